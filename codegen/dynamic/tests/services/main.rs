//! Dynamic services beside generated ones: the same schemas, the same bytes, the same values, for every type of the services of `generated`.
//!
//! The list is that of `generated`'s own test.

/// The types of the services, and where the services are.
macro_rules! services {
    ($($feature:tt $module:ident { $($name:ident,)* })*) => {
        pub(crate) const TYPES: &[crate::subject::Type] =
            &[$($(crate::subject::of::<generated::$module::$name>(),)*)*];

        /// The folder of the models.
        pub(crate) const MODELS: &str = "models";

        /// The modules of the services, the folders of their models, and their schemas.
        pub(crate) const SERVICES: &[(&str, &str, &ferrosmith_runtime::schema::ServiceSchema)] =
            &[$((stringify!($module), $feature, &generated::$module::SERVICE)),*];
    };
}

#[rustfmt::skip]
#[path = "../../../../generated/tests/every/list.rs"]
mod list;
mod samples;

#[path = "../../../runtime/tests/every/formats.rs"]
mod formats;
#[path = "../parity/messages.rs"]
mod messages;
#[path = "../parity/schemas.rs"]
mod schemas;
#[path = "../parity/services.rs"]
mod services;
#[path = "../parity/subject.rs"]
mod subject;
#[path = "../parity/values.rs"]
mod values;

#[path = "../../../runtime/tests/random/mod.rs"]
mod random;
#[path = "../../../runtime/tests/random/damage.rs"]
mod random_damage;
#[path = "../../../runtime/tests/random/texts.rs"]
mod random_texts;
#[path = "../../../runtime/tests/random/values.rs"]
mod random_values;
