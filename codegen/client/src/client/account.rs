//! Endpoints of accounts: rules may put the id of the account that calls into the host.

use ferrosmith_runtime::schema::{EndpointRules, ServiceSchema};

use super::run::Job;
use super::{Shared, auth};

/// The parameter of rules for the id of an account.
pub(super) const ACCOUNT_ID: &str = "AWS::Auth::AccountId";

/// The parameter of rules for the [`AccountIdEndpointMode`].
pub(super) const MODE: &str = "AWS::Auth::AccountIdEndpointMode";

/// The use of endpoints that are an account's own, for services that have them, such as DynamoDB. The id of the account is
/// that of the [credentials](crate::Credentials::account_id).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum AccountIdEndpointMode {
    /// They are used where the id of the account is known.
    #[default]
    Preferred,
    /// They are not used.
    Disabled,
    /// They are used, and a call whose credentials tell no account is an error.
    Required,
}

impl AccountIdEndpointMode {
    /// Returns the name in endpoint rules and in settings.
    pub(super) fn name(self) -> &'static str {
        match self {
            AccountIdEndpointMode::Preferred => "preferred",
            AccountIdEndpointMode::Disabled => "disabled",
            AccountIdEndpointMode::Required => "required",
        }
    }

    /// Returns the mode that a setting tells.
    pub(super) fn find(text: &str) -> Option<Self> {
        use AccountIdEndpointMode::{Disabled, Preferred, Required};
        [Preferred, Disabled, Required].into_iter().find(|mode| mode.name() == text)
    }
}

/// Finds the account of a call, where the endpoint rules of its service take one.
pub(super) async fn find(client: &Shared, job: &mut Job) {
    let mode = client.config.account_id_endpoints;
    if mode != AccountIdEndpointMode::Disabled && is_wanted(job.service) {
        let credentials = auth::signing_credentials(client, job).await;
        job.account = credentials.and_then(|credentials| credentials.account_id().map(str::to_owned));
    }
}

fn is_wanted(service: &ServiceSchema) -> bool {
    let takes = |rules: &EndpointRules<'_>| {
        rules.parameters.iter().any(|parameter| parameter.built_in == Some(ACCOUNT_ID))
    };
    service.endpoint_rules.is_some_and(takes)
}
