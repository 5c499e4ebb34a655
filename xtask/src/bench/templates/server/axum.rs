//! The same server as one would write it by hand, with axum and serde.

mod checks;
mod derived;

use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use derived::{AssociateUserInput, AssociateUserOutput, InstanceUserSummary};
use serde::Serialize;
use tokio::net::TcpListener;

#[derive(Serialize)]
struct ValidationException {
    message: String,
}

async fn associate_user(
    Json(input): Json<AssociateUserInput>,
) -> Result<Json<AssociateUserOutput>, (StatusCode, Json<ValidationException>)> {
    checks::check(&input)
        .map_err(|message| (StatusCode::BAD_REQUEST, Json(ValidationException { message })))?;
    let AssociateUserInput { identity_provider, instance_id, username, domain, .. } = input;
    Ok(Json(AssociateUserOutput {
        instance_user_summary: InstanceUserSummary {
            username,
            instance_id,
            identity_provider,
            status: "ASSOCIATED".to_owned(),
            instance_user_arn: Some(
                "arn:aws:license-manager-user-subscriptions:eu-central-1:111122223333:instance-user/a/1"
                    .to_owned(),
            ),
            status_message: None,
            domain,
            association_date: Some("2026-01-01T09:30:00Z".to_owned()),
            disassociation_date: None,
        },
    }))
}

fn main() -> std::io::Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let port = TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", port.local_addr()?);
        axum::serve(port, Router::new().route("/user/AssociateUser", post(associate_user))).await
    })
}
