//! The schemas, completely: what the emitter prints and what is made at run time must not part.

use std::collections::HashSet;

use ferrosmith_runtime::schema::Schema;
use ferrosmith_runtime::{Mut, Ref, Selected, Structure, Union, Value};

use crate::list::TYPES;
use crate::services::all;
use crate::values;

#[test]
fn schemas_of_services_are_the_same() {
    for pair in all() {
        let (generated, dynamic) =
            (format!("{:#?}", pair.generated), format!("{:#?}", pair.dynamic.schema()));
        let difference =
            generated.lines().zip(dynamic.lines()).find(|(generated, dynamic)| generated != dynamic);
        assert_eq!(difference, None, "{}", pair.module);
        assert_eq!(generated.len(), dynamic.len(), "{}", pair.module);
    }
}

/// Compares the schemas of two structures, and of all that their members reach.
#[derive(Default)]
struct Walk(HashSet<&'static str>);

impl Walk {
    fn schemas(&mut self, generated: &'static Schema, dynamic: &'static Schema) -> bool {
        assert_eq!(format!("{generated:?}"), format!("{dynamic:?}"));
        self.0.insert(generated.id)
    }

    fn structures(&mut self, generated: &mut dyn Structure, dynamic: &mut dyn Structure) {
        if !self.schemas(generated.schema(), dynamic.schema()) {
            return;
        }
        for index in 0..generated.schema().members.len() {
            let (absent, empty) = (generated.member(index), dynamic.member(index));
            assert_eq!(format!("{absent:?}"), format!("{empty:?}"), "{}", generated.schema().id);
            self.values(generated.member_mut(index), dynamic.member_mut(index));
        }
    }

    fn unions(&mut self, generated: &mut dyn Union, dynamic: &mut dyn Union) {
        if !self.schemas(generated.schema(), dynamic.schema()) {
            return;
        }
        for index in 0..generated.schema().members.len() {
            match (generated.select(index), dynamic.select(index)) {
                (Some(generated), Some(dynamic)) => self.values(generated, dynamic),
                (None, None) => {}
                _ => panic!("{}: only one of them has a value at {index}", generated.schema().id),
            }
            let is_selected =
                |union: &dyn Union| matches!(union.get(), Selected::Member(at, _) if at == index);
            assert!(is_selected(generated) && is_selected(dynamic));
        }
    }

    fn values(&mut self, generated: &mut dyn Value, dynamic: &mut dyn Value) {
        let optional = matches!(generated.view(), Ref::Absent);
        match (generated.open(), dynamic.open()) {
            (Mut::Structure(generated), Mut::Structure(dynamic)) => self.structures(generated, dynamic),
            (Mut::Union(generated), Mut::Union(dynamic)) => self.unions(generated, dynamic),
            (Mut::List(generated), Mut::List(dynamic)) => {
                assert_eq!(generated.is_sparse(), dynamic.is_sparse());
                self.values(generated.push(), dynamic.push());
            }
            (Mut::Map(generated), Mut::Map(dynamic)) => {
                assert_eq!(generated.is_sparse(), dynamic.is_sparse());
                self.values(generated.insert("key".to_owned()), dynamic.insert("key".to_owned()));
            }
            (Mut::Enum(generated), Mut::Enum(dynamic)) => assert_eq!(generated.schema(), dynamic.schema()),
            (Mut::IntEnum(generated), Mut::IntEnum(dynamic)) => {
                for number in -3..20 {
                    generated.set(number);
                    dynamic.set(number);
                    assert_eq!((number, generated.is_known()), (dynamic.get(), dynamic.is_known()));
                }
            }
            (generated, dynamic) => {
                assert_eq!(std::mem::discriminant(&generated), std::mem::discriminant(&dynamic));
            }
        }
        generated.unset();
        dynamic.unset();
        let is_absent = |value: &dyn Value| matches!(value.view(), Ref::Absent);
        assert_eq!(is_absent(generated), is_absent(dynamic));
        assert!(is_absent(generated) || !optional);
    }
}

#[test]
fn types_are_the_same_down_to_their_last_member() {
    for ty in TYPES {
        Walk::default().structures(&mut *(ty.empty)(), &mut values::dynamic(ty));
    }
}
