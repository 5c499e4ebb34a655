//! Expressions as bytes.

use ferrosmith_runtime::schema::rules::code;

use super::RuleSetError;
use super::encoder::{Encoder, push_number};
use super::template::{AttributeStep, TemplatePart, parts, steps};
use crate::model::Json;

type Encoded = Result<Vec<u8>, RuleSetError>;

impl Encoder {
    pub(super) fn expression(&mut self, path: &str, value: &Json) -> Encoded {
        match value {
            Json::Bool(true) => Ok(vec![code::TRUE]),
            Json::Bool(false) => Ok(vec![code::FALSE]),
            Json::String(text) => self.text(path, text),
            Json::Number(_) => {
                let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
                let number =
                    number.ok_or_else(|| RuleSetError::new(path, "an integer from 0 on", Some(value)))?;
                let mut out = vec![code::INTEGER];
                push_number(&mut out, number);
                Ok(out)
            }
            Json::Object(_) => match (value.get("ref"), value.get("fn")) {
                (Some(Json::String(name)), _) => self.reference(path, name),
                (_, Some(Json::String(function))) => self.call(path, function, value.get("argv")),
                _ => Err(RuleSetError::new(path, "an object with `ref` or `fn`", Some(value))),
            },
            _ => Err(RuleSetError::new(path, "an expression", Some(value))),
        }
    }

    fn text(&mut self, path: &str, text: &str) -> Encoded {
        let parts = parts(path, text)?;
        if let [TemplatePart::Text(text)] = &parts[..] {
            return Ok(self.literal(text));
        }
        let mut out = vec![code::TEMPLATE];
        push_number(&mut out, parts.len());
        for part in parts {
            out.extend(match part {
                TemplatePart::Text(text) => self.literal(&text),
                TemplatePart::Value(name, None) => self.reference(path, &name)?,
                TemplatePart::Value(name, Some(of)) => {
                    let value = self.reference(path, &name)?;
                    self.attribute(path, value, &of)?
                }
            });
        }
        Ok(out)
    }

    fn literal(&mut self, text: &str) -> Vec<u8> {
        let mut out = vec![code::STRING];
        self.push_text(&mut out, text);
        out
    }

    fn reference(&mut self, path: &str, name: &str) -> Encoded {
        let slot = self.slots.iter().position(|slot| slot == name);
        let slot = slot.ok_or_else(|| {
            let expected = "a parameter, or a variable that a condition before assigns";
            RuleSetError::name(path, expected, name, self.slots.iter().map(String::as_str))
        })?;
        let mut out = vec![code::REF];
        push_number(&mut out, slot);
        Ok(out)
    }

    fn attribute(&mut self, path: &str, value: Vec<u8>, of: &str) -> Encoded {
        let steps = steps(path, of)?;
        let mut out = vec![code::GET_ATTR];
        out.extend(value);
        push_number(&mut out, steps.len());
        for step in steps {
            match step {
                AttributeStep::Name(name) => {
                    out.push(0);
                    self.push_text(&mut out, &name);
                }
                AttributeStep::Index(index) => {
                    out.push(1);
                    push_number(&mut out, index);
                }
            }
        }
        Ok(out)
    }

    fn call(&mut self, path: &str, function: &str, arguments: Option<&Json>) -> Encoded {
        let given = arguments.and_then(Json::as_array);
        let given = given.ok_or_else(|| RuleSetError::new(format!("{path}.argv"), "an array", arguments))?;
        if function == "getAttr" {
            let [value, Json::String(of)] = given else {
                return Err(RuleSetError::new(path, "a value and the path of a property", arguments));
            };
            let value = self.expression(&format!("{path}.argv[0]"), value)?;
            return self.attribute(path, value, of);
        }
        let Some((_, byte, arity)) = code::FUNCTIONS.iter().find(|(name, _, _)| *name == function) else {
            let known = code::FUNCTIONS.iter().map(|(name, _, _)| *name);
            return Err(RuleSetError::name(path, "a function of endpoint rules", function, known));
        };
        let mut out = vec![*byte];
        match arity {
            None => push_number(&mut out, given.len()),
            Some(arity) if *arity == given.len() => {}
            Some(arity) => {
                let expected = format!("{arity} arguments of `{function}`");
                return Err(RuleSetError::new(path, expected, arguments));
            }
        }
        for (index, argument) in given.iter().enumerate() {
            out.extend(self.expression(&format!("{path}.argv[{index}]"), argument)?);
        }
        Ok(out)
    }
}
