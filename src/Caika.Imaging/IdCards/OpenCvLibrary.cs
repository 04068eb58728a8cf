using OpenCvSharp;

namespace Caika.Imaging.IdCards;

/// <summary>The native library for outlines and warps. It needs Debian's libgtk-3-0; without that everything else runs.</summary>
internal static class OpenCvLibrary
{
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Whether it could be loaded.</summary>
    public static bool IsHere => Loaded.Value;

    private static bool Load()
    {
        try
        {
            Cv2.SetNumThreads(1);
            return true;
        }
        catch (Exception reason) when (reason is DllNotFoundException or TypeInitializationException or BadImageFormatException or OpenCvSharpException)
        {
            return false;
        }
    }
}
