//! Values that need care: timestamps in three formats, documents, big numbers, nulls in lists and maps.

use std::collections::BTreeMap;

use ferrosmith_runtime::{BigDecimal, BigInteger, Document, Timestamp, json};

use crate::goldens::documents_and_big_numbers::{KeepInput, KeepOutput};
use crate::goldens::sparse::{FillInput, FillOutput, Kind, Point};
use crate::goldens::timestamps::{TickInput, TickOutput, When};
use crate::{has_eq_and_hash, refusal, round_trip};

const TIME: Timestamp = Timestamp::from_epoch(482_196_050, 520_000_000);

#[test]
fn the_member_decides_on_the_format_of_a_timestamp() {
    let input = TickInput::new(TIME).date_time(TIME).epoch_seconds(TIME);
    let text = r#"{"plain":482196050.52,"dateTime":"1985-04-12T23:20:50.52Z","epochSeconds":482196050.52}"#;
    assert_eq!(json::to_string(&input).unwrap(), text);
    assert_eq!(round_trip::<TickInput>(text), input);
    let _ = round_trip::<TickInput>(r#"{"plain":0,"httpDate":"Sun, 06 Nov 1994 08:49:37 GMT"}"#);
}

#[test]
fn formats_reach_through_targets_lists_maps_and_unions() {
    let text = concat!(
        r#"{"byTarget":"Sun, 06 Nov 1994 08:49:37 GMT","overridden":"1994-11-06T08:49:37Z","#,
        r#""list":["1994-11-06T08:49:37Z"],"map":{"a":"Sun, 06 Nov 1994 08:49:37 GMT"},"nested":[["1994-11-06T08:49:37Z"],[]],"#,
        r#""choice":{"http":"Sun, 06 Nov 1994 08:49:37 GMT"},"header":784111777,"query":"2020-01-02T03:04:05Z","seconds":1577934245}"#
    );
    let output: TickOutput = round_trip(text);
    let all = [output.by_target, output.overridden, output.header];
    assert!(all.iter().all(|time| *time == Some(Timestamp::from_epoch(784_111_777, 0))));
    assert_eq!(output.query, output.seconds, "the modelled defaults");
    assert!(matches!(output.choice, Some(When::Http(_))));
    assert!(refusal::<TickInput>(r#"{"plain":"soon"}"#).starts_with("plain: "));
}

#[test]
fn documents_are_kept_as_they_came() {
    let text = r#"{"any":{"z":1,"a":[null,true,1.50,-0,1e400,{"b":"\n"}]},"integer":-123456789012345678901234567890,"decimal":0.1000000000000000000000000000001}"#;
    let input: KeepInput = json::from_str(text).unwrap();
    assert_eq!(json::from_str::<KeepInput>(&json::to_string(&input).unwrap()).unwrap(), input);
    let number = input.any.get("a").map(ToString::to_string);
    assert_eq!(number.as_deref(), Some(r#"[null,true,1.50,-0,1e400,{"b":"\n"}]"#));
    assert_eq!(input.integer.as_str(), "-123456789012345678901234567890");
    assert_eq!(input.decimal.as_str(), "0.1000000000000000000000000000001");
}

#[test]
fn documents_and_big_numbers_stand_anywhere() {
    has_eq_and_hash::<(KeepInput, KeepOutput)>();
    let text = r#"{"any":1,"all":["a",{},[]],"byName":{"a":false},"integers":[1,-2],"decimals":[1.10,2],"choice":{"decimal":3.0},"byNumber":{"n":4}}"#;
    let output: KeepOutput = round_trip(text);
    assert_eq!(output.decimals.unwrap(), ["1.10", "2"].map(|text| text.parse::<BigDecimal>().unwrap()));
    let made = KeepInput::new(Document::Null, "0.5".parse::<BigDecimal>().unwrap(), BigInteger::from(7));
    assert_eq!(json::to_string(&made).unwrap(), r#"{"any":null,"integer":7,"decimal":0.5}"#);
}

#[test]
fn sparse_lists_and_maps_keep_their_nulls() {
    let input = FillInput::new(
        BTreeMap::from([("a".to_owned(), None), ("b".to_owned(), Some("x".to_owned()))]),
        vec![None, Some("y".to_owned()), None],
    );
    assert_eq!(json::to_string(&input).unwrap(), r#"{"names":[null,"y",null],"labels":{"a":null,"b":"x"}}"#);
    let text = r#"{"names":[null],"labels":{"a":null},"rows":[null,[null,"x"]],"points":[{"x":1},null],"choice":{"names":[null]},"kinds":{"a":null,"b":"A","c":"new"}}"#;
    let output: FillOutput = round_trip(text);
    assert_eq!(output.points.unwrap(), [Some(Point::new(1)), None]);
    assert_eq!(output.kinds.unwrap()["b"], Some(Kind::A));
}

#[test]
fn dense_ones_drop_them() {
    let text = r#"{"dense":["a",null],"denseLabels":{"a":null,"b":"c"}}"#;
    let output: FillOutput = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&output).unwrap(), r#"{"dense":["a"],"denseLabels":{"b":"c"}}"#);
}
