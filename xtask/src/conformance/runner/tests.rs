//! The runner on a service of one operation.

use ferrosmith_runtime::{__rt as rt, Blob, Mut};
use serde_json::{Value, json};

use super::cases::run;
use super::rows::{Error, Operation, Raised, Service};
use super::{body, cbor, number, params};

#[derive(Debug, Clone, PartialEq)]
struct Text {
    text: rt::Option<String>,
    size: rt::Option<f64>,
}

impl rt::StructureShape for Text {
    const SCHEMA: &'static rt::Schema = &rt::Schema {
        id: "a#Text",
        name: "Text",
        members: &[rt::Member("text", 0, &[]), rt::Member("size", 0, &[])],
        by_key: &[],
        sensitive: false,
        error: rt::None,
    };
    rt::fields!(text, size);
}

#[derive(Clone)]
struct Refused {
    message: rt::Option<String>,
    metadata: rt::Metadata,
}

impl rt::StructureShape for Refused {
    const SCHEMA: &'static rt::Schema = &rt::Schema {
        id: "a#Refused",
        name: "Refused",
        members: &[rt::Member("message", 0, &[])],
        by_key: &[],
        sensitive: false,
        error: rt::Some(&rt::ErrorTraits {
            code: "Refused",
            status: 400,
            query_status: 400,
            fault: rt::Client,
            retryable: false,
            throttling: false,
        }),
    };
    rt::fields!(message; metadata);
}
rt::structure!(Refused);
rt::error!(Refused metadata);

enum SayError {
    Refused(Refused),
    Unhandled(rt::Unhandled),
}
rt::errors!(SayError { Refused });

struct Say;

static SERVICE: rt::ServiceSchema = rt::ServiceSchema {
    id: "a#Speech",
    version: "",
    sdk_id: rt::None,
    endpoint_prefix: rt::None,
    signing_name: rt::None,
    protocols: &["aws.protocols#awsJson1_0"],
    query_compatible: false,
    auth: &[],
    client_context: &[],
    endpoint_discovery: rt::None,
    endpoint_rules: None,
    unwrapped_errors: false,
    operations: &[<Say as rt::Operation>::SCHEMA],
};

impl rt::Operation for Say {
    type Input = Text;
    type Output = Text;
    type Error = SayError;
    const SCHEMA: &'static rt::OperationSchema = &rt::operation::<Self>("a#Say", "Say");
    const SERVICE: &'static rt::ServiceSchema = &SERVICE;
}

impl Raised for Refused {
    type Operation = Say;
    type Structure = Refused;
    fn raise(error: Refused) -> SayError {
        SayError::Refused(error)
    }
}

static SERVICES: &[Service] = &[Service {
    name: "speech",
    schema: &SERVICE,
    operations: &[Operation::of::<Say>("Say")],
    errors: &[Error::of::<Refused>("Refused")],
    inputs: &[],
    outputs: &[],
}];

fn found(direction: &str, error: Option<&str>, test: &Value) -> Vec<String> {
    let case = json!({
        "service": "speech", "operation": "Say", "error": error, "protocol": "awsJson1_0",
        "direction": direction, "test": test,
    });
    run(SERVICES, &case)
}

fn request(uri: &str, body: &str) -> Value {
    json!({
        "method": "POST", "uri": uri, "body": body, "bodyMediaType": "application/json",
        "headers": {"X-Amz-Target": "Speech.Say", "Content-Type": "application/x-amz-json-1.0"},
        "params": {"text": "a", "size": "Infinity"},
    })
}

