//! Makes the corpus that fuzzing starts from: values of every kind, as both formats write them.

use std::cell::Cell;
use std::fs;
use std::io::Result;
use std::path::Path;

use ferrosmith_runtime::TimestampFormat;
use ferrosmith_runtime::{Document, Timestamp, Value, cbor, json};

#[path = "random/mod.rs"]
mod random;
#[path = "random/damage.rs"]
mod random_damage;
#[path = "random/texts.rs"]
mod random_texts;
#[path = "random/values.rs"]
mod random_values;
#[path = "json/shapes.rs"]
mod shapes;

use random::each;
use shapes::{Counters, Everything, Login, Team, Tree, User};

/// Messages as the target `wire` takes them: the URI, headers, an empty line, the body.
const MESSAGES: [&str; 6] = [
    "/b/one/two/three?put&at=2020-01-01T00:00:00Z&n=1&n=2&token=t\nX-When: Mon, 16 Dec 2019 23:48:18 GMT\n     X-Names: a, \"b, c\"\nX-Meta-A: 1\nContent-Type: application/json\n\n{\"Title\":\"t\",\"owner\":{\"name\":\"ada\"}}",
    "/owner\nContent-Type: application/json\n\n{\"name\":\"ada\"}",
    "/\nX-Amz-Target: Store.Put\nContent-Type: application/x-amz-json-1.0\n\n{\"bucket\":\"b\",\"key\":\"k\"}",
    "/service/Store/operation/Put\nsmithy-protocol: rpc-v2-cbor\n\n\u{1}",
    "\nx-amzn-errortype: NoSuchKey:http://x/\nX-Key: k\n\n{\"message\":\"m\"}",
    "\nx-amzn-query-error: Old.Busy;Sender\n\n{\"__type\":\"test#Busy\"}",
];

const PATTERNS: [&str; 6] = [
    "^[a-z0-9]+$",
    r"^(?=.{1,3}$)\p{L}*\d{2,}?$",
    r"[^\x00-\x1f]|\u00e9",
    "(a|b*)*?c",
    r"[\w[:alpha:]-]{0,255}",
    r"(x)\1",
];

/// A file of one target.
fn put(target: &str, name: &str, bytes: &[u8]) -> Result<()> {
    // Told by cargo when it runs the test: checkouts may share their target folder.
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    let directory = Path::new(&package).join("fuzz/corpus").join(target);
    fs::create_dir_all(&directory)?;
    fs::write(directory.join(name), bytes)
}

fn values<T: Value>(name: &str) {
    let number = Cell::new(0);
    each(20, 600, |random| {
        let value: T = random.value(4);
        let name = format!("{name}-{}", number.replace(number.get() + 1));
        put("json_read", &name, &json::to_vec(&value).unwrap()).unwrap();
        put("cbor_read", &name, &cbor::to_vec(&value).unwrap()).unwrap();
        #[cfg(feature = "xml")]
        put("xml_read", &name, &ferrosmith_runtime::xml::to_vec(&value).unwrap_or_default()).unwrap();
    });
}

#[test]
#[ignore = "writes files: run it before fuzzing"]
fn the_corpus_is_written() -> Result<()> {
    values::<Everything>("everything");
    values::<Team>("team");
    values::<User>("user");
    values::<Tree>("tree");
    values::<Login>("login");
    values::<Counters>("counters");
    values::<Vec<Document>>("documents");
    for (name, message) in MESSAGES.iter().enumerate() {
        put("wire", &name.to_string(), message.as_bytes())?;
    }
    for (name, pattern) in PATTERNS.iter().enumerate() {
        put("pattern", &name.to_string(), pattern.as_bytes())?;
    }
    let number = Cell::new(0);
    each(50, 600, |random| {
        let number = number.replace(number.get() + 1);
        let text = random.json(4);
        put("json_document", &number.to_string(), text.as_bytes()).unwrap();
        put("json_document", &format!("{number}-malformed"), &random.damage(text.as_bytes())).unwrap();
        let time = Timestamp::from_millis(random.next() as i64 >> 20);
        for format in [TimestampFormat::DateTime, TimestampFormat::EpochSeconds, TimestampFormat::HttpDate] {
            let text = time.format(format).unwrap();
            put("timestamp", &format!("{number}-{format:?}"), text.as_bytes()).unwrap();
        }
    });
    Ok(())
}
