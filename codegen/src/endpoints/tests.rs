use super::*;

fn compiled(rules: &str) -> Result<Compiled, String> {
    let text = format!(
        r#"{{"version":"1.0","parameters":{{"R":{{"type":"string","default":"x"}}}},"rules":[{rules}]}}"#
    );
    compile(&Json::parse(&text).unwrap()).map_err(|error| error.to_string())
}

#[test]
fn a_text_is_kept_once() {
    let rule = r#"{"type":"error","conditions":[],"error":"the same text"}"#;
    assert_eq!(compiled(&[rule; 3].join(",")).unwrap().texts, "the same text");
}

#[test]
fn braces_are_doubled() {
    assert_eq!(
        template::parts("$", "{{a}}{R}-{R#b[0].c}").unwrap(),
        [
            template::TemplatePart::Text("{a}".into()),
            template::TemplatePart::Value("R".into(), None),
            template::TemplatePart::Text("-".into()),
            template::TemplatePart::Value("R".into(), Some("b[0].c".into())),
        ]
    );
}

#[test]
fn what_is_wrong_is_told_with_its_path() {
    for (rules, expected) in [
        (r#"{"type":"leaf"}"#, "$.rules[0].type: expected `tree`, `endpoint` or `error`"),
        (r#"{"type":"error","error":"{R"}"#, "$.rules[0].error: expected a text with its braces closed"),
        (r#"{"type":"error","error":"{Q}"}"#, "$.rules[0].error: expected a parameter, or a variable"),
        (
            r#"{"type":"error","error":"e","conditions":[{"fn":"isset","argv":[]}]}"#,
            "$.rules[0].conditions[0]: expected a function of endpoint rules",
        ),
        (
            r#"{"type":"error","error":"e","conditions":[{"fn":"isSet","argv":[]}]}"#,
            "$.rules[0].conditions[0]: expected 1 arguments of `isSet`",
        ),
        (
            r#"{"type":"error","error":"e","conditions":[{"fn":"getAttr","argv":[{"ref":"R"},"a[b]"]}]}"#,
            "$.rules[0].conditions[0]: expected a path such as `resourceId[0]`",
        ),
        (r#"{"type":"endpoint","endpoint":{}}"#, "$.rules[0].endpoint.url: expected a text, found nothing"),
    ] {
        let error = compiled(rules).unwrap_err();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn another_version_is_refused() {
    let rules = Json::parse(r#"{"version":"2.0","parameters":{},"rules":[]}"#).unwrap();
    assert!(compile(&rules).unwrap_err().to_string().starts_with("$.version: expected version 1.0 or 1.1"));
}

#[test]
fn values_that_clients_know_are_known() {
    for built_in in ["AWS::S3::UseGlobalEndpoint", "AWS::STS::UseGlobalEndpoint", "Example::Own"] {
        let text = format!(
            r#"{{"version":"1.0","parameters":{{"R":{{"type":"string","builtIn":"{built_in}"}}}},"rules":[]}}"#
        );
        let compiled = compile(&Json::parse(&text).unwrap()).unwrap();
        assert_eq!(compiled.parameters[0].built_in.as_deref(), Some(built_in));
    }
}
