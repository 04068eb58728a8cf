using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Caika.Testing;

/// <summary>What a page answered: status, address after redirects, and the parsed page.</summary>
internal sealed record TestPage(HttpStatusCode Status, Uri Url, string Html, IHtmlDocument Document, HttpResponseMessage Response)
{
    internal string Text => Document.Body?.TextContent ?? "";

    internal string Main => Document.QuerySelector("main")?.TextContent ?? Text;
}

/// <summary>A file to send with a form.</summary>
internal sealed record TestFile(string Field, string Name, byte[] Bytes);

/// <summary>A browser without JavaScript: keeps cookies, follows redirects, posts the forms that stand on a page.</summary>
internal sealed class TestBrowser : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="cookies">Of a browser that was here before.</param>
    internal TestBrowser(Uri url, CookieContainer? cookies = null, bool follows = true)
    {
        Cookies = cookies ?? new CookieContainer();
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = follows }) { BaseAddress = url };
    }

    internal CookieContainer Cookies { get; }
    internal HttpClient Http => _http;

    /// <summary>Of the last answer.</summary>
    internal HttpStatusCode LastStatus { get; private set; }

    internal async Task<TestPage> Get(string path) => await ReadLast(await _http.GetAsync(path));

    /// <summary>Posts a form of the page with its hidden fields and current values, some of them replaced.</summary>
    /// <param name="selector">Which form.</param>
    internal Task<TestPage> Post(TestPage page, string selector, Dictionary<string, string>? fields = null, params TestFile[] files) =>
        PostMany(page, selector, [.. fields ?? []], files);

    /// <summary>The same, with fields that may stand several times: boxes of one name.</summary>
    internal async Task<TestPage> PostMany(TestPage page, string selector, IReadOnlyList<KeyValuePair<string, string>> fields, params TestFile[] files)
    {
        var form = page.Document.QuerySelector(selector) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form {selector} on {page.Url.PathAndQuery} ({page.Status}): {page.Main.Trim()[..Math.Min(300, page.Main.Trim().Length)]}");
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => (null, null),
                IHtmlInputElement { Type: "file" or "submit" } => (null, null),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlSelectElement select => (select.Name, select.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                _ => (null, null),
            };
            if (!string.IsNullOrEmpty(name) && fields.All(field => field.Key != name))
                values.Add(new(name, value ?? ""));
        }
        values.AddRange(fields);
        var action = new Uri(page.Url, form.GetAttribute("action") ?? page.Url.PathAndQuery);
        HttpContent content;
        if (files.Length > 0 || form.Enctype?.StartsWith("multipart", StringComparison.OrdinalIgnoreCase) == true)
        {
            var multipart = new MultipartFormDataContent();
            foreach (var (name, value) in values)
                multipart.Add(new StringContent(value), name);
            foreach (var file in files)
                multipart.Add(new ByteArrayContent(file.Bytes), file.Field, file.Name);
            content = multipart;
        }
        else
        {
            content = new FormUrlEncodedContent(values);
        }
        if (form.Method.Equals("get", StringComparison.OrdinalIgnoreCase))
            return await Get(action.GetLeftPart(UriPartial.Path) + "?" + await content.ReadAsStringAsync());
        return await ReadLast(await _http.PostAsync(action, content));
    }

    private Task<TestPage> ReadLast(HttpResponseMessage response)
    {
        LastStatus = response.StatusCode;
        return Read(response);
    }

    internal static async Task<TestPage> Read(HttpResponseMessage response)
    {
        var html = response.Content.Headers.ContentType?.MediaType == "text/html" ? await response.Content.ReadAsStringAsync() : "";
        var context = BrowsingContext.New(Configuration.Default);
        var document = (IHtmlDocument)await context.OpenAsync(request => request.Content(html).Address(response.RequestMessage!.RequestUri!));
        return new(response.StatusCode, response.RequestMessage!.RequestUri!, html, document, response);
    }

    public void Dispose() => _http.Dispose();
}
