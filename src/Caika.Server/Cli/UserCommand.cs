using System.CommandLine;
using Caika.Accounts;
using Caika.Platform.Access;
using Caika.Platform.Data;
using Caika.Server.Hosting;
using Caika.Units;
using Microsoft.EntityFrameworkCore;

namespace Caika.Server.Cli;

/// <summary>Makes accounts from the server's own terminal: the first one has to come from somewhere, and none is built in.</summary>
internal static class UserCommand
{
    internal static Command Make()
    {
        var (data, keys, postgres) = (CliData.Folder(), CliData.Keys(), CliData.Postgres());
        var name = new Argument<string>("name") { Description = "登录名" };
        var display = new Option<string>("--display") { Description = "显示的姓名", Required = true };
        var role = new Option<Role>("--role") { Description = "角色", Required = true };
        var unit = new Option<string?>("--unit") { Description = "单位名称（只有一个单位时可省略）" };
        var departments = new Option<string[]>("--department") { Description = "二级单位名称，可写多个", AllowMultipleArgumentsPerToken = true };
        var campus = new Option<string?>("--campus") { Description = "校区名称（银行经办只看这个校区的名单）" };
        var url = new Option<string>("--url") { Description = "一次性链接的网址开头", DefaultValueFactory = _ => "http://localhost:5080" };
        var add = new Command("add", "添加账号并给出一次性链接") { name, display, role, unit, departments, campus, url, data, keys, postgres };
        add.SetAction(async (parsed, cancel) =>
        {
            await using var services = CliData.Services(CliData.Of(parsed.GetValue(data)!, parsed.GetValue(keys), parsed.GetValue(postgres)));
            await services.Prepare(cancel);
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CaikaDb>();
            var wantedUnit = parsed.GetValue(unit);
            var units = await db.Set<Unit>().Include(u => u.Departments).Include(u => u.Campuses).Where(u => wantedUnit == null || u.Name == wantedUnit).ToListAsync(cancel);
            var (of, names) = (units.Count == 1 ? units[0] : null, parsed.GetValue(departments) ?? []);
            var ids = of?.Departments.Where(d => names.Contains(d.Name)).Select(d => d.Id).ToList() ?? [];
            var (wantedCampus, wantedRole) = (parsed.GetValue(campus), parsed.GetValue(role));
            var at = of?.Campuses.Find(c => c.Name == wantedCampus)?.Id;
            if ((wantedUnit is not null && of is null) || ids.Count != names.Length || (wantedCampus is not null && at is null))
            {
                Console.Error.WriteLine("没有找到这个单位、二级单位或校区，请核对名称。");
                return 1;
            }
            var made = await scope.ServiceProvider.GetRequiredService<AddAccount>().Run(Actor.System("命令行"),
                new NewAccount(parsed.GetValue(name)!, parsed.GetValue(display)!, new AccountPlace(wantedRole, wantedRole.NeedsUnit() || wantedUnit is not null ? of?.Id : null, at, ids)), cancel);
            if (made.Refusal is { } refusal)
            {
                Console.Error.WriteLine(refusal.Message);
                return 1;
            }
            Console.WriteLine($"{parsed.GetValue(url)!.TrimEnd('/')}/accounts/set-password#{made.Value}");
            Console.Error.WriteLine("请把上面的一次性链接交给本人；7 天内有效，用过即失效。");
            return 0;
        });
        return new Command("user", "账号") { add };
    }
}
