//! Running a Pike NFA over a text (R. Cox, Regular Expression Matching: the Virtual Machine Approach, 2009):
//! a set of threads that advances character by character. There are no submatches, so that a thread is its
//! program counter.
//!
//! The time is bounded by the instructions of the pattern times the characters of the text, since no thread
//! exists twice, and by a number of steps that the caller has for all its texts. Lookarounds run first, over
//! the whole text and against their direction, which gives the positions at which they hold.

use std::collections::VecDeque;

use super::class::is_word;
use super::program::{Instruction, Nfa, Program};

impl Program {
    /// Returns `true` if the pattern matches part of a text; `None` if that takes more steps than are left.
    pub(super) fn matches(&self, text: &str, left: &mut u64) -> Option<bool> {
        let length = if self.looks.is_empty() { 0 } else { text.chars().count() };
        let mut positions: Vec<Positions> = Vec::with_capacity(self.looks.len());
        for look in &self.looks {
            let mut found = Positions::none(length);
            look.run(text, length, &positions, left, |at| {
                found.add(at);
                true
            })?;
            positions.push(found);
        }
        let mut matches = false;
        self.whole.run(text, length, &positions, left, |_| {
            matches = true;
            false
        })?;
        Some(matches)
    }
}

/// A set of positions in a text: before each character, and at its end.
struct Positions(Vec<u64>);

impl Positions {
    fn none(length: usize) -> Self {
        Positions(vec![0; length / 64 + 1])
    }

    fn add(&mut self, position: usize) {
        if let Some(word) = self.0.get_mut(position / 64) {
            *word |= 1 << (position % 64);
        }
    }

    fn has(&self, position: usize) -> bool {
        self.0.get(position / 64).is_some_and(|word| word >> (position % 64) & 1 != 0)
    }
}

impl Nfa {
    /// Runs over a text once; `found` is called with each position at which a match ends (in the direction of
    /// the run), and returns whether to continue. `None` if no step is left.
    fn run(
        &self,
        text: &str,
        length: usize,
        looks: &[Positions],
        left: &mut u64,
        found: impl FnMut(usize) -> bool,
    ) -> Option<()> {
        if self.backward {
            self.read(text.chars().rev(), length, looks, left, found)
        } else {
            self.read(text.chars(), length, looks, left, found)
        }
    }

    fn read(
        &self,
        mut text: impl Iterator<Item = char>,
        length: usize,
        looks: &[Positions],
        left: &mut u64,
        mut found: impl FnMut(usize) -> bool,
    ) -> Option<()> {
        let mut threads = Threads::new(self, looks);
        let mut now = Vec::new();
        let mut here = Here { read: 0, position: 0, behind: None, ahead: text.next() };
        loop {
            *left = left.checked_sub(std::mem::take(&mut threads.steps) + 1)?;
            here.position = if self.backward { length.saturating_sub(here.read) } else { here.read };
            now.drain(..).for_each(|at| threads.step(at, &here));
            if here.read == 0 || !self.anchored {
                threads.add(0, &here);
            }
            if std::mem::take(&mut threads.matched) && !found(here.position) {
                return Some(());
            }
            std::mem::swap(&mut now, &mut threads.next);
            if here.ahead.is_none() || (now.is_empty() && self.anchored) {
                return Some(());
            }
            here = Here { read: here.read + 1, position: 0, behind: here.ahead, ahead: text.next() };
        }
    }
}

/// The position of a run.
struct Here {
    /// The number of characters read.
    read: usize,
    /// The position in the text: the number of characters before it.
    position: usize,
    /// The previous character.
    behind: Option<char>,
    /// The next character.
    ahead: Option<char>,
}

