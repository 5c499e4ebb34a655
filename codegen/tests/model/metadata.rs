//! The metadata of models about warnings: suppressions, severities and validators.

use ferrosmith::model::Source;
use ferrosmith::{Diagnostic, Error, Input, Severity, generate};

/// A model with this metadata, a pattern that is not checked, and some documentation.
fn with_metadata(metadata: &str) -> String {
    format!(
        r##"{{"smithy": "2.0", "metadata": {{{metadata}}}, "shapes": {{
"a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Put"}}],
  "traits": {{"aws.protocols#awsJson1_0": {{}}, "smithy.api#documentation": "Puts."}}}},
"a#Put": {{"type": "operation", "input": {{"target": "a#PutInput"}}}},
"a#PutInput": {{"type": "structure", "members": {{
  "tag": {{"target": "smithy.api#String", "traits": {{"smithy.api#pattern": "(.)\\1"}}}}}}}},
"b#Other": {{"type": "string", "traits": {{"smithy.api#tags": ["x", "y"]}}}}
}}}}"##
    )
}

fn all(texts: &[&str]) -> Vec<Diagnostic> {
    let names: Vec<String> = (0..texts.len()).map(|number| format!("{number}.json")).collect();
    let sources = names.iter().zip(texts).map(|(name, text)| Source { name, text: text.as_bytes() });
    match generate(&[Input::new("a", sources.collect::<Vec<_>>())]) {
        Ok(generated) => generated.warnings.0,
        Err(Error::Models(diagnostics)) => diagnostics.0,
        Err(other) => panic!("{other}"),
    }
}

fn lines(metadata: &str) -> Vec<String> {
    all(&[&with_metadata(metadata)]).iter().map(ToString::to_string).collect()
}

const PATTERN: &str = "0.json:6:75: warning[PatternTrait]";

