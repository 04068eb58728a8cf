using Caika.Imaging.Findings;

namespace Caika.Imaging.Photos.Rules;

/// <summary>P29F, the head lies on its side or upside down. Measured: degrees the picture has to be turned clockwise. Turning repairs it unless the head is then still tilted too much.</summary>
internal sealed class HeadUp : IPhotoRule
{
    public string Id => "P29F";

    public Finding Judge(PhotoSubject photo)
    {
        if (photo.Face is not { } face)
            return Answer.CannotTell(Id);
        var turn = photo.Analysis!.QuarterTurns * 90;
        var repairable = photo.Requirements.FitIntoBand && Math.Abs(face.Pose.Roll) <= photo.Limits.RepairableRoll;
        return Answer.If(turn == 0 && Math.Abs(face.Pose.Roll) <= photo.Limits.RepairableRoll, Id, $"{turn}", $"0") with { Doubtful = repairable };
    }
}
