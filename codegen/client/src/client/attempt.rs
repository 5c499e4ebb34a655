//! One attempt: a request is completed, signed and sent, and its answer received.

use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::host_prefix;
use http::header::{HOST, USER_AGENT};
use http::uri::{Authority, PathAndQuery};
use http::{HeaderName, HeaderValue, Request, Response, Uri};

use super::endpoint::{Aim, Signing};
use super::problem::{EndpointError, Problem};
use super::reader::{Judgement, Opened, Read};
use super::run::{Attempt, Job};
use super::{Shared, account, auth, discovery, repeated, unmodelled};
use crate::endpoint::is_ip_address;
use crate::transport::{Body, BoxError, Watched, collect, was_not_sent};

const CALL: HeaderName = HeaderName::from_static("amz-sdk-invocation-id");
const ATTEMPT: HeaderName = HeaderName::from_static("amz-sdk-request");

/// A response that was read: its head, and what it is.
pub(super) struct Answer {
    pub(super) head: Response<()>,
    pub(super) judgement: Judgement,
}

/// Makes an attempt, within its time.
pub(super) async fn attempt(
    client: &Shared,
    job: &mut Job,
    of: &Attempt<'_>,
    reader: &mut dyn Read,
) -> Result<Answer, Problem> {
    // A stream may take any time, unless somebody says otherwise for this call.
    let usual = || if job.upload.is_stream() { None } else { client.config.timeouts.attempt };
    let limit = job.overrides.attempt_timeout.or_else(usual);
    locate(client, job).await?;
    let request = complete(client, job, of)?;
    let mut request = auth::authenticate(client, job, request).await?;
    job.upload.watch(&mut request);
    let request = intercepted(client, job, request)?;
    let uri = request.uri().clone();
    let received = client.config.clock.within(limit, exchange(client, job, &uri, request, reader)).await;
    received.unwrap_or_else(|| {
        Err(Problem::Timeout { what: "an attempt", limit: limit.unwrap_or_default(), uri: Some(uri) })
    })
}

/// Finds what the endpoint of a call depends on and takes time: one that is discovered, the account that calls.
pub(super) async fn locate(client: &Shared, job: &mut Job) -> Result<(), Problem> {
    if job.discovery.is_some() {
        discovery::find(client, job).await?;
    }
    account::find(client, job).await;
    Ok(())
}

/// Returns a request with its endpoint, which was [located](locate).
pub(super) fn aimed(client: &Shared, job: &Job) -> Result<Request<Body>, Problem> {
    let mut request = copied(&job.request);
    let aim = client.endpoint.of(job, &client.config)?;
    let Aim { uri, is_ruled, headers: ruled, signing } = &*aim;
    let discovered = job.discovery.as_ref().and_then(|discovery| discovery.uri());
    let base = discovered.unwrap_or(uri);
    let target = request.uri().path_and_query().cloned().unwrap_or_else(|| PathAndQuery::from_static("/"));
    let target =
        if *is_ruled && discovered.is_none() { repeated::without(base, job, target) } else { target };
    let prefix = match job.operation.host_prefix {
        // No name is below an address.
        Some(_) if !client.config.host_prefixes || base.host().is_some_and(is_ip_address) => "",
        _ => host_prefix(&request),
    };
    *request.uri_mut() = joined(base, prefix, target)?;
    if *signing != Signing::default() {
        request.extensions_mut().insert(signing.clone());
    }
    let authority = request.uri().authority().map_or("", Authority::as_str);
    let host = HeaderValue::from_str(host(base, authority));
    let headers = request.headers_mut();
    if let Ok(host) = host {
        headers.insert(HOST, host);
    }
    for (name, values) in ruled {
        for value in values {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
                headers.append(name, value);
            }
        }
    }
    job.overrides.headers.add_to(headers);
    unmodelled::add_version(job.service, headers);
    Ok(request)
}

/// The number of headers that an attempt adds, as a rule.
const ADDED: usize = 8;

/// Returns a copy of a request, with room for the headers of an attempt.
fn copied(request: &Request<Bytes>) -> Request<Body> {
    let mut copy = Request::new(Body::from(request.body().clone()));
    copy.method_mut().clone_from(request.method());
    copy.uri_mut().clone_from(request.uri());
    *copy.version_mut() = request.version();
    copy.extensions_mut().clone_from(request.extensions());
    let headers = copy.headers_mut();
    headers.reserve(request.headers().len() + ADDED);
    for (name, value) in request.headers() {
        headers.append(name, value.clone());
    }
    copy
}

/// Returns the header that counts attempts.
fn count(number: u32, of: u32) -> Option<HeaderValue> {
    match (number, of) {
        // Most calls are of this kind.
        (1, 3) => Some(HeaderValue::from_static("attempt=1; max=3")),
        _ => HeaderValue::try_from(format!("attempt={number}; max={of}")).ok(),
    }
}

