//! Error structures, and the enums of them.

/// Makes a structure an error: `error!(Name metadata)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __error {
    ($name:ident $metadata:ident) => {
        impl $crate::ServiceError for $name {
            #[inline]
            fn failure(&self) -> $crate::error::Failure<'_> {
                $crate::error::Failure::Modeled { structure: self, metadata: &self.$metadata }
            }
        }
        impl $crate::error::ErrorStructure for $name {
            #[inline]
            fn metadata_mut(&mut self) -> &mut $crate::error::Metadata {
                &mut self.$metadata
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__rt::display_error(self, f)
            }
        }
        impl ::core::error::Error for $name {}
    };
}

/// Everything of an operation's (or a service's) error enum but the enum itself:
/// `errors!(Name { First, Second })`. One that operations share has the operation as its parameter:
/// `errors!(Name of Op { First, Second })`. `errors!(Error from Name { First })` converts it to the service's.
#[doc(hidden)]
#[macro_export]
macro_rules! __errors {
    ($name:ident { $($variant:ident),* }) => {
        $crate::__errors!(@enum $name [] [] { $($variant),* });
    };
    ($name:ident of $op:ident { $($variant:ident),* }) => {
        $crate::__errors!(@enum $name [$op] [$op] { $($variant),* });
    };
    ($service:ident from $name:ident $(of $op:ident)? { $($variant:ident),* }) => {
        impl $(<$op>)? ::core::convert::From<$name $(<$op>)?> for $service {
            #[inline]
            fn from(error: $name $(<$op>)?) -> Self {
                match error {
                    $($name::$variant(error) => $service::$variant(error),)*
                    $name::Unhandled(error) => $service::Unhandled(error),
                    $($name::__Operation(never) => $crate::__rt::absurd::<$op, _>(&never),)?
                }
            }
        }
    };
    // A list of a macro cannot be repeated within another one: the parameter comes as a whole, too.
    (@enum $name:ident [$($op:ident)?] $whole:tt { $($variant:ident),* }) => {
        impl $(<$op: 'static>)? $crate::ServiceError for $name $(<$op>)? {
            #[inline]
            fn failure(&self) -> $crate::error::Failure<'_> {
                match self {
                    $($name::$variant(error) => $crate::ServiceError::failure(error),)*
                    $name::Unhandled(error) => $crate::ServiceError::failure(error),
                    $($name::__Operation(never) => $crate::__rt::absurd::<$op, _>(never),)?
                }
            }
        }
        impl $(<$op: 'static>)? $crate::error::OperationError for $name $(<$op>)? {
            const SCHEMAS: &'static [&'static $crate::schema::Schema] =
                &[$(<$variant as $crate::StructureShape>::SCHEMA),*];
            #[inline]
            fn read(index: usize, response: $crate::error::Recognized<'_>) -> Self {
                $crate::__nth!(index, $name::Unhandled(response.unhandled()); $({
                    response.read_into::<$variant, Self>()
                })*)
            }
        }
        impl $(<$op: 'static>)? ::core::clone::Clone for $name $(<$op>)? {
            #[inline]
            fn clone(&self) -> Self {
                $crate::__rt::duplicate_error(self)
            }
        }
        impl $(<$op: 'static>)? ::core::cmp::PartialEq for $name $(<$op>)? {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::__rt::same_error(self, other)
            }
        }
        impl $(<$op: 'static>)? ::core::fmt::Debug for $name $(<$op>)? {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__rt::debug_error(self, f)
            }
        }
        impl $(<$op: 'static>)? ::core::fmt::Display for $name $(<$op>)? {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__rt::display_error(self, f)
            }
        }
        impl $(<$op: 'static>)? ::core::error::Error for $name $(<$op>)? {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                $crate::__rt::source_of_error(self)
            }
        }
        $($crate::__errors!(@from $name $whole $variant($variant));)*
        $crate::__errors!(@from $name $whole Unhandled($crate::error::Unhandled));
    };
    (@from $name:ident [] $variant:ident($error:ty)) => {
        impl ::core::convert::From<$error> for $name {
            #[inline]
            fn from(error: $error) -> Self {
                $name::$variant(error)
            }
        }
    };
    (@from $name:ident [$op:ident] $variant:ident($error:ty)) => {
        impl<$op> ::core::convert::From<$error> for $name<$op> {
            #[inline]
            fn from(error: $error) -> Self {
                $name::$variant(error)
            }
        }
    };
}
