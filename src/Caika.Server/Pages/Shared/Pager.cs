namespace Caika.Server.Pages.Shared;

/// <summary>Which rows of how many; pages count from 1 and <paramref name="Href"/> gives a page's URL.</summary>
internal sealed record Pager(int Page, int Size, int Total, Func<int, string> Href)
{
    public int First => Total == 0 ? 0 : ((Page - 1) * Size) + 1;

    public int Last => Math.Min(Page * Size, Total);

    public bool HasPrevious => Page > 1;

    public bool HasNext => Last < Total;
}
