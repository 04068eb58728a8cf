using Caika.Enrolments.Workbooks;
using Caika.Platform.Documents.Sheets;

namespace Caika.Testing;

/// <summary>A large form filled in as one program would: every row good. The hidden sheets come along as they were.</summary>
internal static class FilledForm
{
    private static readonly Dictionary<string, string> Content = new()
    {
        ["民族"] = "汉族",
        ["国籍"] = "中国",
        ["证件有效期起"] = "2014-08-21",
        ["证件有效期止"] = "2034-08-21",
        ["签发机关"] = "吉首市公安局",
        ["职业"] = "专业、技术人员",
        ["通讯地址"] = "吉首市人民南路 120 号 6 栋 302 室",
        ["邮政编码"] = "416000",
    };

    internal static byte[] Of(ReadOnlyMemory<byte> form)
    {
        using var source = new MemoryStream(form.ToArray());
        using var book = XlsxBook.Open(source, ReadForm.Limits);
        var sheets = new List<BookSheet>();
        foreach (var entry in book.Sheets)
        {
            var rows = new Rows();
            book.Read(entry.Name, rows);
            var heading = rows.All[0];
            sheets.Add(new BookSheet(entry.Name, [.. heading.Select(text => new BookColumn(text))], rows.All.Skip(1).Select(row => entry.Name == FormLayout.DataSheet ? Fill(heading, row) : row))
            {
                Shown = entry.IsVisible ? SheetShown.Visible : SheetShown.Hidden,
            });
        }
        using var filled = new MemoryStream();
        BookWriter.Write(filled, sheets);
        return filled.ToArray();
    }

    private static string[] Fill(string[] heading, string[] row) =>
        [.. heading.Select((text, i) => Content.TryGetValue(text.TrimEnd('*'), out var value) ? value : i < row.Length ? row[i] : "")];

    private sealed class Rows : RowTaker
    {
        internal List<string[]> All { get; } = [];

        internal override void Add(int number, ReadOnlySpan<SheetCell> cells)
        {
            var row = new string[cells.Length];
            for (var i = 0; i < row.Length; i++)
                row[i] = cells[i].Text;
            All.Add(row);
        }
    }
}
