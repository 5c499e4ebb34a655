//! Properties of values of every type. The values are made through the schemas, the same on every run.

use std::hash::{DefaultHasher, Hasher};

use ferrosmith_runtime::{equal, hash_value};

use crate::formats::{FORMATS, Format};
use crate::list::TYPES;
use crate::random::{Random, each};
use crate::subject::Subject;

/// Some values of every type: flat ones and deep ones.
fn each_value(count: u32, check: &dyn Fn(&str, &dyn Subject, &mut Random)) {
    for shape in TYPES {
        each(count, 200, |random| {
            let depth = 1 + random.below(6);
            let value = (shape.value)(random, depth);
            check(shape.id, &*value, random);
        });
    }
}

/// Reads a value of the same type.
fn read(format: &Format, bytes: &[u8], like: &dyn Subject) -> Result<Box<dyn Subject>, String> {
    let mut value = like.empty_one();
    (format.read)(bytes, value.open())?;
    Ok(value)
}

fn hash(value: &dyn Subject) -> u64 {
    let mut hasher = DefaultHasher::new();
    hash_value(value.view(), &mut hasher);
    hasher.finish()
}

/// The bytes that a value writes to a hasher.
#[derive(Default)]
struct Written(Vec<u8>);

impl Hasher for Written {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }
    fn finish(&self) -> u64 {
        0
    }
}

#[test]
fn different_values_are_hashed_by_different_bytes() {
    for shape in TYPES {
        let values = std::cell::RefCell::new(Vec::new());
        each(40, 200, |random| {
            let depth = 1 + random.below(3);
            let value = (shape.value)(random, depth);
            let mut written = Written::default();
            hash_value(value.view(), &mut written);
            values.borrow_mut().push((written.0, value));
        });
        let mut values = values.into_inner();
        values.sort_by(|(a, _), (b, _)| a.cmp(b));
        for [(a, one), (b, other)] in values.array_windows() {
            assert!(!b.starts_with(a) || a == b, "{}: {one:?} {other:?}", shape.id);
            let same = equal(one.view(), other.view()) || !equal(one.view(), one.view());
            assert_eq!(same, a == b, "{}: {one:?} {other:?}", shape.id);
        }
    }
}

#[test]
fn both_formats_give_back_what_was_written() {
    each_value(20, &|id, value, _| {
        for format in &FORMATS {
            let written = (format.write)(value.view()).unwrap();
            let text = written.escape_ascii();
            let read = read(format, &written, value)
                .unwrap_or_else(|error| panic!("{id}: {}: {error}: {text}", format.name));
            assert!(equal(read.view(), value.view()), "{id}: {}: {text}", format.name);
            assert_eq!(hash(&*read), hash(value), "{id}: {}: {text}", format.name);
        }
    });
}

#[test]
fn values_are_printed_and_cloned() {
    each_value(20, &|id, value, _| {
        let (printed, indented) = (format!("{value:?}"), format!("{value:#?}"));
        let name = id.rsplit(['#', '$']).next().unwrap_or(id);
        // A value names its type, and a union or an enum what it holds.
        assert!(printed.starts_with(char::is_alphabetic), "{id}: {printed}");
        let letters = |text: &str| text.chars().filter(|char| !char.is_whitespace() && *char != ',').count();
        assert_eq!(letters(&printed), letters(&indented), "{id} ({name}): {printed}");
        assert!(value.equals_its_clone(), "{id}: {value:?}");
    });
}

/// Whatever the bytes are, they are refused, or hold a value that can be written and read again.
fn withstands(id: &str, format: &Format, bytes: &[u8], like: &dyn Subject) {
    let Ok(first) = read(format, bytes, like) else { return };
    let Ok(written) = (format.write)(first.view()) else { return };
    let second = read(format, &written, like)
        .unwrap_or_else(|error| panic!("{id}: {}: {error}: {}", format.name, bytes.escape_ascii()));
    // Not the values: what is no number is not equal to itself.
    let again = (format.write)(second.view()).ok();
    assert!(again.as_ref() == Some(&written), "{id}: {}: {}", format.name, bytes.escape_ascii());
}

#[test]
fn malformed_bytes_are_refused_or_hold_a_value() {
    each_value(20, &|id, value, random| {
        for format in &FORMATS {
            let written = (format.write)(value.view()).unwrap();
            for _ in 0..4 {
                withstands(id, format, &random.damage(&written), value);
            }
        }
    });
}

#[test]
fn arbitrary_bytes_are_refused_or_hold_a_value() {
    each_value(20, &|id, value, random| {
        let text = random.json(3).into_bytes();
        let noise: Vec<u8> = (0..random.below(64)).map(|_| random.next() as u8).collect();
        for format in &FORMATS {
            withstands(id, format, &text, value);
            withstands(id, format, &noise, value);
        }
    });
}

#[cfg(feature = "serde")]
#[test]
fn serde_agrees_with_the_json_codec() {
    each_value(20, &|id, value, _| {
        let text = value.serde_text().unwrap_or_else(|error| panic!("{id}: {error}"));
        let ours = (FORMATS[0].write)(value.view()).unwrap();
        assert!(text == ours, "{id}: {} {}", text.escape_ascii(), ours.escape_ascii());
        let read =
            value.serde_value(&text).unwrap_or_else(|error| panic!("{id}: {error}: {}", text.escape_ascii()));
        assert!(equal(read.view(), value.view()), "{id}: {}", text.escape_ascii());
    });
}

#[cfg(feature = "serde")]
#[test]
fn serde_reads_malformed_texts_as_the_json_codec_does() {
    let tree = |value: &dyn Subject| -> serde_json::Value {
        serde_json::from_slice(&(FORMATS[0].write)(value.view()).unwrap()).unwrap()
    };
    each_value(20, &|id, value, random| {
        let written = (FORMATS[0].write)(value.view()).unwrap();
        for _ in 0..4 {
            // `serde_json` accepts malformed UTF-8 in values that it skips.
            let Ok(text) = String::from_utf8(random.damage(&written)) else { continue };
            match (read(&FORMATS[0], text.as_bytes(), value), value.serde_value(text.as_bytes())) {
                (Ok(ours), Ok(theirs)) => assert!(alike(&tree(&*ours), &tree(&*theirs)), "{id}: {text}"),
                (Err(_), Err(_)) => {}
                // Integers of more than 64 bits come out of `serde_json` as doubles, or not at all.
                (Ok(_), Err(error)) if error.to_string().contains("a number that does not fit") => {}
                (Ok(_), Err(error)) if error.to_string().contains("out of range") => {}
                (ours, theirs) => panic!("{id}: {:?} {:?} {text}", ours.err(), theirs.err()),
            }
        }
    });
}

/// Equal but for the last digits of numbers, which `serde_json` rounds in its own way.
#[cfg(feature = "serde")]
fn alike(a: &serde_json::Value, b: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Number, Object};
    match (a, b) {
        (Number(a), Number(b)) if a != b => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= a.abs() * 1e-15
        }
        (Array(a), Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b)),
        (Object(a), Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| alike(a, b)))
        }
        _ => a == b,
    }
}
