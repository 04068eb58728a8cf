namespace Caika.Imaging.IdCards;

/// <summary>The two sides of a resident identity card. "Front" and "back" are avoided: usage differs.</summary>
public enum IdCardSide
{
    /// <summary>国徽面, file name prefix A: emblem, issuer, validity.</summary>
    Emblem = 0,

    /// <summary>人像面, file name prefix B: portrait, name, number, address.</summary>
    Portrait = 1,
}
