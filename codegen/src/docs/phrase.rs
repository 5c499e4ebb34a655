//! Pieces of a sentence: names and links that the generator puts among words of its own, and the first sentence of
//! somebody else's.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::inline::{Inline, Mark};
use super::text;

/// The longest text that stands for a whole one in a list.
const MAX_SENTENCE: usize = 300;

/// Returns a code span that holds any text, on one line. What would hide in it, or turn the line around, is
/// spelled out.
pub(crate) fn code(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() => shown.push(' '),
            c if text::is_hidden(c) => shown.extend(c.escape_default()),
            c => shown.push(c),
        }
    }
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if shown.starts_with('`') || shown.ends_with('`') || shown.trim().is_empty() {
        format!("{fence} {shown} {fence}")
    } else {
        format!("{fence}{shown}{fence}")
    }
}

/// Returns a link to an address of the web. The title alone, when the address is none.
pub(crate) fn link(title: &str, address: &str) -> String {
    let mut line = Inline::default();
    let address = text::web_address(address);
    let is_link = address.is_some();
    if is_link {
        line.open(Mark::Link(address));
    }
    line.text(&text::clean(title), is_link.then_some(']'));
    line.take()
}

/// Returns the first sentence of a rendered text that begins with a paragraph, if it is short.
pub(crate) fn first_sentence(markdown: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut events = Parser::new_ext(markdown, Options::empty()).into_offset_iter();
    let (Event::Start(Tag::Paragraph), paragraph) = events.next()? else { return None };
    let mut end = paragraph.end;
    for (event, range) in events {
        match event {
            Event::End(TagEnd::Paragraph) => break,
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(_) if depth == 0 => {
                if let Some(stop) = full_stop(&markdown[range.start..paragraph.end], range.len()) {
                    end = range.start + stop;
                    break;
                }
            }
            _ => {}
        }
    }
    let sentence = markdown[..end].trim_end().trim_end_matches('\\');
    (sentence.len() <= MAX_SENTENCE).then_some(sentence)
}

/// Returns the end of a sentence within the first `length` bytes: after a full stop, and before a capital
/// letter or the end of the line.
fn full_stop(text: &str, length: usize) -> Option<usize> {
    text.match_indices(['.', '!', '?']).take_while(|(at, _)| *at < length).map(|(at, _)| at + 1).find(
        |&end| {
            let after = &text[end..];
            let next = after.trim_start();
            let is_abbreviation =
                ["e.g.", "i.e.", "etc.", "vs."].iter().any(|short| text[..end].ends_with(short));
            after.is_empty()
                || next.len() < after.len() && !next.starts_with(char::is_lowercase) && !is_abbreviation
        },
    )
}
