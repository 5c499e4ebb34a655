//! Structures: fields, constructor, setters, and the table that the runtime does the rest with.

use proc_macro2::{Literal, TokenStream};
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
    // Errors keep what their schema does not have; the others are cloned through theirs.
    let clone = structure.error.is_some().then(|| quote!(#[derive(rt::Clone)]));
    let (accessors, traits) = (accessors(structure), traits(structure));
    quote! {
        #docs
        #clone
        #[must_use]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #metadata
        }
        impl #name {
            #new
            #(#setters)*
        }
        impl rt::StructureShape for #name {
            const SCHEMA: &'static rt::Schema = #schema;
            #accessors
        }
        #traits
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
    let setters = required.iter().map(|field| ident(&field.setter));
    let doc = line(if required.is_empty() {
        "Nothing set."
    } else {
        "With the required members, in the order of their names."
    });
    quote! {
        #doc
        #[inline]
        pub fn new(#(#names: impl rt::Into<#types>),*) -> Self {
            rt::new::<Self>()#(.#setters(#names))*
        }
    }
}

fn setter(field: &Field) -> TokenStream {
    let doc = line(&format!("Sets [`Self::{}`].", names::plain(&field.name)));
    let (setter, name, ty) = (ident(&field.setter), ident(&field.name), plain(&field.member.ty));
    let set = match (&field.presence, field.member.boxed) {
        (Presence::Optional, false) => quote!(set_optional),
        (Presence::Optional, true) => quote!(set_optional_box),
        (Presence::Required | Presence::Defaulted(_), false) => quote!(set),
        (Presence::Required | Presence::Defaulted(_), true) => quote!(set_box),
    };
    quote! {
        #doc
        pub fn #setter(mut self, value: impl rt::Into<#ty>) -> Self {
            rt::#set(&mut self.#name, value);
            self
        }
    }
}

/// The macro call for the accessors by index, and for what the fields start as.
fn accessors(structure: &Structure) -> TokenStream {
    let rows = structure.fields.iter().enumerate().map(|(index, field)| {
        let (index, name) = (Literal::usize_unsuffixed(index), ident(&field.name));
        quote!(#index #name)
    });
    let starts: Vec<_> = structure.fields.iter().map(start).collect();
    let metadata = structure.error.as_ref().map(|error| {
        let metadata = ident(&error.metadata);
        quote!(#metadata = rt::Default::default(),)
    });
    if metadata.is_none() && starts.iter().all(Option::is_none) {
        return quote!(rt::fields!(#(#rows,)*););
    }
    let starts = structure.fields.iter().zip(starts).map(|(field, start)| {
        let name = ident(&field.name);
        let start = start.unwrap_or_else(|| quote!(rt::Value::empty()));
        quote!(#name = #start)
    });
    quote!(rt::fields!(#(#rows,)*; #(#starts,)* #metadata);)
}

/// The macro calls for what the standard library asks.
fn traits(structure: &Structure) -> TokenStream {
    let name = ident(&structure.name);
    let eq = structure.eq.then(|| quote!(eq));
    let default =
        structure.fields.iter().all(|field| field.presence != Presence::Required).then(|| quote!(default));
    let clone = structure.error.is_none().then(|| quote!(clone));
    let error = structure.error.as_ref().map(|error| {
        let metadata = ident(&error.metadata);
        quote!(rt::error!(#name #metadata);)
    });
    quote!(rt::structure!(#name #clone #eq #default); #error)
}

/// What a field starts as; `None` for its type's empty value.
fn start(field: &Field) -> Option<TokenStream> {
    match &field.presence {
        Presence::Defaulted(default) => initial(default, field),
        Presence::Optional | Presence::Required => None,
    }
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
