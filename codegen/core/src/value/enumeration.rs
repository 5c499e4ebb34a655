//! Generated enums of strings: what each has of its own, and what all have for it.

use std::borrow::Cow;

use super::Enum;
use crate::schema::EnumSchema;

/// A generated enum of strings.
pub trait EnumShape: AsRef<str> + Clone + 'static {
    /// The schema.
    const SCHEMA: &'static EnumSchema;
    /// The modelled variants, in the order of the schema.
    const VARIANTS: &'static [Self];

    /// Returns the variant of a text that is not in the model.
    fn unknown(text: String) -> Self;
}

impl<T: EnumShape> Enum for T {
    #[inline]
    fn schema(&self) -> &'static EnumSchema {
        T::SCHEMA
    }
    #[inline]
    fn set(&mut self, index: usize, text: &str) {
        *self = match T::VARIANTS.get(index) {
            Some(known) => known.clone(),
            None => T::unknown(owned(text)),
        };
    }
    #[inline]
    fn get(&self) -> &str {
        self.as_ref()
    }
}

/// Copies a text: once for all enums, since the compiler would take longer for it than for the rest of [`Enum::set`].
#[inline(never)]
fn owned(text: &str) -> String {
    text.to_owned()
}

/// A text that an enum can be made of: `Status::from("ACTIVE")`. Modelled values give their
/// variants, other texts the one for unknown values.
#[diagnostic::on_unimplemented(
    message = "`{E}` cannot be made of `{Self}`",
    note = "an enum can be made of `&str`, `&String`, `String`, `Box<str>` and `Cow<str>`"
)]
pub trait IntoEnum<E>: Sized {
    /// Returns the enum.
    fn into_enum(self) -> E;
}

fn read<E: EnumShape>(text: &str) -> E {
    let mut value = E::unknown(String::new());
    value.set(E::SCHEMA.index_of(text), text);
    value
}

impl<E: EnumShape> IntoEnum<E> for &str {
    fn into_enum(self) -> E {
        read(self)
    }
}

impl<E: EnumShape> IntoEnum<E> for &String {
    fn into_enum(self) -> E {
        read(self)
    }
}

impl<E: EnumShape> IntoEnum<E> for String {
    fn into_enum(self) -> E {
        read(&self)
    }
}

impl<E: EnumShape> IntoEnum<E> for Box<str> {
    fn into_enum(self) -> E {
        read(&self)
    }
}

impl<E: EnumShape> IntoEnum<E> for Cow<'_, str> {
    fn into_enum(self) -> E {
        read(&self)
    }
}

/// A text that an enum can be compared with: `status == "ACTIVE"`, or another value of the enum.
#[diagnostic::on_unimplemented(
    message = "`{E}` cannot be compared with `{Self}`",
    note = "an enum can be compared with `str`, `String`, `Box<str>`, `Cow<str>` and values of its own type"
)]
pub trait TextOf<E> {
    /// Returns the text on the wire.
    fn text(&self) -> &str;
}

impl<E: EnumShape> TextOf<E> for E {
    #[inline]
    fn text(&self) -> &str {
        self.as_ref()
    }
}

impl<E: EnumShape> TextOf<E> for str {
    #[inline]
    fn text(&self) -> &str {
        self
    }
}

macro_rules! texts {
    ($($text:ty),*) => {$(
        impl<E: EnumShape> TextOf<E> for $text {
            #[inline]
            fn text(&self) -> &str {
                self
            }
        }
    )*};
}

texts!(&str, String, &String, Box<str>, Cow<'_, str>);
