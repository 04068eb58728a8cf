namespace Caika.Imaging.IdCards;

/// <summary>Sides of a resident ID card. "Front" and "back" mean opposite things to different people and are not used.</summary>
public enum IdCardSide
{
    /// <summary>国徽面, named A by the notice.</summary>
    Emblem = 0,

    /// <summary>人像面, named B by the notice.</summary>
    Portrait = 1,
}
