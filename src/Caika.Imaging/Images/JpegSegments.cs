namespace Caika.Imaging.Images;

/// <summary>One marker of a JPEG and where its parts lie in the file.</summary>
/// <param name="Marker">The marker's second byte, for example 0xDA for the start of a scan.</param>
/// <param name="Start">Offset of the 0xFF directly before the marker.</param>
/// <param name="BodyStart">Offset after the length field; equals <paramref name="BodyEnd"/> for stand-alone markers.</param>
/// <param name="BodyEnd">Offset after the segment, for a scan: of its first entropy-coded byte.</param>
internal readonly record struct JpegSegment(byte Marker, int Start, int BodyStart, int BodyEnd)
{
    public ReadOnlySpan<byte> Body(ReadOnlySpan<byte> file) => file[BodyStart..BodyEnd];
}

/// <summary>Walks the markers of a JPEG; entropy-coded bytes, restart markers and junk between segments are stepped over.</summary>
internal ref struct JpegSegments(ReadOnlySpan<byte> file)
{
    public const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, Comment = 0xFE, App0 = 0xE0, App1 = 0xE1,
        App2 = 0xE2, App14 = 0xEE, App15 = 0xEF;

    private readonly ReadOnlySpan<byte> _file = file;
    private int _at = 2;

    public JpegSegment Current { get; private set; }

    /// <summary>False at the end of the bytes, at a segment that runs over it, and after the end marker.</summary>
    public bool MoveNext()
    {
        if (Current.Marker == EndOfImage || !FindMarker(out var start))
            return false;
        var marker = _file[_at++];
        if (StandsAlone(marker))
        {
            Current = new(marker, start, _at, _at);
            return true;
        }
        if (_at + 2 > _file.Length)
            return false;
        var length = _file[_at] << 8 | _file[_at + 1];
        if (length < 2 || _at + length > _file.Length)
            return false;
        Current = new(marker, start, _at + 2, _at + length);
        _at += length;
        return true;
    }

    private static bool StandsAlone(byte marker) => marker is 0x01 or StartOfImage or EndOfImage;

    // Leaves _at on the marker's second byte. 0xFF00 is a coded 0xFF, 0xFFD0–D7 are restart markers inside a scan.
    private bool FindMarker(out int start)
    {
        start = -1;
        while (_at + 1 < _file.Length)
        {
            var step = _file[_at..].IndexOf((byte)0xFF);
            if (step < 0)
                return false;
            _at += step;
            while (_at < _file.Length && _file[_at] == 0xFF)
                _at++;
            if (_at >= _file.Length)
                return false;
            if (_file[_at] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                start = _at - 1;
                return true;
            }
            _at++;
        }
        return false;
    }
}
