//! Operations of services with rules for endpoints, whose APIs are of S3's kind.

/// Declares an operation of the service that the constants `RULES` and `SIGNED_AS` of the module tell of: its URI, the
/// parameters that it gives, and the protocol.
macro_rules! operation {
    ($name:ident, $uri:literal, $context:expr) => {
        operation!($name, $uri, $context, "aws.protocols#restJson1");
    };
    ($name:ident, $uri:literal, $context:expr, $protocol:literal) => {
        struct $name;

        impl Operation for $name {
            type Input = GetDomainInput;
            type Output = GetDomainOutput;
            type Error = GetDomainError;
            const SCHEMA: &'static OperationSchema =
                &ferrosmith_runtime::__rt::operation::<generated::datazone::GetDomain>("a#Op", "Op")
                    .http("GET", $uri, 200)
                    .context($context);
            const SERVICE: &'static ServiceSchema = &ServiceSchema {
                id: "a#Service",
                version: "1",
                sdk_id: None,
                endpoint_prefix: None,
                signing_name: Some(SIGNED_AS),
                protocols: &[$protocol],
                query_compatible: false,
                unwrapped_errors: true,
                auth: &[AuthScheme::Sigv4(SIGNED_AS)],
                client_context: &[],
                endpoint_discovery: None,
                endpoint_rules: Some(RULES),
                operations: &[],
            };
        }
    };
}
