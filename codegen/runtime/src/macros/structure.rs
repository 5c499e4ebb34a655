//! Structures: access by index; and what the standard library asks of structures and unions.

/// The accessors of a `StructureShape`: `fields!(first, second)`, in the order of the schema.
///
/// A field that does not start empty has its value beside it, and fields that are no members follow:
/// `fields!(first, second = 5; metadata)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields {
    ($($field:ident),*) => {
        $crate::__fields!(@accessors $($field)*; $($field: $crate::Value::empty(),)*);
    };
    ($($field:ident $(= $value:expr)?),* $(; $($other:ident),*)?) => {
        $crate::__fields!(@accessors $($field)*;
            $($field: $crate::__fields!(@start $($value)?),)*
            $($($other: ::core::default::Default::default(),)*)?
        );
    };
    (@start) => { $crate::Value::empty() };
    (@start $value:expr) => { $value };
    (@accessors $($field:ident)*; $($start:tt)*) => {
        #[inline(always)]
        fn initial() -> Self {
            Self { $($start)* }
        }
        #[inline(always)]
        fn __member_mut(&mut self, index: usize) -> &mut dyn $crate::Value {
            $crate::__nth!(index, $crate::__rt::no_member(); $((&mut self.$field))*)
        }
        #[inline(always)]
        fn __member(&self, index: usize) -> $crate::Ref<'_> {
            $crate::__nth!(index, $crate::Ref::Absent; $(($crate::Value::view(&self.$field)))*)
        }
    };
}

/// The standard traits of a structure or a union: `structure!(Name clone eq default)`.
/// `clone` stands for `Clone`, `eq` for `Eq` and `Hash`, `default` for `Default`.
///
/// The compiler's time goes by functions: there are as few as can be, and none has a body that a
/// generic function of this crate can have for it.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure {
    ($name:ident $($extra:ident)*) => {
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__rt::debug(self, f)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::__rt::same(self, other)
            }
        }
        $($crate::__extra!($extra $name);)*
        $crate::__serde!($name);
    };
}
