//! Structures: fields, constructor, setters, and the table that the runtime does the rest with.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Attribute, Generics, ImplItem, Stmt};

use super::attributes::{documentation, line};
use super::methods::{
    assign, call_for_self, call_on, dereferenced, field_of_self, function_of, into_argument, marker,
    maybe_argument, method, owned_self, this, variable,
};
use super::nodes::{self, mark, mark_with, rt};
use super::print::{Item, Unprinted};
use super::schema::{Table, table};
use super::types::{boxed, field as field_type, ident, plain};
use crate::ir::{Default, Field, Presence, Service, Structure, Type};
use crate::names;

/// Returns an item per structure of a service that is no error.
pub(super) fn items(service: &Service) -> Vec<Item<'_>> {
    let outputs: BTreeSet<&str> =
        service.operations.iter().map(|operation| operation.output.as_str()).collect();
    let structures = service.structures.iter().map(|of| (of, !outputs.contains(of.name.as_str())));
    structures.map(|(structure, must_use)| Box::new(move || item(structure, must_use)) as Item<'_>).collect()
}

/// Returns an item per error structure of a service.
pub(super) fn errors(service: &Service) -> Vec<Item<'_>> {
    service.errors.iter().map(|structure| Box::new(|| item(structure, true)) as Item<'_>).collect()
}

/// Returns the items of a structure. A setter whose result is not used is a mistake, but an output that a caller does not
/// look at is none: many have no members.
fn item(structure: &Structure, must_use: bool) -> Unprinted {
    let name = &structure.name;
    let methods = std::iter::once(constructor(structure)).chain(structure.fields.iter().map(setter));
    let schema = table(&Table {
        id: &structure.id,
        name,
        members: structure.fields.iter().map(|field| &field.member).collect(),
        by_key: &structure.by_key,
        sensitive: structure.sensitive,
        error: structure.error.as_ref(),
    });
    let schema = ImplItem::Const(nodes::constant("SCHEMA", rt("Schema"), schema));
    let shape = vec![schema, accessors(structure)];
    let mut items = vec![
        nodes::structure(attributes(structure, must_use), name, fields(structure)),
        nodes::implementation(None, name, methods.collect()),
        nodes::implementation(Some(rt("StructureShape")), name, shape),
    ];
    items.extend(traits(structure));
    items.into()
}

fn attributes(structure: &Structure, must_use: bool) -> Vec<Attribute> {
    let mut attributes = documentation(&structure.docs);
    // Errors keep what their schema does not have; the others are cloned through theirs.
    attributes.extend(structure.error.as_ref().map(|_| mark_with("derive", quote!(rt::Clone))));
    attributes.extend(must_use.then(|| mark("must_use")));
    attributes.push(mark("non_exhaustive"));
    attributes
}

fn fields(structure: &Structure) -> Vec<syn::Field> {
    let fields = structure.fields.iter().map(|field| {
        let docs = documentation(&field.member.docs);
        nodes::field(docs, nodes::public(), &field.name, field_type(field))
    });
    let metadata = structure.error.as_ref().map(|error| {
        let ty = nodes::type_of(rt("Metadata"));
        nodes::field(Vec::new(), syn::Visibility::Inherited, &error.metadata, ty)
    });
    let unknown = structure.unknown.as_ref().map(|name| {
        let ty = nodes::type_of(rt("Document"));
        nodes::field(Vec::new(), syn::Visibility::Inherited, name, ty)
    });
    fields.chain(metadata).chain(unknown).collect()
}

/// `new` with the required members, in the order of their field names.
fn constructor(structure: &Structure) -> ImplItem {
    let mut required: Vec<&Field> =
        structure.fields.iter().filter(|field| field.presence.is_required()).collect();
    required.sort_by_key(|field| names::plain(&field.name));
    let has_default = structure.fields.iter().any(|field| matches!(field.presence, Presence::Defaulted(_)));
    let doc = line(match (structure.fields.is_empty(), required.len(), has_default) {
        (true, ..) => "Creates the structure, which has no members.",
        (_, 0, false) => "Creates the structure with no member set. Each member has a setter of its name.",
        (_, 0, true) => {
            "Creates the structure with the defaults of its members. Each member has a setter of its name."
        }
        (_, 1, _) => "Creates the structure from its required member. Each member has a setter of its name.",
        (_, 2.., _) => {
            "Creates the structure from its required members, in the order of their names. Each member has a setter of its name."
        }
    });
    let inputs = required.iter().map(|field| into_argument(&field.name, plain(&field.member.ty)));
    let set = |value, field: &&Field| call_on(value, &field.setter, [variable(&field.name)]);
    let made = required.iter().fold(call_for_self("new"), set);
    let body = vec![Stmt::Expr(made, None)];
    method(vec![doc, mark("inline")], "new", Generics::default(), inputs.collect(), body)
}

