using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Caika.Server.Hosting;

/// <summary>HTTPS by Caika itself, or by a proxy in front of it.</summary>
internal static class Tls
{
    /// <exception cref="System.Security.Cryptography.CryptographicException">The files are no certificate, no key, or do not belong together.</exception>
    internal static X509Certificate2 Load(string certificate, string key)
    {
        using var loaded = X509Certificate2.CreateFromPemFile(certificate, key);
        return X509CertificateLoader.LoadPkcs12(loaded.Export(X509ContentType.Pkcs12), null);
    }

    // Forward secrecy and authenticated encryption only; CBC with a MAC of its own is what LUCKY13 and its kin attack.
    private static readonly CipherSuitesPolicy Authenticated = new(
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ]);

    internal static void Use(HttpsConnectionAdapterOptions https, string certificate, string key)
    {
        // The chain goes along, so that phones that lack an intermediate certificate still connect.
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificate);
        https.ServerCertificate = Load(certificate, key);
        https.ServerCertificateChain = chain;
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.OnAuthenticate = (_, options) => options.CipherSuitesPolicy = Authenticated;
    }

    /// <summary>Only the named proxy is believed, and only one hop.</summary>
    internal static ForwardedHeadersOptions Believe(IPAddress proxy)
    {
        var headers = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = 1,
        };
        headers.KnownIPNetworks.Clear();
        headers.KnownProxies.Clear();
        headers.KnownProxies.Add(proxy);
        return headers;
    }
}
