//! The tokens of an expression.

use crate::data::Document;

use super::Error;
use super::tree::Comparison;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Name(String),
    /// A name in quotes, which is no function.
    Quoted(String),
    Number(i64),
    Literal(Document),
    Compare(Comparison),
    /// `.`, `*`, `[`, `]`, `(`, `)`, `{`, `}`, `,`, `:`, `@`, `&`, `|`, `!`
    Sign(u8),
    /// `[?`
    Filter,
    /// `[]`
    Flatten,
    Or,
    And,
    End,
}

/// Returns the tokens with the bytes that they begin at; the last one is [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, Error> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        let start = lexer.at;
        let token = lexer.token()?;
        let is_end = token == Token::End;
        tokens.push((start, token));
        if is_end {
            return Ok(tokens);
        }
    }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn skip(&mut self, of: impl Fn(u8) -> bool) {
        while self.peek(0).is_some_and(&of) {
            self.at += 1;
        }
    }

    fn error(&self, expected: &'static str) -> Error {
        Error::Syntax { byte: self.at, expected }
    }

    fn token(&mut self) -> Result<Token, Error> {
        let Some(byte) = self.peek(0) else { return Ok(Token::End) };
        let pair = (byte, self.peek(1));
        let (token, length) = match pair {
            (b'[', Some(b'?')) => (Token::Filter, 2),
            (b'[', Some(b']')) => (Token::Flatten, 2),
            (b'|', Some(b'|')) => (Token::Or, 2),
            (b'&', Some(b'&')) => (Token::And, 2),
            (b'=', Some(b'=')) => (Token::Compare(Comparison::Equal), 2),
            (b'!', Some(b'=')) => (Token::Compare(Comparison::NotEqual), 2),
            (b'<', Some(b'=')) => (Token::Compare(Comparison::LessOrEqual), 2),
            (b'>', Some(b'=')) => (Token::Compare(Comparison::GreaterOrEqual), 2),
            (b'<', _) => (Token::Compare(Comparison::Less), 1),
            (b'>', _) => (Token::Compare(Comparison::Greater), 1),
            (
                b'.' | b'*' | b'[' | b']' | b'(' | b')' | b'{' | b'}' | b',' | b':' | b'@' | b'&' | b'|'
                | b'!',
                _,
            ) => (Token::Sign(byte), 1),
            (b'a'..=b'z' | b'A'..=b'Z' | b'_', _) => return Ok(self.name()),
            (b'-' | b'0'..=b'9', _) => return self.number(),
            (b'"', _) => return self.quoted(),
            (b'\'', _) => return self.raw(),
            (b'`', _) => return self.literal(),
            _ => return Err(self.error("an expression")),
        };
        self.at += length;
        Ok(token)
    }

    fn name(&mut self) -> Token {
        let start = self.at;
        self.skip(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        Token::Name(self.text[start..self.at].to_owned())
    }

    fn number(&mut self) -> Result<Token, Error> {
        let start = self.at;
        self.at += 1;
        self.skip(|byte| byte.is_ascii_digit());
        let number = self.text[start..self.at].parse();
        number.map(Token::Number).map_err(|_| Error::Syntax { byte: start, expected: "an integer" })
    }

    /// Returns the text up to a delimiter that no backslash precedes, and goes on behind it.
    fn delimited(&mut self, delimiter: u8, name: &'static str) -> Result<String, Error> {
        let start = self.at + 1;
        let mut end = start;
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(end) {
                None => return Err(Error::Syntax { byte: self.at, expected: name }),
                Some(b'\\') => end += 2,
                Some(byte) if *byte == delimiter => break,
                Some(_) => end += 1,
            }
        }
        self.at = end + 1;
        Ok(self.text.get(start..end).unwrap_or_default().to_owned())
    }

    fn quoted(&mut self) -> Result<Token, Error> {
        let start = self.at;
        let text = self.delimited(b'"', "a name that ends in a quote")?;
        let name = format!("\"{text}\"").parse::<Document>().ok();
        match name {
            Some(Document::String(name)) => Ok(Token::Quoted(name)),
            _ => Err(Error::Syntax { byte: start, expected: "a name as a string of JSON" }),
        }
    }

    fn raw(&mut self) -> Result<Token, Error> {
        let text = self.delimited(b'\'', "a text that ends in a quote")?;
        // A backslash is one, unless it is before a quote.
        Ok(Token::Literal(Document::String(text.replace("\\'", "'"))))
    }

    fn literal(&mut self) -> Result<Token, Error> {
        let start = self.at;
        let text = self.delimited(b'`', "JSON that ends in a backtick")?.replace("\\`", "`");
        let value = text.trim().parse();
        value
            .map(Token::Literal)
            .map_err(|_| Error::Syntax { byte: start, expected: "JSON between backticks" })
    }
}
