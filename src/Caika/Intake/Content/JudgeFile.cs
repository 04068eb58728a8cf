using System.Security.Cryptography;
using Caika.Imaging.Findings;
using Caika.Imaging.Images;
using Caika.Imaging.Photos;
using Caika.Intake.Names;
using Caika.Intake.Sources;
using Caika.RulePacks;

namespace Caika.Intake.Content;

/// <summary>Decides whose file it is, first by its name, then by what it shows, and has it checked.</summary>
/// <param name="photos">Looks at photos; null checks nothing and believes the names.</param>
/// <param name="cards">Looks at ID cards; null together with <paramref name="photos"/>.</param>
internal sealed class JudgeFile(MatchByName names, RulePack pack, PhotoInspector? photos, LookAtCard? cards, HeicConverter? heic = null)
{
    private const string Table = "这是表格，不在这里收。信息表请在手机上填写，或者交给部门经办人，由经办人在“信息表工作簿”里上传。";

    /// <summary>
    /// The verdict; the bytes that leave, a JPEG without metadata inside its band, or the file as it came; and what the photo
    /// check saw, so that nobody has to look twice.
    /// </summary>
    internal (JudgedFile File, ReadOnlyMemory<byte> Bytes, PhotoReport? Photo) Run(string path, byte[] bytes)
    {
        var format = PictureFormats.Of(bytes);
        if (format is not (PictureFormat.Jpeg or PictureFormat.Png or PictureFormat.WebP or PictureFormat.Bmp or PictureFormat.Heic))
            return (JudgedFile.Broken(path, WorkbookFiles.Is(path) ? Table : "内容不是照片。照片请用 JPG，也可以是 PNG、HEIC、WebP、BMP。", FileOutcome.NotAPicture) with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) }, bytes, null);
        var match = names.Run(path);
        var repairs = new HashSet<Repair>(match.Repairs);
        var looked = photos is null || cards is null ? Unchecked(bytes, match, format) : Look(bytes, match, repairs);
        match = looked.Match;
        if (match.Class == MatchClass.Matched && format != PictureFormat.Jpeg)
            repairs.Add(Repair.Format);
        var person = match.Class == MatchClass.Matched ? match.Candidates[0] : null;
        var outcome = match.Class switch
        {
            MatchClass.Matched => FileNames.LeafOf(path) == OfficialName.Of(match.Kind, person!) && repairs.Count == 0 ? FileOutcome.Exact : FileOutcome.Repaired,
            MatchClass.Proposed => FileOutcome.Proposed,
            MatchClass.Ambiguous => FileOutcome.Ambiguous,
            _ => FileOutcome.Unknown,
        };
        IReadOnlyList<Finding> findings = [.. looked.Findings, .. NameFindings(match, repairs)];
        return (new(path, outcome, match.Kind, person, match.Candidates, match.Doubt, [.. repairs.Order()], findings, looked.Checked ? Outcomes.Of(looked.Findings) : null,
            person is null ? match.Doubt.Words() : null, Convert.ToHexStringLower(SHA256.HashData(bytes))), looked.Bytes ?? bytes, looked.Photo);
    }

    private IEnumerable<Finding> NameFindings(NameMatch match, HashSet<Repair> repairs)
    {
        var rule = match.Doubt switch
        {
            NameDoubt.OtherName => "M02",
            NameDoubt.NotListed => "M03",
            NameDoubt.NoNumber or NameDoubt.SameName or NameDoubt.WeakNumber or NameDoubt.NearNumber => "M04",
            NameDoubt.NoSide => "M05",
            NameDoubt.OtherCard => "D09",
            _ => match.Class == MatchClass.Matched && repairs.Count > 0 ? "M01" : null,
        };
        return rule is null ? [] : pack.Dress([new Finding(rule, Level.Off, Verdict.NotMet, Message: match.Class == MatchClass.Matched ? "" : match.Doubt.Words() ?? "")]);
    }

    private Looked Look(byte[] bytes, NameMatch match, HashSet<Repair> repairs)
    {
        if (!match.Kind.IsCard() && !LiesFlat(bytes))
        {
            var report = photos!.Inspect(bytes, pack.Photo.Requirements);
            // One face that fills the frame is a photo; everything else may be a card somebody called a photo.
            if (report.Fault != DecodeFault.None || report.Analysis is null || FillsFrame(report))
                return OfPhoto(match, report);
            var card = cards!.Run(bytes, match, repairs);
            return card.IsCard ? card.Looked : OfPhoto(match, report);
        }
        var seen = cards!.Run(bytes, match, repairs);
        return seen.IsCard || match.Kind.IsCard() ? seen.Looked : OfPhoto(match, photos!.Inspect(bytes, pack.Photo.Requirements));
    }

    // The face on a card is an eighth of its width, on a snapshot of people less.
    private static bool FillsFrame(PhotoReport report) => report.Analysis is { Faces: [var face] } && face.Width > 0.28 * report.Width;

    // A photo carries no name: what its own name left open stays open, except that it is a photo.
    private Looked OfPhoto(NameMatch match, PhotoReport report)
    {
        var kind = match.Kind is FileKind.Unknown ? FileKind.Photo : match.Kind;
        var settled = match with { Kind = kind, Class = match is { Class: MatchClass.Proposed, Doubt: NameDoubt.NoSide, Kind: FileKind.Unknown } && report.Fault == DecodeFault.None ? MatchClass.Matched : match.Class };
        return new(settled, pack.Dress(report.Findings, report.Fault), report.Derived?.File, true) { Photo = report };
    }

    private Looked Unchecked(byte[] bytes, NameMatch match, PictureFormat format)
    {
        if (format == PictureFormat.Jpeg || match.Class != MatchClass.Matched)
            return new(match, [], null, false);
        var upload = UploadedPicture.Open(bytes, heic);
        var band = match.Kind == FileKind.Photo ? pack.Photo.Requirements.LeavingBand : new SizeBand(pack.IdImage.LeaveMinBytes, pack.IdImage.LeaveMaxBytes);
        return new(match, [], upload.Picture is null ? null : PictureDeriver.Derive(upload, band, new FitPolicy()).Picture?.File, false);
    }

    private static bool LiesFlat(byte[] bytes) => PictureHeader.TryRead(bytes) is { } header && header.Width > header.Height * 1.15;
}

/// <summary>What looking at a picture changed.</summary>
internal sealed record Looked(NameMatch Match, IReadOnlyList<Finding> Findings, ReadOnlyMemory<byte>? Bytes, bool Checked)
{
    /// <summary>What the photo check saw, when the picture is taken for a photo.</summary>
    internal PhotoReport? Photo { get; init; }
}
