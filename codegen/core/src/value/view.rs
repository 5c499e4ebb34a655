//! Views of values: a value opens as [`Mut`] to be filled, and as [`Ref`] to be read.

use super::{Enum, IntEnum, List, Map, Structure, Union};
use crate::data::{BigDecimal, BigInteger, Blob, Document, Timestamp};

/// A value of any shape: the type of every member, element and map value.
///
/// ```
/// use ferrosmith_runtime::{Mut, Ref, Value};
///
/// let mut name = None::<String>;
/// assert!(matches!(name.view(), Ref::Absent));
/// if let Mut::String(text) = name.open() {
///     text.push_str("ada");
/// }
/// assert_eq!(name.as_deref(), Some("ada"));
/// ```
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

/// A value opened to be filled, by [`Value::open`]: a variant for each type of shape.
pub enum Mut<'a> {
    /// A boolean.
    Boolean(&'a mut bool),
    /// A byte.
    Byte(&'a mut i8),
    /// A short.
    Short(&'a mut i16),
    /// An integer.
    Integer(&'a mut i32),
    /// A long.
    Long(&'a mut i64),
    /// A float.
    Float(&'a mut f32),
    /// A double.
    Double(&'a mut f64),
    /// A bigInteger.
    BigInteger(&'a mut BigInteger),
    /// A bigDecimal.
    BigDecimal(&'a mut BigDecimal),
    /// A string.
    String(&'a mut String),
    /// A blob.
    Blob(&'a mut Blob),
    /// A timestamp.
    Timestamp(&'a mut Timestamp),
    /// A document.
    Document(&'a mut Document),
    /// An enum of strings.
    Enum(&'a mut dyn Enum),
    /// An enum of integers.
    IntEnum(&'a mut dyn IntEnum),
    /// A structure.
    Structure(&'a mut dyn Structure),
    /// A union.
    Union(&'a mut dyn Union),
    /// A list.
    List(&'a mut dyn List),
    /// A map.
    Map(&'a mut dyn Map),
}

/// A view of a value, by [`Value::view`]: a variant for each type of shape.
#[derive(Clone, Copy)]
pub enum Ref<'a> {
    /// An optional value that is absent.
    Absent,
    /// A boolean.
    Boolean(bool),
    /// A byte.
    Byte(i8),
    /// A short.
    Short(i16),
    /// An integer.
    Integer(i32),
    /// A long.
    Long(i64),
    /// A float.
    Float(f32),
    /// A double.
    Double(f64),
    /// A bigInteger.
    BigInteger(&'a BigInteger),
    /// A bigDecimal.
    BigDecimal(&'a BigDecimal),
    /// A string.
    String(&'a str),
    /// A blob.
    Blob(&'a [u8]),
    /// A timestamp.
    Timestamp(&'a Timestamp),
    /// A document.
    Document(&'a Document),
    /// An enum of strings.
    Enum(&'a dyn Enum),
    /// An enum of integers.
    IntEnum(&'a dyn IntEnum),
    /// A structure.
    Structure(&'a dyn Structure),
    /// A union.
    Union(&'a dyn Union),
    /// A list.
    List(&'a dyn List),
    /// A map.
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
