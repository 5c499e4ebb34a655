//! Rules, conditions and endpoints as bytes.

use std::collections::HashMap;

use ferrosmith_runtime::schema::rules::code;

use super::{RuleSetError, check_keys};
use crate::model::{Json, step};

type Encoded = Result<Vec<u8>, RuleSetError>;

/// Texts, and names of slots.
pub(super) struct Encoder {
    pool: String,
    offsets: HashMap<String, usize>,
    pub(super) slots: Vec<String>,
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
    pub(super) fn new(parameters: Vec<String>) -> Self {
        Encoder { pool: String::new(), offsets: HashMap::new(), slots: parameters }
    }

    /// Returns the number of slots, and the texts.
    pub(super) fn finish(self) -> (usize, String) {
        (self.slots.len(), self.pool)
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
        let array = rules.and_then(Json::as_array);
        let array = array.ok_or_else(|| RuleSetError::new(path, "an array of rules", rules))?;
        let mut out = Vec::new();
        for (index, rule) in array.iter().enumerate() {
            let rule = self.rule(&format!("{path}[{index}]"), rule)?;
            push_number(&mut out, rule.len());
            out.extend(rule);
        }
        Ok(out)
    }

    fn rule(&mut self, path: &str, rule: &Json) -> Encoded {
        check_keys(path, Some(rule), &["conditions", "documentation", "endpoint", "error", "rules", "type"])?;
        let mut out = Vec::new();
        let conditions = rule.get("conditions").and_then(Json::as_array).unwrap_or_default();
        push_number(&mut out, conditions.len());
        for (index, condition) in conditions.iter().enumerate() {
            let path = format!("{path}.conditions[{index}]");
            check_keys(&path, Some(condition), &["argv", "assign", "fn"])?;
            let value = self.expression(&path, condition)?;
            let slot = match condition.get("assign") {
                None => 0,
                Some(Json::String(name)) => self.assigned(name) + 1,
                other => return Err(RuleSetError::new(format!("{path}.assign"), "a name", other)),
            };
            push_number(&mut out, slot);
            out.extend(value);
        }
        match rule.get("type").and_then(Json::as_str) {
            Some("tree") => {
                out.push(code::TREE);
                out.extend(self.rules(&format!("{path}.rules"), rule.get("rules"))?);
            }
            Some("error") => {
                out.push(code::ERROR);
                let path = format!("{path}.error");
                let error = rule.get("error").ok_or_else(|| RuleSetError::new(&path, "a text", None))?;
                out.extend(self.expression(&path, error)?);
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
    fn assigned(&mut self, name: &str) -> usize {
        self.slots.iter().position(|slot| slot == name).unwrap_or_else(|| {
            self.slots.push(name.to_owned());
            self.slots.len() - 1
        })
    }

    fn endpoint(&mut self, path: &str, endpoint: Option<&Json>) -> Encoded {
        check_keys(path, endpoint, &["headers", "properties", "url"])?;
        let part = |name: &str| endpoint.and_then(|endpoint| endpoint.get(name));
        let url = part("url").ok_or_else(|| RuleSetError::new(format!("{path}.url"), "a text", None))?;
        let mut out = self.expression(&format!("{path}.url"), url)?;
        let headers = part("headers").and_then(Json::as_object).unwrap_or_default();
        push_number(&mut out, headers.len());
        for (name, values) in headers {
            let path = format!("{path}.headers{}", step(name));
            let array = values.as_array();
            let array = array.ok_or_else(|| RuleSetError::new(&path, "an array of texts", Some(values)))?;
            self.push_text(&mut out, name);
            push_number(&mut out, array.len());
            for value in array {
                out.extend(self.expression(&path, value)?);
            }
        }
        match part("properties") {
            Some(properties) => out.extend(self.property(&format!("{path}.properties"), properties)?),
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
            value => return self.expression(path, value),
        }
        Ok(out)
    }
}
