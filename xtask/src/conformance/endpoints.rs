//! The endpoint tests of models (`smithy.rules#endpointTests`): their rules are compiled as the generator does, and run
//! as a client does.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use ferrosmith::endpoints::{self, Compiled, Default};
use ferrosmith::model::Json;
use ferrosmith_client::endpoint::{ParameterValue, Resolved, RulesError, resolve};
use ferrosmith_runtime::Document;
use ferrosmith_runtime::schema::{EndpointRules, RuleDefault, RuleParameter};

/// The number of tests that passed, and the failures of the others.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) passed: usize,
    pub(super) failures: Vec<String>,
}

impl Tally {
    /// Prints the failures, and returns a line on the result, and whether all passed.
    pub(super) fn told(&self) -> (String, bool) {
        self.failures.iter().for_each(|failure| println!("FAILED {failure}"));
        let line = format!("endpoint rules: {} passed, {} failed", self.passed, self.failures.len());
        (line, self.failures.is_empty() && self.passed > 0)
    }
}

/// Runs the tests of models.
pub(super) fn run(models: &[PathBuf]) -> Result<Tally, Box<dyn Error>> {
    let mut tally = Tally::default();
    for path in models {
        let text =
            fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let model = Json::parse(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        for (id, shape) in model.get("shapes").and_then(Json::as_object).unwrap_or_default() {
            let of = |name: &str| shape.get("traits").and_then(|traits| traits.get(name));
            let (Some(rules), Some(tests)) =
                (of("smithy.rules#endpointRuleSet"), of("smithy.rules#endpointTests"))
            else {
                continue;
            };
            let compiled = endpoints::compile(rules).map_err(|error| format!("{id}: {error}"))?;
            of_service(&mut tally, path, &compiled, tests);
        }
    }
    Ok(tally)
}

fn of_service(tally: &mut Tally, path: &Path, compiled: &Compiled, tests: &Json) {
    for (index, case) in
        tests.get("testCases").and_then(Json::as_array).unwrap_or_default().iter().enumerate()
    {
        match check(compiled, case) {
            Ok(()) => tally.passed += 1,
            Err(problem) => {
                let about = case.get("documentation").and_then(Json::as_str).unwrap_or_default();
                tally.failures.push(format!("{} case {index} ({about}): {problem}", path.display()));
            }
        }
    }
}

fn check(compiled: &Compiled, case: &Json) -> Result<(), String> {
    let params = case.get("params").and_then(Json::as_object).unwrap_or_default();
    let lists: Vec<(&str, Vec<&str>)> = params
        .iter()
        .filter_map(|(name, value)| {
            let items = value.as_array()?;
            Some((name.as_str(), items.iter().filter_map(Json::as_str).collect()))
        })
        .collect();
    let given = |name: &str| {
        let (_, value) = params.iter().find(|(key, _)| key == name)?;
        let list =
            || lists.iter().find(|(key, _)| *key == name).map(|(_, list)| ParameterValue::StringArray(list));
        let scalar = value
            .as_bool()
            .map(ParameterValue::Boolean)
            .or_else(|| value.as_str().map(ParameterValue::String));
        scalar.or_else(list)
    };
    let found = with_rules(compiled, |rules| resolve(rules, |name, _| given(name)));
    let expect = |name: &str| case.get("expect").and_then(|expect| expect.get(name));
    match (found, expect("endpoint"), expect("error").and_then(Json::as_str)) {
        (Ok(found), Some(expected), _) => same(&found, expected),
        (Err(RulesError::Refused(found)), None, Some(expected)) if found == expected => Ok(()),
        (Err(RulesError::Missing { .. }), None, Some(_)) => Ok(()),
        (found, expected, error) => Err(format!("expected {expected:?} or {error:?}, found {found:?}")),
    }
}

/// Runs rules as if they were generated.
fn with_rules<R>(compiled: &Compiled, run: impl FnOnce(&EndpointRules<'_>) -> R) -> R {
    let lists: Vec<Vec<&str>> = compiled
        .parameters
        .iter()
        .map(|parameter| match &parameter.default {
            Default::StringArray(texts) => texts.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        })
        .collect();
    let parameters: Vec<RuleParameter<'_>> = compiled
        .parameters
        .iter()
        .zip(&lists)
        .map(|(parameter, list)| RuleParameter {
            name: &parameter.name,
            built_in: parameter.built_in.as_deref(),
            required: parameter.required,
            default: match &parameter.default {
                Default::None => RuleDefault::None,
                Default::String(text) => RuleDefault::String(text),
                Default::Boolean(boolean) => RuleDefault::Boolean(*boolean),
                Default::StringArray(_) => RuleDefault::StringArray(list),
            },
        })
        .collect();
    run(&EndpointRules {
        parameters: &parameters,
        slots: compiled.slots,
        texts: &compiled.texts,
        program: &compiled.program,
    })
}

fn same(found: &Resolved, expected: &Json) -> Result<(), String> {
    let url = expected.get("url").and_then(Json::as_str).unwrap_or_default();
    let properties = expected.get("properties").map_or_else(|| "{}".to_owned(), Json::to_string);
    let properties: Document = properties.parse().map_err(|error| format!("{error}"))?;
    let headers = expected.get("headers").and_then(Json::as_object).unwrap_or_default();
    let headers: Vec<(String, Vec<String>)> = headers
        .iter()
        .map(|(name, values)| {
            let values = values.as_array().unwrap_or_default();
            (name.clone(), values.iter().filter_map(Json::as_str).map(str::to_owned).collect())
        })
        .collect();
    if found.url == url && sorted(&found.properties) == sorted(&properties) && found.headers == headers {
        return Ok(());
    }
    Err(format!("expected {expected}, found {found:?}"))
}

/// The same text for documents whose members are in another order.
fn sorted(document: &Document) -> String {
    match document {
        Document::Object(object) => {
            let mut members: Vec<String> =
                object.iter().map(|(name, value)| format!("{name}:{}", sorted(value))).collect();
            members.sort();
            format!("{{{}}}", members.join(","))
        }
        Document::Array(items) => items.iter().map(sorted).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the endpoint that rules with one endpoint give for a parameter `P`.
    fn url(conditions: &str, url: &str, given: Option<&str>) -> Result<String, RulesError> {
        let text = format!(
            r#"{{"version":"1.1","parameters":{{"P":{{"type":"string"}}}},"rules":[
                {{"type":"endpoint","conditions":[{conditions}],"endpoint":{{"url":"{url}"}}}}]}}"#
        );
        let compiled = endpoints::compile(&Json::parse(&text).unwrap()).unwrap();
        let found = with_rules(&compiled, |rules| resolve(rules, |_, _| given.map(ParameterValue::String)));
        found.map(|found| found.url)
    }

    #[test]
    fn version_1_1_has_more_functions() {
        let coalesce = r#"{"fn":"coalesce","argv":[{"ref":"P"},"else"],"assign":"v"}"#;
        assert_eq!(url(coalesce, "http://{v}", Some("p")).unwrap(), "http://p");
        assert_eq!(url(coalesce, "http://{v}", None).unwrap(), "http://else");
        let ite = r#"{"fn":"ite","argv":[{"fn":"isSet","argv":[{"ref":"P"}]},"yes","no"],"assign":"v"}"#;
        assert_eq!(url(ite, "http://{v}", Some("p")).unwrap(), "http://yes");
        assert_eq!(url(ite, "http://{v}", None).unwrap(), "http://no");
        let split = |limit: u8, index: u8| {
            format!(
                r#"{{"fn":"isSet","argv":[{{"ref":"P"}}]}},{{"fn":"split","argv":[{{"ref":"P"}},"--",{limit}],"assign":"v"}},
                   {{"fn":"getAttr","argv":[{{"ref":"v"}},"[{index}]"],"assign":"part"}}"#
            )
        };
        assert_eq!(url(&split(2, 0), "http://{part}", Some("a--b--c")).unwrap(), "http://a");
        assert_eq!(url(&split(2, 1), "http://{part}", Some("a--b--c")).unwrap(), "http://b--c");
        assert_eq!(url(&split(0, 2), "http://{part}", Some("a--b--c")).unwrap(), "http://c");
    }

    #[test]
    fn what_is_not_set_holds_for_nothing() {
        let equal =
            r#"{"fn":"isSet","argv":[{"ref":"P"}]},{"fn":"stringEquals","argv":[{"ref":"P"},{"ref":"P"}]}"#;
        assert_eq!(url(equal, "http://a", Some("p")).unwrap(), "http://a");
        assert_eq!(url(equal, "http://a", None), Err(RulesError::NoRule));
    }

    /// Each of these steps makes a text twice or three times as long as the one before.
    #[test]
    fn texts_that_grow_are_an_error() {
        let grown = |step: &dyn Fn(usize) -> String, steps: usize| {
            let first = r#"{"fn":"isSet","argv":[{"ref":"P"}]},{"fn":"coalesce","argv":[{"ref":"P"},""],"assign":"v0"}"#;
            let conditions: String = (0..steps).map(|at| format!(",{}", step(at))).collect();
            url(&format!("{first}{conditions}"), &format!("http://{{v{steps}}}"), Some("%%"))
        };
        let doubled = |at: usize| {
            format!(r#"{{"fn":"coalesce","argv":["{{v{at}}}{{v{at}}}",""],"assign":"v{}"}}"#, at + 1)
        };
        let encoded =
            |at: usize| format!(r#"{{"fn":"uriEncode","argv":[{{"ref":"v{at}"}}],"assign":"v{}"}}"#, at + 1);
        assert_eq!(grown(&doubled, 10).unwrap().len(), "http://".len() + (2 << 10));
        assert_eq!(grown(&encoded, 5).unwrap().len(), "http://".len() + 2 * (1 + 2 * 5));
        for steps in [18, 40, 100] {
            assert_eq!(grown(&doubled, steps), Err(RulesError::TooMuch), "{steps}");
        }
        let text = "%".repeat(1 << 19);
        let encode =
            r#"{"fn":"isSet","argv":[{"ref":"P"}]},{"fn":"uriEncode","argv":[{"ref":"P"}],"assign":"v"}"#;
        assert_eq!(url(encode, "http://{v}", Some(&text)), Err(RulesError::TooMuch));
        // Whatever properties and headers repeat counts as well.
        let property = r#""{P}","#.repeat(100);
        let rules = format!(
            r#"{{"version":"1.0","parameters":{{"P":{{"type":"string","required":true}}}},"rules":[{{"type":"endpoint",
                "conditions":[],"endpoint":{{"url":"http://a","properties":{{"a":[{}]}}}}}}]}}"#,
            property.trim_end_matches(',')
        );
        let compiled = endpoints::compile(&Json::parse(&rules).unwrap()).unwrap();
        let run = |text: &str| {
            with_rules(&compiled, |rules| resolve(rules, |_, _| Some(ParameterValue::String(text))))
        };
        assert!(run("short").is_ok());
        assert_eq!(run(&text[..1 << 15]).map(|found| found.url), Err(RulesError::TooMuch));
    }

    /// No bytes make the machine panic, or run for ever.
    #[test]
    fn a_broken_program_is_an_error() {
        let rules = r#"{"version":"1.0","parameters":{"P":{"type":"string","required":true}},"rules":[
            {"type":"tree","conditions":[{"fn":"aws.partition","argv":["{P}"],"assign":"q"}],"rules":[
                {"type":"endpoint","conditions":[{"fn":"substring","argv":["{P}",0,2,true],"assign":"s"}],
                 "endpoint":{"url":"https://{s}.{q#dnsSuffix}","properties":{"a":[{"b":"{s}"}]},"headers":{"c":["{P}"]}}}
            ]}]}"#;
        let compiled = endpoints::compile(&Json::parse(rules).unwrap()).unwrap();
        let run = |compiled: &Compiled| {
            with_rules(compiled, |rules| resolve(rules, |_, _| Some(ParameterValue::String("eu-west-1"))))
        };
        assert_eq!(run(&compiled).unwrap().url, "https://-1.amazonaws.com");
        for at in 0..compiled.program.len() {
            let mut shorter = compiled.clone();
            shorter.program.truncate(at);
            let _ = run(&shorter);
            for byte in 0..=u8::MAX {
                let mut other = compiled.clone();
                other.program[at] = byte;
                let _ = run(&other);
            }
        }
    }
}
