//! Inputs and values of every kind, each made by choices. `proptest` makes the choices, the same on every run,
//! and of those that fail finds fewer and smaller ones: fewer and smaller choices make a smaller value.

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

use ferrosmith_runtime::schema::REQUIRED;
use ferrosmith_runtime::{
    Document, List, Map, Mut, Number, Object, Ref, Structure, Timestamp, Union, UnknownMember, Value,
};

/// What is chosen, one choice after the other; behind the last one always the first possibility.
pub(crate) struct Random(std::vec::IntoIter<u64>);

/// Checks as many cases, and panics with the smallest one that fails.
#[track_caller]
pub(crate) fn each(cases: u32, check: impl Fn(&mut Random)) {
    each_of(cases, 600, check);
}

/// Checks cases of at most this number of choices.
#[track_caller]
pub(crate) fn each_of(cases: u32, choices: usize, check: impl Fn(&mut Random)) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::XorShift);
    let result = TestRunner::new_with_rng(config, rng).run(&vec(any::<u64>(), 0..=choices), |choices| {
        check(&mut Random(choices.into_iter()));
        Ok(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, choices)) => panic!("{reason}\nchoices: {choices:?}"),
        Err(error) => panic!("{error}"),
    }
}

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0.next().unwrap_or_default()
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// A JSON text of any kind.
    pub(crate) fn json(&mut self, depth: usize) -> String {
        let scalars = [
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.5e-3",
            "12345678901234567890",
            "\"\"",
            "\"\\u00e9\\n\"",
            "\"😀\\ud83d\\ude00\"",
            "\"plain text, longer than a word\"",
        ];
        let count = self.below(4);
        match if depth == 0 { 0 } else { self.below(3) } {
            0 => self.pick(&scalars).to_owned(),
            1 => format!("[{}]", (0..count).map(|_| self.json(depth - 1)).collect::<Vec<_>>().join(", ")),
            _ => {
                let mut entry = || {
                    let key = self.pick(&["\"a\"", "\"b\"", "\"next\"", "\"\\t\""]);
                    format!("{key}: {}", self.json(depth - 1))
                };
                format!("{{{}}}", (0..count).map(|_| entry()).collect::<Vec<_>>().join(" ,\n"))
            }
        }
    }

    /// The text with some bytes changed, removed, repeated or cut off.
    pub(crate) fn damage(&mut self, text: &[u8]) -> Vec<u8> {
        let mut bytes = text.to_vec();
        for _ in 0..=self.below(3) {
            let place = self.below(bytes.len());
            match self.below(5) {
                0 if !bytes.is_empty() => bytes[place] = self.next() as u8,
                1 if !bytes.is_empty() => drop(bytes.remove(place)),
                2 => bytes.insert(place, self.pick(b"\"\\{}[],:0123456789-+.eEutfn \t\n\x00\x1f\x80\xff")),
                3 => bytes.truncate(place),
                _ => {
                    let end = place + self.below(bytes.len() - place);
                    let copy = bytes[place..end].to_vec();
                    let at = self.below(bytes.len());
                    bytes.splice(at..at, copy);
                }
            }
        }
        bytes
    }

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
            let big = matches!(structure.field(index), Ref::BigInteger(_) | Ref::BigDecimal(_));
            if big || member.is(REQUIRED) || (depth > 0 && self.below(2) == 0) {
                let slot = structure.slot(index);
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
