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
            "$.rules[0].conditions[0].argv[1]: expected a path such as `resourceId[0]`",
        ),
        (r#"{"type":"endpoint","endpoint":{}}"#, "$.rules[0].endpoint.url: expected a text, found nothing"),
    ] {
        let error = compiled(rules).unwrap_err();
        assert!(error.starts_with(expected), "{error}");
    }
}

/// Returns the error about rules with parameters of each type: `R` and `S` are strings, `B` and `C` are booleans, `L` is
/// an array. `S` and `C` may be absent.
fn refused(rule: &str) -> String {
    let text = format!(
        r#"{{"version":"1.0","parameters":{{"R":{{"type":"string","required":true}},"S":{{"type":"string"}},
            "B":{{"type":"boolean","required":true}},"C":{{"type":"boolean"}},"L":{{"type":"stringArray","required":true}}}},
            "rules":[{rule}]}}"#
    );
    told(&text)
}

/// Returns the error of rules, or else the first doubt about them.
fn told(rules: &str) -> String {
    match compile(&Json::parse(rules).unwrap()) {
        Ok(compiled) => compiled.doubts.first().map_or_else(String::new, RuleSetError::to_string),
        Err(error) => error.to_string(),
    }
}

/// Returns the error about conditions.
fn about(conditions: &str) -> String {
    refused(&format!(r#"{{"type":"error","conditions":[{conditions}],"error":"none"}}"#))
}

#[test]
fn arguments_are_of_the_types_of_functions() {
    for (condition, expected) in [
        (r#"{"fn":"not","argv":[{"ref":"R"}]}"#, "conditions[0].argv[0]: expected a boolean, found a string"),
        (r#"{"fn":"stringEquals","argv":[{"ref":"R"},true]}"#, "argv[1]: expected a string, found a boolean"),
        (
            r#"{"fn":"stringEquals","argv":[{"ref":"S"},"a"]}"#,
            "argv[0]: expected a string, found a string that may be absent; check it with `isSet`",
        ),
        (
            r#"{"fn":"booleanEquals","argv":[{"ref":"C"},true]}"#,
            "expected a boolean, found a boolean that may be absent",
        ),
        (
            r#"{"fn":"substring","argv":[{"ref":"R"},"0",4,false]}"#,
            "argv[1]: expected an integer, found a string",
        ),
        (r#"{"fn":"stringEquals","argv":[{"ref":"L"},"a"]}"#, "expected a string, found an array of strings"),
        (r#"{"fn":"getAttr","argv":[{"ref":"R"},"a"]}"#, "argv[1]: expected no path into a string"),
        (r#"{"fn":"getAttr","argv":[{"ref":"L"},"a"]}"#, "expected an index into an array, such as `[0]`"),
        (
            r#"{"fn":"getAttr","argv":[{"fn":"parseURL","argv":[{"ref":"R"}]},"path"]}"#,
            "expected no path into a URL that may be absent",
        ),
        (
            r#"{"fn":"parseURL","argv":[{"ref":"R"}],"assign":"u"},{"fn":"getAttr","argv":[{"ref":"u"},"shceme"]}"#,
            "expected a property of a URL, found `shceme`; did you mean `scheme`?",
        ),
        (
            r#"{"fn":"aws.parseArn","argv":[{"ref":"R"}],"assign":"a"},{"fn":"stringEquals","argv":["{a#resourceId[0]}","x"]}"#,
            "conditions[1].argv[0]: expected a string, found a string that may be absent",
        ),
        (
            r#"{"fn":"aws.partition","argv":[{"ref":"R"}],"assign":"p"},{"fn":"not","argv":[{"fn":"getAttr","argv":[{"ref":"p"},"dnsSuffix"]}]}"#,
            "expected a boolean, found a string",
        ),
        (
            r#"{"fn":"ite","argv":[true,"a","b"]}"#,
            "expected a function of version 1.0, which the rules have, found `ite`",
        ),
        (r#"{"argv":[]}"#, "conditions[0].fn: expected the name of a function, found nothing"),
    ] {
        let error = about(condition);
        assert!(error.contains(expected), "{condition}: {error}");
    }
    for condition in [
        r#"{"fn":"isSet","argv":[{"ref":"S"}]},{"fn":"stringEquals","argv":[{"ref":"S"},"a"]}"#,
        r#"{"fn":"parseURL","argv":[{"ref":"R"}],"assign":"u"},{"fn":"getAttr","argv":[{"ref":"u"},"isIp"]}"#,
        r#"{"fn":"aws.parseArn","argv":[{"ref":"R"}],"assign":"a"},{"fn":"getAttr","argv":[{"ref":"a"},"resourceId[0]"],"assign":"t"},{"fn":"stringEquals","argv":["{t}","x"]}"#,
    ] {
        assert_eq!(about(condition), "", "{condition}");
    }
}

#[test]
fn an_absent_argument_is_doubtful_and_an_absent_text_is_refused() {
    let rules = |conditions: &str, error: &str| {
        let text = format!(
            r#"{{"version":"1.0","parameters":{{"Region":{{"type":"string","builtIn":"AWS::Region"}}}},
                "rules":[{{"type":"error","conditions":[{conditions}],"error":"{error}"}}]}}"#
        );
        compile(&Json::parse(&text).unwrap())
    };
    let partition = r#"{"fn":"aws.partition","argv":[{"ref":"Region"}],"assign":"p"}"#;
    let compiled = rules(partition, "{p#name}").unwrap();
    let [doubt] = &compiled.doubts[..] else { panic!("{compiled:?}") };
    assert!(doubt.to_string().starts_with("$.rules[0].conditions[0].argv[0]: expected a string"), "{doubt}");
    // The condition holds with a region alone, and a negated one without it, too.
    assert_eq!(rules(partition, "{Region}").unwrap().doubts.len(), 1);
    let negated = r#"{"fn":"not","argv":[{"fn":"stringEquals","argv":[{"ref":"Region"},"x"]}]}"#;
    for conditions in ["", negated] {
        let refused = rules(conditions, "{Region}").unwrap_err().to_string();
        assert!(refused.starts_with("$.rules[0].error: expected a string"), "{refused}");
    }
}

#[test]
fn newer_functions_have_types_too() {
    let about = |condition: &str| {
        let text = format!(
            r#"{{"version":"1.1","parameters":{{"S":{{"type":"string"}},"B":{{"type":"boolean","required":true}}}},
                "rules":[{{"type":"error","error":"none","conditions":[{condition}]}}]}}"#
        );
        told(&text)
    };
    assert_eq!(about(r#"{"fn":"stringEquals","argv":[{"fn":"coalesce","argv":[{"ref":"S"},"b"]},"b"]}"#), "");
    assert_eq!(about(r#"{"fn":"stringEquals","argv":[{"fn":"ite","argv":[{"ref":"B"},"a","b"]},"b"]}"#), "");
    for (condition, expected) in [
        (r#"{"fn":"coalesce","argv":[{"ref":"S"},true]}"#, "argv[1]: expected a string, found a boolean"),
        (r#"{"fn":"coalesce","argv":[]}"#, "expected 2 arguments of `coalesce` at least"),
        (r#"{"fn":"ite","argv":["a","b","c"]}"#, "argv[0]: expected a boolean"),
        (r#"{"fn":"ite","argv":[true,"b",true]}"#, "argv[2]: expected a string"),
        (
            r#"{"fn":"stringEquals","argv":[{"fn":"ite","argv":[{"ref":"B"},{"ref":"S"},"b"]},"b"]}"#,
            "a string that may be absent",
        ),
        (
            r#"{"fn":"stringEquals","argv":[{"fn":"coalesce","argv":[{"ref":"S"},{"ref":"S"}]},"b"]}"#,
            "a string that may be absent",
        ),
    ] {
        let error = about(condition);
        assert!(error.contains(expected), "{condition}: {error}");
    }
}

#[test]
fn variables_are_known_where_they_are_assigned() {
    let assign = |name: &str| format!(r#"{{"fn":"parseURL","argv":[{{"ref":"R"}}],"assign":"{name}"}}"#);
    let rule = |conditions: &str, error: &str| {
        format!(r#"{{"type":"error","conditions":[{conditions}],"error":"{error}"}}"#)
    };
    assert_eq!(refused(&rule(&assign("u"), "{u#path}")), "");
    // Rules beside each other have variables of one name, but do not see those of the others.
    assert_eq!(refused(&[rule(&assign("u"), "{u#path}"), rule(&assign("u"), "{u#path}")].join(",")), "");
    let error = refused(&[rule(&assign("u"), "{u#path}"), rule("", "{u#path}")].join(","));
    assert!(error.starts_with("$.rules[1].error: expected a parameter, or a variable"), "{error}");
    // A check holds in its rule.
    let check = r#"{"fn":"isSet","argv":[{"ref":"S"}]}"#;
    assert_eq!(refused(&rule(check, "{S}")), "");
    let error = refused(&[rule(check, "{S}"), rule("", "{S}")].join(","));
    assert!(
        error.starts_with("$.rules[1].error: expected a string, found a string that may be absent"),
        "{error}"
    );
    for name in ["R", "u"] {
        let error = about(&[assign("u"), assign(name)].join(","));
        assert!(error.contains("conditions[1].assign: expected a name that neither a parameter"), "{error}");
    }
    assert!(about(&assign("0u")).contains("assign: expected letters and digits"));
    let tree =
        format!(r#"{{"type":"tree","conditions":[{}],"rules":[{}]}}"#, assign("u"), rule("", "{u#path}"));
    assert_eq!(refused(&tree), "");
    assert!(
        refused(r#"{"type":"tree","conditions":[],"rules":[]}"#)
            .contains("$.rules[0].rules: expected an array of one rule at least")
    );
}

#[test]
fn endpoints_have_urls_headers_and_schemes() {
    let endpoint = |url: &str, rest: &str| {
        refused(&format!(r#"{{"type":"endpoint","conditions":[],"endpoint":{{"url":{url}{rest}}}}}"#))
    };
    for url in [
        r#""https://a.example""#,
        r#""http://{R}:8080/base/{R}""#,
        r#""{R}""#,
        r#""{R}://a.example/x""#,
        r#""https://{R}""#,
        r#"{"ref":"R"}"#,
        r#""https://[::1]:80/""#,
    ] {
        assert_eq!(endpoint(url, ""), "", "{url}");
    }
    for (url, expected) in [
        (r#""a.example""#, "a URL that begins with `https://`"),
        (r#""ftp://a.example""#, "a URL that begins with"),
        (r#""https:///path""#, "a URL with a host"),
        (r#""https://a b""#, "a URL with a host"),
        (r#""https://a:x""#, "a number as its port"),
        (r#""https://a/?b=c""#, "without a query"),
        (r#""{R} .example""#, "without a query, a fragment and spaces"),
        ("true", "expected a string, found a boolean"),
        (r#"{"ref":"B"}"#, "expected a string, found a boolean"),
    ] {
        let error = endpoint(url, "");
        assert!(error.starts_with("$.rules[0].endpoint.url") && error.contains(expected), "{url}: {error}");
    }
    for (rest, expected) in [
        (r#","headers":[]"#, ".headers: expected an object of arrays of texts"),
        (r#","headers":{"x":"a"}"#, ".headers.x: expected an array of texts"),
        (r#","headers":{"x":["a",true]}"#, ".headers.x[1]: expected a string, found a boolean"),
        (r#","headers":{"x y":["a"]}"#, r#".headers["x y"]: expected the name of a header"#),
        (r#","properties":[]"#, ".properties: expected an object"),
        (r#","properties":{"authSchemes":{}}"#, ".authSchemes: expected an array of schemes"),
        (r#","properties":{"authSchemes":[{}]}"#, ".authSchemes[0].name: expected the name of a scheme"),
        (
            r#","properties":{"authSchemes":[{"name":"sigv4"},{"name":"sigv4"}]}"#,
            ".authSchemes[1].name: expected a scheme that the endpoint",
        ),
    ] {
        let error = endpoint(r#""https://a.example""#, rest);
        assert!(error.contains(expected), "{rest}: {error}");
    }
}

#[test]
fn parameters_are_declared_once_and_as_what_they_are() {
    for (parameters, expected) in [
        (r#""A b":{"type":"string"}"#, "letters and digits"),
        (r#""A":{"type":"string"},"a":{"type":"string"}"#, "$.parameters.a: expected letters and digits"),
        (r#""A":{"type":"string","required":"yes"}"#, "$.parameters.A.required: expected true or false"),
        (
            r#""A":{"type":"string","builtIn":"AWS::UseFIPS"}"#,
            "$.parameters.A.builtIn: expected a value of the type of the parameter",
        ),
        (
            r#""A":{"type":"string","builtIn":"Example::Own"}"#,
            "$.parameters.A.builtIn: expected a value that clients know",
        ),
        (
            r#""A":{"type":"string","builtIn":1}"#,
            "$.parameters.A.builtIn: expected a value that clients know",
        ),
    ] {
        let rules = r#"[{"type":"error","conditions":[],"error":"none"}]"#;
        let text = format!(r#"{{"version":"1.0","parameters":{{{parameters}}},"rules":{rules}}}"#);
        let error = compile(&Json::parse(&text).unwrap()).unwrap_err().to_string();
        assert!(error.contains(expected), "{parameters}: {error}");
    }
}

#[test]
fn another_version_is_refused() {
    let rules = Json::parse(r#"{"version":"2.0","parameters":{},"rules":[]}"#).unwrap();
    assert!(compile(&rules).unwrap_err().to_string().starts_with("$.version: expected version 1.0 or 1.1"));
}

#[test]
fn values_that_clients_know_are_known() {
    for (built_in, ty) in [("AWS::S3::UseGlobalEndpoint", "Boolean"), ("SDK::Endpoint", "String")] {
        let rules = r#"[{"type":"error","conditions":[],"error":"none"}]"#;
        let text = format!(
            r#"{{"version":"1.0","parameters":{{"R":{{"type":"{ty}","builtIn":"{built_in}"}}}},"rules":{rules}}}"#
        );
        let compiled = compile(&Json::parse(&text).unwrap()).unwrap();
        assert_eq!(compiled.parameters[0].built_in.as_deref(), Some(built_in));
    }
}
