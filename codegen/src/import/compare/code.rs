//! The public items of the code that is generated for a service: two lists of them say which code has to change that uses it.

use std::collections::{BTreeMap, HashSet};

use super::Difference;
use crate::ir::{
    Client, Element, ErrorEnum, Field, Items, Operation, Presence, Server, Service, Stream, Structure, Type,
    Union, Variant,
};
use crate::names;

/// The forms of public items, by their paths.
type Face = BTreeMap<String, String>;

/// The methods of `ServiceError`, which the setter of a member of the same name hides.
const OF_ERRORS: [&str; 10] = [
    "code",
    "extended_request_id",
    "failure",
    "fault",
    "is_retryable",
    "is_throttling",
    "message",
    "request_id",
    "status",
    "status_code",
];

/// Returns the items of the first service that the second has not, or in another form. What is new breaks nothing.
pub(super) fn changes(a: &Service, b: &Service) -> Vec<Difference> {
    let (before, after) = (face(a), face(b));
    let gone_with = |path: &str| {
        let of = path.split(['.', ':']).next().unwrap_or_default();
        of != path && before.contains_key(of) && !after.contains_key(of)
    };
    let changed = before.iter().filter(|(path, form)| after.get(*path) != Some(form) && !gone_with(path));
    let difference = |(path, form): (&String, &String)| {
        let (path, a, b) = (path.clone(), Some(form.clone()), after.get(path).cloned());
        Difference { path, aspect: "code", a, b }
    };
    changed.map(difference).collect()
}

fn face(service: &Service) -> Face {
    let mut face = Face::new();
    service.operations.iter().for_each(|operation| of_operation(operation, &mut face));
    of_errors(&service.error, &mut face);
    for structure in service.structures.iter().chain(&service.errors) {
        of_structure(structure, &mut face);
    }
    service.unions.iter().for_each(|union| of_union(union, &mut face));
    for (name, variants) in service.enums.iter().map(|of| (&of.name, variant_names(&of.variants))) {
        of_enum(name, "an enum of texts", variants, &mut face);
    }
    for (name, variants) in service.int_enums.iter().map(|of| (&of.name, variant_names(&of.variants))) {
        of_enum(name, "an enum of integers", variants, &mut face);
    }
    service.client.iter().for_each(|client| of_client(client, &mut face));
    service.server.iter().for_each(|server| of_server(server, &mut face));
    face
}

fn variant_names<T>(variants: &[Variant<T>]) -> Vec<&str> {
    variants.iter().map(|variant| variant.name.as_str()).collect()
}

fn of_operation(operation: &Operation, face: &mut Face) {
    let Operation { name, input, output, error, .. } = operation;
    face.insert(name.clone(), format!("an operation from {input} to {output}"));
    of_errors(error, face);
}

fn of_errors(error: &ErrorEnum, face: &mut Face) {
    let variants = error.variants.iter().map(|(name, _)| name.as_str());
    of_enum(&error.name, "an enum of errors", variants, face);
}

fn of_enum<'a>(name: &str, form: &str, variants: impl IntoIterator<Item = &'a str>, face: &mut Face) {
    face.insert(name.to_owned(), form.to_owned());
    face.extend(variants.into_iter().map(|variant| (format!("{name}::{variant}"), "a variant".to_owned())));
}

fn of_structure(structure: &Structure, face: &mut Face) {
    let Structure { name, fields, .. } = structure;
    let form = if structure.error.is_some() { "an error" } else { "a structure" };
    face.insert(name.clone(), form.to_owned());
    of_keys(name, structure.eq, face);
    // In the order of their names, as the arguments are.
    let mut required: Vec<&Field> = fields.iter().filter(|field| field.presence.is_required()).collect();
    required.sort_by_key(|field| names::plain(&field.name));
    let arguments: Vec<String> =
        required.iter().map(|field| format!("{}: {}", field.name, rust(&field.member.ty))).collect();
    face.insert(format!("{name}::new"), format!("({})", arguments.join(", ")));
    let setters: HashSet<&str> = fields.iter().map(|field| field.setter.as_str()).collect();
    if structure.error.is_some() {
        for method in OF_ERRORS {
            let form = if setters.contains(method) { "a setter" } else { "a method of ServiceError" };
            face.insert(format!("{name}::{method}"), form.to_owned());
        }
    }
    for field in fields {
        let ty = match field.presence {
            Presence::Optional => format!("Option<{}>", boxed(field)),
            Presence::Required(_) | Presence::Defaulted(_) => boxed(field),
        };
        face.insert(format!("{name}.{}", field.name), ty);
        if field.setter != field.name {
            face.insert(format!("{name}::{}", field.setter), format!("({})", rust(&field.member.ty)));
        }
    }
}

