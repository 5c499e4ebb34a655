//! Unions.

/// Everything of a union but the union and its accessors: `union!(Name { First(value), Second } extra ...)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($name:ident { $($variant:ident $(($value:ident))?),* } $($extra:tt)*) => {
        impl $name {
            /// Returns the wire name of the member that is set; empty when none is.
            #[must_use]
            #[inline]
            pub fn tag(&self) -> &str {
                $crate::__rt::tag(self)
            }

            /// Returns `true` if the member that is set is not in the model.
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
                $crate::__nth!(index, ::core::option::Option::None; $({
                    $crate::__select!(self $name $variant $($value)?)
                })*)
            }
            #[inline]
            fn set_unknown(&mut self, member: $crate::UnknownMember) {
                *self = $name::Unknown(member);
            }
            #[inline]
            fn get(&self) -> $crate::Selected<'_> {
                if let $name::Unknown(member) = self {
                    return $crate::Selected::Unknown(member);
                }
                $crate::__selected!(self, 0; $([$name::$variant $(($value))? => $($value)?])*)
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
        $crate::__structure!($name $($extra)*);
    };
}

/// Switches a union to a variant and gives its value.
#[doc(hidden)]
#[macro_export]
macro_rules! __select {
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

/// The member that is set, by its position in the list: the counterpart of `__nth`.
#[doc(hidden)]
#[macro_export]
macro_rules! __selected {
    ($self:expr, $from:expr;) => {
        $crate::Selected::Member(usize::MAX, ::core::option::Option::None)
    };
    (
        $self:expr, $from:expr; [$a:pat => $($av:ident)?] $([$b:pat => $($bv:ident)?] $([$c:pat => $($cv:ident)?]
        $([$d:pat => $($dv:ident)?])?)?)?
    ) => {
        match $self {
            $a => $crate::__selected!($from; $($av)?),
            $($b => $crate::__selected!($from + 1; $($bv)?),
            $($c => $crate::__selected!($from + 2; $($cv)?),
            $($d => $crate::__selected!($from + 3; $($dv)?),)?)?)?
            // The one that is not modelled.
            _ => $crate::Selected::Member(usize::MAX, ::core::option::Option::None),
        }
    };
    (
        $self:expr, $from:expr; [$a:pat => $($av:ident)?] [$b:pat => $($bv:ident)?] [$c:pat => $($cv:ident)?]
        [$d:pat => $($dv:ident)?] $($more:tt)+
    ) => {
        match $self {
            $a => $crate::__selected!($from; $($av)?),
            $b => $crate::__selected!($from + 1; $($bv)?),
            $c => $crate::__selected!($from + 2; $($cv)?),
            $d => $crate::__selected!($from + 3; $($dv)?),
            _ => $crate::__selected!($self, $from + 4; $($more)+),
        }
    };
    ($index:expr;) => {
        $crate::Selected::Member($index, ::core::option::Option::None)
    };
    ($index:expr; $value:ident) => {
        $crate::Selected::Member($index, ::core::option::Option::Some($value))
    };
}

/// `From` of the members of a union whose type no other one has: `from!(Name { First(Type), Second(Type) })`.
#[doc(hidden)]
#[macro_export]
macro_rules! __from {
    ($name:ident { $($variant:ident($type:ty)),* }) => {$(
        impl ::core::convert::From<$type> for $name {
            #[inline]
            fn from(value: $type) -> Self {
                $name::$variant(value.into())
            }
        }
    )*};
}
