//! Parsing patterns: the regular expressions of ECMA 262 over code points (flag `u`), and the constructs that
//! models add: identity escapes, literal braces and brackets, POSIX classes by their names in Java, and flags.

use std::sync::Arc;

use super::class::{Class, LINE_ENDS};
use super::{escape, lines};

/// A part of a pattern.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// One character of a class.
    Class(Arc<Class>),
    /// The start of the text.
    Start,
    /// The end of the text; not before a line terminator.
    End,
    /// A word boundary, or any other position if negated.
    WordBoundary { negated: bool },
    /// A lookahead or lookbehind assertion.
    LookAround { ahead: bool, negated: bool, of: Box<Node> },
    /// A concatenation; empty for an empty pattern.
    Sequence(Vec<Node>),
    /// An alternation.
    Either(Vec<Node>),
    /// A repetition; unbounded if `most` is `None`.
    Repeat { of: Box<Node>, least: u32, most: Option<u32> },
}

impl Node {
    pub(super) fn class(class: Class) -> Self {
        Node::Class(Arc::new(class.complete()))
    }
}

/// The construct because of which a pattern is not checked.
pub(super) type Unsupported = &'static str;

/// The maximum nesting depth of groups: parsing and compiling recurse.
const DEEPEST: usize = 64;

pub(super) const UNFINISHED: Unsupported = "it ends too early";

/// Parses a pattern.
pub(super) fn parse(pattern: &str) -> Result<Node, Unsupported> {
    let groups = escape::groups(pattern);
    let mut parser = Parser { rest: pattern.chars(), groups, depth: 0, flags: Flags::default() };
    let node = parser.either()?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err("a parenthesis closes no group"),
    }
}

