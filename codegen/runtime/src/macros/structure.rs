//! Structures: access by index; and what the standard library asks of structures and unions.

/// The accessors of a `StructureShape`: `fields!(first, second)`, in the order of the schema.
///
/// A field that does not start empty has its value beside it, and fields that are no members follow:
/// `fields!(first, second = 5; metadata)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields {
    // Most structures have one to eight members that start empty: for them it is one step.
    ($a:ident $(, $b:ident $(, $c:ident $(, $d:ident $(, $e:ident $(, $f:ident $(, $g:ident $(, $h:ident)?)?)?)?)?)?)?) => {
        #[inline(always)]
        fn initial() -> Self {
            Self {
                $a: $crate::Value::empty(),
                $($b: $crate::Value::empty(),
                $($c: $crate::Value::empty(),
                $($d: $crate::Value::empty(),
                $($e: $crate::Value::empty(),
                $($f: $crate::Value::empty(),
                $($g: $crate::Value::empty(),
                $($h: $crate::Value::empty(),)?)?)?)?)?)?)?
            }
        }
        #[inline(always)]
        fn __member_mut(&mut self, index: usize) -> &mut dyn $crate::Value {
            match index {
                0 => &mut self.$a,
                $(1 => &mut self.$b,
                $(2 => &mut self.$c,
                $(3 => &mut self.$d,
                $(4 => &mut self.$e,
                $(5 => &mut self.$f,
                $(6 => &mut self.$g,
                $(7 => &mut self.$h,)?)?)?)?)?)?)?
                _ => $crate::__rt::no_member(),
            }
        }
        #[inline(always)]
        fn __view_block(&self, _: usize) -> [$crate::Ref<'_>; 8] {
            $crate::__rt::views([
                $crate::Value::view(&self.$a),
                $($crate::Value::view(&self.$b),
                $($crate::Value::view(&self.$c),
                $($crate::Value::view(&self.$d),
                $($crate::Value::view(&self.$e),
                $($crate::Value::view(&self.$f),
                $($crate::Value::view(&self.$g),
                $($crate::Value::view(&self.$h),)?)?)?)?)?)?)?
            ])
        }
    };
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
    // Nobody asks for a block behind the last one: an arm for it would be code in every type.
    (@view $self:ident $block:expr;
        $a:ident $b:ident $c:ident $d:ident $e:ident $f:ident $g:ident $h:ident $($more:ident)+
    ) => {
        match $block {
            0 => [
                $crate::Value::view(&$self.$a),
                $crate::Value::view(&$self.$b),
                $crate::Value::view(&$self.$c),
                $crate::Value::view(&$self.$d),
                $crate::Value::view(&$self.$e),
                $crate::Value::view(&$self.$f),
                $crate::Value::view(&$self.$g),
                $crate::Value::view(&$self.$h),
            ],
            more => $crate::__fields!(@view $self more - 1; $($more)+),
        }
    };
    (@view $self:ident $block:expr; $($field:ident)*) => {
        $crate::__rt::views([$($crate::Value::view(&$self.$field)),*])
    };
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
        fn __view_block(&self, block: usize) -> [$crate::Ref<'_>; 8] {
            $crate::__fields!(@view self block; $($field)*)
        }
    };
}

/// The standard traits of a structure or a union: `structure!(Name clone, eq, default,)`.
/// `clone` stands for `Clone`, `eq` for `Eq` and `Hash`, `default` for `Default`, `boxed` for a value in a box.
///
/// Each word is followed by a visibility, of nothing, which the macro has only so that it can repeat what the word stands
/// for: a macro of its own for each would be a fifth step for every type.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure {
    ($name:ident $(clone $clone:vis,)? $(eq $eq:vis,)? $(default $default:vis,)? $(boxed $boxed:vis,)?) => {
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
        $(
            $clone impl ::core::clone::Clone for $name {
                #[inline]
                fn clone(&self) -> Self {
                    $crate::__rt::duplicate(self)
                }
            }
        )?
        $(
            $eq impl ::core::cmp::Eq for $name {}
            impl ::core::hash::Hash for $name {
                #[inline]
                fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                    $crate::__rt::hash(self, state);
                }
            }
        )?
        $(
            $default impl ::core::default::Default for $name {
                #[inline]
                fn default() -> Self {
                    $crate::Value::empty()
                }
            }
        )?
        $(
            // A union that is a member of itself stands there in a box.
            $boxed impl $crate::Value for ::std::boxed::Box<$name> {
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
        )?
        $crate::__serde!($name);
    };
}