#[test]
fn metadata_of_another_form() {
    for (metadata, path, words) in [
        (r#""suppressions": {}"#, "$.metadata.suppressions", "an array of objects"),
        (r#""suppressions": [1]"#, "$.metadata.suppressions[0]", "an object"),
        (r#""suppressions": [{"id": "X"}]"#, "$.metadata.suppressions[0]", "add `namespace`"),
        (
            r#""suppressions": [{"id": "X", "namespce": "*"}]"#,
            "$.metadata.suppressions[0]",
            "did you mean `namespace` by `namespce`?",
        ),
        (r#""suppressions": [{"id": 1, "namespace": "*"}]"#, "$.metadata.suppressions[0].id", "a string"),
        (
            r#""severityOverrides": [{"id": "X", "namespace": "*", "severity": "ERROR"}]"#,
            "$.metadata.severityOverrides[0].severity",
            "\"WARNING\" or \"DANGER\"",
        ),
        (
            r#""severityOverrides": [{"id": "X", "namespace": "*", "severity": "DANGR"}]"#,
            "$.metadata.severityOverrides[0].severity",
            "did you mean `DANGER`?",
        ),
        (r#""validators": [{"id": "X"}]"#, "$.metadata.validators[0]", "add `name`"),
        (
            r#""validators": [{"name": "a\u001bb"}]"#,
            "$.metadata.validators[0].name",
            "without control characters",
        ),
        (
            r#""validators": [{"name": "Own", "namespaces": "a"}]"#,
            "$.metadata.validators[0].namespaces",
            "an array of strings",
        ),
        (
            r#""validators": [{"name": "Own", "severity": "ERROR"}]"#,
            "$.metadata.validators[0].severity",
            "\"NOTE\" or",
        ),
        (
            r#""validators": [{"name": "EmitEachSelector"}]"#,
            "$.metadata.validators[0]",
            "add `configuration`",
        ),
        (
            r#""validators": [{"name": "EmitNoneSelector", "configuration": {}}]"#,
            "$.metadata.validators[0].configuration",
            "add `selector`",
        ),
        (
            r#""validators": [{"name": "EmitEachSelector", "configuration": {"selector": "*", "bindToTrait": "a#"}}]"#,
            "$.metadata.validators[0].configuration.bindToTrait",
            "the id of a trait",
        ),
        (
            r#""validators": [{"name": "EmitEachSelector", "configuration": {"selector": "*", "messageTemplate": "a@b"}}]"#,
            "$.metadata.validators[0].configuration.messageTemplate",
            "begins no attribute",
        ),
    ] {
        let found = all(&[&with_metadata(metadata)]);
        let [error] = &found[..] else { panic!("{metadata}: {found:?}") };
        let text = error.to_string();
        assert!(text.contains(words), "{text}");
        assert_eq!((error.severity, &*error.id, &*error.location.path), (Severity::Error, "Metadata", path));
        assert!(error.position.is_some(), "{text}");
    }
}

#[test]
fn a_place_in_one_of_several_files() {
    let first =
        with_metadata(r#""suppressions": [{"id": "X", "namespace": "*"}, {"id": "Y", "namespace": "*"}]"#);
    let second =
        r#"{"smithy": "2.0", "metadata": {"suppressions": [{"id": "Z", "namespace": "*"}, {"id": "Z"}]}}"#;
    let found = all(&[&first, second]);
    let [error] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&*error.location.file, &*error.location.path), ("1.json", "$.metadata.suppressions[1]"));
}

#[test]
fn keys_without_a_meaning() {
    let found = lines(r#""suppressions": [{"id": "PatternTrait", "namespace": "a", "resaon": "x"}]"#);
    let expected = "0.json:1:90: warning[Metadata]: found the key `resaon`, which has no \
                    meaning here; nothing of what it says is done; did you mean `reason`?";
    assert_eq!(found, [expected]);
}

#[test]
fn severities_that_the_model_sets() {
    let set = |id: &str, namespace: &str, severity: &str| {
        let rule = format!(r#"{{"id": "{id}", "namespace": "{namespace}", "severity": "{severity}"}}"#);
        let found = all(&[&with_metadata(&format!(r#""severityOverrides": [{rule}]"#))]);
        let [pattern] = &found[..] else { panic!("{found:?}") };
        (pattern.id.to_string(), pattern.severity)
    };
    let is = |severity| ("PatternTrait".to_owned(), severity);
    assert_eq!(set("PatternTrait", "a", "DANGER"), is(Severity::Error));
    assert_eq!(set("PatternTrait", "*", "DANGER"), is(Severity::Error));
    assert_eq!(set("PatternTrait", "*", "WARNING"), is(Severity::Warning));
    assert_eq!(set("PatternTrait", "b", "DANGER"), is(Severity::Warning));
    assert_eq!(set("Pattern", "*", "DANGER"), is(Severity::Warning));
    // A suppressed warning is no danger.
    let both = r#""suppressions": [{"id": "PatternTrait", "namespace": "a"}],
        "severityOverrides": [{"id": "PatternTrait", "namespace": "a", "severity": "DANGER"}]"#;
    assert_eq!(lines(both), [""; 0]);
}

#[test]
fn a_selector_that_emits_each_shape() {
    let validator = |rest: &str| {
        let all = lines(&format!(r#""validators": [{{"name": "EmitEachSelector", {rest}}}]"#));
        all.into_iter().filter(|line| !line.starts_with(PATTERN)).collect::<Vec<_>>()
    };
    assert_eq!(
        validator(
            r#""id": "Docs", "severity": "WARNING", "message": "Document it.", "configuration": {"selector": "operation :not([trait|documentation])"}"#
        ),
        [
            "0.json:4:1: warning[Docs]: `a#Put`: found a shape that the validator `Docs` of the model finds; Document it.; \
          correct the model, or suppress `Docs`"
        ],
    );
    // A danger refuses the model.
    assert_eq!(
        validator(
            r#""configuration": {"selector": "[trait|tags]", "bindToTrait": "smithy.api#tags", "messageTemplate": "@{id|name} has @{trait|tags}, me@@b"}"#
        ),
        [
            "0.json:7:42: error[EmitEachSelector]: `b#Other`: found a shape that the validator `EmitEachSelector` of the model \
          finds; Other has [\"x\",\"y\"], me@b; correct the model, or suppress `EmitEachSelector`"
        ],
    );
    let nothing: [&str; 0] = [];
    assert_eq!(validator(r#""namespaces": ["a"], "configuration": {"selector": "[trait|tags]"}"#), nothing);
    assert_eq!(
        validator(r#""selector": "structure", "configuration": {"selector": "[trait|tags]"}"#),
        nothing
    );
    assert_eq!(validator(r#""severity": "NOTE", "configuration": {"selector": "[trait|tags]"}"#), nothing);
    assert_eq!(validator(r#""configuration": {"selector": "*", "bindToTrait": "title"}"#), nothing);
    let [line] = &validator(r#""configuration": {"selector": ":newer(*)"}"#)[..] else { panic!() };
    assert!(line.contains("warning[EmitEachSelector]: found the selector"), "{line}");
    assert!(line.contains("since `:newer` is not evaluated; nothing is checked by the validator"), "{line}");
}

#[test]
fn variables_in_a_message() {
    let found = lines(
        r#""validators": [{"name": "EmitEachSelector", "severity": "WARNING", "message": "Look: {super}",
        "configuration": {"selector": "service $ops(~> operation)", "messageTemplate": "@{var|ops}@{var|no}@{service|version}"}}]"#,
    );
    assert!(found.iter().any(|line| line.contains("; Look: [a#Put]1; correct")), "{found:?}");
}

#[test]
fn a_selector_that_emits_none() {
    let validator = |selector: &str| {
        lines(&format!(
            r#""validators": [{{"name": "EmitNoneSelector", "id": "Title", "configuration": {{"selector": "{selector}"}}}}]"#
        ))
    };
    assert_eq!(validator("[trait|documentation]").len(), 1);
    let [error, pattern] = &validator("[trait|title]")[..] else { panic!() };
    assert!(
        error.starts_with("0.json:1:47: error[Title]: found no shape that the validator `Title`"),
        "{error}"
    );
    assert!(pattern.starts_with(PATTERN));
}

#[test]
fn validators_that_are_code() {
    let two = r#"{"name": "CamelCase"}, {"name": "StandardOperationVerb"}, {"name": "CamelCase"}"#;
    let found = lines(&format!(r#""validators": [{two}]"#));
    let [told, _] = &found[..] else { panic!("{found:?}") };
    assert!(told.contains("warning[UnknownValidator]: found validators that are not known: `CamelCase`, `StandardOperationVerb`; nothing is checked by them"), "{told}");
    let suppressed =
        |rules: &str| lines(&format!(r#""validators": [{two}], "suppressions": [{rules}]"#)).len();
    assert_eq!(suppressed(r#"{"id": "UnknownValidator", "namespace": "*"}"#), 1);
    assert_eq!(suppressed(r#"{"id": "UnknownValidator_CamelCase", "namespace": "*"}"#), 2);
    let both = r#"{"id": "UnknownValidator_CamelCase", "namespace": "*"}, {"id": "UnknownValidator_StandardOperationVerb", "namespace": "*"}"#;
    assert_eq!(suppressed(both), 1);
}
