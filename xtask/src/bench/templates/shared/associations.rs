//! Values as the service may answer them, the same in every run.

use std::collections::BTreeMap;

use generated::license_manager_user_subscriptions::{
    ActiveDirectoryIdentityProvider, ActiveDirectorySettings, ActiveDirectoryType, AssociateUserInput,
    AssociateUserOutput, CredentialsProvider, DomainNetworkSettings, IdentityProvider, InstanceUserSummary,
    ListUserAssociationsOutput, SecretsManagerCredentialsProvider,
};

/// So many make 400 kB.
pub const SUMMARIES: u32 = 800;

pub fn list(summaries: u32) -> ListUserAssociationsOutput {
    ListUserAssociationsOutput::new()
        .instance_user_summaries((0..summaries).map(summary).collect::<Vec<_>>())
        .next_token("eyJvZmZzZXQiOjgwMCwic25hcHNob3QiOiI3ZjNhIn0=")
}

pub fn response() -> AssociateUserOutput {
    AssociateUserOutput::new(summary(SELF_MANAGED))
}

pub fn request() -> AssociateUserInput {
    AssociateUserInput::new(provider(0), "i-0123456789abcdef0", "ada.lovelace")
        .domain("corp.example.com")
        .tags(BTreeMap::from(
            ["cost-centre", "owner", "stage"].map(|key| (key.to_owned(), format!("{key}-1"))),
        ))
}

/// The share of users from a self-managed directory: one in this many.
const EVERY: u32 = 4;
const SELF_MANAGED: u32 = EVERY - 1;

fn summary(index: u32) -> InstanceUserSummary {
    // Ids with digits that look like those of a service, by a multiplicative hash.
    let hash = u64::from(index + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let instance = format!("i-0{:015x}", hash >> 4);
    let status = ["ASSOCIATED", "ASSOCIATED", "DISASSOCIATING", "ASSOCIATION_FAILED"][(hash % 4) as usize];
    let day = 1 + index % 28;
    let arn = format!(
        "arn:aws:license-manager-user-subscriptions:eu-central-1:111122223333:instance-user/{instance}/{index}"
    );
    let summary = InstanceUserSummary::new(provider(index), instance, status, format!("user.{index:05}"))
        .instance_user_arn(arn)
        .domain("corp.example.com")
        .association_date(format!("2026-01-{day:02}T09:30:{:02}Z", index % 60));
    match status {
        "DISASSOCIATING" => summary.disassociation_date(format!("2026-03-{day:02}T17:00:00Z")),
        // Real messages have quotes and line breaks, which a writer must escape.
        "ASSOCIATION_FAILED" => summary.status_message("The user \"ada\" was not found\nin the directory."),
        _ => summary,
    }
}

fn provider(index: u32) -> IdentityProvider {
    let directory = ActiveDirectoryIdentityProvider::new()
        .directory_id(format!("d-{:010x}", 0x90_67ab_u64 + u64::from(index)));
    IdentityProvider::ActiveDirectoryIdentityProvider(if index % EVERY == SELF_MANAGED {
        let secret = SecretsManagerCredentialsProvider::new().secret_id(format!("directory/join-{index}"));
        let subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0918273645f0e1d2c"].map(str::to_owned);
        let settings = ActiveDirectorySettings::new()
            .domain_name("corp.example.com")
            .domain_ipv4_list(vec!["10.0.12.4".to_owned(), "10.0.13.4".to_owned()])
            .domain_credentials_provider(CredentialsProvider::SecretsManagerCredentialsProvider(secret))
            .domain_network_settings(DomainNetworkSettings::new(subnets.to_vec()));
        directory.active_directory_settings(settings).active_directory_type(ActiveDirectoryType::SelfManaged)
    } else {
        directory
            .active_directory_type(ActiveDirectoryType::AwsManaged)
            .is_shared_active_directory(index % 2 == 0)
    })
}
