//! License Manager User Subscriptions on a port of this machine, with a memory: users are associated, listed and
//! taken apart again, and what the model forbids is refused as the service would.
//!
//! With boto3, while this runs:
//!
//! ```python
//! import boto3
//! client = boto3.client("license-manager-user-subscriptions", endpoint_url="http://127.0.0.1:8080",
//!     region_name="eu-west-1", aws_access_key_id="any", aws_secret_access_key="any")
//! directory = {"ActiveDirectoryIdentityProvider": {"DirectoryId": "d-1234567890"}}
//! client.associate_user(Username="ada", InstanceId="i-1", IdentityProvider=directory)
//! print(client.list_user_associations(InstanceId="i-1", IdentityProvider=directory)["InstanceUserSummaries"])
//! ```

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ferrosmith_server::Call;
use generated::license_manager_user_subscriptions::{
    AssociateUserError, AssociateUserInput, AssociateUserOutput, ConflictException, DisassociateUserError,
    DisassociateUserInput, DisassociateUserOutput, InstanceUserSummary, ListUserAssociationsError,
    ListUserAssociationsInput, ListUserAssociationsOutput, ResourceNotFoundException, Service, builder,
};

/// Who may log in where: by instance and user.
#[derive(Default)]
struct Subscriptions(Mutex<BTreeMap<(String, String), InstanceUserSummary>>);

impl Subscriptions {
    fn users(&self) -> MutexGuard<'_, BTreeMap<(String, String), InstanceUserSummary>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Service for Subscriptions {
    async fn associate_user(
        &self,
        input: AssociateUserInput,
        call: &Call,
    ) -> Result<AssociateUserOutput, AssociateUserError> {
        println!("{}: {} to {}", call.request_id(), input.username, input.instance_id);
        let key = (input.instance_id.clone(), input.username.clone());
        if self.users().contains_key(&key) {
            return Err(ConflictException::new().message("the user is associated already").into());
        }
        let summary =
            InstanceUserSummary::new(input.identity_provider, input.instance_id, "ACTIVE", input.username)
                .domain(input.domain);
        self.users().insert(key, summary.clone());
        Ok(AssociateUserOutput::new(summary))
    }

    async fn disassociate_user(
        &self,
        input: DisassociateUserInput,
        _: &Call,
    ) -> Result<DisassociateUserOutput, DisassociateUserError> {
        let key = (input.instance_id.unwrap_or_default(), input.username.unwrap_or_default());
        match self.users().remove(&key) {
            Some(summary) => Ok(DisassociateUserOutput::new(summary.status("INACTIVE"))),
            None => Err(ResourceNotFoundException::new().message("no such association").into()),
        }
    }

    async fn list_user_associations(
        &self,
        input: ListUserAssociationsInput,
        _: &Call,
    ) -> Result<ListUserAssociationsOutput, ListUserAssociationsError> {
        let users = self.users();
        let found = users.values().filter(|summary| summary.instance_id == input.instance_id);
        Ok(ListUserAssociationsOutput::new().instance_user_summaries(found.cloned().collect::<Vec<_>>()))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "8080".to_owned());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let app =
        axum::Router::new().fallback_service(builder(Subscriptions::default()).health("/health").build()?);
    axum::serve(listener, app).await?;
    Ok(())
}
