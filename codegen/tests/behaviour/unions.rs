//! Unions: one member, or one that the model does not know, kept as it came.

use ferrosmith_runtime::{UnknownMember, json};

use crate::goldens::tagged_union::{Circle, DrawInput, DrawOutput, Figure, Step, Weight};
use crate::{has_eq_and_hash, lacks_eq, refusal, round_trip};

#[test]
fn every_member_is_a_variant_with_a_question_and_an_answer() {
    let circle = Figure::Circle(Circle::new(3));
    assert!(circle.is_circle() && !circle.is_label());
    assert_eq!((circle.as_circle(), circle.as_label()), (Some(&Circle::new(3)), None));
    assert_eq!(Figure::Count(1).as_count(), Some(&1));
    assert_eq!(Figure::Names(vec![]).tag(), "names");
    assert_eq!(Figure::Ipv6("::1".to_owned()).as_ipv6().map(String::as_str), Some("::1"));
}

#[test]
fn members_are_written_under_their_wire_names() {
    for (text, tag) in [
        (r#"{"circle":{"radius":3}}"#, "circle"),
        (r#"{"label":"x"}"#, "label"),
        (r#"{"count":-1}"#, "count"),
        (r#"{"tags":{"a":"b"}}"#, "tags"),
        (r#"{"names":["a"]}"#, "names"),
        (r#"{"nothing":{}}"#, "nothing"),
        (r#"{"unknown":"a modelled member"}"#, "unknown"),
        (r#"{"old":1}"#, "old"),
    ] {
        let figure: Figure = round_trip(text);
        assert_eq!(figure.tag(), tag);
        assert!(!figure.is_unknown(), "{text}");
    }
    let ip: Figure = round_trip(r#"{"ip6":"::1"}"#);
    assert!(ip.is_ipv6());
}

#[test]
fn members_without_a_value_are_variants_without_one() {
    let input = DrawInput::new(Figure::Nothing).step(Step::Stop);
    assert_eq!(json::to_string(&input).unwrap(), r#"{"shape":{"nothing":{}},"step":{"stop":{}}}"#);
    assert!(round_trip::<Step>(r#"{"start":{}}"#).is_start());
}

#[test]
fn unknown_members_are_kept_and_sent_back_unchanged() {
    for value in
        ["{}", r#"{"a":[1,null,{"b":"c"}]}"#, "123456789012345678901234567890", "1.000000000000000000001"]
    {
        let text = format!(r#"{{"shape":{{"hexagon":{value}}}}}"#);
        let output: DrawOutput = round_trip(&text);
        let figure = output.shape.unwrap();
        assert!(figure.is_unknown());
        assert_eq!(figure.tag(), "hexagon");
        let Figure::Unknown(member) = &figure else { panic!("{figure:?}") };
        assert_eq!((member.name(), member.value().to_string().as_str()), ("hexagon", value));
        assert_eq!(figure, Figure::Unknown(UnknownMember::new("hexagon", member.value().clone())));
    }
    let mixed: DrawOutput = round_trip(r#"{"figures":[{"circle":{"radius":1}},{"oval":2},{"nothing":{}}]}"#);
    assert_eq!(mixed.figures.unwrap().iter().filter(|figure| figure.is_unknown()).count(), 1);
}

#[test]
fn types_and_nulls_are_no_members() {
    let figure: Figure =
        json::from_str(r#"{"__type":"x#Figure","circle":null,"label":"a","count":null}"#).unwrap();
    assert_eq!(figure, Figure::Label("a".to_owned()));
}

#[test]
fn exactly_one_member_is_wanted() {
    for text in
        [r#"{}"#, r#"{"label":"a","count":1}"#, r#"{"label":null}"#, r#"{"label":"a","other":1}"#, "[]", "1"]
    {
        refusal::<Figure>(text);
    }
    let error = refusal::<DrawInput>(r#"{"shape":{"circle":{"radius":"x"}}}"#);
    assert!(error.starts_with("shape.circle.radius: expected"), "{error}");
}

#[test]
fn floats_have_no_equality_of_their_own() {
    has_eq_and_hash::<(Figure, Step)>();
    lacks_eq!(Weight);
    round_trip::<Weight>(r#"{"exact":0.1}"#);
    round_trip::<Weight>(r#"{"guess":0.1}"#);
}

#[test]
fn debug_prints_the_variant() {
    assert_eq!(format!("{:?}", Figure::Count(1)), "Count(1)");
    assert_eq!(format!("{:?}", Figure::Nothing), "Nothing");
    let unknown = Figure::Unknown(UnknownMember::new("secret", "password"));
    assert_eq!(format!("{unknown:?}"), r#"Unknown("secret")"#);
}
