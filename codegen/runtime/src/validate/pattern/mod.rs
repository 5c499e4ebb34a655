//! The `pattern` trait: a Pike NFA simulation with look-arounds, over the regular expressions that
//! models write (Smithy 2.0, `pattern`: ECMA 262).
//!
//! Patterns of models look ahead and behind and name Unicode's categories, which small engines
//! refuse. This one takes them, in a time bounded by pattern times text: half a microsecond for a
//! name of 20 characters. It only tells whether a pattern matches, so that it keeps no submatches.
//!
//! The syntax is that of ECMA 262 over code points (flag `u`): `$` is the very end, `\d` and `\w` are
//! ASCII, a character is a code point. Taken as well, as models have them:
//!
//! - characters escaped without need, braces and brackets that stand for themselves, octal escapes;
//! - of Java: `(?i)` and `(?s)`, `\A`, `\z`, `\Z`, `\a`, `\e`, `\x{…}`, `\pL`, possessive quantifiers,
//!   which are taken as eager ones, and quantifiers of quantifiers;
//! - properties: categories, POSIX classes such as `\p{Alnum}`, and `\p{IsAlphabetic}`, `\p{LD}`,
//!   `\p{all}` and the like; no scripts.
//!
//! Not taken are references back to groups, for which no such bound is known, and patterns of more
//! than 65,536 instructions. One that is not taken is [`unsupported`]; [`check`](super::check) lists
//! the texts that it was not run on.
//!
//! In reading order: text to nodes, nodes to instructions, instructions over texts.

mod class;
#[cfg(test)]
mod differential;
mod escape;
mod parse;
mod program;
mod property;
mod run;
mod short;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
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

    /// Returns `true` if the pattern matches anywhere in a text.
    pub(super) fn matches(&self, text: &str) -> bool {
        self.0.matches_short(text).unwrap_or_else(|| self.0.matches(text))
    }
}

type Compiled = Arc<Result<Pattern, Unsupported>>;

/// Returns the compiled form of a model's pattern, made once.
pub(super) fn compiled(text: &'static str) -> Compiled {
    // By address, which is faster than to hash a text of hundreds of bytes: it is never freed.
    type All = HashMap<(usize, usize), Compiled, BuildHasherDefault<Address>>;
    static ALL: OnceLock<RwLock<All>> = OnceLock::new();
    let all = ALL.get_or_init(RwLock::default);
    let key = (text.as_ptr().addr(), text.len());
    if let Some(known) = all.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Arc::clone(known);
    }
    let compiled = Arc::new(Pattern::new(text));
    let mut all = all.write().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(all.entry(key).or_insert(compiled))
}

/// A hash of addresses, which nobody outside chooses: Fibonacci hashing.
#[derive(Default)]
struct Address(u64);

impl Hasher for Address {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_usize(byte.into()));
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0.rotate_left(5) ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Returns whether a pattern of the `pattern` trait matches somewhere in a text.
///
/// ```
/// use ferrosmith_runtime::validate::matches;
///
/// assert_eq!(matches(r"^\p{Lu}(?!\d)", "Ada"), Ok(true));
/// assert_eq!(matches(r"^(a)\1$", "aa"), Err("it refers back to a group"));
/// ```
///
/// # Errors
/// The reason why the pattern is not taken: see [`unsupported`].
pub fn matches(pattern: &str, text: &str) -> Result<bool, &'static str> {
    Pattern::new(pattern).map(|pattern| pattern.matches(text))
}

/// Returns the reason why values are not checked against a pattern; `None` where they are.
#[must_use]
pub fn unsupported(pattern: &str) -> Option<&'static str> {
    Pattern::new(pattern).err()
}
