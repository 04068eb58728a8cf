namespace Caika.Platform.Documents.Sheets;

/// <summary>
/// Counts what a zip entry really unpacks to (the size it states can lie), and stops where no tag begins for a
/// megabyte: a cell holds 32,767 characters, and an XML reader keeps a whole text or attribute in memory.
/// </summary>
internal sealed class CountedStream(Stream inner, Func<int, bool> mayTake) : Stream
{
    private const int LongestStretch = 1 << 20;

    private int stretch;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        var tag = buffer[..read].LastIndexOf((byte)'<');
        stretch = tag < 0 ? stretch + read : read - tag;
        return mayTake(read) && stretch <= LongestStretch ? read : throw new SheetStop(SheetProblem.TooLarge);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
