namespace Caika.Imaging.Models;

/// <summary>One file of a net as it lies in the nets folder after <c>./dev setup</c>.</summary>
/// <param name="File">File name in the folder, for example <c>face-mesh.onnx</c>.</param>
/// <param name="Sha256">SHA-256 of that file, 64 lower-case hexadecimal digits; a file that differs is never used.</param>
/// <param name="Purpose">What it is for, one line.</param>
/// <param name="Source">npm package, version and file it comes from.</param>
/// <param name="Licence">SPDX name of the licence.</param>
public sealed record Net(string File, string Sha256, string Purpose, string Source, string Licence);
