//! A server of one service with one operation, on one thread.

use std::future::pending;

use ferrosmith_server::{Call, Listener};
use generated::license_manager_user_subscriptions::{
    self, AssociateUserError, AssociateUserInput, AssociateUserOutput, InstanceUserSummary, Service,
};
use tokio::net::TcpListener;

struct Users;

impl Service for Users {
    async fn associate_user(
        &self,
        input: AssociateUserInput,
        _: &Call,
    ) -> Result<AssociateUserOutput, AssociateUserError> {
        let AssociateUserInput { identity_provider, instance_id, username, domain, .. } = input;
        let summary = InstanceUserSummary::new(identity_provider, instance_id, "ASSOCIATED", username)
            .instance_user_arn(
                "arn:aws:license-manager-user-subscriptions:eu-central-1:111122223333:instance-user/a/1",
            )
            .domain(domain)
            .association_date("2026-01-01T09:30:00Z");
        Ok(AssociateUserOutput::new(summary))
    }
}

fn main() -> std::io::Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let port = TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", port.local_addr()?);
        Listener::new(license_manager_user_subscriptions::serve(Users)).serve(port, pending()).await
    })
}
