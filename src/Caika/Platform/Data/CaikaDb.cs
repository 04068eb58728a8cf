using Caika.Platform.Access;
using Caika.Platform.Audit;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Caika.Platform.Data;

/// <summary>A row two people may change at the same time: the later save of an old copy fails.</summary>
internal interface IVersioned
{
    long Version { get; set; }
}

/// <summary>
/// The database, whatever engine stands behind it. Modules bring their own mappings and use <c>Set&lt;T&gt;()</c>.
/// Events recorded by <see cref="Record"/> become rows of the trail in the same transaction as the change.
/// </summary>
internal abstract class CaikaDb(DbContextOptions options, AuditKey auditKey, TimeProvider clock) : DbContext(options), IDataProtectionKeyContext
{
    private readonly List<(Actor Actor, string Action, Guid Subject, string Detail)> _events = [];

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Takes the trail's lock for the rest of the transaction, where the engine does not give it by itself.</summary>
    protected abstract Task LockTrail(CancellationToken cancel);

    /// <summary>
    /// Begins a writing transaction. On SQLite it takes the one write lock at once, so what is read inside stays true.
    /// </summary>
    internal Task<IDbContextTransaction> BeginAsync(CancellationToken cancel) => Database.BeginTransactionAsync(cancel);

    // From so many rows on, the change tracker holds the database longer than the rows themselves.
    private const int Many = 200;

    /// <summary>Notes a business event for the trail; written by the next save, or not at all.</summary>
    /// <param name="detail">In Chinese, without secrets and without personal data in clear.</param>
    internal void Record(Actor actor, string action, Guid subject, string detail = "") =>
        _events.Add((actor, action, subject, detail));

    /// <summary>Lets go of what was read, changed and noted and is not saved: what was begun is begun again.</summary>
    internal void StartOver()
    {
        ChangeTracker.Clear();
        _events.Clear();
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        // Once is enough: each look over some ten thousand rows is a tenth of a second, and often the database is held by then.
        var auto = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveDetected(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = auto;
        }
    }

    private async Task<int> SaveDetected(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList())
            entry.Property(nameof(IVersioned.Version)).CurrentValue = entry.Entity.Version + 1;
        if (_events.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await BeginAsync(cancellationToken) : null;
        await AppendTrail(cancellationToken);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return written;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        _events.Count == 0 ? base.SaveChanges(acceptAllChangesOnSuccess) : throw new InvalidOperationException("Save with SaveChangesAsync: the trail is written there.");

    private async Task AppendTrail(CancellationToken cancel)
    {
        await LockTrail(cancel);
        var last = await Set<AuditRow>().AsNoTracking().OrderByDescending(r => r.Seq).Select(r => new { r.Seq, r.Mac }).FirstOrDefaultAsync(cancel);
        var (seq, previous) = (last?.Seq ?? 0, last?.Mac ?? new byte[VerifyTrail.HashLength]);
        var now = clock.GetUtcNow();
        var at = new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        var rows = new List<AuditRow>(_events.Count);
        foreach (var (actor, action, subject, detail) in _events)
        {
            var mac = AuditRow.Sign(auditKey.Bytes, ++seq, at, actor.Kind.ToString(), actor.Id, actor.Name, action, subject, detail, previous);
            rows.Add(new AuditRow
            {
                Seq = seq,
                At = at,
                ActorKind = actor.Kind.ToString(),
                ActorId = actor.Id,
                ActorName = actor.Name,
                Action = action,
                Subject = subject,
                Detail = detail,
                PreviousMac = previous,
                Mac = mac,
            });
            previous = mac;
        }
        _events.Clear();
        if (rows.Count >= Many)
            await this.AddManyAsync(rows, cancel);
        else
            AddRange(rows);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // UTC in the database; SQLite can neither order nor compare DateTimeOffset.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CaikaDb).Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes())
        {
            if (typeof(IVersioned).IsAssignableFrom(type.ClrType))
                modelBuilder.Entity(type.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        value => value.UtcDateTime,
        value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
}
