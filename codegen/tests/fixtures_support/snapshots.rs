//! Whether the emitter still makes the goldens, and nothing but the goldens.

use crate::cases::{Case, cases};
use ferrosmith::files::{self, Mode};

#[test]
fn every_golden_is_what_is_generated() {
    let mode = if std::env::var_os("FERROSMITH_BLESS").is_some() { Mode::Write } else { Mode::Check };
    let mut differing = Vec::new();
    for case in cases() {
        let found = files::apply(&case.expected(), &case.module(), mode).unwrap();
        differing.extend(found.iter().map(|difference| format!("{}: {difference}", case.name)));
    }
    assert!(
        mode == Mode::Write || differing.is_empty(),
        "{}\nlook at them, then: FERROSMITH_BLESS=1 cargo test -p ferrosmith --test fixtures",
        differing.join("\n")
    );
}

#[test]
fn every_golden_is_compiled() {
    let compiled = include_str!("../behaviour/goldens.rs");
    for case in cases() {
        let path = format!("\"../fixtures/{}/expected/mod.rs\"", case.name);
        assert!(compiled.contains(&path), "behaviour/goldens.rs has no module with the path {path}");
    }
}

#[test]
fn generating_again_gives_the_same_bytes() {
    for case in cases() {
        assert_eq!(case.generate(), case.generate(), "{}", case.name);
    }
}

#[test]
fn the_order_of_files_and_shapes_does_not_matter() {
    for case in cases() {
        let Case { name, mut sources } = case.clone();
        sources.reverse();
        for (_, text) in &mut sources {
            *text = with_shapes_reversed(text);
        }
        assert_eq!(Case { name, sources }.generate(), case.generate(), "{}", case.name);
    }
}

/// The same model, its shapes in the opposite order.
fn with_shapes_reversed(text: &str) -> String {
    let mut model: serde_json::Value = serde_json::from_str(text).unwrap();
    // Without the feature that keeps the order, the members of an object are sorted: the text below is made by hand.
    let shapes = model["shapes"].take();
    let mut shapes: Vec<String> = shapes
        .as_object()
        .unwrap()
        .keys()
        .map(|id| format!("{}: {}", serde_json::Value::from(id.as_str()), raw_shape(text, id)))
        .collect();
    shapes.reverse();
    let metadata = &model["metadata"];
    let metadata = if metadata.is_null() { String::new() } else { format!(r#""metadata": {metadata}, "#) };
    format!(r#"{{"smithy": {}, {metadata}"shapes": {{{}}}}}"#, model["smithy"], shapes.join(", "))
}

/// The text of a shape, its members in the order of the file.
fn raw_shape<'a>(text: &'a str, id: &str) -> &'a str {
    let key = format!("\n    {}: ", serde_json::Value::from(id));
    let start = text.find(&key).unwrap() + key.len();
    let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter::<serde::de::IgnoredAny>();
    values.next().unwrap().unwrap();
    &text[start..start + values.byte_offset()]
}
