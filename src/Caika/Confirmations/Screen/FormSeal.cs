using Caika.Units;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities.Collections;
using Org.BouncyCastle.X509;
using Cms = Org.BouncyCastle.Asn1.Cms;

namespace Caika.Confirmations.Screen;

/// <summary>Seals bytes as a detached CMS signature (RFC 5652) and checks such a seal.</summary>
internal sealed class FormSeal(SealProfile profile, AsymmetricKeyParameter key, X509Certificate certificate)
{
    internal SealProfile Profile => profile;

    /// <returns>CMS SignedData, DER, without the content, with the certificate.</returns>
    internal byte[] Sign(byte[] content, DateTimeOffset at)
    {
        var attributes = new Cms.AttributeTable([new Cms.Attribute(Cms.CmsAttributes.SigningTime, new DerSet(new Cms.Time(at.UtcDateTime)))]);
        var signer = new SignerInfoGeneratorBuilder().WithSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes))
            .Build(new Asn1SignatureFactory(profile.Signature, key), certificate);
        var generator = new CmsSignedDataGenerator();
        generator.AddSignerInfoGenerator(signer);
        generator.AddCertificates(CollectionUtilities.CreateStore([certificate]));
        return generator.Generate(new CmsProcessableByteArray(content), encapsulate: false).GetEncoded("DER");
    }

    /// <summary>Whose seal it is, or null when it does not fit the content.</summary>
    internal static (string Unit, string Fingerprint)? Check(byte[] cms, byte[] content)
    {
        try
        {
            var data = new CmsSignedData(new CmsProcessableByteArray(content), cms);
            var signers = data.GetSignerInfos().GetSigners();
            var certificates = data.GetCertificates().EnumerateMatches(null).ToList();
            if (signers.Count != 1 || certificates.Count != 1 || signers[0].SignedAttributes is not { } attributes)
                return null;
            var (signer, by) = (signers[0], certificates[0]);
            var publicKey = by.GetPublicKey();
            by.Verify(publicKey); // made by itself: the fingerprint says whose it is, not an authority
            if (SealProfile.All.FirstOrDefault(p => p.Digest.Equals(signer.DigestAlgorithmID.Algorithm)) is not { } profile || !signer.SignerID.Match(by)
                || attributes[Cms.CmsAttributes.MessageDigest]?.AttrValues is not { Count: 1 } digests
                || !Asn1OctetString.GetInstance(digests[0]).GetOctets().AsSpan().SequenceEqual(profile.Hash(content)))
                return null;
            var check = SignerUtilities.GetSigner(profile.Signature);
            check.Init(false, publicKey);
            check.BlockUpdate(signer.GetEncodedSignedAttributes());
            if (!check.VerifySignature(signer.GetSignature()))
                return null;
            var unit = by.SubjectDN.GetValueList(X509Name.CN).FirstOrDefault() ?? "";
            return (unit, KeyFingerprint.Of(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(publicKey).GetDerEncoded()));
        }
        // Whatever a parser says of bytes from a stranger, the answer is the same.
        catch (Exception broken) when (broken is CmsException or GeneralSecurityException or CryptoException or IOException or ArgumentException or InvalidOperationException or FormatException or InvalidCastException or NullReferenceException or ArithmeticException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
