namespace Caika.Intake.Names;

/// <summary>What had to be put right before a file name said who it belongs to; every one is told in the report.</summary>
internal enum Repair
{
    /// <summary>The name was written in GBK, or read in a wrong encoding by a program before us.</summary>
    Encoding,
    Percent,
    Invisible,
    Decomposed,
    FullWidth,
    EndingCase,
    EndingSpelling,
    EndingTwice,
    EndingMissing,
    EndingWrong,
    CopyMark,
    Separators,
    Brackets,
    LowerX,
    LikeX,
    NumberInPieces,
    LettersInNumber,
    DigitsAroundNumber,
    LetterCase,
    LetterPlace,
    SideFromWords,
    SideFromPicture,
    Order,
    ExtraText,
    NameMissing,
    NameDot,
    NameVariant,
    NameOrder,
    RareCharacter,
    NumberFromFolder,
    NumberFromPicture,
    Format,
    SameFile,
}

internal static class Repairs
{
    /// <summary>As the report says it.</summary>
    internal static string Words(this Repair repair) => repair switch
    {
        Repair.Encoding => "文件名是乱码，已按 GBK 还原",
        Repair.Percent => "文件名里的 %XX 已还原",
        Repair.Invisible => "去掉看不见的字符",
        Repair.Decomposed => "拆开存放的字符已合并",
        Repair.FullWidth => "全角字符改为半角",
        Repair.EndingCase => "扩展名改为小写",
        Repair.EndingSpelling => "扩展名统一为 .jpg",
        Repair.EndingTwice => "去掉重复的扩展名",
        Repair.EndingMissing => "补上扩展名",
        Repair.EndingWrong => "扩展名与内容不符，已改正",
        Repair.CopyMark => "去掉“副本”“(1)”之类的标记",
        Repair.Separators => "去掉分隔符",
        Repair.Brackets => "去掉括号",
        Repair.LowerX => "号码末位 x 改为大写",
        Repair.LikeX => "号码末位的“×”改为 X",
        Repair.NumberInPieces => "号码中间的分隔符已去掉",
        Repair.LettersInNumber => "号码里的字母 O、I、l 改为数字",
        Repair.DigitsAroundNumber => "去掉号码前后多余的数字",
        Repair.LetterCase => "a、b 改为大写",
        Repair.LetterPlace => "A、B 移到最前面",
        Repair.SideFromWords => "按“国徽面”“人像面”等字样补上 A、B",
        Repair.SideFromPicture => "按图片内容定 A、B 面",
        Repair.Order => "姓名和号码的顺序已调换",
        Repair.ExtraText => "去掉多余的文字",
        Repair.NameMissing => "按名册补上姓名",
        Repair.NameDot => "姓名的间隔点统一为“·”",
        Repair.NameVariant => "姓名里的繁体或异体字按名册改正",
        Repair.NameOrder => "外文姓名的次序按名册改正",
        Repair.RareCharacter => "文件名里丢失的生僻字按名册补上",
        Repair.NumberFromFolder => "号码取自文件夹名",
        Repair.NumberFromPicture => "号码读自身份证图片",
        Repair.Format => "已转成真正的 JPG",
        Repair.SameFile => "与另一个文件内容相同，只留一份",
        _ => "已整理",
    };

    /// <summary>As the command line's JSON names it; a contract (docs/intake.md).</summary>
    internal static string Code(this Repair repair) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(repair.ToString());
}
