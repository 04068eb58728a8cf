using Caika.Enrolments;
using Caika.Server.Pages.Shared;

namespace Caika.Server.Pages.Enrolments;

/// <summary>The state of some items of an enrolment in one word; the worst decides. Null: nothing entered.</summary>
internal static class ItemChips
{
    internal static Chip? Of(IReadOnlyList<EnrolmentItem> items, params ItemKind[] kinds)
    {
        var own = items.Where(i => kinds.Contains(i.Kind)).ToList();
        if (own.Count == 0)
            return null;
        if (own.Exists(i => i.IsReturned))
            return Chip.Back("退回");
        if (own.Count < kinds.Length || own.Exists(i => i.Stage == Stage.Person && !i.IsComplete))
            return Chip.Now("填报中");
        if (own.Exists(i => i.Stage == Stage.Person))
            return Chip.Now("已填");
        return own.TrueForAll(i => i.Stage == Stage.Settled) ? Chip.Pass("合格") : Chip.Wait("待审核");
    }

    internal static Chip? Of(PaperState paper) => paper switch
    {
        PaperState.Printed => Chip.Now("已打印"),
        PaperState.Signed => Chip.Pass("已签字"),
        PaperState.Objected => Chip.Back("有异议"),
        _ => null,
    };
}
