//! The tokens of XML 1.0: tags and texts. What is none of a value's (comments, processing instructions) is
//! skipped; what could make a small document large (a document type, entities of its own) is refused.

use std::borrow::Cow;

use super::tag::Tag;
use super::{Error, Options, text};

/// The position in a document.
pub(super) struct Reader<'a> {
    pub(super) options: &'a Options,
    input: &'a str,
    at: usize,
    /// The names of the elements that are open, the outermost first.
    open: Vec<&'a str>,
    /// `true` after the tag of an empty element.
    closing: bool,
    /// The maximum number of open elements.
    most: usize,
}

enum Token<'a> {
    Start(Tag<'a>),
    /// A text as it stands there, entities and all.
    Text(&'a str),
    /// A section whose text is as it stands there.
    CData(&'a str),
    End,
    /// The end of the document.
    Eof,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], options: &'a Options) -> Result<Self, Error> {
        let input = std::str::from_utf8(bytes)
            .map_err(|error| Error::new("UTF-8", "something else", Some(error.valid_up_to())))?;
        let at = if input.starts_with('\u{feff}') { 3 } else { 0 };
        let other =
            text::declared_encoding(&input[at..]).is_some_and(|name| !name.eq_ignore_ascii_case("UTF-8"));
        if other && !input.is_ascii() {
            return Err(Error::new("UTF-8", "another encoding that is declared", Some(at)));
        }
        // A value in a map is three elements deeper than the map.
        let most = 3 * options.depth() + 3;
        Ok(Reader { options, input, at, open: Vec::new(), closing: false, most })
    }

    /// A second reader, of what is in an element whose start tag was read last.
    pub(super) fn again(&self) -> Reader<'a> {
        let open = self.open.last().copied().into_iter().collect();
        Reader { open, most: self.most.saturating_sub(self.open.len()), ..*self }
    }

    /// Returns `true` if an element is open.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The offset of what comes next.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    #[cold]
    pub(super) fn error(&self, expected: &str, found: &str) -> Error {
        Error::new(expected, found, Some(self.at))
    }

    /// Reads the start tag of the outermost element.
    pub(super) fn root(&mut self) -> Result<Tag<'a>, Error> {
        match self.elements()? {
            Token::Start(tag) => Ok(tag),
            _ => Err(self.error("an element", "the end")),
        }
    }

    /// Reads up to the start tag of the next element in the one that is open, or `None` and its end.
    pub(super) fn child(&mut self) -> Result<Option<Tag<'a>>, Error> {
        match self.elements()? {
            Token::Start(tag) => Ok(Some(tag)),
            _ => Ok(None),
        }
    }

    /// Reads the text of the element that is open, and its end.
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, Error> {
        let mut all = Cow::Borrowed("");
        loop {
            let start = self.at;
            let part = match self.token()? {
                Token::Text(raw) => text::unescaped(raw, start)?,
                Token::CData(raw) => text::literal(raw, start)?,
                Token::Start(tag) => return Err(Error::new("a text", "an element", Some(tag.start))),
                Token::End | Token::Eof => return Ok(all),
            };
            match all.is_empty() {
                true => all = part,
                false => all.to_mut().push_str(&part),
            }
        }
    }

    /// Reads elements and text in the one that is open, up to its end.
    pub(super) fn mixed(&mut self, text: &mut String) -> Result<Option<Tag<'a>>, Error> {
        loop {
            let start = self.at;
            match self.token()? {
                Token::Text(raw) => text.push_str(&text::unescaped(raw, start)?),
                Token::CData(raw) => text.push_str(&text::literal(raw, start)?),
                Token::Start(tag) => return Ok(Some(tag)),
                Token::End | Token::Eof => return Ok(None),
            }
        }
    }

    /// Skips what is in the element that is open, and its end.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        let outside = self.open.len().saturating_sub(1);
        while self.open.len() > outside {
            let start = self.at;
            match self.token()? {
                Token::Text(raw) => drop(text::unescaped(raw, start)?),
                Token::CData(raw) => drop(text::literal(raw, start)?),
                Token::Start(_) | Token::End => {}
                Token::Eof => break,
            }
        }
        Ok(())
    }

    /// Reads the rest of the document, and drops it.
    pub(super) fn end(&mut self) -> Result<(), Error> {
        while !self.open.is_empty() {
            self.skip()?;
        }
        match self.elements()? {
            Token::Start(tag) => Err(Error::new("the end", "another element", Some(tag.start))),
            _ => Ok(()),
        }
    }

    /// The next token that is no white space between elements, and no section of characters: those are no value's.
    fn elements(&mut self) -> Result<Token<'a>, Error> {
        loop {
            let start = self.at;
            match self.token()? {
                Token::Text(raw) if raw.bytes().all(|byte| is_space(&byte)) => {}
                Token::CData(raw) if !self.open.is_empty() => drop(text::literal(raw, start)?),
                Token::Text(_) | Token::CData(_) => {
                    return Err(Error::new("an element", "a text", Some(start)));
                }
                token => return Ok(token),
            }
        }
    }

    fn token(&mut self) -> Result<Token<'a>, Error> {
        if std::mem::take(&mut self.closing) {
            self.open.pop();
            return Ok(Token::End);
        }
        loop {
            let rest = self.rest();
            let Some(tag) = rest.strip_prefix('<') else {
                let length = rest.find('<').unwrap_or(rest.len());
                if length == 0 && !self.open.is_empty() {
                    return Err(self.error("the end of the element", "the end"));
                }
                self.at += length;
                return Ok(if length == 0 { Token::Eof } else { Token::Text(&rest[..length]) });
            };
            match tag.as_bytes() {
                [b'?', ..] => self.until("<?", "?>")?,
                [b'!', b'-', b'-', ..] => self.until("<!--", "-->")?,
                [b'!', b'[', ..] if tag.starts_with("![CDATA[") => {
                    return Ok(Token::CData(self.until("<![CDATA[", "]]>")?));
                }
                [b'!', ..] => return Err(self.error("an element", "a document type, which is refused")),
                [b'/', ..] => return self.end_tag(),
                _ => return self.start_tag().map(Token::Start),
            };
        }
    }

    fn rest(&self) -> &'a str {
        self.input.get(self.at..).unwrap_or_default()
    }

    /// Consumes what stands between two marks.
    fn until(&mut self, first: &str, last: &str) -> Result<&'a str, Error> {
        let inner = self.rest().get(first.len()..).unwrap_or_default();
        let Some(length) = inner.find(last) else {
            return Err(self.error(&format!("`{last}`"), "the end"));
        };
        self.at += first.len() + length + last.len();
        Ok(&inner[..length])
    }

    fn end_tag(&mut self) -> Result<Token<'a>, Error> {
        let Some(name) = self.open.last() else {
            return Err(self.error("an element", "the end of one"));
        };
        let rest = self.rest().get(2..).unwrap_or_default();
        let after = rest.strip_prefix(name).map(str::trim_ascii_start);
        let Some(after) = after.and_then(|after| after.strip_prefix('>')) else {
            return Err(self.error("the end tag of the element that is open", "another one"));
        };
        self.at = self.input.len() - after.len();
        self.open.pop();
        Ok(Token::End)
    }

    fn start_tag(&mut self) -> Result<Tag<'a>, Error> {
        let start = self.at;
        if self.open.len() >= self.most {
            return Err(self.error(&format!("at most {} levels", self.options.depth()), "more"));
        }
        self.at += 1;
        let name = self.name()?;
        let attributes = self.at;
        loop {
            let spaces = self.spaces();
            let end = self.at;
            let empty = self.eat("/>");
            if empty || self.eat(">") {
                self.open.push(name);
                self.closing = empty;
                return Ok(Tag { name, attributes: &self.input[attributes..end], start });
            }
            if spaces == 0 {
                return Err(self.error("the end of the tag", "something else"));
            }
            self.name()?;
            self.attribute_value()?;
        }
    }

    fn attribute_value(&mut self) -> Result<(), Error> {
        self.spaces();
        if !self.eat("=") {
            return Err(self.error("`=`", "something else"));
        }
        self.spaces();
        let mark = if self.eat("\"") { '"' } else { '\'' };
        if mark == '\'' && !self.eat("'") {
            return Err(self.error("a value in quotes", "something else"));
        }
        let rest = self.rest();
        let Some(length) = rest.find(mark) else {
            return Err(self.error("the end of the value", "the end"));
        };
        if rest[..length].contains('<') {
            return Err(self.error("the end of the value", "`<`"));
        }
        self.at += length + 1;
        Ok(())
    }

    fn name(&mut self) -> Result<&'a str, Error> {
        let rest = self.rest();
        let length = rest.bytes().take_while(|byte| text::is_name(*byte)).count();
        let name = &rest[..length];
        if !text::is_whole_name(name) {
            return Err(self.error("a name", "something else"));
        }
        self.at += length;
        Ok(name)
    }

    fn spaces(&mut self) -> usize {
        let count = self.rest().bytes().take_while(is_space).count();
        self.at += count;
        count
    }

    fn eat(&mut self, mark: &str) -> bool {
        let found = self.rest().starts_with(mark);
        self.at += if found { mark.len() } else { 0 };
        found
    }
}

fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
