using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Caika.Server.Hosting;

/// <summary>What a person reads when a field cannot be understood. Says what to do, blames nobody.</summary>
internal static class BindingMessages
{
    public static void SetChinese(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => $"{field}填的是“{value}”，看不懂，请改一下。");
        messages.SetMissingBindRequiredValueAccessor(field => $"请填写{field}。");
        messages.SetMissingKeyOrValueAccessor(() => "请填写这一项。");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "没有收到内容，请再发一次。");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"填的是“{value}”，看不懂，请改一下。");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "这一项看不懂，请改一下。");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "这一项要填数字。");
        messages.SetUnknownValueIsInvalidAccessor(field => $"{field}看不懂，请改一下。");
        messages.SetValueIsInvalidAccessor(value => $"填的是“{value}”，看不懂，请改一下。");
        messages.SetValueMustBeANumberAccessor(field => $"{field}要填数字。");
        messages.SetValueMustNotBeNullAccessor(_ => "请填写这一项。");
    }
}

/// <summary>Gives validation attributes Chinese words where the model gave none. {0} is the field's display name.</summary>
internal sealed class ChineseValidationMessages : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (rule.ErrorMessageResourceName is null && WordsFor(rule) is { } words)
                rule.ErrorMessage ??= words;
        }
    }

    private static string? WordsFor(ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => "请填写{0}。",
        StringLengthAttribute { MinimumLength: > 0 } => "{0}要填 {2} 到 {1} 个字。",
        StringLengthAttribute or MaxLengthAttribute => "{0}最多 {1} 个字。",
        MinLengthAttribute => "{0}至少 {1} 个字。",
        RangeAttribute => "{0}要在 {1} 到 {2} 之间。",
        CompareAttribute => "两次填的{0}不一样，请再填一次。",
        EmailAddressAttribute => "{0}不像邮箱地址，请看一下。",
        RegularExpressionAttribute => "{0}的写法不对，请看一下。",
        _ => null,
    };
}
