//! JSON.

use std::collections::BTreeMap;

use ferrosmith_runtime::json::{from_slice, read, to_vec};
use ferrosmith_runtime::schema::Schema;
use ferrosmith_runtime::*;

use super::shapes::{Everything, Login, Plain, Team, Tree, User};
use super::sides::reads;
use super::trap::Outcome::{self, Read, Refused};
use super::trap::{numbered, repeated, trap};

fn text<T: Value>(name: &str, outcome: Outcome, most: usize, parts: [&str; 3]) {
    trap(name, outcome, most, |size| repeated(parts, size), |bytes| reads::<T>(bytes, read));
}

fn numbers<T: Value>(
    name: &str,
    outcome: Outcome,
    most: usize,
    both: [&str; 2],
    part: impl Fn(usize) -> String,
) {
    trap(name, outcome, most, |size| numbered(both, &part, size), |bytes| reads::<T>(bytes, read));
}

#[test]
fn members_and_keys() {
    let both = ["{\"integer\":1", "}"];
    numbers::<Everything>("unknown members", Read, 1, both, |number| format!(",\"u{number}\":0"));
    numbers::<Document>("names of an object", Read, 20, both, |number| format!(",\"u{number}\":0"));
    numbers::<Document>("names from the end", Read, 20, both, |number| {
        format!(",\"{}\":0", 9_999_999_999 - number as u64)
    });
    text::<Everything>("a member again", Read, 1, ["{\"integer\":1", ",\"integer\":2", "}"]);
    text::<Everything>("a list again", Read, 2, ["{\"integer\":1", ",\"dense\":[\"a\",\"b\"]", "}"]);
    text::<Everything>(
        "a member null and not",
        Read,
        1,
        ["{\"integer\":1", ",\"map\":{\"a\":1},\"map\":null", "}"],
    );
    text::<Document>("a name again", Read, 1, ["{\"a\":1", ",\"a\":{\"b\":[]}", "}"]);
    let map = ["{\"map\":{\"a\":1", "}}"];
    text::<Everything>("a key again", Read, 1, [map[0], ",\"b\":1", map[1]]);
    text::<Everything>("a key null and not", Read, 1, [map[0], ",\"b\":1,\"b\":null", map[1]]);
    numbers::<Everything>("keys", Read, 12, map, |number| format!(",\"k{number}\":1"));
    numbers::<Everything>("keys that become null", Read, 20, map, |number| {
        format!(",\"k{number}\":1,\"k{number}\":null")
    });
    text::<Everything>("a long key", Read, 4, ["{\"", "k", "\":1}"]);
}

#[test]
fn unions() {
    let both = ["{\"a\":null", "}"];
    numbers::<Login>("nulls", Refused, 1, both, |number| format!(",\"u{number}\":null"));
    numbers::<Login>("one and nulls", Read, 1, ["{\"password\":\"\"", "}"], |number| {
        format!(",\"u{number}\":null")
    });
    text::<Login>("a member again", Read, 1, ["{\"sso\":{}", ",\"sso\":{\"a\":1}", "}"]);
    text::<Login>("an unknown one again", Read, 1, ["{\"u\":0", ",\"u\":[1]", "}"]);
    text::<Login>("a member and null", Read, 1, ["{\"sso\":{}", ",\"sso\":null,\"sso\":{}", "}"]);
    text::<Login>("types", Read, 1, ["{\"sso\":{}", ",\"__type\":{}", "}"]);
    numbers::<Vec<Login>>("members of a list of unions", Read, 30, ["[{\"nothing\":{}}", "]"], |number| {
        format!(",{{\"u{number}\":{number}}}")
    });
}

