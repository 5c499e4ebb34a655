//! Members of an input that give a required parameter of endpoint rules.

use ferrosmith_client::Client;
use ferrosmith_client::client::ErrorKind;
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::schema::{
    ContextParam, ContextValue, EndpointRules, OperationSchema, RuleDefault, RuleParameter, ServiceSchema,
};
use generated::datazone::{ListDomains, ListDomainsError, ListDomainsInput, ListDomainsOutput};

use crate::config;
use crate::ruled::RULES;
use crate::support::{Service, answer};

const CONTEXT: &[ContextParam] = &[ContextParam { name: "Bucket", value: ContextValue::Member("nextToken") }];

/// An operation whose token is the bucket of the rules, which want one or not.
struct Listed<const REQUIRED: bool>;

impl<const REQUIRED: bool> Listed<REQUIRED> {
    const PARAMETERS: &'static [RuleParameter<'static>] = &[
        RULES.parameters[0],
        RuleParameter { name: "Bucket", built_in: None, required: REQUIRED, default: RuleDefault::None },
    ];
    const RULES: &'static EndpointRules<'static> = &EndpointRules { parameters: Self::PARAMETERS, ..*RULES };
}

impl<const REQUIRED: bool> Operation for Listed<REQUIRED> {
    type Input = ListDomainsInput;
    type Output = ListDomainsOutput;
    type Error = ListDomainsError;
    const SCHEMA: &'static OperationSchema =
        &ferrosmith_runtime::__rt::operation::<ListDomains>("a#Op", "Op")
            .http("GET", "/x", 200)
            .context(CONTEXT);
    const SERVICE: &'static ServiceSchema = &ServiceSchema {
        id: "a#Required",
        endpoint_rules: Some(Self::RULES),
        ..*<ListDomains as Operation>::SERVICE
    };
}

/// Sends a call, and returns its error, if there is one.
async fn problem<const REQUIRED: bool>(input: ListDomainsInput, client: &Client) -> Option<String> {
    let error = client.call::<Listed<REQUIRED>>(input).await.err()?;
    assert_eq!(error.kind(), ErrorKind::Endpoint);
    Some(error.to_string())
}

#[tokio::test(flavor = "current_thread")]
async fn without_a_text_for_a_required_parameter_nothing_is_sent() {
    let service = Service::default();
    let client = Client::new(config(&service).0);
    let input = ListDomainsInput::new;
    for (input, found) in
        [(input(), "none"), (input().next_token(""), "\"\""), (input().next_token(" \t"), "\" \\t\"")]
    {
        let expected = format!(
            "Op: not sent: expected a value of `nextToken`, which gives the required endpoint parameter `Bucket`, found \
             {found}: set `nextToken`"
        );
        assert_eq!(problem::<true>(input, &client).await, Some(expected));
    }
    // A stand-in gets no such request, either.
    let given = Client::new(config(&service).0.endpoint("http://localhost:1"));
    assert!(problem::<true>(input(), &given).await.is_some());
    assert!(service.requests().is_empty());
}

#[tokio::test(flavor = "current_thread")]
async fn a_parameter_that_something_else_gives_is_not_missing() {
    let service = Service::with((0..3).map(|_| answer(200, r#"{"items":[]}"#)));
    let client = Client::new(config(&service).0);
    assert_eq!(problem::<true>(ListDomainsInput::new().next_token("t"), &client).await, None);
    assert_eq!(problem::<false>(ListDomainsInput::new(), &client).await, None);
    let set = Client::new(config(&service).0.client_context("Bucket", "b"));
    assert_eq!(problem::<true>(ListDomainsInput::new(), &set).await, None);
    let hosts: Vec<_> = service
        .requests()
        .iter()
        .map(|request| request.uri().host().unwrap_or_default().to_owned())
        .collect();
    let bare = "a.eu-central-1.example.com";
    assert_eq!(hosts, [format!("t.{bare}"), bare.to_owned(), format!("b.{bare}")]);
}
