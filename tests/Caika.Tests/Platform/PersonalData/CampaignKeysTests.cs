using System.Security.Cryptography;
using Caika.Platform.PersonalData;

namespace Caika.Tests.Platform.PersonalData;

public sealed class CampaignKeysTests
{
    private static readonly CampaignKeys Keys = new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void SealedColumn_OpensInItsRowOnly()
    {
        var (row, other) = (Guid.NewGuid(), Guid.NewGuid());
        var sealedText = Keys.Seal("439901198501010013", row);
        Assert.Equal("439901198501010013", Keys.Open<string>(sealedText, row));
        Assert.ThrowsAny<CryptographicException>(() => Keys.Open<string>(sealedText, other));
    }

    [Fact]
    public void SameValueSealedTwice_LooksDifferent()
    {
        var row = Guid.NewGuid();
        Assert.NotEqual(Keys.Seal("x", row), Keys.Seal("x", row));
    }

    [Fact]
    public void LookUp_IsTheSameInOneCampaignAndDiffersInAnother()
    {
        Assert.Equal(Keys.LookUp("id-number", "1"), Keys.LookUp("id-number", "1"));
        Assert.NotEqual(Keys.LookUp("id-number", "1"), Keys.LookUp("last-four", "1"));
        Assert.NotEqual(Keys.LookUp("id-number", "1"), new CampaignKeys(RandomNumberGenerator.GetBytes(32)).LookUp("id-number", "1"));
    }

    [Fact]
    public void MasterKey_IsMadeOnceAndTellsItsRecoveryCodeOnce()
    {
        using var folder = new Testing.TestFolder();
        var path = Path.Combine(folder.Path, "keys", "master.key");
        var first = MasterKey.OpenOrCreate(path);
        var second = MasterKey.OpenOrCreate(path);
        Assert.NotNull(first.RecoveryCode);
        Assert.Null(second.RecoveryCode);
        Assert.Equal(first.Derive("x"), second.Derive("x"));
    }
}
