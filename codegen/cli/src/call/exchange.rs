//! A request on its way: endpoint, signature, and back.

use ferrosmith_client::credentials::{CredentialsError, EnvironmentProvider, ProvideCredentials as _};
use ferrosmith_client::sign::{PathEncoding, Scope, SignedPayload, Signer};
use ferrosmith_client::transport::{Body, Ureq};
use ferrosmith_client::{Environment, blocking};
use ferrosmith_dynamic::Operation;
use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{Request, Response, Uri};
use ferrosmith_runtime::schema::AuthScheme;

use super::{Call, show};

/// The largest response, in bytes.
const LARGEST: usize = 1 << 30;

/// Sends a request to the endpoint, signed if that is wanted and possible.
///
/// # Errors
/// Returns a message, if it could not be sent, or nothing came back.
pub(super) fn send(
    call: &Call,
    operation: &Operation,
    request: Request<Bytes>,
) -> Result<Response<Bytes>, String> {
    let (mut head, body) = request.into_parts();
    head.uri = located(&call.endpoint, &head.uri)?;
    sign(call, operation, &mut head, &body)?;
    if call.verbose {
        show::request(&head, &body);
    }
    let address = call.endpoint.clone();
    let request = Request::from_parts(head, Body::from(body));
    let response = blocking::wait(Ureq::default().transport().send(request));
    let response = response.map_err(|error| format!("{address}: {error}"))?;
    let (head, body) = response.into_parts();
    let body = blocking::wait(body.collect(LARGEST)).map_err(|error| format!("{address}: {error}"))?;
    if call.verbose {
        show::response(&head, &body);
    }
    Ok(Response::from_parts(head, body))
}

/// Returns the URI of a request at an endpoint, whose path comes first.
fn located(endpoint: &Uri, target: &Uri) -> Result<Uri, String> {
    let (Some(scheme), Some(authority)) = (endpoint.scheme_str(), endpoint.authority()) else {
        return Err(format!("--endpoint: expected a URL as http://127.0.0.1:8080, found `{endpoint}`"));
    };
    let base = endpoint.path().trim_end_matches('/');
    let target = target.path_and_query().map_or("/", |target| target.as_str());
    format!("{scheme}://{authority}{base}{target}").parse().map_err(|error| format!("--endpoint: {error}"))
}

/// Signs a request if its operation has Signature Version 4 among its schemes, and the environment has credentials.
fn sign(
    call: &Call,
    operation: &Operation,
    head: &mut ferrosmith_runtime::http::request::Parts,
    body: &[u8],
) -> Result<(), String> {
    let any = operation.any();
    let schemes = any.service.auth_of(any.schema);
    let name = schemes.iter().find_map(|scheme| match scheme {
        AuthScheme::Sigv4(name) => Some(*name),
        _ => None,
    });
    let Some(name) = name else { return Ok(()) };
    let environment = Environment::of_process();
    let provider = EnvironmentProvider::new(environment.clone());
    let credentials = match blocking::wait(provider.provide()) {
        Ok(credentials) => credentials,
        Err(CredentialsError::Absent { .. }) => {
            if call.verbose {
                eprintln!("not signed: AWS_ACCESS_KEY_ID is not set");
            }
            return Ok(());
        }
        Err(error) => return Err(error.to_string()),
    };
    let of_environment = || environment.get("AWS_REGION").or_else(|| environment.get("AWS_DEFAULT_REGION"));
    let region = call.region.clone().or_else(of_environment);
    let region = region.ok_or("a signature needs a region, found none; pass `--region` or set AWS_REGION")?;
    let mut scope = Scope::new(&region, name, Timestamp::now());
    if name.starts_with("s3") {
        scope = scope.path(PathEncoding::Single, false).content_sha256(true);
    }
    let payload =
        if any.schema.unsigned_payload { SignedPayload::Unsigned } else { SignedPayload::Bytes(body) };
    Signer::new().sign(head, payload, &credentials, &scope).map_err(|error| error.to_string())?;
    Ok(())
}
