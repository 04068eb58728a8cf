namespace Caika.Server.Hosting;

/// <summary>The five steps of a person's own collection, in order: reading the card fills the sheet.</summary>
internal enum PhoneStep
{
    None = 0,
    Consent = 1,
    IdCard = 2,
    Sheet = 3,
    Photo = 4,
    Submit = 5,
}

/// <summary>What the phone layout shows around a page; one per request, filled by the page or a filter.</summary>
internal sealed class PhoneFrame
{
    public static readonly string[] StepNames = ["知情同意", "身份证", "信息表", "照片", "核对提交"];

    /// <summary>The organisation at the top.</summary>
    public string Office { get; set; } = "采卡";

    /// <summary>Where the person is; <see cref="PhoneStep.None"/> hides the step line.</summary>
    public PhoneStep Step { get; set; }

    /// <summary>When the content was last saved, as <c>10:42</c>; null when nothing was.</summary>
    public string? SavedAt { get; set; }

    /// <summary>The person an agent acts for, masked; shown as a constant line instead of the steps, two of which are not the agent's.</summary>
    public string? ActingFor { get; set; }

    /// <summary>Whom to ask, with hours; shown at the end of each page, where 求助 leads. Null hides both.</summary>
    public string? Contact { get; set; }
}
