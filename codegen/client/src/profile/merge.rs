//! Sections of both files, put together.

use std::collections::BTreeMap;
use std::io;

use super::lines::{Section, sections};
use super::{Error, Locations, Profile};
use crate::files;

/// The profiles of both files, and the sections that profiles refer to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profiles {
    profiles: BTreeMap<String, Profile>,
    sso_sessions: BTreeMap<String, Profile>,
    services: BTreeMap<String, Profile>,
}

impl Profiles {
    /// Reads the texts of the files `config` and `credentials`; where both say something of a profile, `credentials`
    /// counts. Sections with names that no tool would know are left out.
    ///
    /// # Errors
    /// Returns an error with the first line that is malformed, and what was expected there.
    pub fn parse(config: Option<&str>, credentials: Option<&str>) -> Result<Self, Error> {
        Profiles::parse_named(
            config.map(|text| ("config", text)),
            credentials.map(|text| ("credentials", text)),
        )
    }

    /// Reads the files; one that is not there is empty.
    ///
    /// # Errors
    /// The same as [`Profiles::parse`]. Also returns an error if a file exists and cannot be read.
    pub fn load(locations: &Locations) -> Result<Self, Error> {
        let text = |file: &Option<String>| file.as_deref().map(read).transpose().map(Option::flatten);
        let (config, credentials) = (text(&locations.config)?, text(&locations.credentials)?);
        let named = |file, text| Some((Option::as_deref(file)?, Option::as_deref(text)?));
        Profiles::parse_named(named(&locations.config, &config), named(&locations.credentials, &credentials))
    }

    fn parse_named(config: Option<(&str, &str)>, credentials: Option<(&str, &str)>) -> Result<Self, Error> {
        let mut all = Profiles::default();
        if let Some((file, text)) = config {
            all.take_config(sections(file, text)?);
        }
        if let Some((file, text)) = credentials {
            for section in sections(file, text)? {
                if is_name(&section.header) {
                    add(&mut all.profiles, &section.header, section.profile);
                }
            }
        }
        Ok(all)
    }

    fn take_config(&mut self, sections: Vec<Section>) {
        // `[profile default]` makes `[default]` void, wherever it stands.
        let void = sections.iter().any(|section| prefixed(&section.header) == Some(("profile", "default")));
        for Section { header, profile } in sections {
            match prefixed(&header) {
                Some(("profile", name)) => add(&mut self.profiles, name, profile),
                Some(("sso-session", name)) => add(&mut self.sso_sessions, name, profile),
                Some(("services", name)) => add(&mut self.services, name, profile),
                None if header == "default" && !void => add(&mut self.profiles, "default", profile),
                _ => {}
            }
        }
    }

    /// Returns a profile.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Profile> {
        self.profiles.get(name)
    }

    /// Returns the names of the profiles, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// Returns the problem that no profile has a name.
    pub(crate) fn unknown(&self, name: &str) -> String {
        let known = self.names().collect::<Vec<_>>().join(", ");
        let known = if known.is_empty() { "none at all" } else { &known };
        format!(
            "expected a profile `{name}`, found {known}: correct the name, or add `[profile {name}]` to `config`"
        )
    }

    /// Returns a section `[sso-session name]`.
    #[must_use]
    pub fn sso_session(&self, name: &str) -> Option<&Profile> {
        self.sso_sessions.get(name)
    }

    /// Returns the names of the sections `[sso-session name]`, in order.
    pub fn sso_session_names(&self) -> impl Iterator<Item = &str> {
        self.sso_sessions.keys().map(String::as_str)
    }

    /// Returns a section `[services name]`, which has endpoints of single services.
    #[must_use]
    pub fn services(&self, name: &str) -> Option<&Profile> {
        self.services.get(name)
    }
}

/// Reads a file; `None` if it is not there.
fn read(file: &str) -> Result<Option<String>, Error> {
    match files::read_text(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::Unreadable { file: file.to_owned(), source: error.into() }),
    }
}

/// The kind of a section and its name, where the header has both.
fn prefixed(header: &str) -> Option<(&str, &str)> {
    let (kind, name) = header.split_once([' ', '\t'])?;
    let name = name.trim();
    is_name(name).then_some((kind, name))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-/.%@_:+".contains(&byte))
}

fn add(to: &mut BTreeMap<String, Profile>, name: &str, profile: Profile) {
    to.entry(name.to_owned()).or_default().0.extend(profile.0);
}
