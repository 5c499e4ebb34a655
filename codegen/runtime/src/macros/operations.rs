//! The operations of a service, told apart by a `match`.

/// Defines an enum of the operations of a service: `operations!(First, Second,)`, in a module below their types.
#[doc(hidden)]
#[macro_export]
macro_rules! __operations {
    ($($operation:ident,)*) => {
        /// The name of an operation of the service.
        ///
        /// A `match` on it names every operation, or does not compile: a model that adds one stops the build
        /// of a server that does not know it. `Name::of(routed.operation)` gives the name of what a router finds.
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        pub enum Name {
            $(
                #[doc = ::core::concat!(
                    "[`", ::core::stringify!($operation), "`](super::", ::core::stringify!($operation), ")"
                )]
                $operation,
            )*
        }

        impl Name {
            /// Every operation, in the order of their names.
            pub const ALL: &'static [Name] = &[$(Name::$operation),*];

            /// Returns the schema of the operation.
            #[must_use]
            #[inline]
            pub const fn schema(self) -> &'static $crate::schema::OperationSchema {
                match self {
                    $(Name::$operation => <super::$operation as $crate::Operation>::SCHEMA,)*
                }
            }

            /// Returns the name in the model, such as `GetForecast`.
            #[must_use]
            #[inline]
            pub const fn as_str(self) -> &'static str {
                self.schema().name
            }

            /// Returns the operation with a name in the model; `None` if the service has none.
            #[must_use]
            #[inline]
            pub fn from_name(name: &str) -> ::core::option::Option<Name> {
                Name::ALL.iter().copied().find(|of| of.as_str() == name)
            }

            /// Returns the operation with a schema, where it is one of this service.
            #[must_use]
            #[inline]
            pub fn of(schema: &$crate::schema::OperationSchema) -> ::core::option::Option<Name> {
                Name::ALL.iter().copied().find(|name| name.schema().id == schema.id)
            }
        }

        impl ::core::fmt::Display for Name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
