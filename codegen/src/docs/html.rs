//! HTML, whole texts and pieces in Markdown.

use super::blocks::Blocks;
use super::element::HtmlElement;
use super::inline::Mark;
use super::pieces::Pieces;
use super::scanner::{Scanner, Token, reference};
use super::text;

/// Returns a text of HTML, between whose blocks there may be Markdown.
pub(super) fn render(text: &str) -> String {
    let mut blocks = Blocks::default();
    let mut pieces = Pieces::default();
    let mut scanner = Scanner::new(text);
    pieces.write(&mut blocks, text, &mut scanner);
    while let Some(token) = scanner.next() {
        let is_end = matches!(token, Token::BlankLine);
        write_token(&mut blocks, token, &mut scanner);
        if is_end && blocks.is_between() {
            pieces.write(&mut blocks, text, &mut scanner);
        }
    }
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
        Token::Words(words) => blocks.line.words(words),
        Token::Character(character) => blocks.line.character(character, scanner.following()),
        Token::Open(HtmlElement::Break, _) => blocks.line.line_break(),
        Token::Open(element, attributes) if attributes.ends_with('/') && !element.is_block() => {}
        Token::Open(HtmlElement::Preformatted, _) => {
            blocks.flush();
            blocks.code(&scanner.raw(HtmlElement::Preformatted, |_| false));
        }
        Token::Open(element, _) if element.is_block() => blocks.open_block(element),
        Token::Open(element, attributes) => open_inline(blocks, element, attributes, scanner),
        Token::Close(element) if element.is_block() => blocks.close_block(element),
        Token::Close(HtmlElement::Strong) => blocks.line.close(&Mark::Strong),
        Token::Close(HtmlElement::Emphasis) => blocks.line.close(&Mark::Emphasis),
        Token::Close(HtmlElement::Link) => blocks.line.close(&Mark::Link(None)),
        Token::Close(_) => {}
        Token::CodeSpan(code) => blocks.line.code(code),
        Token::Backticks(run) => blocks.line.text(run, None),
        Token::Address(address) => blocks.line.address(&address.replace("&amp;", "&")),
        Token::BlankLine => blocks.blank_line(),
    }
}

fn open_inline(blocks: &mut Blocks, element: HtmlElement, attributes: &str, scanner: &mut Scanner<'_>) {
    let line = &mut blocks.line;
    match element {
        HtmlElement::Strong => line.open(Mark::Strong),
        HtmlElement::Emphasis => line.open(Mark::Emphasis),
        HtmlElement::Link => line.open(Mark::Link(reference(attributes))),
        HtmlElement::Code => line.code(&scanner.raw(HtmlElement::Code, HtmlElement::is_block)),
        HtmlElement::Superscript | HtmlElement::Subscript => {
            let raised = text::raised(&scanner.raw(element, HtmlElement::is_block), element);
            line.text(&raised, scanner.following());
        }
        HtmlElement::Hidden => drop(scanner.raw(HtmlElement::Hidden, |_| false)),
        _ => {}
    }
}
