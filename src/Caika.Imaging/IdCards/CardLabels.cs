using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>The words that stand at the same place on every card, in tenths of a millimetre.</summary>
internal static class CardLabels
{
    private static readonly (string Starts, float X, float Y)[] Beginnings =
    [
        ("姓名", 52, 74), ("性别", 52, 142), ("出生", 52, 207), ("住址", 52, 277), ("公民身份", 52, 462), ("签发机关", 196, 408), ("有效期限", 196, 472),
    ];

    /// <summary>Adds the anchors that a line gives.</summary>
    public static void Add(List<Anchor> anchors, string text, Corners line)
    {
        foreach (var (starts, x, y) in Beginnings)
            if (text.StartsWith(starts, StringComparison.Ordinal))
                anchors.Add(Anchor.Of(x, y, line.Left));
        if (text == "居民身份证")
        {
            anchors.Add(Anchor.Of(238, 206, line.Left));
            anchors.Add(Anchor.Of(752, 206, line.Right));
        }
        if (text == "中华人民共和国")
        {
            anchors.Add(Anchor.Of(238, 96, line.Left));
            anchors.Add(Anchor.Of(748, 96, line.Right));
        }
        if (CitizenNumber.In(text) is null)
            return;
        anchors.Add(Anchor.Of(782, 462, line.Right));
        if (text.Length == 18)
            anchors.Add(Anchor.Of(292, 462, line.Left));
    }
}
