using Caika.Enrolments;
using Caika.Platform.Access;

namespace Caika.Server.Pages.Reviews;

/// <summary>The three ways to look at what waits.</summary>
internal enum ReviewWay
{
    People,
    Strips,
    Calibration,
}

/// <summary>Leads from one way to the others.</summary>
internal sealed record ReviewWays(ReviewWay Way, ReviewPlace Place, Actor Actor)
{
    public string Strips => $"/reviews/strips?stage={(Place.Stage == Stage.Unit ? "unit" : "department")}";

    public bool MayCalibrate => Actor.May(Right.ReviewForUnit);
}
