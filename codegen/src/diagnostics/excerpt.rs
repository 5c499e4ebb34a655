//! Ranges of bytes to lines and columns, and to the line that is printed.

use std::ops::Range;

use super::Position;
use crate::docs::is_hidden;

/// The maximum number of characters of a line printed: a model may be a single line.
const WIDTH: usize = 140;

/// The number of characters printed before the underlined part of a line that is cut.
const BEFORE: usize = 40;

/// The number of bytes between two offsets whose characters are counted.
const BLOCK: usize = 4096;

const MARK: &[u8] = b"\xef\xbb\xbf";

/// The lines of a text, for many questions: each takes the same short time, even when the text is one line.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    /// The offset of each line.
    starts: Vec<usize>,
    /// The number of characters before each block.
    counted: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines, if they are `wanted`.
    pub(super) fn new(text: &'a [u8], wanted: bool) -> Self {
        let read = if wanted { text } else { &[] };
        let breaks = read.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
        let counted = read.chunks(BLOCK).scan(0, |before, block| {
            let counted = *before;
            *before += characters(block);
            Some(counted)
        });
        Lines { text, starts: std::iter::once(0).chain(breaks).collect(), counted: counted.collect() }
    }

    /// Finds the line and column of a range.
    pub(super) fn position(&self, span: Range<usize>) -> Position {
        let start = span.start.min(self.text.len());
        let line = self.starts.partition_point(|first| *first <= start).max(1);
        // A byte order mark is no column.
        let mark = if line == 1 && self.text.starts_with(MARK) { MARK.len().min(start) } else { 0 };
        let first = self.starts[line - 1] + mark;
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1).max(start);
        let column = self.before(start) - self.before(first) + 1;
        let (source, marked) =
            excerpt(&self.text[first..end], start - first..span.end.clamp(start, end) - first);
        Position { span, line, column, source, marked }
    }

    /// Returns the characters before a byte.
    fn before(&self, at: usize) -> usize {
        let block = (at / BLOCK).min(self.counted.len().saturating_sub(1));
        self.counted.get(block).map_or(0, |counted| counted + characters(&self.text[block * BLOCK..at]))
    }
}

/// Returns the characters that start in some bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// Returns the part of a line around a range, and the range in it.
fn excerpt(line: &[u8], range: Range<usize>) -> (String, Range<usize>) {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if is_binary(line) {
        return (String::new(), 0..0);
    }
    let (start, end) = (range.start.min(line.len()), range.end.min(line.len()));
    let before = last(&line[..start], WIDTH);
    let marked = first(&line[start..end], WIDTH);
    let after = first(&line[end..], WIDTH);
    let is_long = characters(before) + characters(marked) + characters(after) > WIDTH
        || before.len() + marked.len() + after.len() < line.len();
    let before = if is_long { last(before, BEFORE) } else { before };
    let left = WIDTH - characters(before);
    let marked = first(marked, left);
    let after = first(after, left - characters(marked));

    let mut source = String::from(if before.len() < start { "…" } else { "" });
    source.extend(String::from_utf8_lossy(before).chars().map(visible));
    let from = source.len();
    source.extend(String::from_utf8_lossy(marked).chars().map(visible));
    let to = source.len();
    source.extend(String::from_utf8_lossy(after).chars().map(visible));
    if start + marked.len() + after.len() < line.len() {
        source.push('…');
    }
    (source, from..to)
}

/// Returns `true` for bytes that say nothing when they are printed.
fn is_binary(line: &[u8]) -> bool {
    let start = &line[..line.len().min(WIDTH)];
    let hidden =
        String::from_utf8_lossy(start).chars().filter(|c| *c == '\u{fffd}' || c.is_control()).count();
    hidden > 4 && hidden * 4 > start.len()
}

/// Returns the first characters of some bytes.
fn first(bytes: &[u8], count: usize) -> &[u8] {
    let mut starts = bytes.iter().enumerate().filter(|(_, byte)| **byte & 0xc0 != 0x80);
    starts.nth(count).map_or(bytes, |(end, _)| &bytes[..end])
}

/// Returns the last characters of some bytes.
fn last(bytes: &[u8], count: usize) -> &[u8] {
    let mut starts = bytes.iter().enumerate().rev().filter(|(_, byte)| **byte & 0xc0 != 0x80);
    match count.checked_sub(1).and_then(|count| starts.nth(count)) {
        Some((start, _)) => &bytes[start..],
        None => bytes,
    }
}

/// Returns a printable character of one column.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        c if is_hidden(c) => '\u{fffd}',
        c => c,
    }
}
