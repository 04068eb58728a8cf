using Caika.Imaging.Findings;
using MimeKit;

namespace Caika.Enrolments.Rules;

/// <summary>One bare address; whether somebody reads there shows when the first code is sent.</summary>
internal sealed class EmailFormat : IDataRule
{
    private const int Longest = 60; // domain reference §1.1, 39

    public string Id => "E01";

    public Finding[] Check(CheckedData subject)
    {
        var email = subject.Data.Email;
        return this.Unless(email.Length == 0 || (email.Length <= Longest && MailboxAddress.TryParse(email, out var read) && read.Address == email && email.LastIndexOf('.') > email.IndexOf('@')));
    }
}
