using System.Xml;
using System.Xml.Linq;

namespace Caika.Server.Hosting;

/// <summary>Asks a CAS server whose ticket it is (CAS protocol 3.0, <c>/p3/serviceValidate</c>; 2.0 servers answer <c>/serviceValidate</c>).</summary>
internal static class CasTickets
{
    private static readonly XNamespace Cas = "http://www.yale.edu/tp/cas";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
    { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1 << 20 };

    internal static string LoginUrl(CasSignIn cas, string service) => $"{cas.Url.TrimEnd('/')}/login?service={Uri.EscapeDataString(service)}";

    /// <returns>The user's name; null when the server does not vouch for the ticket.</returns>
    internal static async Task<string?> UserOf(CasSignIn cas, string service, string ticket, CancellationToken cancel)
    {
        foreach (var path in new[] { "/p3/serviceValidate", "/serviceValidate" })
        {
            using var answer = await Http.GetAsync($"{cas.Url.TrimEnd('/')}{path}?service={Uri.EscapeDataString(service)}&ticket={Uri.EscapeDataString(ticket)}", cancel);
            if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
                continue;
            return answer.IsSuccessStatusCode ? Parse(await answer.Content.ReadAsStringAsync(cancel)) : null;
        }
        return null;
    }

    internal static string? Parse(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var user = XDocument.Load(reader).Root?.Element(Cas + "authenticationSuccess")?.Element(Cas + "user")?.Value.Trim();
            return string.IsNullOrEmpty(user) ? null : user;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
