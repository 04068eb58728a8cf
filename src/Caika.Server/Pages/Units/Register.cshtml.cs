using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Units;

/// <summary>单位注册, for an applicant without an account; the receipt is shown once.</summary>
[AllowAnonymous]
internal sealed class RegisterModel(RegisterUnit register) : CaikaPage
{
    [BindProperty]
    public UnitInput Form { get; set; } = new();

    public UnitReceipt? Receipt { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? scan)
    {
        var outcome = await register.Run(null, Form.ToForm(), await UnitScans.Read(scan, Cancel), Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Receipt = outcome.Value;
        return Page();
    }
}

internal static class UnitScans
{
    /// <summary>The bytes of a scan, one more than allowed when it is too large.</summary>
    internal static async Task<ReadOnlyMemory<byte>> Read(IFormFile? file, CancellationToken cancel)
    {
        if (file is null)
            return default;
        if (file.Length > UnitScan.MaxBytes)
            return new byte[UnitScan.MaxBytes + 1];
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, cancel);
        return memory.ToArray();
    }
}
