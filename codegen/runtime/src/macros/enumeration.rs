//! Open enums, of texts and of integers.

/// Everything of an open enum but the enum itself:
/// `enumeration!(Name = "shape#Id" { First = "FIRST", Second = "SECOND" } sensitive; internal "SECOND")`.
#[doc(hidden)]
#[macro_export]
macro_rules! __enumeration {
    (
        $name:ident = $id:literal { $($variant:ident = $text:literal),* } $($sensitive:ident)?
        $(; internal $($internal:literal)*)?
    ) => {
        impl $name {
            /// The modelled values, as they are on the wire, in the order of the model.
            pub const VALUES: &'static [&'static str] = &[$($text),*];

            /// The modelled variants, in the order of the model.
            pub const VARIANTS: &'static [Self] = &[$($name::$variant),*];

            /// The schema of this enum.
            pub const SCHEMA: &'static $crate::schema::EnumSchema = &$crate::schema::EnumSchema {
                id: $id,
                name: ::core::stringify!($name),
                values: Self::VALUES,
                internal: &[$($($internal),*)?],
                sensitive: $crate::__rt::any(&[$(::core::stringify!($sensitive))?]),
            };

            /// Returns the text on the wire.
            #[must_use]
            #[inline]
            pub const fn as_str(&self) -> &str {
                match self {
                    $($name::$variant => $text,)*
                    $name::Unknown(text) => text.as_str(),
                }
            }

            /// Returns `true` if the model has this value, even when it was put into the catch-all variant.
            #[must_use]
            #[inline]
            pub fn is_known(&self) -> bool {
                Self::VALUES.contains(&self.as_str())
            }
        }
        impl $crate::__rt::EnumShape for $name {
            const SCHEMA: &'static $crate::schema::EnumSchema = $name::SCHEMA;
            const VARIANTS: &'static [Self] = $name::VARIANTS;
            #[inline]
            fn unknown(text: ::std::string::String) -> Self {
                $name::Unknown(text)
            }
        }
        impl $crate::Value for $name {
            #[inline]
            fn empty() -> Self {
                $name::Unknown(::std::string::String::new())
            }
            #[inline]
            fn open(&mut self) -> $crate::Mut<'_> {
                $crate::Mut::Enum(self)
            }
            #[inline]
            fn view(&self) -> $crate::Ref<'_> {
                $crate::Ref::Enum(self)
            }
        }
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__rt::debug(self, f)
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__rt::enumeration_display(self, f)
            }
        }
        impl<T: $crate::__rt::TextOf<Self> + ?::core::marker::Sized> ::core::cmp::PartialEq<T> for $name {
            #[inline]
            fn eq(&self, other: &T) -> bool {
                self.as_str() == other.text()
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(self.cmp(other))
            }
        }
        impl ::core::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }
        impl ::core::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        impl ::core::convert::From<$name> for ::std::string::String {
            #[inline]
            fn from(value: $name) -> Self {
                value.as_str().into()
            }
        }
        impl<T: $crate::__rt::IntoEnum<Self>> ::core::convert::From<T> for $name {
            #[inline]
            fn from(text: T) -> Self {
                text.into_enum()
            }
        }
        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;
            #[inline]
            // Not `Self::Err`: a value may be called that.
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(text.into())
            }
        }
        $crate::__serde!($name);
    };
}

/// Everything of an open enum of integers but the enum itself:
/// `int_enumeration!(Name { First = 1, Second = 2 } sensitive)`; `Debug` only where it is sensitive.
#[doc(hidden)]
#[macro_export]
macro_rules! __int_enumeration {
    ($name:ident { $($variant:ident = $number:literal),* } sensitive) => {
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__rt::redacted(f)
            }
        }
        $crate::__int_enumeration!($name { $($variant = $number),* });
    };
    ($name:ident { $($variant:ident = $number:literal),* }) => {
        impl $name {
            /// The modelled values, in the order of the model.
            pub const VALUES: &'static [i32] = &[$($number),*];

            /// The modelled variants, in the order of the model.
            pub const VARIANTS: &'static [Self] = &[$($name::$variant),*];

            /// Returns the number on the wire.
            #[must_use]
            #[inline]
            pub fn value(self) -> i32 {
                match self {
                    $($name::$variant => $number,)*
                    $name::Unknown(number) => number,
                }
            }
        }
        impl $crate::IntEnum for $name {
            #[inline]
            fn set(&mut self, number: i32) {
                *self = number.into();
            }
            #[inline]
            fn get(&self) -> i32 {
                self.value()
            }
            #[inline]
            fn values(&self) -> &'static [i32] {
                Self::VALUES
            }
        }
        impl $crate::Value for $name {
            #[inline]
            fn empty() -> Self {
                $name::from(0)
            }
            #[inline]
            fn open(&mut self) -> $crate::Mut<'_> {
                $crate::Mut::IntEnum(self)
            }
            #[inline]
            fn view(&self) -> $crate::Ref<'_> {
                $crate::Ref::IntEnum(self)
            }
        }
        impl ::core::convert::From<i32> for $name {
            #[inline]
            fn from(number: i32) -> Self {
                match number {
                    $($number => $name::$variant,)*
                    _ => $name::Unknown(number),
                }
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.value() == other.value()
            }
        }
        impl ::core::cmp::PartialEq<i32> for $name {
            #[inline]
            fn eq(&self, other: &i32) -> bool {
                self.value() == *other
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(self.cmp(other))
            }
        }
        impl ::core::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.value().cmp(&other.value())
            }
        }
        impl ::core::convert::From<$name> for i32 {
            #[inline]
            fn from(value: $name) -> Self {
                value.value()
            }
        }
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.value().hash(state);
            }
        }
        $crate::__serde!($name);
    };
}
