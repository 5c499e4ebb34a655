//! Sample values where constraints leave little room.

use std::time::Instant;

use ferrosmith::model::Source;
use ferrosmith_dynamic::{DynamicStructure, Sampler, Service};
use ferrosmith_runtime::protocol::REST_XML;
use ferrosmith_runtime::{Ref, validate};

/// Members of a structure, each with a type of its own.
const TYPES: &[(&str, &str)] = &[
    (
        "threeSkies",
        r#"{"type": "list", "member": {"target": "a#Sky"}, "traits": {"smithy.api#uniqueItems": {}, "smithy.api#length": {"min": 3}}}"#,
    ),
    (
        "threeNumbers",
        r#"{"type": "list", "member": {"target": "a#OneToThree"}, "traits": {"smithy.api#uniqueItems": {}, "smithy.api#length": {"min": 3}}}"#,
    ),
    (
        "pairs",
        r#"{"type": "list", "member": {"target": "a#Pair"}, "traits": {"smithy.api#uniqueItems": {}, "smithy.api#length": {"min": 4}}}"#,
    ),
    (
        "yesAndNo",
        r#"{"type": "list", "member": {"target": "smithy.api#Boolean"}, "traits": {"smithy.api#uniqueItems": {}, "smithy.api#length": {"min": 2}}}"#,
    ),
    (
        "letters",
        r#"{"type": "map", "key": {"target": "a#Letter"}, "value": {"target": "a#Sky"}, "traits": {"smithy.api#length": {"min": 3}}}"#,
    ),
    (
        "keys",
        r#"{"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Sky"}, "traits": {"smithy.api#length": {"min": 200}}}"#,
    ),
    (
        "bySky",
        r#"{"type": "map", "key": {"target": "a#Sky"}, "value": {"target": "a#Sky"}, "traits": {"smithy.api#length": {"min": 3}}}"#,
    ),
    (
        "certificate",
        r#"{"type": "string", "traits": {"smithy.api#pattern": "^(0x)?[a-f0-9]+$", "smithy.api#length": {"min": 64, "max": 64}}}"#,
    ),
    (
        "twoParts",
        r#"{"type": "string", "traits": {"smithy.api#pattern": "^[a-z]+-[0-9]+$", "smithy.api#length": {"min": 40, "max": 42}}}"#,
    ),
    (
        "longName",
        r#"{"type": "string", "traits": {"smithy.api#pattern": "^name/[a-z]{1,63}$", "smithy.api#length": {"min": 30}}}"#,
    ),
    ("anyCase", r#"{"type": "string", "traits": {"smithy.api#pattern": "^(?i)(true|false)$"}}"#),
    (
        "snapshot",
        r#"{"type": "string", "traits": {"smithy.api#pattern": "^\\Asnap-(?:[0-9a-f]{8}|[0-9a-f]{17})\\z$"}}"#,
    ),
    ("twice", r#"{"type": "string", "traits": {"smithy.api#pattern": "^[0-9A-Z]{2}+$"}}"#),
    ("fewTimes", r#"{"type": "string", "traits": {"smithy.api#pattern": "^rule/[a-z]{11}{0,5}$"}}"#),
    ("jsonPath", r#"{"type": "string", "traits": {"smithy.api#pattern": "^(?=^\\$)(?=^\\S+$).*$"}}"#),
    (
        "fileSystem",
        r#"{"type": "string", "traits": {"smithy.api#pattern": "^arn:(?=[^:]+:fsx:[^:]+:\\d{12}:)((|(?!\\d{1,3}(\\.\\d{1,3}){3})[a-z0-9].*(?<!-)):){4}(?!/).{0,1024}$", "smithy.api#length": {"min": 8}}}"#,
    ),
    (
        "privateKey",
        r#"{"type": "string", "traits": {"smithy.api#pattern": "^-{5}BEGIN KEY-{5}\\u000D?\\u000A([A-Za-z0-9/+]{64}\\u000D?\\u000A)*[A-Za-z0-9/+]{1,64}={0,2}\\u000A-{5}END KEY-{5}$", "smithy.api#length": {"min": 1600, "max": 8000}}}"#,
    ),
    ("spaced", r#"{"type": "string", "traits": {"smithy.api#pattern": "^\\w+;\\sExpires=\\s*$"}}"#),
    ("letter", r#"{"type": "string", "traits": {"smithy.api#pattern": "^\\x{41}\\x42$"}}"#),
    (
        "positive",
        r#"{"type": "long", "traits": {"smithy.api#range": {"min": 1, "max": 9223372036854775807}}}"#,
    ),
    (
        "least",
        r#"{"type": "long", "traits": {"smithy.api#range": {"min": -9223372036854775808, "max": -5}}}"#,
    ),
    ("negative", r#"{"type": "integer", "traits": {"smithy.api#range": {"min": -20, "max": -10}}}"#),
    ("high", r#"{"type": "long", "traits": {"smithy.api#range": {"min": 5000000000}}}"#),
    ("byte", r#"{"type": "byte", "traits": {"smithy.api#range": {"max": -128}}}"#),
    ("share", r#"{"type": "double", "traits": {"smithy.api#range": {"min": 0.25, "max": 0.75}}}"#),
    ("huge", r#"{"type": "bigInteger", "traits": {"smithy.api#range": {"min": 99999999999999999999999}}}"#),
    ("exact", r#"{"type": "bigDecimal", "traits": {"smithy.api#range": {"min": 0.1, "max": 0.2}}}"#),
    ("bytes", r#"{"type": "blob", "traits": {"smithy.api#length": {"min": 9, "max": 9}}}"#),
    (
        "nothing",
        r#"{"type": "list", "member": {"target": "a#Sky"}, "traits": {"smithy.api#length": {"max": 0}}}"#,
    ),
    ("IsTruncated", r#"{"type": "boolean"}"#),
];

const OTHERS: &str = r#"
    "a#Sky": {"type": "enum", "members": {"ACTIVE": {"target": "smithy.api#Unit"}, "A": {"target": "smithy.api#Unit"}, "B": {"target": "smithy.api#Unit"}}},
    "a#OneToThree": {"type": "integer", "traits": {"smithy.api#range": {"min": 1, "max": 3}}},
    "a#Letter": {"type": "string", "traits": {"smithy.api#pattern": "^[a-c]$"}},
    "a#Pair": {"type": "structure", "members": {"a": {"target": "smithy.api#Boolean"}, "b": {"target": "smithy.api#Boolean"}}}"#;

fn service() -> Service {
    let members: Vec<_> =
        TYPES.iter().map(|(name, _)| format!(r#""{name}": {{"target": "a#T{name}"}}"#)).collect();
    let shapes: String = TYPES.iter().map(|(name, shape)| format!(r#""a#T{name}": {shape},"#)).collect();
    let model = format!(
        r#"{{"smithy": "2.0", "shapes": {{{shapes} {OTHERS},
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Get"}}]}},
            "a#Get": {{"type": "operation", "output": {{"target": "a#Values"}}}},
            "a#Values": {{"type": "structure", "members": {{{}}}}}}}}}"#,
        members.join(",")
    );
    Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap()
}

fn sample(service: &Service, seed: u64) -> DynamicStructure {
    let mut values = service.operation("Get").unwrap().output();
    Sampler::new(seed).fill(&mut values, &[]);
    values
}

#[test]
fn samples_fit_narrow_constraints() {
    let service = service();
    for seed in 0..20 {
        let values = sample(&service, seed);
        if let Err(violations) = validate::validate(&values) {
            panic!("{seed}: {violations}");
        }
        assert_eq!(values.members().len(), TYPES.len());
        let spaced = values.get("spaced").and_then(|text| match text {
            Ref::String(text) => Some(text.to_owned()),
            _ => None,
        });
        assert!(!spaced.unwrap().contains(char::is_control));
        assert!(values.members().all(|(_, value)| !matches!(value, Ref::Absent)), "{values:?}");
    }
}

#[test]
fn no_pattern_takes_long() {
    let nested = |inner: &str, count: usize| {
        (0..count).fold(inner.to_owned(), |pattern, _| format!("(a|{pattern}{{4000}})"))
    };
    let nothing = |count: usize| (0..count).fold("()".to_owned(), |pattern, _| format!("({pattern}){{900}}"));
    let long = "(?:x?y+){2,}".repeat(300);
    let patterns = [nested("b", 8), nothing(5), nested("[a-z]", 3), format!("^({long}){{70}}z$")];
    let started = Instant::now();
    for pattern in patterns {
        let model = format!(
            r#"{{"smithy": "2.0", "shapes": {{
                "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Get"}}]}},
                "a#Get": {{"type": "operation", "output": {{"target": "a#Values"}}}},
                "a#Values": {{"type": "structure", "members": {{"text": {{"target": "a#Text"}}}}}},
                "a#Text": {{"type": "string", "traits": {{"smithy.api#pattern": "{pattern}", "smithy.api#length": {{"min": 300}}}}}}}}}}"#
        );
        let service = Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap();
        sample(&service, 1);
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Returns a model whose output has a list of lists, and so on down to a shape, with a minimum length each.
fn nested(count: usize, least: usize, inner: &str) -> String {
    let list = |level: usize| {
        format!(
            r#""a#L{level}": {{"type": "list", "member": {{"target": "a#L{}"}}, "traits": {{"smithy.api#length": {{"min": {least}}}}}}},"#,
            level + 1
        )
    };
    format!(
        r#"{{"smithy": "2.0", "shapes": {{ {} "a#L{count}": {inner},
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Get"}}]}},
            "a#Get": {{"type": "operation", "output": {{"target": "a#Values"}}}},
            "a#Values": {{"type": "structure", "members": {{"lists": {{"target": "a#L0"}}}}}}}}}}"#,
        (0..count).map(list).collect::<String>()
    )
}

#[test]
fn a_sample_has_a_limited_size_whatever_the_model_requires() {
    let large = r#"{"type": "KIND", "traits": {"smithy.api#length": {"min": 1048576}}}"#;
    for (model, is_exceeded) in [
        (nested(13, 10, r#"{"type": "boolean"}"#), true),
        (nested(2, 900, &large.replace("KIND", "blob")), true),
        (nested(1, 900, &large.replace("KIND", "string")), true),
        (nested(1, 9, &large.replace("KIND", "string")), false),
        (nested(3, 10, r#"{"type": "boolean"}"#), false),
    ] {
        let service = Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap();
        let mut values = service.operation("Get").unwrap().output();
        let mut sampler = Sampler::new(1);
        sampler.fill(&mut values, &[]);
        assert_eq!(sampler.is_exceeded(), is_exceeded, "{model}");
        assert_eq!(validate::validate(&values).is_err(), is_exceeded, "{model}");
        // The next one has a size of its own.
        sampler.fill(&mut service.operation("Get").unwrap().input(), &[]);
        assert!(!sampler.is_exceeded());
    }
}

#[test]
fn samples_have_no_next_page() {
    let service = service();
    for seed in 0..20 {
        assert!(matches!(sample(&service, seed).get("IsTruncated"), Some(Ref::Boolean(false))));
    }
}

/// Levels above members that are required: of clients too, of servers alone, and of nobody.
const DEEP: &str = r#"{"smithy": "2.0", "shapes": {
    "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}]},
    "a#Get": {"type": "operation", "output": {"target": "a#One"}},
    "a#One": {"type": "structure", "members": {"two": {"target": "a#Two"}}},
    "a#Two": {"type": "structure", "members": {"three": {"target": "a#Three"}}},
    "a#Three": {"type": "structure", "members": {"four": {"target": "a#Four"}}},
    "a#Four": {"type": "structure", "members": {"five": {"target": "a#Five"}}},
    "a#Five": {"type": "structure", "members": {"six": {"target": "a#Six"}}},
    "a#Six": {"type": "structure", "members": {
        "bucket": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#clientOptional": {}}},
        "key": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
        "note": {"target": "smithy.api#String"}}}}}"#;

#[test]
fn samples_have_what_is_required_at_any_depth() {
    let service = Service::load(&[Source { name: "model.json", text: DEEP.as_bytes() }]).unwrap();
    let text = ferrosmith_dynamic::text::document(&sample(&service, 0)).to_string();
    // Servers refuse a value without either, and a caller may rely on them.
    assert!(text.contains("\"bucket\"") && text.contains("\"key\"") && !text.contains("\"note\""), "{text}");
}

/// Levels above a union that has nothing but flattened lists and maps, of which no empty one is written in XML.
const FLAT: &str = r#"{"smithy": "2.0", "shapes": {
    "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}], "traits": {"aws.protocols#restXml": {}}},
    "a#Get": {"type": "operation", "output": {"target": "a#One"}, "traits": {"smithy.api#http": {"method": "GET", "uri": "/"}}},
    "a#One": {"type": "structure", "members": {"next": {"target": "a#Two"}}},
    "a#Two": {"type": "structure", "members": {"next": {"target": "a#Three"}}},
    "a#Three": {"type": "structure", "members": {"next": {"target": "a#Four"}}},
    "a#Four": {"type": "structure", "members": {"next": {"target": "a#Five"}}},
    "a#Five": {"type": "structure", "members": {"some": {"target": "a#Some"}}},
    "a#Some": {"type": "union", "members": {
        "texts": {"target": "a#Texts", "traits": {"smithy.api#xmlFlattened": {}}},
        "named": {"target": "a#Named", "traits": {"smithy.api#xmlFlattened": {}}}}},
    "a#Texts": {"type": "list", "member": {"target": "smithy.api#String"}},
    "a#Named": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Texts"}}}}"#;

#[test]
fn flattened_lists_of_unions_are_written_at_any_depth() {
    let service = Service::load(&[Source { name: "model.json", text: FLAT.as_bytes() }]).unwrap();
    let operation = service.operation("Get").unwrap();
    for seed in 0..20 {
        let output = sample(&service, seed);
        let response = operation.respond(Some(&REST_XML), Ok(&output));
        let response = response.unwrap_or_else(|error| panic!("{seed}: {error}"));
        assert_eq!(operation.response(Some(&REST_XML), &response).unwrap().0, output, "{seed}");
    }
}
