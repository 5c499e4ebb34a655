//! Running a program.

use std::borrow::Cow;
use std::cell::Cell;

use ferrosmith_runtime::schema::rules::code;
use ferrosmith_runtime::schema::{EndpointRules, RuleDefault};
use ferrosmith_runtime::{Document, Object};

use super::functions;
use super::program::{Cursor, Malformed, Read, Stuck, Test};
use super::value::Value;
use super::{ParameterValue, Resolved, RulesError};

/// The largest depth of expressions and properties.
const DEEPEST: usize = 64;

/// The bytes that rules may make together of the parameters: a template whose value stands in the next one twice, and so
/// on, would be of any length.
const MOST: usize = 1 << 20;

/// Returns the endpoint that rules give for parameters, which are asked for by name and by built-in.
///
/// # Errors
/// Returns an error if the rules refuse the parameters, a required one is missing, or no rule is about them.
pub fn resolve<'p>(
    rules: &EndpointRules<'p>,
    mut given: impl FnMut(&'p str, Option<&'p str>) -> Option<ParameterValue<'p>>,
) -> Result<Resolved, RulesError> {
    let number = rules.slots.max(rules.parameters.len());
    let (mut few, mut many) = ([const { Value::Unset }; FEW], Vec::new());
    let slots = if number <= FEW {
        &mut few[..]
    } else {
        many.resize(number, Value::Unset);
        &mut many[..]
    };
    for (slot, parameter) in slots.iter_mut().zip(rules.parameters) {
        *slot = match (given(parameter.name, parameter.built_in), parameter.default) {
            (Some(value), _) => of_parameter(value),
            (None, RuleDefault::None) if parameter.required => {
                return Err(RulesError::Missing { parameter: parameter.name.to_owned() });
            }
            (None, RuleDefault::None) => Value::Unset,
            (None, RuleDefault::String(text)) => Value::Text(text),
            (None, RuleDefault::Boolean(boolean)) => Value::Boolean(boolean),
            (None, RuleDefault::StringArray(texts)) => of_parameter(ParameterValue::StringArray(texts)),
        };
    }
    let mut machine = Machine { slots, left: Cell::new(MOST) };
    machine.run(Cursor::start(rules))
}

/// The number of slots that need no allocation: most services have no more.
const FEW: usize = 8;

fn of_parameter(parameter: ParameterValue<'_>) -> Value<'_> {
    match parameter {
        ParameterValue::String(text) => Value::Text(text),
        ParameterValue::Boolean(boolean) => Value::Boolean(boolean),
        ParameterValue::Strings(texts) => texts.iter().map(|text| Value::Text(text)).collect(),
        ParameterValue::StringArray(texts) => texts.iter().map(|text| Value::Text(text)).collect(),
    }
}

struct Machine<'p, 's> {
    slots: &'s mut [Value<'p>],
    /// The bytes that may still be made.
    left: Cell<usize>,
}

