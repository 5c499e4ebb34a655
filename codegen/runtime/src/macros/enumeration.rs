//! Open enums, of texts and of integers.

/// Everything of an open enum but the enum itself.
#[doc(hidden)]
#[macro_export]
macro_rules! enumeration {
    (
        $name:ident $id:literal sensitive $sensitive:literal { $($index:literal $variant:ident $text:literal,)* }
        $(internal $($internal:literal)*)?
    ) => {
        impl $name {
            /// The modelled values, as they are on the wire, in the order of the model.
            pub const VALUES: &'static [&'static str] = &[$($text),*];

            /// The schema of this enum.
            pub const SCHEMA: &'static $crate::schema::EnumSchema = &$crate::schema::EnumSchema {
                id: $id,
                name: ::core::stringify!($name),
                values: Self::VALUES,
                internal: &[$($($internal),*)?],
                sensitive: $sensitive,
            };

            /// The text on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $($name::$variant => $text,)*
                    $name::Unknown(text) => text,
                }
            }

            /// Whether the model knows the value, whichever variant it stands in.
            #[must_use]
            #[inline]
            pub fn is_known(&self) -> bool {
                Self::VALUES.contains(&self.as_str())
            }
        }
        impl $crate::Enum for $name {
            #[inline]
            fn schema(&self) -> &'static $crate::schema::EnumSchema {
                Self::SCHEMA
            }
            #[inline]
            fn set(&mut self, index: usize, text: &str) {
                *self = match index {
                    $($index => $name::$variant,)*
                    _ => $name::Unknown(text.into()),
                };
            }
            #[inline]
            fn get(&self) -> &str {
                self.as_str()
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
                $crate::private::debug(self, f)
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::enumeration_display(self, f)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }
        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::private::known(Self::SCHEMA, text)
            }
        }
        impl ::core::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                text.as_str().into()
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
        $crate::serde!($name);
    };
}

/// Everything of an open enum of integers but the enum itself; `Debug` only where it is sensitive.
#[doc(hidden)]
#[macro_export]
macro_rules! int_enumeration {
    ($name:ident { $($variant:ident $number:literal,)* } sensitive) => {
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::redacted(f)
            }
        }
        $crate::int_enumeration!($name { $($variant $number,)* });
    };
    ($name:ident { $($variant:ident $number:literal,)* }) => {
        impl $name {
            /// The modelled values, in the order of the model.
            pub const VALUES: &'static [i32] = &[$($number),*];

            /// The number on the wire.
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
            fn is_known(&self) -> bool {
                Self::VALUES.contains(&self.value())
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
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.value().hash(state);
            }
        }
        $crate::serde!($name);
    };
}
