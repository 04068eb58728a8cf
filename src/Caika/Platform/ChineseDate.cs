using System.Globalization;

namespace Caika.Platform;

/// <summary>Dates as people read them: spaced in sentences, tight in table cells.</summary>
public static class ChineseDate
{
    private const string Weekdays = "日一二三四五六";

    /// <summary><c>9 月 16 日（周三）</c>, for deadlines in sentences.</summary>
    public static string Deadline(DateOnly day) => $"{Day(day)}（周{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary><c>9 月 16 日</c>, for sentences.</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month} 月 {day.Day} 日");

    /// <summary><c>2026 年 9 月 16 日</c>, where the year is not plain from the campaign.</summary>
    public static string Full(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year} 年 {Day(day)}");

    /// <summary><c>9 月 14 日 10:58</c>, China Standard Time.</summary>
    public static string Moment(DateTimeOffset moment) => $"{Day(ChinaTime.DayOf(moment))} {Clock(moment)}";

    /// <summary><c>10:58</c>, China Standard Time.</summary>
    public static string Clock(DateTimeOffset moment) => ChinaTime.Of(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For table cells: <c>10:21</c> today, <c>昨天</c>, else <c>9月12日</c>, with the year when it is another.</summary>
    public static string Cell(DateTimeOffset moment, TimeProvider clock)
    {
        var (day, today) = (ChinaTime.DayOf(moment), ChinaTime.Today(clock));
        if (day == today)
            return Clock(moment);
        return day == today.AddDays(-1) ? "昨天" : Cell(day, today.Year);
    }

    /// <summary>For table cells: <c>9月12日</c>, or <c>2025年9月12日</c> in another year than the given one.</summary>
    public static string Cell(DateOnly day, int year) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(day.Year == year ? "" : $"{day.Year}年")}{day.Month}月{day.Day}日");
}
