//! Running patterns over texts: every step that the automaton can be in, character by character.
//!
//! The time is bounded by the steps of the pattern times the characters of the text, whatever
//! both are: nothing is tried twice. What looks ahead or behind is run first, over the whole text
//! and against the direction in which it looks; that gives the places where it holds.

use std::collections::VecDeque;

use super::class::is_word;
use super::program::{Program, Step, Steps};

impl Program {
    /// Whether the pattern matches somewhere in a text.
    pub(super) fn matches(&self, text: &str) -> bool {
        let length = if self.looks.is_empty() { 0 } else { text.chars().count() };
        let mut places: Vec<Places> = Vec::with_capacity(self.looks.len());
        for look in &self.looks {
            let mut found = Places::none(length);
            look.run(text, length, &places, |at| {
                found.add(at);
                true
            });
            places.push(found);
        }
        let mut matches = false;
        self.whole.run(text, length, &places, |_| {
            matches = true;
            false
        });
        matches
    }
}

/// A set of places in a text: before each character, and at its end.
struct Places(Vec<u64>);

impl Places {
    fn none(length: usize) -> Self {
        Places(vec![0; length / 64 + 1])
    }

    fn add(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 != 0)
    }
}

impl Steps {
    /// Reads a text once; `found` is told each place where a match ends (in the direction of the
    /// reading), and answers whether to go on.
    fn run(&self, text: &str, length: usize, looks: &[Places], found: impl FnMut(usize) -> bool) {
        if self.backward {
            self.read(text.chars().rev(), length, looks, found);
        } else {
            self.read(text.chars(), length, looks, found);
        }
    }

    fn read(
        &self,
        mut text: impl Iterator<Item = char>,
        length: usize,
        looks: &[Places],
        mut found: impl FnMut(usize) -> bool,
    ) {
        let mut state = State::new(self, looks);
        let mut now = Vec::new();
        let mut here = Here { read: 0, place: 0, behind: None, ahead: text.next() };
        loop {
            here.place = if self.backward { length.saturating_sub(here.read) } else { here.read };
            now.drain(..).for_each(|at| state.take(at, &here));
            if here.read == 0 || !self.anchored {
                state.enter(0, &here);
            }
            if std::mem::take(&mut state.matched) && !found(here.place) {
                return;
            }
            std::mem::swap(&mut now, &mut state.next);
            if here.ahead.is_none() || (now.is_empty() && self.anchored) {
                return;
            }
            here = Here { read: here.read + 1, place: 0, behind: here.ahead, ahead: text.next() };
        }
    }
}

/// Where the reading is.
struct Here {
    /// How many characters were read.
    read: usize,
    /// How many characters of the text are before this place.
    place: usize,
    /// The character read last.
    behind: Option<char>,
    /// The character read next.
    ahead: Option<char>,
}

/// Which steps the automaton is in.
struct State<'a> {
    of: &'a Steps,
    looks: &'a [Places],
    /// The steps that take the next character.
    next: Vec<usize>,
    /// For each step the place at which it was entered last, plus one.
    entered: Vec<usize>,
    /// For each step that counts, how many characters had been read when it was entered: the oldest
    /// first, each at most once.
    counters: Vec<VecDeque<usize>>,
    /// Steps to enter.
    open: Vec<usize>,
    matched: bool,
}

impl<'a> State<'a> {
    fn new(of: &'a Steps, looks: &'a [Places]) -> Self {
        State {
            of,
            looks,
            next: Vec::new(),
            entered: vec![0; of.steps.len()],
            counters: vec![VecDeque::new(); of.counters],
            open: Vec::new(),
            matched: false,
        }
    }

    /// Enters a step, and those that follow it without a character.
    fn enter(&mut self, step: usize, here: &Here) {
        let of = self.of;
        self.open.push(step);
        while let Some(at) = self.open.pop() {
            if std::mem::replace(&mut self.entered[at], here.read + 1) == here.read + 1 {
                if let Step::Count { counter, most, .. } = of.steps[at] {
                    self.begin(counter, most, here);
                }
                continue;
            }
            match of.steps[at] {
                Step::Take(_) => self.next.push(at),
                Step::Count { counter, most, .. } => {
                    self.begin(counter, most, here);
                    self.next.push(at);
                }
                Step::Fork(one, other) => self.open.extend([other, one]),
                Step::Jump(to) => self.open.push(to),
                Step::Match => self.matched = true,
                Step::Start | Step::End | Step::Edge { .. } | Step::Look { .. } => {
                    if self.holds(&of.steps[at], here) {
                        self.open.push(at + 1);
                    }
                }
            }
        }
    }

    /// Whether a step that takes no character lets go on.
    fn holds(&self, step: &Step, here: &Here) -> bool {
        let (left, right) = match self.of.backward {
            true => (here.ahead, here.behind),
            false => (here.behind, here.ahead),
        };
        match *step {
            Step::Start => left.is_none(),
            Step::End => right.is_none(),
            Step::Edge { negated } => (left.is_some_and(is_word) != right.is_some_and(is_word)) != negated,
            Step::Look { look, negated } => {
                self.looks.get(look).is_some_and(|places| places.has(here.place)) != negated
            }
            _ => true,
        }
    }

    /// Begins to count. Without an upper bound two counts are enough: the oldest, and the newest,
    /// which may outlive it.
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

    /// Takes a character at a step; `here` is after it.
    fn take(&mut self, at: usize, here: &Here) {
        let Some(taken) = here.behind else { return };
        match &self.of.steps[at] {
            Step::Take(class) if class.has(taken) => self.enter(at + 1, here),
            &Step::Count { ref class, least, most, counter } => {
                let oldest = if class.has(taken) { here.read.saturating_sub(most) } else { here.read };
                let counts = &mut self.counters[counter];
                while counts.front().is_some_and(|&count| count < oldest) {
                    counts.pop_front();
                }
                // The oldest may be of this very place, entered before this step took its turn.
                let Some(&count) = counts.front().filter(|&&count| count < here.read) else { return };
                if std::mem::replace(&mut self.entered[at], here.read + 1) != here.read + 1 {
                    self.next.push(at);
                }
                if here.read - count >= least {
                    self.enter(at + 1, here);
                }
            }
            _ => {}
        }
    }
}
