namespace Caika.Enrolments;

/// <summary>
/// <c>item.changed</c>: something a form may have been printed from is different now. Raised inside the change's own
/// transaction; Confirmations voids what no longer says the truth.
/// </summary>
/// <param name="Enrolment">With its items; what a handler changes of it is saved by whoever raised the event.</param>
/// <param name="Kind">Which item.</param>
internal sealed record ItemChanged(Enrolment Enrolment, ItemKind Kind);

/// <summary>
/// <c>items.changed</c>: the same for many people at once, so that a handler asks the database once and not once for each.
/// Whoever handles <see cref="ItemChanged"/> handles this too.
/// </summary>
internal sealed record ItemsChanged(IReadOnlyList<ItemChanged> Changes);
