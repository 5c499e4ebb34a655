//! Structures: access by index; and what the standard library asks of structures and unions.

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
        #[inline(always)]
        fn initial() -> Self {
            Self { $($start: $value,)* }
        }
        #[inline(always)]
        fn member_mut(&mut self, index: usize) -> &mut dyn $crate::Value {
            match index {
                $($index => &mut self.$field,)*
                _ => $crate::private::no_slot(),
            }
        }
        #[inline(always)]
        fn member(&self, index: usize) -> $crate::Ref<'_> {
            match index {
                $($index => $crate::Value::view(&self.$field),)*
                _ => $crate::Ref::Absent,
            }
        }
    };
}

/// What the standard library asks of a structure or a union: `structure!(Name clone eq default)`.
/// `clone` stands for `Clone`, `eq` for `Eq` and `Hash`, `default` for `Default`.
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
                $crate::private::debug(self, f)
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
