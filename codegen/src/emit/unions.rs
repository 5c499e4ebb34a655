//! Unions: a variant per member, and `Unknown`.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{ImplItem, Item as Node, ItemImpl};

use super::attributes::{documentation, line};
use super::nodes::{self, mark, mark_with, rt, type_of};
use super::print::Item;
use super::schema::{Table, table};
use super::types::{boxed, ident, plain};
use crate::ir::{Service, Type, Union, UnionVariant};

/// Returns every union of a service.
pub(super) fn items(service: &Service) -> Vec<Item<'_>> {
    let boxed: BTreeSet<&str> = service
        .members()
        .filter(|member| member.boxed)
        .filter_map(|member| match &member.ty {
            Type::Named(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let unions = service.unions.iter().map(|union| (union, boxed.contains(union.name.as_str())));
    unions.map(|(union, boxed)| Box::new(move || item(union, boxed).into()) as Item<'_>).collect()
}

/// Returns the items of a union; `boxed` if a member has it in a box.
fn item(union: &Union, boxed: bool) -> syn::Result<Vec<Node>> {
    let mut items = vec![declaration(union), Node::Impl(methods(union)?)];
    let name = ident(&union.name);
    let rows = union.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let value = (!variant.member.flags.unit).then(|| quote!((value)));
        quote!(#name #value)
    });
    let (eq, boxed) = (union.eq.then(|| quote!(eq,)), boxed.then(|| quote!(boxed,)));
    items.push(nodes::expansion("union", quote!(#name { #(#rows),* } #eq #boxed)));
    items.extend(conversions(union));
    Ok(items)
}

/// Returns the enum, with a variant for members that are not in the model.
fn declaration(union: &Union) -> Node {
    let mut attributes = documentation(&union.docs);
    attributes.extend([mark_with("derive", quote!(rt::Clone)), mark("non_exhaustive")]);
    let known = union.variants.iter().map(|of| {
        let value = (!of.member.flags.unit).then(|| boxed(&of.member));
        nodes::variant(documentation(&of.member.docs), &of.name, value)
    });
    let doc = line("A member that is not in the model: its name and value, written back unchanged.");
    let unknown = nodes::variant(vec![doc], "Unknown", Some(type_of(rt("UnknownMember"))));
    Node::Enum(nodes::enumeration(attributes, &union.name, known.chain([unknown]).collect()))
}

/// Returns the schema and the accessors.
fn methods(union: &Union) -> syn::Result<ItemImpl> {
    let schema = table(&Table {
        id: &union.id,
        name: &union.name,
        members: union.variants.iter().map(|variant| &variant.member).collect(),
        by_key: &union.by_key,
        sensitive: union.sensitive,
        error: None,
    });
    let mut schema = nodes::constant("SCHEMA", rt("Schema"), schema);
    schema.attrs.push(line("The schema of the union."));
    schema.vis = nodes::public();
    let name = ident(&union.name);
    let accessors = union.variants.iter().map(accessors);
    let mut methods: ItemImpl = syn::parse2(quote!(impl #name { #(#accessors)* }))?;
    methods.items.insert(0, ImplItem::Const(schema));
    Ok(methods)
}

/// `From` of the members whose type no other one has.
fn conversions(union: &Union) -> Option<Node> {
    let row = |variant: &UnionVariant| {
        let (name, ty) = (ident(&variant.name), plain(&variant.member.ty));
        quote!(#name(#ty))
    };
    let rows: Vec<TokenStream> = union.from_variants().into_iter().map(row).collect();
    let name = ident(&union.name);
    (!rows.is_empty()).then(|| nodes::expansion("from", quote!(#name { #(#rows),* })))
}

fn accessors(variant: &UnionVariant) -> TokenStream {
    let name = ident(&variant.name);
    let [predicate, accessor, conversion] =
        [&variant.predicate, &variant.accessor, &variant.conversion].map(|name| ident(name));
    if variant.member.flags.unit {
        return quote! {
            #[must_use]
            #[inline]
            pub fn #predicate(&self) -> bool {
                rt::matches!(self, Self::#name)
            }
        };
    }
    let ty = plain(&variant.member.ty);
    // Only a box is of another type inside.
    let unboxed = variant.member.boxed.then(|| quote!(*));
    quote! {
        #[must_use]
        #[inline]
        pub fn #predicate(&self) -> bool {
            rt::matches!(self, Self::#name(_))
        }
        #[must_use]
        #[inline]
        pub fn #accessor(&self) -> rt::Option<&#ty> {
            match self {
                Self::#name(value) => rt::Some(value),
                _ => rt::None,
            }
        }
        #[must_use]
        #[inline]
        pub fn #conversion(self) -> rt::Option<#ty> {
            match self {
                Self::#name(value) => rt::Some(#unboxed value),
                _ => rt::None,
            }
        }
    }
}
