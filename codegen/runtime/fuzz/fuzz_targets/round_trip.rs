//! Round trips, for the targets of both formats.

#[path = "../../tests/json/shapes.rs"]
#[allow(dead_code, reason = "some targets use all of them")]
pub mod shapes;

/// `round_trips!(format; types)`: any bytes, as every kind of type. What can be read can be written,
/// and is the same then.
macro_rules! round_trips {
    ($format:ident; $($type:ty),*) => {
        fn check<T: ferrosmith_runtime::Value>(bytes: &[u8]) {
            let Ok(value) = ferrosmith_runtime::$format::from_slice::<T>(bytes) else {
                return;
            };
            let written = ferrosmith_runtime::$format::to_vec(&value).expect("what was read can be written");
            let again: T = ferrosmith_runtime::$format::from_slice(&written).expect("what was written can be read");
            assert_eq!(ferrosmith_runtime::$format::to_vec(&again).expect("it was written before"), written);
        }
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
            $(check::<$type>(bytes);)*
        });
    };
}