impl<'p> Machine<'p, '_> {
    /// Returns the endpoint of the first rule whose conditions hold. A rule of rules is not left again, so that those
    /// around it are forgotten.
    fn run(&mut self, mut rules: Cursor<'p>) -> Result<Resolved, RulesError> {
        while !rules.is_at_end() {
            let mut rule = rules.part()?;
            if !self.conditions(&mut rule)? {
                continue;
            }
            match rule.byte()? {
                code::TREE => rules = rule,
                code::ENDPOINT => return Ok(self.endpoint(&mut rule)?),
                code::ERROR => return Err(RulesError::Refused(self.text(&mut rule)?.into_owned())),
                _ => return Err(RulesError::Malformed),
            }
        }
        Err(RulesError::NoRule)
    }

    /// Returns `true` if all conditions of a rule hold, and keeps the values that they assign.
    fn conditions(&mut self, at: &mut Cursor<'p>) -> Read<bool> {
        for _ in 0..at.number()? {
            let Some(slot) = at.number()?.checked_sub(1) else {
                if self.condition(at, 0)? {
                    continue;
                }
                return Ok(false);
            };
            let value = self.expression(at, 0)?;
            if !value.holds() {
                return Ok(false);
            }
            *self.slots.get_mut(slot).ok_or(Malformed)? = value;
        }
        Ok(true)
    }

    /// Counts bytes that are made.
    #[inline]
    fn spend(&self, bytes: usize) -> Read<()> {
        self.left.set(self.left.get().checked_sub(bytes).ok_or(Stuck::TooMuch)?);
        Ok(())
    }

    /// Returns a value that takes memory of its own.
    #[inline]
    fn made(&self, value: Value<'p>) -> Read<Value<'p>> {
        self.spend(value.memory())?;
        Ok(value)
    }

    fn endpoint(&self, at: &mut Cursor<'p>) -> Read<Resolved> {
        let url = self.text(at)?.into_owned();
        let mut headers = Vec::new();
        for _ in 0..at.number()? {
            let name = at.text()?.to_owned();
            let mut values = Vec::new();
            for _ in 0..at.number()? {
                values.push(self.text(at)?.into_owned());
            }
            headers.push((name, values));
        }
        let properties = self.property(at, 0)?;
        Ok(Resolved { url, headers, properties })
    }

    /// Returns a property, which may have others in it.
    fn property(&self, at: &mut Cursor<'p>, depth: usize) -> Read<Document> {
        if depth > DEEPEST {
            return Err(Malformed);
        }
        let mut ahead = *at;
        match ahead.byte()? {
            code::OBJECT => {
                *at = ahead;
                let mut object = Object::new();
                for _ in 0..at.number()? {
                    let name = at.text()?;
                    self.spend(name.len())?;
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
            _ => {
                let value = self.expression(at, depth)?;
                self.spend(value.length())?;
                Ok(value.document())
            }
        }
    }

    fn text(&self, at: &mut Cursor<'p>) -> Read<Cow<'p, str>> {
        if at.takes(code::TEMPLATE) {
            return self.template(at, 0).map(Cow::Owned);
        }
        let text = self.expression(at, 0)?.text().ok_or(Malformed)?;
        self.spend(text.len())?;
        Ok(text)
    }

    /// Returns a value that need not be owned: that of a slot is not copied.
    fn operand(&self, at: &mut Cursor<'p>, depth: usize) -> Read<Cow<'_, Value<'p>>> {
        if at.takes(code::REF) {
            return self.slots.get(at.number()?).map(Cow::Borrowed).ok_or(Malformed);
        }
        self.expression(at, depth).map(Cow::Owned)
    }

    /// Returns `true` if a value holds, of which nothing is kept. Most conditions are tests of slots, and make no value.
    fn condition(&self, at: &mut Cursor<'p>, depth: usize) -> Read<bool> {
        match at.test() {
            Some(test) => self.test(test, at, depth),
            None => self.operand(at, depth).map(|value| value.holds()),
        }
    }

    /// Returns a boolean; `None` for any other value.
    fn boolean(&self, at: &mut Cursor<'p>, depth: usize) -> Read<Option<bool>> {
        match at.test() {
            Some(test) => self.test(test, at, depth).map(Some),
            None => self.operand(at, depth).map(|value| value.boolean()),
        }
    }

    fn test(&self, test: Test, at: &mut Cursor<'p>, depth: usize) -> Read<bool> {
        if depth > DEEPEST {
            return Err(Malformed);
        }
        let depth = depth + 1;
        Ok(match test {
            Test::Constant(holds) => holds,
            Test::IsSet => !matches!(*self.operand(at, depth)?, Value::Unset),
            Test::Not => !self.condition(at, depth)?,
            Test::BooleanEquals => {
                let (first, second) = (self.boolean(at, depth)?, self.boolean(at, depth)?);
                first.is_some() && first == second
            }
            Test::StringEquals => {
                let (first, second) = (self.operand(at, depth)?, self.operand(at, depth)?);
                first.as_text().is_some_and(|first| Some(first) == second.as_text())
            }
        })
    }

    fn expression(&self, at: &mut Cursor<'p>, depth: usize) -> Read<Value<'p>> {
        if depth > DEEPEST {
            return Err(Malformed);
        }
        if let Some(test) = at.test() {
            return self.test(test, at, depth).map(Value::Boolean);
        }
        let depth = depth + 1;
        match at.byte()? {
            code::STRING => at.text().map(Value::Text),
            code::INTEGER => Ok(Value::Integer(at.number()? as u64)),
            code::REF => {
                let value = self.slots.get(at.number()?).ok_or(Malformed)?;
                self.spend(value.memory())?;
                Ok(value.clone())
            }
            code::TEMPLATE => self.template(at, depth).map(Value::from),
            code::GET_ATTR => self.get_attr(at, depth),
            code::PARTITION => Ok(functions::partition(&*self.operand(at, depth)?)),
            code::IS_VALID_HOST_LABEL => {
                let (text, with_dots) = (self.operand(at, depth)?, self.operand(at, depth)?);
                Ok(functions::is_valid_host_label(&text, &with_dots))
            }
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
                let arity = arity.and_then(|(_, _, arity)| *arity).ok_or(Malformed)?;
                let mut arguments = [const { Value::Unset }; 4];
                for argument in arguments.iter_mut().take(arity) {
                    *argument = self.expression(at, depth)?;
                }
                functions::call(function, arguments).ok_or(Malformed).and_then(|value| self.made(value))
            }
        }
    }

    fn template(&self, at: &mut Cursor<'p>, depth: usize) -> Read<String> {
        let mut text = String::with_capacity(64);
        for _ in 0..at.number()? {
            let part = self.operand(at, depth)?;
            let part = part.as_text().ok_or(Malformed)?;
            self.spend(part.len())?;
            text.push_str(part);
        }
        Ok(text)
    }

    fn get_attr(&self, at: &mut Cursor<'p>, depth: usize) -> Read<Value<'p>> {
        let mut value = self.operand(at, depth)?;
        for _ in 0..at.number()? {
            value = Cow::Owned(match at.byte()? {
                0 => value.attribute(at.text()?),
                1 => value.element(at.number()?),
                _ => return Err(Malformed),
            });
        }
        self.made(value.into_owned())
    }
}
