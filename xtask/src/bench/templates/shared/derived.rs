//! The types as one would write them by hand for `serde_json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserAssociationsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_user_summaries: Option<Vec<InstanceUserSummary>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateUserOutput {
    pub instance_user_summary: InstanceUserSummary,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateUserInput {
    pub username: String,
    pub instance_id: String,
    pub identity_provider: IdentityProvider,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InstanceUserSummary {
    pub username: String,
    pub instance_id: String,
    pub identity_provider: IdentityProvider,
    pub status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_user_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disassociation_date: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub enum IdentityProvider {
    ActiveDirectoryIdentityProvider(ActiveDirectoryIdentityProvider),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActiveDirectoryIdentityProvider {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directory_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_directory_settings: Option<ActiveDirectorySettings>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_directory_type: Option<ActiveDirectoryType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_shared_active_directory: Option<bool>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ActiveDirectoryType {
    SelfManaged,
    AwsManaged,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ActiveDirectorySettings {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_ipv4_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_ipv6_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_credentials_provider: Option<CredentialsProvider>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_network_settings: Option<DomainNetworkSettings>,
}

#[derive(Serialize, Deserialize)]
pub enum CredentialsProvider {
    SecretsManagerCredentialsProvider(SecretsManagerCredentialsProvider),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SecretsManagerCredentialsProvider {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_id: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DomainNetworkSettings {
    pub subnets: Vec<String>,
}
