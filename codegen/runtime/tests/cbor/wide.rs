//! Structures of more members than the head of a map has room for.

use ferrosmith_runtime::cbor::{from_slice, to_vec};
use ferrosmith_runtime::schema::{Member, Schema};
use ferrosmith_runtime::{MEMBERS_AT_ONCE, Ref, StructureShape, Value, no_member};

use super::hex;

/// A structure of as many numbers as there are rows.
macro_rules! numbers {
    ($name:ident: $($index:literal $key:literal $by_key:literal)*) => {
        struct $name([Option<i32>; [$($index),*].len()]);
        impl StructureShape for $name {
            const SCHEMA: &'static Schema = &Schema {
                id: concat!("test#", stringify!($name)),
                name: stringify!($name),
                members: &[$(Member($key, 0, &[])),*],
                by_key: &[$($by_key),*],
                sensitive: false,
                error: None,
            };
            fn initial() -> Self {
                $name([None; [$($index),*].len()])
            }
            fn __member_mut(&mut self, index: usize) -> &mut dyn Value {
                match self.0.get_mut(index) {
                    Some(member) => member,
                    None => no_member(),
                }
            }
            fn __view_block(&self, block: usize) -> [Ref<'_>; MEMBERS_AT_ONCE] {
                let mut views = [Ref::Absent; MEMBERS_AT_ONCE];
                for (view, member) in views.iter_mut().zip(self.0.iter().skip(block * MEMBERS_AT_ONCE)) {
                    *view = member.view();
                }
                views
            }
        }
    };
}

numbers!(Most: 0 "a" 0 1 "b" 1 2 "c" 2 3 "d" 3 4 "e" 4 5 "f" 5 6 "g" 6 7 "h" 7 8 "i" 8 9 "j" 9 10 "k" 10 11 "l" 11
    12 "m" 12 13 "n" 13 14 "o" 14 15 "p" 15 16 "q" 16 17 "r" 17 18 "s" 18 19 "t" 19 20 "u" 20 21 "v" 21 22 "w" 22);
numbers!(Wide: 0 "a" 0 1 "b" 1 2 "c" 2 3 "d" 3 4 "e" 4 5 "f" 5 6 "g" 6 7 "h" 7 8 "i" 8 9 "j" 9 10 "k" 10 11 "l" 11
    12 "m" 12 13 "n" 13 14 "o" 14 15 "p" 15 16 "q" 16 17 "r" 17 18 "s" 18 19 "t" 19 20 "u" 20 21 "v" 21 22 "w" 22 23 "x" 23);

#[test]
fn the_head_has_the_number_of_members_or_a_break_ends_them() {
    let most = Most(std::array::from_fn(|index| Some(index as i32)));
    let bytes = to_vec(&most).unwrap();
    assert_eq!((bytes[0], bytes.len()), (0xb7, 1 + 23 * 3));
    assert_eq!(from_slice::<Most>(&bytes).unwrap().0, most.0);
    let wide = Wide(std::array::from_fn(|index| Some(index as i32)));
    let bytes = to_vec(&wide).unwrap();
    assert_eq!((bytes[0], bytes[bytes.len() - 1], bytes.len()), (0xbf, 0xff, 2 + 24 * 3));
    assert_eq!(from_slice::<Wide>(&bytes).unwrap().0, wide.0);
    // It is the members that are there that count.
    let wide = Wide(std::array::from_fn(|index| (index > 0).then_some(index as i32)));
    let bytes = to_vec(&wide).unwrap();
    assert_eq!((bytes[0], bytes.len()), (0xb7, 1 + 23 * 3));
    assert_eq!(from_slice::<Wide>(&bytes).unwrap().0, wide.0);
    for empty in [to_vec(&Wide::empty()), to_vec(&Most::empty())] {
        assert_eq!(empty.unwrap(), hex("a0"));
    }
}

#[test]
fn a_head_of_more_bytes_is_read() {
    let members: String = (0..24).map(|index| format!("61{:02x}{:02x}", 0x61 + index, index % 24)).collect();
    let wide: Wide = from_slice(&hex(&format!("b818{members}"))).unwrap();
    assert_eq!(wide.0[23], Some(23));
}

#[test]
fn members_are_found_in_any_order() {
    let members: String = (0..24)
        .rev()
        .map(|index| format!("61{:02x}{:02x}61{:02x}f5", 0x61 + index, index % 24, 0x41 + index))
        .collect();
    let wide: Wide = from_slice(&hex(&format!("bf{members}ff"))).unwrap();
    assert!(wide.0.iter().enumerate().all(|(index, value)| *value == Some(index as i32)));
}

#[test]
fn members_are_found_whatever_is_absent() {
    for step in 1..24 {
        let members = (0..24).step_by(step);
        let entries: String =
            members.clone().map(|index| format!("61{:02x}{:02x}", 0x61 + index, index % 24)).collect();
        let definite = format!("b8{:02x}{entries}", members.clone().count());
        for bytes in [format!("bf{entries}ff"), definite] {
            let wide: Wide = from_slice(&hex(&bytes)).unwrap();
            for (index, value) in wide.0.into_iter().enumerate() {
                assert_eq!(value, members.clone().any(|member| member == index).then_some(index as i32 % 24));
            }
        }
    }
}
