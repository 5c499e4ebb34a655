//! Types and identifiers, by full paths: a model may have a shape called `Option`.

use std::fmt::Debug;

use proc_macro2::{Ident, Span};

use super::nodes::{generic, named_type, rt, two, type_of};
use crate::ir::{Element, Field, Member, Presence, Type};

/// Returns an identifier that `names` made, raw or not.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Returns the name of a variant without fields of the runtime's enums: it is how the variant prints itself.
pub(super) fn variant(of: impl Debug) -> Ident {
    ident(&format!("{of:?}"))
}

/// Returns a type without `Option` and `Box`.
pub(super) fn plain(ty: &Type) -> syn::Type {
    match ty {
        Type::Boolean => named_type("bool"),
        Type::Byte => named_type("i8"),
        Type::Short => named_type("i16"),
        Type::Integer => named_type("i32"),
        Type::Long => named_type("i64"),
        Type::Float => named_type("f32"),
        Type::Double => named_type("f64"),
        Type::BigInteger => type_of(rt("BigInteger")),
        Type::BigDecimal => type_of(rt("BigDecimal")),
        Type::String => type_of(rt("String")),
        Type::Blob => type_of(rt("Blob")),
        Type::Timestamp => type_of(rt("Timestamp")),
        Type::Document => type_of(rt("Document")),
        Type::Named(name) => type_of(two("super", ident(name))),
        Type::List(element) => of("Vec", [inner(element)]),
        Type::Map(element) => of("BTreeMap", [type_of(rt("String")), inner(element)]),
    }
}

/// `rt::Name<arguments>`.
fn of<const N: usize>(name: &str, arguments: [syn::Type; N]) -> syn::Type {
    type_of(generic(rt(name), arguments))
}

/// Returns the type of an element of a list, or of a value of a map.
pub(super) fn element(element: &Element) -> syn::Type {
    inner(element)
}

fn inner(element: &Element) -> syn::Type {
    let ty = plain(&element.ty);
    if element.sparse { of("Option", [ty]) } else { ty }
}

/// Returns the type of a member, boxed where it must be.
pub(super) fn boxed(member: &Member) -> syn::Type {
    let ty = plain(&member.ty);
    if member.boxed { of("Box", [ty]) } else { ty }
}

/// Returns the type of a field.
pub(super) fn field(field: &Field) -> syn::Type {
    let ty = boxed(&field.member);
    match field.presence {
        Presence::Optional => of("Option", [ty]),
        Presence::Required(_) | Presence::Defaulted(_) => ty,
    }
}
