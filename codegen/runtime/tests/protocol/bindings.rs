//! Labels, queries, headers and the host prefix.

use std::collections::BTreeMap;

use ferrosmith_runtime::protocol::REST_JSON_1;
use ferrosmith_runtime::{Operation, RequestError, Timestamp, host_prefix};

use super::service::{
    Empty, GetHead, GetUpload, Head, Lost, LostHost, Put, PutInput, PutLists, Upload, header, input, options,
};

fn request(input: &PutInput) -> http::Request<bytes::Bytes> {
    Put::request_with(&REST_JSON_1, input, &options()).unwrap()
}

/// Returns the input that a server reads from a client's request.
fn there(input: &PutInput) -> PutInput {
    Put::parse_request(&request(input)).unwrap()
}

#[test]
fn labels_are_encoded_and_greedy_ones_keep_their_slashes() {
    let input = PutInput { bucket: "a b/c?".into(), key: "x/y z".into(), ..input() };
    let request = request(&input);
    assert_eq!(request.method(), "PUT");
    assert_eq!(request.uri(), "/b/a%20b%2Fc%3F/x/y%20z?put&token=t-1");
    let read = Put::parse_request(&request).unwrap();
    assert_eq!((read.bucket.as_str(), read.key.as_str()), ("a b/c?", "x/y z"));
}

#[test]
fn an_empty_label_is_refused() {
    let error = Put::request(&PutInput { key: String::new(), ..input() }).unwrap_err();
    assert_eq!(
        error.to_string(),
        "test#PutInput: key: expected a text that is not empty, as it is a part of the path, found an empty one"
    );
}

#[test]
fn dots_are_sent_as_they_are_in_every_label() {
    let dots = PutInput { bucket: "..".into(), key: "../x".into(), ..input() };
    assert_eq!(request(&dots).uri().path(), "/b/../../x");
    for (bucket, key) in [(".", ".."), ("..", "k"), ("...", "."), ("a..", "a/../b"), ("%2E", "../k")] {
        let input = PutInput { bucket: bucket.into(), key: key.into(), ..input() };
        assert_eq!((there(&input).bucket, there(&input).key), (input.bucket, input.key));
    }
}

