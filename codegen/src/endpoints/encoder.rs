//! Rules, conditions and endpoints as bytes.

use std::collections::HashMap;

use ferrosmith_runtime::schema::rules::code;

use super::types::{Type, shows_arguments};
use super::{RuleSetError, check_keys, schemes, url};
use crate::model::traits::is_token;
use crate::model::{Json, step};

type Encoded = Result<Vec<u8>, RuleSetError>;

/// Texts, names of slots, and which of them hold a value where the encoder stands.
pub(super) struct Encoder {
    pool: String,
    offsets: HashMap<String, usize>,
    slots: HashMap<String, usize>,
    /// The types of slots with a value.
    types: Vec<Option<Type>>,
    /// The slots that rules around this one changed, with what they were before.
    changed: Vec<(usize, Option<Type>)>,
    /// Rules of version 1.0 have fewer functions.
    pub(super) is_old: bool,
    /// Arguments that may be absent.
    pub(super) doubts: Vec<RuleSetError>,
}

/// Appends a number: seven bits a byte, the lowest first.
pub(super) fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

impl Encoder {
    pub(super) fn new(parameters: impl Iterator<Item = (String, Type)>, is_old: bool) -> Self {
        let mut encoder = Encoder {
            pool: String::new(),
            offsets: HashMap::new(),
            slots: HashMap::new(),
            types: Vec::new(),
            changed: Vec::new(),
            is_old,
            doubts: Vec::new(),
        };
        for (name, ty) in parameters {
            encoder.slots.insert(name, encoder.types.len());
            encoder.types.push(Some(ty));
        }
        encoder
    }

    /// Returns the number of slots, the texts, and what is doubtful.
    pub(super) fn finish(self) -> (usize, String, Vec<RuleSetError>) {
        (self.types.len(), self.pool, self.doubts)
    }

    /// Returns the slot of a parameter or variable that has a value here, with its type.
    pub(super) fn find(&self, name: &str) -> Option<(usize, Type)> {
        let slot = *self.slots.get(name)?;
        Some((slot, self.types[slot].clone()?))
    }

    /// Returns the parameters and variables that have a value here, sorted.
    pub(super) fn names(&self) -> Vec<&str> {
        let known = self.slots.iter().filter(|(_, slot)| self.types[**slot].is_some());
        let mut names: Vec<&str> = known.map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names
    }

    fn set(&mut self, slot: usize, ty: Type) {
        let before = self.types[slot].replace(ty);
        self.changed.push((slot, before));
    }

    /// Appends the place of a text in the pool.
    pub(super) fn push_text(&mut self, out: &mut Vec<u8>, text: &str) {
        let known = self.offsets.get(text).copied().or_else(|| self.pool.find(text));
        let offset = known.unwrap_or_else(|| {
            self.pool.push_str(text);
            self.pool.len() - text.len()
        });
        self.offsets.insert(text.to_owned(), offset);
        push_number(out, offset);
        push_number(out, text.len());
    }

    pub(super) fn rules(&mut self, path: &str, rules: Option<&Json>) -> Encoded {
        let array = rules.and_then(Json::as_array).filter(|rules| !rules.is_empty());
        let array = array.ok_or_else(|| RuleSetError::new(path, "an array of one rule at least", rules))?;
        let mut out = Vec::new();
        for (index, rule) in array.iter().enumerate() {
            let changed = self.changed.len();
            let rule = self.rule(&format!("{path}[{index}]"), rule)?;
            // Assignments and checks of a rule hold within it.
            for (slot, before) in self.changed.drain(changed..).rev() {
                self.types[slot] = before;
            }
            push_number(&mut out, rule.len());
            out.extend(rule);
        }
        Ok(out)
    }

    fn conditions(&mut self, path: &str, conditions: Option<&Json>) -> Encoded {
        let array = match conditions {
            None => &[],
            Some(conditions) => conditions
                .as_array()
                .ok_or_else(|| RuleSetError::new(path, "an array of conditions", Some(conditions)))?,
        };
        let mut out = Vec::new();
        push_number(&mut out, array.len());
        for (index, condition) in array.iter().enumerate() {
            let path = format!("{path}[{index}]");
            check_keys(&path, Some(condition), &["argv", "assign", "fn"])?;
            if condition.get("fn").is_none() {
                return Err(RuleSetError::new(format!("{path}.fn"), "the name of a function", None));
            }
            let (value, ty) = self.expression(&path, condition)?;
            let slot = match condition.get("assign") {
                None => 0,
                Some(Json::String(name)) => self.assigned(&format!("{path}.assign"), name, ty.present())? + 1,
                other => return Err(RuleSetError::new(format!("{path}.assign"), "a name", other)),
            };
            self.note_set(condition);
            push_number(&mut out, slot);
            out.extend(value);
        }
        Ok(out)
    }

