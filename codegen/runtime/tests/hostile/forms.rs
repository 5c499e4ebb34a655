//! Forms of awsQuery and ec2Query.

use ferrosmith_runtime::query::{Dialect, Form, Options, read};
use ferrosmith_runtime::{StructureShape, codec};

use super::trap::Outcome::{self, Read, Refused};
use super::trap::{numbered, repeated, trap};
use super::xml_service::PutShelfInput;

fn reads(bytes: &[u8]) -> bool {
    let mut options = Options::default();
    options.missing = codec::Missing::Correct;
    let Ok(form) = Form::parse(bytes) else { return false };
    let _ = (form.get("Action"), form.get("Version"));
    let [aws, _] = [Dialect::Aws, Dialect::Ec2].map(|dialect| {
        let mut input = PutShelfInput::initial();
        read(&form, dialect, &mut input, &options).is_ok()
    });
    aws
}

fn text(name: &str, outcome: Outcome, most: usize, parts: [&str; 3]) {
    trap(name, outcome, most, |size| repeated(parts, size), reads);
}

/// Checks a form of parameters that are long enough for 100,000 of them, the limit, at any size.
fn numbers(name: &str, outcome: Outcome, most: usize, part: impl Fn(usize) -> String) {
    let make = |size: usize| {
        let value = "v".repeat(size / 45_000);
        numbered(["token=t", ""], |number| part(number) + &value, size)
    };
    trap(name, outcome, most, make, reads);
}

/// Returns the memory of a parameter for each byte of its text.
const fn of(text: usize) -> usize {
    4 * 56 / text + 4
}

#[test]
fn parameters() {
    numbers("unknown ones", Read, of(8), |number| format!("&u{number}="));
    numbers("below an unknown one", Read, of(8), |number| format!("&u.{number}="));
    numbers("in other order", Read, of(16), |number| format!("&u.{}=", 9_999_999_999 - number as u64));
    let many = |size: usize| repeated(["a", "&a", ""], size.max(250_000));
    trap("too many", Refused, of(2), many, reads);
    text("none", Read, 1, ["token=t", "&", ""]);
    text("equals signs", Read, 4, ["token=t", "=", ""]);
    text("a long value", Read, 4, ["token=", "%41+", ""]);
    text("a long name", Read, 4, ["", "u", "=1"]);
    text("a long path", Read, 4, ["u", ".1", "=1"]);
    text("an empty path", Read, 4, ["u", ".", "=1"]);
    numbers("below its own", Refused, of(8), |number| format!("&token.{number}="));
}

#[test]
fn depth() {
    text("beyond the limit", Refused, 6, ["books.Book.1.", "sequel.", "title=x"]);
    let deep = format!("&books.Book.1.{}", "sequel.".repeat(100));
    numbers("at the limit", Read, 10, |number| format!("{deep}u{number}=x"));
    trap(
        "paths of one start",
        Read,
        10,
        |size| {
            let start = "a.".repeat(size / 2_000);
            numbered(["token=t", ""], |number| format!("&{start}{number}="), size)
        },
        reads,
    );
}

#[test]
fn collections() {
    numbers("a list", Read, of(8), |number| format!("&Label.{}=", number + 1));
    numbers("structures", Read, of(20) + 30, |number| format!("&books.Book.{}.title=", number + 1));
    numbers("keys", Read, of(20) + 10, |number| {
        format!("&tags.entry.{0}.value=1&tags.entry.{0}.Spine=k{0}", number + 1)
    });
    numbers("flattened keys", Read, of(20) + 10, |number| {
        format!("&flat.{0}.key=k{0}&flat.{0}.value=", number + 1)
    });
    text("a high number", Refused, 4, ["Label.", "9", "=x"]);
    text("zeros", Refused, 4, ["Label.1", "0", "=x"]);
    numbers("numbers that skip", Refused, of(8), |number| format!("&books.Book.{}.title=x", 2 * number + 1));
    numbers("a number again", Refused, of(8), |_| "&Label.1=".to_owned());
}
