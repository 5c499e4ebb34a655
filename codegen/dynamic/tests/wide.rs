//! Structures of many members: each is read, found and written, in time that grows with their number.

use std::time::{Duration, Instant};

use ferrosmith::model::Source;
use ferrosmith_dynamic::{DynamicStructure, Service, text};
use ferrosmith_runtime::{Ref, json};

/// Returns a structure of as many strings, none of them set.
fn strings(count: usize) -> DynamicStructure {
    let members: Vec<_> =
        (0..count).map(|at| format!(r#""m{at}": {{"target": "smithy.api#String"}}"#)).collect();
    let model = format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Get"}}]}},
            "a#Get": {{"type": "operation", "output": {{"target": "a#Wide"}}}},
            "a#Wide": {{"type": "structure", "members": {{{}}}}}}}}}"#,
        members.join(",")
    );
    let service = Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap();
    service.operation("Get").unwrap().output()
}

#[test]
fn members_are_written_where_they_are() {
    for count in [0, 1, 7, 8, 9, 16, 17, 24] {
        let mut wide = strings(count);
        // Every third one is absent.
        let set = (0..count).filter(|at| at % 3 != 1);
        let entries: Vec<_> = set.map(|at| format!(r#""m{at}":"{at}""#)).collect();
        let json = format!("{{{}}}", entries.join(","));
        text::read(json.as_bytes(), &mut wide).unwrap();
        assert_eq!(json::to_string(&wide).unwrap(), json);
        assert_eq!(wide.members().count(), count);
        assert!(matches!(wide.get("m0"), Some(Ref::String("0"))) || count == 0);
        assert_eq!(wide, wide.clone());
    }
}

#[test]
fn time_grows_with_the_number_of_members() {
    let mut wide = strings(40_000);
    text::read(br#"{"m39999": "the last one"}"#, &mut wide).unwrap();
    // A view of each member before, for each block, takes seconds.
    let start = Instant::now();
    assert_eq!(json::to_string(&wide).unwrap(), r#"{"m39999":"the last one"}"#);
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}
