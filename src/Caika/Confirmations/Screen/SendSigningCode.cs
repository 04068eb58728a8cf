using System.Globalization;
using System.Security.Cryptography;
using Caika.Enrolments;
using Caika.Platform;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Platform.Mail;
using Caika.Platform.PersonalData;

namespace Caika.Confirmations.Screen;

/// <summary>Sends the code that goes with one signature, once the person has shown by the PIN who it is.</summary>
internal sealed class SendSigningCode(CaikaDb db, ScreenWay way, EnterBySlip entry, Outbox outbox, TimeProvider clock)
{
    private const int MostADay = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <param name="readToEnd">The end of the form was on the screen; without it there is no code, and without a code no signature.</param>
    /// <returns>The address it went to, masked.</returns>
    internal async Task<Outcome<string>> Run(Actor actor, Guid formId, string pin, bool readToEnd, CancellationToken cancel)
    {
        var taken = await way.Take(actor, formId, cancel);
        if (taken.Refusal is { } refusal)
            return refusal;
        var (form, _, hand, email) = taken.Value!;
        if (!readToEnd)
            return Refusal.Rule("请先把表从头看到尾，再取验证码。");
        if (await entry.Prove(actor, pin, cancel) is { } wrong)
            return wrong;
        var now = clock.GetUtcNow();
        var row = await db.Set<SigningCode>().FindAsync([formId], cancel);
        if (row is not null && now - row.SentAt < Pause)
            return Refusal.Rule("验证码刚刚发过，请等一分钟再要。");
        var today = row is not null && ChinaTime.DayOf(row.SentAt) == ChinaTime.DayOf(now) ? row.SentToday : 0;
        if (today >= MostADay)
            return Refusal.Rule("今天发的验证码太多了，请明天再来，或在纸质表上签字。");
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        // Sent before anything is written: a server of mail may take its time, the database must not wait for it.
        if (!await outbox.Send(email, $"验证码 {code}：签{form.Kind.Label()}", Words(hand.Unit.Name, form, code), null, cancel))
            return Refusal.Rule("验证码没有发出去，请过一会儿再试，或在纸质表上签字。");

        await using var work = await db.JoinAsync(cancel);
        if (row is null)
            db.Add(row = new SigningCode { FormId = formId, SentAt = now });
        (row.LookUp, row.SentAt, row.WrongTries, row.SentToday) = (LookUp(hand.Keys, formId, code), now, 0, today + 1);
        db.Record(actor, "form.code-sent", form.EnrolmentId, $"{form.Kind.Label()} {form.FormNo}");
        if (!await db.TrySaveAsync(cancel))
            return Refusal.Stale;
        await work.CommitAsync(cancel);
        return Mask.Email(email);
    }

    internal static byte[] LookUp(CampaignKeys keys, Guid form, string code) => keys.LookUp("signing-code", $"{form:N} {code}");

    private static string Words(string unit, Form form, string code) =>
        $"您正在签{form.Kind.FullName()}（编号 {form.FormNo}）。\n\n验证码：{code}\n\n10 分钟内有效。请不要告诉任何人，包括经办人。\n不是您本人在签字？请不要理会这封邮件，并告诉单位经办人。\n\n{unit}\n";
}
