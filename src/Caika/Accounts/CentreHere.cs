using Caika.Platform.Access;
using Caika.Platform.Data;

namespace Caika.Accounts;

/// <summary>
/// Whether somebody of the card centre works in this installation. Asked without the model: the page to sign in is often the
/// first of all, and building the model takes longer than everything else it needs.
/// </summary>
internal sealed class CentreHere(DataOptions options)
{
    internal async Task<bool> Ask(CancellationToken cancel)
    {
        await using var connection = options.Open();
        await using var ask = connection.CreateCommand();
        ask.CommandText = $"SELECT count(*) FROM accounts WHERE NOT is_disabled AND role IN ({(int)Role.CentreReviewer}, {(int)Role.CentreAdministrator})";
        return Convert.ToInt64(await ask.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }
}
