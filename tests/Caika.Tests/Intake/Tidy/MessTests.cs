using Caika.Intake.Content;
using Caika.Intake.Names;
using Caika.Intake.Sources;
using Caika.RulePacks;
using Caika.Testing;
using Caika.Testing.Mess;

namespace Caika.Tests.Intake.Tidy;

/// <summary>A generated mess of 5,000 files for 1,500 people, judged by its names.</summary>
public sealed class MessTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void DecidableFiles_AreMatched_AndNoneWrongly(int seed)
    {
        var mess = new MessMaker(seed);
        var files = mess.Make();
        var judge = new JudgeFile(new MatchByName(new PeopleIndex(mess.People)), RulePack.Parse(RulePack.ShippedText("hunan-2019")), null, null);
        var score = new MessScore();
        foreach (var file in files)
            score.Add(file, judge.Run(file.Path, file.Content == MessContent.NotAPicture ? "MZ"u8.ToArray() : [0xFF, 0xD8, 0xFF, 0xE0]).File);

        Assert.True(score.Wrong.Count == 0, string.Join('\n', score.Wrong));
        Assert.True(score.DecidableMatched >= 0.99 * score.Decidable, $"{score.DecidableMatched} of {score.Decidable}\n{string.Join('\n', score.Missed.Take(60))}");
        Assert.True(score.Decidable > 4000 && score.Proposals > 100, $"{score.Decidable}, {score.Proposals}");
        Assert.True(score.ProposalsRight >= 0.95 * score.Proposals, $"{score.ProposalsRight} of {score.Proposals}");
    }

    [Fact]
    public void NamesOfTheMess_ComeOutOfArchivesAsTheyWentIn()
    {
        using var folder = new TestFolder();
        using var walk = new SourceWalk(folder.Path, new SourceLimits());
        foreach (var place in new MessMaker(4, files: 2000).Make().GroupBy(file => file.Place))
        {
            var zip = new TestZip();
            foreach (var file in place)
                zip.Add(file.Path, [0xFF, 0xD8, 0xFF, 0xE0], place.Key switch { MessPlace.ZipGbk => TestZip.Naming.Gbk, MessPlace.ZipUnicodePath => TestZip.Naming.UnicodePath, MessPlace.Folder => TestZip.Naming.Utf8WithoutFlag, _ => TestZip.Naming.Utf8 });
            var path = Path.Combine(folder.Path, $"{place.Key}.zip");
            File.WriteAllBytes(path, zip.ToArray());

            var files = walk.List(path).ToList();

            Assert.Equal(place.Select(file => $"{place.Key}.zip/{file.Path}").Order(StringComparer.Ordinal), files.Select(file => file.Path).Order(StringComparer.Ordinal));
            Assert.All(files, file => Assert.Equal(4, file.Read().Bytes!.Length));
        }
    }
}
