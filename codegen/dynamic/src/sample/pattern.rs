//! Texts made of a pattern: each part of it gives a text that it matches. The result must be checked: back-references,
//! anchors in the middle and most look-around are passed over; what must follow is put there in every other attempt.

use std::collections::HashMap;

use ferrosmith_runtime::validate::matches;

use super::random::Random;

/// The longest text that is made.
const LONGEST: usize = 4096;
/// The least spread of a repetition that makes texts as long as they must be.
const LONG: u64 = 8;
/// The number of parts of a text after which none is repeated any more. Parts that it is made without count, too.
const MOST_PARTS: usize = 1 << 16;
/// The deepest nesting of groups.
const DEEPEST: usize = 64;
/// The characters that classes are tried with, the usual ones first.
const CANDIDATES: &str = "a1bcdefghijklmnopqrstuvwxyzA023456789BCDEFGHIJKLMNOPQRSTUVWXYZ-_./:@ +=,~!#$%&*?^|\\'\"();<>[]{}`é中\n\t\r";

/// Returns a text of a pattern, another one with each `attempt`. Repetitions are few at first; `least` is the length wanted.
pub(super) fn text<'p>(
    pattern: &'p str,
    attempt: u64,
    least: u64,
    random: &mut Random,
    classes: &mut Classes<'p>,
) -> String {
    let mut maker = Maker { rest: pattern, attempt, least, random, classes, depth: 0, left: MOST_PARTS };
    maker.alternatives()
}

/// The characters of the classes of a pattern: to find them takes longer than all else.
#[derive(Default)]
pub(super) struct Classes<'p>(HashMap<&'p str, Vec<char>>);

impl<'p> Classes<'p> {
    /// Returns characters of a class, which the engine for patterns knows.
    fn of(&mut self, class: &'p str) -> &[char] {
        self.0.entry(class).or_insert_with(|| {
            let pattern = format!("^{class}$");
            let fits = |character: &char| matches(&pattern, character.encode_utf8(&mut [0; 4])) == Ok(true);
            let fitting: Vec<char> = CANDIDATES.chars().filter(fits).take(12).collect();
            // A header has no line breaks, and texts are for people.
            let shown: Vec<char> = fitting.iter().copied().filter(|shown| !shown.is_control()).collect();
            if shown.is_empty() { fitting } else { shown }
        })
    }
}

struct Maker<'p, 'm> {
    rest: &'p str,
    attempt: u64,
    least: u64,
    random: &'m mut Random,
    classes: &'m mut Classes<'p>,
    depth: usize,
    /// The number of parts that are left before none is repeated.
    left: usize,
}

