namespace Caika.RulePacks;

/// <summary>What stands on the papers as far as it is words and order: a unit whose centre hands out its own annexes changes this, not the program.</summary>
internal sealed record FormTexts
{
    public FormText Information { get; init; } = new();
    public FormText Confirmation { get; init; } = new();
    public CoverText Cover { get; init; } = new();
}

/// <summary>One of the two forms a person signs.</summary>
internal sealed record FormText
{
    public string Title { get; init; } = "";

    /// <summary>The fields in their order; a key the program does not know is a fault of the pack.</summary>
    public IReadOnlyList<FormFieldText> Fields { get; init; } = [];

    /// <summary>What the person declares; may name {bank}.</summary>
    public string Declaration { get; init; } = "";

    /// <summary>Small print at the foot; may name {deadline} and {phone}.</summary>
    public string FootNote { get; init; } = "";
}

/// <param name="Key">English identifier of the field.</param>
/// <param name="Label">The words in the cell before it; a line break where they are set in two lines.</param>
/// <param name="Wide">Takes the whole row.</param>
internal sealed record FormFieldText(string Key, string Label, bool Wide = false);

/// <summary>The department cover.</summary>
internal sealed record CoverText
{
    public string Title { get; init; } = "社会保障卡信息采集汇总表";
    public string Declaration { get; init; } = "";
}
