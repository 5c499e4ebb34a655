//! Reads JSON, exactly as RFC 8259 has it. What other readers drop is kept: the order of keys, the keys
//! that repeat, and every digit of a number.

use std::fmt;

use ferrosmith_runtime::Number;

use super::{Json, repeated_keys};

/// How deep arrays and objects may nest, so that no later walk can exhaust the stack.
const DEEPEST: usize = 127;

/// A text that is no JSON: what is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    message: String,
    line: usize,
    column: usize,
    at_end: bool,
}

impl SyntaxError {
    /// Whether the text ends too early.
    pub fn is_eof(&self) -> bool {
        self.at_end
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at line {} column {}", self.message, self.line, self.column)
    }
}

impl std::error::Error for SyntaxError {}

type Read<T> = Result<T, SyntaxError>;

/// Reads one text, all of it. With `unique`, no key may stand twice in an object.
pub(super) fn read(text: &str, unique: bool) -> Read<Json> {
    let mut reader = Reader { text, at: 0, depth: DEEPEST, unique };
    let json = reader.value()?;
    match reader.peek() {
        None => Ok(json),
        Some(_) => Err(reader.error("trailing characters", "")),
    }
}

struct Reader<'a> {
    text: &'a str,
    /// Where the next byte is.
    at: usize,
    /// How much deeper values may nest.
    depth: usize,
    unique: bool,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no whitespace, not consumed.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.rest().first() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// The error that something is wrong here, or that the text ends `within` something.
    fn error(&self, wrong: impl Into<String>, within: &str) -> SyntaxError {
        let at_end = self.rest().is_empty();
        let message = if at_end { format!("EOF while parsing {within}") } else { wrong.into() };
        let before = self.text.as_bytes().get(..=self.at).unwrap_or(self.text.as_bytes());
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        SyntaxError { message, line, column: before.len() - line_start, at_end }
    }

    fn value(&mut self) -> Read<Json> {
        match self.peek() {
            Some(b'"') => self.string().map(Json::String),
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => Err(self.error("expected value", "a value")),
        }
    }

    /// Reads what starts with a bracket.
    fn nested(&mut self, read: fn(&mut Self) -> Read<Json>) -> Read<Json> {
        let Some(depth) = self.depth.checked_sub(1) else {
            return Err(self.error("recursion limit exceeded", "a value"));
        };
        self.depth = depth;
        self.at += 1;
        let json = read(self)?;
        self.depth += 1;
        Ok(json)
    }

    fn array(&mut self) -> Read<Json> {
        let mut elements = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Json::Array(elements));
        }
        loop {
            elements.push(self.value()?);
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => break,
                _ => return Err(self.error("expected `,` or `]`", "a list")),
            }
            if self.peek() == Some(b']') {
                return Err(self.error("trailing comma", "a list"));
            }
        }
        self.at += 1;
        Ok(Json::Array(elements))
    }

    fn object(&mut self) -> Read<Json> {
        let mut entries = Vec::new();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Json::Object(entries));
        }
        loop {
            entries.push(self.entry()?);
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => break,
                _ => return Err(self.error("expected `,` or `}`", "an object")),
            }
            if self.peek() == Some(b'}') {
                return Err(self.error("trailing comma", "an object"));
            }
        }
        if self.unique {
            let mut repeated = None;
            repeated_keys(&entries, |key| repeated = repeated.or(Some(key)));
            if let Some(key) = repeated {
                return Err(self.error(format!("the key `{key}` stands twice in an object"), ""));
            }
        }
        self.at += 1;
        Ok(Json::Object(entries))
    }

    fn entry(&mut self) -> Read<(String, Json)> {
        if self.peek() != Some(b'"') {
            return Err(self.error("key must be a string", "an object"));
        }
        let key = self.string()?;
        if self.peek() != Some(b':') {
            return Err(self.error("expected `:`", "an object"));
        }
        self.at += 1;
        Ok((key, self.value()?))
    }

    fn word(&mut self, word: &str, json: Json) -> Read<Json> {
        for letter in word.bytes() {
            if self.rest().first() != Some(&letter) {
                return Err(self.error("expected ident", "a value"));
            }
            self.at += 1;
        }
        Ok(json)
    }

    fn number(&mut self) -> Read<Json> {
        let is_part = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let end = self.at + self.rest().iter().take_while(is_part).count();
        match self.text.get(self.at..end).unwrap_or_default().parse::<Number>() {
            Ok(number) => {
                self.at = end;
                Ok(Json::Number(number))
            }
            Err(_) => {
                self.at = end;
                Err(self.error("invalid number", "a value"))
            }
        }
    }

    /// Reads a string, whose quote was seen.
    fn string(&mut self) -> Read<String> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            self.at += plain(self.rest());
            text.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.rest().first() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                _ => {
                    let wrong = "control character (\\u0000-\\u001F) found while parsing a string";
                    return Err(self.error(wrong, "a string"));
                }
            }
        }
    }

    /// Reads an escape, whose backslash was seen.
    fn escape(&mut self) -> Read<char> {
        self.at += 1;
        let char = match self.rest().first() {
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(*letter),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.escaped_unit();
            }
            _ => return Err(self.error("invalid escape", "a string")),
        };
        self.at += 1;
        Ok(char)
    }

    /// Reads four digits that follow `\u`, and after the first half of a pair the second one.
    fn escaped_unit(&mut self) -> Read<char> {
        let first = self.hex()?;
        let code = match first {
            0xd800..=0xdbff if self.rest().starts_with(b"\\u") => {
                self.at += 2;
                match self.hex()? {
                    second @ 0xdc00..=0xdfff => 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                    _ => first,
                }
            }
            _ => first,
        };
        char::from_u32(code).ok_or_else(|| self.error("lone surrogate in hex escape", "a string"))
    }

    fn hex(&mut self) -> Read<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.rest().first().and_then(|byte| char::from(*byte).to_digit(16));
            let digit = digit.ok_or_else(|| self.error("invalid escape", "a string"))?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}

/// How many bytes of a string stand for themselves.
fn plain(bytes: &[u8]) -> usize {
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | ..=0x1f);
    // Sixteen at a time are compared at once.
    let chunks = bytes.chunks_exact(16);
    let start =
        16 * chunks.take_while(|chunk| !chunk.iter().fold(false, |any, byte| any | special(byte))).count();
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().position(special).unwrap_or(rest.len())
}
