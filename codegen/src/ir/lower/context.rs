//! The parameters that a service, its operations and their inputs give the rules of endpoints: each is one of the rules, has
//! its type, and is given once.

use std::collections::HashMap;

use ferrosmith_runtime::jmespath::{Expression, Type};

use super::Lowering;
use crate::endpoints::{Compiled, Parameter};
use crate::error::{Collected, Error};
use crate::model::nearest::did_you_mean;
use crate::model::{ContextParamType, ContextValue, Kind, Member, Operation, Shape, ShapeId};
use crate::warnings::Members;

/// The type of what a parameter is given.
enum Given {
    /// One that a parameter can have.
    Of(ContextParamType),
    /// Any, or one that was told already.
    Any,
    /// One that no parameter has, in words.
    Other(String),
}

impl Lowering<'_> {
    /// Reports misspelled parameters of the service, its operations and their inputs, and those of another type: the rules
    /// would not get the value. Parameters that rules do not ask for are no mistake.
    pub(super) fn check_parameters(&self, service: &Shape, rules: &Compiled, problems: &mut Vec<Error>) {
        let mut check = Check { rules, problems: Collected::default() };
        let at = |shape: &Shape| self.model.error(&shape.id, "", "", "");
        for param in service.traits.client_context_params().unwrap_or_default() {
            let keys = ["traits", "smithy.rules#clientContextParams", &param.name];
            check.look(&param.name, Given::Of(param.ty), at(service), &keys);
        }
        for shape in self.closure.operations.iter().filter_map(|id| self.shape(id)) {
            let Kind::Operation(operation) = &shape.kind else { continue };
            for (name, value) in shape.traits.static_context_params().unwrap_or_default() {
                let keys = ["traits", "smithy.rules#staticContextParams", name];
                check.look(name, Given::Of(of_value(value)), at(shape), &keys);
            }
            for (name, path) in shape.traits.operation_context_params().unwrap_or_default() {
                let keys = ["traits", "smithy.rules#operationContextParams", name, "path"];
                // A name that is wrong stands before the path.
                let keys = if check.parameter(name).is_some() { &keys[..] } else { &keys[..3] };
                check.look(name, self.of_path(operation, path), at(shape), keys);
            }
            let Some(input) = &operation.input else { continue };
            self.check_members(input, operation, &mut check);
        }
        problems.extend(check.problems);
    }

    fn check_members(&self, input: &ShapeId, operation: &Operation, check: &mut Check<'_>) {
        let mut first: HashMap<&str, &str> = HashMap::new();
        for member in self.input_members(operation) {
            let Some(name) = member.traits.context_param() else { continue };
            let keys = ["traits", "smithy.rules#contextParam", "name"];
            let at = || self.model.member_error(input, &member.name, "", "", "");
            if let Some(other) = first.insert(name, &member.name) {
                let found = format!("the parameter {name:?}, which `{other}` gives, too");
                let hint = "let one of the two give another parameter".to_owned();
                let error = Error { found, expected: "one member for a parameter".to_owned(), hint, ..at() };
                check.problems.push(error.inside(&keys));
            }
            check.look(name, self.of_member(member), at(), &keys);
        }
    }

    fn of_member(&self, member: &Member) -> Given {
        let Some(target) = self.shape(&member.target) else { return Given::Any };
        match &target.kind {
            Kind::String | Kind::Enum(_) => Given::Of(ContextParamType::String),
            Kind::Boolean => Given::Of(ContextParamType::Boolean),
            Kind::List(element) => match self.shape(&element.target).map(|element| &element.kind) {
                Some(Kind::String | Kind::Enum(_)) | None => Given::Of(ContextParamType::StringArray),
                Some(kind) => Given::Other(format!("list of type {}", kind.name())),
            },
            kind => Given::Other(kind.name().to_owned()),
        }
    }

    /// Returns the type of what an expression gives. One that cannot be read, or leads nowhere, is a warning elsewhere.
    fn of_path(&self, operation: &Operation, path: &str) -> Given {
        let members = Members(self.model);
        let input = members.top(operation.input.as_ref());
        match Expression::parse(path).map(|path| path.type_of(&input, &members)) {
            Ok(Ok(Type::String)) => Given::Of(ContextParamType::String),
            Ok(Ok(Type::Boolean)) => Given::Of(ContextParamType::Boolean),
            Ok(Ok(Type::Array(element))) => match *element {
                Type::String | Type::Any => Given::Of(ContextParamType::StringArray),
                other => Given::Other(format!("array of type {}", other.name())),
            },
            Ok(Ok(Type::Any)) | Ok(Err(_)) | Err(_) => Given::Any,
            Ok(Ok(other)) => Given::Other(other.name().to_owned()),
        }
    }
}

struct Check<'c> {
    rules: &'c Compiled,
    /// Several operations may have one input.
    problems: Collected,
}

impl Check<'_> {
    fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.rules.parameters.iter().find(|parameter| parameter.name == name)
    }

    fn look(&mut self, name: &str, given: Given, error: Error, keys: &[&str]) {
        let (found, expected, hint) = match self.parameter(name) {
            Some(parameter) => {
                let found = match given {
                    Given::Any => return,
                    Given::Of(ty) if ty == parameter.ty => return,
                    Given::Of(ty) => type_name(ty).to_owned(),
                    Given::Other(name) => name,
                };
                (
                    format!("a value of type {found} for the parameter {name:?}"),
                    format!("a value of type {}, as in the endpoint rules", type_name(parameter.ty)),
                    "correct one of the two types".to_owned(),
                )
            }
            None => {
                let names = self.rules.parameters.iter().map(|parameter| parameter.name.as_str());
                (
                    format!("the parameter {name:?}, which the endpoint rules do not have"),
                    "a parameter of `smithy.rules#endpointRuleSet`".to_owned(),
                    did_you_mean(name, names),
                )
            }
        };
        if !hint.is_empty() {
            self.problems.push(Error { found, expected, hint, ..error }.inside(keys));
        }
    }
}

fn of_value(value: &ContextValue) -> ContextParamType {
    match value {
        ContextValue::String(_) => ContextParamType::String,
        ContextValue::Boolean(_) => ContextParamType::Boolean,
        ContextValue::StringArray(_) => ContextParamType::StringArray,
    }
}

fn type_name(ty: ContextParamType) -> &'static str {
    match ty {
        ContextParamType::String => "string",
        ContextParamType::Boolean => "boolean",
        ContextParamType::StringArray => "stringArray",
    }
}
