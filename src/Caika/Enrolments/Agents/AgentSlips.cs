using Caika.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Caika.Enrolments.Agents;

internal static class AgentSlips
{
    /// <summary>The slip that lets the agent of this person in; null when nobody is agent.</summary>
    internal static Task<Slip?> AgentSlip(this CaikaDb db, Guid enrolmentId, CancellationToken cancel) =>
        db.Set<Slip>().SingleOrDefaultAsync(s => s.EnrolmentId == enrolmentId && s.Holder == SlipHolder.Agent && !s.IsVoid, cancel);
}
