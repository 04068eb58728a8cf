using Caika.Imaging.Findings;
using Caika.Intake.Content;
using Caika.Intake.Names;
using Caika.RulePacks;

namespace Caika.Intake.Tidy;

/// <summary>What only the whole says: two files for one place (M06). The same bytes twice are one file, different ones are asked about.</summary>
internal static class SettleSlots
{
    internal static void Run(IList<JudgedFile> files, RulePack pack)
    {
        var slots = Enumerable.Range(0, files.Count).Where(i => files[i].IsMatched).GroupBy(i => (files[i].Person!.Row, files[i].Kind)).Where(slot => slot.Count() > 1);
        foreach (var slot in slots)
        {
            if (slot.Select(i => files[i].Sha256).Distinct().Count() == 1)
            {
                // The one whose name was right stays as it is.
                foreach (var i in slot.OrderBy(i => files[i].Outcome).Skip(1))
                    files[i] = files[i] with { Outcome = FileOutcome.Repaired, Repairs = [.. files[i].Repairs.Append(Repair.SameFile)] };
                continue;
            }
            foreach (var i in slot)
                files[i] = files[i] with
                {
                    Outcome = FileOutcome.Ambiguous,
                    Person = null,
                    Doubt = NameDoubt.SameSlot,
                    Note = NameDoubt.SameSlot.Words(),
                    Findings = [.. files[i].Findings, pack.Dress(new Finding("M06", Level.Refuse, Verdict.NotMet))],
                };
        }
    }
}
