using System.Runtime.InteropServices;
using OpenCvSharp;

namespace Caika.Imaging.Marks;

/// <summary>A QR code seen on a picture.</summary>
/// <param name="Text">What it says; nobody has judged it yet.</param>
/// <param name="Corners">Its outer corners in pixels, in the symbol's own order: top left, top right, bottom right, bottom left.</param>
internal readonly record struct SeenCode(string Text, (double X, double Y)[] Corners);

/// <summary>
/// Reads QR codes with WeChat's reader in OpenCV, one reader a thread. Measured on 360 pictures it read all, OpenCV's own
/// reader two thirds; its nets are not needed for that.
/// </summary>
internal static class CodeReader
{
    [ThreadStatic]
    private static WeChatQRCode? reader;

    /// <exception cref="MarksMissingException">OpenCV cannot be loaded on this machine.</exception>
    internal static unsafe IReadOnlyList<SeenCode> Read(GreyPage page)
    {
        try
        {
            reader ??= new WeChatQRCode("", "", "", "");
            fixed (byte* pixels = page.Pixels)
            {
                using var mat = Mat.FromPixelData(page.Height, page.Width, MatType.CV_8UC1, (IntPtr)pixels);
                var texts = reader.DetectAndDecode(mat, out var corners);
                return [.. texts.Index().Where(t => corners[t.Index].Length == 4).Select(t => new SeenCode(t.Item, [.. corners[t.Index].Select(c => ((double)c.X, (double)c.Y))]))];
            }
        }
        catch (Exception failure) when (failure is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            throw new MarksMissingException(failure);
        }
        catch (Exception failure) when (failure is OpenCVException or SEHException)
        {
            return []; // a picture that OpenCV stumbles over has no readable code
        }
    }
}

/// <summary>The library that reads codes is not on this machine.</summary>
public sealed class MarksMissingException(Exception inner)
    : InvalidOperationException("这台机器缺少读二维码的组件：请安装 Debian 软件包 libgtk-3-0、libdrm2 和 libatomic1。", inner);
