//! Inputs that nobody means: arbitrary bytes, damaged texts. `serde_json` is the measure of what
//! is JSON.

use ferrosmith_runtime::json::{Error, document_from_slice, document_to_string, from_slice, to_vec};
use ferrosmith_runtime::{Document, Value};

use super::shapes::{Everything, Login, Team, Tree};

/// Marsaglia's xorshift: enough to vary inputs, and the same on every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// A JSON text of any kind.
    fn json(&mut self, depth: usize) -> String {
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
        if depth == 0 {
            return self.pick(&scalars).to_owned();
        }
        let count = self.below(4);
        match self.below(3) {
            0 => self.pick(&scalars).to_owned(),
            1 => format!("[{}]", (0..count).map(|_| self.json(depth - 1)).collect::<Vec<_>>().join(", ")),
            _ => {
                let mut entry = || {
                    format!(
                        "{}: {}",
                        self.pick(&["\"a\"", "\"b\"", "\"next\"", "\"\\t\""]),
                        self.json(depth - 1)
                    )
                };
                format!("{{{}}}", (0..count).map(|_| entry()).collect::<Vec<_>>().join(" ,\n"))
            }
        }
    }

    /// The text with some bytes changed, removed, repeated or cut off.
    fn damage(&mut self, text: &[u8]) -> Vec<u8> {
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
}

/// Whether `serde_json` accepts the text. It refuses numbers beyond the range of doubles, which
/// documents keep: of a text with one it says nothing.
fn is_json(bytes: &[u8]) -> Option<bool> {
    match serde_json::from_slice::<serde_json::Value>(bytes) {
        Ok(_) => Some(true),
        Err(error) if error.to_string().starts_with("number out of range") => None,
        Err(_) => Some(false),
    }
}

fn agree(bytes: &[u8], accepted: bool) {
    assert_eq!(accepted, is_json(bytes).unwrap_or(accepted), "{}", bytes.escape_ascii());
}

#[test]
fn exactly_json_is_accepted() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut accepted = 0;
    for _ in 0..60_000 {
        let text = random.json(4);
        let bytes = random.damage(text.as_bytes());
        let ours = document_from_slice(&bytes);
        agree(&bytes, ours.is_ok());
        if let Ok(document) = ours {
            accepted += 1;
            let again = document_to_string(&document);
            assert_eq!(document_from_slice(again.as_bytes()).unwrap(), document);
            if let Ok(theirs) = serde_json::from_slice::<serde_json::Value>(&bytes) {
                assert_eq!(serde_json::from_str::<serde_json::Value>(&again).unwrap(), theirs);
            }
        }
        // Skipping accepts what reading accepts.
        let member = [&b"{\"unknown\":"[..], &bytes, b"}"].concat();
        agree(&member, from_slice::<Everything>(&member).is_ok());
    }
    assert!((6_000..54_000).contains(&accepted), "{accepted} of 60000");
}

/// Reads and, where that succeeds, writes and reads again.
fn round_trip<T: Value>(bytes: &[u8]) -> Result<(), Error> {
    let value: T = from_slice(bytes)?;
    let written = to_vec(&value)?;
    let again: T = from_slice(&written)?;
    assert_eq!(to_vec(&again)?, written, "{}", bytes.escape_ascii());
    agree(&written, true);
    Ok(())
}

#[test]
fn damaged_inputs_never_panic() {
    let team = br#"{"users":[{"name":"ada","eMail":"a\u0040b","status":"ASSIGNED","tags":{"a":"b"},"login":{"sso":{"a":1,"b":2,"c":3}}},{"name":"x","login":{"new":[1.50,{}]}}],"token":"t","labels":{"k":{"name":"y"}}}"#;
    let all = br#"{"boolean":true,"byte":-1,"short":2,"integer":3,"long":4,"float":1.5,"double":"NaN","bigInteger":12345678901234567890123,"bigDecimal":1.50,"blob":"AAE=","epoch":1515531081.5,"dateTimes":["2018-01-09T20:51:21Z"],"httpDate":"Tue, 09 Jan 2018 20:51:21 GMT","document":[1],"level":9,"sparse":[null,"a"],"lists":[[1]]}"#;
    let tree =
        br#"{"value":1,"branches":[{"next":{"value":2}},{}],"next":{"inner":{"a":1}},"inner":{"b":1}}"#;
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for text in [&team[..], all, tree] {
        round_trip::<Team>(team).unwrap();
        for _ in 0..10_000 {
            let bytes = random.damage(text);
            let results = [
                round_trip::<Team>(&bytes),
                round_trip::<Everything>(&bytes),
                round_trip::<Tree>(&bytes),
                round_trip::<Login>(&bytes),
            ];
            let accepted = results.iter().any(Result::is_ok);
            if accepted {
                agree(&bytes, true);
            }
            for error in results.into_iter().filter_map(Result::err) {
                assert!(error.offset().is_none_or(|offset| offset <= bytes.len()), "{error}");
            }
        }
    }
}

#[test]
fn arbitrary_bytes_never_panic() {
    let mut random = Random(0xdead_beef_cafe_f00d);
    for _ in 0..20_000 {
        let length = random.below(40);
        let bytes: Vec<u8> =
            (0..length).map(|_| random.pick(b"\"\\{}[],:0123456789-+.eEutfnrsald \n\xc3\xa9\xff")).collect();
        agree(&bytes, from_slice::<Document>(&bytes).is_ok());
        let _ = round_trip::<Tree>(&bytes);
    }
}
