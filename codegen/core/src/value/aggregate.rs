//! The object-safe traits of structures, unions, enums, lists and maps.

use super::members::{self, MEMBERS_AT_ONCE, MemberValues};
use super::{Mut, Ref, Value};
use crate::data::{Document, Object, UnknownMember};
use crate::schema::{EnumSchema, KEEPS_UNKNOWN, Schema};

/// A structure: members by their index in the schema. Every [`StructureShape`] implements it.
///
/// A structure that keeps the members which are not in the model has them past its last member, which has the flag
/// [`KEEPS_UNKNOWN`](crate::schema::KEEPS_UNKNOWN): an object, as a [`Document`].
///
/// Code for any structure finds its members by the schema, and writes it as a value:
///
/// ```
/// use generated::datazone::GetDomainInput;
/// use generated::schema::REQUIRED;
/// use generated::{Ref, Structure, json};
///
/// fn texts(structure: &dyn Structure) -> Vec<String> {
///     let mut texts = Vec::new();
///     for (member, value) in structure.members() {
///         if let Ref::String(text) = value {
///             texts.push(format!("{}={text}", member.name()));
///         }
///     }
///     texts
/// }
///
/// let input = GetDomainInput::new("dzd_1");
/// assert_eq!(texts(&input), ["identifier=dzd_1"]);
/// assert!(input.schema().members[0].is(REQUIRED));
/// let any: &dyn Structure = &input;
/// assert_eq!(json::to_string(any)?, r#"{"identifier":"dzd_1"}"#);
/// # Ok::<(), json::Error>(())
/// ```
// Each method here costs a program 32 bytes per type, and the compiler a function: those on kept members would be two.
pub trait Structure {
    /// Returns the schema: name, members and constraints.
    fn schema(&self) -> &'static Schema;
    /// Returns the member at `index` to be filled; [`no_member`] if there is none. Unknown members that are kept count.
    fn member_mut(&mut self, index: usize) -> &mut dyn Value;
    /// Returns eight members: those of block 0 are the first ones, and so on. Those that are absent are [`Ref::Absent`], and
    /// so are places past the last member. Unknown members that are kept count. Nobody asks for a block past the last one,
    /// and what is returned for it has no meaning.
    ///
    /// Most structures are one block, which is made without a branch: formats and comparisons ask once, not for one member
    /// after another. [`members`](trait.Structure.html#method.members) and [`member`](trait.Structure.html#method.member)
    /// are for other code.
    fn view_block(&self, block: usize) -> [Ref<'_>; MEMBERS_AT_ONCE];
}

impl<'a> dyn Structure + 'a {
    /// Returns the member at `index`; [`Ref::Absent`] if it is absent, or if there is none. Unknown members that are kept
    /// count.
    #[must_use]
    pub fn member(&self, index: usize) -> Ref<'_> {
        members::at(self, index)
    }

    /// Returns the members of the model with their values.
    #[must_use]
    pub fn members(&self) -> MemberValues<'_> {
        members::of(self)
    }

    /// Returns the members that are not in the model; `None` unless the type keeps them.
    #[must_use]
    pub fn unknown_members(&self) -> Option<&Object> {
        self.kept(self.schema())
    }

    /// Returns the members that are not in the model, mutably; `None` unless the type keeps them.
    pub fn unknown_members_mut(&mut self) -> Option<&mut Object> {
        let schema = self.schema();
        if !may_keep(schema) {
            return None;
        }
        match self.member_mut(schema.members.len()).open() {
            Mut::Document(Document::Object(unknown)) => Some(unknown),
            _ => None,
        }
    }

    /// Returns the members that are not in the model, to who has the schema of the structure.
    #[inline]
    pub(crate) fn kept(&self, schema: &Schema) -> Option<&Object> {
        if !may_keep(schema) {
            return None;
        }
        match self.member(schema.members.len()) {
            Ref::Document(Document::Object(unknown)) => Some(unknown),
            _ => None,
        }
    }
}

/// Returns `false` if a structure keeps no unknown members: it need not be asked for them, which takes as long as to
/// write one of its members. One without members has no flag.
#[inline]
pub(super) fn may_keep(schema: &Schema) -> bool {
    schema.members.last().is_none_or(|last| last.is(KEEPS_UNKNOWN))
}

