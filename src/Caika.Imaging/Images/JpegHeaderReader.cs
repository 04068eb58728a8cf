namespace Caika.Imaging.Images;

/// <summary>Gathers the facts of <see cref="JpegHeader"/> in one pass over the segments.</summary>
internal sealed class JpegHeaderReader
{
    private int _width, _height, _components, _precision, _scans, _orientation = 1, _end;
    private int? _adobeTransform, _dotsPerInch;
    private bool _progressive, _exif, _icc, _otherMetadata;

    public JpegHeader? Read(ReadOnlySpan<byte> file)
    {
        var segments = new JpegSegments(file);
        while (segments.MoveNext())
        {
            var segment = segments.Current;
            if (!Accept(segment.Marker, segment.Body(file)))
                return null;
            if (segment.Marker == JpegSegments.EndOfImage)
                _end = segment.BodyEnd;
        }
        if (_width == 0 || _scans == 0)
            return null;
        return new(_width, _height, _components, _precision, _progressive, _scans, _orientation, _exif, _icc, _adobeTransform,
            _dotsPerInch, _otherMetadata, _end > 0, _end > 0 ? file.Length - _end : 0);
    }

    private bool Accept(byte marker, ReadOnlySpan<byte> body)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                return AcceptFrame(marker, body);
            case 0xC3 or (>= 0xC5 and <= 0xCB) or (>= 0xCD and <= 0xCF) or 0xDE or 0xDF:
                return false;   // lossless, hierarchical or arithmetic coding: no phone and no studio writes it
            case JpegSegments.StartOfScan:
                _scans++;
                return _width != 0;
            case (>= JpegSegments.App0 and <= JpegSegments.App15) or JpegSegments.Comment:
                ReadMetadata(marker, body);
                return true;
            default:
                return true;
        }
    }

    private bool AcceptFrame(byte marker, ReadOnlySpan<byte> body)
    {
        if (_width != 0 || body.Length < 6)
            return false;
        (_precision, _components, _progressive) = (body[0], body[5], marker == 0xC2);
        _height = body[1] << 8 | body[2];
        _width = body[3] << 8 | body[4];
        return _width != 0 && _height != 0 && body.Length >= 6 + 3 * _components;
    }

    private void ReadMetadata(byte marker, ReadOnlySpan<byte> body)
    {
        if (marker == JpegSegments.App0 && body.StartsWith("JFIF\0"u8) && body.Length >= 14)
        {
            _dotsPerInch = JfifDensity.DotsPerInch(body);
            _otherMetadata |= body.Length > 14;     // a thumbnail, which may show what was cropped away
        }
        else if (marker == JpegSegments.App1 && body.StartsWith("Exif\0\0"u8))
        {
            _orientation = _exif ? _orientation : ExifOrientation.Read(body[6..]);
            _exif = true;
        }
        else if (marker == JpegSegments.App2 && body.StartsWith("ICC_PROFILE\0"u8))
            _icc = true;
        else if (marker == JpegSegments.App14 && body.StartsWith("Adobe"u8) && body.Length >= 12)
            _adobeTransform = body[11];
        else
            _otherMetadata = true;
    }
}
