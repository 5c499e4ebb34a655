//! The tokens of XML 1.0: tags and texts. What is none of a value's (comments, processing instructions) is
//! skipped; what could make a small document large (a document type, entities of its own) is refused.

use std::borrow::Cow;

use super::cursor::{Cursor, is_space};
use super::tag::Tag;
use super::{Error, Options, text};

/// The position in a document, and the elements around it.
pub(super) struct Reader<'a> {
    pub(super) options: &'a Options,
    cursor: Cursor<'a>,
    /// The names of the elements that are open, the outermost first.
    open: Vec<&'a str>,
    /// `true` after the tag of an empty element.
    closing: bool,
    /// The maximum number of open elements.
    most: usize,
}

enum Token<'a> {
    Start(Tag<'a>),
    /// A text as it stands there, entities and all, and its offset.
    Text(&'a str, usize),
    /// A section whose text is as it stands there, and the offset of that.
    CData(&'a str, usize),
    End,
    /// The end of the document.
    Eof,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], options: &'a Options) -> Result<Self, Error> {
        let cursor = Cursor::new(bytes)?;
        // A value in a map is three elements deeper than the map.
        let most = 3 * options.depth() + 3;
        Ok(Reader { options, cursor, open: Vec::new(), closing: false, most })
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
        self.cursor.at()
    }

    /// Reads the start tag of the outermost element.
    pub(super) fn root(&mut self) -> Result<Tag<'a>, Error> {
        match self.elements()? {
            Token::Start(tag) => Ok(tag),
            _ => Err(self.cursor.error("an element", "the end")),
        }
    }

    /// Reads up to the start tag of the next element in the one that is open, or `None` and its end.
    pub(super) fn child(&mut self) -> Result<Option<Tag<'a>>, Error> {
        match self.elements()? {
            Token::Start(tag) => Ok(Some(tag)),
            _ => Ok(None),
        }
    }

    /// Reads up to the first element with one of the wanted names, inside elements that may contain it.
    pub(super) fn find(
        &mut self,
        wanted: &dyn Fn(&str) -> bool,
        through: &dyn Fn(&str) -> bool,
    ) -> Result<Option<Tag<'a>>, Error> {
        let mut next = Some(self.root()?);
        while let Some(tag) = next {
            if wanted(tag.local) {
                return Ok(Some(tag));
            }
            if !through(tag.local) {
                self.skip()?;
            }
            next = if self.is_open() { self.child()? } else { None };
        }
        Ok(None)
    }

    /// Reads the text of the element that is open, and its end.
    #[inline]
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, Error> {
        match self.plain_text() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.any_text(),
        }
    }

    /// Reads the text and the end of an element that has nothing but a text without entities, as most have; otherwise
    /// nothing is read.
    fn plain_text(&mut self) -> Option<&'a str> {
        let name = self.open.last().filter(|_| !self.closing)?;
        let text = self.cursor.plain_text(name)?;
        self.open.pop();
        Some(text)
    }

    fn any_text(&mut self) -> Result<Cow<'a, str>, Error> {
        let mut all = Cow::Borrowed("");
        loop {
            let part = match self.token()? {
                Token::Text(raw, start) => text::unescaped(raw, start)?,
                Token::CData(raw, start) => text::literal(raw, start)?,
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
            match self.token()? {
                Token::Text(raw, start) => text.push_str(&text::unescaped(raw, start)?),
                Token::CData(raw, start) => text.push_str(&text::literal(raw, start)?),
                Token::Start(tag) => return Ok(Some(tag)),
                Token::End | Token::Eof => return Ok(None),
            }
        }
    }

    /// Skips what is in the element that is open, and its end.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        let outside = self.open.len().saturating_sub(1);
        while self.open.len() > outside {
            match self.token()? {
                Token::Text(raw, start) => drop(text::unescaped(raw, start)?),
                Token::CData(raw, start) => drop(text::literal(raw, start)?),
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
            if !self.closing {
                self.cursor.spaces();
            }
            match self.token()? {
                Token::CData(raw, start) if !self.open.is_empty() => drop(text::literal(raw, start)?),
                Token::Text(raw, _) if raw.bytes().all(is_space) => {} // it follows a comment
                Token::Text(_, start) | Token::CData(_, start) => {
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
            match self.cursor.bytes() {
                [b'<', b'?', ..] => self.cursor.until("<?", "?>")?,
                [b'<', b'!', b'-', b'-', ..] => self.cursor.until("<!--", "-->")?,
                [b'<', b'!', b'[', b'C', b'D', b'A', b'T', b'A', b'[', ..] => {
                    let start = self.at() + "<![CDATA[".len();
                    return Ok(Token::CData(self.cursor.until("<![CDATA[", "]]>")?, start));
                }
                [b'<', b'!', ..] => {
                    return Err(self.cursor.error("an element", "a document type, which is refused"));
                }
                [b'<', b'/', ..] => return self.end_tag(),
                [b'<', ..] => return self.start_tag().map(Token::Start),
                [] if !self.open.is_empty() => {
                    return Err(self.cursor.error("the end of the element", "the end"));
                }
                [] => return Ok(Token::Eof),
                _ => {
                    let start = self.at();
                    return Ok(Token::Text(self.cursor.raw_text(), start));
                }
            };
        }
    }

    fn end_tag(&mut self) -> Result<Token<'a>, Error> {
        let Some(name) = self.open.last() else {
            return Err(self.cursor.error("an element", "the end of one"));
        };
        self.cursor.end_tag(name)?;
        self.open.pop();
        Ok(Token::End)
    }

    fn start_tag(&mut self) -> Result<Tag<'a>, Error> {
        if self.open.len() >= self.most {
            let expected = format!("at most {} levels", self.options.depth());
            return Err(self.cursor.error(&expected, "more"));
        }
        let (tag, empty) = self.cursor.start_tag()?;
        self.open.push(tag.name);
        self.closing = empty;
        Ok(tag)
    }
}