/// The threads of a run.
struct Threads<'a> {
    of: &'a Nfa,
    looks: &'a [Positions],
    /// The threads that wait for the next character.
    next: Vec<usize>,
    /// For each instruction, the position at which a thread was added there last, plus one: a sparse set.
    entered: Vec<usize>,
    /// For each counter, the numbers of characters read when it was entered, the oldest first, each at most
    /// once.
    counters: Vec<VecDeque<usize>>,
    /// The instructions still to enter.
    open: Vec<usize>,
    /// The instructions entered since this was read.
    steps: u64,
    matched: bool,
}

impl<'a> Threads<'a> {
    fn new(of: &'a Nfa, looks: &'a [Positions]) -> Self {
        let mut counters = Vec::new();
        counters.resize_with(of.counters, VecDeque::new);
        Threads {
            of,
            looks,
            next: Vec::new(),
            entered: vec![0; of.instructions.len()],
            counters,
            open: Vec::new(),
            steps: 0,
            matched: false,
        }
    }

    /// Adds a thread at an instruction, and follows the instructions that consume no character.
    fn add(&mut self, start: usize, here: &Here) {
        let of = self.of;
        self.open.push(start);
        while let Some(at) = self.open.pop() {
            self.steps += 1;
            if std::mem::replace(&mut self.entered[at], here.read + 1) == here.read + 1 {
                if let Instruction::Count { counter, most, .. } = of.instructions[at] {
                    self.begin(counter, most, here);
                }
                continue;
            }
            match of.instructions[at] {
                Instruction::Class(_) => self.next.push(at),
                Instruction::Count { counter, most, .. } => {
                    self.begin(counter, most, here);
                    self.next.push(at);
                }
                Instruction::Split(one, other) => self.open.extend([other, one]),
                Instruction::Jump(to) => self.open.push(to),
                Instruction::Match => self.matched = true,
                Instruction::Start
                | Instruction::End
                | Instruction::WordBoundary { .. }
                | Instruction::LookAround { .. } => {
                    if self.holds(&of.instructions[at], here) {
                        self.open.push(at + 1);
                    }
                }
            }
        }
    }

    /// Returns `true` if an assertion holds.
    fn holds(&self, assertion: &Instruction, here: &Here) -> bool {
        let (left, right) = match self.of.backward {
            true => (here.ahead, here.behind),
            false => (here.behind, here.ahead),
        };
        match *assertion {
            Instruction::Start => left.is_none(),
            Instruction::End => right.is_none(),
            Instruction::WordBoundary { negated } => {
                (left.is_some_and(is_word) != right.is_some_and(is_word)) != negated
            }
            Instruction::LookAround { look, negated } => {
                self.looks.get(look).is_some_and(|positions| positions.has(here.position)) != negated
            }
            _ => true,
        }
    }

    /// Starts a count. Without an upper limit two counts are enough: the oldest, and the newest, which may
    /// outlive it.
    fn begin(&mut self, counter: usize, most: usize, here: &Here) {
        let counts = &mut self.counters[counter];
        if counts.back() == Some(&here.read) {
            return;
        }
        if most == usize::MAX {
            counts.truncate(1);
        }
        counts.push_back(here.read);
    }

    /// Advances a thread by a character; `here` is the position after it.
    fn step(&mut self, at: usize, here: &Here) {
        let Some(taken) = here.behind else { return };
        match &self.of.instructions[at] {
            Instruction::Class(class) if class.has(taken) => self.add(at + 1, here),
            &Instruction::Count { ref class, least, most, counter } => {
                let oldest = if class.has(taken) { here.read.saturating_sub(most) } else { here.read };
                let counts = &mut self.counters[counter];
                while counts.front().is_some_and(|&count| count < oldest) {
                    counts.pop_front();
                }
                self.steps += 1; // it stays without being entered again
                // The oldest may have started at this very position, before this thread's turn.
                let Some(&count) = counts.front().filter(|&&count| count < here.read) else { return };
                if std::mem::replace(&mut self.entered[at], here.read + 1) != here.read + 1 {
                    self.next.push(at);
                }
                if here.read - count >= least {
                    self.add(at + 1, here);
                }
            }
            _ => {}
        }
    }
}