/// `self.field = value.into_option(); self`, or without `Option`.
fn setter(field: &Field) -> ImplItem {
    let ty = plain(&field.member.ty);
    let (generics, argument, method_of_value) = match &field.presence {
        Presence::Optional => (marker(), maybe_argument("value", ty), "into_option"),
        Presence::Required(_) | Presence::Defaulted(_) => {
            (Generics::default(), into_argument("value", ty), "into")
        }
    };
    let value = call_on(variable("value"), method_of_value, []);
    let set = match (&field.presence, field.member.boxed) {
        (_, false) => assign(field_of_self(&field.name), value),
        (Presence::Optional, true) => {
            let boxed = call_on(value, "map", [function_of("Box", "new")]);
            assign(field_of_self(&field.name), boxed)
        }
        (_, true) => assign(dereferenced(field_of_self(&field.name)), value),
    };
    let body = vec![Stmt::Expr(set, Some(std::default::Default::default())), Stmt::Expr(this(), None)];
    method(Vec::new(), &field.setter, generics, vec![owned_self(), argument], body)
}

/// Returns the macro call for the accessors by index, and for what the fields start as. What is not in the model is
/// past the last member.
fn accessors(structure: &Structure) -> ImplItem {
    let members = structure.fields.iter().map(|field| {
        let (name, start) = (ident(&field.name), start(field).map(|value| quote!(= #value)));
        quote!(#name #start)
    });
    let unknown = structure.unknown.as_ref().map(|name| {
        let name = ident(name);
        quote!(#name = rt::no_unknown_members())
    });
    let rows = members.chain(unknown);
    let metadata = structure.error.as_ref().map(|error| {
        let name = ident(&error.metadata);
        quote!(; #name)
    });
    nodes::inner_expansion("fields", quote!(#(#rows),* #metadata))
}

/// Returns the macro calls for what the standard library asks.
fn traits(structure: &Structure) -> Vec<syn::Item> {
    let name = ident(&structure.name);
    let eq = structure.eq.then(|| quote!(eq,));
    let default =
        structure.fields.iter().all(|field| !field.presence.is_required()).then(|| quote!(default,));
    let clone = structure.error.is_none().then(|| quote!(clone,));
    let error = structure.error.as_ref().map(|error| {
        let metadata = ident(&error.metadata);
        nodes::expansion("error", quote!(#name #metadata))
    });
    let mut items = vec![nodes::expansion("structure", quote!(#name #clone #eq #default))];
    items.extend(error);
    items
}

/// Returns the initial value of a field; `None` for its type's empty value.
fn start(field: &Field) -> Option<TokenStream> {
    field.presence.default().and_then(|default| initial(default, field))
}

/// Returns the initial value of a field with a default; `None` for its type's empty value.
fn initial(default: &Default, field: &Field) -> Option<TokenStream> {
    let ty = boxed(&field.member);
    let value = match default {
        Default::Empty => return None,
        Default::Boolean(value) => quote!(#value),
        Default::Integer(value) => {
            let literal = Literal::i64_unsuffixed(*value);
            match field.member.ty {
                Type::Named(_) => quote!(<#ty as rt::From<i32>>::from(#literal)),
                _ => quote!(#literal),
            }
        }
        Default::Double(value) if value.is_nan() => quote!(<#ty>::NAN),
        Default::Double(f64::INFINITY) => quote!(<#ty>::INFINITY),
        Default::Double(f64::NEG_INFINITY) => quote!(<#ty>::NEG_INFINITY),
        Default::Double(value) => {
            let literal = Literal::f64_unsuffixed(*value);
            quote!(#literal)
        }
        Default::String(text) => quote!(rt::Into::into(#text)),
        Default::Blob(bytes) => {
            let bytes = Literal::byte_string(bytes);
            quote!(rt::Blob::from(#bytes))
        }
        Default::Timestamp(seconds, nanos) => {
            let (seconds, nanos) = (Literal::i64_unsuffixed(*seconds), Literal::u32_unsuffixed(*nanos));
            quote!(rt::timestamp(#seconds, #nanos))
        }
        Default::Big(text) => quote!(rt::big(#text)),
        Default::Document(json) => {
            let json = json.to_string();
            quote!(rt::document(#json))
        }
    };
    Some(value)
}
