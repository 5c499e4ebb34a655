//! One client for a whole program: cloned, shared, in tasks, in parallel, with limits of time, behind a trait.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use ferrosmith_client::Input as _;
use ferrosmith_client::client::Call;
use futures_util::future::join_all;
use futures_util::stream::{self, StreamExt as _};
use generated::Operation;
use generated::datazone::{self, CreateUserProfileInput, GetDomain, GetDomainInput, GetDomainOutput};

use super::stand_in::client;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

fn domain(id: &str) -> GetDomainInput {
    GetDomainInput::new(id)
}

#[tokio::test]
async fn in_tasks() -> Result<(), BoxError> {
    let client = client();
    let copy = client.clone();
    let task = tokio::spawn(async move { copy.get_domain(domain("dzd_1")).await });
    assert_eq!(task.await??.id, "dzd_1");
    assert_eq!(client.get_domain(domain("dzd_1")).send().await?.id, "dzd_1");
    // A call by itself: `into_future` is in the prelude.
    let task = tokio::spawn(client.get_domain(domain("dzd_1")).into_future());
    assert_eq!(task.await??.id, "dzd_1");
    let shared = Arc::new(client);
    let tasks: Vec<_> = (0..3)
        .map(|_| {
            let client = Arc::clone(&shared);
            tokio::spawn(async move { client.get_domain(domain("dzd_1")).await })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await??.id, "dzd_1");
    }
    let mut set = tokio::task::JoinSet::new();
    for _ in 0..2 {
        set.spawn(shared.get_domain(domain("dzd_1")).into_future());
    }
    while let Some(done) = set.join_next().await {
        assert_eq!(done??.id, "dzd_1");
    }
    Ok(())
}

#[tokio::test]
async fn in_parallel() -> Result<(), BoxError> {
    let client = client();
    let (a, b) = tokio::join!(client.get_domain(domain("dzd_1")), client.get_domain(domain("dzd_2")));
    assert!(a.is_ok() && b.is_err());
    let profile = CreateUserProfileInput::new("dzd_1", "ada");
    let (a, b) = tokio::try_join!(
        async { client.get_domain(domain("dzd_1")).await.map_err(BoxError::from) },
        async { Ok(client.create_user_profile(profile).await?) },
    )?;
    assert_eq!((a.id.as_str(), b.id.as_deref()), ("dzd_1", Some("u-1")));
    let all = join_all(["dzd_1", "dzd_2"].map(|id| client.get_domain(domain(id)).send())).await;
    assert_eq!(all.iter().filter(|result| result.is_ok()).count(), 1);
    let ids = ["dzd_1", "dzd_1", "dzd_1"];
    let all = stream::iter(ids).map(|id| client.get_domain(domain(id)).into_future()).buffer_unordered(2);
    assert_eq!(all.count().await, 3);
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn with_limits_of_time() {
    let client = client();
    let limit = Duration::from_secs(1);
    assert!(tokio::time::timeout(limit, client.get_domain(domain("dzd_slow"))).await.is_err());
    let error = client.get_domain(domain("dzd_slow")).timeout(limit).await.unwrap_err();
    assert_eq!(error.kind(), ferrosmith_client::client::ErrorKind::Timeout);
    let answered = tokio::select! {
        _ = client.get_domain(domain("dzd_slow")).into_future() => true,
        () = tokio::time::sleep(limit) => false,
    };
    assert!(!answered);
    let mut call = client.get_domain(domain("dzd_1")).into_future();
    let answered = tokio::select! {
        domain = &mut call => domain.is_ok(),
        () = tokio::time::sleep(limit) => false,
    };
    assert!(answered);
}

/// The part of the service that a program needs, so that its tests can do without.
trait Domains: Send + Sync {
    fn status<'a>(
        &'a self,
        id: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<String, BoxError>> + Send + 'a>>;
}

impl Domains for datazone::Client {
    fn status<'a>(
        &'a self,
        id: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<String, BoxError>> + Send + 'a>> {
        Box::pin(async move { Ok(self.get_domain(domain(id)).await?.status.to_string()) })
    }
}

struct Mock;

impl Domains for Mock {
    fn status<'a>(
        &'a self,
        id: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<String, BoxError>> + Send + 'a>> {
        Box::pin(async move { Ok(format!("{id} is here")) })
    }
}

#[tokio::test]
async fn behind_a_trait() {
    let both: [Box<dyn Domains>; 2] = [Box::new(client()), Box::new(Mock)];
    assert_eq!(both[0].status("dzd_1").await.unwrap(), "AVAILABLE");
    assert_eq!(both[1].status("dzd_1").await.unwrap(), "dzd_1 is here");
}

#[test]
fn without_an_async_runtime() {
    use ferrosmith_client::{blocking, client::ConfigError};

    // With the environment and the files of this machine: only that it is there is tested.
    let _: fn() -> Result<datazone::Client, ConfigError> = datazone::Client::from_env_blocking;
    let config = super::stand_in::config_with(blocking::ThreadClock);
    let client = datazone::Client::new(config);
    let output = blocking::wait(client.get_domain(domain("dzd_1"))).unwrap();
    assert_eq!(output.id, "dzd_1");
    let names: Result<Vec<String>, _> =
        blocking::items(client.list_domains(datazone::ListDomainsInput::new()).items())
            .map(|domain| domain.map(|domain| domain.name.to_string()))
            .collect();
    assert_eq!(names.unwrap(), ["first", "second"]);
}

#[tokio::test]
async fn in_a_static_and_in_generic_code() -> Result<(), BoxError> {
    static CLIENT: OnceLock<datazone::Client> = OnceLock::new();
    let client = CLIENT.get_or_init(client);
    // Any operation, by its input; and any client that sends it.
    async fn logged<I>(client: &impl AsRef<ferrosmith_client::Client>, input: I) -> (&'static str, bool)
    where
        I: ferrosmith_client::Input,
    {
        (I::Operation::NAME, input.send(client.as_ref()).await.is_ok())
    }
    assert_eq!(logged(client, domain("dzd_1")).await, ("GetDomain", true));
    let call: Call<GetDomain> = domain("dzd_1").send(client);
    let output: GetDomainOutput = call.await?;
    assert_eq!(output.id, "dzd_1");
    // With the facts of the response.
    let received = client.get_domain(domain("dzd_1")).received().await?;
    assert_eq!((received.attempts, received.request_id), (1, None));
    Ok(())
}

#[tokio::test]
async fn another_region_is_another_client() -> Result<(), BoxError> {
    let here = client();
    let config = here.as_ref().config().clone();
    let there = datazone::Client::new(config.region("us-west-2"));
    let request = there.get_domain(domain("dzd_1")).presigned(Duration::from_secs(60)).await?;
    assert!(request.uri().to_string().contains("%2Fus-west-2%2F"), "{}", request.uri());
    Ok(())
}
