using Caika.Imaging.Models;

namespace Caika.Imaging.Faces;

/// <summary>The average face that comes with the mesh: 468 vertices in centimetres, y up, z towards the camera, and how much each counts.</summary>
internal sealed class AverageFace
{
    private const int NumbersOfVertex = 5;    // x, y, z and two texture coordinates

    /// <exception cref="NetMissingException">The file is missing or another one.</exception>
    public AverageFace(NetFolder nets)
    {
        Vertices = new (double, double, double)[FaceMesh.Count];
        Weights = new double[FaceMesh.Count];
        foreach (var (field, _, body) in Fields(nets.Read(FaceNets.AverageFace)))
        {
            if (field == 1)
                ReadVertices(body.ToArray());
            else if (field == 2)
                ReadWeight(body.ToArray());
        }
    }

    public (double X, double Y, double Z)[] Vertices { get; }
    public double[] Weights { get; }

    private void ReadVertices(byte[] mesh)
    {
        var numbers = Fields(mesh).Where(field => field.Number == 3).Select(field => (double)BitConverter.ToSingle(field.Body.Span)).ToArray();
        for (var i = 0; i < Vertices.Length; i++)
            Vertices[i] = (numbers[NumbersOfVertex * i], numbers[NumbersOfVertex * i + 1], numbers[NumbersOfVertex * i + 2]);
    }

    private void ReadWeight(byte[] entry)
    {
        var (vertex, weight) = (-1, 0.0);
        foreach (var (number, value, body) in Fields(entry))
        {
            if (number == 1)
                vertex = (int)value;
            else if (number == 2)
                weight = BitConverter.ToSingle(body.Span);
        }
        if (vertex is >= 0 and < FaceMesh.Count)
            Weights[vertex] = weight;
    }

    // The three kinds of protobuf field that occur: variable-length number, length-delimited bytes, four bytes.
    private static IEnumerable<(int Number, ulong Value, ReadOnlyMemory<byte> Body)> Fields(byte[] data)
    {
        var at = 0;
        while (at < data.Length)
        {
            var key = Varint(data, ref at);
            switch (key & 7)
            {
                case 0:
                    yield return ((int)(key >> 3), Varint(data, ref at), default);
                    break;
                case 5:
                    at += 4;
                    yield return ((int)(key >> 3), 0, data.AsMemory(at - 4, 4));
                    break;
                case 2:
                    var length = (int)Varint(data, ref at);
                    at += length;
                    yield return ((int)(key >> 3), 0, data.AsMemory(at - length, length));
                    break;
                default:
                    throw new InvalidDataException("Unexpected kind of field.");
            }
        }
    }

    private static ulong Varint(byte[] data, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = data[at++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
                return value;
        }
    }
}
