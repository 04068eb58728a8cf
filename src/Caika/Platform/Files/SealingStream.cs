using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Caika.Platform.Files;

/// <summary>
/// Encrypts while it is read: frames of 64 KiB under AES-256-GCM, nonce = frame number, the last frame marked, so frames can
/// be neither changed, moved nor cut off. The key is used for this one file only.
/// </summary>
internal sealed class SealingStream(Stream plain, byte[] key) : ForwardOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly AesGcm _aes = new(key, Frames.TagLength);
    private readonly byte[] _plain = new byte[Frames.PlainLength + 1];
    private readonly byte[] _frame = new byte[Frames.PlainLength + Frames.TagLength];
    private int _held = -1, _at, _end, _number;
    private bool _last;

    internal long PlainLength { get; private set; }

    internal byte[] PlainSha256() => _hash.GetCurrentHash();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _end && !_last)
            await NextFrame(cancellationToken);
        var count = Math.Min(buffer.Length, _end - _at);
        _frame.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    // One byte is read ahead, to know which frame is the last.
    private async Task NextFrame(CancellationToken cancel)
    {
        var have = Math.Max(_held, 0);
        have += await plain.ReadAtLeastAsync(_plain.AsMemory(have), _plain.Length - have, throwOnEndOfStream: false, cancel);
        _last = have <= Frames.PlainLength;
        var length = Math.Min(have, Frames.PlainLength);
        _hash.AppendData(_plain, 0, length);
        PlainLength += length;
        _aes.Encrypt(Frames.Nonce(_number, _last), _plain.AsSpan(0, length), _frame.AsSpan(0, length), _frame.AsSpan(length, Frames.TagLength));
        _number++;
        (_at, _end) = (0, length + Frames.TagLength);
        _held = have - length;
        if (_held > 0)
            _plain[0] = _plain[Frames.PlainLength];
    }

    protected override void Dispose(bool disposing)
    {
        _aes.Dispose();
        _hash.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Decrypts while it is read; a changed, moved or missing frame is an error, never silent.</summary>
internal sealed class OpeningStream(Stream encrypted, byte[] key) : ForwardOnlyStream
{
    private readonly AesGcm _aes = new(key, Frames.TagLength);
    private readonly byte[] _frame = new byte[Frames.PlainLength + Frames.TagLength + 1];
    private readonly byte[] _plain = new byte[Frames.PlainLength];
    private int _held, _at, _end, _number;
    private bool _last;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_at == _end && !_last)
            await NextFrame(cancellationToken);
        var count = Math.Min(buffer.Length, _end - _at);
        _plain.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    private async Task NextFrame(CancellationToken cancel)
    {
        var have = _held + await encrypted.ReadAtLeastAsync(_frame.AsMemory(_held), _frame.Length - _held, throwOnEndOfStream: false, cancel);
        var length = Math.Min(have, _frame.Length - 1);
        _last = have < _frame.Length;
        if (length < Frames.TagLength)
            throw new CryptographicException("The stored file is cut off.");
        var body = length - Frames.TagLength;
        _aes.Decrypt(Frames.Nonce(_number, _last), _frame.AsSpan(0, body), _frame.AsSpan(body, Frames.TagLength), _plain.AsSpan(0, body));
        _number++;
        (_at, _end) = (0, body);
        _held = have - length;
        if (_held > 0)
            _frame[0] = _frame[^1];
    }

    protected override void Dispose(bool disposing)
    {
        _aes.Dispose();
        encrypted.Dispose();
        base.Dispose(disposing);
    }
}

internal static class Frames
{
    internal const int PlainLength = 65536, TagLength = 16;

    internal static byte[] Nonce(int number, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(7), number);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}

/// <summary>What a stream that can only be read forwards has to say about everything else.</summary>
internal abstract class ForwardOnlyStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
