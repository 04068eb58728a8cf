using Caika.Platform.Documents.Sheets;

namespace Caika.Enrolments.Roster;

/// <summary>Judges one kind of list row by row, then what can only be said of the whole.</summary>
internal abstract class JudgeList
{
    internal abstract void Take(SheetRow row);

    internal abstract JudgedList Finish();
}
