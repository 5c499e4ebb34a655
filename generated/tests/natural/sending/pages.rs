//! Pages, items and waiters: one by one, all at once, as streams.

use std::time::Duration;

use ferrosmith_client::{Client, Itemized};
use futures_util::{StreamExt as _, TryStreamExt as _};
use generated::appstream::DescribeFleetsInput;
use generated::datazone::{DomainSummary, ListDomains, ListDomainsInput};

use super::stand_in::{client, fleets};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

#[tokio::test]
async fn by_hand() -> Result<(), BoxError> {
    let client = client();
    let mut names = Vec::new();
    let mut items = client.list_domains(ListDomainsInput::new()).items();
    while let Some(domain) = items.next().await {
        names.push(domain?.name);
    }
    assert_eq!(names, ["first", "second"]);
    let all: Vec<DomainSummary> =
        client.list_domains(ListDomainsInput::new().max_results(1)).items().all().await?;
    assert_eq!(all.len(), 2);
    let first = client.list_domains(ListDomainsInput::new()).pages().next().await.unwrap()?;
    assert_eq!((first.items.len(), first.next_token.as_deref()), (1, Some("2")));
    // From a page that was kept on.
    let rest =
        client.list_domains(ListDomainsInput::new().next_token(first.next_token)).items().all().await?;
    assert_eq!(rest[0].name, "second");
    Ok(())
}

#[tokio::test]
async fn as_streams() -> Result<(), BoxError> {
    let client = client();
    let domains = || client.list_domains(ListDomainsInput::new());
    let all: Vec<DomainSummary> = domains().items().try_collect().await?;
    assert_eq!(all.len(), 2);
    assert_eq!(domains().items().take(1).count().await, 1);
    let names: Vec<String> = domains().items().map_ok(|domain| domain.name.to_string()).try_collect().await?;
    assert_eq!(names, ["first", "second"]);
    let counted =
        domains().pages().try_fold(0, |sum, page| async move { Ok(sum + page.items.len()) }).await?;
    assert_eq!(counted, 2);
    let found = domains().items().try_filter(|domain| std::future::ready(*domain.name == *"second"));
    assert_eq!(found.count().await, 1);
    Ok(())
}

#[tokio::test]
async fn in_tasks_and_in_generic_code() -> Result<(), BoxError> {
    let calls = client();
    let task = tokio::spawn(async move { calls.list_domains(ListDomainsInput::new()).items().all().await });
    assert_eq!(task.await??.len(), 2);
    async fn count<O: Itemized>(client: &Client, input: O::Input) -> Option<usize> {
        client.call::<O>(input).items().all().await.ok().map(|items| items.len())
    }
    assert_eq!(count::<ListDomains>(client().as_ref(), ListDomainsInput::new()).await, Some(2));
    Ok(())
}

#[tokio::test]
async fn waiters() -> Result<(), BoxError> {
    let client = fleets();
    let limit = Duration::from_secs(60);
    let started = client.wait_until_fleet_started(DescribeFleetsInput::new()).within(limit).await?;
    assert_eq!(started.calls, 1);
    assert!(started.answer?.fleets.is_some_and(|fleets| fleets[0].state == "RUNNING"));
    let error = client.wait_until_fleet_stopped(DescribeFleetsInput::new()).within(limit).await.unwrap_err();
    let boxed: BoxError = error.into();
    assert!(boxed.to_string().contains("FleetStopped"), "{boxed}");
    Ok(())
}
