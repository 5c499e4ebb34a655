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
                ::core::fmt::Display::fmt(&$crate::ServiceError::failure(self), f)
            }
        }
        impl ::core::error::Error for $name {}
    };
}

/// Everything of an operation's (or a service's) error enum but the enum itself:
/// `errors!(Name { First, Second })`.
#[doc(hidden)]
#[macro_export]
macro_rules! __errors {
    ($name:ident { $($variant:ident),* }) => {
        impl $crate::ServiceError for $name {
            #[inline]
            fn failure(&self) -> $crate::error::Failure<'_> {
                match self {
                    $($name::$variant(error) => $crate::ServiceError::failure(error),)*
                    $name::Unhandled(error) => $crate::ServiceError::failure(error),
                }
            }
        }
        impl $crate::error::OperationError for $name {
            const SCHEMAS: &'static [&'static $crate::schema::Schema] =
                &[$(<$variant as $crate::StructureShape>::SCHEMA),*];
            #[inline]
            fn read(index: usize, response: $crate::error::Recognized<'_>) -> Self {
                $crate::__nth!(index, $name::Unhandled(response.unhandled()); $({
                    response.read().map_or_else($name::Unhandled, $name::$variant)
                })*)
            }
        }
        impl ::core::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                $crate::__rt::duplicate_error(self)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::ServiceError::failure(self) == $crate::ServiceError::failure(other)
            }
        }
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&$crate::ServiceError::failure(self), f)
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&$crate::ServiceError::failure(self), f)
            }
        }
        impl ::core::error::Error for $name {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                $crate::ServiceError::failure(self).source()
            }
        }
        $(impl ::core::convert::From<$variant> for $name {
            #[inline]
            fn from(error: $variant) -> Self {
                $name::$variant(error)
            }
        })*
        impl ::core::convert::From<$crate::error::Unhandled> for $name {
            #[inline]
            fn from(error: $crate::error::Unhandled) -> Self {
                $name::Unhandled(error)
            }
        }
    };
    ($service:ident from $name:ident { $($variant:ident),* }) => {
        impl ::core::convert::From<$name> for $service {
            #[inline]
            fn from(error: $name) -> Self {
                match error {
                    $($name::$variant(error) => $service::$variant(error),)*
                    $name::Unhandled(error) => $service::Unhandled(error),
                }
            }
        }
    };
}
