//! The traits that several members have, as constants that their rows name.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::nodes::table;
use super::print::Item;
use super::schema::traits;
use super::types::ident;
use crate::ir::{Member, Service};

/// Returns the constants of a service, sorted by name.
pub(super) fn items(service: &Service) -> Vec<Item<'_>> {
    let named = service.members().filter_map(|member| Some((member.shared_traits.as_deref()?, member)));
    let tables: BTreeMap<&str, &Member> = named.collect();
    tables.into_iter().map(|(name, of)| Box::new(move || constant(name, of).into()) as Item<'_>).collect()
}

fn constant(name: &str, of: &Member) -> TokenStream {
    let (name, traits) = (ident(name), table(traits(of)));
    quote!(pub(super) const #name: &[rt::Trait] = #traits;)
}
