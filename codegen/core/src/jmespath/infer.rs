//! From a tree and the type of a value to the type of what the tree gives.

use super::functions::Function;
use super::tree::{Projection, Tree};
use super::types::{Structures, Type, TypeError};
use crate::data::Document;

type Inferred<S> = Result<Type<S>, TypeError>;

/// Returns the type of what a tree gives for values of a type. It is as deep as the tree, which is bounded.
pub(super) fn infer<K: Structures>(tree: &Tree, at: &Type<K::Id>, known: &K) -> Inferred<K::Id> {
    match tree {
        Tree::Current | Tree::Reference(_) => Ok(at.clone()),
        Tree::Field(name) => member(name, at, known),
        Tree::Literal(literal) => Ok(of_literal(literal)),
        Tree::Index(_) => element("element", at),
        Tree::Slice(_) => element("slice", at).map(array),
        Tree::Then(left, right) => infer(right, &infer(left, at, known)?, known),
        Tree::Each(left, over, right) => {
            let of = each(over, &infer(left, at, known)?, known)?;
            infer(right, &of, known).map(array)
        }
        Tree::Flatten(inner) => Ok(array(match element("element", &infer(inner, at, known)?)? {
            Type::Array(inner) => *inner,
            other => other,
        })),
        Tree::Or(left, right) | Tree::And(left, right) => {
            Ok(either(infer(left, at, known)?, infer(right, at, known)?))
        }
        Tree::Not(inner) => infer(inner, at, known).map(|_| Type::Boolean),
        Tree::Compare(_, left, right) => {
            infer(left, at, known)?;
            infer(right, at, known).map(|_| Type::Boolean)
        }
        Tree::List(items) => Ok(array(all(items, at, known)?)),
        Tree::Hash(members) => {
            let of = |(name, member): &(String, Tree)| Ok((name.clone(), infer(member, at, known)?));
            let members = members.iter().map(of).collect::<Result<Vec<_>, _>>()?;
            Ok(bounded(Type::Object(members)))
        }
        Tree::Call(function, arguments) => call(*function, arguments, at, known),
    }
}

/// Returns a type unless it is larger than people write: one that has parts twice, again and again, would double at each
/// step.
fn bounded<S>(of: Type<S>) -> Type<S> {
    fn size<S>(of: &Type<S>) -> usize {
        match of {
            Type::Array(of) | Type::Map(of) => 1 + size(of),
            Type::Object(members) => members.iter().fold(1, |sum, (_, member)| sum + size(member)),
            _ => 1,
        }
    }
    if size(&of) > 1000 { Type::Any } else { of }
}

fn array<S>(element: Type<S>) -> Type<S> {
    Type::Array(Box::new(element))
}

fn either<S: PartialEq>(left: Type<S>, right: Type<S>) -> Type<S> {
    if left == right { left } else { Type::Any }
}

/// Returns the type that all expressions have in common.
fn all<K: Structures>(items: &[Tree], at: &Type<K::Id>, known: &K) -> Inferred<K::Id> {
    let mut common = None;
    for item in items {
        let found = infer(item, at, known)?;
        common = Some(match common {
            None => found,
            Some(other) => either(other, found),
        });
    }
    Ok(common.unwrap_or(Type::Any))
}

fn of_literal<S>(literal: &Document) -> Type<S> {
    match literal {
        Document::Boolean(_) => Type::Boolean,
        Document::Number(_) => Type::Number,
        Document::String(_) => Type::String,
        Document::Array(_) => array(Type::Any),
        Document::Object(_) => Type::Map(Box::new(Type::Any)),
        _ => Type::Any,
    }
}

fn member<K: Structures>(name: &str, at: &Type<K::Id>, known: &K) -> Inferred<K::Id> {
    let found = match at {
        Type::Any => Some(Type::Any),
        Type::Map(value) => Some((**value).clone()),
        Type::Object(members) => {
            members.iter().find(|(own, _)| own == name).map(|(_, member)| member.clone())
        }
        Type::Structure(id) => known.member(id, name),
        other => return Err(TypeError::NoStep { step: "member", found: other.name() }),
    };
    found.ok_or_else(|| TypeError::NoMember { name: name.to_owned() })
}

