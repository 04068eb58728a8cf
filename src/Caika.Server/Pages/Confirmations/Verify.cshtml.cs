using Caika.Confirmations.Screen;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Confirmations;

/// <summary>For whoever holds a form signed on the screen: whether anything was changed, when it was signed, whether it still counts.</summary>
[AllowAnonymous]
[RequestSizeLimit(MostBytes)]
internal sealed class VerifyModel(ScreenBoard board) : CaikaPage
{
    private const int MostBytes = 12 << 20;

    [BindProperty]
    public string? FormNo { get; set; }
    public SignedFileFacts? Facts { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (file is not { Length: > 0 })
            return Show(Platform.Access.Refusal.Rule("请选一个文件：签好的副本，PDF 格式。"));
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, Cancel);
        var outcome = await board.Look(memory.ToArray(), FormNo ?? "", Cancel);
        if (outcome.Refusal is { } refusal)
            return Show(refusal);
        Facts = outcome.Value;
        return Page();
    }
}
