using Caika.IdCards;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Audit;
using Caika.Server.Pages.Trail;

namespace Caika.Server.Pages.Enrolments;

/// <summary>What somebody did with a person's data, in words for the person.</summary>
/// <param name="Times">The same again on the same day is one line.</param>
internal sealed record TraceLine(DateTimeOffset At, string Text, int Times)
{
    private const int Most = 50;

    /// <param name="rows">Newest first.</param>
    internal static IReadOnlyList<TraceLine> Of(IEnumerable<AuditRow> rows)
    {
        List<TraceLine> lines = [];
        foreach (var row in rows)
        {
            var text = Say(row);
            var same = lines.FindIndex(line => line.Text == text && ChinaTime.DayOf(line.At) == ChinaTime.DayOf(row.At));
            if (same >= 0)
                lines[same] = lines[same] with { Times = lines[same].Times + 1 };
            else if (lines.Count < Most)
                lines.Add(new(row.At, text, 1));
        }
        return lines;
    }

    private static string Say(AuditRow row) => row.Action switch
    {
        OpenIdImage.Event => $"{row.ActorName} 看了您的{row.Detail}",
        "slip.issued" => $"{row.ActorName} 给您发了登录条{(row.Detail.Length > 0 ? $"：{row.Detail}" : "")}",
        "agent.named" => $"{row.ActorName} 给您指定了代办人：{row.Detail}",
        "agent.slip-renewed" => $"{row.ActorName} 给代办人重新发了登录条：{row.Detail}",
        "agent.ended" => $"代办结束：{row.Detail}",
        "slip.locked" when row.ActorKind != nameof(ActorKind.Agent) => "登录时连续输错 5 次，暂停了 15 分钟",
        _ => $"代办人：{TrailWords.Of(row.Action)}{(row.Detail.Length > 0 ? $"，{row.Detail}" : "")}",
    };
}
