//! Views of values: a value opens as [`Mut`] to be filled, and as [`Ref`] to be read.

use super::{Enum, IntEnum, List, Map, Structure, Union};
use crate::data::{BigDecimal, BigInteger, Blob, Document, Timestamp};

/// A value of any shape: the type of every member, element and map value.
pub trait Value {
    /// Returns the value before anything is read: absent, empty, zero, or the modelled default.
    fn empty() -> Self
    where
        Self: Sized;

    /// Opens the value to be filled. An absent optional value becomes present.
    fn open(&mut self) -> Mut<'_>;

    /// Returns a view of the value.
    fn view(&self) -> Ref<'_>;

    /// Makes an optional value absent; any other value is left unchanged.
    fn unset(&mut self) {}

    /// Returns `true` if `null` is a value of this type: for `Option`, the element of a sparse list, and
    /// for documents.
    fn nullable() -> bool
    where
        Self: Sized,
    {
        false
    }
}

/// A value opened to be filled.
#[allow(missing_docs)] // one variant per Smithy type, named as the specification names it
pub enum Mut<'a> {
    Boolean(&'a mut bool),
    Byte(&'a mut i8),
    Short(&'a mut i16),
    Integer(&'a mut i32),
    Long(&'a mut i64),
    Float(&'a mut f32),
    Double(&'a mut f64),
    BigInteger(&'a mut BigInteger),
    BigDecimal(&'a mut BigDecimal),
    String(&'a mut String),
    Blob(&'a mut Blob),
    Timestamp(&'a mut Timestamp),
    Document(&'a mut Document),
    Enum(&'a mut dyn Enum),
    IntEnum(&'a mut dyn IntEnum),
    Structure(&'a mut dyn Structure),
    Union(&'a mut dyn Union),
    List(&'a mut dyn List),
    Map(&'a mut dyn Map),
}

/// A view of a value.
#[derive(Clone, Copy)]
#[allow(missing_docs)] // one variant per Smithy type, named as the specification names it
pub enum Ref<'a> {
    /// An optional value that is absent.
    Absent,
    Boolean(bool),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    Float(f32),
    Double(f64),
    BigInteger(&'a BigInteger),
    BigDecimal(&'a BigDecimal),
    String(&'a str),
    Blob(&'a [u8]),
    Timestamp(&'a Timestamp),
    Document(&'a Document),
    Enum(&'a dyn Enum),
    IntEnum(&'a dyn IntEnum),
    Structure(&'a dyn Structure),
    Union(&'a dyn Union),
    List(&'a dyn List),
    Map(&'a dyn Map),
}

macro_rules! scalar {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl Value for $type {
            #[inline]
            fn empty() -> Self {
                Self::default()
            }
            #[inline]
            fn open(&mut self) -> Mut<'_> {
                Mut::$variant(self)
            }
            #[inline]
            fn view(&self) -> Ref<'_> {
                scalar!(@view $variant self)
            }
        }
    )*};
    (@view BigInteger $self:ident) => { Ref::BigInteger($self) };
    (@view BigDecimal $self:ident) => { Ref::BigDecimal($self) };
    (@view String $self:ident) => { Ref::String($self) };
    (@view Blob $self:ident) => { Ref::Blob($self) };
    (@view Timestamp $self:ident) => { Ref::Timestamp($self) };
    (@view $variant:ident $self:ident) => { Ref::$variant(*$self) };
}

scalar! {
    bool => Boolean,
    i8 => Byte,
    i16 => Short,
    i32 => Integer,
    i64 => Long,
    f32 => Float,
    f64 => Double,
    BigInteger => BigInteger,
    BigDecimal => BigDecimal,
    String => String,
    Blob => Blob,
    Timestamp => Timestamp,
}

impl Value for Document {
    #[inline]
    fn empty() -> Self {
        Document::Null
    }
    #[inline]
    fn open(&mut self) -> Mut<'_> {
        Mut::Document(self)
    }
    #[inline]
    fn view(&self) -> Ref<'_> {
        Ref::Document(self)
    }
    #[inline]
    fn nullable() -> bool {
        true
    }
}
