using System.Diagnostics;
using System.Globalization;
using Caika.Demo;
using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using Caika.Imaging.Photos;

namespace Caika.Benchmarks;

/// <summary>How many pictures one core fits into their size band in a second; the aim is 50 photos of 358×441 pixels.</summary>
internal static class FitBench
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    public static int Run()
    {
        var people = MadeUpPeople.Create(7, 24, Today);
        var portraits = people.Select(person => DrawnPortrait.Draw(person, 7, Today)).ToList();
        var pictures = portraits.Select(file => PictureDecoder.Decode(file).Picture!).ToList();
        var policy = new FitPolicy { FullChroma = true, MaxWidth = 358, MaxHeight = 441, DotsPerInch = 350 };

        Measure("fit 358x441, first quality hits", pictures, picture => SizeBandEncoder.Fit(picture, new(14_336, 1_000_000), policy).Encodings);
        Measure("fit 358x441, search needed (20..24 KB)", pictures, picture => SizeBandEncoder.Fit(picture, new(20_000, 24_000), policy).Encodings);
        Measure("inspect photo 358x441, kept", portraits, file => Inspect(file, PhotoRequirements.Hunan2019));
        var sideways = people.Select(person => DrawnPortrait.Draw(person, 7, Today, PortraitVariant.Sideways)).ToList();
        Measure("inspect photo 358x441, turned and encoded", sideways, file => Inspect(file, PhotoRequirements.Hunan2019));
        if (ChineseTypefaces.Find() is not { } typefaces)
            return 1;
        var cards = people.Take(8).Select(person => DrawnIdCard.Draw(
            person, IdCardSide.Portrait, default, 7, Today, typefaces, IdCardVariant.PhonePicture)).ToList();
        Measure("inspect card 1600x1200, fitted", cards, file =>
            new IdCardInspector().Inspect(file, IdCardSide.Portrait, IdCardRequirements.Hunan2019).Derived!.How.Encodings);
        return 0;
    }

    private static int Inspect(byte[] file, PhotoRequirements requirements) =>
        new PhotoInspector().Inspect(file, requirements).Derived!.How.Encodings;

    // One thread; processor time and not wall time, so that a neighbour on the machine changes little.
    private static void Measure<T>(string name, IReadOnlyList<T> items, Func<T, int> encodings)
    {
        foreach (var item in items)
            encodings(item);
        using var process = Process.GetCurrentProcess();
        var (wall, processor) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        int done = 0, encoded = 0;
        while (wall.Elapsed < Duration)
        {
            encoded += encodings(items[done % items.Count]);
            done++;
        }
        process.Refresh();
        var spent = (process.TotalProcessorTime - processor).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-44} {done / spent,7:F1} /s/core   {done / wall.Elapsed.TotalSeconds,7:F1} /s wall   {(double)encoded / done:F2} encodings"));
    }
}
