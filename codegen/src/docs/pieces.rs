//! Markdown between the blocks of HTML: paragraphs, lists and code that blank lines set off, without a tag of a block.

use std::borrow::Cow;

use super::blocks::Blocks;
use super::markdown;
use super::scanner::{Scanner, has_block};

/// The longest fence that is recognised.
const MAX_FENCE: usize = 16;

/// The pieces of a text, in its order.
#[derive(Default)]
pub(super) struct Pieces {
    /// The length of a fence that nothing closes, nor a longer one: looked for once, not once per fence.
    unclosed: Option<usize>,
}

impl Pieces {
    /// Writes the Markdown that a text goes on with, if it is some.
    pub(super) fn write(&mut self, blocks: &mut Blocks, text: &str, scanner: &mut Scanner<'_>) {
        let at = text.len() - scanner.rest().len();
        let start = at - (text[..at].len() - text[..at].trim_end_matches(' ').len());
        let length = self.length(&text[start..]);
        if length > 0 {
            markdown::write(blocks, &outdented(&text[start..start + length]));
            scanner.skip(start + length - at);
        }
    }

    /// Returns the length of the pieces at the start of a text that are Markdown.
    fn length(&mut self, text: &str) -> usize {
        let mut length = 0;
        while let Some(piece) = self.next(&text[length..]) {
            let goes_on = length > 0 && piece.starts_with([' ', '\n']);
            if !goes_on && !is_markdown(piece) {
                break;
            }
            length += piece.len();
        }
        length
    }

    /// Returns the next piece, up to a blank line or the end of a block of code, unless there is a tag of a block in it.
    fn next<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let mut length = 0;
        let mut has_text = false;
        while let Some(line) = text[length..].split_inclusive('\n').next() {
            let is_blank = line.trim().is_empty();
            if is_blank && has_text {
                break;
            }
            has_text |= !is_blank;
            length += line.len();
            if let Some(fence) = fence(line) {
                return Some(&text[..length + self.closing(&text[length..], fence)?]);
            }
            if has_block(line) {
                return None;
            }
        }
        has_text.then_some(&text[..length])
    }

    /// Returns the length of a text up to the end of a block of code.
    fn closing(&mut self, text: &str, fence: usize) -> Option<usize> {
        if self.unclosed.is_some_and(|unclosed| fence >= unclosed) {
            return None;
        }
        let mut length = 0;
        for line in text.split_inclusive('\n') {
            length += line.len();
            let run = line.trim();
            if run.len() >= fence && run.bytes().all(|byte| byte == b'`') {
                return Some(length);
            }
        }
        self.unclosed = Some(fence);
        None
    }
}

/// Returns the number of backticks of a line that begins a block of code.
fn fence(line: &str) -> Option<usize> {
    let line = line.trim();
    let info = line.trim_start_matches('`');
    let length = line.len() - info.len();
    ((3..=MAX_FENCE).contains(&length) && !info.contains('`')).then_some(length)
}

/// Returns `true` if a piece has a form that it has in Markdown alone. Words, and code between backticks, are the same in
/// both.
fn is_markdown(piece: &str) -> bool {
    let is_item = |line: &str| ["- ", "* ", "+ "].iter().any(|marker| line.starts_with(marker));
    let is_heading = |line: &str| line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
    let is_numbered = |line: &str| {
        let rest = line.trim_start_matches(|first: char| first.is_ascii_digit());
        rest.len() < line.len() && rest.starts_with(". ")
    };
    let first = piece.trim_start();
    let mut lines = piece.lines().map(str::trim_start);
    let is_block = lines.any(|line| is_item(line) || is_heading(line) || fence(line).is_some());
    let has_link = || piece.contains("](http");
    let is_strong = || piece.matches("**").count() > 1;
    is_block || is_numbered(first) || has_link() || is_strong()
}

/// Returns a text without the spaces before its first line, wherever they are before others.
fn outdented(text: &str) -> Cow<'_, str> {
    let text = text.trim_start_matches('\n');
    let depth = text.len() - text.trim_start_matches(' ').len();
    if depth == 0 {
        return Cow::Borrowed(text);
    }
    let spaces = |line: &str| line.bytes().take(depth).take_while(|byte| *byte == b' ').count();
    Cow::Owned(text.split_inclusive('\n').map(|line| &line[spaces(line)..]).collect())
}