/// Adds everything but the signature to a request.
fn complete(client: &Shared, job: &mut Job, of: &Attempt<'_>) -> Result<Request<Body>, Problem> {
    let mut request = aimed(client, job)?;
    job.upload.put(job.operation, &mut request).map_err(Problem::Input)?;
    let headers = request.headers_mut();
    client.config.headers.add_missing(&job.overrides.headers, headers);
    headers.insert(USER_AGENT, client.agent.clone());
    if let Some(id) = of.call_id {
        headers.insert(CALL, id.clone());
    }
    if let Some(number) = count(of.number, of.of) {
        headers.insert(ATTEMPT, number);
    }
    for interceptor in &client.config.interceptors {
        interceptor.before_signing(job.operation, &mut request).map_err(Problem::Interceptor)?;
    }
    Ok(request)
}

/// The host as it is sent: without a port that the scheme implies.
fn host<'a>(base: &Uri, authority: &'a str) -> &'a str {
    let implied = if base.scheme_str() == Some("http") { ":80" } else { ":443" };
    authority.strip_suffix(implied).unwrap_or(authority)
}

/// Returns the endpoint with the prefix of its host, and the path and query of the request after its own path.
fn joined(base: &Uri, prefix: &str, target: PathAndQuery) -> Result<Uri, Problem> {
    let wrong = || {
        let place = "the endpoint, with the host and the path of the operation".to_owned();
        Problem::Endpoint(EndpointError::NotAUrl { place, found: format!("{prefix}, {base}") })
    };
    let mut parts = base.clone().into_parts();
    if !prefix.is_empty() {
        let authority = parts.authority.as_ref().map_or("", Authority::as_str);
        parts.authority = Some(Authority::try_from(format!("{prefix}{authority}")).map_err(|_| wrong())?);
    }
    let own = base.path().trim_end_matches('/');
    parts.path_and_query = Some(if own.is_empty() {
        target
    } else {
        PathAndQuery::try_from(format!("{own}{target}")).map_err(|_| wrong())?
    });
    Uri::from_parts(parts).map_err(|_| wrong())
}

fn intercepted(client: &Shared, job: &Job, mut request: Request<Body>) -> Result<Request<Body>, Problem> {
    for interceptor in &client.config.interceptors {
        interceptor.before_sending(job.operation, &mut request).map_err(Problem::Interceptor)?;
    }
    Ok(request)
}

/// Sends a request, and reads its answer.
async fn exchange(
    client: &Shared,
    job: &Job,
    uri: &Uri,
    request: Request<Body>,
    reader: &mut dyn Read,
) -> Result<Answer, Problem> {
    let stall = job.overrides.stall_timeout.or(client.config.timeouts.stall);
    let sent = sent(client, job, uri, request, stall).await?;
    let mut response = sent.map_err(|error| match was_not_sent(&*error) {
        true => Problem::NotSent(uri.clone(), error),
        false => Problem::NoAnswer(uri.clone(), error),
    })?;
    let is_open = reader.opens() && response.status().is_success();
    if !is_open {
        response = collected(client, response, stall).await?.map(Body::from);
    }
    for interceptor in &client.config.interceptors {
        interceptor.after_receiving(job.operation, &mut response).map_err(Problem::Interceptor)?;
    }
    if is_open {
        let head = head_of(&response);
        let stall = if reader.may_be_silent() { job.overrides.stall_timeout } else { stall };
        if let Some(limit) = stall {
            response = response.map(|body| watched(client, body, limit));
        }
        match reader.open(response) {
            Opened::Read(judgement) => return Ok(Answer { head, judgement }),
            Opened::Whole(unread) => response = unread,
        }
    }
    let response = match response.body().as_bytes() {
        Some(_) => response.map(|body| body.into_bytes().unwrap_or_default()),
        None => collected(client, response, stall).await?,
    };
    let judgement = reader.read(&response);
    Ok(Answer { head: response.map(drop), judgement })
}

/// Sends a request. A stream that nobody takes, and an answer that does not come after it, end in a timeout.
async fn sent(
    client: &Shared,
    job: &Job,
    uri: &Uri,
    request: Request<Body>,
    stall: Option<Duration>,
) -> Result<Result<Response<Body>, BoxError>, Problem> {
    let sending = client.config.transport.send(request);
    let (Some(pace), Some(limit)) = (job.upload.pace(), stall) else { return Ok(sending.await) };
    let sent = pace.within(&client.config.clock, limit, sending).await;
    sent.ok_or_else(|| Problem::Timeout { what: "a part of the body", limit, uri: Some(uri.clone()) })
}

/// Returns a response with its body as a whole.
async fn collected(
    client: &Shared,
    response: Response<Body>,
    stall: Option<Duration>,
) -> Result<Response<Bytes>, Problem> {
    let (head, body) = response.into_parts();
    let longest = client.config.longest_response;
    let body = match stall.filter(|_| body.as_bytes().is_none()) {
        Some(limit) => collect(Watched::new(body, client.config.clock.clone(), limit), longest).await,
        None => collect(body, longest).await,
    };
    Ok(Response::from_parts(head, body.map_err(Problem::Body)?))
}

/// Returns a body that does not hang.
fn watched(client: &Shared, body: Body, limit: Duration) -> Body {
    match body.as_bytes() {
        Some(_) => body,
        None => Body::stream(Watched::new(body, client.config.clock.clone(), limit)),
    }
}

fn head_of(response: &Response<Body>) -> Response<()> {
    let mut head = Response::new(());
    *head.status_mut() = response.status();
    *head.headers_mut() = response.headers().clone();
    head
}
