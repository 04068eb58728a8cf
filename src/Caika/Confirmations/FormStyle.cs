using Caika.Platform.Documents.Fonts;
using Caika.Platform.Documents.Pdf;

namespace Caika.Confirmations;

/// <summary>
/// The look of the forms: print in Song, what was filled in in Kai, so template and data are told apart at arm's length.
/// </summary>
internal static class FormStyle
{
    public const double Margin = PaperFrame.Margin;
    public const double TableWidth = PaperFrame.Width;
    public const double TableRight = PaperFrame.Right;
    public const double TableBottom = 268;
    public const double Outer = 0.6;

    public static readonly TextStyle Label = new(Face.Song, 10.5);
    public static readonly TextStyle Value = new(Face.Kai, 11.5);
    public static readonly TextStyle Number = new(Face.Mono, 14);
    public static readonly TextStyle Small = new(Face.Song, 9);
    public static readonly TextStyle Foot = new(Face.Song, 8.5, 0.13);
    public static readonly TextStyle Text = new(Face.Song, 10);
    public static readonly TextStyle Hint = new(Face.Song, 9, 0.27);

    public static TextStyle Title(double points) => new(Face.SongBold, points);
}
