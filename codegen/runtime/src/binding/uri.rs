//! Writing the path and query of a request (Smithy 2.0, `httpLabel`, `httpQuery` and `httpQueryParams`
//! traits).

use bytes::Bytes;

use super::pattern::{Segment, query_literals, segments};
use super::{Error, TIMESTAMPS, TextProblem, percent, text, token_or};
use crate::codec::token::Generator;
use crate::schema::{IDEMPOTENCY_TOKEN, Location, Member, Schema};
use crate::value::{Map, Ref, Structure};

/// Returns the path and query of a request.
pub(crate) fn write(
    uri: &'static str,
    input: &dyn Structure,
    token: Option<&Generator>,
) -> Result<Bytes, Error> {
    if is_fixed(uri, input.schema()) {
        return Ok(Bytes::from_static(uri.as_bytes()));
    }
    let mut out = String::with_capacity(uri.len() + 64);
    for segment in segments(uri) {
        out.push('/');
        match segment {
            Segment::Literal(literal) => out.push_str(literal),
            Segment::Label(name) => label(name, input, false, token, &mut out)?,
            Segment::Greedy(name) => label(name, input, true, token, &mut out)?,
        }
    }
    let mut query = Query { out, empty: true };
    for (name, value) in query_literals(uri) {
        query.key(name, false);
        if !value.is_empty() {
            query.out.push('=');
            query.out.push_str(value);
        }
    }
    parameters(input, token, &mut query)?;
    Ok(query.out.into())
}

/// Returns `true` if path and query do not depend on the input.
fn is_fixed(uri: &str, schema: &Schema) -> bool {
    let in_query = |member: &Member| matches!(member.location(), Location::Query(_) | Location::QueryParams);
    !uri.bytes().any(|byte| byte == b'{') && !schema.members.iter().any(in_query)
}

/// Writes a label, which must not be empty. Dots are unreserved (RFC 3986, section 2.3), so that the labels
/// `.` and `..` are written unchanged: a transport must not normalize the path.
fn label(
    name: &'static str,
    input: &dyn Structure,
    greedy: bool,
    token: Option<&Generator>,
    out: &mut String,
) -> Result<(), Error> {
    let schema = input.schema();
    let mut members = schema.members.iter().enumerate();
    let found = members.find(|(_, member)| member.name() == name && member.location() == Location::Label);
    let Some((index, member)) = found else {
        let problem =
            "expected a member of the input for this label of the path, found none: the model is wrong";
        return Err(Error::Member { shape: schema.id, member: name, problem });
    };
    let failed = |problem| Error::member(schema, member, problem);
    let value = input.member(index);
    let made = token_or(value, member, token)?;
    let mut plain = String::new();
    let text = match (made.as_deref().map_or(value, Ref::String), member.timestamp_format()) {
        (Ref::String(text), _) => text,
        (other, format) => {
            text::write(other, format.unwrap_or(TIMESTAMPS), &mut plain).map_err(failed)?;
            plain.as_str()
        }
    };
    if text.is_empty() {
        return Err(failed(
            "expected a text that is not empty, as it is a part of the path, found an empty one",
        ));
    }
    percent::encode(text, greedy, out);
    Ok(())
}

/// The query of a request.
struct Query {
    out: String,
    empty: bool,
}

impl Query {
    fn key(&mut self, name: &str, encoded: bool) {
        self.out.push(if std::mem::take(&mut self.empty) { '?' } else { '&' });
        if encoded {
            percent::encode(name, false, &mut self.out);
        } else {
            self.out.push_str(name);
        }
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.key(name, true);
        self.out.push('=');
        percent::encode(value, false, &mut self.out);
    }
}

fn parameters(input: &dyn Structure, token: Option<&Generator>, query: &mut Query) -> Result<(), Error> {
    let schema = input.schema();
    let bound = |member: &Member| matches!(member.location(), Location::Query(_) | Location::QueryParams);
    if !schema.members.iter().any(bound) {
        return Ok(());
    }
    for (member, value) in input.members() {
        let failed = |problem| Error::member(schema, member, problem);
        match member.location() {
            Location::Query(name) => {
                let made = token_or(value, member, token)?;
                match made.as_deref().map_or(value, Ref::String) {
                    Ref::Absent => {}
                    Ref::List(list) => {
                        for index in 0..list.len() {
                            scalar(name, list.get(index), member, query).map_err(failed)?;
                        }
                    }
                    value => scalar(name, value, member, query).map_err(failed)?,
                }
            }
            Location::QueryParams => {
                if let Ref::Map(map) = value {
                    rest(map, input, member, query).map_err(failed)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn scalar(name: &str, value: Ref<'_>, member: &Member, query: &mut Query) -> Result<(), TextProblem> {
    if let Ref::String(text) = value {
        query.pair(name, text);
        return Ok(());
    }
    let mut plain = String::new();
    text::write(value, member.timestamp_format().unwrap_or(TIMESTAMPS), &mut plain)?;
    query.pair(name, &plain);
    Ok(())
}

/// Writes the parameters of a map, except those of members that are present.
fn rest(map: &dyn Map, input: &dyn Structure, of: &Member, query: &mut Query) -> Result<(), TextProblem> {
    let mut result = Ok(());
    map.each(&mut |key, value| {
        if is_set(input, key) {
            return true;
        }
        result = match value {
            Ref::List(list) => (0..list.len()).try_for_each(|index| scalar(key, list.get(index), of, query)),
            Ref::Absent => Ok(()),
            value => scalar(key, value, of, query),
        };
        result.is_ok()
    });
    result
}

/// Returns `true` if a member of its own has a parameter. A token that is absent is filled in.
fn is_set(input: &dyn Structure, parameter: &str) -> bool {
    input.schema().members.iter().enumerate().any(|(index, member)| {
        matches!(member.location(), Location::Query(name) if name == parameter)
            && (member.is(IDEMPOTENCY_TOKEN) || !matches!(input.member(index), Ref::Absent))
    })
}
