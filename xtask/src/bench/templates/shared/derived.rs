//! The types as one would write them by hand for `serde_json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserAssociationsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_user_summaries: Option<Vec<InstanceUserSummary>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateUserOutput {
    instance_user_summary: InstanceUserSummary,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateUserInput {
    username: String,
    instance_id: String,
    identity_provider: IdentityProvider,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<BTreeMap<String, String>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct InstanceUserSummary {
    username: String,
    instance_id: String,
    identity_provider: IdentityProvider,
    status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_user_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    association_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disassociation_date: Option<String>,
}

#[derive(Serialize, Deserialize)]
enum IdentityProvider {
    ActiveDirectoryIdentityProvider(ActiveDirectoryIdentityProvider),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ActiveDirectoryIdentityProvider {
    #[serde(skip_serializing_if = "Option::is_none")]
    directory_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    active_directory_settings: Option<ActiveDirectorySettings>,
    #[serde(skip_serializing_if = "Option::is_none")]
    active_directory_type: Option<ActiveDirectoryType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_shared_active_directory: Option<bool>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum ActiveDirectoryType {
    SelfManaged,
    AwsManaged,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ActiveDirectorySettings {
    #[serde(skip_serializing_if = "Option::is_none")]
    domain_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain_ipv4_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain_ipv6_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain_credentials_provider: Option<CredentialsProvider>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain_network_settings: Option<DomainNetworkSettings>,
}

#[derive(Serialize, Deserialize)]
enum CredentialsProvider {
    SecretsManagerCredentialsProvider(SecretsManagerCredentialsProvider),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SecretsManagerCredentialsProvider {
    #[serde(skip_serializing_if = "Option::is_none")]
    secret_id: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct DomainNetworkSettings {
    subnets: Vec<String>,
}
