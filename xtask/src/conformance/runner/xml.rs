//! XML bodies, read by `quick-xml`, since the runtime's reader is what is tested, and compared as trees.

use std::collections::BTreeMap;
use std::fmt;

use ferrosmith_runtime::{Timestamp, TimestampFormat};
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// An element: text between elements and the order of attributes do not count.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct XmlElement {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    children: Vec<XmlElement>,
}

/// Reads the one element that a document is.
pub(crate) fn read(bytes: &[u8]) -> Result<XmlElement, String> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).map_err(|error| error.to_string())?);
    let mut open = vec![XmlElement::default()];
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let last = open.last_mut().ok_or("more ends than starts")?;
        match event {
            Event::Start(tag) => open.push(started(&tag)?),
            Event::Empty(tag) => last.children.push(started(&tag)?),
            Event::End(_) => {
                let mut ended = open.pop().ok_or("more ends than starts")?;
                if !ended.children.is_empty() {
                    ended.text.clear();
                }
                open.last_mut().ok_or("more ends than starts")?.children.push(ended);
            }
            Event::Text(text) => last.text.push_str(&text),
            Event::CData(text) => last.text.push_str(&text),
            Event::GeneralRef(name) => {
                last.text.push_str(&unescape(&format!("&{};", &*name)).map_err(|error| error.to_string())?);
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::DocType(_) => return Err("a document type".to_owned()),
            Event::Eof => break,
        }
    }
    match (open.pop(), open.pop()) {
        (Some(mut document), None) if document.children.len() == 1 && document.text.trim().is_empty() => {
            document.children.pop().ok_or_else(|| "no element".to_owned())
        }
        _ => Err("not exactly one element".to_owned()),
    }
}

fn started(tag: &BytesStart<'_>) -> Result<XmlElement, String> {
    let mut element = XmlElement { name: tag.name().as_ref().to_owned(), ..XmlElement::default() };
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let name = attribute.key.as_ref().to_owned();
        let value = unescape(&attribute.value).map_err(|error| error.to_string())?.into_owned();
        element.attributes.insert(name, value);
    }
    Ok(element)
}

/// The ids of requests: those of a response are the transport's to give.
const IDS: [&str; 3] = ["RequestId", "RequestID", "requestId"];

/// Returns `true` if two elements hold the same: members in any order, elements of a list in theirs. Entries of a
/// map (which have a key and a value) are in any order, too.
pub(crate) fn same(a: &XmlElement, b: &XmlElement) -> bool {
    if (&a.name, &a.attributes) != (&b.name, &b.attributes) || !same_text(&a.text, &b.text) {
        return false;
    }
    let (a, b) = (by_name(a), by_name(b));
    a.len() == b.len()
        && a.iter().zip(&b).all(|((a_name, a), (b_name, b))| a_name == b_name && same_named(a, b))
}

/// Times are the same whatever their offset.
fn same_text(a: &str, b: &str) -> bool {
    let time = |text: &str| Timestamp::parse(text, TimestampFormat::DateTime).ok();
    a == b || time(a).is_some_and(|a| time(b) == Some(a))
}

fn by_name(element: &XmlElement) -> BTreeMap<&str, Vec<&XmlElement>> {
    let mut found: BTreeMap<&str, Vec<&XmlElement>> = BTreeMap::new();
    for child in element.children.iter().filter(|child| !IDS.contains(&&*child.name)) {
        found.entry(&child.name).or_default().push(child);
    }
    found
}

fn same_named(a: &[&XmlElement], b: &[&XmlElement]) -> bool {
    let is_entry = |of: &&XmlElement| of.children.len() == 2 && of.children[0].name != of.children[1].name;
    a.len() == b.len()
        && match a.iter().all(is_entry) {
            true => a.iter().all(|a| b.iter().any(|b| same(a, b))),
            false => a.iter().zip(b).all(|(a, b)| same(a, b)),
        }
}

impl fmt::Display for XmlElement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}", self.name)?;
        for (name, value) in &self.attributes {
            write!(f, " {name}={value:?}")?;
        }
        write!(f, ">{}", self.text.escape_debug())?;
        self.children.iter().try_for_each(|child| child.fmt(f))?;
        write!(f, "</{}>", self.name)
    }
}