fn element<S: Clone>(step: &'static str, at: &Type<S>) -> Inferred<S> {
    match at {
        Type::Any => Ok(Type::Any),
        Type::Array(element) => Ok((**element).clone()),
        other => Err(TypeError::NoStep { step, found: other.name() }),
    }
}

fn each<K: Structures>(over: &Projection, of: &Type<K::Id>, known: &K) -> Inferred<K::Id> {
    match (over, of) {
        (Projection::Object, Type::Map(value)) => Ok((**value).clone()),
        (Projection::Object, Type::Any | Type::Object(_) | Type::Structure(_)) => Ok(Type::Any),
        (Projection::Object, other) => Err(TypeError::NoStep { step: "members", found: other.name() }),
        (Projection::Array, of) => element("elements", of),
        (Projection::Filter(filter), of) => {
            let element = element("elements", of)?;
            infer(filter, &element, known)?;
            Ok(element)
        }
    }
}

fn call<K: Structures>(
    function: Function,
    arguments: &[Tree],
    at: &Type<K::Id>,
    known: &K,
) -> Inferred<K::Id> {
    let values = arguments.iter().filter(|argument| !matches!(argument, Tree::Reference(_)));
    let values = values.map(|value| infer(value, at, known)).collect::<Result<Vec<_>, _>>()?;
    let first = values.first().cloned().unwrap_or(Type::Any);
    let elements = || match element("elements", &first) {
        Ok(element) => Ok(element),
        Err(_) => Err(argument(function, "an array", &first)),
    };
    // The expression with `&` is about the elements of the array.
    let reference = arguments.iter().find_map(|argument| match argument {
        Tree::Reference(tree) => Some(tree),
        _ => None,
    });
    let referred = match reference {
        Some(tree) => Some(infer(tree, &elements()?, known)?),
        None => None,
    };
    match function {
        Function::Abs | Function::Ceil | Function::Floor => {
            expect(function, &first, "a number", &[&Type::Number])?;
            Ok(Type::Number)
        }
        Function::Avg | Function::Sum => elements().map(|_| Type::Number),
        Function::Length if matches!(first, Type::Boolean | Type::Number) => {
            Err(argument(function, "a string, an array or an object", &first))
        }
        Function::Length | Function::ToNumber => Ok(Type::Number),
        Function::Contains => Ok(Type::Boolean),
        Function::StartsWith | Function::EndsWith => {
            expect(function, &first, "a string", &[&Type::String])?;
            Ok(Type::Boolean)
        }
        Function::Join | Function::ToString | Function::Type => Ok(Type::String),
        Function::Keys | Function::Values | Function::Merge
            if matches!(first, Type::Boolean | Type::Number | Type::String | Type::Array(_)) =>
        {
            Err(argument(function, "an object", &first))
        }
        Function::Keys => Ok(array(Type::String)),
        Function::Values => Ok(array(match first {
            Type::Map(value) => *value,
            _ => Type::Any,
        })),
        Function::Merge => Ok(Type::Any),
        Function::Map => Ok(array(referred.unwrap_or(Type::Any))),
        Function::Sort | Function::SortBy => elements().map(array),
        Function::Max | Function::Min | Function::MaxBy | Function::MinBy => elements(),
        // Of a string as well.
        Function::Reverse => Ok(first),
        Function::NotNull => Ok(values.into_iter().reduce(either).unwrap_or(Type::Any)),
        Function::ToArray => Ok(if matches!(first, Type::Array(_)) { first } else { array(first) }),
    }
}

fn expect<S: PartialEq>(
    function: Function,
    found: &Type<S>,
    expected: &'static str,
    types: &[&Type<S>],
) -> Result<(), TypeError> {
    if *found == Type::Any || types.contains(&found) {
        return Ok(());
    }
    Err(argument(function, expected, found))
}

fn argument<S>(function: Function, expected: &'static str, found: &Type<S>) -> TypeError {
    TypeError::Argument { function: function.name(), expected, found: found.name() }
}
