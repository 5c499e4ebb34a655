//! The parts of generated types that are the same for all of them.

/// Everything of a structure but the structure, its constructor and its setters:
/// `structure!(Name { 0 first, 1 second = default, } extra ...)`, with the index of each field in
/// the schema. `: field` makes it an error whose `field` keeps what the response says beside the
/// members. Extras: `eq` adds `Eq` and `Hash`, `default` adds `Default`.
#[doc(hidden)]
#[macro_export]
macro_rules! structure {
    ($name:ident { $($index:literal $field:ident $(= $default:expr)?,)* } $(: $metadata:ident)? $($extra:ident)*) => {
        impl $crate::Structure for $name {
            #[inline]
            fn schema(&self) -> &'static $crate::schema::Schema {
                Self::SCHEMA
            }
            #[inline]
            fn slot(&mut self, index: usize) -> ::core::option::Option<&mut dyn $crate::Value> {
                match index {
                    $($index => ::core::option::Option::Some(&mut self.$field),)*
                    _ => ::core::option::Option::None,
                }
            }
            #[inline]
            fn field(&self, index: usize) -> ::core::option::Option<&dyn $crate::Value> {
                match index {
                    $($index => ::core::option::Option::Some(&self.$field),)*
                    _ => ::core::option::Option::None,
                }
            }
        }
        impl $crate::Value for $name {
            #[inline]
            fn empty() -> Self {
                $name {
                    $($field: $crate::initial!($($default)?),)*
                    $($metadata: ::core::default::Default::default(),)?
                }
            }
            $crate::opens!(Structure);
        }
        $crate::value!($name Structure structure $($extra)*);
        $($crate::error_structure!($name, $metadata);)?
    };
}

/// What a field starts as.
#[doc(hidden)]
#[macro_export]
macro_rules! initial {
    () => {
        $crate::Value::empty()
    };
    ($default:expr) => {
        $default
    };
}

/// How a structure or union opens.
#[doc(hidden)]
#[macro_export]
macro_rules! opens {
    ($kind:ident) => {
        #[inline]
        fn open(&mut self) -> $crate::Mut<'_> {
            $crate::Mut::$kind(self)
        }
        #[inline]
        fn view(&self) -> $crate::Ref<'_> {
            $crate::Ref::$kind(self)
        }
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
            $crate::opens!(Union);
        }
        $crate::value!($name Union union $($extra)*);
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

#[doc(hidden)]
#[macro_export]
macro_rules! value {
    ($name:ident $kind:ident $debug:ident $($extra:ident)*) => {
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::$debug(self, f)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::private::equal($crate::Ref::$kind(self), $crate::Ref::$kind(other))
            }
        }
        $($crate::extra!($extra $name);)*
        $crate::serde!($name);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! extra {
    (eq $name:ident) => {
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                $crate::private::hash_value($crate::Value::view(self), state);
            }
        }
    };
    (default $name:ident) => {
        impl ::core::default::Default for $name {
            #[inline]
            fn default() -> Self {
                <$name as $crate::Value>::empty()
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
                let mut value = $name::Unknown(::std::string::String::new());
                $crate::Enum::set(&mut value, Self::SCHEMA.index_of(text), text);
                value
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

/// Makes a structure an error.
#[doc(hidden)]
#[macro_export]
macro_rules! error_structure {
    ($name:ident, $metadata:ident) => {
        impl $crate::error::ErrorStructure for $name {
            #[inline]
            fn metadata(&self) -> &$crate::error::Metadata {
                &self.$metadata
            }
            #[inline]
            fn metadata_mut(&mut self) -> &mut $crate::error::Metadata {
                &mut self.$metadata
            }
            #[inline]
            fn as_structure(&self) -> &dyn $crate::Structure {
                self
            }
            #[inline]
            fn as_structure_mut(&mut self) -> &mut dyn $crate::Structure {
                self
            }
        }
        impl $name {
            $crate::error_facts!($crate::error::Failure::Modeled);
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&$crate::error::Failure::Modeled(self), f)
            }
        }
        impl ::core::error::Error for $name {}
    };
}

/// Everything of an operation's (or a service's) error enum but the enum itself.
#[doc(hidden)]
#[macro_export]
macro_rules! operation_error {
    ($name:ident { $($index:literal $variant:ident,)* }) => {
        impl $name {
            #[inline]
            fn failure(&self) -> $crate::error::Failure<'_> {
                match self {
                    $($name::$variant(error) => $crate::error::Failure::Modeled(error),)*
                    $name::Unhandled(error) => $crate::error::Failure::Unhandled(error),
                }
            }
            $crate::error_facts!(Self::failure);
        }
        impl $crate::error::OperationError for $name {
            const SCHEMAS: &'static [&'static $crate::schema::Schema] = &[$($variant::SCHEMA),*];
            #[inline]
            fn modeled(index: usize) -> ::core::option::Option<Self> {
                match index {
                    $($index => ::core::option::Option::Some($name::$variant($crate::Value::empty())),)*
                    _ => ::core::option::Option::None,
                }
            }
            #[inline]
            fn unhandled(error: $crate::error::Unhandled) -> Self {
                $name::Unhandled(error)
            }
            #[inline]
            fn view(&self) -> $crate::error::Failure<'_> {
                self.failure()
            }
            #[inline]
            fn error_mut(&mut self) -> ::core::option::Option<&mut dyn $crate::error::ErrorStructure> {
                match self {
                    $($name::$variant(error) => ::core::option::Option::Some(error),)*
                    $name::Unhandled(_) => ::core::option::Option::None,
                }
            }
        }
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::failure(&self.failure(), f)
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.failure(), f)
            }
        }
        impl ::core::error::Error for $name {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                match self {
                    $($name::$variant(error) => ::core::option::Option::Some(error),)*
                    $name::Unhandled(error) => ::core::error::Error::source(error),
                }
            }
        }
    };
}

/// Turns an operation's error enum into the service's.
#[doc(hidden)]
#[macro_export]
macro_rules! service_error {
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

/// What every error answers.
#[doc(hidden)]
#[macro_export]
macro_rules! error_facts {
    ($view:expr) => {
        /// The code on the wire, where the response named one or the model does.
        #[must_use]
        #[inline]
        pub fn code(&self) -> ::core::option::Option<&str> {
            $view(self).code()
        }
        /// What the service says went wrong.
        #[must_use]
        #[inline]
        pub fn message(&self) -> ::core::option::Option<&str> {
            $view(self).message()
        }
        /// The id that the service gave the request.
        #[must_use]
        #[inline]
        pub fn request_id(&self) -> ::core::option::Option<&str> {
            $view(self).request_id()
        }
        /// The HTTP status of the response, or of the model.
        #[must_use]
        #[inline]
        pub fn status(&self) -> ::core::option::Option<u16> {
            $view(self).status()
        }
        /// Whose fault it is, as the model or the status says.
        #[must_use]
        #[inline]
        pub fn fault(&self) -> ::core::option::Option<$crate::schema::Fault> {
            $view(self).fault()
        }
        /// Whether a retry may succeed.
        #[must_use]
        #[inline]
        pub fn is_retryable(&self) -> bool {
            $view(self).is_retryable()
        }
        /// Whether the service wants fewer requests.
        #[must_use]
        #[inline]
        pub fn is_throttling(&self) -> bool {
            $view(self).is_throttling()
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
