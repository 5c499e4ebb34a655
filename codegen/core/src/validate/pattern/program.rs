//! Compiling patterns to the instructions of a Pike NFA.

use std::sync::Arc;

use super::class::Class;
use super::parse::{Node, Unsupported};

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Program {
    /// The whole pattern, run from the start of a text to its end.
    pub(super) whole: Nfa,
    /// The lookarounds; one inside another comes before it.
    pub(super) looks: Vec<Nfa>,
}

/// A nondeterministic finite automaton. It has at most as many threads as instructions.
#[derive(Debug)]
pub(super) struct Nfa {
    /// The first is the entry, the last is [`Instruction::Match`].
    pub(super) instructions: Vec<Instruction>,
    /// The number of counters.
    pub(super) counters: usize,
    /// The number of counts held at once, if the pattern bounds it.
    counts: usize,
    /// If `true`, it runs from the end of a text to its start, as lookaheads do: one run then finds all
    /// positions at which it matches.
    pub(super) backward: bool,
    /// If `true`, it can match only at the start of the run.
    pub(super) anchored: bool,
}

/// An instruction. The next one follows it unless it says otherwise.
#[derive(Debug)]
pub(super) enum Instruction {
    /// Consumes a character of a class.
    Class(Arc<Class>),
    /// Consumes `least` to `most` characters of a class, at least one: a single instruction in place of
    /// thousands of copies.
    Count { class: Arc<Class>, least: usize, most: usize, counter: usize },
    /// Continues at two instructions.
    Split(usize, usize),
    /// Continues at another instruction.
    Jump(usize),
    /// Continues at the start of the text.
    Start,
    /// Continues at the end of the text.
    End,
    /// Continues at a word boundary, or at any other position if negated.
    WordBoundary { negated: bool },
    /// Continues if a lookaround, by its index, holds, or does not hold if negated.
    LookAround { look: usize, negated: bool },
    /// Matches.
    Match,
}

/// The maximum number of instructions of a pattern and its lookarounds: 5 MiB, and at worst as many threads at one character.
/// A pattern of an official model takes more than half of it.
const MOST: usize = 1 << 17;

/// The maximum number of counts that a run holds, for texts of up to [`SHORT`] characters: 64 MiB.
const MOST_COUNTS: usize = 1 << 23;
const SHORT: usize = 1 << 16;

/// The maximum number of lookarounds: each reads the text once.
const MOST_LOOKS: usize = 64;

const TOO_LARGE: Unsupported = "it repeats too much";

/// Compiles a pattern.
pub(super) fn compile(pattern: &Node) -> Result<Program, Unsupported> {
    let mut looks = Looks { all: Vec::new(), nodes: Vec::new(), room: MOST };
    let whole = nfa(pattern, false, &mut looks)?;
    Ok(Program { whole, looks: looks.all })
}

/// The lookarounds, each once, however often it is repeated.
struct Looks<'p> {
    all: Vec<Nfa>,
    /// The expression of each.
    nodes: Vec<&'p Node>,
    /// The number of instructions that are left for them and the whole pattern.
    room: usize,
}

fn nfa<'p>(pattern: &'p Node, backward: bool, looks: &mut Looks<'p>) -> Result<Nfa, Unsupported> {
    let mut nfa = Nfa::new(backward);
    nfa.add(pattern, looks)?;
    nfa.push(Instruction::Match, looks)?;
    nfa.anchored = !backward && nfa.is_anchored();
    Ok(nfa)
}

impl<'p> Looks<'p> {
    fn add(&mut self, of: &'p Node, ahead: bool) -> Result<usize, Unsupported> {
        let look = nfa(of, ahead, self)?;
        if self.all.len() >= MOST_LOOKS {
            return Err(TOO_LARGE);
        }
        self.all.push(look);
        self.nodes.push(of);
        Ok(self.all.len() - 1)
    }
}

impl Nfa {
    fn new(backward: bool) -> Self {
        Nfa { instructions: Vec::new(), counters: 0, counts: 0, backward, anchored: false }
    }

    fn push(&mut self, step: Instruction, looks: &mut Looks<'_>) -> Result<usize, Unsupported> {
        looks.room = looks.room.checked_sub(1).ok_or(TOO_LARGE)?;
        self.instructions.push(step);
        Ok(self.instructions.len() - 1)
    }

