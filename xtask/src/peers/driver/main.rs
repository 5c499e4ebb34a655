//! Calls the services that a peer speaks: `driver ENDPOINT SERVICE…`. It prints what failed, and how many calls were
//! made.

mod peer;

mod auth;
mod dynamodb;
mod events;
mod iam;
mod kinesis;
mod kms;
mod s3;
mod secretsmanager;
mod sqs;
mod ssm;
mod stepfunctions;

use peer::Peer;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let endpoint = arguments.next().expect("an endpoint");
    let mut peer = Peer::at(&endpoint);
    for service in arguments {
        match service.as_str() {
            "auth" => auth::run(&mut peer).await,
            "dynamodb" => dynamodb::run(&mut peer).await,
            "events" => events::run(&mut peer).await,
            "iam" => iam::run(&mut peer).await,
            "kinesis" => kinesis::run(&mut peer).await,
            "kms" => kms::run(&mut peer).await,
            "s3" => s3::run(&mut peer).await,
            "s3-rules" => s3::by_rules(&mut peer).await,
            "secretsmanager" => secretsmanager::run(&mut peer).await,
            "sqs" => sqs::run(&mut peer).await,
            "ssm" => ssm::run(&mut peer).await,
            "stepfunctions" => stepfunctions::run(&mut peer).await,
            other => panic!("expected a service, found {other}"),
        }
    }
    peer.tell();
}
