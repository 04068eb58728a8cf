using Caika.Demo;
using Caika.Enrolments;
using Caika.Enrolments.Agents;
using Caika.Platform.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Caika.Testing;

/// <summary>People who enter for somebody else.</summary>
internal static class TestAgents
{
    private static readonly MadeUpPerson Somebody = TestPictures.Person(150);

    internal static readonly Agent Daughter = new(Somebody.Name, "ResidentId", Somebody.IdNumber, "13900008471", "子女") { Authorisation = "授权委托书" };

    /// <summary>Names an agent, as a clerk would who saw the paper.</summary>
    internal static Task<IssuedSlip> NameAgent(this TestApp app, Guid enrolment, Agent? agent = null) => app.Do(async services =>
        (await services.GetRequiredService<NameAgent>().Run(Actor.System("测试"), enrolment, agent ?? Daughter, seen: true, default, default)).OrThrow());
}
