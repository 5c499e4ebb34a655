//! Patterns compiled: steps of an automaton that is in several of them at once.

use super::class::Class;
use super::parse::{Node, Unsupported};

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Program {
    /// The pattern itself, read from the start of a text to its end.
    pub(super) whole: Steps,
    /// What looks ahead and behind; one that is part of another comes before it.
    pub(super) looks: Vec<Steps>,
}

/// What matches, step by step.
#[derive(Debug)]
pub(super) struct Steps {
    /// The first is where it begins, the last is [`Step::Match`].
    pub(super) steps: Vec<Step>,
    /// How many of them count.
    pub(super) counters: usize,
    /// Whether it is read from the end of a text to its start, as what looks ahead is: in one go it
    /// then tells all the places from which it matches.
    pub(super) backward: bool,
    /// Whether it can match nowhere but where the reading starts.
    pub(super) anchored: bool,
}

/// A step; unless it says otherwise the next one follows.
#[derive(Debug)]
pub(super) enum Step {
    /// Takes a character.
    Take(Class),
    /// Takes as many characters as `least` to `most`, at least one: a single step, where copies
    /// would be thousands.
    Count { class: Class, least: usize, most: usize, counter: usize },
    /// Goes on at two places.
    Fork(usize, usize),
    /// Goes on elsewhere.
    Jump(usize),
    /// Goes on at the start of the text.
    Start,
    /// Goes on at the end of the text.
    End,
    /// Goes on at the edge of a word, or anywhere else.
    Edge { negated: bool },
    /// Goes on where a look, by its index, finds what it looks for, or nowhere else.
    Look { look: usize, negated: bool },
    /// It matches.
    Match,
}

/// How many steps a pattern may have: what a character costs grows with them.
const MOST: usize = 1 << 14;

/// How many looks a pattern may have: each reads the text once.
const MOST_LOOKS: usize = 64;

const TOO_LARGE: Unsupported = "it repeats too much";

/// Compiles a pattern.
pub(super) fn compile(pattern: &Node) -> Result<Program, Unsupported> {
    let mut program = Program { whole: Steps::new(false), looks: Vec::new() };
    let whole = steps(pattern, false, &mut program.looks)?;
    program.whole = whole;
    Ok(program)
}

fn steps(pattern: &Node, backward: bool, looks: &mut Vec<Steps>) -> Result<Steps, Unsupported> {
    let mut steps = Steps::new(backward);
    steps.add(pattern, looks)?;
    steps.push(Step::Match)?;
    steps.anchored = !backward && steps.is_anchored();
    Ok(steps)
}

impl Steps {
    fn new(backward: bool) -> Self {
        Steps { steps: Vec::new(), counters: 0, backward, anchored: false }
    }

    fn push(&mut self, step: Step) -> Result<usize, Unsupported> {
        if self.steps.len() >= MOST {
            return Err(TOO_LARGE);
        }
        self.steps.push(step);
        Ok(self.steps.len() - 1)
    }

    fn add(&mut self, node: &Node, looks: &mut Vec<Steps>) -> Result<(), Unsupported> {
        match node {
            Node::Class(class) => self.push(Step::Take(class.clone())).map(drop),
            Node::Start => self.push(Step::Start).map(drop),
            Node::End => self.push(Step::End).map(drop),
            Node::Edge { negated } => self.push(Step::Edge { negated: *negated }).map(drop),
            Node::Look { ahead, negated, of } => {
                let look = steps(of, *ahead, looks)?;
                if looks.len() >= MOST_LOOKS {
                    return Err(TOO_LARGE);
                }
                looks.push(look);
                self.push(Step::Look { look: looks.len() - 1, negated: *negated }).map(drop)
            }
            Node::Sequence(parts) if self.backward => {
                parts.iter().rev().try_for_each(|part| self.add(part, looks))
            }
            Node::Sequence(parts) => parts.iter().try_for_each(|part| self.add(part, looks)),
            Node::Either(branches) => self.either(branches, looks),
            Node::Repeat { of, least, most } => self.repeat(of, *least, *most, looks),
        }
    }

    fn either(&mut self, branches: &[Node], looks: &mut Vec<Steps>) -> Result<(), Unsupported> {
        let mut ends = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            if index + 1 == branches.len() {
                self.add(branch, looks)?;
                break;
            }
            let fork = self.push(Step::Fork(0, 0))?;
            self.add(branch, looks)?;
            ends.push(self.push(Step::Jump(0))?);
            self.steps[fork] = Step::Fork(fork + 1, self.steps.len());
        }
        for end in ends {
            self.steps[end] = Step::Jump(self.steps.len());
        }
        Ok(())
    }

    fn repeat(
        &mut self,
        of: &Node,
        least: u32,
        most: Option<u32>,
        looks: &mut Vec<Steps>,
    ) -> Result<(), Unsupported> {
        if most == Some(0) {
            return Ok(());
        }
        if let Node::Class(class) = of {
            return self.count(class, least, most);
        }
        for _ in 0..least {
            let before = self.steps.len();
            self.add(of, looks)?;
            if self.steps.len() == before {
                return Ok(()); // nothing, however often
            }
        }
        let Some(most) = most else {
            let fork = self.push(Step::Fork(0, 0))?;
            self.add(of, looks)?;
            self.push(Step::Jump(fork))?;
            self.steps[fork] = Step::Fork(fork + 1, self.steps.len());
            return Ok(());
        };
        let mut forks = Vec::new();
        for _ in least..most {
            forks.push(self.push(Step::Fork(0, 0))?);
            self.add(of, looks)?;
        }
        for fork in forks {
            self.steps[fork] = Step::Fork(fork + 1, self.steps.len());
        }
        Ok(())
    }

    fn count(&mut self, class: &Class, least: u32, most: Option<u32>) -> Result<(), Unsupported> {
        if (least, most) == (1, Some(1)) {
            return self.push(Step::Take(class.clone())).map(drop);
        }
        let skip = if least == 0 { Some(self.push(Step::Fork(0, 0))?) } else { None };
        if most == Some(1) {
            self.push(Step::Take(class.clone()))?;
        } else {
            let least = usize::try_from(least.max(1)).unwrap_or(usize::MAX);
            let most = most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
            let counter = self.counters;
            self.counters += 1;
            self.push(Step::Count { class: class.clone(), least, most, counter })?;
        }
        if let Some(fork) = skip {
            self.steps[fork] = Step::Fork(fork + 1, self.steps.len());
        }
        Ok(())
    }

    /// Whether every way to a character or to the match goes through the start of the text.
    fn is_anchored(&self) -> bool {
        let mut seen = vec![false; self.steps.len()];
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match self.steps[at] {
                Step::Start => {}
                Step::Take(_) | Step::Count { .. } | Step::Match => return false,
                Step::Fork(one, other) => open.extend([one, other]),
                Step::Jump(to) => open.push(to),
                Step::End | Step::Edge { .. } | Step::Look { .. } => open.push(at + 1),
            }
        }
        true
    }
}
