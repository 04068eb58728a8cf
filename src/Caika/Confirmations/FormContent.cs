namespace Caika.Confirmations;

/// <summary>The two papers a person signs.</summary>
internal enum FormKind
{
    /// <summary>《社保卡办理人员信息表》, annex 1 of the notice.</summary>
    InformationSheet = 0,

    /// <summary>《社会保障卡个人信息确认表》, annex 2 of the notice.</summary>
    ConfirmationForm = 1,

    /// <summary>汇总表, the sheet on top of a department's papers; nobody signs it, the department stamps it.</summary>
    DepartmentCover = 2,
}

/// <summary>
/// One field as it is printed. <paramref name="Key"/> is its English identifier, for example <c>FullName</c>.
/// </summary>
/// <param name="Key">English identifier; the data hash is taken over keys and values, not over labels.</param>
/// <param name="Label">The words in the left cell.</param>
/// <param name="Value">What is printed; empty leaves room to write by hand.</param>
/// <param name="Wide">Takes the whole row.</param>
/// <param name="Pattern">
/// How a cell to be filled in by hand is drawn: <c>#</c> one character box (filled from the value as far as it goes),
/// <c>□</c> and <c>☑</c> tick boxes, <c>_</c> a stretch of writing line, all else as text.
/// </param>
/// <param name="Tall">Twice the height, for addresses written by hand.</param>
internal sealed record FormField(
    string Key, string Label, string Value, bool Wide = false, string? Pattern = null, bool Tall = false);

/// <summary>Everything on one form. Pictures are fetched only while their page is drawn.</summary>
internal sealed record FormContent
{
    public required FormKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>Which sheet of its department in this print run: 第 3 张，共 41 张. Every form is one page.</summary>
    public (int Number, int Of) Sheet { get; init; } = (1, 1);
    public required string FormNo { get; init; }
    public int Revision { get; init; } = 1;
    public required string UnitName { get; init; }
    public string? UnitNo { get; init; }
    public required string CampaignTitle { get; init; }
    public string? Department { get; init; }
    public required IReadOnlyList<FormField> Fields { get; init; }
    public Func<byte[]>? Photo { get; init; }

    /// <summary>Small JPEGs for the eye only; the full-size ID images would make the form three times as big.</summary>
    public Func<byte[]>? EmblemThumbnail { get; init; }
    public Func<byte[]>? PortraitThumbnail { get; init; }
    public required string QrText { get; init; }
    public required string CheckWord { get; init; }

    /// <summary>What the person declares; its wording is a version of the campaign's consent texts.</summary>
    public required string Declaration { get; init; }

    /// <summary>Small print at the foot: by when and to whom.</summary>
    public string FootNote { get; init; } = "";
    public required string PrintedBy { get; init; }
    public required DateTimeOffset PrintedAt { get; init; }
    public bool StampBox { get; init; } = true;

    /// <summary>The signature drawn on a screen and its moment; null leaves the places empty for ink.</summary>
    public (Screen.Strokes Strokes, DateTimeOffset At)? OnScreen { get; init; }
}
