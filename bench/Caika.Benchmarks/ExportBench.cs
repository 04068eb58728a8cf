using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Caika.Campaigns;
using Caika.Enrolments;
using Caika.IdCards;
using Caika.Imaging.Findings;
using Caika.Imaging.IdCards;
using Caika.Intake.Export;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Zips;
using Caika.Platform.Files;
using Caika.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Benchmarks;

/// <summary>
/// How fast the pictures of a whole unit leave: 20,000 people with three files each, deciphered, summed and written as one
/// archive to nowhere. Files of 1,000 people lie in the store (70 KB each, as large as an ID image may leave) and are named by
/// all; they come from the cache of the disk either way.
/// </summary>
internal static class ExportBench
{
    private const int Distinct = 3_000, FileBytes = 70_000, Batch = 500;

    internal static async Task<int> Run(int people)
    {
        await using var data = await TestData.Open();
        var files = await Store(data);
        foreach (var count in new[] { people / 10, people })
        {
            await Enrol(data, files, count);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var before = Environment.WorkingSet;
            var (start, processor, nowhere, peak) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, new Nowhere(), before);
            using var sampling = new CancellationTokenSource();
            var sampler = Task.Run(async () => { while (!sampling.IsCancellationRequested) { peak = Math.Max(peak, Environment.WorkingSet); await Task.Delay(50); } });
            var written = await data.Do(async services =>
            {
                var (export, system) = (services.GetRequiredService<ExportPictures>(), Actor.System("测量"));
                var begun = (await export.Begin(system, new(null, true, true, ZipNaming.Utf8), default)).OrThrow();
                return await export.Write(system, begun, nowhere, default);
            });
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var worked = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
            await sampling.CancelAsync();
            await sampler;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"export, {count} people, {written} files: {nowhere.Written / 1e6:F0} MB in {seconds:F1} s, {nowhere.Written / 1e6 / seconds:F0} MB/s, {nowhere.Written / 1e6 / worked:F0} MB a processor second; memory {before >> 20} MB before, {peak >> 20} MB at most"));
        }
        return 0;
    }

    private static Task<List<StoredFile>> Store(TestData data) => data.Do(async services =>
    {
        var (db, vault, hand) = (services.GetRequiredService<CaikaDb>(), services.GetRequiredService<FileVault>(), await data.Hand());
        List<StoredFile> files = [];
        for (var i = 0; i < Distinct; i++)
            files.Add(await vault.Put(data.CampaignId, hand.Keys, RandomNumberGenerator.GetBytes(FileBytes), default));
        await db.SaveChangesAsync();
        return files;
    });

    /// <summary>Fills up to so many people.</summary>
    private static async Task Enrol(TestData data, List<StoredFile> files, int upTo)
    {
        var hand = await data.Hand();
        var there = await data.InDb(db => db.Set<Enrolment>().CountAsync());
        for (var first = there; first < upTo; first += Batch)
        {
            await data.InDb(async db =>
            {
                for (var i = first; i < Math.Min(first + Batch, upTo); i++)
                    Add(db, hand, files, i);
                return await db.SaveChangesAsync();
            });
        }
    }

    private static void Add(CaikaDb db, CampaignInHand hand, List<StoredFile> files, int i)
    {
        var (id, place, number) = (Guid.NewGuid(), hand.Unit.Departments[i % 12], string.Create(CultureInfo.InvariantCulture, $"43990119{i:0000000000}"));
        db.Add(new Enrolment
        {
            Id = id,
            CampaignId = hand.Id,
            DepartmentId = place.Id,
            FullName = "样例",
            Insurances = Insurances.All,
            Personal = hand.Keys.Seal(new PersonalData { FullName = "样例", IdNumber = number }, id),
            IdNumberLookUp = hand.Keys.LookUp("id-number", number),
        });
        var (photo, now) = (Guid.NewGuid(), DateTimeOffset.UnixEpoch);
        var file = files[i * 3 % Distinct];
        db.Add(new Photo { Id = photo, EnrolmentId = id, Number = 1, Source = PhotoSource.Self, OriginalFileId = file.Id, DerivedFileId = file.Id, FileName = [], Width = 358, Height = 441, OriginalSha256 = [], ReceivedAt = now, ReceivedFrom = "" });
        foreach (var side in new[] { IdCardSide.Emblem, IdCardSide.Portrait })
        {
            file = files[(i * 3 + 1 + (int)side) % Distinct];
            db.Add(new IdImage { EnrolmentId = id, Side = side, Number = 1, OriginalFileId = file.Id, DerivedFileId = file.Id, FileName = [], Width = 1, Height = 1, Findings = "[]", Outcome = Outcome.Pass, OriginalSha256 = [], ReceivedAt = now, ReceivedFrom = "" });
        }
    }

    /// <summary>Counts what is written.</summary>
    private sealed class Nowhere : Stream
    {
        internal long Written { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => Written;
        public override long Position { get => Written; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => Written += count;
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
