namespace Caika.Imaging.Faces;

/// <summary>The large arrays one analysis needs, 9 MB; handed from one photo to the next and never shared by two at a time.</summary>
internal sealed class FaceBuffers
{
    /// <summary>Input of the largest net but the segmenter.</summary>
    public float[] Tensor { get; } = new float[192 * 192 * 3];
    public float[] Colours { get; } = new float[PersonMask.Size * PersonMask.Size * 3];
    public float[] Person { get; } = new float[PersonMask.Size * PersonMask.Size];
    public float[] Rgb { get; } = new float[FaceChip.Length * 3];
    public float[] Grey { get; } = new float[FaceChip.Length];
    public Lab[] Labs { get; } = new Lab[FaceChip.Length];
    public float[] ChipPerson { get; } = new float[FaceChip.Length];
    public bool[] Cells { get; } = new bool[PersonMask.Size * PersonMask.Size];
    public List<Backdrop.Cell> Behind { get; } = new(PersonMask.Size * PersonMask.Size / 9);
    public bool[] MoreCells { get; } = new bool[PersonMask.Size * PersonMask.Size];
    public float[] Values { get; } = new float[FaceChip.Length];
}
