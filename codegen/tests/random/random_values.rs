//! Random values of any structure, made through its schema: such that a message can hold each where it is bound to.

use ferrosmith_runtime::schema::{HOST_LABEL, IDEMPOTENCY_TOKEN, Location, Member, Payload, REQUIRED};
use ferrosmith_runtime::{
    Document, List, Map, Mut, Number, Object, Ref, Structure, Timestamp, TimestampFormat, Union,
};

use crate::random::Random;

/// The depth below which lists and maps are empty.
const DEEPEST: usize = 12;

/// The characters of a text: any, or those that are safe in a header, or in a host.
#[derive(Clone, Copy, PartialEq)]
enum Letters {
    Any,
    Header,
    Word,
}

/// The member that a value belongs to, and how deep it is.
#[derive(Clone, Copy)]
struct Place {
    member: &'static Member,
    letters: Letters,
    /// A text has a letter, a list an element: the empty one is not told from an absent one.
    filled: bool,
    depth: usize,
}

impl Random {
    /// Fills the members of a structure: all that are required or that somebody else would fill in, and some of the
    /// others.
    pub(crate) fn structure(&mut self, into: &mut dyn Structure, depth: usize) {
        let often = if depth == 0 { self.pick(&[1, 2, 8]) } else { 1 + depth };
        for (index, member) in into.schema().members.iter().enumerate() {
            let always = member.is(REQUIRED | IDEMPOTENCY_TOKEN)
                || member.default_value().is_some()
                || is_filled_in(member)
                || !matches!(into.member(index), Ref::Absent);
            if always || (depth < 8 && self.once_in(often) && !is_of_body(member)) {
                let place = Place::of(member, depth);
                self.fill(into.member_mut(index).open(), place);
            }
        }
    }

    fn fill(&mut self, into: Mut<'_>, place: Place) {
        match into {
            Mut::Boolean(of) => *of = self.once_in(2),
            Mut::Byte(of) => *of = self.next() as i8,
            Mut::Short(of) => *of = self.next() as i16,
            Mut::Integer(of) if place.member.location() == Location::StatusCode => {
                *of = 200 + self.below(100) as i32;
            }
            Mut::Integer(of) => *of = self.next() as i32 >> self.below(31),
            Mut::IntEnum(of) => of.set(self.below(12) as i32),
            Mut::Long(of) => *of = self.integer(),
            Mut::Float(of) => *of = self.double() as f32,
            Mut::Double(of) => *of = self.double(),
            Mut::BigInteger(of) => *of = self.integer().into(),
            Mut::BigDecimal(of) => *of = self.integer().to_string().parse().unwrap_or_default(),
            Mut::String(of) if place.member.media_type() == Some("application/json") => {
                *of = format!("[{}]", self.below(9));
            }
            Mut::String(of) => {
                *of = self.text(place);
                // A server ignores a slash at the end of a path.
                if place.member.location() == Location::Label && of.ends_with('/') {
                    of.push('x');
                }
            }
            Mut::Blob(of) => {
                let least = usize::from(place.filled);
                *of = (0..least + self.below(20)).map(|_| self.next() as u8).collect::<Vec<u8>>().into();
            }
            Mut::Timestamp(of) => *of = self.timestamp(place),
            // Null is absence, where a document is optional or an element.
            Mut::Document(of) => *of = vec![self.document(3)].into(),
            Mut::Enum(of) => {
                let values = of.schema().values;
                let index = self.below(values.len() + 1);
                of.set(index, values.get(index).unwrap_or(&"NEVER_SEEN"));
            }
            Mut::Structure(of) => self.structure(of, place.depth + 1),
            Mut::Union(of) => self.union(of, place.depth + 1),
            Mut::List(of) => self.list(of, place),
            Mut::Map(of) => self.map(of, place),
        }
    }

    fn union(&mut self, into: &mut dyn Union, depth: usize) {
        let members = into.schema().members;
        let index = self.below(members.len());
        if let (Some(member), Some(value)) = (members.get(index), into.select(index)) {
            self.fill(value.open(), Place { filled: true, ..Place::of(member, depth) });
        }
    }

    fn count(&mut self, place: Place) -> usize {
        // Required lists of structures that have required lists would never end.
        if place.depth > DEEPEST {
            return 0;
        }
        match self.below(if place.depth < 5 { 4 } else { 2 }) {
            0 if place.filled => 1,
            count => count,
        }
    }

