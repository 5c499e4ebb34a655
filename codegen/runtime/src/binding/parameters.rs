//! Reading the path and query of a request (Smithy 2.0, `httpLabel`, `httpQuery` and `httpQueryParams`
//! traits).

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use http::Uri;

use super::{Error, TIMESTAMPS, TextProblem, matching, percent, text};
use crate::codec::members::Seen;
use crate::schema::{CLIENT_OPTIONAL, Location, Member, REQUIRED, Schema};
use crate::value::{Mut, Structure, Value};

/// The parameters of a query in order: decoded names and values.
type Parameters<'r> = Vec<(Cow<'r, str>, Cow<'r, str>)>;

/// The labels of a path: their names and values, still encoded.
pub(crate) type Labels<'r> = Vec<(&'static str, Cow<'r, str>)>;

/// Returns the labels of a path; `None` if it does not match the pattern.
pub(crate) fn labels<'r>(uri: &'static str, keeps_slash: bool, target: &'r Uri) -> Option<Labels<'r>> {
    let path = target.path();
    // Most paths of patterns without labels are the pattern itself: they need not be taken apart.
    match path == uri && !uri.contains('{') {
        true => Some(Labels::new()),
        false => matching::labels(&matching::path(uri), path, keeps_slash),
    }
}

/// Reads the labels and parameters, and marks the members that are present.
pub(crate) fn read(
    labels: &Labels<'_>,
    target: &Uri,
    input: &mut dyn Structure,
    seen: &mut Seen,
) -> Result<(), Error> {
    let schema = input.schema();
    let is_read = |member: &Member| matches!(member.location(), Location::Query(_) | Location::QueryParams);
    let parameters = match schema.members.iter().any(is_read) {
        true => parameters(target.query().unwrap_or_default(), schema)?,
        false => Parameters::new(),
    };
    for (index, member) in schema.members.iter().enumerate() {
        let found = match member.location() {
            Location::Label => label(input.member_mut(index), labels, member),
            Location::Query(name) => parameter(input.member_mut(index), &parameters, name, member),
            Location::QueryParams => all(input.member_mut(index), &parameters, member),
            _ => continue,
        };
        let failed = |problem| Error::member(schema, member, problem);
        if found.map_err(failed)? {
            seen.insert(index);
        }
    }
    Ok(())
}

/// Returns the parameters of a query.
fn parameters<'r>(query: &'r str, schema: &'static Schema) -> Result<Parameters<'r>, Error> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).zip(1..).map(|(pair, number)| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match (percent::decode(name), percent::decode(value)) {
            (Some(name), Some(value)) => Ok((name, value)),
            (name, _) => Err(malformed(name.as_deref(), number, schema)),
        }
    });
    pairs.collect()
}

/// Returns the error of a malformed parameter: that of the member that it is for, if its name tells one.
#[cold]
fn malformed(name: Option<&str>, number: usize, schema: &'static Schema) -> Error {
    let is_its = |member: &&Member| match member.location() {
        Location::Query(bound) => Some(bound) == name,
        _ => false,
    };
    match schema.members.iter().find(is_its) {
        Some(member) => Error::member(schema, member, MALFORMED),
        None => Error::Parameter { shape: schema.id, source: MalformedParameter(number) },
    }
}

/// A malformed parameter of a query, by its number from 1 on: its name may be malformed, too, or secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MalformedParameter(usize);

impl fmt::Display for MalformedParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "parameter {} of the query: {MALFORMED}", self.0)
    }
}

impl StdError for MalformedParameter {}

const MALFORMED: TextProblem = "expected percent-encoded UTF-8, found something else";

fn simple(into: Mut<'_>, value: &str, member: &Member) -> Result<(), TextProblem> {
    text::read(into, value, member.timestamp_format().unwrap_or(TIMESTAMPS), false)
}

// Each returns `true` if the member is present.

fn label(
    slot: &mut dyn Value,
    labels: &[(&'static str, Cow<'_, str>)],
    member: &Member,
) -> Result<bool, TextProblem> {
    let Some((_, label)) = labels.iter().find(|(name, _)| *name == member.name()) else {
        return Ok(false);
    };
    let label = percent::decode(label).ok_or(MALFORMED)?;
    simple(slot.open(), &label, member).map(|()| true)
}

/// Reads the parameters with a name: all of them into a list, otherwise the first.
fn parameter(
    slot: &mut dyn Value,
    parameters: &Parameters<'_>,
    name: &str,
    member: &Member,
) -> Result<bool, TextProblem> {
    let mut values = parameters.iter().filter(|(key, _)| key == name).map(|(_, value)| value).peekable();
    let Some(first) = values.peek().copied() else { return Ok(false) };
    match slot.open() {
        Mut::List(list) => {
            list.clear();
            values.try_for_each(|value| simple(list.push().open(), value, member))?;
        }
        other => simple(other, first, member)?,
    }
    Ok(true)
}

/// Reads all parameters into a map, including those that are bound to other members, as Smithy wants of
/// servers. Without parameters a map that may be absent is so.
fn all(slot: &mut dyn Value, parameters: &Parameters<'_>, member: &Member) -> Result<bool, TextProblem> {
    if parameters.is_empty() && !member.is(REQUIRED | CLIENT_OPTIONAL) {
        slot.unset();
        return Ok(false);
    }
    let Mut::Map(map) = slot.open() else { return Ok(false) };
    let mut sorted: Vec<_> = parameters.iter().collect();
    sorted.sort_by_key(|(key, _)| key); // stable: the values of a key keep their order
    map.clear();
    for group in sorted.chunk_by(|(a, _), (b, _)| a == b) {
        let Some((key, first)) = group.first() else { continue };
        match map.insert(key.to_string()).open() {
            Mut::List(list) => {
                group.iter().try_for_each(|(_, value)| simple(list.push().open(), value, member))?;
            }
            other => simple(other, first, member)?,
        }
    }
    Ok(true)
}
