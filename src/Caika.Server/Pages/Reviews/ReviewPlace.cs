using Caika.Enrolments;
using Caika.Reviews;

namespace Caika.Server.Pages.Reviews;

/// <summary>Where a reviewer is in the queue: all of it stands in the URL.</summary>
internal sealed record ReviewPlace(Stage Stage, Guid? Department, int Page)
{
    public string List(int? page = null) => $"/reviews?{Query(page ?? Page)}";

    public string Of(Guid enrolment, ItemKind? item = null) => $"/reviews/{enrolment}?{Query(Page)}{(item is null ? "" : $"&item={item}")}";

    public string Post(Guid enrolment, string handler) => $"{Of(enrolment)}&handler={handler}";

    public string StageLabel => $"{Stage.Label()}审核";

    private string Query(int page) => $"stage={(Stage == Stage.Unit ? "unit" : "department")}{(Department is null ? "" : $"&department={Department}")}{(page > 1 ? $"&page={page}" : "")}";
}

/// <summary>The queue beside or on a page; <paramref name="Current"/> is who lies open.</summary>
internal sealed record QueuePanel(ReviewPlace Place, ReviewList List, Guid? Current);
