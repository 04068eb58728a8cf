using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Caika.Confirmations.Scanning;
using Caika.Imaging.Marks;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Documents.Scans;

namespace Caika.Server.Cli;

/// <summary>Reads stacks of scanned pages; with a data folder it files them, a line for each page.</summary>
internal static class ScanCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>One line of the answer; the names are the contract.</summary>
    private sealed record Line(string File, int Page, ScanOutcome Outcome, string? Form, int? Revision, bool? Signed, bool? DateInk, double SkewDeg, int Ms);

    internal static Command Make()
    {
        var files = new Argument<FileInfo[]>("file") { Description = "扫描件：PDF、TIFF、JPG、PNG", Arity = ArgumentArity.OneOrMore };
        var data = new Option<string?>("--data") { Description = "数据文件夹；不写就只识别，不归档" };
        var (keys, postgres) = (CliData.Keys(), CliData.Postgres());
        var json = new Option<bool>("--json") { Description = "每页一行 JSON" };
        var command = new Command("scan", "识别扫描回来的表，归档签好字的") { files, data, keys, postgres, json };
        command.SetAction((parsed, cancel) =>
        {
            var folder = parsed.GetValue(data);
            var options = folder is null && parsed.GetValue(postgres) is null ? null : CliData.Of(folder ?? "data", parsed.GetValue(keys), parsed.GetValue(postgres));
            return Run(parsed.GetValue(files)!, options, parsed.GetValue(json), cancel);
        });
        return command;
    }

    private static async Task<int> Run(FileInfo[] files, DataOptions? options, bool json, CancellationToken cancel)
    {
        if (options is not null && CliData.Missing(options))
            return 2;
        await using var services = options is null ? null : CliData.Services(options);
        var failed = false;
        foreach (var file in files)
        {
            try
            {
                var bytes = await File.ReadAllBytesAsync(file.FullName, cancel);
                if (services is null)
                    ReadOnly(file.Name, bytes, json);
                else
                    failed |= !await TakeIn(services, file.Name, bytes, json, cancel);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or MarksMissingException)
            {
                // A broken file is one page that nobody can read: the others are still judged.
                Say(json, new(file.Name, 1, ScanOutcome.Unreadable, null, null, null, null, 0, 0));
                Console.Error.WriteLine($"{file.Name}：{(failure is ScanFileException or MarksMissingException ? failure.Message : "打不开这个文件。")}");
                failed = true;
            }
        }
        return failed ? 1 : 0;
    }

    private static void ReadOnly(string name, byte[] bytes, bool json)
    {
        foreach (var page in ScanFile.Open(bytes))
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            var reading = page.Picture is { } picture ? SheetReading.Of(picture) : null;
            var outcome = reading?.Code is not null ? ScanOutcome.Decoded : reading is null or { IsOurs: true } ? ScanOutcome.Unreadable : ScanOutcome.Foreign;
            Say(json, new(name, page.Number, outcome, reading?.Code?.FormNo, reading?.Code?.Revision, reading?.Signed, reading?.DateInk, reading?.SkewDeg ?? 0,
                (int)System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds));
        }
    }

    private static async Task<bool> TakeIn(ServiceProvider services, string name, byte[] bytes, bool json, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var received = await scope.ServiceProvider.GetRequiredService<ReceiveScans>().Run(Actor.System("命令行"), name, bytes, cancel);
        if (received.Refusal is { } refusal)
        {
            Console.Error.WriteLine($"{name}：{refusal.Message}");
            return false;
        }
        var fault = await scope.ServiceProvider.GetRequiredService<JudgeStack>().Run(received.Value!, page => Say(json, new(
            name, page.Number, page.Outcome, page.FormNo.Length > 0 ? page.FormNo : null, page.FormNo.Length > 0 ? page.Revision : null, page.Signed, page.DateInk, page.SkewDeg, page.Milliseconds)), cancel);
        if (fault.Length > 0)
        {
            Say(json, new(name, 1, ScanOutcome.Unreadable, null, null, null, null, 0, 0));
            Console.Error.WriteLine($"{name}：{fault}");
        }
        return fault.Length == 0;
    }

    private static void Say(bool json, Line line)
    {
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(line, Json));
        else
            Console.WriteLine($"{line.File} 第 {line.Page} 页：{line.Outcome.Label()}{(line.Form is null ? "" : $" {line.Form} 第 {line.Revision} 版")}{(line.Signed switch { true => "，有签字", false => "，没有签字", null => "" })}（{line.Ms} ms）");
    }
}
