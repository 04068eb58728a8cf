using Caika.Enrolments;

namespace Caika.Submissions;

/// <summary><c>enrolment.accepted</c>: the centre took the person's data for production; a card is on its way.</summary>
/// <param name="Enrolment">Tracked.</param>
/// <param name="Serial">编号 in the submission; status files name the person by it.</param>
internal sealed record EnrolmentAccepted(Enrolment Enrolment, Submission Submission, int Serial);
