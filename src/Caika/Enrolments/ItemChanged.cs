namespace Caika.Enrolments;

/// <summary>
/// <c>item.changed</c>: something a form may have been printed from is different now. Raised inside the change's own
/// transaction; Confirmations voids what no longer says the truth.
/// </summary>
/// <param name="Enrolment">Tracked, with its items.</param>
/// <param name="Kind">Which item.</param>
internal sealed record ItemChanged(Enrolment Enrolment, ItemKind Kind);
