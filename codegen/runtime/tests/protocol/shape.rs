//! Shapes and operations as the generator writes them.

/// A structure or an operation, as the generator writes them.
macro_rules! shape {
    (flags) => { 0 };
    (flags $flags:ident) => { $flags };
    (schema $name:ident [$error:expr] { $($field:ident $key:literal $(: $flags:ident)? $(, $trait:expr)*;)* } [$($by_key:literal)*]) => {
        Schema {
            id: concat!("test#", stringify!($name)),
            name: stringify!($name),
            members: &[$(
                Member($key, shape!(flags $($flags)?), &[$($trait),*])
            ),*],
            by_key: &[$($by_key),*],
            sensitive: false,
            error: $error,
        }
    };
    (struct $name:ident { $($index:literal $field:ident: $type:ty = $key:literal $(: $flags:ident)? $(, $trait:expr)*;)* } $by_key:tt) => {
        #[derive(Clone)]
        pub(crate) struct $name { $(pub(crate) $field: $type),* }
        impl StructureShape for $name {
            const SCHEMA: &'static Schema = &shape!(schema $name [None] { $($field $key $(: $flags)? $(, $trait)*;)* } $by_key);
            __fields!($($field),*);
        }
        __structure!($name default,);
    };
    (error $name:ident $status:literal $code:literal { $($index:literal $field:ident: $type:ty = $key:literal $(, $trait:expr)*;)* } $by_key:tt) => {
        #[derive(Clone)]
        pub(crate) struct $name { $(pub(crate) $field: $type,)* metadata: Metadata }
        impl StructureShape for $name {
            const SCHEMA: &'static Schema = &shape!(schema $name [Some(&ErrorTraits {
                code: $code, status: $status, query_status: $status, fault: Fault::Client, retryable: false, throttling: false,
            })] { $($field $key $(, $trait)*;)* } $by_key);
            __fields!($($field),*; metadata);
        }
        __structure!($name default,);
        __error!($name metadata);
    };
    (operation $name:ident($input:ident) -> $output:ident, $($schema:tt)*) => {
        #[derive(Debug)]
        pub(crate) struct $name;
        impl Operation for $name {
            type Input = $input;
            type Output = $output;
            type Error = Error;
            const SCHEMA: &'static OperationSchema =
                &ferrosmith_runtime::__rt::operation::<Self>(concat!("test#", stringify!($name)), stringify!($name)) $($schema)*;
            const SERVICE: &'static ServiceSchema = &SERVICE;
        }
    };
}
