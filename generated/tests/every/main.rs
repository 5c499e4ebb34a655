//! Values of every input, output and error of every operation, made through their schemas: both
//! formats give them back, serde agrees, and bytes that are none of theirs do no harm.
//!
//! `cargo xtask codegen` writes the list.

/// The types of the services that are compiled.
macro_rules! services {
    ($($feature:tt $module:ident { $($name:ident,)* })*) => {
        pub(crate) const TYPES: &[crate::subject::Type] = &[
            $($(#[cfg(feature = $feature)] crate::subject::of::<generated::$module::$name>(),)*)*
        ];
    };
}

#[rustfmt::skip]
mod list;

#[path = "../../../codegen/runtime/tests/every/checks.rs"]
mod checks;
#[path = "../../../codegen/runtime/tests/every/formats.rs"]
mod formats;
#[path = "../../../codegen/runtime/tests/random/mod.rs"]
mod random;
#[path = "../../../codegen/runtime/tests/random/damage.rs"]
mod random_damage;
#[path = "../../../codegen/runtime/tests/random/texts.rs"]
mod random_texts;
#[path = "../../../codegen/runtime/tests/random/values.rs"]
mod random_values;
#[path = "../../../codegen/runtime/tests/every/subject.rs"]
mod subject;
