//! JSON as the generator reads it, and objects that are built key by key.
//!
//! Order carries meaning here: members of structures stand as the model has them, and the protocol traits of a
//! service stand in order of preference.

use std::collections::HashMap;

pub(super) use crate::model::Json;

/// Reads a document; the message says line and column. No key may stand twice in an object.
pub(super) fn parse(bytes: &[u8]) -> Result<Json, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    Json::parse_unique(text).map_err(|error| error.to_string())
}

/// Lays `over` over an object: objects merge member by member, anything else is replaced.
pub(super) fn merge(base: &mut Json, over: &Json) {
    match (base, over) {
        (Json::Object(mine), Json::Object(theirs)) => {
            let places = places(mine, theirs);
            for ((key, value), place) in theirs.iter().zip(places) {
                match place {
                    Some(place) => merge(&mut mine[place].1, value),
                    None => mine.push((key.clone(), value.clone())),
                }
            }
        }
        (base, over) => *base = over.clone(),
    }
}

/// Returns the place of each key of `theirs` among those of `mine`, if it is there.
fn places(mine: &[(String, Json)], theirs: &[(String, Json)]) -> Vec<Option<usize>> {
    let places: HashMap<&str, usize> = mine.iter().enumerate().map(|(at, (key, _))| (&**key, at)).collect();
    theirs.iter().map(|(key, _)| places.get(&**key).copied()).collect()
}

/// A JSON object, its members in the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object(Vec<(String, Json)>);

impl Object {
    /// Replaces the value of `key`, or adds it behind the others. For objects of a few keys: it searches them all.
    pub(super) fn set(&mut self, key: impl Into<String>, value: impl Into<Json>) {
        let key = key.into();
        match self.0.iter_mut().find(|(k, _)| *k == key) {
            Some((_, old)) => *old = value.into(),
            None => self.0.push((key, value.into())),
        }
    }

    /// Adds `key`, which is not there yet: no search.
    pub(super) fn push(&mut self, key: impl Into<String>, value: impl Into<Json>) {
        self.0.push((key.into(), value.into()));
    }

    /// Returns `true` if there are no members.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Into<String>, V: Into<Json>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        Self(members.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Json::Object(object.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_survives_and_a_repeated_key_does_not() {
        let text = "{\n  \"b\": [\n    1,\n    0.50\n  ],\n  \"a\": {}\n}";
        assert_eq!(format!("{:#}", parse(text.as_bytes()).unwrap()), text);
        let error = parse(br#"{"a":1,"b":2,"a":3}"#).unwrap_err();
        assert_eq!(error, "duplicate key `a` in an object at line 1 column 19");
        assert!(parse(&b"[".repeat(100_000)).is_err());
        assert!(parse(b"\xff").is_err());
    }

    #[test]
    fn merging_goes_into_objects_and_replaces_the_rest() {
        let mut base = parse(br#"{"x":{"a":1,"b":[1]},"y":2}"#).unwrap();
        merge(&mut base, &parse(br#"{"x":{"b":[2],"c":3}}"#).unwrap());
        assert_eq!(base.to_string(), r#"{"x":{"a":1,"b":[2],"c":3},"y":2}"#);
    }

    #[test]
    fn merging_thousands_of_keys_does_not_take_their_square() {
        let object = |prefix: &str| {
            let keys = (0..60_000).map(|key| (format!("{prefix} of a common beginning, {key}"), key));
            Json::from(keys.collect::<Object>())
        };
        let started = std::time::Instant::now();
        let mut base = object("a");
        merge(&mut base, &object("b"));
        merge(&mut base, &object("a"));
        assert_eq!(base.as_object().map(<[_]>::len), Some(120_000));
        assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    }
}
