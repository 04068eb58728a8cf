using Caika.Imaging.Findings;
using Caika.Intake.Runs;
using Caika.Server.Pages.Shared;

namespace Caika.Server.Pages.Intake;

/// <summary>States of files as chips.</summary>
internal static class IntakeWords
{
    public static Chip Chip(this IntakeFile file) => new(file.State.Label(), file.State switch
    {
        FileState.Filed or FileState.Assigned => Tone.Pass,
        FileState.Waiting => Tone.Wait,
        FileState.Unusable => Tone.Back,
        _ => Tone.Plain,
    });

    public static Chip Chip(this Outcome verdict) => new(IntakeBoard.Said(verdict), verdict switch { Outcome.Pass => Tone.Pass, Outcome.Review => Tone.Wait, _ => Tone.Back });
}
