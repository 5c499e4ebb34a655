//! The attempts of a call. Nothing here knows the types of an operation, so it is compiled once.

use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use http::header::{CONTENT_ENCODING, LOCATION};
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode};

use super::attempt::{Answer, attempt};
use super::context::Given;
use super::discovery::Discovery;
use super::headers::AddedHeaders;
use super::problem::Problem;
use super::reader::{Judgement, Read};
use super::trace::Span;
use super::upload::Upload;
use super::{Shared, discovery, random, unmodelled};
use crate::credentials::SharedCredentials;
use crate::endpoint::without_user;
use crate::retry::{self, Decision, Outcome, Policy, Retries, RetryReason, Stop};

/// The settings of one call.
#[derive(Clone, Default)]
pub(super) struct Overrides {
    pub(super) call_timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) stall_timeout: Option<Duration>,
    pub(super) retry: Option<Policy>,
    pub(super) endpoint: Option<String>,
    pub(super) credentials: Option<SharedCredentials>,
    pub(super) headers: AddedHeaders,
}

/// A request to send. Each attempt sends the same bytes, the idempotency token among them.
pub(super) struct Job {
    pub(super) service: &'static ServiceSchema,
    pub(super) operation: &'static OperationSchema,
    pub(super) request: Request<Bytes>,
    /// The body, where it is a stream.
    pub(super) upload: Upload,
    /// The parameters of endpoint rules that the operation and its input give.
    pub(super) context: Vec<(&'static str, Given)>,
    /// The discovery of the endpoint, where it is discovered.
    pub(super) discovery: Option<Box<Discovery>>,
    pub(super) overrides: Overrides,
    /// The id of the account that calls, where endpoint rules take it.
    pub(super) account: Option<String>,
}

/// The progress of a call.
pub(super) struct Progress {
    pub(super) attempts: u32,
    /// Set if a request may have had its effect.
    pub(super) may_be_done: bool,
    pub(super) is_idempotent: bool,
    /// Set if there would have been another attempt with a body that can be sent again.
    pub(super) lacks_body: bool,
    /// The advice about the last response, if it is not one of a service.
    pub(super) advice: Option<String>,
}

impl Progress {
    pub(super) fn new(is_idempotent: bool) -> Self {
        Progress { attempts: 0, may_be_done: false, is_idempotent, lacks_body: false, advice: None }
    }
}

/// The parts of a response that remain when its output was read.
pub(super) struct Reply {
    pub(super) headers: HeaderMap,
}

impl Reply {
    pub(super) fn request_id(&self) -> Option<String> {
        request_id(&self.headers).map(str::to_owned)
    }
}

/// Returns the id that a service assigned to a request.
pub(super) fn request_id(headers: &HeaderMap) -> Option<&str> {
    let names = ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"];
    names.iter().find_map(|name| headers.get(*name))?.to_str().ok()
}

/// Makes a call, within its time.
pub(super) async fn run(
    client: &Shared,
    mut job: Job,
    reader: &mut dyn Read,
    progress: &mut Progress,
) -> Result<Reply, Problem> {
    let limit = job.overrides.call_timeout.or(client.config.timeouts.call);
    let span = Span::of_call(job.service, job.operation);
    let done = client.config.clock.within(limit, attempts(client, &mut job, reader, progress));
    let done = span.around(done).await.unwrap_or_else(|| {
        progress.may_be_done |= progress.attempts > 0;
        Err(Problem::Timeout { what: "the call", limit: limit.unwrap_or_default(), uri: None })
    });
    span.ended(progress.attempts, done.as_ref().err());
    done
}

async fn attempts(
    client: &Shared,
    job: &mut Job,
    reader: &mut dyn Read,
    progress: &mut Progress,
) -> Result<Reply, Problem> {
    let mut policy = job.overrides.retry.clone().unwrap_or_else(|| client.config.retry.clone());
    policy.long_polling |= job.operation.long_polling || unmodelled::is_long_polling(job.operation);
    let mut retries = Retries::new(&policy, &client.bucket);
    let id = random::uuid().and_then(|id| HeaderValue::try_from(id).ok());
    let mut knows_time = false;
    loop {
        progress.attempts += 1;
        let of = Attempt { number: progress.attempts, of: policy.max_attempts, call_id: id.as_ref() };
        if policy.adaptive {
            let wait = client.limiter.acquire(client.config.clock.now());
            client.config.clock.sleep(wait).await;
        }
        let span = Span::of_attempt(job.operation, progress.attempts);
        let answer = span.around(attempt(client, job, &of, reader)).await;
        span.answered(answer.as_ref());
        if policy.adaptive {
            client.limiter.update(is_throttled(&answer), client.config.clock.now());
        }
        let (mut outcome, problem) = match answer {
            Ok(Answer { head: response, judgement }) => match judgement {
                Judgement::Output => {
                    retries.next(Outcome::Succeeded, 0.0);
                    return Ok(Reply { headers: response.into_parts().0.headers });
                }
                Judgement::Error { retryable, code } => {
                    // A wrong clock is corrected once; a service that still refuses means something else.
                    let now = client.config.clock.now();
                    let learned = !knows_time && client.skew.learn(code.as_deref(), response.headers(), now);
                    knows_time |= learned;
                    let moved = discovery::forget(client, job, code.as_deref(), response.status());
                    let retryable = retryable.or((learned || moved).then_some(RetryReason::Transient));
                    progress.may_be_done |=
                        response.status().is_server_error() || response.status().is_success();
                    progress.advice = advice(&response);
                    (answered(&response, retryable), Problem::Answered)
                }
            },
            Err(problem) => {
                progress.may_be_done |= may_be_done(&problem);
                (unanswered(&problem, job.operation), problem)
            }
        };
        if !job.upload.is_left() {
            progress.lacks_body = matches!(outcome, Outcome::Failed { retryable: Some(_), .. });
            outcome = Outcome::Failed { retryable: None, retry_after: None };
        }
        match retries.next(outcome, random::unit()) {
            Decision::Retry(wait) => client.config.clock.sleep(wait).await,
            Decision::Stop(Stop::Tokens(Some(wait))) => {
                client.config.clock.sleep(wait).await;
                return Err(problem);
            }
            Decision::Stop(_) | Decision::Done => return Err(problem),
        }
    }
}

/// Returns what to do about a response that no service of this kind gives.
fn advice(response: &Response<()>) -> Option<String> {
    let text = |name: &str| response.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let region = text("x-amz-bucket-region").filter(|_| is_elsewhere(response.status()));
    if let Some(region) = region {
        return Some(format!("the bucket is in the region {region:?}: give that one to the client"));
    }
    match (response.status(), text(LOCATION.as_str()), text(CONTENT_ENCODING.as_str())) {
        (StatusCode::PROXY_AUTHENTICATION_REQUIRED, ..) => Some(
            "the proxy wants a user and a password: put them into its variable, as `http://user:password@host`".to_owned(),
        ),
        // Nobody follows it: a signature is that of one host. A query may be a secret.
        (status, Some(place), _) if status.is_redirection() => {
            let place = without_user(place.split(['?', '#']).next().unwrap_or_default());
            Some(format!("it leads to {place}, where nothing was sent: give the client the right endpoint or region"))
        }
        (_, _, Some(encoding)) => Some(format!(
            "its body has the encoding {encoding:?}, which no request asks for: see what stands between here and the \
             service"
        )),
        _ => None,
    }
}

/// Returns whether a service may refuse a request so because of its region: to a HEAD it has no other words for it.
fn is_elsewhere(status: StatusCode) -> bool {
    status.is_redirection() || status == StatusCode::BAD_REQUEST
}

fn is_throttled(answer: &Result<Answer, Problem>) -> bool {
    let throttled = Some(RetryReason::Throttling);
    matches!(answer, Ok(Answer { judgement: Judgement::Error { retryable, .. }, .. }) if *retryable == throttled)
}

/// One of a call's attempts.
pub(super) struct Attempt<'a> {
    pub(super) number: u32,
    pub(super) of: u32,
    pub(super) call_id: Option<&'a HeaderValue>,
}

fn answered(response: &Response<()>, retryable: Option<RetryReason>) -> Outcome {
    Outcome::Failed { retryable, retry_after: retry::retry_after(response.headers()) }
}

/// Returns whether a request without an answer may have had its effect.
fn may_be_done(problem: &Problem) -> bool {
    matches!(problem, Problem::NoAnswer(..) | Problem::Body(_) | Problem::Timeout { .. })
}

/// A request that may have had its effect is sent again only if it cannot have it twice: that is if the operation is
/// idempotent, or has a token, which is the same in each attempt.
fn unanswered(problem: &Problem, operation: &OperationSchema) -> Outcome {
    let again = match problem {
        Problem::NotSent(..) => true,
        Problem::Body(crate::transport::CollectError::TooLarge { .. }) => false,
        problem => may_be_done(problem) && (operation.idempotent || operation.readonly),
    };
    Outcome::Failed { retryable: again.then_some(RetryReason::Transient), retry_after: None }
}
