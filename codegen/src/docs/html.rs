//! HTML, whole texts and pieces in Markdown.

use super::blocks::Blocks;
use super::element::Element;
use super::inline::Mark;
use super::scanner::{Scanner, Token, reference};
use super::text;

pub(super) fn render(text: &str) -> String {
    let mut blocks = Blocks::default();
    write(&mut blocks, text);
    blocks.finish()
}

/// Writes a text in which tags may stand.
pub(super) fn write(blocks: &mut Blocks, text: &str) {
    let mut scanner = Scanner::new(text);
    while let Some(token) = scanner.next() {
        write_token(blocks, token, &mut scanner);
    }
}

/// Writes what a text starts with: a tag together with the text that belongs to it, as code does, or
/// a character. Returns its length.
pub(super) fn write_first(blocks: &mut Blocks, text: &str) -> usize {
    let mut scanner = Scanner::new(text);
    if let Some(token) = scanner.next() {
        write_token(blocks, token, &mut scanner);
    }
    text.len() - scanner.rest().len()
}

fn write_token(blocks: &mut Blocks, token: Token<'_>, scanner: &mut Scanner<'_>) {
    match token {
        Token::Character(character) => blocks.line.character(character, scanner.following()),
        Token::Open(Element::Break, _) => blocks.line.line_break(),
        Token::Open(element, attributes) if attributes.ends_with('/') && !element.is_block() => {}
        Token::Open(Element::Preformatted, _) => {
            blocks.flush();
            blocks.code(&scanner.raw(Element::Preformatted, |_| false));
        }
        Token::Open(element, _) if element.is_block() => blocks.open_block(element),
        Token::Open(element, attributes) => open_inline(blocks, element, attributes, scanner),
        Token::Close(element) if element.is_block() => blocks.close_block(element),
        Token::Close(Element::Strong) => blocks.line.close(&Mark::Strong),
        Token::Close(Element::Emphasis) => blocks.line.close(&Mark::Emphasis),
        Token::Close(Element::Link) => blocks.line.close(&Mark::Link(None)),
        Token::Close(_) => {}
        Token::CodeSpan(code) => blocks.line.code(code),
        Token::Backticks(run) => blocks.line.text(run, None),
        Token::Address(address) => blocks.line.address(&address.replace("&amp;", "&")),
        Token::BlankLine => blocks.blank_line(),
    }
}

fn open_inline(blocks: &mut Blocks, element: Element, attributes: &str, scanner: &mut Scanner<'_>) {
    let line = &mut blocks.line;
    match element {
        Element::Strong => line.open(Mark::Strong),
        Element::Emphasis => line.open(Mark::Emphasis),
        Element::Link => line.open(Mark::Link(reference(attributes))),
        Element::Code => line.code(&scanner.raw(Element::Code, Element::is_block)),
        Element::Superscript | Element::Subscript => {
            let raised = text::raised(&scanner.raw(element, Element::is_block), element);
            line.text(&raised, scanner.following());
        }
        Element::Hidden => drop(scanner.raw(Element::Hidden, |_| false)),
        _ => {}
    }
}
