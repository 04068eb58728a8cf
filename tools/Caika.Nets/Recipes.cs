using System.Security.Cryptography;

namespace Caika.Nets;

/// <summary>
/// Which files of which npm packages become which net. Both sides are pinned: a package file that differs is not converted,
/// a result that differs is not written. The program compares the results' hashes again when it opens them.
/// </summary>
/// <param name="File">Name of the net.</param>
/// <param name="Sha256">SHA-256 of the net.</param>
/// <param name="Sources">Files below the folder with node_modules, each with its SHA-256.</param>
/// <param name="Make">Makes the net of the sources' bytes.</param>
internal sealed record Recipe(string File, string Sha256, (string Path, string Sha256)[] Sources, Func<byte[][], byte[]> Make);

internal static class Recipes
{
    private const string Detection = "node_modules/@mediapipe/face_detection/", Segmentation = "node_modules/@mediapipe/selfie_segmentation/",
        Mesh = "node_modules/@mediapipe/face_mesh/face_mesh_solution_packed_assets.data", Human = "node_modules/@vladmandic/human/models/",
        MeshSha256 = "dbe5905c582c0462cdaea17e7e6ecea92edaa8cccc515c5e2e7291f2cbb5fb99";

    public static IReadOnlyList<Recipe> All { get; } =
    [
        new("face-near.onnx", "ad8a3025a3277ec7be25252636895bcecee0c5831f94195799c725c2bc25b47c", [(Detection + "face_detection_short_range.tflite", "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633")], files => TfLiteConverter.Convert(files[0])),
        new("face-far.onnx", "9c100c2f3051a696bef4c17d16cd1cff19ae93b37a32e7012d758a3bea724c67", [(Detection + "face_detection_full_range.tflite", "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3")], files => TfLiteConverter.Convert(files[0])),
        // The package's loader script names each file's place inside the pack.
        new("face-mesh.onnx", "be12c6b597a9a5c8cef830a78b70248c059266515a94cdf9b13c9373a7c806f1", [(Mesh, MeshSha256)], files => TfLiteConverter.Convert(files[0][2_495_952..3_737_848])),
        new("face-average.pb", "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4", [(Mesh, MeshSha256)], files => files[0][3_737_848..3_757_224]),
        new("face-iris.onnx", "e778c326b9a9e1cc7f7d0947e2d2287ea65e6f23d736e284a718a074b0fe0500", [(Human + "iris.json", "49038ac9dcc09aa05474d91d98e9db5b47af4830929bcf102ed5a56bfbabb465"), (Human + "iris.bin", "d7f296d184274213d4642681ae186112cbbec77fd2ab066257d3c56a1940bc71")], files => TfjsConverter.Convert(files[0], files[1])),
        new("person.onnx", "2b3572f497196864d6df34899302f070e3411175b793103f49b609f0d42b6098", [(Segmentation + "selfie_segmentation.tflite", "8d13b7fae74af625c641226813616a2117bd6bca19eb3b75574621fc08557f27")], files => TfLiteConverter.Convert(files[0])),
    ];

    /// <summary>Writes every net; 0 when all were written, 1 when a hash differs.</summary>
    public static int Make(string from, string to, TextWriter said)
    {
        Directory.CreateDirectory(to);
        foreach (var recipe in All)
        {
            var files = recipe.Sources.Select(source => File.ReadAllBytes(Path.Combine(from, source.Path))).ToArray();
            for (var i = 0; i < files.Length; i++)
                if (Differs(recipe.Sources[i].Path, files[i], recipe.Sources[i].Sha256, said))
                    return 1;
            var net = recipe.Make(files);
            if (Differs(recipe.File, net, recipe.Sha256, said))
                return 1;
            File.WriteAllBytes(Path.Combine(to, recipe.File), net);
        }
        return 0;
    }

    private static bool Differs(string file, byte[] bytes, string pinned, TextWriter said)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (hash == pinned)
            return false;
        said.WriteLine($"{file} is not the one that is pinned: its SHA-256 is {hash}.");
        return true;
    }
}
