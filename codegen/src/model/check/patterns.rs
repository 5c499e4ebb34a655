//! Checks that the classes and groups of patterns end.

use crate::error::{Collected, Error};
use crate::model::{Model, Traits};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values() {
        if let Some((found, expected)) = of(&shape.traits) {
            errors.push(placed(model.error(&shape.id, found, expected, "correct the pattern")));
        }
        for member in shape.kind.members() {
            if let Some((found, expected)) = of(&member.traits) {
                let hint = "correct the pattern";
                errors.push(placed(model.member_error(&shape.id, &member.name, found, expected, hint)));
            }
        }
    }
}

fn placed(mut error: Error) -> Error {
    error.location.path.push_str(".traits[\"smithy.api#pattern\"]");
    error
}

fn of(traits: &Traits) -> Option<(String, &'static str)> {
    let pattern = traits.pattern()?;
    let (problem, expected) = unfinished(pattern)?;
    Some((format!("{problem} in the pattern {pattern:?}"), expected))
}

/// Returns the bracket that a pattern opens without closing, or closes without opening.
fn unfinished(pattern: &str) -> Option<(&'static str, &'static str)> {
    let mut groups = 0_usize;
    let mut characters = pattern.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next() {
                None => return Some(("a backslash at the end", "a character after it")),
                Some('Q') => return None, // everything up to `\E` is literal
                Some(_) => {}
            },
            '[' => loop {
                match characters.next() {
                    None => return Some(("a class that is not closed", "`]`")),
                    Some('\\') => _ = characters.next(),
                    Some(']') => break,
                    Some(_) => {}
                }
            },
            '(' => groups += 1,
            ')' => match groups.checked_sub(1) {
                Some(left) => groups = left,
                // After a class within a class, which some dialects have, nothing is sure.
                None if pattern.contains("[[") || pattern.contains("&&") => return None,
                None => return Some(("a parenthesis that closes no group", "`\\)`")),
            },
            _ => {}
        }
    }
    (groups > 0).then_some(("a group that is not closed", "`)`"))
}
