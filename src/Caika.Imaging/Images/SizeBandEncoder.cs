namespace Caika.Imaging.Images;

/// <summary>How a fit ended.</summary>
public enum FitOutcome
{
    /// <summary>The file lies in the band.</summary>
    Fitted = 0,

    /// <summary>Even enlarged and at quality 100 the file stays below the band: the picture holds too little.</summary>
    TooSmall = 1,

    /// <summary>Even at the smallest scale and lowest quality the file stays above the band.</summary>
    TooLarge = 2,

    /// <summary>The band was jumped over: it is narrower than one step of quality.</summary>
    Missed = 3,
}

/// <summary>A picture as JPEG inside a size band, or why there is none.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="File">The JPEG; null unless fitted.</param>
/// <param name="Width">Width of the file's picture, pixels.</param>
/// <param name="Height">Height of the file's picture, pixels.</param>
/// <param name="Scale">Its size divided by the original's.</param>
/// <param name="Quality">Its JPEG quality.</param>
/// <param name="Encodings">How often was encoded, at most <see cref="SizeBandEncoder.MaxEncodings"/>.</param>
public sealed record FittedPicture(FitOutcome Outcome, byte[]? File, int Width, int Height, double Scale, int Quality, int Encodings);

/// <summary>Encodes a picture so that the file lies in a band of bytes; nothing is ever padded.</summary>
public static class SizeBandEncoder
{
    /// <summary>Most encodings of one fit.</summary>
    public const int MaxEncodings = 7;

    /// <summary>Searches quality and scale; each try encodes the given picture anew.</summary>
    /// <param name="picture">The original's pixels, never those of a derived file.</param>
    /// <param name="band">The bytes wanted.</param>
    /// <param name="policy">What may be changed, and how far.</param>
    public static FittedPicture Fit(Picture picture, SizeBand band, FitPolicy policy)
    {
        var path = new FitPath(picture.Width, picture.Height, policy);
        var search = new FitSearch(path, band);
        FittedPicture last;
        var scaled = picture;
        do
        {
            var (scale, quality) = path.At(search.Position);
            int width = Math.Max(1, (int)Math.Round(picture.Width * scale)), height = Math.Max(1, (int)Math.Round(picture.Height * scale));
            if (scaled.Width != width || scaled.Height != height)
                scaled = PictureScaler.Scale(picture, width, height);
            var file = JpegWriter.Encode(scaled, quality, policy.FullChroma, policy.DotsPerInch);
            search.Tried(file.Length);
            last = new(search.Outcome, band.Contains(file.Length) ? file : null, width, height, scale, quality, search.Tries);
        }
        while (last.File is null && search.Goes(MaxEncodings));
        return last;
    }
}
