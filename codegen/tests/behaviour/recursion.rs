//! Shapes that contain themselves: boxed at the fewest points, read up to a depth.

use std::mem::size_of;

use ferrosmith_runtime::json;

use crate::goldens::recursion::{
    ChainA, ChainB, ChainC, Expression, Folder, Hub, Node, Ping, Pong, Rim, Spoke, Sum, Tree, WalkInput,
    WalkOutput,
};
use crate::{refusal, round_trip};

/// `open` and `close`, repeated around `inner`.
fn nested(open: &str, inner: &str, close: &str, times: usize) -> String {
    open.repeat(times) + inner + &close.repeat(times)
}

#[test]
fn setters_box_by_themselves() {
    let node = Node::new(1).next(Node::new(2).next(Node::new(3)));
    assert_eq!(json::to_string(&node).unwrap(), r#"{"value":1,"next":{"value":2,"next":{"value":3}}}"#);
    let ping = Ping::new().id("a").pong(Pong::new().ping(Ping::new().id("b")));
    assert_eq!(ping.pong.unwrap().ping.unwrap().id.as_deref(), Some("b"));
    let sum = Sum::new(Expression::Literal(1), Expression::Negate(Box::new(Expression::Literal(2))));
    let both = Expression::All(vec![Expression::Sum(Box::new(sum)), Expression::Literal(3)]);
    assert_eq!(
        json::to_string(&both).unwrap(),
        r#"{"all":[{"sum":{"left":{"literal":1},"right":{"negate":{"literal":2}}}},{"literal":3}]}"#
    );
}

#[test]
fn circles_are_boxed_at_one_point_each() {
    let pointer = size_of::<Option<Box<()>>>();
    assert_eq!(size_of::<ChainA>(), pointer, "boxed here");
    assert!(size_of::<ChainB>() > pointer && size_of::<ChainC>() > pointer, "held in place");
    assert_eq!(size_of::<Hub>(), 2 * pointer, "both circles meet here");
    assert!(size_of::<Spoke>() >= 2 * pointer && size_of::<Rim>() >= 2 * pointer, "held in place");
    let _: Option<Vec<Tree>> = Tree::new("lists need no box").children;
    let _: Option<std::collections::BTreeMap<String, Folder>> = Folder::new().entries;
}

#[test]
fn an_input_that_others_use_is_a_type_of_its_own_there() {
    let text = r#"{"self":{"node":{"value":1}}}"#;
    let output: WalkOutput = round_trip(text);
    assert_eq!(output.self_.unwrap().node, WalkInput::new().node(Node::new(1)).node);
}

#[test]
fn a_hundred_levels_are_read_and_written() {
    let node: Node = round_trip(&nested(r#"{"value":1,"next":"#, r#"{"value":0}"#, "}", 99));
    let depth = std::iter::successors(Some(&node), |node| node.next.as_deref()).count();
    assert_eq!(depth, 100);
    let _ = round_trip::<Tree>(&nested(r#"{"name":"t","children":["#, r#"{"name":"leaf"}"#, "]}", 50));
    let _ = round_trip::<Folder>(&nested(r#"{"entries":{"a":"#, "{}", "}}", 50));
    round_trip::<Expression>(&nested(r#"{"negate":"#, r#"{"literal":1}"#, "}", 99));
}

#[test]
fn beyond_the_depth_limit_there_is_an_error_and_no_crash() {
    for times in [200, 100_000] {
        for text in [
            nested(r#"{"value":1,"next":"#, r#"{"value":0}"#, "}", times),
            nested(r#"{"value":1,"next":"#, "", "", times),
            nested(r#"{"value":1,"unknown":[{"a":"#, "1", "}]}", times),
        ] {
            let error = refusal::<Node>(&text);
            assert!(error.contains("more nesting than allowed"), "{error}");
        }
        refusal::<Expression>(&nested(r#"{"negate":"#, r#"{"literal":1}"#, "}", times));
        refusal::<Tree>(&nested(r#"{"name":"t","children":["#, r#"{"name":"leaf"}"#, "]}", times));
    }
}
