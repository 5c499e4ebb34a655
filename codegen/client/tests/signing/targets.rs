//! Targets that a signature does not tell from others.

use ferrosmith_client::sign::{ClaimedSignature, Scope, SignedPayload, Signer, Unverified};
use http::Uri;

use super::{credentials, head, scope};

/// Verifies a request that was signed with one target and sent with another.
fn verified(service: &str, signed: &str, sent: &str) -> Result<(), Unverified> {
    let scope = Scope::new("eu-central-1", service, scope().time);
    let mut head = head(signed);
    Signer::new().sign(&mut head, SignedPayload::Bytes(b""), &credentials(), &scope).unwrap();
    head.uri = sent.parse::<Uri>().unwrap();
    let claim = ClaimedSignature::of(&head).unwrap().unwrap();
    claim.verify(&Signer::new(), &head, Some(b""), &credentials(), scope.time)
}

#[test]
fn a_path_that_is_signed_as_another_is_refused() {
    for sent in ["/a/b/../b", "/a/x/../b", "/./a/b", "//a/b", "/a//b", "/a/b/.", "/a/b/c/.."] {
        assert_eq!(verified("iam", "https://a.test/a/b", sent), Err(Unverified::Path), "{sent}");
        assert_eq!(verified("iam", &format!("https://a.test{sent}"), sent), Err(Unverified::Path), "{sent}");
        assert_eq!(verified("s3", "https://a.test/a/b", sent), Err(Unverified::Mismatch), "{sent}");
        assert_eq!(verified("s3", &format!("https://a.test{sent}"), sent), Ok(()), "{sent}");
    }
    for same in ["/", "/a/", "/a/...", "/.a/b.", "/%2e%2e/a"] {
        assert_eq!(verified("iam", &format!("https://a.test{same}"), same), Ok(()), "{same}");
    }
}

#[test]
fn a_host_in_a_target_is_the_one_that_is_signed() {
    for service in ["iam", "s3"] {
        for sent in ["https://a.test/a", "https://A.test/a", "https://a.test:443/a"] {
            assert_eq!(verified(service, "https://a.test/a", sent), Ok(()), "{sent}");
        }
        for sent in ["https://b.test/a", "https://a.test:444/a", "http://x.a.test/a"] {
            assert_eq!(verified(service, "https://a.test/a", sent), Err(Unverified::Mismatch), "{sent}");
        }
    }
}
