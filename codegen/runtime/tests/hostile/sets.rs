//! Lists whose elements must differ: values made to have one hash.

use std::collections::BTreeMap;

use ferrosmith_runtime::json::from_slice;
use ferrosmith_runtime::schema::{Member, Schema, Trait};
use ferrosmith_runtime::*;

use super::trap::{Outcome::Read, numbered, trap};

/// The order of members that are called by the letters.
const BY_KEY: [u16; 26] = {
    let mut order = [0; 26];
    let mut index = 0;
    while index < order.len() {
        order[index] = index as u16;
        index += 1;
    }
    order
};

/// A structure of optional members, and one with a list of them that must be different.
macro_rules! set {
    ($name:ident of $element:ident { $($field:ident: $type:ty),* $(,)? }) => {
        #[derive(Clone)]
        struct $element { $($field: Option<$type>),* }
        impl StructureShape for $element {
            const SCHEMA: &'static Schema = &Schema {
                id: concat!("test#", stringify!($element)),
                name: stringify!($element),
                members: &[$(Member(stringify!($field), 0, &[])),*],
                by_key: &BY_KEY,
                sensitive: false,
                error: None,
            };
            __fields!($($field),*);
        }
        __structure!($element default,);
        set!($name = Vec<$element>);
    };
    ($name:ident = $list:ty) => {
        #[derive(Clone)]
        struct $name { set: Option<$list> }
        impl StructureShape for $name {
            const SCHEMA: &'static Schema = &Schema {
                id: concat!("test#", stringify!($name)),
                name: stringify!($name),
                members: &[Member("set", 0, &[Trait::UniqueItems])],
                by_key: &[],
                sensitive: false,
                error: None,
            };
            __fields!(set);
        }
        __structure!($name default,);
    };
}

set!(Switches of Switch {
    a: bool, b: bool, c: bool, d: bool, e: bool, f: bool, g: bool, h: bool, i: bool,
    j: bool, k: bool, l: bool, m: bool, n: bool, o: bool, p: bool, q: bool, r: bool,
    s: bool, t: bool, u: bool, v: bool, w: bool, x: bool, y: bool, z: bool,
});
set!(Zeros of Zero {
    a: i8, b: i8, c: i8, d: i8, e: i8, f: i8, g: i8, h: i8, i: i8,
    j: i8, k: i8, l: i8, m: i8, n: i8, o: i8, p: i8, q: i8, r: i8,
    s: i8, t: i8, u: i8, v: i8, w: i8, x: i8, y: i8, z: i8,
});
set!(Rows = Vec<Vec<Option<i8>>>);
set!(Tables = Vec<BTreeMap<String, Option<bool>>>);
set!(Floats = Vec<f64>);
set!(Amounts = Vec<BigDecimal>);

/// Checks that different values, the elements of a list, are found to be so in time that grows with their number.
fn differ<T: StructureShape>(name: &str, element: impl Fn(usize) -> String) {
    trap(
        name,
        Read,
        200,
        |size| {
            numbered(["{\"set\":[", "]}"], |n| (if n == 0 { "" } else { "," }).to_owned() + &element(n), size)
        },
        |bytes| from_slice::<T>(bytes).unwrap().validate().is_ok(),
    );
}

/// Returns a text for each bit of a number, separated by commas.
fn bits(number: usize, text: impl Fn(u8, bool) -> Option<String>) -> String {
    let texts: Vec<String> = (0..26).filter_map(|bit| text(b'a' + bit, number >> bit & 1 == 1)).collect();
    texts.join(",")
}

#[test]
fn absent_members_and_those_that_are_zero() {
    let object = |number, zero: &str| {
        let members = bits(number, |name, set| set.then(|| format!("\"{}\":{zero}", char::from(name))));
        format!("{{{members}}}")
    };
    differ::<Switches>("booleans", |number| object(number, "false"));
    differ::<Zeros>("bytes", |number| object(number, "0"));
    differ::<Rows>("elements", |number| {
        format!("[{}]", bits(number, |_, set| Some(if set { "0" } else { "null" }.to_owned())))
    });
    differ::<Tables>("entries", |number| {
        let entries = bits(number, |name, set| {
            Some(format!("\"{}\":{}", char::from(name), if set { "false" } else { "null" }))
        });
        format!("{{{entries}}}")
    });
}

#[test]
fn numbers() {
    differ::<Amounts>("huge exponents", |number| format!("1e{}", 10_u128.pow(30) + number as u128));
    differ::<Floats>("equal to nothing", |_| "\"NaN\"".to_owned());
}
