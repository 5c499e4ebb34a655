//! Blocks of CommonMark: written anew, so that no indented or fenced text becomes code that rustdoc compiles.

use super::MAX_DEPTH;
use super::element::Element;
use super::inline::{Inline, Mark};
use super::scanner::{Mode, Scanner, Token, reference};
use super::writer::Writer;

struct Renderer<'a> {
    writer: Writer,
    paragraph: Vec<&'a str>,
    in_quote: bool,
    /// Where the text of each open list item starts in its line.
    items: Vec<usize>,
    code: Option<Code<'a>>,
    after_blank: bool,
}

struct Code<'a> {
    /// The fence that ends it; without one, the next line that is not indented ends it.
    fence: &'a str,
    indent: usize,
    text: String,
}

pub(super) fn render(text: &str) -> String {
    let mut renderer = Renderer {
        writer: Writer::default(),
        paragraph: Vec::new(),
        in_quote: false,
        items: Vec::new(),
        code: None,
        after_blank: true,
    };
    for line in text.split('\n') {
        renderer.line(line);
    }
    renderer.end_code();
    renderer.flush();
    renderer.writer.finish()
}

impl<'a> Renderer<'a> {
    fn line(&mut self, line: &'a str) {
        let line = self.quoted_code(line);
        let mut rest = line.trim();
        let mut indent = line.len() - line.trim_start().len();
        if self.continue_code(line, rest, indent) {
            return;
        }
        if rest.is_empty() {
            self.flush();
            self.after_blank = true;
            return;
        }
        (rest, indent) = self.quote(rest, indent);
        if rest.is_empty() {
            self.flush();
            self.after_blank = true;
            return;
        }
        // An item may hold an item, a fence or a heading on the same line.
        for _ in 0..MAX_DEPTH {
            let Some((number, width)) = self.marker(rest) else {
                break;
            };
            self.flush();
            self.open_item(number, indent, width);
            indent += width;
            rest = rest[width..].trim_start();
        }
        if self.marker(rest).is_some() {
            rest = rest.trim_start_matches(|character: char| !character.is_alphabetic());
        }
        self.text(rest, indent);
        self.after_blank = false;
    }

    /// A line without its list markers: a fence, a heading, a rule, indented code or a piece of a paragraph.
    fn text(&mut self, rest: &'a str, indent: usize) {
        if self.after_blank {
            self.close_items(indent);
        }
        let base = self.items.last().copied().unwrap_or(0);
        if let Some(fence) = fence(rest) {
            self.flush();
            self.code = Some(Code { fence, indent, text: String::new() });
        } else if is_rule(rest) {
            self.flush();
        } else if let Some(level) = heading(rest) {
            self.flush();
            let title = inline(rest[level..].trim().trim_end_matches('#'));
            self.writer.block(&format!("{} {title}", &rest[..level]));
        } else if self.paragraph.is_empty() && indent >= base + 4 && self.after_blank {
            self.code = Some(Code { fence: "", indent, text: format!("{rest}\n") });
        } else {
            self.paragraph.push(rest);
        }
    }

