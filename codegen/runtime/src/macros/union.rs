//! Unions.

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
            fn get(&self) -> $crate::Selected<'_> {
                match self {
                    $($crate::selected!(pattern $name $variant $($value)?) => {
                        $crate::selected!(member $index $($value)?)
                    })*
                    $name::Unknown(member) => $crate::Selected::Unknown(member),
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
        $crate::structure!($name $($extra)*);
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
        $crate::Selected::Member($index, ::core::option::Option::None)
    };
    (member $index:literal $value:ident) => {
        $crate::Selected::Member($index, ::core::option::Option::Some($value))
    };
}