    /// Notes that what a condition checks is there from now on.
    fn note_set(&mut self, condition: &Json) {
        if !condition.get("fn").and_then(Json::as_str).is_some_and(shows_arguments) {
            return;
        }
        for argument in condition.get("argv").and_then(Json::as_array).unwrap_or_default() {
            let name = argument.get("ref").and_then(Json::as_str);
            if let Some((slot, ty)) = name.and_then(|name| self.find(name)) {
                self.set(slot, ty.present());
            }
        }
    }

    fn rule(&mut self, path: &str, rule: &Json) -> Encoded {
        check_keys(path, Some(rule), &["conditions", "documentation", "endpoint", "error", "rules", "type"])?;
        let mut out = self.conditions(&format!("{path}.conditions"), rule.get("conditions"))?;
        match rule.get("type").and_then(Json::as_str) {
            Some("tree") => {
                out.push(code::TREE);
                out.extend(self.rules(&format!("{path}.rules"), rule.get("rules"))?);
            }
            Some("error") => {
                out.push(code::ERROR);
                let path = format!("{path}.error");
                let error = rule.get("error").ok_or_else(|| RuleSetError::new(&path, "a text", None))?;
                out.extend(self.expect(&path, &Type::String, error)?);
            }
            Some("endpoint") => {
                out.push(code::ENDPOINT);
                out.extend(self.endpoint(&format!("{path}.endpoint"), rule.get("endpoint"))?);
            }
            _ => {
                let path = format!("{path}.type");
                return Err(RuleSetError::new(path, "`tree`, `endpoint` or `error`", rule.get("type")));
            }
        }
        Ok(out)
    }

    /// Returns the slot of a variable that a condition assigns.
    fn assigned(&mut self, path: &str, name: &str, ty: Type) -> Result<usize, RuleSetError> {
        if !super::parameters::is_name(name) {
            return Err(RuleSetError::text(path, "letters and digits, a letter first", name));
        }
        let unused = self.types.len();
        let slot = *self.slots.entry(name.to_owned()).or_insert(unused);
        if slot == unused {
            self.types.push(None);
        }
        if self.types[slot].is_some() {
            let expected = "a name that neither a parameter nor another variable has here";
            return Err(RuleSetError::text(path, expected, name));
        }
        self.set(slot, ty);
        Ok(slot)
    }

    fn endpoint(&mut self, path: &str, endpoint: Option<&Json>) -> Encoded {
        check_keys(path, endpoint, &["headers", "properties", "url"])?;
        let part = |name: &str| endpoint.and_then(|endpoint| endpoint.get(name));
        let url = part("url").ok_or_else(|| RuleSetError::new(format!("{path}.url"), "a text", None))?;
        let mut out = self.expect(&format!("{path}.url"), &Type::String, url)?;
        url::check(&format!("{path}.url"), url)?;
        let headers = match part("headers") {
            None => &[],
            Some(headers) => headers.as_object().ok_or_else(|| {
                RuleSetError::new(format!("{path}.headers"), "an object of arrays of texts", Some(headers))
            })?,
        };
        push_number(&mut out, headers.len());
        for (name, values) in headers {
            let path = format!("{path}.headers{}", step(name));
            if !is_token(name) {
                return Err(RuleSetError::text(&path, "the name of a header", name));
            }
            let array = values.as_array();
            let array = array.ok_or_else(|| RuleSetError::new(&path, "an array of texts", Some(values)))?;
            self.push_text(&mut out, name);
            push_number(&mut out, array.len());
            for (index, value) in array.iter().enumerate() {
                out.extend(self.expect(&format!("{path}[{index}]"), &Type::String, value)?);
            }
        }
        match part("properties") {
            Some(properties) => {
                let path = format!("{path}.properties");
                schemes::check(&path, properties)?;
                out.extend(self.property(&path, properties)?);
            }
            None => out.extend([code::OBJECT, 0]),
        }
        Ok(out)
    }

    fn property(&mut self, path: &str, value: &Json) -> Encoded {
        let mut out = Vec::new();
        match value {
            // An object with `ref` or `fn` is an expression.
            Json::Object(members) if value.get("ref").is_none() && value.get("fn").is_none() => {
                out.push(code::OBJECT);
                push_number(&mut out, members.len());
                for (name, value) in members {
                    self.push_text(&mut out, name);
                    out.extend(self.property(&format!("{path}{}", step(name)), value)?);
                }
            }
            Json::Array(items) => {
                out.push(code::ARRAY);
                push_number(&mut out, items.len());
                for (index, item) in items.iter().enumerate() {
                    out.extend(self.property(&format!("{path}[{index}]"), item)?);
                }
            }
            value => return self.expression(path, value).map(|(out, _)| out),
        }
        Ok(out)
    }
}
