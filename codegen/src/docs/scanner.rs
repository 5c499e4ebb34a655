//! Cutting a text into tokens: words, characters, tags, code spans, links. One pass, every look ahead is bounded.

use super::element::HtmlElement;
use super::text;

/// The longest tag and the longest text of a link that are recognised.
const MAX_LOOK_AHEAD: usize = 2500;

pub(super) enum Token<'a> {
    /// Words in which nothing needs an escape, with single spaces between them.
    Words(&'a str),
    /// A character of the text, whatever it looks like.
    Character(char),
    Open(HtmlElement, &'a str),
    Close(HtmlElement),
    CodeSpan(&'a str),
    /// A run of backticks that delimits nothing.
    Backticks(&'a str),
    /// An address standing in the text.
    Address(&'a str),
    BlankLine,
}

pub(super) struct Scanner<'a> {
    rest: &'a str,
    /// `true` if there is no closing run of so many backticks any more: looked for once, not once per opening
    /// run.
    unclosed: [bool; 4],
}

/// Returns `true` if a text is HTML throughout, rather than CommonMark with HTML between its blocks and in
/// its paragraphs: it begins with a tag, or has a block begin in the middle of a line.
pub(super) fn is_html(text: &str) -> bool {
    let starts_with_tag =
        |text: &str| text.starts_with('<') && matches!(tag(text), Some((Token::Open(..), _)));
    starts_with_tag(text.trim_start())
        || text.lines().any(|line| !line.trim_start().starts_with('<') && has_block(line))
}

/// Returns `true` if there is a tag of a block in a text.
pub(super) fn has_block(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| match tag(&text[at..]) {
        Some((Token::Open(element, _) | Token::Close(element), _)) => element.is_block(),
        _ => false,
    })
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, unclosed: [false; 4] }
    }

    /// Returns the text after the last token.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// Leaves out a part of the text.
    pub(super) fn skip(&mut self, length: usize) {
        self.rest = &self.rest[length..];
    }

    /// Returns the character after the last token.
    pub(super) fn following(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Returns the text up to the closing tag of an element, entities decoded, known tags left out. Stops
    /// before a tag for which `ends` holds as well: somebody forgot to close it.
    pub(super) fn raw(&mut self, closing: HtmlElement, ends: impl Fn(HtmlElement) -> bool) -> String {
        let mut collected = String::new();
        while let Some(character) = self.rest.chars().next() {
            let (token, length) = match character {
                '<' => tag(self.rest),
                '&' => {
                    text::entity(self.rest).map(|(character, length)| (Token::Character(character), length))
                }
                _ => None,
            }
            .unwrap_or((Token::Character(character), character.len_utf8()));
            match token {
                Token::Close(element) if element == closing => {
                    self.rest = &self.rest[length..];
                    break;
                }
                Token::Open(element, _) | Token::Close(element) if ends(element) => break,
                Token::Open(HtmlElement::Break, _) => collected.push('\n'),
                Token::Character(character) => collected.push(character),
                _ => {}
            }
            self.rest = &self.rest[length..];
        }
        collected
    }

    fn read(&mut self, first: char) -> Option<(Token<'a>, usize)> {
        let rest = self.rest;
        match first {
            '<' => comment(rest).or_else(|| tag(rest)).or_else(|| autolink(rest)),
            '&' => text::entity(rest).map(|(character, length)| (Token::Character(character), length)),
            '`' => {
                let run = run_length(rest);
                self.code_span(run).or(Some((Token::Backticks(&rest[..run]), run)))
            }
            'h' => text::bare_address(rest).map(|address| (Token::Address(address), address.len())),
            '\n' => blank_line(rest),
            _ => None,
        }
    }

    /// Returns a code span between equally long runs of backticks; other runs are ordinary characters.
    fn code_span(&mut self, run: usize) -> Option<(Token<'a>, usize)> {
        let unclosed = self.unclosed.get_mut(run)?;
        if *unclosed {
            return None;
        }
        let mut at = run;
        while let Some(found) = self.rest[at..].find('`') {
            let start = at + found;
            let length = run_length(&self.rest[start..]);
            if length == run {
                let code = &self.rest[run..start];
                // The tags come first; a paragraph's end ends the code.
                let crosses = code.contains("\n\n") || contains_tag(code);
                return (!crosses).then_some((Token::CodeSpan(code), start + length));
            }
            at = start + length;
        }
        *unclosed = true;
        None
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let (words, rest) = self.rest.split_at(text::plain_words(self.rest));
        if !words.is_empty() {
            self.rest = rest;
            return Some(Token::Words(words));
        }
        let first = self.rest.chars().next()?;
        let (token, length) = self.read(first).unwrap_or((Token::Character(first), first.len_utf8()));
        self.rest = &self.rest[length..];
        Some(token)
    }
}

fn run_length(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

fn contains_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| tag(&text[at..]).is_some())
}

