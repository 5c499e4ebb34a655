//! A case of the signing suite.

use std::fs;
use std::path::{Path, PathBuf};

use ferrosmith_client::Credentials;
use ferrosmith_client::sign::{Algorithm, PathEncoding, Scope, SessionToken, Signed};
use ferrosmith_runtime::{Timestamp, TimestampFormat};
use http::request::Parts;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use serde_json::Value;

use super::message;

/// A case, and what it signs with.
pub(super) struct Case {
    folder: PathBuf,
    pub(super) algorithm: Algorithm,
    pub(super) credentials: Credentials,
    pub(super) expires_in: Option<u64>,
    pub(super) has_context: bool,
    region: String,
    service: String,
    time: Timestamp,
    normalize: bool,
    signs_body: bool,
    omits_token: bool,
}

/// The folders of the cases.
pub(super) fn folders(root: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(root).map_err(|error| format!("{}: {error}", root.display()))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    Ok(folders)
}

impl Case {
    pub(super) fn read(folder: &Path, algorithm: Algorithm) -> Result<Case, String> {
        let mut case = Case {
            folder: folder.to_owned(),
            algorithm,
            credentials: Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            expires_in: None,
            has_context: false,
            region: "us-east-1".to_owned(),
            service: "service".to_owned(),
            time: Timestamp::from_epoch(0, 0),
            normalize: true,
            signs_body: false,
            omits_token: false,
        };
        match case.file("context.json") {
            Some(context) => {
                case.take(&serde_json::from_str(&context).map_err(|error| error.to_string())?)?
            }
            None => case.guess()?,
        }
        Ok(case)
    }

    /// Takes what the file of a case says.
    fn take(&mut self, context: &Value) -> Result<(), String> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let credentials = &context["credentials"];
        self.credentials =
            Credentials::new(text(&credentials["access_key_id"]), text(&credentials["secret_access_key"]));
        if let Some(token) = credentials["token"].as_str() {
            self.credentials = self.credentials.clone().with_session_token(token);
        }
        self.has_context = true;
        self.expires_in = context["expiration_in_seconds"].as_u64();
        self.region = text(&context["region"]);
        self.service = text(&context["service"]);
        self.time = time(&text(&context["timestamp"]))?;
        self.normalize = context["normalize"].as_bool().unwrap_or(true);
        self.signs_body = context["sign_body"].as_bool().unwrap_or(false);
        self.omits_token = context["omit_session_token"].as_bool().unwrap_or(false);
        Ok(())
    }

    /// Cases about double encoding tell their scope only in what is expected.
    fn guess(&mut self) -> Result<(), String> {
        let canonical = self.file("header-canonical-request.txt").unwrap_or_default();
        let date = canonical.lines().find_map(|line| line.strip_prefix("x-amz-date:"));
        let date = date.ok_or("expected a line `x-amz-date:`, found none")?;
        let (day, clock) = date.split_at_checked(8).ok_or("expected a date, found less")?;
        self.time = time(&format!(
            "{}-{}-{}T{}:{}:{}Z",
            &day[..4],
            &day[4..6],
            &day[6..],
            &clock[1..3],
            &clock[3..5],
            &clock[5..7]
        ))?;
        let scope = self.file("header-string-to-sign.txt").unwrap_or_default();
        if let Some(scope) = scope.lines().nth(2) {
            let mut parts = scope.split('/').skip(1).map(ToOwned::to_owned);
            self.region = parts.next().unwrap_or_default();
            self.service = parts.next().unwrap_or_default();
        }
        Ok(())
    }

    pub(super) fn file(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(name)).ok()
    }

    /// The request, before it is signed.
    pub(super) fn request(&self) -> Result<(Parts, Vec<u8>), String> {
        message::parse(&self.file("request.txt").ok_or("no request.txt")?)
    }

    pub(super) fn scope(&self) -> Scope<'_> {
        let encoding = if self.has_context { PathEncoding::Single } else { PathEncoding::Double };
        let token = if self.omits_token { SessionToken::Unsigned } else { SessionToken::Signed };
        Scope::new(&self.region, &self.service, self.time)
            .algorithm(self.algorithm)
            .path(encoding, self.normalize)
            .content_sha256(self.signs_body)
            .session_token(token)
    }

    /// Compares a signature, or verifies both where the algorithm leaves a choice to the signer.
    pub(super) fn check_signature(&self, signed: &Signed, expected: &str) -> Result<(), String> {
        if self.algorithm == Algorithm::V4 {
            return crate::same("signature", signed.signature(), expected);
        }
        let key = self.public_key()?;
        for signature in [signed.signature(), expected] {
            let signature = Signature::from_der(&bytes(signature)).map_err(|error| error.to_string())?;
            key.verify(signed.string_to_sign().as_bytes(), &signature).map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    fn public_key(&self) -> Result<VerifyingKey, String> {
        let text = self.file("public-key.json").ok_or("no public-key.json")?;
        let key: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let coordinate = |name: &str| key[name].as_str().unwrap_or_default().to_owned();
        let point = bytes(&["04", &coordinate("X"), &coordinate("Y")].concat());
        VerifyingKey::from_sec1_bytes(&point).map_err(|error| error.to_string())
    }
}

fn time(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse(text, TimestampFormat::DateTime).map_err(|error| error.to_string())
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks(2);
    pairs.filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
