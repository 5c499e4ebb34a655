//! Headers (Smithy 2.0, `httpHeader` and `httpPrefixHeaders` traits).

use http::header::{CONNECTION, CONTENT_LENGTH, HOST, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING};

use super::error::SameHeader;
use super::{Error, Reading, TextProblem, lists, text, token_or};
use crate::codec::members::Seen;
use crate::codec::token::Generator;
use crate::data::{Blob, Object, TimestampFormat, base64, joined};
use crate::schema::{Location, Member, SENSITIVE};
use crate::value::{Map, Mut, Ref, Structure, Value};

/// The default format of timestamps in headers.
const TIMESTAMPS: TimestampFormat = TimestampFormat::HttpDate;

/// Adds the headers of a message. A header of a member takes precedence over the same one in a map.
pub(crate) fn write(
    from: &dyn Structure,
    token: Option<&Generator>,
    headers: &mut HeaderMap,
) -> Result<(), Error> {
    let schema = from.schema();
    let bound =
        |member: &Member| matches!(member.location(), Location::Header(_) | Location::PrefixHeaders(_));
    if !schema.members.iter().any(bound) {
        return Ok(());
    }
    for prefixed in [true, false] {
        for (member, value) in from.members() {
            let secret = schema.sensitive || member.is(SENSITIVE);
            let failed = |problem| Error::member(schema, member, problem);
            match member.location() {
                Location::Header(name) if !prefixed => {
                    let made = token_or(value, member, token)?;
                    let value = made.as_deref().map_or(value, Ref::String);
                    if !matches!(value, Ref::Absent) {
                        one(name, value, member, secret, headers).map_err(failed)?;
                    }
                }
                Location::PrefixHeaders(prefix) if prefixed => {
                    if let Ref::Map(map) = value {
                        if let Some(keys) = same_header(map) {
                            let keys = (!secret).then_some(keys);
                            let source = SameHeader { member: member.name(), keys };
                            return Err(Error::SameHeader { shape: schema.id, source });
                        }
                        each(prefix, map, member, secret, headers).map_err(failed)?;
                    }
                }
                _ => {}
            }
        }
    }
    Ok(())
}

fn one(
    name: &str,
    value: Ref<'_>,
    member: &Member,
    secret: bool,
    headers: &mut HeaderMap,
) -> Result<(), TextProblem> {
    let name = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| "expected the name of a header, found another text")?;
    let format = member.timestamp_format().unwrap_or(TIMESTAMPS);
    let mut plain = String::new();
    let text = match value {
        Ref::String(text) if member.media_type().is_some() => {
            plain = base64::encode(text.as_bytes());
            plain.as_str()
        }
        Ref::String(text) => text,
        Ref::List(list) => {
            lists::write(list, format, member.media_type().is_some(), &mut plain)?;
            plain.as_str()
        }
        other => {
            text::write(other, format, &mut plain)?;
            plain.as_str()
        }
    };
    // UTF-8 outside ASCII is opaque to HTTP, but allowed (RFC 9110, section 5.5).
    let mut value = HeaderValue::from_bytes(text.as_bytes()).map_err(
        |_| "expected a text that fits a header, found one with a line break or a control character",
    )?;
    value.set_sensitive(secret);
    headers.insert(name, value);
    Ok(())
}

/// The maximum number of headers from a map: more than servers accept, and fewer than [`HeaderMap`] can hold.
const MOST: usize = 8192;

/// Returns two keys of a map that are the same header.
fn same_header(map: &dyn Map) -> Option<[String; 2]> {
    let mut keys = Object::new(); // a map whose code is there already
    let mut same = None;
    map.each(&mut |key, value| {
        if !matches!(value, Ref::Absent) {
            let other = keys.insert(key.to_ascii_lowercase(), key);
            same = other.and_then(|other| Some([other.as_str()?.to_owned(), key.to_owned()]));
        }
        same.is_none() && keys.len() <= MOST
    });
    same
}

/// Headers that frame a message, beside those which a protocol has set by now.
const FRAMING: [HeaderName; 4] = [CONNECTION, CONTENT_LENGTH, HOST, TRANSFER_ENCODING];

/// Adds the headers of a map. Without a prefix it may be all headers of a message that was received: those that the protocol
/// or HTTP itself has set are the new message's own, and stay.
fn each(
    prefix: &str,
    map: &dyn Map,
    member: &Member,
    secret: bool,
    headers: &mut HeaderMap,
) -> Result<(), TextProblem> {
    if map.len() > MOST {
        return Err("expected at most 8192 headers, found more");
    }
    let mut result = Ok(());
    map.each(&mut |key, value| {
        let is_own = |name: HeaderName| headers.contains_key(&name) || FRAMING.contains(&name);
        let stays = prefix.is_empty() && HeaderName::try_from(key).is_ok_and(is_own);
        if !matches!(value, Ref::Absent) && !stays {
            result = one(&joined(&[prefix, key], ""), value, member, secret, headers);
        }
        result.is_ok()
    });
    result
}

