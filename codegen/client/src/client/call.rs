//! A call that is not sent yet.

use std::borrow::Cow;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::ClientProtocol;
use ferrosmith_runtime::schema::{IDEMPOTENCY_TOKEN, OperationSchema};
use ferrosmith_runtime::{ClientOptions, Operation, Ref, RequestError, Structure};
use http::{HeaderMap, HeaderName, HeaderValue, Request};

use super::generated::{Itemized, Paged};
use super::pages::{Items, Pages};
use super::problem::Problem;
use super::reader::Reader;
use super::run::{self, Job, Overrides, Progress, Reply};
use super::upload::Upload;
use super::{Client, Error, context, discovery, unmodelled};
use crate::credentials::{ProvideCredentials, SharedCredentials};
use crate::retry::Policy;

/// The future of a call that was sent.
pub type Calling<O> =
    Pin<Box<dyn Future<Output = Result<<O as Operation>::Output, Error<<O as Operation>::Error>>> + Send>>;

/// A call that is sent by `await`. Its methods override the configuration.
///
/// [`Call::send`] is its future, for what takes futures: tasks, `select!`, `join_all`.
///
/// ```no_run
/// # use std::time::Duration;
/// # use generated::datazone::{self, GetDomainInput};
/// # async fn example(client: datazone::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let call = client.get_domain(GetDomainInput::new("dzd_1")).timeout(Duration::from_secs(5));
/// let future = call.send(); // `tokio::spawn(future)`, for example
/// println!("{}", future.await?.status);
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<O: Operation> {
    pub(super) client: Client,
    input: O::Input,
    overrides: Overrides,
    /// Writes the request, where its body is a stream.
    pub(super) upload: Option<Write<O>>,
}

/// Writes a request, and gives its body.
pub(super) type Write<O> = Box<
    dyn FnOnce(
            Option<&'static dyn ClientProtocol>,
            &<O as Operation>::Input,
            &ClientOptions,
        ) -> Result<(Request<Bytes>, Upload), RequestError>
        + Send,
>;

/// An output, with the facts of its response.
#[derive(Debug)]
#[non_exhaustive]
pub struct Received<T> {
    /// The output.
    pub output: T,
    /// The id that the service assigned to the request.
    pub request_id: Option<String>,
    /// The number of requests.
    pub attempts: u32,
    /// The headers of the response.
    pub headers: HeaderMap,
}

impl<O: Operation> Call<O> {
    #[inline]
    pub(super) fn new(client: Client, input: O::Input) -> Self {
        Call::with(client, input, Overrides::default())
    }

    pub(super) fn with(client: Client, input: O::Input, overrides: Overrides) -> Self {
        Call { client, input, overrides, upload: None }
    }

    /// Returns the same call once more.
    pub(super) fn again(&self) -> Self {
        Call::with(self.client.clone(), self.input.clone(), self.overrides.clone())
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    pub(super) fn input(&self) -> &O::Input {
        &self.input
    }

    /// Returns the future of the call, as `into_future` does: for tasks, `select!`, `join_all`.
    pub fn send(self) -> Calling<O> {
        self.into_future()
    }

    /// Sets the maximum time of the whole call.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.overrides.call_timeout = Some(limit);
        self
    }

    /// Sets the maximum time of an attempt.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.overrides.attempt_timeout = Some(limit);
        self
    }

    /// Sets the maximum time in which nothing moves ([`Timeouts::stall`](super::Timeouts::stall)), also for a stream of
    /// events.
    pub fn stall_timeout(mut self, limit: Duration) -> Self {
        self.overrides.stall_timeout = Some(limit);
        self
    }

    /// Sets the policy of retries.
    pub fn retry(mut self, policy: Policy) -> Self {
        self.overrides.retry = Some(policy);
        self
    }

    /// Sets the endpoint.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.overrides.endpoint = Some(endpoint.into());
        self
    }

    /// Sets the provider of credentials, which are not cached.
    pub fn credentials(mut self, provider: impl ProvideCredentials) -> Self {
        self.overrides.credentials = Some(SharedCredentials::new(provider));
        self
    }

    /// Adds a header, which is signed as well. The call is an error if the name or the value fits no header.
    /// [`Config::header`](super::Config::header) adds one to each call.
    ///
    /// ```no_run
    /// # use generated::datazone::{self, GetDomainInput};
    /// # async fn example(client: datazone::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// client.get_domain(GetDomainInput::new("dzd_1")).header("x-amzn-trace-id", "Root=1").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        self.overrides.headers.add(name.try_into().ok(), value.try_into().ok());
        self
    }

    /// Sends the call, and returns the output with the facts of its response.
    ///
    /// # Errors
    /// The same as for the call itself.
    pub async fn received(self) -> Result<Received<O::Output>, Error<O::Error>> {
        let Written { client, job, is_idempotent } = self.written()?;
        let protocol = client.0.config.protocol_of(O::SERVICE);
        let mut reader = Reader::<O> { protocol, result: None };
        let mut progress = Progress::new(is_idempotent);
        let done = run::run(&client.0, job, &mut reader, &mut progress).await;
        let (output, reply) = finished::<O, _>(done, reader.result, &progress)?;
        let (request_id, attempts) = (reply.request_id(), progress.attempts);
        Ok(Received { output, request_id, attempts, headers: reply.headers })
    }
}

