//! Running a program.

use std::borrow::Cow;

use ferrosmith_runtime::schema::rules::code;
use ferrosmith_runtime::schema::{EndpointRules, RuleDefault};
use ferrosmith_runtime::{Document, Object};

use super::functions;
use super::program::{Cursor, Read};
use super::value::Value;
use super::{ParameterValue, Resolved, RulesError};

/// The largest depth of rules and expressions.
const DEEPEST: usize = 64;

/// Returns the endpoint that rules give for parameters, which are asked for by name and by built-in.
///
/// # Errors
/// When the rules refuse the parameters, a required one is missing, or no rule is about them.
pub fn resolve<'p>(
    rules: &EndpointRules<'p>,
    mut given: impl FnMut(&'p str, Option<&'p str>) -> Option<ParameterValue<'p>>,
) -> Result<Resolved, RulesError> {
    let mut slots = Vec::with_capacity(rules.slots.max(rules.parameters.len()));
    for parameter in rules.parameters {
        let value = match (given(parameter.name, parameter.built_in), parameter.default) {
            (Some(value), _) => of_parameter(value),
            (None, RuleDefault::String(text)) => Value::Text(text.into()),
            (None, RuleDefault::Boolean(boolean)) => Value::Boolean(boolean),
            (None, RuleDefault::StringArray(texts)) => of_parameter(ParameterValue::StringArray(texts)),
            (None, RuleDefault::None) if parameter.required => {
                return Err(RulesError::Missing { parameter: parameter.name.to_owned() });
            }
            (None, RuleDefault::None) => Value::Unset,
        };
        slots.push(value);
    }
    slots.resize(rules.slots.max(slots.len()), Value::Unset);
    let mut machine = Machine { slots };
    machine.rules(Cursor::start(rules.program)?, 0)?.ok_or(RulesError::NoRule)
}

fn of_parameter(parameter: ParameterValue<'_>) -> Value<'_> {
    match parameter {
        ParameterValue::String(text) => Value::Text(text.into()),
        ParameterValue::Boolean(boolean) => Value::Boolean(boolean),
        ParameterValue::Strings(texts) => {
            Value::List(texts.iter().map(|text| Value::Text(text.as_str().into())).collect())
        }
        ParameterValue::StringArray(texts) => {
            Value::List(texts.iter().map(|text| Value::Text((*text).into())).collect())
        }
    }
}

struct Machine<'p> {
    slots: Vec<Value<'p>>,
}

impl<'p> Machine<'p> {
    /// Returns the endpoint of the first rule whose conditions hold.
    fn rules(&mut self, mut at: Cursor<'p>, depth: usize) -> Read<Option<Resolved>> {
        if depth > DEEPEST {
            return Err(RulesError::Malformed);
        }
        while !at.is_at_end() {
            let rule = at.part()?;
            if let Some(found) = self.rule(rule, depth)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn rule(&mut self, mut at: Cursor<'p>, depth: usize) -> Read<Option<Resolved>> {
        for _ in 0..at.number()? {
            let slot = at.number()?;
            let value = self.expression(&mut at, depth)?;
            if !value.holds() {
                return Ok(None);
            }
            if let Some(slot) = slot.checked_sub(1) {
                *self.slots.get_mut(slot).ok_or(RulesError::Malformed)? = value;
            }
        }
        match at.byte()? {
            code::TREE => match self.rules(at, depth + 1)? {
                // Whoever gets so far must not get out again.
                None => Err(RulesError::NoRule),
                found => Ok(found),
            },
            code::ENDPOINT => self.endpoint(&mut at, depth).map(Some),
            code::ERROR => Err(RulesError::Refused(self.text(&mut at, depth)?.into_owned())),
            _ => Err(RulesError::Malformed),
        }
    }

    fn endpoint(&mut self, at: &mut Cursor<'p>, depth: usize) -> Read<Resolved> {
        let url = self.text(at, depth)?.into_owned();
        let mut headers = Vec::new();
        for _ in 0..at.number()? {
            let name = at.text()?.to_owned();
            let mut values = Vec::new();
            for _ in 0..at.number()? {
                values.push(self.text(at, depth)?.into_owned());
            }
            headers.push((name, values));
        }
        let properties = self.property(at, depth)?;
        Ok(Resolved { url, headers, properties })
    }

    /// Returns a property, which may have others in it.
    fn property(&mut self, at: &mut Cursor<'p>, depth: usize) -> Read<Document> {
        if depth > DEEPEST {
            return Err(RulesError::Malformed);
        }
        let mut ahead = *at;
        match ahead.byte()? {
            code::OBJECT => {
                *at = ahead;
                let mut object = Object::new();
                for _ in 0..at.number()? {
                    let name = at.text()?;
                    object.insert(name, self.property(at, depth + 1)?);
                }
                Ok(Document::Object(object))
            }
            code::ARRAY => {
                *at = ahead;
                let mut array = Vec::new();
                for _ in 0..at.number()? {
                    array.push(self.property(at, depth + 1)?);
                }
                Ok(Document::Array(array))
            }
            _ => self.expression(at, depth).map(Value::document),
        }
    }

    fn text(&mut self, at: &mut Cursor<'p>, depth: usize) -> Read<Cow<'p, str>> {
        self.expression(at, depth)?.text().ok_or(RulesError::Malformed)
    }

    fn expression(&mut self, at: &mut Cursor<'p>, depth: usize) -> Read<Value<'p>> {
        if depth > DEEPEST {
            return Err(RulesError::Malformed);
        }
        let depth = depth + 1;
        match at.byte()? {
            code::STRING => Ok(Value::Text(at.text()?.into())),
            code::TRUE => Ok(Value::Boolean(true)),
            code::FALSE => Ok(Value::Boolean(false)),
            code::INTEGER => Ok(Value::Integer(at.number()? as u64)),
            code::REF => self.slots.get(at.number()?).cloned().ok_or(RulesError::Malformed),
            code::TEMPLATE => self.template(at, depth),
            code::GET_ATTR => self.get_attr(at, depth),
            code::COALESCE => {
                let mut found = Value::Unset;
                for _ in 0..at.number()? {
                    let value = self.expression(at, depth)?;
                    if matches!(found, Value::Unset) {
                        found = value;
                    }
                }
                Ok(found)
            }
            function => {
                let arity = code::FUNCTIONS.iter().find(|(_, byte, _)| *byte == function);
                let arity = arity.and_then(|(_, _, arity)| *arity).ok_or(RulesError::Malformed)?;
                let mut arguments = [const { Value::Unset }; 4];
                for argument in arguments.iter_mut().take(arity) {
                    *argument = self.expression(at, depth)?;
                }
                functions::call(function, arguments).ok_or(RulesError::Malformed)
            }
        }
    }

    fn template(&mut self, at: &mut Cursor<'p>, depth: usize) -> Read<Value<'p>> {
        let mut text = String::with_capacity(64);
        for _ in 0..at.number()? {
            text.push_str(&self.text(at, depth)?);
        }
        Ok(Value::Text(text.into()))
    }

    fn get_attr(&mut self, at: &mut Cursor<'p>, depth: usize) -> Read<Value<'p>> {
        let mut value = self.expression(at, depth)?;
        for _ in 0..at.number()? {
            value = match at.byte()? {
                0 => value.attribute(at.text()?),
                1 => value.element(at.number()?),
                _ => return Err(RulesError::Malformed),
            };
        }
        Ok(value)
    }
}
