namespace Caika.Intake.Names;

/// <summary>How sure it is whose file it is.</summary>
internal enum MatchClass
{
    /// <summary>Nobody on the list.</summary>
    Unknown,

    /// <summary>Several people, and nothing decides between them.</summary>
    Ambiguous,

    /// <summary>Probably this person; somebody has to say yes.</summary>
    Proposed,

    /// <summary>This person and nobody else.</summary>
    Matched,
}

/// <summary>Why a name did not decide.</summary>
internal enum NameDoubt
{
    None = 0,

    /// <summary>M02: the number is one person's, the name another's.</summary>
    OtherName,

    /// <summary>M03: a whole number that is not on the list.</summary>
    NotListed,

    /// <summary>M04: no number in the name.</summary>
    NoNumber,

    /// <summary>Two numbers of two people.</summary>
    TwoNumbers,

    /// <summary>A number that is not right, one digit away from somebody's.</summary>
    NearNumber,

    /// <summary>Two people with this name.</summary>
    SameName,

    /// <summary>The list has this number twice.</summary>
    NumberTwice,

    /// <summary>M05: a card, and nobody says which side.</summary>
    NoSide,

    /// <summary>The number could be a date or another figure, and no name confirms it.</summary>
    WeakNumber,

    /// <summary>D09: the card in the picture is somebody else's.</summary>
    OtherCard,

    /// <summary>M06: several files for one place.</summary>
    SameSlot,
}

/// <summary>What a file name says, held against the list.</summary>
/// <param name="Candidates">Best first; exactly one when <paramref name="Class"/> is matched.</param>
/// <param name="NameIsConfirmed">The name stands there too.</param>
internal sealed record NameMatch(
    MatchClass Class, IReadOnlyList<RosterPerson> Candidates, FileKind Kind, NameDoubt Doubt, bool NameIsConfirmed, IReadOnlySet<Repair> Repairs)
{
    internal RosterPerson? Person => Class == MatchClass.Matched ? Candidates[0] : null;
}
