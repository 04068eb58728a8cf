using Caika.Imaging.Marks;

namespace Caika.Confirmations;

/// <summary>
/// Where a form is left blank to be written on, in millimetres. The layouts put their lines there and the scanner looks
/// there; the labels and the writing lines themselves stay outside.
/// </summary>
internal static class FormPlaces
{
    /// <summary>The line 表单编号 in the head, the last but one at the left.</summary>
    internal static readonly PaperPlace Number = new(16.5, 25.7, 42, 5.2);

    /// <summary>Height of the middle of the row in which the person signs and writes the date.</summary>
    internal static double SignRow(FormKind kind) => kind == FormKind.ConfirmationForm ? 207.9 : 256;

    /// <summary>Above the line behind 本人签字：.</summary>
    internal static PaperPlace Signature(FormKind kind) => new(46.2, SignRow(kind) - 9, 45, 10.2);

    /// <summary>The printed line itself: ends and height.</summary>
    internal static (double Left, double Right, double Y) SignatureLine(FormKind kind) => (45.4, 91.4, SignRow(kind) + 2);

    /// <summary>The lower border of the table: the longest line of a form, nothing is written across it, and no skew takes it off the glass.</summary>
    internal static readonly (double Left, double Right, double Y) Border = (FormStyle.Margin, FormStyle.TableRight, FormStyle.TableBottom);

    /// <summary>What is cut out to be looked at: the line and what crosses it too.</summary>
    internal static PaperPlace SignatureCrop(FormKind kind) => new(24, SignRow(kind) - 10.5, 70, 15);

    /// <summary>Above the three lines of year, month and day.</summary>
    internal static PaperPlace[] Date(FormKind kind)
    {
        var (x, y) = (DateX(kind), SignRow(kind) - 5);
        return [new(x + 12, y, 13, 6.2), new(x + 31, y, 8, 6.2), new(x + 45, y, 8, 6.2)];
    }

    internal static double DateX(FormKind kind) => kind == FormKind.ConfirmationForm ? 129 : 93;

    /// <summary>Where a cover sheet may be stamped: its closing box moves with the length of the list.</summary>
    internal static readonly PaperPlace CoverStamp = new(95, 60, 105, 214);
}