    fn list(&mut self, into: &mut dyn List, place: Place) {
        let inner = place.element();
        for _ in 0..self.count(place) {
            let sparse = into.is_sparse() && self.once_in(3);
            let element = into.push();
            if !sparse {
                self.fill(element.open(), inner);
            }
        }
    }

    fn map(&mut self, into: &mut dyn Map, place: Place) {
        let key = Place { member: place.member.map_key(), filled: true, letters: place.key(), ..place };
        for _ in 0..self.count(place) {
            let sparse = into.is_sparse() && self.once_in(3);
            let text = match place.member.constraints().and_then(|of| of.enumeration) {
                Some(schema) if !schema.values.is_empty() => self.pick(schema.values).to_owned(),
                _ => self.text(key),
            };
            let value = into.insert(text);
            if !sparse {
                self.fill(value.open(), place.element());
            }
        }
    }

    fn text(&mut self, place: Place) -> String {
        let letters: &[&str] = match place.letters {
            Letters::Any => &[
                "a", "Z", "9", " ", "é", "語", "😀", "<", "&", "\"", "'", "+", "%", "/", "\r", "\n", "\t",
                "]]>", ".",
            ],
            Letters::Header => &["a", "Z", "9", "<", "&", "'", "+", "%", "/", ".", ";"],
            Letters::Word => &["a", "b", "c", "x", "9"],
        };
        let least = usize::from(place.filled || place.letters != Letters::Any);
        (0..least + self.below(12)).map(|_| self.pick(letters)).collect()
    }

    /// Fractions of a second only where the format has them.
    fn timestamp(&mut self, place: Place) -> Timestamp {
        let seconds = self.next() as i64 >> 31;
        let in_header =
            matches!(place.member.location(), Location::Header(_)) || place.letters == Letters::Header;
        let whole = match place.member.timestamp_format() {
            Some(format) => format == TimestampFormat::HttpDate,
            None => in_header,
        };
        Timestamp::from_epoch(seconds, if whole { 0 } else { self.pick(&[0, 0, 500, 123]) * 1_000_000 })
    }

    fn integer(&mut self) -> i64 {
        self.next() as i64 >> self.below(64)
    }

    fn double(&mut self) -> f64 {
        let eighths = f64::from(self.next() as i16) / 8.0;
        self.pick(&[eighths, f64::INFINITY, 1e300, -0.125, 1e-9])
    }

    fn document(&mut self, depth: usize) -> Document {
        match self.below(if depth == 0 { 4 } else { 6 }) {
            0 => Document::Null,
            1 => self.once_in(2).into(),
            2 => Number::from(self.integer()).into(),
            3 => "te xt".to_owned().into(),
            4 => (0..self.below(3)).map(|_| self.document(depth - 1)).collect::<Vec<_>>().into(),
            _ => {
                let keys = 0..self.below(3);
                keys.map(|key| (format!("k{key}"), self.document(depth - 1))).collect::<Object>().into()
            }
        }
    }
}

/// Returns `true` if the member is there whether it is set or not.
fn is_filled_in(member: &Member) -> bool {
    matches!(member.location(), Location::Label | Location::Header("Content-Type"))
}

/// Returns `true` if the member says something of the body, which the writer of a message knows better.
pub(crate) fn is_of_body(member: &Member) -> bool {
    matches!(member.location(), Location::Header(name) if name == "Content-Length" || name.starts_with("x-amz-checksum-"))
}

impl Place {
    fn of(member: &'static Member, depth: usize) -> Self {
        let (letters, filled) = match member.location() {
            _ if member.is(HOST_LABEL) => (Letters::Word, true),
            Location::Header(_) | Location::PrefixHeaders(_) => (Letters::Header, true),
            Location::Body => (Letters::Any, false),
            Location::Payload => {
                (Letters::Any, matches!(member.payload(), Some(Payload::Blob | Payload::String)))
            }
            _ => (Letters::Any, true),
        };
        let filled = filled || member.is_xml_flattened();
        Place { member, letters, filled, depth }
    }

    /// The place of an element of a list or of a value of a map.
    fn element(self) -> Self {
        let in_body = matches!(self.member.location(), Location::Body | Location::Payload);
        Place { member: self.member.element(), filled: !in_body, depth: self.depth + 1, ..self }
    }

    /// The letters of a map's keys.
    fn key(self) -> Letters {
        match self.member.location() {
            Location::PrefixHeaders(_) => Letters::Word,
            _ => self.letters,
        }
    }
}
