namespace Caika.Platform.Documents.Sheets;

/// <summary>A cell to be coloured, with what is to be said about it.</summary>
/// <param name="IsBad">Red; otherwise it is only to be looked at.</param>
/// <param name="Text">Empty: coloured without a comment.</param>
internal sealed record CellMark(string Cell, bool IsBad, string Text);

/// <summary>What is to be put into a clerk's own workbook; everything else in it stays as it is.</summary>
/// <param name="Sheet">The sheet the marks are for.</param>
/// <param name="Cells">New texts of cells that are there, by address.</param>
/// <param name="Summary">The rows of a sheet of its own in front of all others.</param>
internal sealed record SheetMarks(string Sheet, IReadOnlyList<CellMark> Marks, IReadOnlyDictionary<string, string> Cells, string SummarySheet, IReadOnlyList<IReadOnlyList<string>> Summary);