/// A type that is a key of maps and sets stays one, or breaks these.
fn of_keys(name: &str, eq: bool, face: &mut Face) {
    if eq {
        face.insert(format!("{name}: Eq + Hash"), "implemented".to_owned());
    }
}

fn of_union(union: &Union, face: &mut Face) {
    let Union { name, variants, .. } = union;
    face.insert(name.clone(), "a union".to_owned());
    of_keys(name, union.eq, face);
    for variant in variants {
        let of = |ty: String| if variant.member.boxed { format!("Box<{ty}>") } else { ty };
        let form =
            if variant.member.flags.unit { "a variant".to_owned() } else { of(rust(&variant.member.ty)) };
        face.insert(format!("{name}::{}", variant.name), form);
    }
    // Another member of the same type takes it away.
    for variant in union.from_variants() {
        face.insert(format!("{name}: From<{}>", rust(&variant.member.ty)), "implemented".to_owned());
    }
}

fn of_client(client: &Client, face: &mut Face) {
    // A shape of this name takes the place of what the module exports again; the methods stay in `client`.
    if client.exported {
        face.insert("Client".to_owned(), "the client".to_owned());
    }
    for method in &client.methods {
        let pages = match (&method.items, method.paged) {
            (Some(Items { of, .. }), _) => format!(", with pages of {}", rust(of)),
            (None, true) => ", with pages".to_owned(),
            (None, false) => String::new(),
        };
        let form = format!("({}) to {}{pages}", method.input, method.output);
        face.insert(format!("Client::{}", method.name), form);
    }
    for wait in &client.waits {
        face.insert(format!("Client::{}", wait.name), format!("({})", wait.input));
    }
    for setting in &client.settings {
        face.insert(format!("Config::{}", setting.name), format!("({:?})", setting.ty));
    }
}

fn of_server(server: &Server, face: &mut Face) {
    if server.exported {
        face.insert("Service".to_owned(), "the trait of the service".to_owned());
    }
    let stream = |stream: &Stream| match stream {
        Stream::None => String::new(),
        Stream::Bytes => " with a stream of bytes".to_owned(),
        Stream::Events(of) => format!(" with a stream of {of}"),
    };
    for method in &server.methods {
        let (incoming, outgoing) = (stream(&method.incoming), stream(&method.outgoing));
        let form = format!("({}{incoming}) to {}{outgoing}, {}", method.input, method.output, method.error);
        face.insert(format!("Service::{}", method.name), form);
    }
}

fn boxed(field: &Field) -> String {
    let ty = rust(&field.member.ty);
    if field.member.boxed { format!("Box<{ty}>") } else { ty }
}

/// Returns a type as Rust writes it, without paths.
fn rust(ty: &Type) -> String {
    match ty {
        Type::Boolean => "bool".to_owned(),
        Type::Byte => "i8".to_owned(),
        Type::Short => "i16".to_owned(),
        Type::Integer => "i32".to_owned(),
        Type::Long => "i64".to_owned(),
        Type::Float => "f32".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::BigInteger => "BigInteger".to_owned(),
        Type::BigDecimal => "BigDecimal".to_owned(),
        Type::String => "String".to_owned(),
        Type::Blob => "Blob".to_owned(),
        Type::Timestamp => "Timestamp".to_owned(),
        Type::Document => "Document".to_owned(),
        Type::Named(name) => name.clone(),
        Type::List(of) => format!("Vec<{}>", element(of)),
        Type::Map(of) => format!("BTreeMap<String, {}>", element(of)),
    }
}

fn element(element: &Element) -> String {
    let ty = rust(&element.ty);
    if element.sparse { format!("Option<{ty}>") } else { ty }
}
