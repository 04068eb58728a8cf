using Caika.Platform.PersonalData;
using Caika.RulePacks;

namespace Caika.Enrolments.Rules;

/// <summary>The data under check with what several rules read from it, read once.</summary>
internal sealed class CheckedData
{
    public CheckedData(PersonalData data, RuleContext context)
    {
        (Data, Context) = (data, context);
        Number = NumberReading.Of(data.IdDocumentType, data.IdNumber, context.Today, context.NumberWasNumeric);
        BirthDate = Number.Citizen?.BirthDate ?? data.BirthDate;
    }

    public PersonalData Data { get; }
    public RuleContext Context { get; }
    public NumberReading Number { get; }

    /// <summary>From the number, else as typed.</summary>
    public DateOnly? BirthDate { get; }

    /// <summary>Whether the document is a citizen's ID card, whose term and first date the law sets.</summary>
    public bool IsCitizenCard => Data.IdDocumentType == "ResidentId";

    public int? AgeOn(DateOnly day) => BirthDate is { } birth ? Years(birth, day) : null;

    public static int Years(DateOnly birth, DateOnly day) =>
        day.Year - birth.Year - (day.Month < birth.Month || (day.Month == birth.Month && day.Day < birth.Day) ? 1 : 0);
}
