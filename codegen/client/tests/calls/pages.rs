use ferrosmith_client::Input as _;
use generated::datazone::{self, ListDomainsInput};

use crate::client;
use crate::support::{Reply, Service, answer};

fn page(ids: &[&str], token: Option<&str>) -> Reply {
    let domain = |id: &&str| {
        format!(
            r#"{{"id":"{id}","name":"n","arn":"a","managedAccountId":"1","status":"AVAILABLE","createdAt":1}}"#
        )
    };
    let items: Vec<String> = ids.iter().map(domain).collect();
    let token = token.map(|token| format!(r#","nextToken":"{token}""#)).unwrap_or_default();
    let text = format!(r#"{{"items":[{}]{token}}}"#, items.join(","));
    Reply::Answer(http::Response::new(text.into()))
}

fn datazone(service: &Service) -> datazone::Client {
    client(service).into()
}

#[tokio::test(flavor = "current_thread")]
async fn items_are_fetched_as_they_are_needed() {
    let service = Service::with([page(&["1", "2"], Some("t/2")), page(&[], Some("t3")), page(&["3"], None)]);
    let mut domains = datazone(&service).list_domains(ListDomainsInput::new().max_results(2)).items();
    assert_eq!(domains.next().await.unwrap().unwrap().id, "1");
    assert_eq!(domains.next().await.unwrap().unwrap().id, "2");
    assert_eq!(service.requests().len(), 1);
    assert_eq!(domains.next().await.unwrap().unwrap().id, "3");
    assert!(domains.next().await.is_none() && domains.next().await.is_none());
    let asked: Vec<String> =
        service.requests().iter().map(|of| of.uri().query().unwrap().to_owned()).collect();
    assert_eq!(asked.len(), 2);
    assert!(asked[0].contains("nextToken=t%2F2") && asked[0].contains("maxResults=2"), "{asked:?}");
    assert!(asked[1].contains("nextToken=t3"), "{asked:?}");
}

#[tokio::test(flavor = "current_thread")]
async fn all_items_or_the_error_of_a_page() {
    let service = Service::with([page(&["1"], Some("t")), page(&["2"], None)]);
    let all = datazone(&service).list_domains(ListDomainsInput::new()).items().all().await.unwrap();
    assert_eq!(all.len(), 2);
    let service = Service::with([page(&["1"], Some("t")), answer(404, "")]);
    let mut pages = datazone(&service).list_domains(ListDomainsInput::new()).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().items.len(), 1);
    assert_eq!(pages.next().await.unwrap().unwrap_err().status(), Some(404));
    assert!(pages.next().await.is_none());
}

/// Services whose stream has an end for now return the token that they were sent.
#[tokio::test(flavor = "current_thread")]
async fn a_token_that_comes_again_ends_it_after_its_page() {
    let pages = || [page(&["1"], Some("t")), page(&["2"], Some("t")), page(&["3"], Some("t"))];
    let service = Service::with(pages());
    let all = datazone(&service).list_domains(ListDomainsInput::new()).items().all().await.unwrap();
    assert_eq!(all.iter().map(|domain| domain.id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(service.requests().len(), 2);
    let service = Service::with(pages());
    let mut pages = datazone(&service).list_domains(ListDomainsInput::new()).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().items.len(), 1);
    assert_eq!(pages.next().await.unwrap().unwrap().items.len(), 1);
    assert!(pages.next().await.is_none());
}

#[tokio::test(flavor = "current_thread")]
async fn a_text_without_characters_is_no_token() {
    let service = Service::with([page(&["1"], Some(""))]);
    let all = datazone(&service).list_domains(ListDomainsInput::new()).items().all().await.unwrap();
    assert_eq!(all.len(), 1);
}

#[tokio::test(flavor = "current_thread")]
async fn an_input_is_sent_by_any_client() {
    let service = Service::with([page(&["1"], None), page(&["1"], None)]);
    let plain = client(&service);
    assert_eq!(ListDomainsInput::new().send(&plain).await.unwrap().items.len(), 1);
    assert_eq!(ListDomainsInput::new().send(&datazone::Client::from(plain)).await.unwrap().items.len(), 1);
}
