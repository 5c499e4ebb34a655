//! The static tables that the runtime reads.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::ir::{Constraints, Error, Fault, Flags, Location, Member, TimestampFormat};

/// `pub const SCHEMA` of a structure or a union.
pub(super) struct Table<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) members: Vec<(&'a str, &'a Member)>,
    pub(super) by_key: &'a [usize],
    pub(super) sensitive: bool,
    pub(super) error: Option<&'a Error>,
}

pub(super) fn table(table: &Table<'_>) -> TokenStream {
    let (id, name) = (table.id, table.name);
    let members = table.members.iter().map(|(field, of)| member(field, of));
    let by_key = table.by_key.iter().map(|index| Literal::usize_unsuffixed(*index));
    let sensitive = table.sensitive.then(|| quote!(.sensitive()));
    let error = table.error.map(error);
    let doc = super::attributes::line("The schema of this type.");
    quote! {
        #doc
        pub const SCHEMA: &'static rt::Schema = {
            use rt::schema::*;
            static SCHEMA: Schema = Schema::new(#id, #name, &[#(#members),*], &[#(#by_key),*]) #sensitive #error;
            &SCHEMA
        };
    }
}

/// One row of a table.
fn member(field: &str, member: &Member) -> TokenStream {
    let literal = literal(&member.wire);
    let json = member.json_name.as_ref().map(|key| {
        let literal = self::literal(key);
        quote!(.json(#key, #literal))
    });
    let flags = flags(member.flags);
    let location = location(&member.location);
    let format = member.timestamp_format.map(|format| {
        let format = match format {
            TimestampFormat::DateTime => quote!(DateTime),
            TimestampFormat::EpochSeconds => quote!(EpochSeconds),
            TimestampFormat::HttpDate => quote!(HttpDate),
        };
        quote!(.format(TimestampFormat::#format))
    });
    let constraints = member.constraints.as_ref().map(|of| {
        let of = constraints(of);
        quote!(.constrained(#of))
    });
    quote!(Member::of(#field, #literal) #json #flags #location #format #constraints)
}

/// The key as the runtime writes it: with the comma before and the colon after.
fn literal(key: &str) -> String {
    format!(",{}:", serde_json::Value::from(key))
}

fn flags(flags: Flags) -> Option<TokenStream> {
    let Flags { required, sensitive, idempotency_token, host_label, streaming, event, unit } = flags;
    let set: Vec<TokenStream> = [
        (required, quote!(REQUIRED)),
        (sensitive, quote!(SENSITIVE)),
        (idempotency_token, quote!(IDEMPOTENCY_TOKEN)),
        (host_label, quote!(HOST_LABEL)),
        (streaming, quote!(STREAMING)),
        (event, quote!(EVENT)),
        (unit, quote!(UNIT)),
    ]
    .into_iter()
    .filter_map(|(is, name)| is.then_some(name))
    .collect();
    (!set.is_empty()).then(|| quote!(.flags(#(#set)|*)))
}

fn location(location: &Location) -> Option<TokenStream> {
    let location = match location {
        Location::Body => return None,
        Location::Label => quote!(Label),
        Location::Query(name) => quote!(Query(#name)),
        Location::QueryParams => quote!(QueryParams),
        Location::Header(name) => quote!(Header(#name)),
        Location::PrefixHeaders(prefix) => quote!(PrefixHeaders(#prefix)),
        Location::Payload => quote!(Payload),
        Location::StatusCode => quote!(StatusCode),
    };
    Some(quote!(.at(Location::#location)))
}

fn constraints(of: &Constraints) -> TokenStream {
    let Constraints { length, range, pattern, unique_items, key, element } = of;
    let length = length.map(|(min, max)| {
        let min = Literal::u64_unsuffixed(min);
        let max =
            if max == u64::MAX { quote!(u64::MAX) } else { Literal::u64_unsuffixed(max).into_token_stream() };
        quote!(.length(#min, #max))
    });
    let range = range.as_ref().map(|(min, max)| {
        let [min, max] = [min, max].map(|bound| bound.as_deref().unwrap_or(""));
        quote!(.range(#min, #max))
    });
    let pattern = pattern.as_ref().map(|pattern| quote!(.pattern(#pattern)));
    let unique = unique_items.then(|| quote!(.unique_items()));
    let key = key.as_ref().map(|key| {
        let key = constraints(key);
        quote!(.key(#key))
    });
    let element = element.as_ref().map(|element| {
        let element = constraints(element);
        quote!(.element(#element))
    });
    quote!(&Constraints::NONE #length #range #pattern #unique #key #element)
}

fn error(error: &Error) -> TokenStream {
    let Error { code, status, fault, retryable, throttling, .. } = error;
    let status = Literal::u16_unsuffixed(*status);
    let fault = match fault {
        Fault::Client => quote!(Client),
        Fault::Server => quote!(Server),
    };
    let retryable = retryable.then(|| quote!(.retryable(#throttling)));
    quote!(.error(ErrorTraits::new(#code, #status, Fault::#fault) #retryable))
}
