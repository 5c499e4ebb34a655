//! The files in which `aws sso login` keeps tokens.

use std::fmt::Write as _;
use std::{fs, io};

use ferrosmith_runtime::{Document, Object, Timestamp, TimestampFormat};
use sha1::{Digest as _, Sha1};

use super::super::{CredentialsError, json};
use crate::files;

/// A token, and what renews it. `Debug` is not there: nearly all is secret.
#[derive(Clone)]
pub(super) struct Token {
    pub(super) access: String,
    pub(super) expires_at: Timestamp,
    pub(super) registration: Option<Registration>,
    /// All that stands in the file, so that nothing is lost when it is written again.
    whole: Object,
}

/// The registration of a client, which renews tokens.
#[derive(Clone)]
pub(super) struct Registration {
    pub(super) refresh: String,
    pub(super) client_id: String,
    pub(super) client_secret: String,
    expires_at: Option<Timestamp>,
}

impl Registration {
    /// Returns whether the token is valid at a time.
    pub(super) fn is_good(&self, now: Timestamp) -> bool {
        self.expires_at.is_none_or(|end| end.duration_since(now).is_some_and(|left| !left.is_zero()))
    }
}

/// Returns the path of the file for a session, or for the URL of a sign-in.
pub(super) fn file(folder: &str, key: &str) -> String {
    let mut path = format!("{folder}/");
    for byte in Sha1::digest(key.as_bytes()) {
        let _ = write!(path, "{byte:02x}"); // into a string: it cannot fail
    }
    path.push_str(".json");
    path
}

impl Token {
    /// Reads a file; `None` if it is not there.
    pub(super) fn read(provider: &'static str, file: &str) -> Result<Option<Self>, CredentialsError> {
        let text = match files::read(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(CredentialsError::failed(provider, format!("cannot read {file}")).because(error));
            }
        };
        let document = json::document(provider, &text).map_err(|error| error.at(file))?;
        let (Some(whole), Some(token)) = (document.as_object(), Token::of(&document)) else {
            let problem =
                format!("{file}: expected `accessToken` and `expiresAt`, a date-time, found others");
            return Err(CredentialsError::invalid(provider, problem));
        };
        Ok(Some(Token { whole: whole.clone(), ..token }))
    }

    fn of(document: &Document) -> Option<Self> {
        let text = |name: &str| document.get(name)?.as_str().map(str::to_owned);
        let registration = || {
            Some(Registration {
                refresh: text("refreshToken")?,
                client_id: text("clientId")?,
                client_secret: text("clientSecret")?,
                expires_at: text("registrationExpiresAt").as_deref().and_then(time),
            })
        };
        Some(Token {
            access: text("accessToken")?,
            expires_at: time(&text("expiresAt")?)?,
            registration: registration(),
            whole: Object::new(),
        })
    }

    /// Returns the token with what a renewal gave.
    pub(super) fn with(mut self, access: &str, refresh: Option<&str>, expires_at: Timestamp) -> Self {
        self.access = access.to_owned();
        self.expires_at = expires_at;
        self.whole.insert("accessToken", access);
        if let Ok(time) = expires_at.format(TimestampFormat::DateTime) {
            self.whole.insert("expiresAt", time);
        }
        if let (Some(refresh), Some(registration)) = (refresh, &mut self.registration) {
            registration.refresh = refresh.to_owned();
            self.whole.insert("refreshToken", refresh);
        }
        self
    }

    /// Writes the file anew, for this user alone. Who reads it meanwhile reads the old one.
    pub(super) fn write(&self, file: &str) -> io::Result<()> {
        let new = format!("{file}.{}", std::process::id());
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let text = Document::Object(self.whole.clone()).to_string();
        let written = options.open(&new).and_then(|mut to| io::Write::write_all(&mut to, text.as_bytes()));
        written.and_then(|()| fs::rename(&new, file)).inspect_err(|_| {
            let _ = fs::remove_file(&new);
        })
    }
}

/// Reads a time; older tools wrote `UTC` for `Z`.
fn time(text: &str) -> Option<Timestamp> {
    Timestamp::parse(&text.replace("UTC", "Z"), TimestampFormat::DateTime).ok()
}
