//! Unions: a variant per member, and `Unknown`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::attributes::{line, with_deprecation};
use super::schema::{Table, table};
use super::types::{boxed, ident, plain};
use crate::ir::{Union, UnionVariant};

/// Everything of one union.
pub(super) fn item(union: &Union) -> TokenStream {
    let name = ident(&union.name);
    let docs = with_deprecation(&union.docs, union.deprecated.as_ref());
    let variants = union.variants.iter().map(variant);
    let schema = table(&Table {
        id: &union.id,
        name: &union.name,
        members: union.variants.iter().map(|variant| (variant.name.as_str(), &variant.member)).collect(),
        by_key: &union.by_key,
        sensitive: union.sensitive,
        error: None,
    });
    let accessors = union.variants.iter().map(accessors);
    let unknown = line("A member that the model does not know: its name and value, sent back unchanged.");
    let rows = union.variants.iter().enumerate().map(|(index, variant)| {
        let (index, name) = (Literal::usize_unsuffixed(index), ident(&variant.name));
        let value = (!variant.member.flags.unit).then(|| quote!(value));
        quote!(#index #name #value)
    });
    let eq = union.eq.then(|| quote!(eq));
    quote! {
        #docs
        #[derive(rt::Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unknown
            Unknown(rt::UnknownMember),
        }
        impl #name {
            #schema
            #(#accessors)*
        }
        rt::union!(#name { #(#rows,)* } #eq);
    }
}

fn variant(variant: &UnionVariant) -> TokenStream {
    let docs = with_deprecation(&variant.member.docs, variant.member.deprecated.as_ref());
    let name = ident(&variant.name);
    if variant.member.flags.unit {
        return quote!(#docs #name);
    }
    let ty = boxed(&variant.member);
    quote!(#docs #name(#ty))
}

fn accessors(variant: &UnionVariant) -> TokenStream {
    let (name, predicate, accessor) =
        (ident(&variant.name), ident(&variant.predicate), ident(&variant.accessor));
    let is = line(&format!("Whether it is [`Self::{}`].", variant.name));
    if variant.member.flags.unit {
        return quote! {
            #is
            #[must_use]
            #[inline]
            pub fn #predicate(&self) -> bool {
                rt::matches!(self, Self::#name)
            }
        };
    }
    let ty = plain(&variant.member.ty);
    let as_ = line(&format!("The value of [`Self::{}`].", variant.name));
    quote! {
        #is
        #[must_use]
        #[inline]
        pub fn #predicate(&self) -> bool {
            rt::matches!(self, Self::#name(_))
        }
        #as_
        #[must_use]
        #[inline]
        pub fn #accessor(&self) -> rt::Option<&#ty> {
            match self {
                Self::#name(value) => rt::Some(value),
                _ => rt::None,
            }
        }
    }
}