    fn add<'p>(&mut self, node: &'p Node, looks: &mut Looks<'p>) -> Result<(), Unsupported> {
        match node {
            Node::Class(class) => self.push(Instruction::Class(Arc::clone(class)), looks).map(drop),
            Node::Start => self.push(Instruction::Start, looks).map(drop),
            Node::End => self.push(Instruction::End, looks).map(drop),
            Node::WordBoundary { negated } => {
                self.push(Instruction::WordBoundary { negated: *negated }, looks).map(drop)
            }
            Node::LookAround { ahead, negated, of } => {
                let known = looks.nodes.iter().position(|known| std::ptr::eq(*known, &**of));
                let look = match known {
                    Some(look) => look,
                    None => looks.add(of, *ahead)?,
                };
                self.push(Instruction::LookAround { look, negated: *negated }, looks).map(drop)
            }
            Node::Sequence(parts) if self.backward => {
                parts.iter().rev().try_for_each(|part| self.add(part, looks))
            }
            Node::Sequence(parts) => parts.iter().try_for_each(|part| self.add(part, looks)),
            Node::Either(branches) => self.either(branches, looks),
            Node::Repeat { of, least, most } => self.repeat(of, *least, *most, looks),
        }
    }

    fn either<'p>(&mut self, branches: &'p [Node], looks: &mut Looks<'p>) -> Result<(), Unsupported> {
        let mut ends = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            if index + 1 == branches.len() {
                self.add(branch, looks)?;
                break;
            }
            let fork = self.push(Instruction::Split(0, 0), looks)?;
            self.add(branch, looks)?;
            ends.push(self.push(Instruction::Jump(0), looks)?);
            self.instructions[fork] = Instruction::Split(fork + 1, self.instructions.len());
        }
        for end in ends {
            self.instructions[end] = Instruction::Jump(self.instructions.len());
        }
        Ok(())
    }

    fn repeat<'p>(
        &mut self,
        of: &'p Node,
        least: u32,
        most: Option<u32>,
        looks: &mut Looks<'p>,
    ) -> Result<(), Unsupported> {
        if most == Some(0) {
            return Ok(());
        }
        if let Node::Class(class) = of {
            return self.count(class, least, most, looks);
        }
        for _ in 0..least {
            let before = self.instructions.len();
            self.add(of, looks)?;
            if self.instructions.len() == before {
                return Ok(()); // nothing, however often
            }
        }
        let Some(most) = most else {
            let fork = self.push(Instruction::Split(0, 0), looks)?;
            self.add(of, looks)?;
            self.push(Instruction::Jump(fork), looks)?;
            self.instructions[fork] = Instruction::Split(fork + 1, self.instructions.len());
            return Ok(());
        };
        let mut forks = Vec::new();
        for _ in least..most {
            forks.push(self.push(Instruction::Split(0, 0), looks)?);
            self.add(of, looks)?;
        }
        for fork in forks {
            self.instructions[fork] = Instruction::Split(fork + 1, self.instructions.len());
        }
        Ok(())
    }

    fn count(
        &mut self,
        class: &Arc<Class>,
        least: u32,
        most: Option<u32>,
        looks: &mut Looks<'_>,
    ) -> Result<(), Unsupported> {
        if (least, most) == (1, Some(1)) {
            return self.push(Instruction::Class(Arc::clone(class)), looks).map(drop);
        }
        let skip = if least == 0 { Some(self.push(Instruction::Split(0, 0), looks)?) } else { None };
        if most == Some(1) {
            self.push(Instruction::Class(Arc::clone(class)), looks)?;
        } else {
            let least = usize::try_from(least.max(1)).unwrap_or(usize::MAX);
            let most = most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
            let counter = self.counters;
            self.counters += 1;
            self.counts += if most == usize::MAX { 2 } else { most.min(SHORT) };
            if self.counts > MOST_COUNTS {
                return Err(TOO_LARGE);
            }
            self.push(Instruction::Count { class: Arc::clone(class), least, most, counter }, looks)?;
        }
        if let Some(fork) = skip {
            self.instructions[fork] = Instruction::Split(fork + 1, self.instructions.len());
        }
        Ok(())
    }

    /// Returns `true` if every path to a character or to the match passes the start of the text.
    fn is_anchored(&self) -> bool {
        let mut seen = vec![false; self.instructions.len()];
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match self.instructions[at] {
                Instruction::Start => {}
                Instruction::Class(_) | Instruction::Count { .. } | Instruction::Match => return false,
                Instruction::Split(one, other) => open.extend([one, other]),
                Instruction::Jump(to) => open.push(to),
                Instruction::End | Instruction::WordBoundary { .. } | Instruction::LookAround { .. } => {
                    open.push(at + 1)
                }
            }
        }
        true
    }
}