    /// A line of code within a quote, without the quote's mark; where that is missing, the code ends.
    fn quoted_code(&mut self, line: &'a str) -> &'a str {
        if !self.in_quote || self.code.is_none() {
            return line;
        }
        match line.trim_start().strip_prefix('>') {
            Some(inner) => inner.strip_prefix(' ').unwrap_or(inner),
            None => {
                self.end_code();
                line
            }
        }
    }

    /// Takes a line that belongs to code. Says whether it did.
    fn continue_code(&mut self, line: &str, rest: &str, indent: usize) -> bool {
        let Some(code) = &mut self.code else {
            return false;
        };
        let is_end = match code.fence {
            "" => !rest.is_empty() && indent < code.indent,
            fence => rest.starts_with(fence) && rest.trim_matches(|mark| fence.starts_with(mark)).is_empty(),
        };
        if !is_end {
            code.text.push_str(&line[indent.min(code.indent)..]);
            code.text.push('\n');
            return true;
        }
        let is_fenced = !code.fence.is_empty();
        self.end_code();
        is_fenced
    }

    fn end_code(&mut self) {
        if let Some(code) = self.code.take() {
            self.writer.code(&code.text);
        }
    }

    /// Opens or ends a quote. Quotes do not nest, and one inside a list is text.
    fn quote(&mut self, rest: &'a str, indent: usize) -> (&'a str, usize) {
        let is_quote = rest.starts_with('>') && (self.in_quote || self.items.is_empty() || self.after_blank);
        if is_quote != self.in_quote {
            self.flush();
            self.items.clear();
            self.writer.close_to(0);
            if is_quote {
                self.writer.open_quote();
            }
            self.in_quote = is_quote;
        }
        if !is_quote {
            return (rest, indent);
        }
        let inner = rest.trim_start_matches('>');
        let text = inner.trim_start();
        (text, (inner.len() - text.len()).saturating_sub(1))
    }

    /// The marker of a list item: its number, unless it is a bullet, and its width.
    fn marker(&self, rest: &str) -> Option<(Option<usize>, usize)> {
        let digits = rest.len() - rest.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
        let (number, mark) = match digits {
            0 => (None, rest.strip_prefix(['-', '*', '+'])?),
            1..=9 => (Some(rest[..digits].parse().ok()?), rest[digits..].strip_prefix(['.', ')'])?),
            _ => return None,
        };
        let text = mark.trim_start_matches(' ');
        let is_rule = text.chars().all(|character| matches!(character, ' ' | '-' | '*'));
        let interrupts =
            self.paragraph.is_empty() || number.is_none_or(|number| number == 1) || !self.items.is_empty();
        (!text.is_empty() && text.len() < mark.len() && !is_rule && interrupts)
            .then_some((number, rest.len() - mark.len() + 1))
    }

    fn open_item(&mut self, number: Option<usize>, indent: usize, width: usize) {
        self.close_items(indent);
        if self.writer.has_room() {
            self.writer.open_item(number);
            self.items.push(indent + width);
        }
    }

    /// Closes the items whose text starts to the right of a line.
    fn close_items(&mut self, indent: usize) {
        while self.items.last().is_some_and(|&text| text > indent) {
            self.items.pop();
        }
        self.writer.close_to(self.items.len() + usize::from(self.in_quote));
    }

    fn flush(&mut self) {
        if !self.paragraph.is_empty() {
            let text = std::mem::take(&mut self.paragraph).join("\n");
            self.writer.block(&inline(&text));
        }
    }
}

/// A rule between paragraphs or under a title: left out, both of them.
fn is_rule(rest: &str) -> bool {
    let is_made_of = |mark: char| rest.chars().all(|character| character == mark || character == ' ');
    is_made_of('-') || is_made_of('=') || rest.len() > 2 && (is_made_of('*') || is_made_of('_'))
}

fn fence(rest: &str) -> Option<&str> {
    let mark = rest.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = rest.len() - rest.trim_start_matches(mark).len();
    let is_fence = length >= 3 && !(mark == '`' && rest[length..].contains('`'));
    is_fence.then(|| &rest[..length])
}

fn heading(rest: &str) -> Option<usize> {
    let level = rest.len() - rest.trim_start_matches('#').len();
    ((1..=6).contains(&level) && rest[level..].starts_with(' ')).then_some(level)
}

/// One paragraph, in which tags may stand all the same.
fn inline(text: &str) -> String {
    let mut line = Inline::new(Mode::Markdown);
    write_inline(&mut line, text, true);
    line.take()
}

fn write_inline(line: &mut Inline, text: &str, with_links: bool) {
    let mut scanner = Scanner::new(text, Mode::Markdown);
    while let Some(token) = scanner.next() {
        match token {
            Token::Character(character) => line.character(character, scanner.following()),
            Token::Markup(character) => line.markup(character),
            Token::Open(Element::Code, attributes) if !attributes.ends_with('/') => {
                line.code(&scanner.raw(Element::Code, Element::is_block))
            }
            Token::Open(Element::Strong, _) => line.open(Mark::Strong),
            Token::Open(Element::Emphasis, _) => line.open(Mark::Emphasis),
            Token::Open(Element::Link, attributes) => line.open(Mark::Link(reference(attributes))),
            Token::Open(Element::Break, _) => line.line_break(),
            Token::Open(Element::Hidden, _) => drop(scanner.raw(Element::Hidden, |_| false)),
            Token::Close(Element::Strong) => line.close(&Mark::Strong),
            Token::Close(Element::Emphasis) => line.close(&Mark::Emphasis),
            Token::Close(Element::Link) => line.close(&Mark::Link(None)),
            Token::CodeSpan(code) => line.code(code),
            Token::Backticks(run) => line.text(run),
            Token::Address(address) => line.address(address),
            Token::Link(text, address) if with_links => {
                line.open(Mark::Link(super::text::web_address(address)));
                write_inline(line, text, false);
                line.close(&Mark::Link(None));
            }
            Token::Link(text, _) => line.text(text),
            Token::Open(..) | Token::Close(_) | Token::BlankLine => line.space(),
        }
    }
}
