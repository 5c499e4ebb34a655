//! Requests whose signed parts were changed after they were signed, and others that a signer may send.

use std::time::Duration;

use ferrosmith_client::Credentials;
use ferrosmith_client::sign::{ClaimedSignature, Scope, SessionToken, SignedPayload, Signer, Unverified};
use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::http::request::Parts;
use ferrosmith_runtime::http::{HeaderName, HeaderValue, Request};
use sha2::{Digest as _, Sha256};

/// Returns a signature of what is canonical, made with no code of the package.
fn by_hand(canonical: &str, instant: &str, region: &str, service: &str, secret: &str) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let hmac = |key: &[u8], text: &str| {
        let mut block = [0; 64];
        block[..key.len()].copy_from_slice(key);
        let inner = Sha256::digest([&block.map(|byte| byte ^ 0x36)[..], text.as_bytes()].concat());
        Sha256::digest([&block.map(|byte| byte ^ 0x5c)[..], &inner[..]].concat()).to_vec()
    };
    let day = &instant[..8];
    let hash = hex(&Sha256::digest(canonical));
    let text = format!("AWS4-HMAC-SHA256\n{instant}\n{day}/{region}/{service}/aws4_request\n{hash}");
    let first = format!("AWS4{secret}").into_bytes();
    let key = [day, region, service, "aws4_request"].iter().fold(first, |key, part| hmac(&key, part));
    hex(&hmac(&key, &text))
}

const NOW: Timestamp = Timestamp::from_epoch(1_440_938_160, 0);

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret").with_session_token("tok")
}

fn scope() -> Scope<'static> {
    Scope::new("us-east-1", "svc", NOW).content_sha256(true)
}

fn head() -> Parts {
    Request::get("https://a.test/call?b=2&a=1").body(()).unwrap().into_parts().0
}

fn in_headers(scope: &Scope<'_>) -> Parts {
    let mut head = head();
    Signer::new().sign(&mut head, SignedPayload::Bytes(b""), &credentials(), scope).unwrap();
    head
}

fn in_url(scope: &Scope<'_>) -> Parts {
    let (mut head, minute) = (head(), Duration::from_secs(60));
    Signer::new().presign(&mut head, SignedPayload::Bytes(b""), &credentials(), scope, minute).unwrap();
    head
}

fn verified(head: &Parts, credentials: &Credentials) -> Result<(), Unverified> {
    let claim = ClaimedSignature::of(head)?.unwrap();
    claim.verify(&Signer::new(), head, Some(b""), credentials, NOW)
}

fn add(head: &mut Parts, name: &'static str, value: &'static str) {
    head.headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
}

fn change(head: &mut Parts, change: impl Fn(&str) -> String) {
    head.uri = change(&head.uri.to_string()).parse().unwrap();
}

/// Changes the list of signed headers.
fn list(head: &mut Parts, change: impl Fn(&str) -> String) {
    let changed = change(head.headers["authorization"].to_str().unwrap());
    head.headers.insert("authorization", changed.parse().unwrap());
}

#[test]
fn no_header_that_is_signed_can_be_changed() {
    let signed = in_headers(&scope());
    assert_eq!(verified(&signed, &credentials()), Ok(()));
    let changes: [fn(&mut Parts); 8] = [
        |head| {
            head.headers.insert("x-amz-security-token", HeaderValue::from_static("EVIL"));
        },
        |head| {
            head.headers.remove("x-amz-security-token");
        },
        |head| add(head, "x-amz-security-token", "tok"),
        |head| add(head, "x-amz-date", "20200101T000000Z"),
        |head| add(head, "x-amz-content-sha256", "zzz"),
        |head| add(head, "host", "other.test"),
        |head| list(head, |text| text.replace("x-amz-date;", "x-amz-date;x-missing;")),
        |head| {
            list(head, |text| text.replace("host;", "host;user-agent;"));
            add(head, "user-agent", "evil");
        },
    ];
    for (index, change) in changes.iter().enumerate() {
        let mut head = signed.clone();
        change(&mut head);
        assert!(verified(&head, &credentials()).is_err(), "{index}");
    }
}

