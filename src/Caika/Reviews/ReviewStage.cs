using Caika.Enrolments;
using Caika.Platform.Access;

namespace Caika.Reviews;

/// <summary>The two stages at which somebody of the unit decides, and who may (notice 三(二): department, then unit).</summary>
internal static class ReviewStage
{
    internal static bool MayReview(this Actor actor, Stage stage) => stage switch
    {
        Stage.Department => actor.May(Right.ReviewForDepartment),
        Stage.Unit => actor.May(Right.ReviewForUnit),
        _ => false,
    };

    /// <summary>The stage somebody reviews at unless another is named.</summary>
    internal static Stage? Of(Actor actor) => actor.MayReview(Stage.Unit) ? Stage.Unit : actor.MayReview(Stage.Department) ? Stage.Department : null;

    internal static string Label(this Stage stage) => stage switch
    {
        Stage.Person => "本人",
        Stage.Department => "部门",
        Stage.Unit => "单位",
        Stage.Centre => "省中心",
        Stage.Settled => "审核完毕",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
