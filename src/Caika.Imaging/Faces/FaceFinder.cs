using Caika.Imaging.Images;
using Caika.Imaging.Models;

namespace Caika.Imaging.Faces;

/// <summary>
/// BlazeFace, both nets every time: the near one alone lost faces in 6 of 28 pictures of several people. Finds too much
/// rather than too little; the mesh decides what is a face.
/// </summary>
internal sealed class FaceFinder(NetFolder nets)
{
    private const int KeyNumbers = 16;    // box x, y, width, height, then six points; the first two are the eyes
    private const double NearScore = 0.5, FarScore = 0.6;

    private readonly FaceSession _near = new(nets, FaceNets.Near, 128, "regressor", "classif");
    private readonly FaceSession _far = new(nets, FaceNets.Far, 192, "regressor", "classif");

    /// <summary>Boxes that may be faces, largest first.</summary>
    /// <param name="buffer">Room for the larger net's input.</param>
    public List<FaceBox> Find(Picture picture, float[] buffer)
    {
        var all = new List<FaceBox>();
        Ask(_near, [(16, 2), (8, 6)], NearScore, picture, buffer, all);
        Ask(_far, [(48, 1)], FarScore, picture, buffer, all);
        all.Sort((a, b) => b.Score.CompareTo(a.Score));
        var kept = new List<FaceBox>();
        foreach (var box in all)
            if (!kept.Exists(box.IsSame))
                kept.Add(box);
        kept.Sort((a, b) => b.Area.CompareTo(a.Area));
        return kept;
    }

    // The picture lies in the middle of a square of −1; the anchors lie on grids, several in each cell.
    private static void Ask(FaceSession net, (int Cells, int Anchors)[] grids, double least, Picture picture, float[] buffer, List<FaceBox> found)
    {
        var side = net.Side;
        var scale = (double)side / Math.Max(picture.Width, picture.Height);
        int width = Math.Max(1, (int)Math.Round(picture.Width * scale)), height = Math.Max(1, (int)Math.Round(picture.Height * scale));
        int left = (side - width) / 2, top = (side - height) / 2;
        buffer.AsSpan(0, net.Length).Fill(-1);
        PictureSampler.Shrink(picture, buffer, side, left, top, width, height, 1 / 127.5f, -1);
        using var answers = net.Run(buffer);
        var boxes = answers[0].GetTensorDataAsSpan<float>();
        var logits = answers[1].GetTensorDataAsSpan<float>();
        var index = 0;
        foreach (var (cells, anchors) in grids)
            for (var place = 0; place < cells * cells; place++)
                for (var anchor = 0; anchor < anchors; anchor++, index++)
                {
                    var score = Sigmoid(logits[index]);
                    if (score < least)
                        continue;
                    var box = boxes.Slice(index * KeyNumbers, KeyNumbers);
                    double x = (place % cells + 0.5) * side / cells - left, y = (place / cells + 0.5) * side / cells - top;
                    found.Add(new(score, (box[0] + x - box[2] / 2) / scale, (box[1] + y - box[3] / 2) / scale, box[2] / scale, box[3] / scale,
                        new((box[4] + x) / scale, (box[5] + y) / scale), new((box[6] + x) / scale, (box[7] + y) / scale)));
                }
    }

    internal static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-Math.Clamp(logit, -80, 80)));
}