/// Returns the result of a call, of what its reader has read.
pub(super) fn finished<O: Operation, T>(
    done: Result<Reply, Problem>,
    read: Option<Result<T, O::Error>>,
    progress: &Progress,
) -> Result<(T, Reply), Error<O::Error>> {
    match (done, read) {
        (Ok(reply), Some(Ok(output))) => Ok((output, reply)),
        (Err(Problem::Answered), Some(Err(answer))) => {
            Err(Error::new(O::NAME, Problem::Answered, Some(answer), progress))
        }
        (done, _) => {
            let problem = done.err().unwrap_or(Problem::Answered);
            Err(Error::new(O::NAME, problem, None, progress))
        }
    }
}

/// A call whose request is written.
pub(super) struct Written {
    pub(super) client: Client,
    pub(super) job: Job,
    pub(super) is_idempotent: bool,
}

impl<O: Operation> Call<O> {
    /// Writes the request.
    pub(super) fn written(self) -> Result<Written, Error<O::Error>> {
        self.written_with(|options| Cow::Borrowed(options))
    }

    /// Writes the request by options that are made of those of the client.
    pub(super) fn written_with(
        self,
        adapt: fn(&ClientOptions) -> Cow<'_, ClientOptions>,
    ) -> Result<Written, Error<O::Error>> {
        let Call { client, mut input, overrides, upload } = self;
        unmodelled::shorten_ids(O::SERVICE, &mut input);
        let config = &client.0.config;
        let is_idempotent = is_idempotent(O::SCHEMA, &input);
        let context = context::of(O::SCHEMA, &input);
        let protocol = config.protocol_of(O::SERVICE);
        let of_call = overrides.endpoint.as_ref();
        let options = adapt(client.0.options_of(O::SERVICE, of_call));
        let discovery = discovery::of(&client.0, (O::SERVICE, O::SCHEMA), &input, of_call);
        let written = match upload {
            Some(upload) => upload(protocol, &input, &options),
            None => whole::<O>(protocol, &input, &options).map(|request| (request, Upload::default())),
        };
        let written = match overrides.headers.unfit().or(config.headers.unfit()) {
            Some(problem) => Err(Problem::Header(problem.clone())),
            None => written.map_err(Problem::Input),
        };
        match written.and_then(|written| Ok((written, discovery.map_err(Problem::Endpoint)?))) {
            Ok(((request, upload), discovery)) => {
                let (service, operation) = (O::SERVICE, O::SCHEMA);
                let account = None;
                let job = Job { service, operation, request, upload, context, discovery, overrides, account };
                Ok(Written { client, job, is_idempotent })
            }
            Err(problem) => Err(Error::new(O::NAME, problem, None, &Progress::new(is_idempotent))),
        }
    }
}

fn whole<O: Operation>(
    protocol: Option<&'static dyn ClientProtocol>,
    input: &O::Input,
    options: &ClientOptions,
) -> Result<Request<Bytes>, RequestError> {
    match protocol {
        Some(protocol) => O::request_with(protocol, input, options),
        // The error that the service speaks no protocol of the runtime.
        None => O::request(input),
    }
}

impl<O: Paged> Call<O> {
    /// Returns the pages, which are fetched on demand.
    pub fn pages(self) -> Pages<O> {
        Pages::new(self.client, self.overrides, self.input)
    }
}

impl<O: Itemized> Call<O> {
    /// Returns the items of all pages, which are fetched on demand.
    pub fn items(self) -> Items<O> {
        Items::new(self.pages())
    }
}

/// Returns `true` if the same call, with the same input, can be repeated.
fn is_idempotent(operation: &OperationSchema, input: &dyn Structure) -> bool {
    if operation.readonly || !operation.idempotent {
        return operation.readonly;
    }
    let members = operation.input.members.iter().enumerate();
    let mut tokens = members.filter(|(_, member)| member.is(IDEMPOTENCY_TOKEN));
    // A token that is absent is a random one, another for each call.
    !tokens.any(|(index, _)| matches!(input.member(index), Ref::Absent))
}

impl<O: Operation> IntoFuture for Call<O> {
    type Output = Result<O::Output, Error<O::Error>>;
    type IntoFuture = Calling<O>;

    fn into_future(self) -> Calling<O> {
        Box::pin(async { self.received().await.map(|received| received.output) })
    }
}

impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &O::NAME).finish_non_exhaustive()
    }
}
