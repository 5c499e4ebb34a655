//! Escapes at every place of the blocks that the reader and the writer look at.

use ferrosmith_runtime::json::{from_str, to_string};

/// More than a block, so that what precedes is not near the end of the input.
const BEHIND: &str = ", \"and a text that is long enough to be behind what is looked at: more than a hundred bytes of it, say\"]";

fn read(quoted: &str) -> Result<String, String> {
    let list = format!("[{quoted}{BEHIND}");
    let alone = from_str::<String>(quoted).map_err(|error| error.message().to_owned());
    let among = from_str::<Vec<String>>(&list).map_err(|error| error.message().to_owned());
    assert_eq!(alone.is_ok(), among.is_ok(), "{quoted}");
    among.map(|texts| texts[0].clone())
}

#[test]
fn neighbours_at_every_place() {
    let specials = ["\"", "\\", "\n", "\t", "\u{8}", "/", "u", "\u{0}", "é", "😀"];
    for place in (0..4).chain(54..70).chain(120..132) {
        for first in specials {
            for second in specials {
                for rest in [0, 1, 15, 16, 17, 70] {
                    let text = "x".repeat(place) + first + second + &"y".repeat(rest);
                    let written = to_string(&text).unwrap();
                    assert_eq!(written, serde_json::to_string(&text).unwrap());
                    assert_eq!(read(&written).unwrap(), text);
                }
            }
        }
    }
}

#[test]
fn nothing_but_escapes() {
    for length in 0..300 {
        for special in ["\"", "\\", "\n", "\\\"", "\u{1}", "é\"", "\"xxxxxxxxxxxxxxxx", "\n\u{1f}"] {
            let text = special.repeat(length);
            let written = to_string(&text).unwrap();
            assert_eq!(written, serde_json::to_string(&text).unwrap());
            assert_eq!(read(&written).unwrap(), text);
        }
    }
}

#[test]
fn errors_at_every_place() {
    for place in 0..140 {
        let before = "\\n".to_owned() + &"x".repeat(place);
        for (wrong, found) in [
            ("\n", "a control character in a string"),
            ("\\x", "an escape that JSON does not have"),
            ("\\\0", "an escape that JSON does not have"),
            ("\\ud800", "half a surrogate pair"),
        ] {
            let quoted = format!("\"{before}{wrong}\"");
            assert_eq!(read(&quoted).unwrap_err(), format!("expected a string, found {found}"));
            let offset = from_str::<Vec<String>>(&format!("[{quoted}{BEHIND}")).unwrap_err().offset();
            assert_eq!(offset, Some(2 + before.len()), "{quoted}");
        }
    }
}
