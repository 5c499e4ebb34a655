//! Authentication, endpoints and checksums in schemas.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::types::variant;
use crate::ir::{
    ApiKeyLocation, AuthScheme, Checksum, ClientContextParam, Compiled, ContextParam, ContextValue,
    EndpointDiscovery, Operation, RuleDefault, RuleParameter,
};
use crate::model::traits::ContextValue as Static;

/// Returns the calls that give an operation's schema its facts: none for what an operation does not say.
pub(super) fn facts(operation: &Operation) -> TokenStream {
    let auth = operation.auth.schemes.as_ref().map(|schemes| {
        let schemes = schemes.iter().map(scheme);
        quote!(.auth(&[#(#schemes),*]))
    });
    let optional = operation.auth.optional.then(|| quote!(.optional_auth()));
    let unsigned = operation.auth.unsigned_payload.then(|| quote!(.unsigned_payload()));
    let context = (!operation.context.is_empty()).then(|| {
        let params = operation.context.iter().map(context_param);
        quote!(.context(&[#(#params),*]))
    });
    let discovered = operation.discovered_endpoint.as_ref().map(|discovered| {
        let (required, identifiers) = (discovered.required, &discovered.identifiers);
        quote!(.discovered_endpoint(#required, &[#(#identifiers),*]))
    });
    let checksum = operation.checksum.as_ref().map(checksum);
    quote!(#auth #optional #unsigned #context #discovered #checksum)
}

pub(super) fn scheme(scheme: &AuthScheme) -> TokenStream {
    let scheme = match scheme {
        AuthScheme::Sigv4(name) => quote!(Sigv4(#name)),
        AuthScheme::Sigv4a(name) => quote!(Sigv4a(#name)),
        AuthScheme::HttpBearer => quote!(HttpBearer),
        AuthScheme::HttpBasic => quote!(HttpBasic),
        AuthScheme::HttpDigest => quote!(HttpDigest),
        AuthScheme::HttpApiKey(key) => {
            let location = match key {
                ApiKeyLocation::Header(name, scheme) => {
                    let scheme = optional(scheme.as_deref());
                    quote!(Header(#name, #scheme))
                }
                ApiKeyLocation::Query(name) => quote!(Query(#name)),
            };
            quote!(HttpApiKey(rt::schema::ApiKeyLocation::#location))
        }
        AuthScheme::Other(id) => quote!(Other(#id)),
    };
    quote!(rt::schema::AuthScheme::#scheme)
}

/// Returns the rules of endpoints, whose program is bytes: nobody reads it, and it costs no compile time.
pub(super) fn endpoint_rules(rules: Option<&Compiled>) -> TokenStream {
    let Some(Compiled { parameters, slots, texts, program, .. }) = rules else { return quote!(rt::None) };
    let parameters = parameters.iter().map(rule_parameter);
    let (slots, program) = (Literal::usize_unsuffixed(*slots), Literal::byte_string(program));
    quote! {
        rt::Some(&rt::schema::EndpointRules {
            parameters: &[#(#parameters),*],
            slots: #slots,
            texts: #texts,
            program: #program,
        })
    }
}

fn rule_parameter(parameter: &RuleParameter) -> TokenStream {
    let RuleParameter { name, built_in, required, default, .. } = parameter;
    let built_in = optional(built_in.as_deref());
    let default = match default {
        RuleDefault::None => quote!(None),
        RuleDefault::String(text) => quote!(String(#text)),
        RuleDefault::Boolean(value) => quote!(Boolean(#value)),
        RuleDefault::StringArray(texts) => quote!(StringArray(&[#(#texts),*])),
    };
    quote! {
        rt::schema::RuleParameter {
            name: #name,
            built_in: #built_in,
            required: #required,
            default: rt::schema::RuleDefault::#default,
        }
    }
}

fn context_param(ContextParam { name, value }: &ContextParam) -> TokenStream {
    let value = match value {
        ContextValue::Static(Static::String(text)) => quote!(String(#text)),
        ContextValue::Static(Static::Boolean(value)) => quote!(Boolean(#value)),
        ContextValue::Static(Static::StringArray(texts)) => quote!(StringArray(&[#(#texts),*])),
        ContextValue::Member(name) => quote!(Member(#name)),
        ContextValue::Path(path) => quote!(Path(#path)),
    };
    quote!(rt::schema::ContextParam { name: #name, value: rt::schema::ContextValue::#value })
}

pub(super) fn client_context_param(param: &ClientContextParam) -> TokenStream {
    let name = &param.name;
    let ty = variant(param.ty);
    quote!(rt::schema::ClientContextParam { name: #name, ty: rt::schema::ContextParamType::#ty })
}

pub(super) fn endpoint_discovery(discovery: Option<&EndpointDiscovery>) -> TokenStream {
    let Some(discovery) = discovery else { return quote!(rt::None) };
    let operation = discovery.operation.as_str();
    let error = optional(discovery.error.as_ref().map(|id| id.as_str()));
    quote!(rt::Some(rt::schema::EndpointDiscovery { operation: #operation, error: #error }))
}

fn checksum(checksum: &Checksum) -> TokenStream {
    let Checksum { required, request_algorithm_member, response_validation_member, response_algorithms } =
        checksum;
    let [algorithm, validation] =
        [request_algorithm_member, response_validation_member].map(|name| optional(name.as_deref()));
    quote! {
        .checksum(rt::schema::Checksum {
            required: #required,
            request_algorithm: #algorithm,
            response_validation: #validation,
            response_algorithms: &[#(#response_algorithms),*],
        })
    }
}

fn optional(text: Option<&str>) -> TokenStream {
    text.map_or_else(|| quote!(rt::None), |text| quote!(rt::Some(#text)))
}