/// A generated structure: its schema and its fields. [`Structure`] and [`Value`] follow from it.
pub trait StructureShape: Sized + 'static {
    /// The schema: name, members and constraints.
    const SCHEMA: &'static Schema;
    /// Returns the structure with no member set, except for modelled defaults: the state before reading.
    fn initial() -> Self;
    // Named apart from those of `Structure`, so that these are meant where both traits are in scope.
    #[doc(hidden)]
    fn __member_mut(&mut self, index: usize) -> &mut dyn Value;
    #[doc(hidden)]
    fn __view_block(&self, block: usize) -> [Ref<'_>; MEMBERS_AT_ONCE];
    /// Returns the member at `index`; [`Ref::Absent`] if it is absent, or if there is none. All of them take less time by
    /// [`members`](Self::members).
    fn member(&self, index: usize) -> Ref<'_> {
        members::at(self, index)
    }
    /// Returns the members of the model with their values, those that are absent, too.
    ///
    /// ```
    /// use generated::datazone::ListDomainsInput;
    /// use generated::{Ref, StructureShape};
    ///
    /// let input = ListDomainsInput::new().max_results(5);
    /// let set = input.members().filter(|(_, value)| !matches!(value, Ref::Absent));
    /// assert_eq!(set.map(|(member, _)| member.name()).collect::<Vec<_>>(), ["maxResults"]);
    /// ```
    fn members(&self) -> MemberValues<'_> {
        members::of(self)
    }
    /// Returns the members that are not in the model; `None` unless the code was generated to keep them.
    fn unknown_members(&self) -> Option<&Object> {
        (self as &dyn Structure).unknown_members()
    }
    /// Returns the members that are not in the model, mutably.
    fn unknown_members_mut(&mut self) -> Option<&mut Object> {
        (self as &mut dyn Structure).unknown_members_mut()
    }
}

impl<T: StructureShape> Structure for T {
    fn schema(&self) -> &'static Schema {
        T::SCHEMA
    }
    fn member_mut(&mut self, index: usize) -> &mut dyn Value {
        self.__member_mut(index)
    }
    fn view_block(&self, block: usize) -> [Ref<'_>; MEMBERS_AT_ONCE] {
        self.__view_block(block)
    }
}

impl<T: StructureShape> Value for T {
    #[inline]
    fn empty() -> Self {
        T::initial()
    }
    #[inline]
    fn open(&mut self) -> Mut<'_> {
        Mut::Structure(self)
    }
    #[inline]
    fn view(&self) -> Ref<'_> {
        Ref::Structure(self)
    }
}

/// A structure of any type is read, written and compared behind a reference.
impl Value for dyn Structure + '_ {
    fn open(&mut self) -> Mut<'_> {
        Mut::Structure(self)
    }
    fn view(&self) -> Ref<'_> {
        Ref::Structure(self)
    }
}

// `Box` is fundamental: a blanket implementation for it could clash with the one above.
impl<T: StructureShape> StructureShape for Box<T> {
    const SCHEMA: &'static Schema = T::SCHEMA;
    #[inline]
    fn initial() -> Self {
        Box::new(T::initial())
    }
    #[inline]
    fn __member_mut(&mut self, index: usize) -> &mut dyn Value {
        (**self).__member_mut(index)
    }
    #[inline]
    fn __view_block(&self, block: usize) -> [Ref<'_>; MEMBERS_AT_ONCE] {
        (**self).__view_block(block)
    }
}

/// The structure without members, for an index past the last member.
struct Nothing;

impl Structure for Nothing {
    fn schema(&self) -> &'static Schema {
        &Schema {
            id: "smithy.api#Unit",
            name: "Unit",
            members: &[],
            by_key: &[],
            sensitive: false,
            error: None,
        }
    }
    fn member_mut(&mut self, _: usize) -> &mut dyn Value {
        self
    }
    fn view_block(&self, _: usize) -> [Ref<'_>; MEMBERS_AT_ONCE] {
        [Ref::Absent; MEMBERS_AT_ONCE]
    }
}

impl Value for Nothing {
    fn empty() -> Self {
        Nothing
    }
    fn open(&mut self) -> Mut<'_> {
        Mut::Structure(self)
    }
    fn view(&self) -> Ref<'_> {
        Ref::Absent
    }
}

/// Returns the placeholder for an index past the last member, for [`Structure::member_mut`].
#[must_use]
pub fn no_member<'a>() -> &'a mut dyn Value {
    Box::leak(Box::new(Nothing)) // of no size: nothing is allocated, nothing leaks
}

