//! Uses of traits that a model defines: what stands beside them, at how many members, and ids of shapes in their values.

use ferrosmith::passes;

use crate::{load, message, messages};

/// A trait `a#t` of this definition, one without any, and a structure with these members.
fn shapes(definition: &str, members: &str) -> String {
    format!(
        r##""a#t": {{"type": "structure", "members": {{"id": {{"target": "a#Ref"}}}}, "traits": {{"smithy.api#trait": {definition}}}}},
        "a#u": {{"type": "structure", "traits": {{"smithy.api#trait": {definition}}}}},
        "a#Ref": {{"type": "string", "traits": {{"smithy.api#idRef": {{"failWhenMissing": true}}}}}},
        "a#Marked": {{"type": "string", "traits": {{"a#t": {{}}}}}},
        "a#S": {{"type": "structure", "members": {{{members}}}}}"##
    )
}

/// A member of a type with traits.
fn member(name: &str, target: &str, traits: &str) -> String {
    format!(r##""{name}": {{"target": "{target}", "traits": {{{traits}}}}}"##)
}

#[test]
fn traits_that_conflict() {
    let both = |traits: &str| member("x", "smithy.api#String", traits);
    for definition in [r#"{"conflicts": ["a#u", "a#t"]}"#, r#"{"conflicts": ["u", "t"]}"#] {
        // Each names the other, and itself.
        let found = message(&shapes(definition, &both(r#""a#t": {}, "a#u": {}"#)));
        assert!(
            found.contains(".members.x.traits[\"a#t\"]")
                && found
                    .contains("found `a#t` beside `a#u`, with which it conflicts, expected one of the two"),
            "{found}"
        );
        load(&shapes(definition, &both(r#""a#t": {}"#))).unwrap();
    }
    let found =
        message(&shapes(r#"{"conflicts": ["required"]}"#, &both(r#""smithy.api#required": {}, "a#t": {}"#)));
    assert!(found.contains("found `a#t` beside `smithy.api#required`"), "{found}");
}

#[test]
fn traits_of_one_member() {
    let text = |name, traits| member(name, "smithy.api#String", traits);
    let own = [text("x", r#""a#t": {}"#), text("y", r#""a#t": {}"#)].join(",");
    let found = message(&shapes(r#"{"structurallyExclusive": "member"}"#, &own));
    assert!(
        found.contains(".members.y.traits[\"a#t\"]")
            && found.contains("`a#t` at a second member: `x` has it"),
        "{found}"
    );
    let targets = [member("x", "a#Marked", ""), member("y", "a#Marked", "")].join(",");
    let found = message(&shapes(r#"{"structurallyExclusive": "target"}"#, &targets));
    assert!(found.contains("found a second member whose target has `a#t`: that of `x` has it"), "{found}");
    load(&shapes(r#"{"structurallyExclusive": "member"}"#, &targets)).unwrap();
    load(&shapes(r#"{"structurallyExclusive": "target"}"#, &own)).unwrap();
}

#[test]
fn ids_in_values() {
    let value =
        |id: &str| shapes("{}", &member("x", "smithy.api#String", &format!(r#""a#t": {{"id": "{id}"}}"#)));
    for (id, expected) in [
        ("a#Markd", "expected the id of a shape that exists; did you mean `a#Marked`?"),
        ("a#S$y", "expected the id of a shape that exists"),
        ("no id", "expected the id of a shape; write the namespace"),
    ] {
        let found = message(&value(id));
        assert!(found.contains(".traits[\"a#t\"].id") && found.contains(expected), "{found}");
    }
    for id in ["a#S", "a#S$x", "S", "String", "smithy.api#String", "smithy.api#required", "elsewhere#Any"] {
        load(&value(id)).unwrap_or_else(|errors| panic!("{id}: {errors:?}"));
    }
}

#[test]
fn traits_in_places() {
    let at_member = |selector: &str, traits: &str| {
        let definition = format!(r#"{{"selector": "{selector}"}}"#);
        // Without the use of `a#t` that is there for other tests.
        let shapes = shapes(&definition, &member("x", "smithy.api#String", traits));
        shapes.replace(r#""traits": {"a#t": {}}"#, r#""traits": {}"#)
    };
    for selector in
        ["structure > member", "structure > :test(member[trait|required] > string)", "string, service", "*"]
    {
        // One that is not understood forbids nothing.
        load(&at_member(selector, r#""a#u": {}, "smithy.api#required": {}"#)).unwrap();
    }
    for selector in ["string", "union > member", "structure > :test(member[trait|required] > string)"] {
        let found = message(&at_member(selector, r#""a#u": {}"#));
        assert!(
            found.contains("$.shapes[\"a#S\"].members.x.traits[\"a#u\"]")
                && found.contains("found `a#u` at a member of a shape of type structure")
                && found.contains(&format!("expected a shape that `{selector}` selects")),
            "{found}"
        );
    }
}

#[test]
fn traits_that_a_mixin_gives() {
    let with = |selector: &str| {
        format!(
            r##""a#t": {{"type": "structure", "traits": {{"smithy.api#trait": {{"selector": "{selector}"}}}}}},
            "a#M": {{"type": "structure", "traits": {{"smithy.api#mixin": {{}}, "a#t": {{}}}}, "members": {{
                "x": {{"target": "smithy.api#String"}}}}}},
            "a#S": {{"type": "structure", "members": {{}}, "mixins": [{{"target": "a#M"}}]}}"##
        )
    };
    let run = |selector: &str| passes::run(load(&with(selector)).unwrap());
    run("structure :test(> member)").unwrap();
    run("structure :test(> member[id|member = x])").unwrap();
    let found = messages(run("structure[trait|mixin]"));
    assert!(
        found.len() == 1 && found[0].contains("`a#S`: found `a#t` at a shape of type structure"),
        "{found:?}"
    );
}

#[test]
fn ids_of_selected_shapes() {
    let value = |selector: &str, id: &str| {
        let member = member("x", "smithy.api#String", &format!(r#""a#t": {{"id": "{id}"}}"#));
        shapes("{}", &member).replace(r#""failWhenMissing": true"#, &format!(r#""selector": "{selector}""#))
    };
    for (selector, id) in [
        ("structure", "a#S"),
        ("structure > member", "a#S$x"),
        ("[trait|trait]", "a#u"),
        ("newer", "a#u"),
        ("*", "b#c"),
    ] {
        load(&value(selector, id)).unwrap_or_else(|errors| panic!("{selector} {id}: {errors:?}"));
    }
    for (selector, id) in [("union", "a#S"), ("structure", "a#S$x"), ("[trait|error]", "a#u")] {
        let found = message(&value(selector, id));
        assert!(
            found.contains(".traits[\"a#t\"].id")
                && found.contains(&format!("expected the id of a shape that `{selector}` selects")),
            "{found}"
        );
    }
}
