//! Constructs that stand for the ends of lines.

use super::class::{Class, LINE_ENDS};
use super::parse::Node;

/// The line terminators of Java but for `\n`.
const OTHER_ENDS: &[(u32, u32)] = &[(0x0D, 0x0D), (0x85, 0x85), (0x2028, 0x2029)];

/// Returns `^` of the flag `m`: the start of the text, or a place after a line terminator (ECMA-262, 22.2.2.4).
pub(super) fn start() -> Node {
    Node::Either(vec![Node::Start, look(false, false, Node::class(Class::of(LINE_ENDS)))])
}

/// Returns `$` of the flag `m`: the end of the text, or a place before a line terminator.
pub(super) fn end() -> Node {
    Node::Either(vec![Node::End, look(true, false, Node::class(Class::of(LINE_ENDS)))])
}

/// Returns `\Z` of Java: the end of the text, or a place before the line terminator at its end, not inside of it.
pub(super) fn last_end() -> Node {
    let break_in_two = look(false, true, one('\r'));
    let ends = Node::Either(vec![
        Node::Sequence(Vec::new()),
        Node::class(Class::of(OTHER_ENDS)),
        Node::Sequence(vec![one('\r'), one('\n')]),
        Node::Sequence(vec![break_in_two, one('\n')]),
    ]);
    look(true, false, Node::Sequence(vec![ends, Node::End]))
}

/// Returns `\R` of Java: any line break.
pub(super) fn line_break() -> Node {
    let ends = [(0x0A, 0x0D), (0x85, 0x85), (0x2028, 0x2029)];
    Node::Either(vec![Node::Sequence(vec![one('\r'), one('\n')]), Node::class(Class::of(&ends))])
}

fn one(character: char) -> Node {
    Node::class(Class::one(u32::from(character)))
}

fn look(ahead: bool, negated: bool, of: Node) -> Node {
    Node::LookAround { ahead, negated, of: Box::new(of) }
}
