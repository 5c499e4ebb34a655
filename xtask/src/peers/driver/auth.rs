use ferrosmith_client::Credentials;
use services::http::Request;
use services::{dynamodb, iam, kms, s3, sqs, sts};

use crate::peer::Peer;

/// The peer checks signatures from here on: those of four protocols, and of paths that are hard to sign.
pub async fn run(peer: &mut Peer) {
    let Some(credentials) = access_key(peer).await else { return };
    let switch = format!("{}/moto-api/reset-auth", peer.endpoint);
    let checked = |calls: &'static str| Request::post(&*switch).body(calls.into()).expect("a request");
    let switched = peer.send(checked("0")).await;
    peer.got(switched);
    let client =
        ferrosmith_client::Client::new(peer.config().endpoint(&*peer.endpoint).credentials(credentials));

    let identity =
        sts::Client::from(client.clone()).get_caller_identity(sts::GetCallerIdentityInput::new()).await;
    if let Some(identity) = peer.got(identity) {
        peer.is(identity.arn.as_deref().is_some_and(|arn| arn.ends_with("user/signer")), &identity);
    }
    peer.got(dynamodb::Client::from(client.clone()).list_tables(dynamodb::ListTablesInput::new()).await);
    peer.got(kms::Client::from(client.clone()).list_keys(kms::ListKeysInput::new()).await);
    peer.got(sqs::Client::from(client.clone()).list_queues(sqs::ListQueuesInput::new()).await);
    objects(peer, &s3::Client::from(client)).await;

    let wrong =
        peer.config().endpoint(&*peer.endpoint).credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let wrong = sts::Client::new(wrong).get_caller_identity(sts::GetCallerIdentityInput::new()).await;
    peer.is(wrong.as_ref().is_err_and(|error| error.status() == Some(403)), &wrong);
    let switched = peer.send(checked("inf")).await;
    peer.got(switched);
}

async fn access_key(peer: &mut Peer) -> Option<Credentials> {
    let client = iam::Client::from(peer.client.clone());
    peer.got(client.create_user(iam::CreateUserInput::new("signer")).await)?;
    let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    peer.got(client.put_user_policy(iam::PutUserPolicyInput::new(policy, "all", "signer")).await)?;
    let key = client.create_access_key(iam::CreateAccessKeyInput::new().user_name("signer")).await;
    let key = peer.got(key)?.access_key;
    peer.is(!format!("{key:?}").contains(&key.secret_access_key), "a secret that is printed");
    Some(Credentials::new(key.access_key_id, key.secret_access_key))
}

async fn objects(peer: &mut Peer, client: &s3::Client) {
    let made = s3::CreateBucketInput::new("signed").create_bucket_configuration(
        s3::CreateBucketConfiguration::new()
            .location_constraint(s3::BucketLocationConstraint::from("eu-central-1")),
    );
    peer.got(client.create_bucket(made).await);
    for key in crate::s3::KEYS {
        peer.got(client.put_object(s3::PutObjectInput::new("signed", key).body(b"text".to_vec())).await);
        peer.got(client.head_object(s3::HeadObjectInput::new("signed", key)).await);
    }
    let list = s3::ListObjectsV2Input::new("signed").prefix("a/b c+&=ä").max_keys(7);
    peer.got(client.list_objects_v2(list).await);
}
