using Caika.Campaigns;
using Caika.Enrolments;
using Caika.Imaging.Findings;
using Caika.Photos;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Reviews.Strips;
using Caika.RulePacks;
using Microsoft.EntityFrameworkCore;

namespace Caika.Reviews.Calibration;

/// <summary>What reviewers said of photos with a measured value.</summary>
/// <param name="Limit">The campaign's present limit.</param>
/// <param name="Passed">Values of photos a reviewer passed.</param>
/// <param name="Returned">Values of photos a reviewer returned for what this rule is about.</param>
internal sealed record RuleEvidence(RuleScale Scale, double Limit, IReadOnlyList<double> Passed, IReadOnlyList<double> Returned)
{
    internal int Found => FalseAt(Limit) + FoundAt(Limit);

    /// <summary>The rule found something, the reviewer did not.</summary>
    internal int Overruled => FalseAt(Limit);

    internal int Judged => Passed.Count + Returned.Count;

    internal int FalseAt(double limit) => Passed.Count(v => Scale.Finds(v, limit));

    internal int FoundAt(double limit) => Returned.Count(v => Scale.Finds(v, limit));

    internal int MissedAt(double limit) => Returned.Count - FoundAt(limit);

    /// <summary>Limits worth looking at: those that divide the values evenly, and the present one.</summary>
    internal IReadOnlyList<double> Candidates(int count)
    {
        var values = Passed.Concat(Returned).Order().ToList();
        return [.. Enumerable.Range(1, count).Where(_ => values.Count > 0).Select(i => Rounded(values[(values.Count - 1) * i / (count + 1)])).Append(Limit).Distinct().Order()];
    }

    // Three digits are as many as anybody sets.
    private static double Rounded(double value) => value == 0 ? 0 : Math.Round(value, Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6));
}

/// <summary>How the second looks at strips came out.</summary>
internal sealed record StripPace(StripQuestion Question, int Answers, double? SecondsEach, int Twice, int Split);

/// <summary>Holds what reviewers decided against what the photo rules measured, so that limits are set from evidence.</summary>
internal sealed class Calibrate(CaikaDb db)
{
    internal async Task<IReadOnlyList<RuleEvidence>> Run(Actor actor, CampaignInHand hand, CancellationToken cancel)
    {
        var people = db.VisibleIn(hand, actor).Select(e => e.Id);
        var decisions = (await db.Set<ReviewDecision>().AsNoTracking().Where(d => d.Kind == ItemKind.Photo && people.Contains(d.EnrolmentId))
            .Select(d => new { d.EnrolmentId, d.Approved, d.ReasonCode, d.At }).ToListAsync(cancel)).ToLookup(d => d.EnrolmentId);
        var photos = await db.Set<Photo>().AsNoTracking().Where(p => people.Contains(p.EnrolmentId)).OrderBy(p => p.Number)
            .Select(p => new { p.Id, p.EnrolmentId, p.ReceivedAt, p.Measured }).ToListAsync(cancel);
        var strips = (await db.Set<StripAnswer>().AsNoTracking().Where(a => people.Contains(a.EnrolmentId) && (a.State == StripState.Counts || a.State == StripState.Agreed))
            .Select(a => new { a.PhotoId, a.Question, a.Bad, a.At }).ToListAsync(cancel)).ToLookup(a => a.PhotoId);
        var limits = PackEdit.Limits(hand.Campaign.RulePackText).ToDictionary(l => l.Path, l => l.Value, StringComparer.Ordinal);
        var evidence = RuleScale.All.Where(s => limits.ContainsKey(s.Limit)).Select(s => (Scale: s, Passed: new List<double>(), Returned: new List<double>())).ToList();

        foreach (var versions in photos.GroupBy(p => p.EnrolmentId))
        {
            var list = versions.ToList();
            for (var i = 0; i < list.Count; i++)
            {
                // A decision is about the version that lay there when it was made; of several the last one counts.
                var until = i + 1 < list.Count ? list[i + 1].ReceivedAt : DateTimeOffset.MaxValue;
                var decided = decisions[versions.Key].Where(d => d.At >= list[i].ReceivedAt && d.At < until).MaxBy(d => d.At);
                var looks = strips[list[i].Id].OrderBy(a => a.At).ToList();
                if (decided is null && looks.Count == 0)
                    continue;
                var measured = PhotoFacts.Measured(list[i].Measured);
                foreach (var (scale, passed, returned) in evidence)
                {
                    var look = looks.FindLast(a => StripQuestion.Of(a.Question)?.Rules.Contains(scale.Rule) == true);
                    if (scale.Read(measured.GetValueOrDefault(scale.Rule)) is { } value && IsBad(look?.Bad, decided?.Approved, decided?.ReasonCode, scale.Rule) is { } bad)
                        (bad ? returned : passed).Add(value);
                }
            }
        }
        return [.. evidence.Select(e => new RuleEvidence(e.Scale, limits[e.Scale.Limit], e.Passed, e.Returned))];
    }

    /// <summary>How fast and how alike people answer each question about parts.</summary>
    internal async Task<IReadOnlyList<StripPace>> Strips(CampaignInHand hand, CancellationToken cancel)
    {
        var sheets = await db.Set<StripSheet>().AsNoTracking().Where(s => s.CampaignId == hand.Id).Select(s => new { s.Id, s.Question, s.Count, s.MillisecondsEach }).ToListAsync(cancel);
        var twice = await db.Set<StripAnswer>().AsNoTracking().Where(a => a.IsSecond && db.Set<StripSheet>().Any(s => s.Id == a.SheetId && s.CampaignId == hand.Id))
            .GroupBy(a => new { a.Question, a.State }).Select(g => new { g.Key.Question, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        return [.. StripQuestion.All.Select(question =>
        {
            var own = sheets.FindAll(s => s.Question == question.Key);
            var timed = own.FindAll(s => s.MillisecondsEach is not null);
            return new StripPace(question, own.Sum(s => s.Count), timed.Count == 0 ? null : timed.Sum(s => (double)s.MillisecondsEach!.Value * s.Count) / timed.Sum(s => s.Count) / 1000,
                twice.Where(t => t.Question == question.Key).Sum(t => t.Count), twice.Where(t => t.Question == question.Key && t.State == StripState.Split).Sum(t => t.Count));
        }).Where(p => p.Answers > 0)];
    }

    // A look at the part says it best; a photo that was returned for something else says nothing about this rule.
    private static bool? IsBad(bool? look, bool? approved, string? reason, string rule) =>
        look ?? approved switch { null => null, true => false, _ => IsAbout(reason, rule) ? true : null };

    // Reasons carry the number of the rule they follow from; some stand for several.
    private static bool IsAbout(string? reason, string rule) => reason is { Length: >= 3 } && (reason[..3] == rule[..3] || (reason, rule[..3]) is
        ("P07", "P08") or ("P07", "P09") or ("P14", "P15") or ("P24", "P10") or ("P24", "P11"));
}
