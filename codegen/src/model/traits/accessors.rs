//! Typed access to traits, one method each.

use ferrosmith_runtime::protocol::{self, Protocol};

use super::known::Known;
use super::values::Value;
use super::{
    ApiKeyLocation, AwsQueryError, AwsService, Checksum, ClientContextParam, ContextValue, Deprecated,
    EndpointDiscovery, EnumDefinition, EnumValue, Fault, Http, Length, Paginated, Range, Retryable,
    TimestampFormat, Traits, Waiter, XmlNamespace,
};
use crate::model::{Json, ShapeId};

macro_rules! flags {
    ($($(#[$doc:meta])* $accessor:ident: $name:ident;)*) => {
        impl Traits {
            $($(#[$doc])* pub fn $accessor(&self) -> bool { self.has(Known::$name) })*
        }
    };
}

macro_rules! texts {
    ($($(#[$doc:meta])* $accessor:ident: $name:ident;)*) => {
        impl Traits {
            $($(#[$doc])* pub fn $accessor(&self) -> Option<&str> { self.raw(Known::$name)?.as_str() })*
        }
    };
}

macro_rules! typed {
    ($($(#[$doc:meta])* $accessor:ident: $name:ident, $value:ident($content:pat => $answer:expr) -> $type:ty;)*) => {
        impl Traits {
            $($(#[$doc])* pub fn $accessor(&self) -> Option<$type> {
                match self.value(Known::$name)? {
                    Value::$value($content) => Some($answer),
                    _ => None,
                }
            })*
        }
    };
}

flags! {
    /// Returns `true` if the default came later, so that old clients do without it.
    added_default: AddedDefault;
    /// Returns `true` if clients must not rely on its presence, required or not.
    client_optional: ClientOptional;
    /// Returns `true` if it must be there.
    required: Required;
    /// Returns `true` if the structure is the input of exactly one operation.
    input: Input;
    /// Returns `true` if the structure is the output of exactly one operation.
    output: Output;
    /// Returns `true` if it must not be shown or logged.
    sensitive: Sensitive;
    /// Returns `true` if it may change at any time.
    unstable: Unstable;
    /// Returns `true` if it is not for customers.
    internal: Internal;
    /// Returns `true` if a number or boolean is nullable, in Smithy 1.0.
    boxed: Box;
    /// Returns `true` if the elements of the list differ from each other.
    unique_items: UniqueItems;
    /// Returns `true` if the values of the list or map may be null.
    sparse: Sparse;
    /// Returns `true` if elements stand in XML without a wrapper.
    xml_flattened: XmlFlattened;
    /// Returns `true` if it is an attribute in XML.
    xml_attribute: XmlAttribute;
    /// Returns `true` if it stands in the path of the URI.
    http_label: HttpLabel;
    /// Returns `true` if the map is the rest of the query.
    http_query_params: HttpQueryParams;
    /// Returns `true` if it is the whole body.
    http_payload: HttpPayload;
    /// Returns `true` if it is the status of the response.
    http_response_code: HttpResponseCode;
    /// Returns `true` if it stands in the host name.
    host_label: HostLabel;
    /// Returns `true` if the operation changes nothing.
    readonly: Readonly;
    /// Returns `true` if the operation may be repeated.
    idempotent: Idempotent;
    /// Returns `true` if the operation waits for something to come.
    long_poll: LongPoll;
    /// Returns `true` if it is filled in with a fresh token when absent.
    idempotency_token: IdempotencyToken;
    /// Returns `true` if the blob is a stream, or the union a stream of events.
    streaming: Streaming;
    /// Returns `true` if the length of the stream must be known.
    requires_length: RequiresLength;
    /// Returns `true` if it is a header of an event.
    event_header: EventHeader;
    /// Returns `true` if it is the payload of an event.
    event_payload: EventPayload;
    /// Returns `true` if the request carries a checksum.
    http_checksum_required: HttpChecksumRequired;
    /// Returns `true` if errors also carry the codes of awsQuery.
    aws_query_compatible: AwsQueryCompatible;
    /// Returns `true` if requests may be authenticated by a bearer token.
    http_bearer_auth: HttpBearerAuth;
    /// Returns `true` if requests may be authenticated by a name and a password.
    http_basic_auth: HttpBasicAuth;
    /// Returns `true` if requests may be authenticated by a digest.
    http_digest_auth: HttpDigestAuth;
    /// Returns `true` if the operation may be called without authentication.
    optional_auth: OptionalAuth;
    /// Returns `true` if it identifies the endpoint that is discovered.
    client_endpoint_discovery_id: ClientEndpointDiscoveryId;
    /// Returns `true` if signatures leave the body out.
    unsigned_payload: UnsignedPayload;
    /// Returns `true` if the union stands in JSON without anything that tells the member.
    untagged: Untagged;
    /// Returns `true` if the member takes the keys of the JSON object that no other member has.
    json_unknown: JsonUnknown;
    /// Returns `true` if the shape is a mixin.
    mixin: Mixin;
}

texts! {
    /// The documentation, in CommonMark with HTML.
    documentation: Documentation;
    /// The name of the service in prose.
    title: Title;
    /// The version it exists since.
    since: Since;
    /// The regular expression of its text.
    pattern: Pattern;
    /// The name in JSON.
    json_name: JsonName;
    /// The media type of its content.
    media_type: MediaType;
    /// The name in XML, perhaps with a prefix.
    xml_name: XmlName;
    /// The name of the query parameter.
    http_query: HttpQuery;
    /// The name of the header.
    http_header: HttpHeader;
    /// The prefix of the headers that are the map.
    http_prefix_headers: HttpPrefixHeaders;
    /// The key in JSON that tells the member of the union.
    discriminated: Discriminated;
    /// The name in ec2Query.
    ec2_query_name: Ec2QueryName;
}

typed! {
    /// The deprecation.
    deprecated: Deprecated, Deprecated(value => value) -> &Deprecated;
    /// The value of an enum's member.
    enum_value: EnumValue, EnumValue(value => value) -> &EnumValue;
    /// The old trait `enum` on strings.
    enum_trait: Enum, Enum(value => value) -> &[EnumDefinition];
    /// The bounds of its length.
    length: Length, Length(value => value) -> &Length;
    /// The bounds of its value.
    range: Range, Range(value => value) -> &Range;
    /// The format of the timestamp.
    timestamp_format: TimestampFormat, TimestampFormat(value => value) -> &TimestampFormat;
    /// The namespace in XML.
    xml_namespace: XmlNamespace, XmlNamespace(value => value) -> &XmlNamespace;
    /// Returns the HTTP binding of the operation.
    http: Http, Http(value => value) -> &Http;
    /// The prefix of the host name.
    endpoint: Endpoint, Text(value => value) -> &str;
    /// The status of the error.
    http_error: HttpError, Status(value => *value) -> u16;
    /// Returns the party at fault, of an error.
    error: Error, Fault(value => value) -> &Fault;
    /// Returns the facts of the `retryable` trait, if a retry may succeed.
    retryable: Retryable, Retryable(value => value) -> &Retryable;
    /// Returns the pagination of the operation.
    paginated: Paginated, Paginated(value => value) -> &Paginated;
    /// The encodings that the request may be compressed with.
    request_compression: RequestCompression, Texts(value => value) -> &Vec<String>;
    /// The code and status of the error in awsQuery.
    aws_query_error: AwsQueryError, AwsQueryError(value => value) -> &AwsQueryError;
    /// The name of the service in signatures.
    sigv4: Sigv4, Text(value => value) -> &str;
    /// The name of the service in signatures for several regions.
    sigv4a: Sigv4a, Text(value => value) -> &str;
    /// The traits of the schemes that requests are authenticated by, in the order of preference.
    auth: Auth, Ids(value => value) -> &[ShapeId];
    /// Returns the discovery of endpoints.
    client_endpoint_discovery: ClientEndpointDiscovery, EndpointDiscovery(value => value) -> &EndpointDiscovery;
    /// The API key that requests carry.
    http_api_key_auth: HttpApiKeyAuth, ApiKeyLocation(value => value) -> &ApiKeyLocation<String>;
    /// The checksums of requests and responses.
    http_checksum: HttpChecksum, Checksum(value => value) -> &Checksum;
    /// The name of the endpoint's parameter that the member is.
    context_param: ContextParam, Text(value => value) -> &str;
    /// The endpoint's parameters that the operation fixes.
    static_context_params: StaticContextParams, StaticContextParams(value => value) -> &[(String, ContextValue)];
    /// The endpoint's parameters that the operation's input has: names, and JMESPath expressions.
    operation_context_params: OperationContextParams, Pairs(value => value) -> &[(String, String)];
    /// The endpoint's parameters that a client is configured with.
    client_context_params: ClientContextParams, ClientContextParams(value => value) -> &[ClientContextParam];
    /// Returns whether a discovered endpoint is required, if endpoints are discovered.
    client_discovered_endpoint: ClientDiscoveredEndpoint, Required(value => *value) -> bool;
    /// Returns the waiters of the operation.
    waitable: Waitable, Waiters(value => value) -> &[Waiter];
    /// Returns the facts of AWS about the service.
    aws_service: AwsService, AwsService(value => value) -> &AwsService;
    /// The traits of a mixin that stay with it.
    local_traits: Mixin, LocalTraits(value => value) -> &[ShapeId];
}

impl Traits {
    /// Returns the default value; an explicit `null` takes a default of the target away.
    pub fn default(&self) -> Option<&Json> {
        self.raw(Known::Default)
    }

    /// Returns the default value, unless it is `null`, which is none.
    pub fn default_value(&self) -> Option<&Json> {
        self.default().filter(|value| !matches!(value, Json::Null))
    }

    /// Returns the rules that choose endpoints.
    pub fn endpoint_rule_set(&self) -> Option<&Json> {
        self.raw(Known::EndpointRuleSet)
    }

    /// Returns the rules that choose endpoints, as a binary decision diagram.
    pub fn endpoint_bdd(&self) -> Option<&Json> {
        self.raw(Known::EndpointBdd)
    }

    /// Returns the absolute shape ids of the service's protocol traits, in the order of the file, which is
    /// that of preference.
    pub fn protocols(&self) -> Vec<&str> {
        self.spoken().map(|protocol| protocol.id()).collect()
    }

    /// Returns the service's protocols, in the order of the file.
    pub(crate) fn spoken(&self) -> impl Iterator<Item = &'static dyn Protocol> {
        self.0.iter().filter_map(|entry| protocol::find(entry.id.as_str()))
    }

    /// Returns the rules of endpoints, with the id of their trait.
    pub(crate) fn endpoint_rules(&self) -> Option<(&'static str, &Json)> {
        let ids = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];
        ids.into_iter().find_map(|id| Some((id, self.get(id)?)))
    }

    /// Returns `true` if one of the service's protocols has XML in messages, so that names in XML count.
    pub(crate) fn speaks_xml(&self) -> bool {
        self.spoken().any(|protocol| protocol.has_xml())
    }

    /// Returns `true` if errors in restXml are the whole document.
    pub fn no_error_wrapping(&self) -> bool {
        self.raw(Known::RestXml)
            .and_then(|settings| settings.get("noErrorWrapping"))
            .is_some_and(|set| *set == Json::Bool(true))
    }

    /// Returns `true` if the member has a place of its own in the HTTP message.
    pub(crate) fn is_bound(&self) -> bool {
        self.http_label()
            || self.http_query().is_some()
            || self.http_query_params()
            || self.http_header().is_some()
            || self.http_prefix_headers().is_some()
            || self.http_payload()
            || self.http_response_code()
    }

    fn has(&self, name: Known) -> bool {
        self.0.known(name).is_some()
    }

    fn raw(&self, name: Known) -> Option<&Json> {
        self.0.known(name).map(|entry| &entry.raw)
    }

    fn value(&self, name: Known) -> Option<&Value> {
        self.0.known(name)?.value.as_deref()
    }
}
