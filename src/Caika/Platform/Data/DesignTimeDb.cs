using Caika.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Caika.Platform.Data;

/// <summary>For the migrations tool only: opens no database.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteCaikaDb>
{
    public SqliteCaikaDb CreateDbContext(string[] args) =>
        new(DataModule.Options<SqliteCaikaDb>(new DataOptions()), new AuditKey(new byte[32]), TimeProvider.System);
}

/// <inheritdoc cref="DesignTimeSqlite"/>
internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresCaikaDb>
{
    public PostgresCaikaDb CreateDbContext(string[] args) =>
        new(DataModule.Options<PostgresCaikaDb>(new DataOptions { Postgres = "Host=127.0.0.1" }), new AuditKey(new byte[32]), TimeProvider.System);
}
