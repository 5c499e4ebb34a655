//! Error structures, and the enums of them.

/// Makes a structure an error: `error!(Name metadata)`.
#[doc(hidden)]
#[macro_export]
macro_rules! error {
    ($name:ident $metadata:ident) => {
        impl $crate::error::ErrorStructure for $name {
            #[inline]
            fn metadata(&self) -> &$crate::error::Metadata {
                &self.$metadata
            }
            #[inline]
            fn metadata_mut(&mut self) -> &mut $crate::error::Metadata {
                &mut self.$metadata
            }
        }
        impl ::core::ops::Deref for $name {
            type Target = dyn $crate::error::ServiceError;
            #[inline]
            fn deref(&self) -> &Self::Target {
                self
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::display(self, f)
            }
        }
        impl ::core::error::Error for $name {}
    };
}

/// Everything of an operation's (or a service's) error enum but the enum itself:
/// `errors!(Name { 0 First, 1 Second, })`.
#[doc(hidden)]
#[macro_export]
macro_rules! errors {
    ($name:ident { $($index:literal $variant:ident,)* }) => {
        impl $crate::error::OperationError for $name {
            const SCHEMAS: &'static [&'static $crate::schema::Schema] =
                &[$(<$variant as $crate::StructureShape>::SCHEMA),*];
            #[inline]
            fn read(index: usize, response: $crate::error::Recognized<'_>) -> Self {
                match index {
                    $($index => response.read().map_or_else($name::Unhandled, $name::$variant),)*
                    _ => $name::Unhandled(response.unhandled()),
                }
            }
        }
        impl ::core::ops::Deref for $name {
            type Target = dyn $crate::error::ServiceError;
            #[inline]
            fn deref(&self) -> &Self::Target {
                match self {
                    $($name::$variant(error) => error,)*
                    $name::Unhandled(error) => error,
                }
            }
        }
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&**self, f)
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&**self, f)
            }
        }
        impl ::core::error::Error for $name {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                $crate::private::source(&**self)
            }
        }
    };
    ($service:ident from $name:ident { $($variant:ident,)* }) => {
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
