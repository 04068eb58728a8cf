using Caika.Platform.Access;
using Caika.Server.Hosting;

namespace Caika.Server.Pages.Accounts;

/// <summary>Who one is here; the landing page of roles whose pages come later.</summary>
[Allows(Right.SeeEnrolments, Right.MatchForBank, Right.AnswerForCentre, Right.ReadTrail, Right.ManageAccounts)]
internal sealed class MeModel : CaikaPage
{
    public void OnGet() { }
}
