using Caika.Enrolments;
using Caika.Imaging.Images;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Hosting;

/// <summary>Answers with a picture: its type by its bytes, never by its name; what is no picture is only offered to be saved.</summary>
internal static class PictureAnswer
{
    internal static IActionResult Of(HttpContext http, PictureFile file)
    {
        var (type, ending) = PictureFormats.Of(file.Bytes) switch
        {
            PictureFormat.Jpeg => ("image/jpeg", "jpg"),
            PictureFormat.Png => ("image/png", "png"),
            PictureFormat.WebP => ("image/webp", "webp"),
            PictureFormat.Bmp => ("image/bmp", "bmp"),
            PictureFormat.Heic => ("image/heic", "heic"),
            _ => ("application/octet-stream", "bin"),
        };
        var place = type.StartsWith("image/", StringComparison.Ordinal) ? "inline" : "attachment";
        http.Response.Headers.ContentDisposition = $"{place}; filename={file.Name}.{ending}";
        return new FileContentResult(file.Bytes, type);
    }
}
