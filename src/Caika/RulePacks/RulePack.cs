using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using Caika.Imaging.Photos;

namespace Caika.RulePacks;

/// <summary>
/// What is checked and how strictly, as data: a province's rules with date, authority and source. A campaign pins one whole
/// pack, so that a later edition changes nothing that was judged before.
/// </summary>
internal sealed partial class RulePack
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private FrozenDictionary<string, RuleRow>? _byId;

    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Source { get; init; }
    public required DateOnly Effective { get; init; }

    /// <summary>About how long the centre takes to make a card; an ID document should last so long.</summary>
    public int ProductionDays { get; init; } = 180;

    /// <summary>A photo may be missing below this age, in years.</summary>
    public int PhotoFromAge { get; init; } = 7;
    public bool StampBoxOnForms { get; init; }

    /// <summary>Whether the confirmation form shows small pictures of the ID card; a change of them then voids it.</summary>
    public bool IdImagesOnForms { get; init; }
    public ScreenSigning ScreenSigning { get; init; } = new();
    public PhotoLimits Photo { get; init; } = new();
    public IdImageLimits IdImage { get; init; } = new();
    public PictureFolders PictureFolders { get; init; } = new();
    public required IReadOnlyList<RuleRow> Rules { get; init; }
    public IReadOnlyList<ReturnReason> Reasons { get; init; } = [];
    public FormTexts Forms { get; init; } = new();
    public IReadOnlyList<ConsentText> Consents { get; init; } = [];
    public IReadOnlyDictionary<string, IReadOnlyList<Code>> CodeSets { get; init; } = new Dictionary<string, IReadOnlyList<Code>>();

    internal RuleRow? Rule(string id) => (_byId ??= Rules.ToFrozenDictionary(r => r.Id)).GetValueOrDefault(id);

    internal Level LevelOf(string ruleId) => Rule(ruleId)?.Level ?? Level.Off;

    /// <summary>Gives a bare finding the pack's level, words, field and gauge. A rule the pack does not know is off.</summary>
    internal Finding Dress(Finding bare)
    {
        if (Rule(bare.RuleId) is not { } row)
            return bare with { Level = Level.Off };
        string Fill(string text) => (string.IsNullOrEmpty(bare.Measured) ? NothingMeasured().Replace(text, "") : text).Replace("{measured}", bare.Measured, StringComparison.Ordinal).Replace("{allowed}", bare.Allowed, StringComparison.Ordinal);
        return bare with
        {
            Level = bare.Doubtful && row.Level == Level.Refuse ? Level.Review : row.Level,
            Field = bare.Field ?? row.Field,
            Message = bare.Message.Length > 0 ? bare.Message : bare.Verdict == Verdict.CannotTell ? "系统看不准，请人工看。" + Fill(row.Message) : Fill(row.Message),
            Fix = bare.Fix ?? row.Fix,
        };
    }

    /// <summary>The words of a rule that is not met, as this pack says them.</summary>
    internal string Say(string ruleId, string? measured = null, string? allowed = null) =>
        Dress(new Finding(ruleId, Level.Off, Verdict.NotMet, Measured: measured, Allowed: allowed)).Message;

    // What stands in brackets round a measure that there is none of.
    [GeneratedRegex("（[^（）]*\\{measured\\}[^（）]*）")]
    private static partial Regex NothingMeasured();

    /// <summary>Every finding worth keeping: dressed, not off, not met.</summary>
    internal IReadOnlyList<Finding> Dress(IEnumerable<Finding> bare) =>
        [.. bare.Where(f => f.Verdict != Verdict.Met).Select(Dress).Where(f => f.Level != Level.Off)];

    /// <summary>The label of a code, or the code itself when the set does not know it.</summary>
    internal string Label(string codeSet, string? code) =>
        string.IsNullOrEmpty(code) ? "" : CodeSet(codeSet).FirstOrDefault(c => c.Value == code)?.Label ?? code;

    internal bool HasCode(string codeSet, string code) => CodeSet(codeSet).Any(c => c.Value == code);

    internal IReadOnlyList<Code> CodeSet(string name) => CodeSets.TryGetValue(name, out var set) ? set : [];

    /// <exception cref="JsonException">The text is not a rule pack.</exception>
    internal static RulePack Parse(string text) => JsonSerializer.Deserialize<RulePack>(text, Json)!;

    /// <summary>The packs that ship with the program, by id; export profiles are not among them.</summary>
    internal static IReadOnlyList<string> Shipped { get; } =
        [.. typeof(RulePack).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("rulepacks/", StringComparison.Ordinal) && !n.StartsWith("rulepacks/export-", StringComparison.Ordinal))
            .Select(n => n["rulepacks/".Length..^".json".Length]).Order(StringComparer.Ordinal)];

    /// <summary>The text of a pack that ships with the program.</summary>
    internal static string ShippedText(string id)
    {
        using var stream = typeof(RulePack).Assembly.GetManifestResourceStream($"rulepacks/{id}.json")
            ?? throw new FileNotFoundException($"没有名为 {id} 的规则包。");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>One rule in a pack. A row that cites no sentence of the notice and no named standard never refuses.</summary>
/// <param name="Cites">The sentence or standard it rests on, for example <c>notice 四2(1)A</c>.</param>
/// <param name="Message">What is wrong; may name {measured} and {allowed}.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Display">How the measured value is drawn; null when there is no gauge.</param>
internal sealed record RuleRow(string Id, Level Level, string Message, string Cites = "", string? Fix = null, string? Field = null, GaugeRow? Display = null);

/// <summary>A reason for which a reviewer returns an item.</summary>
/// <param name="Item">Name of the item kind it is for; empty fits all.</param>
/// <param name="Label">For the reviewer.</param>
/// <param name="Text">For the person: what is wrong and what to do.</param>
internal sealed record ReturnReason(string Code, string Item, string Label, string Text);

internal sealed record ConsentText(string Kind, string Version, string Title, IReadOnlyList<string> Paragraphs);

/// <summary>The folders pictures are handed out in; {department} and {campus} stand for names.</summary>
internal sealed record PictureFolders
{
    public string Photo { get; init; } = "{department}/照片";
    public string IdImage { get; init; } = "{department}/证件";
}

/// <summary>Whether a person may sign on the screen instead of in ink, and the sentence agreed to (电子签名法 §§3, 13).</summary>
internal sealed record ScreenSigning
{
    public bool Allowed { get; init; }
    public string Version { get; init; } = "1";
    public string Consent { get; init; } = "本人同意以电子签名方式确认这份表。";
}

/// <summary>One code of a code set.</summary>
internal sealed record Code(string Value, string Label);

/// <summary>Limits for photos, bytes and pixels (notice 四2(1)).</summary>
internal sealed record PhotoLimits
{
    /// <summary>Uploads are judged by the union of both readings of K …</summary>
    public int AcceptMinBytes { get; init; } = 14_000;
    public int AcceptMaxBytes { get; init; } = 1_048_576;

    /// <summary>… and what leaves lies in the intersection.</summary>
    public int LeaveMinBytes { get; init; } = 14_336;
    public int LeaveMaxBytes { get; init; } = 1_000_000;
    public int MinWidth { get; init; } = 295;
    public int MinHeight { get; init; } = 413;

    /// <summary>Limits of the rules that look at the face and behind it.</summary>
    public FaceLimits Face { get; init; } = new();

    /// <summary>Where each limit comes from, by its name: a standard, or a measurement.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    /// <summary>A fix may paint the background white; every photo so made is marked and looked at.</summary>
    public bool WhitenBackground { get; init; }

    internal PhotoRequirements Requirements => PhotoRequirements.Hunan2019 with
    {
        UploadBand = new SizeBand(AcceptMinBytes, AcceptMaxBytes),
        LeavingBand = new SizeBand(LeaveMinBytes, LeaveMaxBytes),
        MinWidth = MinWidth,
        MinHeight = MinHeight,
        Face = Face,
    };
}

/// <summary>Limits for ID images (notice 四2(2)).</summary>
internal sealed record IdImageLimits
{
    public int AcceptMinBytes { get; init; } = 50_000;
    public int AcceptMaxBytes { get; init; } = 81_920;
    public int LeaveMinBytes { get; init; } = 51_200;
    public int LeaveMaxBytes { get; init; } = 80_000;

    /// <summary>The limits that <c>IdCardRequirements</c> explains, measured on drawn cards.</summary>
    public double MinColourSpread { get; init; } = 6.5;
    public double MaxBeyond { get; init; } = 0.026;
    public double MaxGlare { get; init; } = 0.0015;
    public double MaxReflection { get; init; } = 0.15;
    public double MinSharpness { get; init; } = 0.15;
    public double MaxScreen { get; init; } = 90;
}
