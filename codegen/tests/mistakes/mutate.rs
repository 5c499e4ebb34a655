//! Models with one mistake each.

use ferrosmith::model::Json;

/// A model with a mistake, and what an error about it must say.
pub(crate) struct Mutant {
    /// The mistake, for people.
    pub(crate) name: String,
    pub(crate) model: Json,
    /// The JSON path of the mistake.
    pub(crate) path: String,
    /// The name that was meant, which the advice must hold; may be empty.
    pub(crate) meant: String,
}

/// A step from a value to one inside of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// Writes a path as errors do.
pub(crate) fn path(steps: &[Step]) -> String {
    let mut path = "$".to_owned();
    for step in steps {
        match step {
            Step::Key(key) if ferrosmith::model::is_identifier(key) => path.push_str(&format!(".{key}")),
            Step::Key(key) => path.push_str(&format!("[{key:?}]")),
            Step::Index(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

/// Calls a function with every value of a model and the way to it.
pub(crate) fn each_value(json: &Json, way: &mut Vec<Step>, visit: &mut dyn FnMut(&[Step], &Json)) {
    visit(way, json);
    let mut inner = |step: Step, value: &Json| {
        way.push(step);
        each_value(value, way, visit);
        way.pop();
    };
    match json {
        Json::Object(entries) => {
            entries.iter().for_each(|(key, value)| inner(Step::Key(key.clone()), value));
        }
        Json::Array(elements) => {
            elements.iter().enumerate().for_each(|(index, value)| inner(Step::Index(index), value));
        }
        _ => {}
    }
}

/// Returns a copy in which the value at the end of a way was changed.
pub(crate) fn changed(model: &Json, way: &[Step], change: impl FnOnce(&mut Json)) -> Json {
    let mut copy = model.clone();
    change(value_at(&mut copy, way));
    copy
}

fn value_at<'j>(json: &'j mut Json, way: &[Step]) -> &'j mut Json {
    way.iter().fold(json, |json, step| match (json, step) {
        (Json::Object(entries), Step::Key(key)) => {
            &mut entries.iter_mut().find(|(name, _)| name == key).unwrap().1
        }
        (Json::Array(elements), Step::Index(index)) => &mut elements[*index],
        _ => panic!("no way {way:?}"),
    })
}

/// Returns a copy in which a key was renamed.
pub(crate) fn renamed(model: &Json, way: &[Step], name: &str) -> Json {
    let (last, parent) = way.split_last().unwrap();
    changed(model, parent, |parent| match (parent, last) {
        (Json::Object(entries), Step::Key(key)) => {
            name.clone_into(&mut entries.iter_mut().find(|(known, _)| known == key).unwrap().0);
        }
        _ => panic!("no key at {way:?}"),
    })
}

/// Returns a copy in which an entry or element is missing.
pub(crate) fn without(model: &Json, way: &[Step]) -> Json {
    let (last, parent) = way.split_last().unwrap();
    changed(model, parent, |parent| match (parent, last) {
        (Json::Object(entries), Step::Key(key)) => entries.retain(|(known, _)| known != key),
        (Json::Array(elements), Step::Index(index)) => drop(elements.remove(*index)),
        _ => panic!("no entry at {way:?}"),
    })
}

/// Returns a text with a slip of the fingers: a letter twice, near its end.
pub(crate) fn misspelled(text: &str) -> String {
    let at = text.char_indices().rev().nth(1).map_or(text.len(), |(at, _)| at);
    let letter = text[at..].chars().next().unwrap_or('x');
    format!("{}{letter}{}", &text[..at], &text[at..])
}