#[test]
fn no_parameter_that_is_signed_can_be_changed() {
    let signed = in_url(&scope());
    assert_eq!(verified(&signed, &credentials()), Ok(()));
    let changes: [fn(&str) -> String; 8] = [
        |uri| uri.replace("Security-Token=tok", "Security-Token=EVIL"),
        |uri| uri.replace("&X-Amz-Security-Token=tok", ""),
        |uri| format!("{uri}&X-Amz-Security-Token=tok"),
        |uri| format!("{uri}&X-Amz-Credential=EVIL"),
        |uri| format!("{uri}&X-Amz-Date=20200101T000000Z"),
        |uri| format!("{uri}&c=3"),
        |uri| uri.replace("X-Amz-Expires=60", "X-Amz-Expires=61"),
        |uri| uri.replace("SignedHeaders=host", "SignedHeaders=host%3Bx-missing"),
    ];
    for (index, of) in changes.iter().enumerate() {
        let mut head = signed.clone();
        change(&mut head, of);
        assert!(verified(&head, &credentials()).is_err(), "{index}");
    }
    for seconds in ["0", "604801", "x"] {
        let mut head = signed.clone();
        change(&mut head, |uri| uri.replace("X-Amz-Expires=60", &format!("X-Amz-Expires={seconds}")));
        let told = verified(&head, &credentials()).unwrap_err();
        assert!(told.to_string().contains("X-Amz-Expires"), "{told}");
    }
}

#[test]
fn a_token_may_be_added_after_signing_if_it_is_that_of_the_key() {
    let unsigned = scope().session_token(SessionToken::Unsigned);
    for head in [in_headers(&unsigned), in_url(&unsigned)] {
        assert_eq!(verified(&head, &credentials()), Ok(()));
        assert!(verified(&head, &Credentials::new("AKIDEXAMPLE", "secret")).is_err());
        assert!(verified(&head, &credentials().with_session_token("other")).is_err());
    }
}

#[test]
fn headers_that_we_would_not_sign_are_verified_if_they_are() {
    // The signature of such a request is made by hand: the names are taken from the list, absent ones have no value.
    for (name, value) in
        [("user-agent", "agent"), ("te", "trailers"), ("connection", "close"), ("x-missing", "")]
    {
        let mut head = head();
        add(&mut head, "host", "a.test");
        add(&mut head, "x-amz-date", "20150830T123600Z");
        if !value.is_empty() {
            add(&mut head, name, value);
        }
        let names = {
            let mut names = ["host", name, "x-amz-date"];
            names.sort_unstable();
            names
        };
        let lines: String = names
            .iter()
            .map(|name| {
                let value = head.headers.get(*name).map_or("", |value| value.to_str().unwrap());
                format!("{name}:{value}\n")
            })
            .collect();
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let canonical = format!("GET\n/call\na=1&b=2\n{lines}\n{}\n{empty}", names.join(";"));
        let signature = by_hand(&canonical, "20150830T123600Z", "us-east-1", "svc", "secret");
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/svc/aws4_request, SignedHeaders={}, \
             Signature={signature}",
            names.join(";")
        );
        head.headers.insert("authorization", authorization.parse().unwrap());
        let key = Credentials::new("AKIDEXAMPLE", "secret");
        assert_eq!(verified(&head, &key), Ok(()), "{name}");
        head.headers.insert(HeaderName::from_static(name), HeaderValue::from_static("changed"));
        assert_eq!(verified(&head, &key), Err(Unverified::Mismatch), "{name}");
    }
}

#[test]
fn the_header_date_tells_the_time_where_the_other_is_absent() {
    let mut head = head();
    add(&mut head, "host", "a.test");
    add(&mut head, "date", "20150830T123600Z");
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let canonical = format!("GET\n/call\na=1&b=2\ndate:20150830T123600Z\nhost:a.test\n\ndate;host\n{empty}");
    let signature = by_hand(&canonical, "20150830T123600Z", "us-east-1", "svc", "secret");
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/svc/aws4_request, SignedHeaders=date;host, \
         Signature={signature}"
    );
    head.headers.insert("authorization", authorization.parse().unwrap());
    assert_eq!(verified(&head, &Credentials::new("AKIDEXAMPLE", "secret")), Ok(()));
}
