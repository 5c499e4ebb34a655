//! The patterns of models, each compiled once.

use std::ptr;
use std::sync::OnceLock;

use super::Pattern;
use super::parse::Unsupported;

/// A pattern in a list. Lists only grow, so that readers need no lock.
struct Known {
    text: &'static str,
    pattern: Result<Pattern, Unsupported>,
    next: Place,
}

type Place = OnceLock<Box<Known>>;

/// Lists of the patterns with the same hash.
static LISTS: [Place; 1 << BITS] = [const { Place::new() }; 1 << BITS];
const BITS: u32 = 10;

/// Returns a model's pattern in compiled form.
pub(in crate::validate) fn compiled(text: &'static str) -> &'static Result<Pattern, Unsupported> {
    // By address, which is faster than hashing a text of hundreds of bytes: it is never freed.
    let hash = (text.as_ptr().addr() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - BITS);
    let mut place = &LISTS[hash as usize];
    loop {
        let known =
            place.get_or_init(|| Box::new(Known { text, pattern: Pattern::new(text), next: Place::new() }));
        if ptr::eq(known.text, text) {
            return &known.pattern;
        }
        place = &known.next;
    }
}
