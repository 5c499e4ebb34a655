//! Signatures (AWS Signature Version 4), if the operation wants them and the environment has credentials.

use ferrosmith_client::credentials::{CredentialsError, EnvironmentProvider, ProvideCredentials as _};
use ferrosmith_client::sign::{EventSigner, SIGNED_EVENTS, Scope, Signed, SignedPayload, Signer};
use ferrosmith_client::{Credentials, Environment, blocking};
use ferrosmith_dynamic::Operation;
use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{HeaderValue, Headers, Message};
use ferrosmith_runtime::http::request::Parts;
use ferrosmith_runtime::schema::AuthScheme;

use super::Call;
use super::exchange::Content;
use crate::messages::tell;

/// Signs the head of a request, and returns its body, in which each event has a signature, too.
///
/// # Errors
/// Returns a message, if credentials or a region are missing or malformed.
pub(super) fn sign(
    call: &Call,
    operation: &Operation,
    head: &mut Parts,
    content: &Content,
) -> Result<Bytes, String> {
    let any = operation.any();
    let schemes = any.service.auth_of(any.schema);
    let name = schemes.iter().find_map(|scheme| match scheme {
        AuthScheme::Sigv4(name) => Some(*name),
        _ => None,
    });
    let Some(name) = name else {
        not_signed(call, "the operation wants no signature of AWS");
        return Ok(content.whole());
    };
    let environment = Environment::of_process();
    let Some(credentials) = credentials(&environment)? else {
        not_signed(call, "AWS_ACCESS_KEY_ID is not set");
        return Ok(content.whole());
    };
    let of_environment = || environment.get("AWS_REGION").or_else(|| environment.get("AWS_DEFAULT_REGION"));
    let region = call.region.clone().or_else(of_environment);
    let region = region.ok_or("a signature needs a region, found none; pass `--region` or set AWS_REGION")?;
    let scope = Scope::new(&region, name, Timestamp::now());
    let signer = Signer::new();
    let payload = match content {
        Content::Events(_) => SignedPayload::Streaming(SIGNED_EVENTS),
        Content::Whole(_) if any.schema.unsigned_payload => SignedPayload::Unsigned,
        Content::Whole(body) => SignedPayload::Bytes(body),
    };
    let signed = signer.sign(head, payload, &credentials, &scope).map_err(|error| error.to_string())?;
    match content {
        Content::Whole(body) => Ok(body.clone()),
        Content::Events(messages) => {
            chained(messages, &signer, &signed, &credentials, &scope).map_err(|error| error.to_string())
        }
    }
}

fn not_signed(call: &Call, reason: &str) {
    if call.verbose {
        tell!("not signed: {reason}");
    }
}

/// Returns the credentials of the environment.
fn credentials(environment: &Environment) -> Result<Option<Credentials>, String> {
    match blocking::wait(EnvironmentProvider::new(environment.clone()).provide()) {
        Ok(credentials) => Ok(Some(credentials)),
        Err(CredentialsError::Absent { .. }) => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// Returns messages, each in one that carries its signature, and the last one, which carries none.
fn chained(
    messages: &[Bytes],
    signer: &Signer,
    request: &Signed,
    credentials: &Credentials,
    scope: &Scope<'_>,
) -> Result<Bytes, Box<dyn std::error::Error + Send + Sync>> {
    let (mut chain, mut out) = (EventSigner::new(request), Vec::new());
    let mut date = Headers::new();
    date.push(":date", HeaderValue::Timestamp(scope.time))?;
    for message in messages.iter().chain([&Bytes::new()]) {
        let signature = chain.sign(signer, date.as_bytes(), message, credentials, scope)?;
        let digits = |at| u8::from_str_radix(signature.get(at..at + 2).unwrap_or_default(), 16);
        let signature = (0..signature.len()).step_by(2).map(digits).collect::<Result<Vec<_>, _>>()?;
        let carrier = Message::new(message.clone())
            .header(":date", HeaderValue::Timestamp(scope.time))?
            .header(":chunk-signature", HeaderValue::ByteArray(&signature))?;
        carrier.encode(&mut out)?;
    }
    Ok(out.into())
}