/// A tagged union (Smithy 2.0, union shape): one of its members, or one that is not in the model.
///
/// ```
/// use generated::datazone::UserProfileDetails;
/// use generated::{Ref, Selected, Value, json};
///
/// let details: UserProfileDetails = json::from_str(r#"{"sms":"+15550100"}"#)?;
/// let Ref::Union(union) = details.view() else { panic!("a union") };
/// assert!(matches!(union.get(), Selected::Unknown(member) if member.name() == "sms"));
/// # Ok::<(), json::Error>(())
/// ```
pub trait Union {
    /// Returns the schema: name and members.
    fn schema(&self) -> &'static Schema;
    /// Switches to the member at `index` and returns its value; `None` for a unit member, and for an
    /// index past the last one, which leaves the union unchanged.
    fn select(&mut self, index: usize) -> Option<&mut dyn Value>;
    /// Switches to a member that is not in the model.
    fn set_unknown(&mut self, member: UnknownMember);
    /// Returns the member that is set.
    fn get(&self) -> Selected<'_>;
}

/// The member that a union holds.
pub enum Selected<'a> {
    /// A modelled member: its index, and its value unless it is a unit member.
    Member(usize, Option<&'a dyn Value>),
    /// A member that is not in the model, or no member at all ([`UnknownMember::is_empty`]).
    Unknown(&'a UnknownMember),
}

impl Selected<'_> {
    /// Returns `true` if the union holds nothing, the state before a member is read.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self, Selected::Unknown(member) if member.is_empty())
    }
}

/// An open enum of strings (Smithy 2.0, enum shape): one of the modelled values, or any other.
pub trait Enum {
    /// Returns the schema: name and values.
    fn schema(&self) -> &'static EnumSchema;
    /// Sets the value at `index` of the schema's values, or keeps `text` as unknown past their end.
    fn set(&mut self, index: usize, text: &str);
    /// Returns the string on the wire.
    fn get(&self) -> &str;
}

/// An open enum of integers (Smithy 2.0, intEnum shape).
pub trait IntEnum {
    /// Sets the value, modelled or not.
    fn set(&mut self, number: i32);
    /// Returns the number on the wire.
    fn get(&self) -> i32;
    /// Returns the modelled values, in the order of the model.
    fn values(&self) -> &'static [i32];
    /// Returns `true` if the number is in the model.
    fn is_known(&self) -> bool {
        self.values().contains(&self.get())
    }
}

/// A list (Smithy 2.0, list shape).
pub trait List {
    /// Appends an empty element and returns it.
    fn push(&mut self) -> &mut dyn Value;
    /// Reserves room for `additional` elements, and no more; a hint.
    fn reserve(&mut self, additional: usize);
    /// Removes the elements from the one at `len` on.
    fn truncate(&mut self, len: usize);
    /// Returns the number of elements.
    fn len(&self) -> usize;
    /// Returns `true` if it is empty.
    fn is_empty(&self) -> bool
    where
        Self: Sized,
    {
        self.len() == 0
    }
    /// Returns the element at `index`; [`Ref::Absent`] if it is null or past the end.
    fn get(&self, index: usize) -> Ref<'_>;
    /// Returns `true` if elements may be null (Smithy 2.0, `sparse` trait).
    fn is_sparse(&self) -> bool;
    /// Returns the size of an element in memory in bytes, which bounds reservations.
    fn element_size(&self) -> usize;
}

impl dyn List + '_ {
    /// Removes every element.
    pub fn clear(&mut self) {
        self.truncate(0);
    }
}

/// A map from strings (Smithy 2.0, map shape).
pub trait Map {
    /// Inserts an empty value under `key`, replacing an earlier one, and returns it.
    fn insert(&mut self, key: String) -> &mut dyn Value;
    /// Removes every entry.
    fn clear(&mut self);
    /// Removes the entries whose key is not to be kept.
    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool);
    /// Returns the number of entries.
    fn len(&self) -> usize;
    /// Returns `true` if it is empty.
    fn is_empty(&self) -> bool
    where
        Self: Sized,
    {
        self.len() == 0
    }
    /// Visits the entries in key order until `visit` returns `false`.
    fn each(&self, visit: &mut dyn FnMut(&str, Ref<'_>) -> bool);
    /// Returns the value under `key`.
    fn get(&self, key: &str) -> Option<Ref<'_>>;
    /// Returns `true` if values may be null (Smithy 2.0, `sparse` trait).
    fn is_sparse(&self) -> bool;
}
