using Caika.RulePacks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Caika.Enrolments.Rules;

/// <summary>What a rule needs besides the data itself; whatever must be looked up is looked up by the caller.</summary>
internal sealed record RuleContext
{
    public required RulePack Pack { get; init; }

    /// <summary>Today in China.</summary>
    public required DateOnly Today { get; init; }
    public string UnitName { get; init; } = "";

    /// <summary>The name as it was typed, when that is known to differ from the data's.</summary>
    public string? TypedName { get; init; }

    /// <summary>The number stood in a cell that a spreadsheet stores as a number.</summary>
    public bool NumberWasNumeric { get; init; }

    /// <summary>For ID09: department and masked name of whoever has this number already.</summary>
    public string? NumberTakenBy { get; init; }

    /// <summary>For ID10: masked name under which this number is known.</summary>
    public string? NumberKnownAs { get; init; }

    /// <summary>For T02: how many people of the campaign have this mobile number, this one included.</summary>
    public int MobileUsers { get; init; }

    /// <summary>Staff read more: a check character told to a stranger would help to guess numbers.</summary>
    public bool ForStaff { get; init; }
    public ILogger Log { get; init; } = NullLogger.Instance;
}
