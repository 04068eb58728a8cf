using System.Security.Cryptography;
using System.Text;
using Caika.Platform.Data;
using Caika.Platform.Files;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Tests.Platform.Files;

public sealed class FileVaultTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(65537)]
    [InlineData(131072)]
    [InlineData(1_000_003)]
    public async Task WhatWasPut_ComesBack(int length)
    {
        await using var data = await TestData.Open();
        var bytes = RandomNumberGenerator.GetBytes(length);
        var back = await RoundTrip(data, bytes);
        Assert.Equal(bytes, back);
    }

    [Fact]
    public async Task StoredBytes_HoldNothingInClear()
    {
        await using var data = await TestData.Open();
        var planted = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("439901198501010013张三", 500)));
        await RoundTrip(data, planted);
        var stored = Directory.EnumerateFiles(data.Options.FilesPath, "*", SearchOption.AllDirectories).Select(File.ReadAllBytes).ToList();
        Assert.NotEmpty(stored);
        Assert.All(stored, bytes => Assert.Equal(-1, bytes.AsSpan().IndexOf("439901198501010013"u8)));
    }

    [Fact]
    public async Task ChangedOrCutFile_IsRefused()
    {
        await using var data = await TestData.Open();
        var hand = await data.Hand();
        var file = await Put(data, RandomNumberGenerator.GetBytes(200_000));
        var path = Directory.EnumerateFiles(data.Options.FilesPath, file.Address, SearchOption.AllDirectories).Single();
        var stored = await File.ReadAllBytesAsync(path);

        foreach (var damaged in new[] { stored[..^1], stored[..65552], Flip(stored, 10), Flip(stored, 70_000), [.. stored, 0] })
        {
            await File.WriteAllBytesAsync(path, damaged);
            await Assert.ThrowsAnyAsync<CryptographicException>(() => data.Do(services => services.GetRequiredService<FileVault>().Read(file, hand.Keys, default)));
        }
    }

    [Fact]
    public async Task OrphanOlderThanADay_IsSweptAndOthersStay()
    {
        await using var data = await TestData.Open();
        var kept = await Put(data, [1, 2, 3]);
        var store = await data.Do(services => Task.FromResult(services.GetRequiredService<IFileStore>()));
        await store.PutAsync(new MemoryStream([9, 9, 9]), default);

        Assert.Equal(0, await Sweep(data));
        data.Clock.Turn(TimeSpan.FromDays(3650));
        Assert.Equal(1, await Sweep(data));

        var hand = await data.Hand();
        Assert.Equal([1, 2, 3], await data.Do(services => services.GetRequiredService<FileVault>().Read(kept, hand.Keys, default)));
    }

    private static Task<int> Sweep(TestData data) => data.Do(services => ActivatorUtilities.CreateInstance<SweepFilesJob>(services).Run(default));

    private static byte[] Flip(byte[] bytes, int at)
    {
        var copy = (byte[])bytes.Clone();
        copy[at] ^= 1;
        return copy;
    }

    private static async Task<StoredFile> Put(TestData data, byte[] bytes)
    {
        var hand = await data.Hand();
        return await data.Do(async services =>
        {
            var file = await services.GetRequiredService<FileVault>().Put(data.CampaignId, hand.Keys, bytes, default);
            await services.GetRequiredService<CaikaDb>().SaveChangesAsync();
            return file;
        });
    }

    private static async Task<byte[]> RoundTrip(TestData data, byte[] bytes)
    {
        var hand = await data.Hand();
        var put = await Put(data, bytes);
        return await data.Do(async services =>
        {
            var file = await services.GetRequiredService<CaikaDb>().Set<StoredFile>().SingleAsync(f => f.Id == put.Id);
            Assert.Equal(SHA256.HashData(bytes), file.Sha256);
            Assert.Equal(bytes.Length, file.Length);
            return await services.GetRequiredService<FileVault>().Read(file, hand.Keys, default);
        });
    }
}