fn blank_line(text: &str) -> Option<(Token<'_>, usize)> {
    let after = text.trim_start_matches([' ', '\n']);
    let length = text.len() - after.len();
    let token = if text[1..length].contains('\n') { Token::BlankLine } else { Token::Character(' ') };
    Some((token, length))
}

/// Returns a comment or declaration, which says nothing: it reads as a space.
fn comment(text: &str) -> Option<(Token<'_>, usize)> {
    let (start, end) = if text.starts_with("<!--") { (4, "-->") } else { (2, ">") };
    if !text.starts_with("<!") && !text.starts_with("<?") {
        return None;
    }
    let body = bounded(&text[start..]);
    body.find(end).map(|at| (Token::Character(' '), start + at + end.len()))
}

/// `<https://…>`.
fn autolink(text: &str) -> Option<(Token<'_>, usize)> {
    let body = bounded(&text[1..]);
    let end = body.find(['>', '<', ' ', '\n'])?;
    let address = &body[..end];
    let is_link = body[end..].starts_with('>') && text::web_address(address).is_some();
    is_link.then_some((Token::Address(address), end + 2))
}

/// Returns a tag of a known element. Anything else in angle brackets is text: `<region>`, `a < b`,
/// `Vec<String>`.
fn tag(text: &str) -> Option<(Token<'_>, usize)> {
    let body = bounded(text.strip_prefix('<')?);
    let (is_close, body) = match body.strip_prefix('/') {
        Some(body) => (true, body),
        None => (false, body),
    };
    let name_end = body.find(|character: char| !character.is_ascii_alphanumeric())?;
    let name = body.get(..name_end).filter(|name| name.len() <= 16)?.to_ascii_lowercase();
    let element = HtmlElement::named(&name)?;
    let end = name_end + end_of_tag(&body[name_end..])?;
    let length = 1 + usize::from(is_close) + end + 1;
    let token = if is_close { Token::Close(element) } else { Token::Open(element, &body[name_end..end]) };
    Some((token, length))
}

/// Returns the index of the `>` that ends a tag, outside of quotes. A space, a slash or the `>` must follow
/// the name.
fn end_of_tag(attributes: &str) -> Option<usize> {
    if !attributes.starts_with([' ', '\n', '/', '>']) {
        return None;
    }
    let mut quote = None;
    for (at, character) in attributes.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(at),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    None
}

/// Returns the address of a link's opening tag.
pub(super) fn reference(attributes: &str) -> Option<String> {
    let lower = attributes.to_ascii_lowercase();
    let at = ["href", "url"].iter().find_map(|name| {
        let found = lower.find(name)?;
        attributes[found + name.len()..].trim_start().starts_with('=').then_some(found + name.len())
    })?;
    let value = attributes[at..].trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split([' ', '\n']).next()?,
    };
    text::web_address(&value.replace("&amp;", "&"))
}

/// Returns the part of a text that a look ahead may see.
fn bounded(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_LOOK_AHEAD)]
}
