//! Errors say where, what was expected and what was found, and nothing that may be secret.

use ferrosmith_runtime::cbor::from_slice;
use ferrosmith_runtime::{Blob, Value};

use super::hex;
use super::shapes::{Team, User};

fn message<T: Value>(bytes: &str) -> String {
    from_slice::<T>(&hex(bytes)).err().unwrap().to_string()
}

#[test]
fn errors_say_where() {
    for (bytes, expected) in [
        ("80", "expected a map, found an array, byte 0"),
        (
            "a1657573657273 82a1646e616d656161a1646e616d6501",
            "users[1].name: expected a string, found an integer, byte 22",
        ),
        ("a1656f776e6572a0", "owner.name: expected a required member, found nothing, byte 8"),
        ("a1666c6162656c73a1637820 7901", "labels[\"x y\"]: expected a map, found an integer, byte 13"),
        ("a260 01", "expected a map, found one that is longer than the input, byte 0"),
        ("bf65746f6b656e", "token: expected a string, found the end of the input, byte 7"),
        ("a165746f6b656e6361", "token: expected a string, found the end of the input, byte 9"),
        ("a165746f6b656e61ff", "token: expected a string, found a string that is not UTF-8, byte 7"),
        ("bf65746f6b656eff", "token: expected a string, found a break, byte 7"),
        ("a165746f6b656e1c", "token: expected a string, found something that is not CBOR, byte 7"),
        ("a165746f6b656ef5", "token: expected a string, found a boolean, byte 7"),
        ("a165746f6b656ef93c00", "token: expected a string, found a float, byte 7"),
        ("a165746f6b656e4161", "token: expected a string, found a byte string, byte 7"),
        ("a165746f6b656ec10161", "token: expected a string, found a tag, byte 7"),
        ("a165746f6b656ef0", "token: expected a string, found a simple value, byte 7"),
        ("a10101", "expected a key, found an integer, byte 1"),
    ] {
        assert_eq!(message::<Team>(bytes), expected, "{bytes}");
    }
    assert_eq!(message::<Blob>("6161"), "expected a byte string, found a string, byte 0");
    assert_eq!(message::<i8>("1901 00"), "expected a byte, found a number out of range, byte 0");
    let error = from_slice::<Team>(&hex("a165746f6b656e01")).err().unwrap();
    assert_eq!((error.path().as_str(), error.offset()), ("token", Some(7)));
}

#[test]
fn errors_never_show_values() {
    // A key of a sensitive map, values of every kind, a key that is not modelled.
    let secret = "66534543524554";
    for bytes in [
        format!("a1647461 6773a1{secret}01"),
        format!("a1646c6f67696ea1687061 7373776f72646153 {secret}"),
        format!("a1646e616d65 82{secret}{secret}"),
        format!("a1{secret}ff"),
        format!("a1646c6f67696ea1{secret}ff"),
    ] {
        let message = message::<User>(&bytes);
        assert!(!message.contains("SECRET"), "{message}");
    }
    assert_eq!(
        message::<User>(&format!("a2646e616d6561616474616773a1{secret}01")),
        "tags[…]: expected a string, found an integer, byte 21"
    );
}