impl<'p> Maker<'p, '_> {
    /// Reads alternatives up to a closing parenthesis or the end, and returns the text of one.
    fn alternatives(&mut self) -> String {
        let mut texts = vec![self.sequence()];
        while self.skip("|") {
            texts.push(self.sequence());
        }
        let chosen = self.random.below(texts.len() as u64) as usize;
        // The first one, which is the usual, comes first.
        texts.swap_remove(if self.attempt == 0 { 0 } else { chosen })
    }

    fn sequence(&mut self) -> String {
        let mut text = String::new();
        while let Some(first) = self.rest.chars().next().filter(|first| !matches!(first, '|' | ')')) {
            let start = self.rest;
            let part = self.part(first);
            let (min, max) = self.repetition();
            let count = self.count(min, max, part.len());
            text.push_str(&part);
            if count == 0 {
                text.truncate(text.len() - part.len());
            }
            // Each repetition is made anew, so that classes give different characters.
            let behind = self.rest;
            for done in 1..count {
                let is_enough = text.len() > LONGEST && (done >= min || text.len() > 2 * LONGEST);
                if is_enough || self.left == 0 {
                    break;
                }
                self.rest = start;
                text.push_str(&self.part(first));
            }
            self.rest = behind;
        }
        text
    }

    /// Reads one part without its repetition, and returns a text of it.
    fn part(&mut self, first: char) -> String {
        self.left = self.left.saturating_sub(1);
        match first {
            '(' => self.group(),
            '[' => {
                let end = class_end(self.rest);
                let class = self.take(end);
                self.of_class(class)
            }
            '\\' => self.escape(),
            '.' => {
                self.take(1);
                self.of_class(".")
            }
            '^' | '$' => {
                self.take(1);
                String::new()
            }
            other => self.take(other.len_utf8()).to_owned(),
        }
    }

    fn group(&mut self) -> String {
        self.take(1);
        let follows = self.skip("?=");
        let is_passed = if follows {
            self.attempt.is_multiple_of(2)
        } else {
            ["?!", "?<=", "?<!"].iter().any(|start| self.skip(start))
        };
        if !follows && !is_passed && self.skip("?") {
            self.named_or_flagged();
        }
        self.depth += 1;
        let text = if self.depth > DEEPEST { String::new() } else { self.alternatives() };
        self.depth -= 1;
        self.skip(")");
        if is_passed || self.depth >= DEEPEST { String::new() } else { text }
    }

    /// Reads the rest of `?:`, `?<name>`, `?P<name>`, `?i:` and `?i`, of which the last is a group without anything.
    fn named_or_flagged(&mut self) {
        let start = self.rest.strip_prefix('P').unwrap_or(self.rest);
        let end = match start.starts_with('<') {
            true => self.rest.find('>').map_or(self.rest.len(), |end| end + 1),
            false => {
                let flags =
                    self.rest.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'-').count();
                flags + usize::from(self.rest[flags..].starts_with(':'))
            }
        };
        self.take(end);
    }

    fn escape(&mut self) -> String {
        let mut characters = self.rest.chars().skip(1);
        let Some(letter) = characters.next() else {
            self.take(1);
            return String::new();
        };
        let long = match letter {
            'p' | 'P' | 'u' | 'x' if self.rest[2..].starts_with('{') => {
                let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_={&".contains(&byte);
                let end = self.rest.bytes().skip(2).position(|byte| !is_name(byte));
                end.filter(|end| self.rest[2 + end..].starts_with('}')).map(|end| end + 3)
            }
            'u' => Some(6),
            'x' => Some(4),
            _ => None,
        };
        let length = long.filter(|end| self.rest.is_char_boundary(*end));
        let escape = self.take(length.unwrap_or(1 + letter.len_utf8()));
        match letter {
            'A' | 'b' | 'B' | 'z' | 'Z' | '1'..='9' => String::new(),
            'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'p' | 'P' | 'u' | 'x' => self.of_class(escape),
            't' => "\t".to_owned(),
            'n' => "\n".to_owned(),
            'r' => "\r".to_owned(),
            other => other.to_string(),
        }
    }

    /// Returns a character of a class.
    fn of_class(&mut self, class: &'p str) -> String {
        let fitting = self.classes.of(class);
        match fitting.len() as u64 {
            0 => String::new(),
            count => fitting[self.random.below(count) as usize].to_string(),
        }
    }

    /// Reads the repetitions behind a part: of several, each repeats what is before it.
    fn repetition(&mut self) -> (u64, u64) {
        let Some((min, max)) = self.one_repetition() else { return (1, 1) };
        if self.skip("?") {
            return (min, max);
        }
        match self.one_repetition() {
            // As often as the first one says at least, or not at all.
            Some((0, _)) => (0, 0),
            Some((again, _)) => (min.saturating_mul(again), min.saturating_mul(again)),
            None => (min, max),
        }
    }

    fn one_repetition(&mut self) -> Option<(u64, u64)> {
        let (found, length) = match self.rest.chars().next()? {
            '*' => ((0, u64::MAX), 1),
            '+' => ((1, u64::MAX), 1),
            '?' => ((0, 1), 1),
            '{' => counts(self.rest)?,
            _ => return None,
        };
        self.take(length);
        Some(found)
    }

    /// Returns how often a part is repeated. A part that may be repeated often is what makes a text long enough: alone, or
    /// as one of two; what stands beside it makes it shorter.
    fn count(&self, min: u64, max: u64, length: usize) -> u64 {
        let more = self.attempt / 3;
        let is_long = max.saturating_sub(min) >= LONG;
        let least = self.least.div_ceil(length.max(1) as u64);
        let wanted = match self.attempt % 3 {
            1 if is_long => least.saturating_sub(more),
            2 if is_long => (least / 2).saturating_sub(more),
            _ => min.saturating_add(more),
        };
        wanted.min(max).max(min).min(LONGEST as u64)
    }

    fn skip(&mut self, text: &str) -> bool {
        let stripped = self.rest.strip_prefix(text);
        self.rest = stripped.unwrap_or(self.rest);
        stripped.is_some()
    }

    fn take(&mut self, length: usize) -> &'p str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

/// Returns the length of a class: up to the bracket that closes it.
fn class_end(text: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b']' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// Reads `{2}`, `{2,}` or `{2,5}`, and returns its length, too.
fn counts(text: &str) -> Option<((u64, u64), usize)> {
    let inside = &text[1..];
    let end = inside.bytes().position(|byte| !byte.is_ascii_digit() && byte != b',')?;
    let inside = inside[end..].starts_with('}').then_some(&inside[..end])?;
    let counts = match inside.split_once(',') {
        None => inside.parse().map(|count| (count, count)).ok()?,
        Some((min, "")) => (min.parse().ok()?, u64::MAX),
        Some((min, max)) => (min.parse().ok()?, max.parse().ok()?),
    };
    Some((counts, end + 2))
}
