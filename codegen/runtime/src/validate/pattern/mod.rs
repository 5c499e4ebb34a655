//! The `pattern` trait: regular expressions of ECMA 262 that cannot blow up.
//!
//! Patterns of models look ahead and behind and name Unicode's categories, which small engines
//! refuse. This one takes them, in a time bounded by pattern times text: half a microsecond for a
//! name of 20 characters, 50 microseconds a character at worst, for a group repeated a thousand
//! times. Patterns mean what ECMA 262 says of them: `$` is the very end, `\d` and `\w` are ASCII, a
//! character is a code point. Where ECMA 262 has no meaning for what models write, Java's is taken:
//! `(?i)`, `(?s)` and classes such as `\p{Alnum}`.
//!
//! What is not taken are references back to groups, for which no such bound is known. A pattern
//! that has one is [`unsupported`]; [`check`](super::check) lists the texts that it was not run on.

mod class;
mod escape;
mod parse;
mod program;
mod run;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use parse::Unsupported;
use program::Program;

/// A pattern, ready to be run.
#[derive(Debug)]
pub(super) struct Pattern(Program);

impl Pattern {
    pub(super) fn new(text: &str) -> Result<Self, Unsupported> {
        program::compile(&parse::parse(text)?).map(Pattern)
    }

    /// Whether the pattern matches somewhere in a text.
    pub(super) fn matches(&self, text: &str) -> bool {
        self.0.matches(text)
    }
}

type Compiled = Arc<Result<Pattern, Unsupported>>;

/// The compiled form of a model's pattern, made once.
pub(super) fn compiled(text: &'static str) -> Compiled {
    // By address, which is faster than to hash a text of hundreds of bytes: it is never freed.
    static ALL: OnceLock<RwLock<HashMap<(usize, usize), Compiled>>> = OnceLock::new();
    let all = ALL.get_or_init(RwLock::default);
    let key = (text.as_ptr().addr(), text.len());
    if let Some(known) = all.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Arc::clone(known);
    }
    let compiled = Arc::new(Pattern::new(text));
    let mut all = all.write().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(all.entry(key).or_insert(compiled))
}

/// Why values are not checked against a pattern; `None` where they are.
#[must_use]
pub fn unsupported(pattern: &str) -> Option<&'static str> {
    Pattern::new(pattern).err()
}
