using System.Text;
using Caika.Confirmations.Screen;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Caika.Tests.Confirmations;

public sealed class SealedFormTests
{
    private static readonly DateTimeOffset At = new(2026, 9, 10, 2, 30, 0, TimeSpan.Zero);
    private static readonly byte[] SmallPdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R>>\nstartxref\n43\n%%EOF\n");

    public static TheoryData<string> Profiles => [.. SealProfile.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void SealedForm_SaysWhatItIs_AndEveryFlippedByteIsFound(string profile)
    {
        var file = Sealed(profile);

        var read = CheckSealedForm.Run(file).OrThrow();
        Assert.Equal(("C-7K3M9Q", At, "青禾大学"), (read.Record.Form, read.Record.SignedAt, read.Sealer));
        Assert.Equal([[10, 20, 0, 0.5], [60, 40, 120, 0.5]], read.Record.Strokes[0]);
        for (var i = 0; i < file.Length; i++)
        {
            foreach (var flip in new byte[] { 0x01, 0x20, 0x80 })
            {
                var changed = file.ToArray();
                changed[i] ^= flip;
                Assert.False(CheckSealedForm.Run(changed).Done, $"Byte {i} of {file.Length} was changed by {flip} and nobody saw it.");
            }
        }
        for (var cut = 1; cut < file.Length; cut += 7)
            Assert.False(CheckSealedForm.Run(file[..cut]).Done);
        Assert.False(CheckSealedForm.Run([.. file, (byte)'\n']).Done);
    }

    // Who changes something on purpose sets the sum at the end right as well: the seal has to tell.
    [Theory]
    [MemberData(nameof(Profiles))]
    public void ChangeWithTheSumPutRight_IsFoundByTheSeal(string profile)
    {
        var file = Sealed(profile);
        var body = file.Length - 68;
        var covered = Encoding.ASCII.GetString(file).IndexOf("\n%S ", StringComparison.Ordinal) + 1;
        for (var i = 0; i < covered; i += 3)
        {
            var changed = file.ToArray();
            changed[i] ^= 0x01;
            var sum = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(changed[..body])));
            sum.CopyTo(changed, body + 3);
            Assert.False(CheckSealedForm.Run(changed).Done, $"Byte {i} was changed on purpose and nobody saw it.");
        }
    }

    [Fact]
    public void SealOfAnotherForm_DoesNotFit()
    {
        var (one, other) = (Encoding.Latin1.GetString(Sealed("P256-SHA256")), Encoding.Latin1.GetString(Sealed("P256-SHA256", "C-8K3M9Q")));
        string Seal(string file) => file[file.IndexOf("\n%S ", StringComparison.Ordinal)..file.IndexOf("\nstartxref\n43\n%%EOF\n%H ", StringComparison.Ordinal)];
        var mixed = Encoding.Latin1.GetBytes(one.Replace(Seal(one), Seal(other), StringComparison.Ordinal))[..^68];
        byte[] whole = [.. mixed, .. Encoding.ASCII.GetBytes($"%H {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(mixed))}\n")];

        Assert.Contains("封签和内容对不上", CheckSealedForm.Run(whole).Refusal!.Message);
    }

    [Fact]
    public void OrdinaryPdf_IsNoSealedForm() => Assert.Contains("没有封签", CheckSealedForm.Run(SmallPdf).Refusal!.Message);

    [Theory]
    [InlineData("""{"w":350,"h":175,"strokes":[[[10,20,0,0.5],[200,40,90,0.5]],[[30,60,200,0.5],[250,90,300,1]]]}""", true)]
    [InlineData("""{"w":350,"h":175,"strokes":[]}""", false)]
    [InlineData("""{"w":350,"h":175,"strokes":[[[10,20,90,0.5],[200,40,0,0.5]]]}""", false)]
    [InlineData("""{"w":350,"h":175,"strokes":[[[10,20,0,0.5],[9000,40,5,0.5]]]}""", false)]
    [InlineData("""{"w":350,"h":175,"strokes":[[[10,20,0,7],[20,40,5,0.5]]]}""", false)]
    [InlineData("""{"w":350,"h":175,"strokes":[[[10],[20]]]}""", false)]
    [InlineData("""{"w":1e999,"h":175,"strokes":[[[10,20,0,0.5]]]}""", false)]
    [InlineData("[]", false)]
    [InlineData("x", false)]
    [InlineData("", false)]
    public void Strokes_AreReadOnlyWhenAPenCanHaveDrawnThem(string json, bool good) => Assert.Equal(good, Strokes.Read(json) is not null);

    [Fact]
    public void ADot_IsNoSignature() =>
        Assert.True(Strokes.Read("""{"w":350,"h":175,"strokes":[[[10,20,0,0.5],[12,21,9,0.5]]]}""")!.IsTooLittle);

    private static byte[] Sealed(string name, string form = "C-7K3M9Q")
    {
        var profile = SealProfile.All.Single(p => p.Name == name);
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(profile.Curve, new SecureRandom()));
        var pair = generator.GenerateKeyPair();
        var subject = new X509Name([X509Name.CN], ["青禾大学"]);
        var certificate = new X509V3CertificateGenerator();
        certificate.SetSerialNumber(BigInteger.One);
        certificate.SetIssuerDN(subject);
        certificate.SetSubjectDN(subject);
        certificate.SetNotBefore(At.UtcDateTime);
        certificate.SetNotAfter(At.UtcDateTime.AddYears(1));
        certificate.SetPublicKey(pair.Public);
        var seal = new FormSeal(profile, pair.Private, certificate.Generate(new Asn1SignatureFactory(profile.Signature, pair.Private)));
        var record = new SignedRecord
        {
            Profile = name,
            Form = form,
            Title = "社会保障卡个人信息确认表",
            Revision = 1,
            Unit = "青禾大学",
            Campaign = "采集",
            SignedAt = At,
            Proof = "密码和验证码",
            ConsentVersion = "1",
            Consent = "本人同意。",
            Pages = CheckSealedForm.PagesHash(profile, SmallPdf),
            Pad = [350, 175],
            Strokes = [[[10, 20, 0, 0.5], [60, 40, 120, 0.5]]],
        };
        return SealedForm.Write(SmallPdf, record, seal);
    }
}
