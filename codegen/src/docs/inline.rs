//! A paragraph of Markdown under construction.

use super::MAX_DEPTH;
use super::text;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    /// With its address; without one it names something of the model.
    Link(Option<String>),
}

impl Mark {
    fn is_same_kind(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

#[derive(Debug, Default)]
pub(super) struct Inline {
    out: String,
    /// The marks that are open, with the place where their text starts.
    marks: Vec<(Mark, usize)>,
    /// `true` if a mark was just closed after punctuation: a letter right behind it would undo the closing.
    needs_gap: bool,
}

impl Inline {
    pub(super) fn is_empty(&self) -> bool {
        self.out.trim().is_empty()
    }

    pub(super) fn has_marks(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Adds a character of the text; `following` is what comes next in the source.
    pub(super) fn character(&mut self, character: char, following: Option<char>) {
        if character.is_whitespace() {
            return self.space();
        }
        self.gap_before(character);
        if self.needs_escape(character, following) {
            self.out.push('\\');
        }
        self.out.push(character);
    }

    /// Adds words in which nothing needs an escape, with single spaces between them.
    pub(super) fn words(&mut self, words: &str) {
        words.chars().next().into_iter().for_each(|first| self.gap_before(first));
        self.out.push_str(words);
    }

    /// Adds characters of the text; `following` is what comes behind them.
    pub(super) fn text(&mut self, text: &str, following: Option<char>) {
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let plain = text::plain_words(rest);
            self.words(&rest[..plain]);
            rest = &rest[plain..];
            if plain == 0 {
                rest = &rest[character.len_utf8()..];
                self.character(character, rest.chars().next().or(following));
            }
        }
    }

    /// Adds what stands between a term and its definition.
    pub(super) fn separator(&mut self, separator: &str) {
        self.needs_gap = false;
        self.out.truncate(self.out.trim_end().len());
        self.out.push_str(separator);
    }

    pub(super) fn space(&mut self) {
        self.needs_gap = false;
        if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }

    /// The end of a line that means no more than a space.
    pub(super) fn soft_break(&mut self) {
        self.needs_gap = false;
        if !self.is_empty() && !self.out.ends_with('\n') {
            self.out.truncate(self.out.trim_end().len());
            self.out.push('\n');
        }
    }

    /// A line break. Inside emphasis or a link it is a space: a mark cannot be closed behind a backslash.
    pub(super) fn line_break(&mut self) {
        if self.has_marks() || self.is_empty() {
            self.space();
        } else if !self.out.ends_with('\n') {
            self.out.truncate(self.out.trim_end().len());
            self.out.push_str("\\\n");
        }
    }

    /// Adds a code span, fenced by more backticks than it contains in a row.
    pub(super) fn code(&mut self, code: &str) {
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        if code.is_empty() {
            return;
        }
        self.gap_before('`');
        if self.out.ends_with('`') {
            self.out.push(' ');
        }
        let fence = "`".repeat(longest_run(&code) + 1);
        let padding = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.out.push_str(&format!("{fence}{padding}{code}{padding}{fence}"));
    }

    /// Adds an address as a link to itself, or as text within another link or when it is none.
    pub(super) fn address(&mut self, address: &str) {
        let in_link = self.marks.iter().any(|(mark, _)| matches!(mark, Mark::Link(Some(_))));
        match text::web_address(address) {
            Some(address) if !in_link => {
                self.gap_before('<');
                self.out.push_str(&format!("<{address}>"));
            }
            _ if in_link => self.text(address, None),
            // Too long for a link: rustdoc would still ask for one.
            _ => self.code(address),
        }
    }

    pub(super) fn open(&mut self, mark: Mark) {
        let is_open = self.marks.iter().any(|(open, _)| open.is_same_kind(&mark));
        if !is_open && self.marks.len() < MAX_DEPTH {
            self.marks.push((mark, self.out.len()));
        }
    }

    /// Closes the innermost mark of this kind, and with it those opened inside.
    pub(super) fn close(&mut self, kind: &Mark) {
        if !self.marks.iter().any(|(mark, _)| mark.is_same_kind(kind)) {
            return;
        }
        while let Some((mark, start)) = self.marks.pop() {
            let is_last = mark.is_same_kind(kind);
            self.finish(mark, start);
            if is_last {
                break;
            }
        }
    }

    /// Returns the finished paragraph; the next one starts empty.
    pub(super) fn take(&mut self) -> String {
        while let Some((mark, start)) = self.marks.pop() {
            self.finish(mark, start);
        }
        self.needs_gap = false;
        let paragraph = self.out.trim_start().trim_end_matches("\\\n").trim_end();
        let mut taken = String::with_capacity(paragraph.len());
        for (number, line) in paragraph.split('\n').enumerate() {
            if number > 0 {
                taken.push('\n');
            }
            let line = line.trim();
            let line = match escaped(number, line) {
                Some(at) => {
                    taken.push_str(&line[..at]);
                    taken.push('\\');
                    &line[at..]
                }
                None => line,
            };
            taken.push_str(line);
        }
        self.out.clear();
        taken
    }

    /// Puts the marks around the text since `start`, leaving outer spaces outside.
    fn finish(&mut self, mark: Mark, start: usize) {
        let inner = self.out.split_off(start.min(self.out.len()));
        let content = inner.trim();
        let leading = &inner[..inner.len() - inner.trim_start().len()];
        self.out.push_str(leading);
        if content.is_empty() {
            return;
        }
        let content = match mark {
            Mark::Strong => self.emphasised("**", content),
            Mark::Emphasis => self.emphasised("*", content),
            Mark::Link(Some(address)) if content.replace('\\', "") == address => {
                format!("<{address}>")
            }
            Mark::Link(Some(address)) => format!("[{content}]({address})"),
            Mark::Link(None) if is_name(content) => {
                // Backticks side by side would be one mark.
                if self.out.ends_with('`') {
                    self.out.push(' ');
                }
                format!("`{content}`")
            }
            Mark::Link(None) => content.to_owned(),
        };
        self.out.push_str(&content);
        if inner.len() > inner.trim_end().len() {
            self.space();
        }
    }

    fn emphasised(&mut self, marker: &str, content: &str) -> String {
        let starts_with_letter = content.starts_with(char::is_alphanumeric);
        let follows_letter = self.out.ends_with(char::is_alphanumeric);
        if self.out.ends_with(['*', '_']) || follows_letter && !starts_with_letter {
            self.out.push(' ');
        }
        self.needs_gap = !content.ends_with(char::is_alphanumeric);
        format!("{marker}{content}{marker}")
    }

    fn gap_before(&mut self, next: char) {
        if std::mem::take(&mut self.needs_gap) && next.is_alphanumeric() {
            self.out.push(' ');
        }
    }

    fn needs_escape(&self, character: char, following: Option<char>) -> bool {
        match character {
            '<' | '[' | '`' | '\\' => true,
            // Harmless but at the start of a line, within a link, before a link.
            '>' => self.out.is_empty() || self.out.ends_with('\n'),
            ']' => self.has_marks(),
            '!' => matches!(following, Some('<' | '[')),
            '&' => following.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '*' | '~' => true,
            // Within a word it emphasises nothing: USER_NAME stays readable.
            '_' => {
                !(self.out.ends_with(char::is_alphanumeric) && following.is_some_and(char::is_alphanumeric))
            }
            _ => false,
        }
    }
}

/// Returns where a line needs a backslash, so as not to be a heading, a list, a fence, a table or a rule: where those are
/// meant, they are blocks of their own.
fn escaped(number: usize, line: &str) -> Option<usize> {
    let mut characters = line.chars();
    let first = characters.next()?;
    let second = characters.next();
    let stands_alone = second.is_none_or(|second| second == first || second.is_whitespace());
    match first {
        '*' if second.is_none_or(char::is_whitespace) => Some(0),
        '#' | '+' if stands_alone => Some(0),
        '-' | '=' | '|' | ':' if stands_alone || number > 0 && is_table_rule(line) => Some(0),
        '-' if second.is_some_and(char::is_whitespace) => Some(0),
        '~' if line.starts_with("~~~") => Some(0),
        '0'..='9' => {
            let mark = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
            is_number_mark(mark).then_some(line.len() - mark.len())
        }
        _ => None,
    }
}

/// Returns `true` if a line would make the one before it the head of a table. Tables stay text: their cells
/// would cut links in two.
fn is_table_rule(line: &str) -> bool {
    line.chars().all(|character| matches!(character, '|' | '-' | ':' | ' ' | '='))
}

fn is_number_mark(rest: &str) -> bool {
    rest.strip_prefix(['.', ')']).is_some_and(|text| text.is_empty() || text.starts_with(char::is_whitespace))
}

/// Returns `true` if a link without an address is the name of a shape or member.
fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|character| character.is_ascii_alphanumeric() || "_.:$".contains(character))
}

fn longest_run(code: &str) -> usize {
    code.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}
