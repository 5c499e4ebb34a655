//! The static tables that the runtime reads.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::ir::{Constraints, Error, Fault, Flags, Location, Member, TimestampFormat};

/// What the schema of a structure or a union is made of.
pub(super) struct Table<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) members: Vec<(&'a str, &'a Member)>,
    pub(super) by_key: &'a [usize],
    pub(super) sensitive: bool,
    pub(super) error: Option<&'a Error>,
}

/// The value of a `SCHEMA`.
pub(super) fn table(table: &Table<'_>) -> TokenStream {
    let Table { id, name, sensitive, .. } = table;
    let members = table.members.iter().map(|(field, of)| member(field, of));
    let by_key = table.by_key.iter().map(|index| Literal::usize_unsuffixed(*index));
    let error = match table.error {
        None => quote!(rt::None),
        Some(of) => error(of),
    };
    quote! {
        &rt::Schema {
            id: #id,
            name: #name,
            members: &[#(#members),*],
            by_key: &[#(#by_key),*],
            sensitive: #sensitive,
            error: #error,
        }
    }
}

/// One row of a table.
fn member(field: &str, member: &Member) -> TokenStream {
    let literal = literal(&member.wire);
    let flags = flags(member.flags);
    let json = member.json_name.as_ref().map(|key| {
        let literal = self::literal(key);
        quote!(rt::JsonName(#key, #literal),)
    });
    let location = location(&member.location);
    let format = member.timestamp_format.map(|format| {
        let format = match format {
            TimestampFormat::DateTime => quote!(rt::DateTime),
            TimestampFormat::EpochSeconds => quote!(rt::EpochSeconds),
            TimestampFormat::HttpDate => quote!(rt::HttpDate),
        };
        quote!(rt::TimestampFormat(#format),)
    });
    let constraints = member.constraints.as_ref().map(constraints);
    quote!(rt::Member(#field, #literal, #flags, &[#json #location #format #constraints]))
}

/// The key as the runtime writes it: with the comma before and the colon after.
fn literal(key: &str) -> String {
    format!(",{}:", serde_json::Value::from(key))
}

fn flags(flags: Flags) -> TokenStream {
    let Flags { required, sensitive, idempotency_token, host_label, streaming, event, unit } = flags;
    let set: Vec<TokenStream> = [
        (required, quote!(rt::REQUIRED)),
        (sensitive, quote!(rt::SENSITIVE)),
        (idempotency_token, quote!(rt::IDEMPOTENCY_TOKEN)),
        (host_label, quote!(rt::HOST_LABEL)),
        (streaming, quote!(rt::STREAMING)),
        (event, quote!(rt::EVENT)),
        (unit, quote!(rt::UNIT)),
    ]
    .into_iter()
    .filter_map(|(is, name)| is.then_some(name))
    .collect();
    if set.is_empty() { quote!(0) } else { quote!(#(#set)|*) }
}

fn location(location: &Location) -> Option<TokenStream> {
    Some(match location {
        Location::Body => return None,
        Location::Label => quote!(rt::HttpLabel,),
        Location::Query(name) => quote!(rt::HttpQuery(#name),),
        Location::QueryParams => quote!(rt::HttpQueryParams,),
        Location::Header(name) => quote!(rt::HttpHeader(#name),),
        Location::PrefixHeaders(prefix) => quote!(rt::HttpPrefixHeaders(#prefix),),
        Location::Payload => quote!(rt::HttpPayload,),
        Location::StatusCode => quote!(rt::HttpResponseCode,),
    })
}

fn constraints(of: &Constraints) -> TokenStream {
    let Constraints { length, range, pattern, unique_items, key, element } = of;
    let length = length.map(|(min, max)| {
        let min = Literal::u64_unsuffixed(min);
        let max =
            if max == u64::MAX { quote!(u64::MAX) } else { Literal::u64_unsuffixed(max).into_token_stream() };
        quote!(rt::Length(#min, #max),)
    });
    let range = range.as_ref().map(|(min, max)| {
        let [min, max] = [min, max].map(|bound| bound.as_deref().unwrap_or(""));
        quote!(rt::Range(#min, #max),)
    });
    let pattern = pattern.as_ref().map(|pattern| quote!(rt::Pattern(#pattern),));
    let unique = unique_items.then(|| quote!(rt::UniqueItems,));
    let key = key.as_ref().map(|key| {
        let key = constraints(key);
        quote!(rt::Key(&[#key]),)
    });
    let element = element.as_ref().map(|element| {
        let element = constraints(element);
        quote!(rt::Element(&[#element]),)
    });
    quote!(#length #range #pattern #unique #key #element)
}

fn error(error: &Error) -> TokenStream {
    let Error { code, status, fault, retryable, throttling, .. } = error;
    let status = Literal::u16_unsuffixed(*status);
    let fault = match fault {
        Fault::Client => quote!(rt::Client),
        Fault::Server => quote!(rt::Server),
    };
    quote! {
        rt::Some(rt::ErrorTraits {
            code: #code, status: #status, fault: #fault, retryable: #retryable, throttling: #throttling,
        })
    }
}
