//! Structures of every number of members around that of a block: each member is found where it is, and nowhere else.

use ferrosmith_runtime::schema::{KEEPS_UNKNOWN, Member, Schema};
use ferrosmith_runtime::{__fields, Document, Mut, Object, Ref, Structure, StructureShape};

/// Structures of integers, each with a row of its schema, and the same with an object of unknown members.
macro_rules! structures {
    ($($name:ident and $keeping:ident { $($field:ident $flags:literal),* })*) => {
        $(
            struct $name {
                $($field: Option<i32>,)*
            }
            impl StructureShape for $name {
                const SCHEMA: &'static Schema = &schema(&[$(Member(stringify!($field), 0, &[])),*]);
                __fields!($($field),*);
            }
            struct $keeping {
                $($field: Option<i32>,)*
                unknown: Document,
            }
            impl StructureShape for $keeping {
                const SCHEMA: &'static Schema =
                    &schema(&[$(Member(stringify!($field), $flags * KEEPS_UNKNOWN, &[])),*]);
                __fields!($($field,)* unknown = Document::Object(Object::new()));
            }
        )*
        /// Returns one of each, empty, and whether it keeps unknown members.
        fn all() -> Vec<(Box<dyn Structure>, bool)> {
            vec![$(
                (Box::new($name::initial()) as Box<dyn Structure>, false),
                (Box::new($keeping::initial()), true),
            )*]
        }
    };
}

const fn schema(members: &'static [Member]) -> Schema {
    Schema { id: "test#Some", name: "Some", members, by_key: &[], sensitive: false, error: None }
}

structures! {
    None0 and None1 {}
    One0 and One1 { a 1 }
    Seven0 and Seven1 { a 0, b 0, c 0, d 0, e 0, f 0, g 1 }
    Eight0 and Eight1 { a 0, b 0, c 0, d 0, e 0, f 0, g 0, h 1 }
    Nine0 and Nine1 { a 0, b 0, c 0, d 0, e 0, f 0, g 0, h 0, i 1 }
    Fifteen0 and Fifteen1 { a 0, b 0, c 0, d 0, e 0, f 0, g 0, h 0, i 0, j 0, k 0, l 0, m 0, n 0, o 1 }
    Sixteen0 and Sixteen1 { a 0, b 0, c 0, d 0, e 0, f 0, g 0, h 0, i 0, j 0, k 0, l 0, m 0, n 0, o 0, p 1 }
    Seventeen0 and Seventeen1 {
        a 0, b 0, c 0, d 0, e 0, f 0, g 0, h 0, i 0, j 0, k 0, l 0, m 0, n 0, o 0, p 0, q 1
    }
}

#[test]
fn members_are_where_the_schema_has_them() {
    for (mut structure, keeps) in all() {
        let count = structure.schema().members.len();
        // Every third member stays absent.
        let number = |index: usize| (index % 3 != 1).then_some(index as i32);
        for index in 0..count {
            if let (Some(number), Mut::Integer(member)) = (number(index), structure.member_mut(index).open())
            {
                *member = number;
            } else {
                structure.member_mut(index).unset();
            }
        }
        let expected: Vec<Option<i32>> = (0..count).map(number).collect();
        let read = |value| match value {
            Ref::Integer(number) => Some(number),
            Ref::Absent => None,
            _ => panic!("an integer"),
        };

        let members = structure.members();
        assert_eq!(members.len(), count);
        let (rows, values): (Vec<&Member>, Vec<Ref<'_>>) = members.unzip();
        assert!(rows.iter().zip(structure.schema().members).all(|(row, member)| std::ptr::eq(*row, member)));
        assert_eq!(values.into_iter().map(read).collect::<Vec<_>>(), expected);

        let one_by_one: Vec<Option<i32>> = (0..count).map(|index| read(structure.member(index))).collect();
        assert_eq!(one_by_one, expected);
        assert_eq!(matches!(structure.member(count), Ref::Document(_)), keeps, "{count}");
        for past in count + usize::from(keeps)..count + 40 {
            assert!(matches!(structure.member(past), Ref::Absent), "{past} of {count}");
        }
        assert!(matches!(structure.member(usize::MAX), Ref::Absent));
        assert_eq!(structure.unknown_members().is_some(), keeps, "{count}");
    }
}