#[test]
fn requests_are_compared_on_both_sides() {
    let same = request("/", r#"{ "size": "Infinity", "text": "a" }"#);
    assert_eq!(found("client-request", None, &same), [""; 0]);
    assert_eq!(found("server-request", None, &same), [""; 0]);
    let other = request("/x", r#"{"text": "b", "size": "Infinity"}"#);
    assert_eq!(found("client-request", None, &other)[0], "uri: expected /x, found /");
    assert_eq!(found("client-request", None, &other)[1].split(' ').next(), Some("body:"));
    let other = request("/", r#"{"text": "b", "size": "Infinity"}"#);
    assert_eq!(found("server-request", None, &other), [".text: expected \"a\", found \"b\""]);
}

#[test]
fn responses_are_compared_on_both_sides() {
    let test = |body: &str| {
        let headers = json!({"Content-Type": "application/x-amz-json-1.0"});
        json!({"code": 200, "headers": headers, "body": body, "bodyMediaType": "application/json",
               "params": {"size": "NaN"}})
    };
    for direction in ["client-response", "server-response"] {
        assert_eq!(found(direction, None, &test(r#"{"size": "NaN"}"#)), [""; 0], "{direction}");
        assert_eq!(found(direction, None, &test(r#"{"size": 1}"#)).len(), 1, "{direction}");
    }
}

#[test]
fn errors_are_responses_too() {
    let test = json!({
        "code": 400, "headers": {"Content-Type": "application/x-amz-json-1.0"},
        "body": r#"{"__type": "a#Refused", "message": "no"}"#, "bodyMediaType": "application/json",
        "params": {"message": "no"},
    });
    for direction in ["client-response", "server-response"] {
        assert_eq!(found(direction, Some("Refused"), &test), [""; 0], "{direction}");
    }
    assert_eq!(found("client-response", None, &test).len(), 1);
}

#[test]
fn malformed_requests_are_rejected() {
    let test = |body: &str| json!({"request": request("/", body), "response": {"code": 400, "headers": {}}});
    assert_eq!(found("malformed", None, &test("{")), [""; 0]);
    assert_eq!(found("malformed", None, &test("{}")), ["accepted"]);
}

#[test]
fn blobs_are_texts_or_in_base64() {
    let mut blob = Blob::default();
    params::fill(Mut::Blob(&mut blob), &json!("aGk=")).unwrap();
    assert_eq!(blob.as_ref(), b"aGk=");
    params::fill_encoded(Mut::Blob(&mut blob), &json!("aGk=")).unwrap();
    assert_eq!(blob.as_ref(), b"hi");
    assert!(params::fill_encoded(Mut::Blob(&mut blob), &json!("?")).is_err());
}

#[test]
fn params_that_fit_nothing_are_said() {
    for params in [json!({"word": "a"}), json!({"text": 1}), json!([])] {
        let test = json!({"params": params});
        assert_eq!(found("client-request", None, &test).len(), 1, "{params}");
    }
}

#[test]
fn bodies_are_compared_by_meaning() {
    assert_eq!(body::compare(r#"{"a": 1, "b": [2.0]}"#, "application/json", br#"{"b":[2],"a":1}"#), None);
    assert!(body::compare("[1]", "application/json", b"[1,2]").is_some());
    assert!(body::compare("[1]", "application/json", b"").is_some());
    assert!(body::compare("[1]", "text/plain", b"[1 ]").is_some());
    // {_ "a": 1} of indefinite length, and the same of definite length.
    assert_eq!(body::compare("v2FhAf8=", "application/cbor", &[0xa1, 0x61, b'a', 0x01]), None);
    assert!(body::compare("v2FhAf8=", "application/cbor", &[0xa1, 0x61, b'a', 0x02]).is_some());
}

#[test]
fn numbers_are_compared_by_value_and_not_rounded() {
    for (a, b) in [("1.10", "11e-1"), ("1e400", "10E+399"), ("-0", "0.00"), ("100", "1e2"), ("0.10", ".1")] {
        assert!(number::same(a, b), "{a} {b}");
    }
    for (a, b) in [
        ("0.1234567890123456789", "0.1234567890123456788"),
        ("9007199254740993", "9007199254740992"),
        ("1", "-1"),
        ("1", "10"),
        ("", ""),
        ("a", "a"),
    ] {
        assert!(!number::same(a, b), "{a} {b}");
    }
}

#[test]
fn cbor_is_compared_by_value() {
    let same = |a: &[u8], b: &[u8]| cbor::same(&cbor::read(a).unwrap(), &cbor::read(b).unwrap());
    // Floats of 2 and 8 bytes; chunks; order; a time as integer and as float; 1.10 and 11 * 10^-1.
    assert!(same(&[0xf9, 0x3c, 0], &[0xfb, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0]));
    assert!(same(&[0xf9, 0x7e, 0], &[0xfb, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0]));
    assert!(same(&[0x5f, 0x42, 1, 2, 0x43, 3, 4, 5, 0xff], &[0x45, 1, 2, 3, 4, 5]));
    assert!(same(&[0xa2, 0x61, b'a', 1, 0x61, b'b', 2], &[0xbf, 0x61, b'b', 2, 0x61, b'a', 1, 0xff]));
    assert!(same(&[0xc1, 1], &[0xc1, 0xf9, 0x3c, 0]));
    assert!(same(&[0xc4, 0x82, 0x21, 0x18, 110], &[0xc4, 0x82, 0x20, 11]));
    for (a, b) in [
        (&[0xf9, 0x3c, 0][..], &[1][..]),
        (&[0xc1, 1], &[1]),
        (&[0xc1, 1], &[0xc1, 0xf9, 0x40, 0]),
        (&[0xc4, 0x82, 0x20, 11], &[0xc4, 0x82, 0x20, 12]),
        (&[0x82, 1, 2], &[0x81, 1]),
        (&[0xa1, 0x61, b'a', 1], &[0xa0]),
        (&[0x61, b'a'], &[0x41, b'a']),
    ] {
        assert!(!same(a, b), "{a:?} {b:?}");
    }
    for bytes in [&[][..], &[0x82, 1], &[0xff], &[1, 1], &[0x61, 0xff], &[0x1c], &[0x9f; 1000]] {
        assert!(cbor::read(bytes).is_err(), "{bytes:?}");
    }
}
