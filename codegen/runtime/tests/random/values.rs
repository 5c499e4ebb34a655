//! Values of any type, made through their schemas.

use ferrosmith_runtime::schema::REQUIRED;
use ferrosmith_runtime::{
    Document, List, Map, Mut, Number, Object, Ref, Structure, Timestamp, Union, UnknownMember, Value,
};

use crate::random::Random;

impl Random {
    /// A value of any type, in which nothing is deeper.
    pub(crate) fn value<T: Value>(&mut self, depth: usize) -> T {
        let mut value = T::empty();
        self.fill(value.open(), depth);
        value
    }

    fn fill(&mut self, into: Mut<'_>, depth: usize) {
        match into {
            Mut::Boolean(boolean) => *boolean = self.below(2) == 0,
            Mut::Byte(number) => *number = self.next() as i8,
            Mut::Short(number) => *number = self.next() as i16,
            Mut::Integer(number) => *number = self.next() as i32,
            Mut::IntEnum(number) => number.set(self.below(12) as i32),
            Mut::Long(number) => *number = self.integer(),
            Mut::Float(number) => *number = self.double() as f32,
            Mut::Double(number) => *number = self.double(),
            Mut::BigInteger(number) => *number = self.integer().into(),
            Mut::BigDecimal(number) => *number = self.number().to_string().parse().unwrap(),
            Mut::String(text) => *text = self.text(),
            Mut::Blob(blob) => *blob = self.text().into_bytes().into(),
            // Whole seconds: HTTP dates have nothing finer.
            Mut::Timestamp(time) => *time = Timestamp::from_epoch(self.next() as i64 >> 30, 0),
            // Null is absence, where a document is optional or an element.
            Mut::Document(document) => *document = vec![self.document(depth)].into(),
            Mut::Enum(value) => {
                let values = value.schema().values;
                let index = self.below(values.len() + 1);
                value.set(index, values.get(index).unwrap_or(&"NEVER_SEEN"));
            }
            Mut::Structure(structure) => self.structure(structure, depth),
            Mut::Union(union) => self.union(union, depth),
            Mut::List(list) => self.list(list, depth),
            Mut::Map(map) => self.map(map, depth),
        }
    }

    fn structure(&mut self, structure: &mut dyn Structure, depth: usize) {
        for (index, member) in structure.schema().members.iter().enumerate() {
            // A default of any size stays out: serde writes it as a text, and CBOR spells it otherwise.
            let big = matches!(structure.member(index), Ref::BigInteger(_) | Ref::BigDecimal(_));
            if big || member.is(REQUIRED) || (depth > 0 && self.below(2) == 0) {
                let slot = structure.member_mut(index);
                self.fill(slot.open(), depth.saturating_sub(1));
            }
        }
    }

    fn union(&mut self, union: &mut dyn Union, depth: usize) {
        let index = self.below(union.schema().members.len() + 1);
        if depth == 0 || index == union.schema().members.len() {
            // Another name than any member's, and a value: null is none.
            let member = UnknownMember::new(format!("new {}", self.text()), vec![self.document(depth)]);
            union.set_unknown(member);
        } else if let Some(value) = union.select(index) {
            self.fill(value.open(), depth - 1);
        }
    }

    fn list(&mut self, list: &mut dyn List, depth: usize) {
        for _ in 0..self.below(4).min(depth) {
            let sparse = list.is_sparse();
            let element = list.push();
            if !(sparse && self.below(3) == 0) {
                self.fill(element.open(), depth - 1);
            }
        }
    }

    fn map(&mut self, map: &mut dyn Map, depth: usize) {
        for _ in 0..self.below(4).min(depth) {
            let sparse = map.is_sparse();
            let value = map.insert(self.text());
            if !(sparse && self.below(3) == 0) {
                self.fill(value.open(), depth - 1);
            }
        }
    }

    fn document(&mut self, depth: usize) -> Document {
        let count = self.below(4);
        match self.below(if depth == 0 { 4 } else { 6 }) {
            0 => Document::Null,
            1 => (self.below(2) == 0).into(),
            2 => self.number().into(),
            3 => self.text().into(),
            4 => (0..count).map(|_| self.document(depth - 1)).collect::<Vec<_>>().into(),
            _ => {
                let entry = |_| (self.text(), self.document(depth - 1));
                (0..count).map(entry).collect::<Object>().into()
            }
        }
    }

    fn integer(&mut self) -> i64 {
        self.next() as i64 >> self.below(64)
    }

    /// A double that every reader gets right: `serde_json` rounds the last digits of longer ones
    /// otherwise, unless asked not to.
    fn double(&mut self) -> f64 {
        f64::from(self.next() as i16) / 8.0
    }

    fn number(&mut self) -> Number {
        match self.below(3) {
            0 => self.integer().into(),
            1 => self.next().into(),
            _ => Number::from_f64(self.double()).expect("it is finite"),
        }
    }

    /// A text of any length up to some blocks of the writer.
    fn text(&mut self) -> String {
        let common = ["a", "b", "c", "text", "A longer text", "/", " ", "é", "😀"];
        let rare = ["\"", "\\", "\n", "\u{0}", "\u{1f}", "\u{7f}", "\u{2028}"];
        let escapes = self.below(4) == 0;
        let mut text = String::new();
        for _ in 0..self.below(24) {
            text += if escapes && self.below(6) == 0 { self.pick(&rare) } else { self.pick(&common) };
        }
        text
    }
}
