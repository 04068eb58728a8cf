namespace Caika.Server.Pages.Shared;

internal enum StepState
{
    ToCome = 0,
    Done = 1,
    Here = 2,
}

/// <summary>One step with a date or an honest guess.</summary>
internal sealed record TimelineStep(string Title, string? Text, StepState State = StepState.ToCome);

/// <summary>What is done, where one is, and what is to come.</summary>
internal sealed record Timeline(params TimelineStep[] Steps);
