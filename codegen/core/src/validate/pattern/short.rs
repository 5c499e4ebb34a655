//! Short ASCII texts, without an allocation: bounded backtracking (R. Cox, Regular Expression Matching: the
//! Virtual Machine Approach, 2009). A pair of instruction and position is tried once; what does not fit is
//! left to the Pike NFA.

use super::class::is_word;
use super::program::{Instruction, Nfa, Program};

/// The maximum number of pairs of instruction and position that are remembered.
const PAIRS: usize = 4096;

/// The number of times that each character may be counted without being a step.
const FREE: usize = 8;

/// The maximum number of alternatives on the stack.
const OPEN: usize = 32;

impl Program {
    /// Returns `true` if the pattern matches anywhere in a text; `None` if the text or the pattern is too
    /// long, the pattern has lookarounds, or no step is left.
    pub(super) fn matches_short(&self, text: &str, left: &mut u64) -> Option<bool> {
        let pairs = self.whole.instructions.len().saturating_mul(text.len() + 1);
        if pairs > PAIRS || !self.looks.is_empty() || !text.is_ascii() {
            return None;
        }
        let mut search =
            Search { of: &self.whole, text: text.as_bytes(), tried: [0; PAIRS / 64], counted: 0 };
        let last = if self.whole.anchored { 0 } else { text.len() };
        let mut matches = Some(false);
        for start in 0..=last {
            matches = search.from(start);
            if matches != Some(false) {
                break;
            }
        }
        // Counts that start at each character take the square of the text.
        if search.counted > FREE * text.len() {
            *left = left.checked_sub(search.counted as u64)?;
        }
        matches
    }
}

struct Search<'a> {
    of: &'a Nfa,
    text: &'a [u8],
    tried: [u64; PAIRS / 64],
    /// The number of characters counted.
    counted: usize,
}

/// The alternatives to try, the last one first: an instruction at each of some positions, the last one first.
struct Open {
    all: [(u16, u16, u16); OPEN],
    length: usize,
}

impl Open {
    /// Pushes an instruction at the positions from `first` to `last`; returns `None` if the stack is full.
    fn push(&mut self, at: usize, first: usize, last: usize) -> Option<()> {
        let [at, first, last] = [at, first, last].map(|number| number as u16); // there are at most `PAIRS`
        *self.all.get_mut(self.length)? = (at, first, last);
        self.length += 1;
        Some(())
    }

    fn pop(&mut self) -> Option<(usize, usize)> {
        let top = self.length.checked_sub(1)?;
        let (at, first, last) = self.all.get_mut(top)?;
        let pair = (usize::from(*at), usize::from(*last));
        if first == last {
            self.length = top;
        } else {
            *last -= 1;
        }
        Some(pair)
    }
}

impl Search<'_> {
    /// Returns `true` if a match starts at a position; `None` if the stack is too small for it.
    fn from(&mut self, start: usize) -> Option<bool> {
        let mut open = Open { all: [(0, 0, 0); OPEN], length: 0 };
        let mut next = Some((0, start));
        while let Some((at, position)) = next.or_else(|| open.pop()) {
            next = None;
            if self.is_tried(at, position) {
                continue;
            }
            match self.of.instructions.get(at)? {
                Instruction::Match => return Some(true),
                Instruction::Class(class) => {
                    if self.text.get(position).is_some_and(|&byte| class.has_ascii(byte)) {
                        next = Some((at + 1, position + 1));
                    }
                }
                // Counting always starts at the entry, so that a pair is the whole state.
                &Instruction::Count { ref class, least, most, .. } => {
                    let rest = self.text.get(position..)?;
                    let taken = rest.iter().take(most).take_while(|&&byte| class.has_ascii(byte)).count();
                    self.counted += taken;
                    if taken >= least {
                        if least < taken {
                            open.push(at + 1, position + least, position + taken - 1)?;
                        }
                        next = Some((at + 1, position + taken));
                    }
                }
                &Instruction::Split(one, other) => {
                    open.push(other, position, position)?;
                    next = Some((one, position));
                }
                &Instruction::Jump(to) => next = Some((to, position)),
                Instruction::Start if position > 0 => {}
                Instruction::End if position < self.text.len() => {}
                &Instruction::WordBoundary { negated } if self.is_boundary(position) == negated => {}
                Instruction::Start | Instruction::End | Instruction::WordBoundary { .. } => {
                    next = Some((at + 1, position));
                }
                Instruction::LookAround { .. } => return None,
            }
        }
        Some(false)
    }

    /// Marks a pair as tried, and returns `true` if it was tried before.
    fn is_tried(&mut self, at: usize, position: usize) -> bool {
        let pair = at * (self.text.len() + 1) + position;
        let Some(word) = self.tried.get_mut(pair / 64) else { return true };
        let bit = 1 << (pair % 64);
        let before = *word & bit != 0;
        *word |= bit;
        before
    }

    fn is_boundary(&self, position: usize) -> bool {
        let is_word = |at: Option<usize>| {
            at.and_then(|at| self.text.get(at)).is_some_and(|&byte| is_word(char::from(byte)))
        };
        is_word(position.checked_sub(1)) != is_word(Some(position))
    }
}
