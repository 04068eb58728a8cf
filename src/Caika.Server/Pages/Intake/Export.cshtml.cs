using Caika.Campaigns;
using Caika.Intake.Export;
using Caika.Platform.Access;
using Caika.Platform.Documents.Zips;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.AspNetCore.Mvc;

namespace Caika.Server.Pages.Intake;

/// <summary>Pictures under their official names, for whoever takes them in elsewhere.</summary>
[Allows(Right.Submit)]
internal sealed class ExportModel(CampaignBook campaigns, ExportPictures export) : CaikaPage
{
    public IReadOnlyList<Department> Departments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    [NeedsProof]
    public async Task<IActionResult> OnPostAsync(Guid? department, bool photos, bool cards, ZipNaming naming)
    {
        var begun = await export.Begin(Actor, new(department, photos, cards, naming), Cancel);
        if (begun.Value is not { } pictures)
            return await Load() ? Show(begun.Refusal!) : NotFound();
        return new StreamedZip(Actor, export, pictures);
    }

    private async Task<bool> Load()
    {
        if (await campaigns.TakeCurrent(Actor, Cancel) is not { } hand)
            return false;
        Departments = [.. hand.Unit.Departments.OrderBy(d => d.Sort)];
        return true;
    }

    /// <summary>Sends an archive while it is written. What breaks off in the middle ends the connection, so that nobody takes half of it for the whole.</summary>
    private sealed class StreamedZip(Actor actor, ExportPictures export, PicturesToExport pictures) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            var http = context.HttpContext;
            http.Response.ContentType = "application/zip";
            http.Response.Headers.ContentDisposition = new System.Net.Http.Headers.ContentDispositionHeaderValue("attachment") { FileNameStar = pictures.FileName }.ToString();
            try
            {
                await export.Write(actor, pictures, http.Response.Body, http.RequestAborted);
            }
            catch (Exception reason) when (reason is not OperationCanceledException)
            {
                http.RequestServices.GetRequiredService<ILogger<ExportModel>>().LogError("An export broke off: {Kind}", reason.GetType().Name);
                http.Abort();
            }
        }
    }
}
