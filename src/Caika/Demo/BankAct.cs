using System.Globalization;
using Caika.Enrolments;
using Caika.Matching;
using Caika.Photos;
using Caika.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Caika.Demo;

/// <summary>The bank matches the main campus: one photo comes from the police, one name does not match.</summary>
internal static class BankAct
{
    internal static async Task Run(DemoStage stage)
    {
        var hand = await stage.Hand();
        var batch = (await stage.Do<MakeMatchList, Outcome<MatchBatch>>(make => make.Run(stage.Administrator, stage.Campaign.Id, hand.Unit.Campuses.Single(c => c.Name == MadeUpUnit.MainCampus).Id, default))).OrThrow();
        stage.Clock.Turn(TimeSpan.FromDays(1));

        var (matched, mismatch) = (stage.Of(stage.Cast.Matched), stage.Of(stage.Cast.Mismatch));
        var lines = new List<MatchLine>();
        var photos = new Dictionary<string, byte[]>();
        foreach (var item in batch.Items.Where(i => i.EnrolmentId == matched || i.EnrolmentId == mismatch))
        {
            var name = await stage.InDb(db => db.Set<Enrolment>().Where(e => e.Id == item.EnrolmentId).Select(e => e.FullName).SingleAsync());
            var ok = item.EnrolmentId == matched;
            lines.Add(new(lines.Count + 2, item.Serial, name, ok ? MatchResult.Matched : MatchResult.NameMismatch, ok ? "" : "公安登记用字不同"));
            if (ok)
                photos[item.Serial.ToString(CultureInfo.InvariantCulture)] = DemoPapers.Photo(stage, stage.Cast.Matched);
        }
        (await stage.Do<TakeInMatchAnswer, Outcome<MatchReport>>(take => take.Run(stage.Bank, batch.Id, lines, photos, default))).OrThrow();

        var self = EntryAct.PersonOf(stage, stage.Cast.Matched);
        var photo = await stage.InDb(db => db.Set<Photo>().Where(p => p.EnrolmentId == matched && p.IsCurrent).Select(p => p.Id).SingleAsync());
        (await stage.Do<ConfirmPhoto, Outcome<Photo>>(confirm => confirm.Run(self, photo, default))).OrThrow();
        await EntryAct.Confirm(stage, self, stage.Cast.Matched);
    }
}
