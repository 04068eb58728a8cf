namespace Caika.RulePacks;

/// <summary>Sex with the codes of GB/T 2261.1.</summary>
internal enum Sex
{
    Male = 1,
    Female = 2,
}
