//! The `pattern` trait: a Pike NFA simulation with look-arounds, over the regular expressions that
//! models write (Smithy 2.0, `pattern`: ECMA 262).
//!
//! Patterns of models have lookarounds and Unicode categories, which small engines lack. This engine supports
//! them, in time proportional to the pattern times the text: half a microsecond for a name of 20 characters.
//! It has no submatches, because only a match is of interest.
//!
//! The syntax is that of ECMA 262 over code points (flag `u`): `$` matches at the very end only, and `\d` and
//! `\w` are ASCII. Also supported, because models have them, are
//!
//! - characters escaped without need, braces and brackets that stand for themselves, octal escapes;
//! - constructs of Java: `(?i)`, `\A`, `\z`, `\Z`, `\R`, `\h`, `\a`, `\e`, `\x{…}`, `\pL`, `\Q…\E` outside of classes,
//!   possessive quantifiers, which are read as greedy ones, and quantifiers of quantifiers;
//! - the flags `i` (of ASCII), `m` and `s`, set and unset, for a group or from a place on;
//! - properties: categories by their short and long names, POSIX classes such as `\p{Alnum}`, `\p{IsAlphabetic}`,
//!   `\p{IsDigit}`, `\p{ID_Start}`, `\p{Assigned}`, `\p{LD}`, `\p{all}` and the like, and blocks such as `\p{InGreek}`, of
//!   which the usual ones are known.
//!
//! Not supported are
//!
//! - backreferences, for which no such bound is known, and patterns of more than 131,072 instructions;
//! - scripts (`\p{Script=Latin}`, `\p{sc=Latn}`, `\p{IsHan}`), `\p{Emoji}` and other properties of ECMA 262 and Java that
//!   need tables, and the blocks that are not known;
//! - atomic groups (`(?>…)`), the flags `d`, `u`, `U` and `x`, `\G`, `\X`, `\N{…}`, `\V`, and `\Q…\E` in a class;
//! - operations on classes: in `[a-z&&[^b]]` and `[\w--\d]`, the characters stand for themselves, as in ECMA 262 without the
//!   flag `v`.
//!
//! [`unsupported`] returns the reason for a pattern with such constructs, except for the last, and [`check`](super::check)
//! lists the strings that were not matched against it.
//!
//! In reading order: parsing to nodes, compiling to instructions, running on text.

mod class;
#[cfg(test)]
mod differential;
mod escape;
mod known;
mod lines;
mod parse;
mod program;
mod property;
mod ranges;
mod run;
mod short;
#[cfg(test)]
mod tests;

pub(super) use known::compiled;
use parse::Unsupported;
use program::Program;

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern(Program);

impl Pattern {
    pub(super) fn new(text: &str) -> Result<Self, Unsupported> {
        program::compile(&parse::parse(text)?).map(Pattern)
    }

    /// Returns `true` if the pattern matches part of a text; `None` if that takes more steps than are `left`.
    pub(super) fn matches(&self, text: &str, left: &mut u64) -> Option<bool> {
        self.0.matches_short(text, left).or_else(|| self.0.matches(text, left))
    }
}

/// Returns `true` if a pattern matches part of a text (Smithy 2.0, `pattern` trait).
///
/// ```
/// use ferrosmith_runtime::validate::matches;
///
/// assert_eq!(matches(r"^\p{Lu}(?!\d)", "Ada"), Ok(true));
/// assert_eq!(matches(r"^(a)\1$", "aa"), Err("it refers back to a group"));
/// ```
///
/// # Errors
/// Returns the reason why the pattern is not supported; see [`unsupported`].
pub fn matches(pattern: &str, text: &str) -> Result<bool, &'static str> {
    Pattern::new(pattern).map(|pattern| pattern.matches(text, &mut { u64::MAX }).unwrap_or_default())
}

/// Returns the reason why a pattern is not supported; `None` if it is.
#[must_use]
pub fn unsupported(pattern: &str) -> Option<&'static str> {
    Pattern::new(pattern).err()
}
