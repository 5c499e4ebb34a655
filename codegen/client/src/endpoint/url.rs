//! URLs, as far as rules look at them.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::value::{Value, part};

/// A URL of http or https without a query.
#[derive(Debug, Clone)]
pub(super) struct Url<'p> {
    text: Cow<'p, str>,
    /// The offsets of the authority's beginning and end.
    authority: (usize, usize),
}

impl<'p> Url<'p> {
    pub(super) fn parse(text: Cow<'p, str>) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let authority_ends = rest.find('/').unwrap_or(rest.len());
        let is_fit = matches!(scheme, "http" | "https")
            && authority_ends > 0
            && !rest.contains(['?', '#', ' '])
            && http::Uri::try_from(&*text).is_ok();
        let start = scheme.len() + "://".len();
        is_fit.then(|| Url { authority: (start, start + authority_ends), text })
    }

    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    fn authority(&self) -> &str {
        self.text.get(self.authority.0..self.authority.1).unwrap_or_default()
    }

    fn path(&self) -> &str {
        self.text.get(self.authority.1..).unwrap_or_default()
    }

    fn is_ip(&self) -> bool {
        let host = self.authority();
        match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().is_some_and(|host| host.parse::<Ipv6Addr>().is_ok()),
            None => host.split(':').next().is_some_and(|host| host.parse::<Ipv4Addr>().is_ok()),
        }
    }

    pub(super) fn attribute(&self, name: &str) -> Value<'p> {
        let (start, end) = self.authority;
        match name {
            "scheme" => part(&self.text, 0..start.saturating_sub("://".len())),
            "authority" => part(&self.text, start..end),
            "path" if self.path() == "/" => Value::Text(""),
            "path" => part(&self.text, end..self.text.len()),
            "normalizedPath" if self.path().is_empty() => Value::Text("/"),
            "normalizedPath" if !self.path().ends_with('/') => format!("{}/", self.path()).into(),
            "normalizedPath" => part(&self.text, end..self.text.len()),
            "isIp" => Value::Boolean(self.is_ip()),
            _ => Value::Unset,
        }
    }
}
