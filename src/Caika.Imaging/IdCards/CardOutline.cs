using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>Where a card lies in a picture.</summary>
/// <param name="Corners">Its corners, pixels of the picture; the upper edge is one of the two long ones.</param>
/// <param name="Score">How much it looks like a card, about 0 to 2; see <see cref="EdgeField"/>.</param>
/// <param name="Area">Share of the picture it covers.</param>
/// <param name="SidesAtBorder">How many of its sides lie on the border of the picture.</param>
internal sealed record CardOutline(Corners Corners, float Score, float Area, int SidesAtBorder)
{
    /// <summary>The same outline in a picture of another scale.</summary>
    public CardOutline Scaled(float scale) => this with
    {
        Corners = new(Corners.TopLeft * scale, Corners.TopRight * scale, Corners.BottomRight * scale, Corners.BottomLeft * scale),
    };
}
