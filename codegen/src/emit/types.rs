//! Types and identifiers, by full paths: a model may have a shape called `Option`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{Element, Field, Member, Presence, Type};

/// An identifier that `names` made, raw or not.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// A type without `Option` and `Box`.
pub(super) fn plain(ty: &Type) -> TokenStream {
    match ty {
        Type::Boolean => quote!(bool),
        Type::Byte => quote!(i8),
        Type::Short => quote!(i16),
        Type::Integer => quote!(i32),
        Type::Long => quote!(i64),
        Type::Float => quote!(f32),
        Type::Double => quote!(f64),
        Type::BigInteger => quote!(rt::BigInteger),
        Type::BigDecimal => quote!(rt::BigDecimal),
        Type::String => quote!(rt::String),
        Type::Blob => quote!(rt::Blob),
        Type::Timestamp => quote!(rt::Timestamp),
        Type::Document => quote!(rt::Document),
        Type::Named(name) => {
            let name = ident(name);
            quote!(super::#name)
        }
        Type::List(element) => {
            let element = inner(element);
            quote!(rt::Vec<#element>)
        }
        Type::Map(element) => {
            let element = inner(element);
            quote!(rt::BTreeMap<rt::String, #element>)
        }
    }
}

fn inner(element: &Element) -> TokenStream {
    let ty = plain(&element.ty);
    if element.sparse { quote!(rt::Option<#ty>) } else { ty }
}

/// The type of a member, boxed where it must be.
pub(super) fn boxed(member: &Member) -> TokenStream {
    let ty = plain(&member.ty);
    if member.boxed { quote!(rt::Box<#ty>) } else { ty }
}

/// The type of a field.
pub(super) fn field(field: &Field) -> TokenStream {
    let ty = boxed(&field.member);
    match field.presence {
        Presence::Optional => quote!(rt::Option<#ty>),
        Presence::Required | Presence::Defaulted(_) => ty,
    }
}
