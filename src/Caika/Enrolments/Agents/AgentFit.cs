using Caika.Campaigns;
using Caika.Enrolments.Rules;
using Caika.Imaging.Findings;
using Caika.Platform.Access;

namespace Caika.Enrolments.Agents;

/// <summary>Whether somebody can be an agent: readable data, of age (民法典 §18), not the person, and a paper that says so (G03).</summary>
internal static class AgentFit
{
    private const int OfAge = 18;

    private static readonly IDataRule[] OfAnybody =
    [
        new NameGiven(), new NameReadable(), new NameLength(), new NumberGiven(), new NumberFormat(), new NumberGeneration(),
        new NumberCheckCharacter(), new NumberBirthDate(), new MobileFormat(), new EmailFormat(),
    ];

    /// <param name="agent">Normalised.</param>
    /// <param name="seen">The clerk saw the paper, or adds a scan of it.</param>
    internal static Refusal? Against(CampaignInHand hand, Agent agent, PersonalData person, bool seen, DateOnly today)
    {
        var context = new RuleContext { Pack = hand.Pack, Today = today, ForStaff = true };
        var data = new PersonalData { FullName = agent.FullName, IdDocumentType = agent.IdDocumentType, IdNumber = agent.IdNumber, Mobile = agent.Mobile, Email = agent.Email };
        if (DataRules.Judge(data, context, OfAnybody).Findings.FirstOrDefault(f => f.Verdict == Verdict.NotMet) is { } fault)
            return Refusal.Rule($"代办人的资料还要改：{fault.Message}{fault.Fix}");
        if (agent.Mobile.Length == 0)
            return Refusal.Rule("请填代办人的手机号码，有事要能联系上。");
        if (agent.IdNumber == person.IdNumber)
            return Refusal.Rule("代办人的证件号码和本人的一样。本人自己能填的，用本人的登录条就行。");
        if (NumberReading.Of(agent.IdDocumentType, agent.IdNumber, today, wasNumeric: false).Citizen is { } citizen && CheckedData.Years(citizen.BirthDate, today) < OfAge)
            return Refusal.Rule($"代办人要年满 {OfAge} 周岁。");
        if (!Agent.Relations.Contains(agent.Relation))
            return Refusal.Rule("请选代办人与本人的关系。");
        return seen && Agent.Authorisations.Contains(agent.Authorisation) ? null
            : Refusal.Rule($"{hand.Pack.Rule("G03")?.Message ?? "代办须有授权委托书或关系证明。"}请选是哪一种，并勾选已见原件，或者传扫描件。");
    }
}
