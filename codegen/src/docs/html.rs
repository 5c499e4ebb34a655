//! Blocks of HTML: paragraphs, lists, notes and preformatted text, however badly they are closed.

use super::MAX_DEPTH;
use super::element::Element;
use super::inline::{Inline, Mark};
use super::scanner::{Mode, Scanner, Token, reference};
use super::writer::Writer;

/// How many lists, items and quotes may be open at once.
const MAX_OPEN: usize = 2 * MAX_DEPTH;

struct Open {
    element: Element,
    /// How many containers the writer had before it.
    depth: usize,
    /// The number of a list's next item.
    number: usize,
}

struct Renderer<'a> {
    scanner: Scanner<'a>,
    writer: Writer,
    line: Inline,
    open: Vec<Open>,
    /// The word with which the next paragraph of a quote begins.
    label: &'static str,
}

pub(super) fn render(text: &str) -> String {
    let mut renderer = Renderer {
        scanner: Scanner::new(text, Mode::Html),
        writer: Writer::default(),
        line: Inline::new(Mode::Html),
        open: Vec::new(),
        label: "",
    };
    while let Some(token) = renderer.scanner.next() {
        renderer.token(token);
    }
    renderer.flush();
    renderer.writer.finish()
}

impl Renderer<'_> {
    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Character(character) | Token::Markup(character) => {
                self.line.character(character, self.scanner.following());
            }
            Token::Open(element, attributes) => {
                let is_empty = attributes.ends_with('/');
                match element {
                    Element::Break => self.line.line_break(),
                    _ if is_empty && !element.is_block() => {}
                    _ if element.is_block() => self.open_block(element),
                    _ => self.open_inline(element, attributes),
                }
            }
            Token::Close(element) if element.is_block() => self.close_block(element),
            Token::Close(Element::Strong) => self.line.close(&Mark::Strong),
            Token::Close(Element::Emphasis) => self.line.close(&Mark::Emphasis),
            Token::Close(Element::Link) => self.line.close(&Mark::Link(None)),
            Token::Close(_) => {}
            Token::CodeSpan(code) => self.line.code(code),
            Token::Backticks(run) => self.line.text(run),
            Token::Address(address) => self.line.address(&address.replace("&amp;", "&")),
            Token::Link(text, _) => self.line.text(text),
            Token::BlankLine if self.line.has_marks() => self.line.space(),
            Token::BlankLine => self.flush(),
        }
    }

    fn open_inline(&mut self, element: Element, attributes: &str) {
        match element {
            Element::Strong => self.line.open(Mark::Strong),
            Element::Emphasis => self.line.open(Mark::Emphasis),
            Element::Link => self.line.open(Mark::Link(reference(attributes))),
            Element::Code => {
                let code = self.scanner.raw(Element::Code, Element::is_block);
                self.line.code(&code);
            }
            Element::Hidden => {
                self.scanner.raw(Element::Hidden, |_| false);
            }
            _ => {}
        }
    }

    fn open_block(&mut self, element: Element) {
        if !matches!(element, Element::Definition | Element::Cell) {
            self.flush();
        }
        match element {
            Element::Title => self.line.open(Mark::Strong),
            Element::List { .. } => self.push(element),
            Element::Item | Element::Row => self.open_item(),
            Element::Term => {
                self.open_item();
                self.line.open(Mark::Strong);
            }
            Element::Definition => self.separate(": "),
            Element::Cell => self.separate(" — "),
            Element::Quote(label) if self.writer.has_room() && self.open.len() < MAX_OPEN => {
                self.push(element);
                self.writer.open_quote();
                self.label = label;
            }
            Element::Preformatted => {
                let code = self.scanner.raw(Element::Preformatted, |_| false);
                self.writer.code(&code);
            }
            _ => {}
        }
    }

    fn close_block(&mut self, element: Element) {
        match element {
            Element::Term => return self.line.close(&Mark::Strong),
            Element::Cell => return,
            _ => self.flush(),
        }
        let found = match element {
            Element::List { .. } => self.innermost_list(),
            Element::Item | Element::Row => {
                let is_end = |open: &Open| matches!(open.element, Element::Item | Element::List { .. });
                self.open.iter().rposition(is_end).filter(|&at| self.open[at].element == Element::Item)
            }
            Element::Quote(_) => self.open.iter().rposition(|open| open.element == element),
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
                self.push(Element::List { ordered: false });
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
        let is_ordered = self.open[list].element == Element::List { ordered: true };
        self.push(Element::Item);
        self.writer.open_item(is_ordered.then_some(number));
    }

    fn innermost_list(&self) -> Option<usize> {
        self.open.iter().rposition(|open| matches!(open.element, Element::List { .. }))
    }

    fn push(&mut self, element: Element) {
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

    fn flush(&mut self) {
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
