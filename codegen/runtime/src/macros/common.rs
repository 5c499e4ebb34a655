//! Implementations that several kinds of types share.

/// Implementations that only some types have.
#[doc(hidden)]
#[macro_export]
macro_rules! __extra {
    (eq $name:ident) => {
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                $crate::__rt::hash(self, state);
            }
        }
    };
    (clone $name:ident) => {
        impl ::core::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                $crate::__rt::duplicate(self)
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

#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {
        impl $crate::__rt::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::__rt::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__rt::serialize(self, serializer)
            }
        }
        impl<'de> $crate::__rt::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::__rt::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__rt::deserialize(deserializer)
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {};
}
