namespace Caika.Enrolments;

/// <summary>What is collected of a person, item by item: a return reopens only its item.</summary>
internal enum ItemKind
{
    /// <summary>姓名、证件号码、性别、出生日期、民族、国籍.</summary>
    Identity = 10,

    /// <summary>证件有效期、签发机关.</summary>
    Document = 20,

    /// <summary>手机、固定电话、地址、邮编.</summary>
    Contact = 30,

    /// <summary>人员状态、职业、户口性质.</summary>
    Work = 40,

    /// <summary>身份证国徽面.</summary>
    Emblem = 50,

    /// <summary>身份证人像面.</summary>
    Portrait = 60,

    /// <summary>电子照片.</summary>
    Photo = 70,
}

internal static class ItemKinds
{
    internal static readonly ItemKind[] All = Enum.GetValues<ItemKind>();
    internal static readonly ItemKind[] Data = [ItemKind.Identity, ItemKind.Document, ItemKind.Contact, ItemKind.Work];

    internal static string Label(this ItemKind kind) => kind switch
    {
        ItemKind.Identity => "身份信息",
        ItemKind.Document => "证件有效期",
        ItemKind.Contact => "联系方式",
        ItemKind.Work => "人员信息",
        ItemKind.Emblem => "身份证国徽面",
        ItemKind.Portrait => "身份证人像面",
        ItemKind.Photo => "电子照片",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>Whose turn it is for an item.</summary>
internal enum Stage
{
    Person = 10,
    Department = 20,
    Unit = 30,
    Centre = 40,
    Settled = 50,
}
