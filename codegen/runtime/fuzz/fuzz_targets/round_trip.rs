//! Round trips, for the targets of all formats.

#[path = "../../tests/json/shapes.rs"]
#[allow(dead_code, reason = "some targets use all of them")]
pub mod shapes;

use ferrosmith_runtime::schema::Schema;
use ferrosmith_runtime::*;

/// A structure without members: whatever is in it is skipped.
#[derive(Clone)]
pub struct Nothing {}

impl StructureShape for Nothing {
    const SCHEMA: &'static Schema = &Schema {
        id: "test#Nothing",
        name: "Nothing",
        members: &[],
        by_key: &[],
        sensitive: false,
        error: None,
    };
    __fields!();
}
__structure!(Nothing default,);

/// `round_trips!(format; types)`: any bytes, as every kind of type. What can be read can be written,
/// and is the same then, also by way of another format.
macro_rules! round_trips {
    ($format:ident; $($type:ty),*) => {
        fn check<T: ferrosmith_runtime::Value>(bytes: &[u8]) {
            let Ok(value) = ferrosmith_runtime::$format::from_slice::<T>(bytes) else {
                return;
            };
            let written = ferrosmith_runtime::$format::to_vec(&value).expect("what was read can be written");
            let again: T = ferrosmith_runtime::$format::from_slice(&written).expect("what was written can be read");
            assert_eq!(ferrosmith_runtime::$format::to_vec(&again).expect("it was written before"), written);
            // Numbers of documents may be beyond what CBOR can write.
            let first = ferrosmith_runtime::cbor::to_vec(&value).ok();
            assert_eq!(ferrosmith_runtime::cbor::to_vec(&again).ok(), first);
            if let Some(first) = first {
                let value: T = ferrosmith_runtime::cbor::from_slice(&first).expect("what was written in CBOR can be read");
                assert_eq!(ferrosmith_runtime::cbor::to_vec(&value).expect("it was written before"), first);
            }
        }
        fn round_trips(bytes: &[u8]) {
            $(check::<$type>(bytes);)*
        }
    };
}
