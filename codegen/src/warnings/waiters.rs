//! Expressions of waiters that cannot be read, that lead to no member, or whose result fits no comparison.

use ferrosmith_runtime::jmespath::{Expression, Structures, Type, TypeError};

use super::{Warning, warning};
use crate::model::traits::{Comparator, Waiter};
use crate::model::{Closure, Kind, Model, Operation, Shape, ShapeId, step};

/// The depth of lists and maps within each other from which on elements count as any value.
const DEEPEST: usize = 32;

/// Returns the warnings about the waiters of a service's operations.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    for shape in closure.operations.iter().filter_map(|id| model.get(id)) {
        let (Kind::Operation(operation), Some(waiters)) = (&shape.kind, shape.traits.waitable()) else {
            continue;
        };
        let look = Look { model, shape, operation };
        waiters.iter().for_each(|waiter| look.at(waiter, &mut all));
    }
    all
}

struct Look<'m> {
    model: &'m Model,
    shape: &'m Shape,
    operation: &'m Operation,
}

impl Look<'_> {
    fn at(&self, waiter: &Waiter, all: &mut Vec<Warning>) {
        let inside = format!(".traits[\"smithy.waiters#waitable\"]{}", step(&waiter.name));
        for (index, acceptor) in waiter.acceptors.iter().enumerate() {
            let inside = format!("{inside}.acceptors[{index}]");
            if let Some((side, matcher)) = acceptor.matcher.path() {
                let at = format!("{inside}.matcher.{side}.path");
                let (output, both) = (self.output(), side == "inputOutput");
                let value = if both { self.both() } else { output };
                all.extend(self.path(&at, &matcher.path, &value, |found| fits(matcher.comparator, found)));
            }
            if let Some(path) = &acceptor.message {
                let fits = |found: &Type<ShapeId>| match found {
                    Type::Array(element) => is(element, &Type::String),
                    found => is(found, &Type::String),
                };
                all.extend(self.path(&format!("{inside}.message"), path, &self.output(), fits));
            }
        }
    }

    /// Returns the warning about an expression, if there is one.
    fn path(
        &self,
        inside: &str,
        path: &str,
        value: &Type<ShapeId>,
        fits: impl Fn(&Type<ShapeId>) -> bool,
    ) -> Option<Warning> {
        let warn = |found: String, meaning: &str| {
            let at = self.model.error(&self.shape.id, "", "", "");
            let hint = "correct the expression: members are called as in the model";
            Some(warning("WaitableTrait", at, inside, found, meaning, hint))
        };
        let expression = match Expression::parse(path) {
            Ok(expression) => expression,
            Err(error) => {
                let found = format!("{path:?}, which is no JMESPath: {error}");
                return warn(found, "clients do not have this waiter");
            }
        };
        let never = "it never matches";
        match expression.type_of(value, &Members(self.model)) {
            Ok(found) if fits(&found) => None,
            Ok(found) => {
                let found = format!("{path:?}, which gives a value of type {}", found.name());
                warn(found, "it is never what it is compared with")
            }
            Err(error @ TypeError::NoMember { .. }) => {
                warn(format!("{path:?}, which leads nowhere: {error}"), never)
            }
            Err(error) => warn(format!("{path:?}, which gives nothing: {error}"), never),
        }
    }

    fn output(&self) -> Type<ShapeId> {
        self.side(self.operation.output.as_ref())
    }

    fn both(&self) -> Type<ShapeId> {
        let input = self.side(self.operation.input.as_ref());
        Type::Object(vec![("input".to_owned(), input), ("output".to_owned(), self.output())])
    }

    fn side(&self, id: Option<&ShapeId>) -> Type<ShapeId> {
        Members(self.model).top(id)
    }
}

fn is(found: &Type<ShapeId>, expected: &Type<ShapeId>) -> bool {
    *found == Type::Any || found == expected
}

fn fits(comparator: Comparator, found: &Type<ShapeId>) -> bool {
    match (comparator, found) {
        (Comparator::StringEquals, found) => is(found, &Type::String),
        (Comparator::BooleanEquals, found) => is(found, &Type::Boolean),
        (_, Type::Array(element)) => is(element, &Type::String),
        (Comparator::AllStringEquals | Comparator::AnyStringEquals, found) => *found == Type::Any,
    }
}

/// The members of a model's structures and unions.
pub(crate) struct Members<'m>(pub(crate) &'m Model);

impl Members<'_> {
    /// Returns the type of an input or output.
    pub(crate) fn top(&self, id: Option<&ShapeId>) -> Type<ShapeId> {
        id.map_or(Type::Object(Vec::new()), |id| self.of(id, DEEPEST))
    }

    fn of(&self, id: &ShapeId, depth: usize) -> Type<ShapeId> {
        let (Some(shape), Some(depth)) = (self.0.get(id), depth.checked_sub(1)) else { return Type::Any };
        match &shape.kind {
            Kind::Boolean => Type::Boolean,
            Kind::Byte | Kind::Short | Kind::Integer | Kind::IntEnum(_) | Kind::Long => Type::Number,
            Kind::Float | Kind::Double | Kind::BigInteger | Kind::BigDecimal | Kind::Timestamp => {
                Type::Number
            }
            Kind::String | Kind::Enum(_) | Kind::Blob => Type::String,
            Kind::List(member) => Type::Array(Box::new(self.of(&member.target, depth))),
            Kind::Map { value, .. } => Type::Map(Box::new(self.of(&value.target, depth))),
            Kind::Structure(_) | Kind::Union(_) => Type::Structure(id.clone()),
            _ => Type::Any,
        }
    }
}

impl Structures for Members<'_> {
    type Id = ShapeId;

    fn member(&self, structure: &ShapeId, name: &str) -> Option<Type<ShapeId>> {
        let member = self.0.get(structure)?.kind.members().find(|member| member.name == name)?;
        Some(self.of(&member.target, DEEPEST))
    }
}