#[test]
fn elements() {
    // An element takes what its type takes, however short its text is; a list that grows is there twice.
    fn of<T>(text: usize) -> usize {
        3 * size_of::<T>() / text + 3
    }
    text::<Vec<Plain>>("empty structures", Read, of::<Plain>(3), ["[{}", ",{}", "]"]);
    text::<Vec<Tree>>("empty trees", Read, of::<Tree>(3), ["[{}", ",{}", "]"]);
    text::<Vec<User>>("missing members of users", Refused, of::<User>(3), ["[{}", ",{}", "]"]);
    text::<Vec<Document>>("empty arrays", Read, of::<Document>(3), ["[[]", ",[]", "]"]);
    text::<Document>("empty arrays of an array", Read, of::<Document>(3), ["[[]", ",[]", "]"]);
    text::<Document>("empty texts", Read, of::<Document>(3), ["[\"\"", ",\"\"", "]"]);
    text::<Document>("digits", Read, of::<Document>(2), ["[1", ",1", "]"]);
    text::<Vec<String>>("nulls of a list", Read, 1, ["[null", ",null", "]"]);
    text::<Vec<Option<String>>>(
        "nulls of a sparse list",
        Read,
        of::<Option<String>>(5),
        ["[null", ",null", "]"],
    );
    text::<Vec<Vec<i32>>>("lists of one", Read, of::<Vec<i32>>(4) + 4, ["[[1]", ",[1]", "]"]);
    text::<Team>("users", Refused, of::<User>(3), ["{\"users\":[{}", ",{}", "]}"]);
}

#[test]
fn depth() {
    let deep = "[".repeat(120) + &"]".repeat(120) + ",";
    // An array takes room for four elements as soon as it has one.
    text::<Document>("at the limit", Read, 4 * size_of::<Document>() / 2 + 4, ["[", &deep, "0]"]);
    text::<Everything>("skipped at the limit", Read, 1, ["{\"u\":[", &deep, "0]}"]);
    text::<Document>("beyond it", Refused, 2, ["", "[", ""]);
    text::<Document>("objects beyond it", Refused, 2, ["", "{\"a\":", ""]);
    text::<Everything>("skipped beyond it", Refused, 1, ["{\"u\":", "[", ""]);
    let tree = "{\"next\":".repeat(120) + "null" + &"}".repeat(120) + ",";
    text::<Vec<Tree>>("trees", Read, 40, ["[", &tree, "{}]"]);
}

#[test]
fn long_numbers() {
    let of = |member: &str| format!("{{\"{member}\":");
    for member in ["bigInteger", "bigDecimal"] {
        text::<Everything>(member, Read, 3, [&of(member), "9", "}"]);
    }
    for (member, outcome) in
        [("integer", Refused), ("long", Refused), ("float", Refused), ("double", Refused), ("epoch", Refused)]
    {
        text::<Everything>(member, outcome, 1, [&of(member), "9", "}"]);
    }
    for member in ["bigDecimal", "double", "epoch", "float"] {
        text::<Everything>(member, Read, 3, [&(of(member) + "1."), "3", "}"]);
    }
    text::<Everything>("zeros and an exponent", Read, 3, [&(of("double") + "0."), "0", "1e1}"]);
    text::<Everything>("digits of an exponent", Read, 3, [&(of("bigDecimal") + "1e"), "9", "}"]);
    text::<Everything>("digits of an exponent of a double", Refused, 3, [&(of("double") + "1e"), "9", "}"]);
    text::<Everything>("digits of a small double", Read, 3, [&(of("double") + "1e-"), "9", "}"]);
    text::<Document>("digits in a document", Read, 3, ["", "9", ""]);
    text::<Everything>("huge exponents", Read, 1, ["{\"u\":[0", ",1e999999999", "]}"]);
}

#[test]
fn numbers_with_huge_exponents_are_compared_and_written() {
    trap(
        "conversions",
        Read,
        60,
        |size| repeated(["[0", ",1e999999999,-1e-999999999", "]"], size),
        |bytes| {
            let numbers: Vec<BigDecimal> = from_slice(bytes).unwrap();
            let same = numbers.windows(2).filter(|two| two[0] == two[1]).count();
            let document: Document = from_slice(bytes).unwrap();
            same == 0 && cbor::to_vec(&numbers).is_ok() && cbor::to_vec(&document).is_ok()
        },
    );
}

