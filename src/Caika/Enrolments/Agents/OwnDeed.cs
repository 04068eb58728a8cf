using Caika.Enrolments.Sheets;
using Caika.Platform.Access;

namespace Caika.Enrolments.Agents;

/// <summary>What stays the person's own, whoever enters the data (notice 四2: nobody signs for another).</summary>
internal enum OwnDeed
{
    Consent,
    Confirm,
    ConfirmPhoto,
    Sign,
    Object,
    Withdraw,
    ClaimCard,
    ReadAll,
    FollowCard,
}

/// <summary>Who does it instead, and how: for an agent who tries, and for the pages that an agent does not have.</summary>
internal static class OwnDeeds
{
    /// <summary>Null for everybody but an agent.</summary>
    internal static Refusal? OnlyByPerson(this Actor actor, OwnDeed deed) => actor.Kind == ActorKind.Agent ? Refusal.Rule(deed.Words()) : null;

    internal static string Words(this OwnDeed deed) => deed switch
    {
        OwnDeed.Consent => "同意不同意要由本人定，代办人不能代。请本人用自己的登录条进来逐项同意；不方便上网的，请本人在纸质告知书上签字，交经办人登记。",
        OwnDeed.Confirm => "核对提交要由本人来做，代办人不能代。请本人用自己的登录条进来核对提交；不方便上网的，请本人在纸质信息表上签字，交经办人提交。",
        OwnDeed.ConfirmPhoto => "用不用这张照片要由本人定，代办人不能代。请本人用自己的登录条进来确认；本人不满意的，您可以替他重拍一张。",
        OwnDeed.Sign => "签字要由本人来签，代办人不能代。请本人用自己的登录条进来看表、签字，或者在经办人送来的纸质表上亲笔签字。",
        OwnDeed.Object => "表上有不对的，要由本人提出来，代办人不能代。请本人用自己的登录条进来提，或者告诉经办人。",
        OwnDeed.Withdraw => "撤回同意要由本人来做，代办人不能代。请本人用自己的登录条进来撤回，或者告诉经办人。",
        OwnDeed.ClaimCard => "说“我已有卡”要由本人来说，代办人不能代。请本人用自己的登录条进来说，或者打电话告诉经办人。",
        OwnDeed.ReadAll => "存了哪些信息、谁看过，只给本人看。撤回同意和结束代办也由本人来做。请本人用自己的登录条进来，或者联系经办人。",
        _ => "卡到了哪一步、启用了没有，由本人来看、来办。请本人用自己的登录条进来，或者问经办人。",
    };

    /// <summary>The mailbox of the sheet is where codes for signing go: only the person names it.</summary>
    internal static SheetFields TypedBy(this SheetFields fields, Actor actor) => actor.Kind == ActorKind.Agent ? fields with { Email = null } : fields;
}