#[test]
fn a_path_that_is_too_long_is_told_as_such() {
    let error = Put::request(&PutInput { key: "k".repeat(70_000), ..input() }).unwrap_err();
    let expected = "test#Put: http: expected a path and query of at most 65534 bytes, found more";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn the_first_of_repeated_parameters_counts() {
    let request = http::Request::put("/b/x/y?put&b=2&a=1&c&b=3&a=0&token=x&token=y");
    let request = request.header("content-type", "application/json").body("{}".into()).unwrap();
    let read = Put::parse_request(&request).unwrap();
    assert_eq!(read.token.as_deref(), Some("x"));
    let rest: Vec<_> = read.rest.unwrap().into_iter().collect();
    let expected = [("a", "1"), ("b", "2"), ("c", ""), ("put", ""), ("token", "x")];
    assert_eq!(rest, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
}

#[test]
fn queries_repeat_lists_and_add_the_rest() {
    let input = PutInput {
        at: Some(Timestamp::from_epoch(1_576_540_098, 0)),
        numbers: Some(vec![1, -2]),
        rest: Some(BTreeMap::from([("n".into(), "not sent".into()), ("ö".into(), "&".into())])),
        token: Some("mine".into()),
        ..input()
    };
    let expected = "/b/b/k?put&at=2019-12-16T23%3A48%3A18Z&n=1&n=-2&%C3%B6=%26&token=mine";
    assert_eq!(request(&input).uri(), expected);
    let read = there(&input);
    assert_eq!(read.numbers, Some(vec![1, -2]));
    assert_eq!(read.at, input.at);
    assert_eq!(read.rest.unwrap().into_keys().collect::<Vec<_>>(), ["at", "n", "put", "token", "ö"]);
}

#[test]
fn headers_quote_lists_and_encode_json() {
    let input = PutInput {
        when: Some(Timestamp::from_epoch(1_576_540_098, 0)),
        names: Some(vec!["a,b".into(), "c".into()]),
        json: Some("true".into()),
        meta: Some(BTreeMap::from([("abc".into(), "1".into()), ("d".into(), String::new())])),
        ..input()
    };
    let request = request(&input);
    let value = |name| header(request.headers(), name);
    assert_eq!(value("x-when"), "Mon, 16 Dec 2019 23:48:18 GMT");
    assert_eq!(value("x-names"), "\"a,b\", c");
    assert_eq!(value("x-json"), "dHJ1ZQ==");
    assert_eq!((value("x-meta-abc"), value("x-meta-d")), ("1", ""));
    let read = there(&input);
    assert_eq!((read.when, read.names), (input.when, input.names));
    assert_eq!((read.json, read.meta), (input.json, input.meta));
}

#[test]
fn spaces_that_are_none_of_http_are_part_of_a_header() {
    let spaces = "\u{3000}a b\u{a0}";
    let meta = Some(BTreeMap::from([("a".into(), spaces.into())]));
    let input = PutInput { names: Some(vec![spaces.into(), "\u{2003}".into()]), meta, ..input() };
    let read = there(&input);
    assert_eq!((read.names, read.meta), (input.names, input.meta));
}

#[test]
fn absent_members_leave_no_trace() {
    let request = request(&input());
    let names: Vec<_> = request.headers().keys().map(|name| name.as_str()).collect();
    assert_eq!(names, ["accept", "content-type", "content-length"]);
    assert_eq!(request.body().as_ref(), br#"{"tenant":"ada"}"#);
    let read = there(&input());
    assert!(read.meta.is_none() && read.names.is_none() && read.numbers.is_none());
}

#[test]
fn more_headers_than_a_message_may_have_are_refused() {
    let meta = |count: u32| Some((0..count).map(|index| (index.to_string(), "x".into())).collect());
    assert!(Put::request(&PutInput { meta: meta(5_000), ..input() }).is_ok());
    for count in [10_000, 24_576, 50_000] {
        let error = Put::request(&PutInput { meta: meta(count), ..input() }).unwrap_err();
        assert!(error.to_string().starts_with("test#PutInput: meta: expected at most 8192 headers"));
    }
}

#[test]
fn a_header_that_would_break_the_message_is_refused() {
    let error = Put::request(&PutInput { names: Some(vec!["a\r\nX-Evil: 1".into()]), ..input() });
    assert!(error.unwrap_err().to_string().starts_with("test#PutInput: names: expected a text that fits"));
}

#[test]
fn the_host_prefix_is_an_extension() {
    assert_eq!(host_prefix(&request(&input())), "ada.data.");
    let several = PutInput { tenant: Some("a.b-c.9".into()), ..input() };
    assert_eq!(host_prefix(&request(&several)), "a.b-c.9.data.");
    let long = vec!["x".repeat(63); 4].join(".");
    for tenant in ["", ".", "a..b", ".a", "a.", "evil.example/", "a@b", "a:1", &"x".repeat(64), &long] {
        let error = Put::request(&PutInput { tenant: Some(tenant.into()), ..input() }).unwrap_err();
        assert!(error.to_string().contains("tenant: expected labels of a host name"), "{tenant}");
    }
    assert!(Put::request(&PutInput { tenant: None, ..input() }).is_err());
}

#[test]
fn json_names_count_in_the_body() {
    let input = PutInput { title: Some("hi".into()), ..input() };
    assert_eq!(request(&input).body().as_ref(), br#"{"Title":"hi","tenant":"ada"}"#);
    assert_eq!(there(&input).title, input.title);
}

#[test]
fn a_label_without_a_member_is_named() {
    for (request, member) in
        [(Lost::request(&Empty::default()), "nowhere"), (LostHost::request(&Empty::default()), "nobody")]
    {
        let error = request.unwrap_err();
        assert!(matches!(error, RequestError::Member { .. }), "{error:?}");
        let expected = format!("test#Empty: {member}: expected a member of the input for this label of the ");
        assert!(error.to_string().starts_with(&expected), "{error}");
    }
}

#[test]
fn keys_that_make_one_header_are_named() {
    let meta = |keys: [&str; 2]| Some(BTreeMap::from(keys.map(|key| (key.to_owned(), key.to_owned()))));
    let error = Put::request(&PutInput { meta: meta(["Owner", "owner"]), ..input() }).unwrap_err();
    assert_eq!(
        error.to_string(),
        "test#PutInput: meta: expected keys that differ in more than case, as they name headers, found \
         \"Owner\" and \"owner\""
    );
    assert!(Put::request(&PutInput { meta: meta(["Owner", "owners"]), ..input() }).is_ok());
}

#[test]
fn to_a_client_headers_that_are_not_utf_8_are_latin_1() {
    let odd = http::HeaderValue::from_bytes(b"a\xe9\xff").unwrap();
    let response = |headers: &[(&str, &http::HeaderValue)]| {
        let mut response = http::Response::new(bytes::Bytes::new());
        for (name, value) in headers {
            let name = http::HeaderName::from_bytes(name.as_bytes()).unwrap();
            response.headers_mut().append(name, (*value).clone());
        }
        response
    };
    let plain = http::HeaderValue::from_static("text/plain");
    let read: Upload =
        GetUpload::response(&response(&[("x-other", &odd), ("content-type", &plain)])).unwrap();
    assert_eq!(read.kind.as_deref(), Some("text/plain"));
    let read = GetUpload::response(&response(&[("content-type", &odd)])).unwrap();
    assert_eq!(read.kind.as_deref(), Some("aéÿ"));
    // UTF-8 is told by its form, each header of a list for itself.
    let utf_8 = http::HeaderValue::from_bytes("é".as_bytes()).unwrap();
    let values = [("x-names", &odd), ("x-names", &utf_8), ("x-all-b", &odd), ("x-all-a", &utf_8)];
    let read = PutLists::response(&response(&values)).unwrap();
    assert_eq!(read.names, Some(vec!["aéÿ".to_owned(), "é".to_owned()]));
    let all = [("a", "é"), ("b", "aéÿ")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(read.all, Some(BTreeMap::from(all)));
    // Values other than texts are still checked.
    let error = PutLists::response(&response(&[("x-count", &odd)])).err().unwrap();
    assert!(error.to_string().contains("test#Lists: count: expected an integer"), "{error}");
}

#[test]
fn a_server_refuses_headers_that_are_not_utf_8() {
    let odd = http::HeaderValue::from_bytes(b"\xff").unwrap();
    // Unless nobody asked for them: a member that takes all headers has those that are texts.
    let request = http::Request::get("/head").header("x-other", &odd).header("x-more", "é");
    let read = GetHead::parse_request(&request.body(bytes::Bytes::new()).unwrap()).unwrap();
    assert_eq!(read.all, Some(BTreeMap::from([("x-more".to_owned(), "é".to_owned())])));
    let request = http::Request::get("/head").header("accept-charset", "x").header("accept", &odd);
    let rejection = GetHead::parse_request(&request.body(bytes::Bytes::new()).unwrap()).unwrap_err();
    assert!(rejection.to_string().contains("test#Head: accept: expected UTF-8"), "{rejection}");
}

#[test]
fn maps_of_a_head_that_has_none_of_them_are_absent() {
    let request = http::Request::get("/head").body(bytes::Bytes::new()).unwrap();
    let read = GetHead::parse_request(&request).unwrap();
    assert!(read.all.is_none() && read.query.is_none());
    let request = http::Request::get("/head?").body(bytes::Bytes::new()).unwrap();
    assert!(GetHead::parse_request(&request).unwrap().query.is_none());
    let request = http::Request::get("/head?a").body(bytes::Bytes::new()).unwrap();
    assert_eq!(GetHead::parse_request(&request).unwrap().query.unwrap().len(), 1);
}

#[test]
fn a_member_that_is_the_accept_header_is_the_callers() {
    let unset = GetHead::request(&Head::default()).unwrap();
    assert_eq!(header(unset.headers(), "accept"), "-");
    assert_eq!(GetHead::parse_request(&unset).unwrap().accept, None);
    let set = GetHead::request(&Head { accept: Some("text/csv".into()), ..Head::default() }).unwrap();
    assert_eq!(header(set.headers(), "accept"), "text/csv");
    assert_eq!(GetHead::parse_request(&set).unwrap().accept.as_deref(), Some("text/csv"));
}

#[test]
fn an_answer_that_the_client_gives_no_weight_is_not_acceptable() {
    let refused = |accept: &str| {
        let mut request = request(&input());
        request.headers_mut().insert("accept", accept.parse().unwrap());
        Put::parse_request(&request).err().map(|rejection| rejection.response().status().as_u16())
    };
    assert_eq!(refused("application/json;q=0"), Some(406));
    assert_eq!(refused("*/*;q=0.1, application/json;q=0"), Some(406));
    assert_eq!(refused("*/*;q=0, application/json;q=0.1"), None);
}