/// Reads the headers of a message, and marks the members that are present. A lenient reader accepts
/// offsets in date-times, and headers that are not UTF-8.
pub(crate) fn read(
    headers: &HeaderMap,
    into: &mut dyn Structure,
    reading: Reading,
    seen: &mut Seen,
) -> Result<(), Error> {
    let schema = into.schema();
    for (index, member) in schema.members.iter().enumerate() {
        let found = match member.location() {
            Location::Header(name) if headers.contains_key(name) => {
                let slot = into.member_mut(index);
                let read = text_of(headers, name, reading)
                    .and_then(|text| simple_or_list(slot.open(), &text, member, reading));
                if reading.is_lenient() && read.is_err() && is_no_date(name, slot) {
                    continue;
                }
                read.map(|()| true)
            }
            Location::PrefixHeaders(prefix) => {
                let slot = into.member_mut(index);
                let names = names(headers, prefix, reading);
                match slot.open() {
                    Mut::Map(map) if !names.is_empty() => entries(headers, &names, map, member, reading),
                    _ => {
                        slot.unset();
                        Ok(false)
                    }
                }
            }
            _ => continue,
        };
        let failed = |problem| Error::member(schema, member, problem);
        if found.map_err(failed)? {
            seen.insert(index);
        }
    }
    Ok(())
}

/// Returns `true` if a value that cannot be read is one that `Expires` may have, such as `0`: it says no more than that the
/// time is past (RFC 9111, section 5.3), so an optional member becomes absent, and the rest of the response is read.
fn is_no_date(name: &str, slot: &mut dyn Value) -> bool {
    let is_date = name.eq_ignore_ascii_case("expires") && matches!(slot.view(), Ref::Timestamp(_));
    if is_date {
        slot.unset();
    }
    is_date && matches!(slot.view(), Ref::Absent)
}

/// Returns the values of all headers with a name, which are one list (RFC 9110, section 5.3).
///
/// A value that is not UTF-8 is ISO-8859-1 to a lenient reader, as it is to browsers and to clients in other
/// languages (RFC 9110, section 5.5): each byte is the character of its number, so that none is lost.
fn text_of(headers: &HeaderMap, name: &str, reading: Reading) -> Result<String, TextProblem> {
    let mut text = String::new();
    for (index, value) in headers.get_all(name).iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        match std::str::from_utf8(value.as_bytes()) {
            Ok(utf8) => text.push_str(utf8),
            Err(_) if reading.is_lenient() => {
                value.as_bytes().iter().for_each(|&byte| text.push(byte.into()))
            }
            Err(_) => return Err("expected UTF-8, found something else"),
        }
    }
    Ok(text)
}

fn simple_or_list(into: Mut<'_>, text: &str, member: &Member, reading: Reading) -> Result<(), TextProblem> {
    let format = member.timestamp_format().unwrap_or(TIMESTAMPS);
    match into {
        Mut::List(list) => {
            list.clear();
            let dates = format == TimestampFormat::HttpDate && {
                let probe = matches!(list.push().open(), Mut::Timestamp(_));
                list.clear();
                probe
            };
            let in_base64 = member.media_type().is_some();
            for element in lists::split(text, dates)? {
                match list.push().open() {
                    Mut::String(value) if in_base64 => *value = decoded(&element)?,
                    other => text::read(other, &element, format, reading.is_lenient())?,
                }
            }
            Ok(())
        }
        Mut::String(value) if member.media_type().is_some() => {
            *value = decoded(lists::trim(text))?;
            Ok(())
        }
        other => text::read(other, lists::trim(text), format, reading.is_lenient()),
    }
}

/// Returns a text with a media type.
fn decoded(text: &str) -> Result<String, TextProblem> {
    let decoded = Blob::from_base64(text).ok().and_then(|blob| String::try_from(blob).ok());
    decoded.ok_or("expected a text in base64, found something else")
}

/// Returns the names with a prefix, and the keys that they form. Without a prefix these are all headers, even
/// those that intermediaries added; a strict reader ignores those that are not UTF-8.
fn names(headers: &HeaderMap, prefix: &str, reading: Reading) -> Vec<(String, String)> {
    let prefix = prefix.to_ascii_lowercase();
    let mut names = Vec::new();
    for name in headers.keys().map(HeaderName::as_str) {
        if let Some(key) = name.strip_prefix(&*prefix)
            && (!prefix.is_empty() || text_of(headers, name, reading).is_ok())
        {
            names.push((name.to_owned(), key.to_owned()));
        }
    }
    names
}

fn entries(
    headers: &HeaderMap,
    names: &[(String, String)],
    map: &mut dyn Map,
    member: &Member,
    reading: Reading,
) -> Result<bool, TextProblem> {
    map.clear();
    for (name, key) in names {
        let text = text_of(headers, name, reading)?;
        simple_or_list(map.insert(key.clone()).open(), &text, member, reading)?;
    }
    Ok(true)
}
