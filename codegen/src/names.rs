//! Every identifier decision, and nothing else: how a name of the model or a value of an enum is spelled in Rust.
//!
//! A name is first cut into words (`words`), the words are joined in the case the place asks for, and what is
//! still no identifier is repaired (`keywords`). Two names that end up the same are told apart by [`unique`].

mod keywords;
mod scope;
mod words;

pub use scope::{Identifiers, Style, unique};

/// Inherent and trait methods of a generated structure that a setter of the same name would shadow.
const STRUCTURE_METHODS: &[&str] = &[
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "default",
    "eq",
    "fmt",
    "hash",
    "into",
    "ne",
    "new",
    "schema",
    "to_owned",
    "to_string",
    "try_into",
    "type_id",
    "validate",
];

/// Operators: a setter of that name reads like one, and clippy says so of public methods.
const OPERATORS: &[&str] = &["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];

/// Returns the name of a structure, union, enum, error or operation type: `instanceUser` is `InstanceUser`,
/// `AWSThing` is `AwsThing`.
#[must_use]
pub fn type_name(shape_name: &str) -> String {
    camel(words::snake(shape_name).split('_'))
}

/// Returns the name of a field as it stands in the source: snake case, raw (`r#type`) where it is a keyword.
#[must_use]
pub fn field_name(member_name: &str) -> String {
    let name = words::snake(member_name);
    match name.chars().next() {
        None => "member".to_owned(),
        Some(first) if first.is_numeric() => format!("_{name}"),
        Some(_) => keywords::escape(name),
    }
}

/// Returns the name of the setter of a structure's field: the field's own, unless it would shadow a fixed
/// method or read like an operator.
#[must_use]
pub fn setter_name(field: &str) -> String {
    if is_fixed(field, &[STRUCTURE_METHODS, OPERATORS]) {
        format!("{}_", plain(field))
    } else {
        field.to_owned()
    }
}

/// Returns the name of an enum's or union's variant, from the member's name or, where it has none, from its
/// value.
///
/// `Unknown` is the variant that every enum and union has for what the model does not know; a modelled one is `UnknownValue`.
#[must_use]
pub fn variant_name(name_or_value: &str) -> String {
    let words = words::snake(name_or_value);
    if words.is_empty() {
        return match words::spelled(name_or_value) {
            spelled if spelled.is_empty() => "Empty".to_owned(),
            spelled => camel(spelled.iter().map(String::as_str)),
        };
    }
    match camel(words.split('_')) {
        unknown if unknown == "Unknown" => "UnknownValue".to_owned(),
        name => name,
    }
}

/// Returns the name of a union's `is_…` method for a variant.
#[must_use]
pub fn predicate_name(variant: &str) -> String {
    format!("is_{}", words::snake(variant))
}

/// Returns the name of a union's `as_…` method for a variant.
#[must_use]
pub fn accessor_name(variant: &str) -> String {
    format!("as_{}", words::snake(variant))
}

/// Returns the name of a union's `into_…` method for a variant.
#[must_use]
pub fn conversion_name(variant: &str) -> String {
    format!("into_{}", words::snake(variant))
}

/// Returns the module of a service, which is also its cargo feature's: `license-manager` is
/// `license_manager`.
#[must_use]
pub fn module_name(service: &str) -> String {
    field_name(service)
}

/// Returns the name of a constant or static: `USER_PROFILE`.
#[must_use]
pub fn const_name(name: &str) -> String {
    let name = words::snake(name).to_uppercase();
    match name.chars().next() {
        None => "MEMBER".to_owned(),
        Some(first) if first.is_numeric() => format!("_{name}"),
        Some(_) => name,
    }
}

/// Returns an identifier without its `r#`.
#[must_use]
pub fn plain(ident: &str) -> &str {
    ident.strip_prefix("r#").unwrap_or(ident)
}

fn is_fixed(field: &str, lists: &[&[&str]]) -> bool {
    lists.iter().any(|list| list.contains(&plain(field)))
}

/// Joins words as a type or variant: `["user", "2", "1"]` is `User2_1`, the underscore because `User21` says something else.
fn camel<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut name = String::new();
    for word in words {
        let mut rest = word.chars();
        let Some(first) = rest.next() else { continue };
        if first.is_numeric() && name.ends_with(char::is_numeric) {
            name.push('_');
        }
        name.extend(first.to_uppercase());
        name.push_str(rest.as_str());
    }
    match name.chars().next() {
        None => "Member".to_owned(),
        Some(first) if first.is_numeric() => format!("V{name}"),
        // The only type name that is a keyword, and it cannot be raw.
        Some(_) if name == "Self" => "SelfValue".to_owned(),
        Some(_) => name,
    }
}

#[cfg(test)]
mod tests;
