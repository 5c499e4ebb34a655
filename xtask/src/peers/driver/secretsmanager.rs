use services::secretsmanager::*;

use crate::peer::Peer;

pub async fn run(peer: &mut Peer) {
    let client = Client::from(peer.client.clone());
    let created =
        client.create_secret(CreateSecretInput::new("shelf/a").secret_string("one").description("ä€𝄞"));
    let Some(created) = peer.got(created.await) else { return };
    peer.is(created.arn.as_deref().is_some_and(|arn| arn.contains(":secret:shelf/a")), &created);
    let again = client.create_secret(CreateSecretInput::new("shelf/a").secret_string("other")).await;
    let error = peer.refused(again, "ResourceExistsException");
    peer.is(matches!(error, Some(CreateSecretError::ResourceExistsException(_))), &error);

    if let Some(read) = peer.got(client.get_secret_value(GetSecretValueInput::new("shelf/a")).await) {
        peer.is(read.secret_string.as_deref() == Some("one"), &read.secret_string);
        peer.is(!format!("{read:?}").contains("\"one\""), "a secret that is printed");
        peer.is(read.created_date.is_some(), &read);
    }
    let bytes: Vec<u8> = (0..=255).collect();
    let put = client.put_secret_value(PutSecretValueInput::new("shelf/a").secret_binary(bytes.clone())).await;
    peer.got(put);
    if let Some(read) = peer.got(client.get_secret_value(GetSecretValueInput::new("shelf/a")).await) {
        peer.is(read.secret_binary.as_ref().is_some_and(|blob| blob.as_ref() == bytes), &read);
    }
    peer.got(client.update_secret(UpdateSecretInput::new("shelf/a").description("other")).await);
    let tags = vec![Tag::new().key("k").value("v")];
    peer.got(client.tag_resource(TagResourceInput::new("shelf/a", tags)).await);
    if let Some(described) = peer.got(client.describe_secret(DescribeSecretInput::new("shelf/a")).await) {
        peer.is(described.tags.as_ref().is_some_and(|tags| tags.len() == 1), &described);
        peer.is(described.description.as_deref() == Some("other"), &described);
    }
    if let Some(versions) =
        peer.got(client.list_secret_version_ids(ListSecretVersionIdsInput::new("shelf/a")).await)
    {
        peer.is(versions.versions.as_ref().is_some_and(|versions| versions.len() >= 2), &versions);
    }

    for name in ["b", "c", "d", "e"] {
        let input = CreateSecretInput::new(format!("shelf/{name}")).secret_string(name);
        peer.got(client.create_secret(input).await);
    }
    let mut pages = client.list_secrets(ListSecretsInput::new().max_results(2)).pages();
    let (mut names, mut count) = (Vec::new(), 0);
    while let Some(page) = pages.next().await {
        let Some(page) = peer.got(page) else { break };
        count += 1;
        names.extend(page.secret_list.unwrap_or_default().into_iter().filter_map(|secret| secret.name));
    }
    names.sort();
    peer.is(count >= 3 && names == ["shelf/a", "shelf/b", "shelf/c", "shelf/d", "shelf/e"], (count, &names));
    let ids = vec!["shelf/b".to_owned(), "shelf/nowhere".to_owned()];
    if let Some(batch) =
        peer.got(client.batch_get_secret_value(BatchGetSecretValueInput::new().secret_id_list(ids)).await)
    {
        peer.is(batch.secret_values.as_ref().is_some_and(|values| values.len() == 1), &batch);
        peer.is(batch.errors.as_ref().is_some_and(|errors| errors.len() == 1), &batch);
    }

    peer.got(client.delete_secret(DeleteSecretInput::new("shelf/b").recovery_window_in_days(7)).await);
    let gone = client.get_secret_value(GetSecretValueInput::new("shelf/b")).await;
    peer.refused(gone, "InvalidRequestException");
    peer.got(client.restore_secret(RestoreSecretInput::new("shelf/b")).await);
    peer.got(
        client.delete_secret(DeleteSecretInput::new("shelf/b").force_delete_without_recovery(true)).await,
    );
    let gone = peer.refused(
        client.describe_secret(DescribeSecretInput::new("shelf/b")).await,
        "ResourceNotFoundException",
    );
    peer.is(matches!(gone, Some(DescribeSecretError::ResourceNotFoundException(_))), &gone);
    if let Some(password) =
        peer.got(client.get_random_password(GetRandomPasswordInput::new().password_length(40)).await)
    {
        peer.is(password.random_password.as_ref().is_some_and(|text| text.chars().count() == 40), &password);
    }
}