pub(super) struct Parser<'a> {
    pub(super) rest: std::str::Chars<'a>,
    /// The number of capturing groups of the whole pattern.
    pub(super) groups: u32,
    depth: usize,
    pub(super) flags: Flags,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Flags {
    /// Letters of ASCII match in both cases.
    pub(super) fold: bool,
    /// A dot matches line terminators, too.
    dot_all: bool,
    /// `^` and `$` match at line terminators, too.
    lines: bool,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    pub(super) fn eat(&mut self, text: &str) -> bool {
        match self.rest.as_str().strip_prefix(text) {
            Some(rest) => {
                self.rest = rest.chars();
                true
            }
            None => false,
        }
    }

    fn either(&mut self) -> Result<Node, Unsupported> {
        let mut branches = vec![self.sequence()?];
        while self.eat("|") {
            branches.push(self.sequence()?);
        }
        Ok(single(branches, Node::Either))
    }

    fn sequence(&mut self) -> Result<Node, Unsupported> {
        let mut parts = Vec::new();
        while let Some(next) = self.peek() {
            if matches!(next, '|' | ')') {
                break;
            }
            if self.eat("\\Q") {
                self.quoted(&mut parts);
                if let Some(last) = parts.pop() {
                    parts.push(self.repeated(last)?);
                }
                continue;
            }
            let part = self.part()?;
            parts.push(self.repeated(part)?);
        }
        Ok(single(parts, Node::Sequence))
    }

    /// Parses the rest of `\Q…\E`, of Java: characters that stand for themselves. What follows repeats the last one.
    fn quoted(&mut self, parts: &mut Vec<Node>) {
        let text = self.rest.as_str();
        let (quoted, rest) = text.split_once("\\E").unwrap_or((text, ""));
        self.rest = rest.chars();
        parts.extend(quoted.chars().map(|character| self.one(u32::from(character))));
    }

    fn part(&mut self) -> Result<Node, Unsupported> {
        let next = self.rest.next().ok_or(UNFINISHED)?;
        Ok(match next {
            '^' if self.flags.lines => lines::start(),
            '$' if self.flags.lines => lines::end(),
            '^' => Node::Start,
            '$' => Node::End,
            '.' if self.flags.dot_all => Node::class(Class::all_but(&[])),
            '.' => Node::class(Class::all_but(LINE_ENDS)),
            '(' => self.group()?,
            '[' => self.class()?,
            '\\' => self.escape()?,
            '*' | '+' | '?' => return Err("nothing stands before a quantifier"),
            other => self.one(u32::from(other)),
        })
    }

    pub(super) fn one(&self, code: u32) -> Node {
        let mut class = Class::one(code);
        if self.flags.fold {
            class.fold();
        }
        Node::class(class)
    }

    fn group(&mut self) -> Result<Node, Unsupported> {
        if self.depth == DEEPEST {
            return Err("groups nest too deep");
        }
        let flags = self.flags;
        let look = |ahead, negated| Some((ahead, negated));
        let look = if self.eat("?:") {
            None
        } else if self.eat("?=") {
            look(true, false)
        } else if self.eat("?!") {
            look(true, true)
        } else if self.eat("?<=") {
            look(false, false)
        } else if self.eat("?<!") {
            look(false, true)
        } else if self.eat("?<") {
            self.name('>')?;
            None
        } else if self.eat("?") {
            if self.flags()? {
                return Ok(Node::Sequence(Vec::new()));
            }
            None
        } else {
            None
        };
        self.depth += 1;
        let of = self.either()?;
        self.depth -= 1;
        self.flags = flags;
        if !self.eat(")") {
            return Err("a group is not closed");
        }
        Ok(match look {
            Some((ahead, negated)) => Node::LookAround { ahead, negated, of: Box::new(of) },
            None => of,
        })
    }

    /// Parses flags, and returns `true` if they apply from here on rather than to a group.
    fn flags(&mut self) -> Result<bool, Unsupported> {
        let mut set = true;
        loop {
            match self.rest.next().ok_or(UNFINISHED)? {
                'i' => self.flags.fold = set,
                's' => self.flags.dot_all = set,
                'm' => self.flags.lines = set,
                '-' if set => set = false,
                ':' => return Ok(false),
                ')' => return Ok(true),
                _ => return Err("it has a group or a flag that is not known"),
            }
        }
    }

    /// Consumes the text before `end` and `end`, and returns the text.
    pub(super) fn name(&mut self, end: char) -> Result<&str, Unsupported> {
        let (name, rest) = self.rest.as_str().split_once(end).ok_or(UNFINISHED)?;
        self.rest = rest.chars();
        Ok(name)
    }

    /// Parses the quantifiers of a part. Greedy or lazy makes no difference to whether it matches; a
    /// possessive one of Java, `a++`, is read as greedy. A further quantifier repeats the repetition, as in
    /// Java and Python.
    fn repeated(&mut self, of: Node) -> Result<Node, Unsupported> {
        let (mut node, mut quantifiers) = (of, 0);
        while let Some((least, most)) = self.quantifier() {
            if most.is_some_and(|most| most < least) {
                return Err("a quantifier has its bounds the wrong way round");
            }
            if !self.eat("?") {
                self.eat("+");
            }
            quantifiers += 1;
            if quantifiers > DEEPEST {
                return Err("quantifiers nest too deep");
            }
            node = Node::Repeat { of: Box::new(node), least, most };
        }
        Ok(node)
    }

    fn quantifier(&mut self) -> Option<(u32, Option<u32>)> {
        if self.eat("*") {
            Some((0, None))
        } else if self.eat("+") {
            Some((1, None))
        } else if self.eat("?") {
            Some((0, Some(1)))
        } else {
            self.bounds()
        }
    }

    /// Parses `{2}`, `{2,}` or `{2,8}`; any other brace is literal.
    fn bounds(&mut self) -> Option<(u32, Option<u32>)> {
        let inner = self.rest.as_str().strip_prefix('{')?;
        // Not up to the next `}`, wherever it is: there may be any number of braces.
        let end = inner.bytes().position(|byte| !byte.is_ascii_digit() && byte != b',')?;
        let (inner, rest) = inner.split_at(end);
        let rest = rest.strip_prefix('}')?;
        let (least, most) = inner.split_once(',').unwrap_or((inner, inner));
        if most.is_empty() {
            let least = number(least)?;
            self.rest = rest.chars();
            return Some((least, None));
        }
        let bounds = (number(least)?, Some(number(most)?));
        self.rest = rest.chars();
        Some(bounds)
    }
}

/// Returns the only part, or all parts combined.
fn single(mut parts: Vec<Node>, together: fn(Vec<Node>) -> Node) -> Node {
    match (parts.len(), parts.pop()) {
        (1, Some(part)) => part,
        (_, last) => {
            parts.extend(last);
            together(parts)
        }
    }
}

/// Returns a count; one that is too large is saturated.
fn number(digits: &str) -> Option<u32> {
    let all = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    all.then(|| digits.parse().unwrap_or(u32::MAX))
}
