using Microsoft.EntityFrameworkCore;

namespace Caika.Platform.Data;

/// <summary>Makes the folder, migrates the database and checks its settings; safe to run at every start.</summary>
internal sealed class PrepareData(CaikaDb db, DataOptions options)
{
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    internal async Task Run(CancellationToken cancel)
    {
        Directory.CreateDirectory(options.Folder, OwnerOnly);
        Directory.CreateDirectory(options.FilesPath, OwnerOnly);
        await db.Database.MigrateAsync(cancel);
        if (options.Postgres is not null)
            return;
        await db.Database.OpenConnectionAsync(cancel);
        SqliteSettings.ReadBack(db.Database.GetDbConnection());
        await db.Database.CloseConnectionAsync();
    }
}
