//! The parts of generated types that are the same for all of them.

/// The accessors of a `StructureShape`: `fields!(0 first, 1 second,)`, with the index of each field
/// in the schema. Where a field does not start empty, how each field starts follows:
/// `fields!(0 first, 1 second, ; first = value, second = value,)`.
#[doc(hidden)]
#[macro_export]
macro_rules! fields {
    ($($index:literal $field:ident,)*) => {
        $crate::fields!($($index $field,)* ; $($field = $crate::Value::empty(),)*);
    };
    ($($index:literal $field:ident,)* ; $($start:ident = $value:expr,)*) => {
        #[inline]
        fn initial() -> Self {
            Self { $($start: $value,)* }
        }
        #[inline]
        fn member_mut(&mut self, index: usize) -> &mut dyn $crate::Value {
            match index {
                $($index => &mut self.$field,)*
                _ => $crate::private::no_slot(),
            }
        }
        #[inline]
        fn member(&self, index: usize) -> &dyn $crate::Value {
            match index {
                $($index => &self.$field,)*
                _ => $crate::private::no_field(),
            }
        }
    };
}

/// What the standard library asks of a structure: `structure!(Name clone eq default)`. `clone`
/// stands for `Clone`, `eq` for `Eq` and `Hash`, `default` for `Default`.
///
/// The compiler's time goes by functions: there are as few as can be, and none has a body that a
/// generic function of this crate can have for it.
#[doc(hidden)]
#[macro_export]
macro_rules! structure {
    ($name:ident $($extra:ident)*) => {
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::structure(self, f)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::private::same(self, other)
            }
        }
        $($crate::extra!($extra $name);)*
        $crate::serde!($name);
    };
}

/// Everything of a union but the union and its accessors:
/// `union!(Name { 0 First = value, 1 Second, } extra ...)`: members with `= value` have a value.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($name:ident { $($index:literal $variant:ident $($value:ident)?,)* } $($extra:ident)*) => {
        impl $name {
            /// The wire name of the member that is set; empty when none is.
            #[must_use]
            #[inline]
            pub fn tag(&self) -> &str {
                $crate::private::tag(self)
            }

            /// Whether the member that is set is one that the model does not know.
            #[must_use]
            #[inline]
            pub fn is_unknown(&self) -> bool {
                ::core::matches!(self, $name::Unknown(_))
            }
        }
        impl $crate::Union for $name {
            #[inline]
            fn schema(&self) -> &'static $crate::schema::Schema {
                Self::SCHEMA
            }
            #[inline]
            fn select(&mut self, index: usize) -> ::core::option::Option<&mut dyn $crate::Value> {
                match index {
                    $($index => $crate::select!(self $name $variant $($value)?),)*
                    _ => ::core::option::Option::None,
                }
            }
            #[inline]
            fn set_unknown(&mut self, member: $crate::UnknownMember) {
                *self = $name::Unknown(member);
            }
            #[inline]
            fn get(&self) -> $crate::aggregate::Selected<'_> {
                match self {
                    $($crate::selected!(pattern $name $variant $($value)?) => {
                        $crate::selected!(member $index $($value)?)
                    })*
                    $name::Unknown(member) => $crate::aggregate::Selected::Unknown(member),
                }
            }
        }
        impl $crate::Value for $name {
            #[inline]
            fn empty() -> Self {
                $name::Unknown(::core::default::Default::default())
            }
            #[inline]
            fn open(&mut self) -> $crate::Mut<'_> {
                $crate::Mut::Union(self)
            }
            #[inline]
            fn view(&self) -> $crate::Ref<'_> {
                $crate::Ref::Union(self)
            }
        }
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::union(self, f)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::private::same(self, other)
            }
        }
        $($crate::extra!($extra $name);)*
        $crate::serde!($name);
    };
}

/// Switches a union to a variant and gives its value.
#[doc(hidden)]
#[macro_export]
macro_rules! select {
    ($self:ident $name:ident $variant:ident) => {{
        *$self = $name::$variant;
        ::core::option::Option::None
    }};
    ($self:ident $name:ident $variant:ident $value:ident) => {{
        *$self = $name::$variant($crate::Value::empty());
        match $self {
            $name::$variant($value) => ::core::option::Option::Some($value),
            _ => ::core::option::Option::None,
        }
    }};
}

/// A variant of a union, as a pattern and as what it selects.
#[doc(hidden)]
#[macro_export]
macro_rules! selected {
    (pattern $name:ident $variant:ident) => {
        $name::$variant
    };
    (pattern $name:ident $variant:ident $value:ident) => {
        $name::$variant($value)
    };
    (member $index:literal) => {
        $crate::aggregate::Selected::Member($index, ::core::option::Option::None)
    };
    (member $index:literal $value:ident) => {
        $crate::aggregate::Selected::Member($index, ::core::option::Option::Some($value))
    };
}

/// What not every type has.
#[doc(hidden)]
#[macro_export]
macro_rules! extra {
    (eq $name:ident) => {
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                $crate::private::hash(self, state);
            }
        }
    };
    (clone $name:ident) => {
        impl ::core::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                $crate::private::duplicate(self)
            }
        }
    };
    (default $name:ident) => {
        impl ::core::default::Default for $name {
            #[inline]
            fn default() -> Self {
                $crate::Value::empty()
            }
        }
    };
    // A union that is a member of itself stands there in a box.
    (boxed $name:ident) => {
        impl $crate::Value for ::std::boxed::Box<$name> {
            #[inline]
            fn empty() -> Self {
                ::std::boxed::Box::new($crate::Value::empty())
            }
            #[inline]
            fn open(&mut self) -> $crate::Mut<'_> {
                (**self).open()
            }
            #[inline]
            fn view(&self) -> $crate::Ref<'_> {
                (**self).view()
            }
        }
    };
}

/// Everything of an open enum but the enum itself.
#[doc(hidden)]
#[macro_export]
macro_rules! enumeration {
    ($name:ident $id:literal sensitive $sensitive:literal { $($index:literal $variant:ident $text:literal,)* }) => {
        impl $name {
            /// The modelled values, as they are on the wire, in the order of the model.
            pub const VALUES: &'static [&'static str] = &[$($text),*];

            /// The schema of this enum.
            pub const SCHEMA: &'static $crate::schema::EnumSchema = &$crate::schema::EnumSchema {
                id: $id,
                name: ::core::stringify!($name),
                values: Self::VALUES,
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

            /// Whether the model knows the value.
            #[must_use]
            #[inline]
            pub fn is_known(&self) -> bool {
                !::core::matches!(self, $name::Unknown(_))
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
                $crate::private::enumeration(self, f)
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

/// Everything of an open enum of integers but the enum itself.
#[doc(hidden)]
#[macro_export]
macro_rules! int_enumeration {
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
            fn read(index: usize, response: $crate::error::Recognised<'_>) -> Self {
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

#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde {
    ($name:ident) => {
        impl $crate::private::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::private::serialize($crate::Value::view(self), serializer)
            }
        }
        impl<'de> $crate::private::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::private::deserialize(deserializer)
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde {
    ($name:ident) => {};
}
