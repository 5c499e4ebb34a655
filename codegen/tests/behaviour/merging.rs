//! Several files, mixins, `apply`, renamed shapes, and names that want to be the same.

use std::borrow::Cow;

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::ServiceError as _;
use ferrosmith_runtime::schema::Schema;
use ferrosmith_runtime::{Value, json};

use crate::goldens::{mixins_and_apply as mixins, name_collisions as collisions, rename};
use crate::{round_trip, schema_of};

fn fields(schema: &'static Schema) -> Vec<(&'static str, Cow<'static, str>)> {
    schema.members.iter().map(|member| (member.name(), member.field())).collect()
}

#[test]
fn members_of_mixins_come_first() {
    let names: Vec<&str> = schema_of::<mixins::Item>().members.iter().map(|member| member.name()).collect();
    assert_eq!(names, ["traceId", "owner", "note", "name"]);
    let item: mixins::Item = round_trip(r#"{"traceId":"t","owner":"o","note":"n","name":"i"}"#);
    assert_eq!(item, mixins::Item::new("i", "o").trace_id("t").note("n"));
    assert_eq!(mixins::State::VALUES, ["open", "closed"]);
    assert_eq!(mixins::Choice::Number(1).tag(), "number");
}

#[test]
fn traits_of_mixins_and_of_applies_count() {
    let member =
        |name| schema_of::<mixins::Item>().members.iter().find(|member| member.name() == name).unwrap();
    assert_eq!(member("note").constraints().unwrap().length, Some((0, 10)), "from the mixin");
    assert_eq!(member("name").constraints().unwrap().length, Some((1, u64::MAX)), "applied");
    assert!(!schema_of::<mixins::Item>().sensitive, "a local trait of the mixin");
    assert_eq!(mixins::Store::SCHEMA.errors.len(), 1, "the error of the operation's mixin");
    assert_eq!(mixins::Refused::new().status(), Some(422), "applied in another file");
}

#[test]
fn renamed_shapes_keep_their_ids() {
    assert_eq!(schema_of::<rename::OtherPoint>().id, "fixture.rename.other#Point");
    let other = rename::OtherPoint::new().y(1).next(rename::OtherPoint::new().y(2));
    let input = rename::CompareInput::new(other, rename::Point::new().x(3));
    assert_eq!(json::to_string(&input).unwrap(), r#"{"point":{"x":3},"other":{"y":1,"next":{"y":2}}}"#);
    let output = rename::CompareOutput::new().kind("A").other(rename::OtherKind::B);
    assert_eq!(json::to_string(&output).unwrap(), r#"{"kind":"A","other":"B"}"#);
}

#[test]
fn members_that_want_one_name_are_told_apart_and_keep_their_wire_names() {
    let fields = fields(schema_of::<collisions::RunInput>());
    assert_eq!(fields[0].0, "foo_bar");
    let rust: std::collections::BTreeSet<&str> = fields.iter().map(|(_, field)| &**field).collect();
    assert_eq!(rust.len(), fields.len(), "{fields:?}");
    assert!(rust.contains("foo_bar") && rust.contains("foo_bar_2"), "{fields:?}");
    for (name, _) in fields.iter().filter(|(name, _)| name.starts_with("a")) {
        let _ = round_trip::<collisions::RunInput>(&format!(r#"{{"{name}":"x"}}"#));
    }
}

/// The tag that a union reports for each member is the wire name that it was read under.
#[test]
fn variants_that_want_one_name_are_told_apart_and_keep_their_wire_names() {
    for name in ["foo_bar", "as_foo", "unknownValue"] {
        let choice: collisions::Choice = round_trip(&format!(r#"{{"{name}":"x"}}"#));
        assert_eq!((choice.tag(), choice.is_unknown()), (name, false));
    }
    assert!(round_trip::<collisions::Choice>(r#"{"foo":{}}"#).is_foo());
    assert_eq!(collisions::Choice::UnknownValue.tag(), "unknown");
    for value in collisions::Values::VALUES {
        let read = collisions::Values::from(*value);
        assert_eq!((read.as_str(), !matches!(read, collisions::Values::Unknown(_))), (*value, true));
    }
    let levels: Vec<i32> = collisions::Levels::VALUES.to_vec();
    assert_eq!(levels, [1, 2, 3, 4]);
}

#[test]
fn operations_keep_their_names_and_shapes_give_way() {
    fn same<T: Value, U: Operation<Input = T>>() {}
    same::<collisions::RunInput, collisions::Run>();
    assert_eq!(schema_of::<collisions::RunInput>().id, "fixture.namecollisions#Run_Input");
    assert_eq!(collisions::Run::SCHEMA.id, "fixture.namecollisions#Run");
    let ids: std::collections::BTreeSet<&str> =
        schema_of::<collisions::RunOutput>().members.iter().map(|member| member.name()).collect();
    assert!(ids.contains("input") && ids.contains("result"));
    let output: collisions::RunOutput =
        round_trip(r#"{"input":{"x":1},"result":{"y":2},"error":{"z":3},"all":{"w":4}}"#);
    assert_eq!((output.input.unwrap().x, output.result.unwrap().y), (Some(1), Some(2)));
    assert_eq!((output.error.unwrap().z, output.all.unwrap().w), (Some(3), Some(4)));
}