#[test]
fn long_texts() {
    for (name, inner) in
        [("escapes", "\\n"), ("code units", "\\u00e9"), ("pairs", "\\ud83d\\ude00"), ("plain", "é")]
    {
        text::<String>(name, Read, 4, ["\"", inner, "\""]);
        text::<Document>(name, Read, 4, ["\"", inner, "\""]);
        text::<Everything>(name, Read, 4, ["{\"u\":\"", inner, "\"}"]);
        text::<Everything>(name, Read, 5, ["{\"", inner, "\":1}"]);
    }
    text::<String>("no end", Refused, 4, ["\"", "\\\"", ""]);
    text::<Blob>("base64", Read, 3, ["\"", "AAAA", "\""]);
    text::<Blob>("base64 with escapes", Read, 5, ["\"", "\\u0041AAA", "\""]);
    text::<Everything>("an enum", Read, 3, ["{\"status\":\"", "x", "\"}"]);
    for time in ["dateTimes", "httpDate"] {
        let first = if time == "dateTimes" { "[\"2018-01-09T20:51:21." } else { "\"Tue, 09 Jan 2018 " };
        text::<Everything>(time, Refused, 3, [&format!("{{\"{time}\":{first}"), "1", "\"]}"]);
    }
    text::<Document>("white space", Read, 1, ["[", " \n", "1]"]);
    text::<Document>("white space of an object", Read, 1, ["{", " \n", "}"]);
}

#[test]
fn violations() {
    static SET: Schema = Schema {
        id: "test#Set",
        name: "Set",
        members: &[
            schema::Member("set", 0, &[schema::Trait::UniqueItems]),
            schema::Member("texts", 0, &[schema::Trait::Element(&SHORT)]),
            schema::Member("keys", 0, &[schema::Trait::Key(&SHORT)]),
        ],
        by_key: &[],
        sensitive: false,
        error: None,
    };
    static SHORT: schema::Member =
        schema::Member("member", 0, &[schema::Trait::MaxLength(0), schema::Trait::Pattern("^(a*)*b$")]);

    #[derive(Clone)]
    struct Set {
        set: Option<Vec<Document>>,
        texts: Option<Vec<String>>,
        keys: Option<BTreeMap<String, i32>>,
    }
    impl StructureShape for Set {
        const SCHEMA: &'static Schema = &SET;
        __fields!(set, texts, keys);
    }
    __structure!(Set default,);

    let valid = |bytes: &[u8]| {
        let set: Set = from_slice(bytes).unwrap();
        set.validate().is_ok()
    };
    trap(
        "a set",
        Read,
        40,
        |size| numbered(["{\"set\":[0", "]}"], |number| format!(",\"{number}\""), size),
        valid,
    );
    trap("a set of alike", Refused, 60, |size| repeated(["{\"set\":[0", ",1", "]}"], size), valid);
    trap(
        "long texts of a set",
        Read,
        8,
        |size| {
            let long = "x".repeat(size / 8);
            numbered(["{\"set\":[0", "]}"], |number| format!(",\"{long}{number}\""), size)
        },
        valid,
    );
    trap(
        "a thousand violations",
        Refused,
        12,
        |size| repeated(["{\"texts\":[\"\"", ",\"aaaa\"", "]}"], size),
        valid,
    );
    trap(
        "violations of keys",
        Refused,
        16,
        |size| numbered(["{\"keys\":{\"\":1", "}}"], |number| format!(",\"k{number}\":1"), size),
        valid,
    );
    trap("a long violation", Refused, 4, |size| repeated(["{\"texts\":[\"", "a", "\"]}"], size), valid);
}

#[test]
fn values_are_written_in_what_they_take() {
    let written = |bytes: &[u8]| {
        let value: Document = from_slice(bytes).unwrap();
        to_vec(&value).is_ok() && json::to_string_pretty(&value).is_ok()
    };
    trap("control characters", Read, 30, |size| repeated(["\"", "\\u0001", "\""], size), written);
    trap(
        "indentation",
        Read,
        400,
        |size| {
            let deep = "[".repeat(100) + "1" + &"]".repeat(100) + ",";
            repeated(["[", &deep, "0]"], size)
        },
        written,
    );
    trap(
        "an object",
        Read,
        60,
        |size| numbered(["{\"a\":0", "}"], |number| format!(",\"{number}\":0"), size),
        written,
    );
}
