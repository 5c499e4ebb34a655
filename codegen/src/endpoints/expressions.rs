//! Expressions as bytes, with their types.

use ferrosmith_runtime::schema::rules::code;

use super::RuleSetError;
use super::encoder::{Encoder, push_number};
use super::template::{AttributeStep, TemplatePart, parts, steps};
use super::types::{Type, is_newer, signature};
use crate::model::Json;

/// An expression as bytes, and its type.
type Typed = Result<(Vec<u8>, Type), RuleSetError>;

impl Encoder {
    pub(super) fn expression(&mut self, path: &str, value: &Json) -> Typed {
        match value {
            Json::Bool(true) => Ok((vec![code::TRUE], Type::Boolean)),
            Json::Bool(false) => Ok((vec![code::FALSE], Type::Boolean)),
            Json::String(text) => self.text(path, text),
            Json::Number(_) => {
                let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
                let number =
                    number.ok_or_else(|| RuleSetError::new(path, "an integer from 0 on", Some(value)))?;
                let mut out = vec![code::INTEGER];
                push_number(&mut out, number);
                Ok((out, Type::Integer))
            }
            Json::Object(_) => match (value.get("ref"), value.get("fn")) {
                (Some(Json::String(name)), _) => self.reference(path, name),
                (_, Some(Json::String(function))) => self.call(path, function, value.get("argv")),
                _ => Err(RuleSetError::new(path, "an object with `ref` or `fn`", Some(value))),
            },
            _ => Err(RuleSetError::new(path, "an expression", Some(value))),
        }
    }

    /// Returns an expression of a type.
    pub(super) fn expect(
        &mut self,
        path: &str,
        expected: &Type,
        value: &Json,
    ) -> Result<Vec<u8>, RuleSetError> {
        let (out, found) = self.expression(path, value)?;
        fits(path, expected, &found).map(|()| out)
    }

    fn text(&mut self, path: &str, text: &str) -> Typed {
        let parts = parts(path, text)?;
        if let [TemplatePart::Text(text)] = &parts[..] {
            return Ok((self.literal(text), Type::String));
        }
        let mut out = vec![code::TEMPLATE];
        push_number(&mut out, parts.len());
        for part in parts {
            let (value, found) = match part {
                TemplatePart::Text(text) => (self.literal(&text), Type::String),
                TemplatePart::Value(name, None) => self.reference(path, &name)?,
                TemplatePart::Value(name, Some(of)) => {
                    let value = self.reference(path, &name)?;
                    self.attribute(path, value, &of)?
                }
            };
            fits(path, &Type::String, &found)?;
            out.extend(value);
        }
        Ok((out, Type::String))
    }

    fn literal(&mut self, text: &str) -> Vec<u8> {
        let mut out = vec![code::STRING];
        self.push_text(&mut out, text);
        out
    }

    fn reference(&mut self, path: &str, name: &str) -> Typed {
        let (slot, ty) = self.find(name).ok_or_else(|| {
            let expected = "a parameter, or a variable that a condition before assigns";
            RuleSetError::name(path, expected, name, self.names())
        })?;
        let mut out = vec![code::REF];
        push_number(&mut out, slot);
        Ok((out, ty))
    }

    fn attribute(&mut self, path: &str, (value, ty): (Vec<u8>, Type), of: &str) -> Typed {
        let steps = steps(path, of)?;
        let mut out = vec![code::GET_ATTR];
        out.extend(value);
        push_number(&mut out, steps.len());
        let mut ty = ty;
        for step in steps {
            ty =
                ty.part(&step).map_err(|(expected, names)| RuleSetError::name(path, &expected, of, names))?;
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
        Ok((out, ty))
    }

    fn call(&mut self, path: &str, function: &str, arguments: Option<&Json>) -> Typed {
        let given = arguments.and_then(Json::as_array);
        let given = given.ok_or_else(|| RuleSetError::new(format!("{path}.argv"), "an array", arguments))?;
        if function == "getAttr" {
            let [value, Json::String(of)] = given else {
                return Err(RuleSetError::new(path, "a value and the path of a property", arguments));
            };
            let value = self.expression(&format!("{path}.argv[0]"), value)?;
            return self.attribute(&format!("{path}.argv[1]"), value, of);
        }
        let Some((_, byte, arity)) = code::FUNCTIONS.iter().find(|(name, _, _)| *name == function) else {
            let known = code::FUNCTIONS.iter().map(|(name, _, _)| *name);
            return Err(RuleSetError::name(path, "a function of endpoint rules", function, known));
        };
        if is_newer(function) && self.is_old {
            let expected = "a function of version 1.0, which the rules have";
            return Err(RuleSetError::text(path, expected, function));
        }
        let mut out = vec![*byte];
        match arity {
            None if given.len() < 2 => {
                let expected = format!("2 arguments of `{function}` at least");
                return Err(RuleSetError::new(path, expected, arguments));
            }
            None => push_number(&mut out, given.len()),
            Some(arity) if *arity == given.len() => {}
            Some(arity) => {
                let expected = format!("{arity} arguments of `{function}`");
                return Err(RuleSetError::new(path, expected, arguments));
            }
        }
        let mut types = Vec::new();
        for (index, argument) in given.iter().enumerate() {
            let (argument, ty) = self.expression(&format!("{path}.argv[{index}]"), argument)?;
            out.extend(argument);
            types.push(ty);
        }
        self.result(path, function, types).map(|ty| (out, ty))
    }

    /// Checks the types of arguments, and returns that of the result.
    fn result(&mut self, path: &str, function: &str, types: Vec<Type>) -> Result<Type, RuleSetError> {
        let Some((expected, result)) = signature(function) else { return common(path, function, types) };
        for (index, (expected, found)) in expected.iter().zip(&types).enumerate() {
            match (fits(&format!("{path}.argv[{index}]"), expected, found), found) {
                (Err(doubt), Type::Optional(inner)) if **inner == *expected => self.doubts.push(doubt),
                (checked, _) => checked?,
            }
        }
        Ok(result)
    }
}

/// Returns the type of the result of a function whose arguments are of one type, whichever that is.
fn common(path: &str, function: &str, types: Vec<Type>) -> Result<Type, RuleSetError> {
    let at = |index: usize| format!("{path}.argv[{index}]");
    let (first, alike) = match function {
        "isSet" => return Ok(Type::Boolean),
        "ite" => {
            fits(&at(0), &Type::Boolean, &types[0])?;
            (1, &types[1..])
        }
        _ => (0, &types[..]),
    };
    let expected = alike[0].clone().present();
    for (index, found) in alike.iter().enumerate() {
        fits(&at(first + index), &expected, &found.clone().present())?;
    }
    let is_optional = match function {
        "ite" => alike.iter().any(Type::is_optional),
        _ => alike.iter().all(Type::is_optional),
    };
    Ok(if is_optional { Type::Optional(Box::new(expected)) } else { expected })
}

fn fits(path: &str, expected: &Type, found: &Type) -> Result<(), RuleSetError> {
    if expected == found {
        return Ok(());
    }
    let hint = match found {
        Type::Optional(inner) if **inner == *expected => {
            "check it with `isSet` before, or `assign` it in a condition: that it is there"
        }
        _ => "",
    };
    Err(RuleSetError::mistyped(path, expected, found, hint))
}
