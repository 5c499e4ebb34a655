//! XML traits in tables.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Expr;

use super::nodes::{rt, text, value};
use super::schema::of;
use crate::ir::{Xml, XmlMessages, XmlRoot};
use crate::model::traits::XmlNamespace;

/// Returns the traits of a row.
pub(super) fn traits(xml: &Xml) -> Vec<Expr> {
    let Xml { name, attribute, flattened, namespace, ec2_name, key: _, element: _ } = xml;
    let mut all = Vec::new();
    all.extend(name.as_ref().map(|name| of("XmlName", [text(name)])));
    all.extend(attribute.then(|| value(rt("XmlAttribute"))));
    all.extend(flattened.then(|| value(rt("XmlFlattened"))));
    all.extend(namespace.as_ref().map(|XmlNamespace { uri, prefix }| {
        of("XmlNamespace", [text(uri), text(prefix.as_deref().unwrap_or(""))])
    }));
    all.extend(ec2_name.as_ref().map(|name| of("Ec2QueryName", [text(name)])));
    all
}

/// Returns the calls that tell an operation's schema what its messages are.
pub(super) fn messages(xml: &XmlMessages) -> TokenStream {
    let root = |root: &XmlRoot| {
        let (uri, prefix) = match &root.namespace {
            Some(XmlNamespace { uri, prefix }) => (uri.as_str(), prefix.as_deref().unwrap_or("")),
            None => ("", ""),
        };
        let name = root.name.as_deref().unwrap_or("");
        (*root != XmlRoot::default()).then(|| quote!((#name, #uri, #prefix)))
    };
    let input = root(&xml.input).map(|root| quote!(.xml_input #root));
    let output = root(&xml.output).map(|root| quote!(.xml_output #root));
    let unwrapped = xml.unwrapped_output.then(|| quote!(.unwrapped_output()));
    quote!(#input #output #unwrapped)
}
