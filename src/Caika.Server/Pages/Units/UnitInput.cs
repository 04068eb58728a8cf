using Caika.Units;

namespace Caika.Server.Pages.Units;

/// <summary>The registration form as a page sends it.</summary>
internal sealed class UnitInput
{
    public string? Name { get; set; }
    public string? Uscc { get; set; }
    public string? UnitNo { get; set; }
    public string? RegionCode { get; set; }
    public string? ContactName { get; set; }
    public string? ContactPhone { get; set; }

    public UnitForm ToForm() => new(Name ?? "", Uscc ?? "", UnitNo ?? "", RegionCode ?? "", ContactName ?? "", ContactPhone ?? "");

    public static UnitInput Of(Unit unit) => new()
    {
        Name = unit.Name,
        Uscc = unit.Uscc,
        UnitNo = unit.UnitNo,
        RegionCode = unit.RegionCode,
        ContactName = unit.ContactName,
        ContactPhone = unit.ContactPhone,
    };
}
