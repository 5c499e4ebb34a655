//! Messages that nobody meant: none of them may do more than be refused.

use bytes::Bytes;
use ferrosmith_runtime::ServiceError as _;
use ferrosmith_runtime::protocol::{AWS_JSON_1_0, Protocol, REST_JSON_1, RPC_V2_CBOR, RPC_V2_JSON};
use ferrosmith_runtime::{Operation, Router, ServerOptions};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};

use super::service::{Put, PutOwner, PutUpload, SERVICE, input, options};

const PROTOCOLS: [&dyn Protocol; 4] = [&REST_JSON_1, &AWS_JSON_1_0, &RPC_V2_CBOR, &RPC_V2_JSON];

/// Marsaglia's xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).unwrap()).unwrap()
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// Changes a few bytes, or cuts some off.
    fn mutated(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(3) {
            if bytes.is_empty() {
                return bytes;
            }
            let at = self.below(bytes.len());
            match self.below(4) {
                0 => bytes.truncate(at),
                1 => bytes.insert(at, *self.pick(&[b"\"", b"\0", b"{", b"\xff", b"\x9b"]).first().unwrap()),
                _ => bytes[at] = u8::try_from(self.below(256)).unwrap(),
            }
        }
        bytes
    }

    fn headers(&mut self, from: &HeaderMap) -> HeaderMap {
        let mut headers = from.clone();
        let names =
            ["x-when", "x-names", "x-json", "x-meta-a", "content-type", "accept", "x-amz-target", "etag"];
        for _ in 0..self.below(3) {
            let name = HeaderName::from_static(self.pick(&names));
            let value = self.mutated(b"\"a, b\", Mon, 16 Dec 2019 23:48:18 GMT");
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                headers.append(name, value);
            }
        }
        headers
    }
}

#[test]
fn requests_are_read_or_refused() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let router = Router::new(&SERVICE);
    let mut read = 0;
    for round in 0..4000 {
        let protocol = PROTOCOLS[round % PROTOCOLS.len()];
        let good = Put::request_with(protocol, &input(), &options()).unwrap();
        let target = random.mutated(good.uri().to_string().as_bytes());
        let Ok(uri) = http::Uri::try_from(target.as_slice()) else { continue };
        let body =
            if random.below(2) == 0 { good.body().clone() } else { random.mutated(good.body()).into() };
        let mut request = Request::new(body);
        *request.uri_mut() = if random.below(2) == 0 { uri } else { good.uri().clone() };
        *request.method_mut() = good.method().clone();
        *request.headers_mut() = random.headers(good.headers());
        let _ = router.route(&request);
        let _ = PutUpload::parse_request(&request);
        let _ = PutOwner::parse_request_with(protocol, &request, &ServerOptions::default());
        match Put::parse_request_with(protocol, &request, &ServerOptions::default()) {
            Ok(_) => read += 1,
            Err(rejection) => assert!(rejection.response().status().as_u16() >= 400),
        }
    }
    assert!(read > 100, "most are no nonsense: {read}");
}

#[test]
fn responses_are_outputs_or_errors() {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let bodies: [&[u8]; 5] = [
        br#"{"owner":{"name":"ada"}}"#,
        br#"{"__type":"test#NoSuchKey","message":"m"}"#,
        b"\xa1eowner\xa1dnamecada",
        b"<html></html>",
        b"",
    ];
    for round in 0..4000 {
        let protocol = PROTOCOLS[round % PROTOCOLS.len()];
        let mut response = Response::new(Bytes::from({
            let body = random.pick(&bodies);
            random.mutated(body)
        }));
        *response.status_mut() =
            [200, 404, 503].map(|code| http::StatusCode::from_u16(code).unwrap())[round % 3];
        *response.headers_mut() = random.headers(&HeaderMap::new());
        if let Err(error) = Put::response_with(protocol, &response) {
            assert!(!error.to_string().is_empty() && error.status().is_some());
        }
    }
}
