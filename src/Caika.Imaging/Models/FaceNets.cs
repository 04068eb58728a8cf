namespace Caika.Imaging.Models;

/// <summary>
/// The nets of the photo check: Google's MediaPipe models out of their npm packages, made into ONNX by
/// <c>tools/Caika.Nets</c>. Inputs are 1×H×W×3 RGB floats.
/// </summary>
public static class FaceNets
{
    private const string Licence = "Apache-2.0";

    /// <summary>BlazeFace short range. Input 128², −1 to 1; outputs 1×896×16 boxes and key points, 1×896×1 logits.</summary>
    public static Net Near { get; } = new("face-near.onnx", "ad8a3025a3277ec7be25252636895bcecee0c5831f94195799c725c2bc25b47c",
        "finds faces that fill a good part of the picture", "@mediapipe/face_detection 0.4.1657300184 face_detection_short_range.tflite", Licence);

    /// <summary>BlazeFace full range. Input 192², −1 to 1; outputs 1×2304×16 and 1×2304×1.</summary>
    public static Net Far { get; } = new("face-far.onnx", "9c100c2f3051a696bef4c17d16cd1cff19ae93b37a32e7012d758a3bea724c67",
        "finds small faces", "@mediapipe/face_detection 0.4.1657300184 face_detection_full_range.tflite", Licence);

    /// <summary>Face mesh. Input 192², 0 to 1; outputs 468 points (x, y in input pixels, depth) and a logit: is it a face.</summary>
    public static Net Mesh { get; } = new("face-mesh.onnx", "be12c6b597a9a5c8cef830a78b70248c059266515a94cdf9b13c9373a7c806f1",
        "lays 468 points over a face", "@mediapipe/face_mesh 0.4.1657299874 face_landmark.tflite", Licence);

    /// <summary>The average face the mesh is compared with: a protobuf file of vertices and weights, centimetres.</summary>
    public static Net AverageFace { get; } = new("face-average.pb", "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4",
        "the average face, for head angles", "@mediapipe/face_mesh 0.4.1657299874 geometry_pipeline_metadata_landmarks.binarypb", Licence);

    /// <summary>Iris. Input 64², 0 to 1, of one eye, right eyes mirrored; output 71 points of the lids, then 5 of the iris.</summary>
    public static Net Iris { get; } = new("face-iris.onnx", "e778c326b9a9e1cc7f7d0947e2d2287ea65e6f23d736e284a718a074b0fe0500",
        "draws the outline of an eye", "@vladmandic/human 3.3.6 models/iris.json (MIT package, model by Google)", Licence);

    /// <summary>Selfie segmentation. Input 256², 0 to 1; output 1×256×256×1, probability of person.</summary>
    public static Net Person { get; } = new("person.onnx", "2b3572f497196864d6df34899302f070e3411175b793103f49b609f0d42b6098",
        "tells a person from what is behind", "@mediapipe/selfie_segmentation 0.1.1675465747 selfie_segmentation.tflite", Licence);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Net> All { get; } = [Near, Far, Mesh, AverageFace, Iris, Person];
}
