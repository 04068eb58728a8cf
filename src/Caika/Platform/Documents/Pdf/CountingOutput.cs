namespace Caika.Platform.Documents.Pdf;

/// <summary>
/// Makes a stream that only goes forward, a pipe for example, fit for Skia: it asks for the position after every write.
/// An exception in its write would pass through native code and end the process, so the target must not throw.
/// </summary>
internal sealed class CountingOutput(Stream target) : Stream
{
    private long _written;

    public override bool CanRead => false;
    public override bool CanSeek => true;
    public override bool CanWrite => true;
    public override long Length => _written;

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        target.Write(buffer);
        _written += buffer.Length;
    }

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
