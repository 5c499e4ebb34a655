//! Structures: fields, constructor, setters, and the table that the runtime does the rest with.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::attributes::{line, with_deprecation};
use super::schema::{Table, table};
use super::types::{boxed, field as field_type, ident, plain};
use crate::ir::{Default, Field, Presence, Structure, Type};
use crate::names;

/// Everything of one structure.
pub(super) fn item(structure: &Structure) -> TokenStream {
    let name = ident(&structure.name);
    let docs = with_deprecation(&structure.docs, structure.deprecated.as_ref());
    let fields = structure.fields.iter().map(declaration);
    let metadata = structure.error.as_ref().map(|error| {
        let metadata = ident(&error.metadata);
        quote!(#metadata: rt::Metadata)
    });
    let schema = table(&Table {
        id: &structure.id,
        name: &structure.name,
        members: structure.fields.iter().map(|field| (names::plain(&field.name), &field.member)).collect(),
        by_key: &structure.by_key,
        sensitive: structure.sensitive,
        error: structure.error.as_ref(),
    });
    let new = constructor(structure);
    let setters = structure.fields.iter().map(setter);
    let runtime = runtime(structure);
    quote! {
        #docs
        #[derive(rt::Clone)]
        #[must_use]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #metadata
        }
        impl #name {
            #schema
            #new
            #(#setters)*
        }
        #runtime
    }
}

fn declaration(field: &Field) -> TokenStream {
    let docs = with_deprecation(&field.member.docs, field.member.deprecated.as_ref());
    let (name, ty) = (ident(&field.name), field_type(field));
    quote!(#docs pub #name: #ty)
}

/// `new` with the required members, in the order of their field names.
fn constructor(structure: &Structure) -> TokenStream {
    let mut required: Vec<&Field> =
        structure.fields.iter().filter(|field| field.presence == Presence::Required).collect();
    required.sort_by_key(|field| names::plain(&field.name));
    let names: Vec<_> = required.iter().map(|field| ident(&field.name)).collect();
    let types = required.iter().map(|field| plain(&field.member.ty));
    let values = required.iter().map(|field| value(field, &ident(&field.name)));
    let doc = line(if required.is_empty() {
        "Nothing set."
    } else {
        "With the required members, in the order of their names."
    });
    let body = if required.is_empty() {
        quote!(rt::Value::empty())
    } else {
        quote! {
            let mut this: Self = rt::Value::empty();
            #(this.#names = #values;)*
            this
        }
    };
    quote! {
        #doc
        #[inline]
        pub fn new(#(#names: impl rt::Into<#types>),*) -> Self {
            #body
        }
    }
}

fn setter(field: &Field) -> TokenStream {
    let doc = line(&format!("Sets [`Self::{}`].", names::plain(&field.name)));
    let (setter, name, ty) = (ident(&field.setter), ident(&field.name), plain(&field.member.ty));
    let mut value = value(field, &ident("value"));
    if field.presence == Presence::Optional {
        value = quote!(rt::Some(#value));
    }
    quote! {
        #doc
        pub fn #setter(mut self, value: impl rt::Into<#ty>) -> Self {
            self.#name = #value;
            self
        }
    }
}

fn value(field: &Field, from: &Ident) -> TokenStream {
    if field.member.boxed { quote!(rt::Box::new(#from.into())) } else { quote!(#from.into()) }
}

/// The macro call that makes the structure a value.
fn runtime(structure: &Structure) -> TokenStream {
    let name = ident(&structure.name);
    let rows = structure.fields.iter().enumerate().map(|(index, field)| {
        let (index, name) = (Literal::usize_unsuffixed(index), ident(&field.name));
        let default = match &field.presence {
            Presence::Defaulted(default) => initial(default, field).map(|value| quote!(= #value)),
            Presence::Optional | Presence::Required => None,
        };
        quote!(#index #name #default)
    });
    let error = structure.error.as_ref().map(|error| {
        let metadata = ident(&error.metadata);
        quote!(: #metadata)
    });
    let eq = structure.eq.then(|| quote!(eq));
    let default =
        structure.fields.iter().all(|field| field.presence != Presence::Required).then(|| quote!(default));
    quote!(rt::structure!(#name { #(#rows,)* } #error #eq #default);)
}

/// What a field with a default starts as; `None` for its type's empty value.
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
        Default::Document(json) => quote!(rt::document(#json)),
    };
    Some(value)
}
