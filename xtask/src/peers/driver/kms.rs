use services::kms::*;

use crate::peer::{Holds as _, Peer};

pub async fn run(peer: &mut Peer) {
    let client = Client::from(peer.client.clone());
    let Some(created) = peer.got(client.create_key(CreateKeyInput::new().description("shelf")).await) else {
        return;
    };
    let Some(key) = created.key_metadata.map(|metadata| metadata.key_id) else {
        return peer.is(false, "no key");
    };
    if let Some(described) = peer.got(client.describe_key(DescribeKeyInput::new(&*key)).await) {
        let metadata = described.key_metadata.clone();
        peer.is(metadata.as_ref().is_some_and(|of| of.enabled.holds(true)), &described);
        peer.is(metadata.is_some_and(|of| of.key_state == Some(KeyState::Enabled)), &described);
    }
    peer.got(client.create_alias(CreateAliasInput::new("alias/shelf", &*key)).await);
    let again = client.create_alias(CreateAliasInput::new("alias/shelf", &*key)).await;
    let error = peer.refused(again, "AlreadyExistsException");
    peer.is(matches!(error, Some(CreateAliasError::AlreadyExistsException(_))), &error);
    if let Some(aliases) = peer.got(client.list_aliases(ListAliasesInput::new().key_id(&*key)).await) {
        peer.is(aliases.aliases.as_ref().is_some_and(|of| of.len() == 1), &aliases);
    }

    let plain = b"\x00\xff secret".to_vec();
    let sealed = client.encrypt(EncryptInput::new("alias/shelf", plain.clone())).await;
    if let Some(blob) = peer.got(sealed).and_then(|sealed| sealed.ciphertext_blob) {
        if let Some(opened) = peer.got(client.decrypt(DecryptInput::new(blob)).await) {
            peer.is(opened.plaintext.is_some_and(|found| found.as_ref() == plain), "another text");
        }
    }
    let garbage = client.decrypt(DecryptInput::new(b"garbage".to_vec())).await;
    peer.is(garbage.is_err(), &garbage);
    let missing = DescribeKeyInput::new("00000000-0000-0000-0000-000000000000");
    let error = peer.refused(client.describe_key(missing).await, "NotFoundException");
    peer.is(matches!(error, Some(DescribeKeyError::NotFoundException(_))), &error);
    let data = GenerateDataKeyInput::new(&*key).key_spec(DataKeySpec::Aes256);
    if let Some(data) = peer.got(client.generate_data_key(data).await) {
        peer.is(data.plaintext.as_ref().is_some_and(|key| key.as_ref().len() == 32), &data);
    }
    if let Some(random) =
        peer.got(client.generate_random(GenerateRandomInput::new().number_of_bytes(24)).await)
    {
        peer.is(random.plaintext.as_ref().is_some_and(|bytes| bytes.as_ref().len() == 24), &random);
    }

    let pair = CreateKeyInput::new().key_usage(KeyUsageType::SignVerify).key_spec(KeySpec::EccNistP256);
    let pair = peer.got(client.create_key(pair).await).and_then(|of| of.key_metadata).map(|of| of.key_id);
    if let Some(pair) = &pair {
        let algorithm = SigningAlgorithmSpec::EcdsaSha256;
        let signed = client.sign(SignInput::new(&**pair, b"text".to_vec(), algorithm.clone())).await;
        if let Some(signature) = peer.got(signed).and_then(|of| of.signature) {
            let verified = VerifyInput::new(&**pair, b"text".to_vec(), signature, algorithm);
            if let Some(verified) = peer.got(client.verify(verified).await) {
                peer.is(verified.signature_valid.holds(true), &verified);
            }
        }
        if let Some(public) = peer.got(client.get_public_key(GetPublicKeyInput::new(&**pair)).await) {
            peer.is(public.public_key.is_some(), &public);
        }
    }
    for _ in 0..3 {
        peer.got(client.create_key(CreateKeyInput::new()).await);
    }
    let mut keys = client.list_keys(ListKeysInput::new().limit(2)).items();
    let mut count = 0;
    while let Some(item) = keys.next().await {
        let Some(item) = peer.got(item) else { break };
        peer.is(item.key_arn.is_some(), &item);
        count += 1;
    }
    peer.is(count >= 5, count);
    peer.got(client.tag_resource(TagResourceInput::new(&*key, vec![Tag::new("k", "v")])).await);
    if let Some(tags) = peer.got(client.list_resource_tags(ListResourceTagsInput::new(&*key)).await) {
        peer.is(tags.tags == Some(vec![Tag::new("k", "v")]), &tags);
    }
    peer.got(client.disable_key(DisableKeyInput::new(&*key)).await);
    if let Some(described) = peer.got(client.describe_key(DescribeKeyInput::new(&*key)).await) {
        peer.is(described.key_metadata.is_some_and(|of| of.enabled.holds(false)), "a key that is enabled");
    }
    peer.got(client.enable_key(EnableKeyInput::new(&*key)).await);
    let schedule = ScheduleKeyDeletionInput::new(&*key).pending_window_in_days(7);
    if let Some(scheduled) = peer.got(client.schedule_key_deletion(schedule).await) {
        peer.is(scheduled.deletion_date.is_some(), &scheduled);
    }
    peer.got(client.cancel_key_deletion(CancelKeyDeletionInput::new(&*key)).await);
}
