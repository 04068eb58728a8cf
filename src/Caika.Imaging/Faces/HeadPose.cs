namespace Caika.Imaging.Faces;

/// <summary>How the head is turned, degrees. The pose of ISO/IEC 29794-5 HeadPose, without its score.</summary>
/// <param name="Yaw">To the side: positive when the face looks to the viewer's right.</param>
/// <param name="Pitch">Up and down: positive when the chin is down.</param>
/// <param name="Roll">Tilted: positive clockwise as the viewer sees it.</param>
public sealed record HeadPose(double Yaw, double Pitch, double Roll)
{
    // Enough for the power iteration to settle far below a hundredth of a degree.
    private const int Rounds = 60;

    /// <summary>The rotation that lays the average face best onto the seen one, by Horn's quaternion method (1987).</summary>
    internal static HeadPose Of(FaceMesh seen, AverageFace average)
    {
        var matrix = Correlation(seen, average);
        var (w, x, y, z) = LargestEigenvector(matrix);
        static double Degrees(double radians) => radians * 180 / Math.PI;
        return new(
            Degrees(Math.Asin(Math.Clamp(-2 * (x * z - w * y), -1, 1))),
            Degrees(Math.Atan2(2 * (y * z + w * x), w * w - x * x - y * y + z * z)),
            -Degrees(Math.Atan2(2 * (x * y + w * z), w * w + x * x - y * y - z * z)));
    }

    // Sum of average ⊗ seen about both centres, as Horn's symmetric 4×4 matrix. A picture's y and depth run the other way.
    private static double[,] Correlation(FaceMesh seen, AverageFace average)
    {
        double total = 0;
        Span<double> a = stackalloc double[3], s = stackalloc double[3];
        for (var i = 0; i < FaceMesh.Count; i++)
        {
            var (weight, vertex, point) = (average.Weights[i], average.Vertices[i], seen[i]);
            total += weight;
            (a[0], a[1], a[2]) = (a[0] + weight * vertex.X, a[1] + weight * vertex.Y, a[2] + weight * vertex.Z);
            (s[0], s[1], s[2]) = (s[0] + weight * point.X, s[1] - weight * point.Y, s[2] - weight * point.Depth);
        }
        Span<double> m = stackalloc double[9], from = stackalloc double[3], to = stackalloc double[3];
        for (var i = 0; i < FaceMesh.Count; i++)
        {
            if (average.Weights[i] <= 0)
                continue;
            var (vertex, point) = (average.Vertices[i], seen[i]);
            (from[0], from[1], from[2]) = (vertex.X - a[0] / total, vertex.Y - a[1] / total, vertex.Z - a[2] / total);
            (to[0], to[1], to[2]) = (point.X - s[0] / total, -point.Y - s[1] / total, -point.Depth - s[2] / total);
            for (var row = 0; row < 3; row++)
                for (var column = 0; column < 3; column++)
                    m[3 * row + column] += average.Weights[i] * from[row] * to[column];
        }
        return new[,]
        {
            { m[0] + m[4] + m[8], m[5] - m[7], m[6] - m[2], m[1] - m[3] },
            { m[5] - m[7], m[0] - m[4] - m[8], m[1] + m[3], m[6] + m[2] },
            { m[6] - m[2], m[1] + m[3], m[4] - m[0] - m[8], m[5] + m[7] },
            { m[1] - m[3], m[6] + m[2], m[5] + m[7], m[8] - m[0] - m[4] },
        };
    }

    // Power iteration on the matrix squared five times: 60 rounds count as 1,920.
    private static (double W, double X, double Y, double Z) LargestEigenvector(double[,] matrix)
    {
        double shift = 0;
        foreach (var value in matrix)
            shift += Math.Abs(value);
        for (var i = 0; i < 4; i++)
            matrix[i, i] += shift;
        for (var i = 0; i < 5; i++)
            matrix = Squared(matrix);
        double[] vector = [1, 0.01, 0.01, 0.01];
        for (var round = 0; round < Rounds; round++)
            vector = Normed(Times(matrix, vector));
        return (vector[0], vector[1], vector[2], vector[3]);
    }

    private static double[,] Squared(double[,] matrix)
    {
        var result = new double[4, 4];
        double largest = 0;
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
            {
                for (var k = 0; k < 4; k++)
                    result[i, j] += matrix[i, k] * matrix[k, j];
                largest = Math.Max(largest, Math.Abs(result[i, j]));
            }
        for (var i = 0; i < 16; i++)
            result[i / 4, i % 4] /= largest;
        return result;
    }

    private static double[] Times(double[,] matrix, double[] vector)
    {
        var result = new double[4];
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
                result[i] += matrix[i, j] * vector[j];
        return result;
    }

    private static double[] Normed(double[] vector)
    {
        var length = Math.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }
}
