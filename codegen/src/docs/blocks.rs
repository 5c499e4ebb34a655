//! Blocks: paragraphs, lists, notes and preformatted text, however badly they are closed.

use super::MAX_DEPTH;
use super::element::HtmlElement;
use super::inline::{Inline, Mark};
use super::writer::Writer;

/// The maximum number of open lists, items and quotes.
const MAX_OPEN: usize = 2 * MAX_DEPTH;

#[derive(Debug)]
struct Open {
    element: HtmlElement,
    /// The number of containers of the writer before it.
    depth: usize,
    /// The number of a list's next item.
    number: usize,
}

#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub(super) line: Inline,
    writer: Writer,
    open: Vec<Open>,
    /// The word with which the next paragraph of a quote begins.
    label: &'static str,
}

impl Blocks {
    pub(super) fn finish(mut self) -> String {
        self.flush();
        self.writer.finish()
    }

    /// Ends the paragraph, or goes on with it where a mark is open that somebody forgot to close.
    pub(super) fn blank_line(&mut self) {
        if self.line.has_marks() { self.line.space() } else { self.flush() }
    }

    /// Returns `true` between the blocks of a text, outside of all lists, quotes and marks.
    pub(super) fn is_between(&self) -> bool {
        self.open.is_empty() && self.line.is_empty() && !self.line.has_marks()
    }

    /// Writes text as it is: code, fenced so that rustdoc does not compile it.
    pub(super) fn code(&mut self, code: &str) {
        self.flush();
        self.writer.code(code);
    }

    /// Ends a heading of a level from 1 to 6, whose text is the paragraph in the making.
    pub(super) fn end_heading(&mut self, level: usize) {
        let title = self.line.take().replace("\\\n", " ").replace('\n', " ");
        if !title.is_empty() {
            self.writer.block(&format!("{} {title}", "#".repeat(level)));
        }
    }

    /// Opens a list whose first item has this number.
    pub(super) fn open_list(&mut self, ordered: bool, number: usize) {
        self.flush();
        self.push(HtmlElement::List { ordered });
        if let Some(list) = self.open.last_mut() {
            list.number = number;
        }
    }

    pub(super) fn open_block(&mut self, element: HtmlElement) {
        if !matches!(element, HtmlElement::Definition | HtmlElement::Cell) {
            self.flush();
        }
        match element {
            HtmlElement::Title => self.line.open(Mark::Strong),
            HtmlElement::List { .. } => self.push(element),
            HtmlElement::Item | HtmlElement::Row => self.open_item(),
            HtmlElement::Term => {
                self.open_item();
                self.line.open(Mark::Strong);
            }
            HtmlElement::Definition => self.separate(": "),
            HtmlElement::Cell => self.separate(" — "),
            HtmlElement::Quote(label) if self.writer.has_room() && self.open.len() < MAX_OPEN => {
                self.push(element);
                self.writer.open_quote();
                self.label = label;
            }
            _ => {}
        }
    }

    pub(super) fn close_block(&mut self, element: HtmlElement) {
        match element {
            HtmlElement::Term => return self.line.close(&Mark::Strong),
            HtmlElement::Cell => return,
            _ => self.flush(),
        }
        let found = match element {
            HtmlElement::List { .. } => self.innermost_list(),
            HtmlElement::Item | HtmlElement::Row => {
                let is_end =
                    |open: &Open| matches!(open.element, HtmlElement::Item | HtmlElement::List { .. });
                self.open.iter().rposition(is_end).filter(|&at| self.open[at].element == HtmlElement::Item)
            }
            HtmlElement::Quote(_) => self.open.iter().rposition(|open| open.element == element),
            _ => None,
        };
        if let Some(at) = found {
            self.close_to(at);
        }
    }

    /// Opens an item of the innermost list, closing the one before it.
    fn open_item(&mut self) {
        if !self.label.is_empty() {
            let label = format!("**{}:**", std::mem::take(&mut self.label));
            self.writer.block(&label);
        }
        let list = match self.innermost_list() {
            Some(list) => list,
            None if self.open.len() + 1 < MAX_OPEN => {
                self.push(HtmlElement::List { ordered: false });
                self.open.len() - 1
            }
            None => return,
        };
        self.close_to(list + 1);
        self.writer.close_to(self.open[list].depth);
        if !self.writer.has_room() || self.open.len() >= MAX_OPEN {
            return;
        }
        let number = self.open[list].number;
        self.open[list].number += 1;
        let is_ordered = self.open[list].element == HtmlElement::List { ordered: true };
        self.push(HtmlElement::Item);
        self.writer.open_item(is_ordered.then_some(number));
    }

    fn innermost_list(&self) -> Option<usize> {
        self.open.iter().rposition(|open| matches!(open.element, HtmlElement::List { .. }))
    }

    fn push(&mut self, element: HtmlElement) {
        if self.open.len() < MAX_OPEN {
            self.open.push(Open { element, depth: self.writer.depth(), number: 1 });
        }
    }

    fn close_to(&mut self, length: usize) {
        if let Some(open) = self.open.get(length) {
            self.writer.close_to(open.depth);
            self.label = "";
        }
        self.open.truncate(length);
    }

    /// Sets a term off from its definition, a cell from the next.
    fn separate(&mut self, separator: &str) {
        self.line.close(&Mark::Strong);
        if !self.line.is_empty() {
            self.line.separator(separator);
        }
    }

    pub(super) fn flush(&mut self) {
        let text = self.line.take();
        if text.is_empty() {
            return;
        }
        match std::mem::take(&mut self.label) {
            "" => self.writer.block(&text),
            label => self.writer.block(&format!("**{label}:** {text}")),
        }
    }
}
