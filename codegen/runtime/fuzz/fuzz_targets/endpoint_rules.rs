//! Any text as endpoint rules that are compiled, and any bytes as compiled ones, run over parameters that are any texts.
#![no_main]

use ferrosmith::endpoints::{Default, Parameter, compile};
use ferrosmith::model::{ContextParamType, Json};
use ferrosmith_client::endpoint::{ParameterValue, RulesError, resolve};
use ferrosmith_runtime::schema::{EndpointRules, RuleDefault, RuleParameter};
use libfuzzer_sys::fuzz_target;

/// Names and texts for rules that are no text.
const TEXTS: &str =
    "https://{a}.example.com:443/path?arn:aws:s3:eu-west-1:111122223333:accesspoint/shelf:top";

mod parts;

fuzz_target!(|bytes: &[u8]| {
    let Some([one, other, rules]) = parts::texts(bytes) else {
        return machine(bytes);
    };
    if let Ok(json) = Json::parse(rules)
        && let Ok(compiled) = compile(&json)
    {
        let parameters: Vec<_> = compiled.parameters.iter().map(parameter).collect();
        let rules = EndpointRules {
            parameters: &parameters,
            slots: compiled.slots,
            texts: &compiled.texts,
            program: &compiled.program,
        };
        let texts = [one, other];
        let given = |name: &str, _: Option<&str>| {
            let parameter = compiled.parameters.iter().find(|parameter| parameter.name == name)?;
            Some(match parameter.ty {
                ContextParamType::String if name.len().is_multiple_of(2) => ParameterValue::String(one),
                ContextParamType::String => ParameterValue::String(other),
                ContextParamType::Boolean => ParameterValue::Boolean(one.is_empty()),
                ContextParamType::StringArray => ParameterValue::StringArray(&texts),
            })
        };
        assert_ne!(resolve(&rules, given), Err(RulesError::Malformed), "{rules:?}");
    }
    machine(bytes);
});

/// Runs any bytes, which are no program as a rule.
fn machine(program: &[u8]) {
    let parameter =
        |name| RuleParameter { name, built_in: None, required: false, default: RuleDefault::None };
    let parameters = ["text", "flag", "list", "absent"].map(parameter);
    let texts = [TEXTS, "shelf"];
    let given = |name: &str, _: Option<&str>| match name {
        "text" => Some(ParameterValue::String(TEXTS)),
        "flag" => Some(ParameterValue::Boolean(true)),
        "list" => Some(ParameterValue::StringArray(&texts)),
        _ => None,
    };
    let _ = resolve(&EndpointRules { parameters: &parameters, slots: 12, texts: TEXTS, program }, given);
}

fn parameter(of: &Parameter) -> RuleParameter<'_> {
    let default = match &of.default {
        Default::None => RuleDefault::None,
        Default::String(text) => RuleDefault::String(text),
        Default::Boolean(boolean) => RuleDefault::Boolean(*boolean),
        Default::StringArray(_) => RuleDefault::StringArray(&[]),
    };
    RuleParameter { name: &of.name, built_in: of.built_in.as_deref(), required: of.required, default }
}
