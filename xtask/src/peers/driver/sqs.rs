use std::collections::BTreeMap;

use services::sqs::*;

use crate::peer::Peer;

pub async fn run(peer: &mut Peer) {
    let client = Client::from(peer.client.clone());
    let attributes = BTreeMap::from([("VisibilityTimeout".to_owned(), "30".to_owned())]);
    let created = client.create_queue(CreateQueueInput::new("shelf").attributes(attributes)).await;
    let Some(url) = peer.got(created).and_then(|of| of.queue_url) else { return };
    if let Some(found) = peer.got(client.get_queue_url(GetQueueUrlInput::new("shelf")).await) {
        peer.is(found.queue_url.as_ref() == Some(&url), &found);
    }
    // Its code may be the one of the query protocol, which the service had before.
    let missing = client.get_queue_url(GetQueueUrlInput::new("nowhere")).await;
    let error = missing.as_ref().err().and_then(|error| error.service_error());
    peer.is(matches!(error, Some(GetQueueUrlError::QueueDoesNotExist(_))), &missing);

    let attribute = MessageAttributeValue::new("String").string_value("v ä");
    let bytes = MessageAttributeValue::new("Binary").binary_value(vec![0, 255, 7]);
    let message = SendMessageInput::new("hello ä€ <&>", &*url)
        .message_attributes(BTreeMap::from([("a".to_owned(), attribute), ("b".to_owned(), bytes)]));
    if let Some(sent) = peer.got(client.send_message(message).await) {
        peer.is(sent.message_id.is_some() && sent.md5_of_message_body.is_some(), &sent);
    }
    let receive = ReceiveMessageInput::new(&*url)
        .max_number_of_messages(10)
        .message_attribute_names(vec!["All".to_owned()])
        .message_system_attribute_names(vec![MessageSystemAttributeName::All]);
    let received = peer.got(client.receive_message(receive.clone()).await).and_then(|of| of.messages);
    let Some(message) = received.and_then(|mut of| of.pop()) else { return peer.is(false, "no message") };
    peer.is(message.body.as_deref() == Some("hello ä€ <&>"), &message);
    let attributes = message.message_attributes.clone().unwrap_or_default();
    peer.is(attributes.get("a").is_some_and(|of| of.string_value.as_deref() == Some("v ä")), &message);
    let bytes = attributes.get("b").and_then(|of| of.binary_value.clone());
    peer.is(bytes.is_some_and(|bytes| bytes.as_ref() == [0, 255, 7]), &message);
    peer.is(message.attributes.as_ref().is_some_and(|of| !of.is_empty()), &message);
    let handle = message.receipt_handle.unwrap_or_default();
    peer.got(client.change_message_visibility(ChangeMessageVisibilityInput::new(&*url, &*handle, 60)).await);
    peer.got(client.delete_message(DeleteMessageInput::new(&*url, &*handle)).await);

    let entries: Vec<_> =
        (0..10).map(|n| SendMessageBatchRequestEntry::new(format!("id{n}"), format!("m{n}"))).collect();
    if let Some(batch) = peer.got(client.send_message_batch(SendMessageBatchInput::new(entries, &*url)).await)
    {
        peer.is(batch.successful.len() == 10 && batch.failed.is_empty(), &batch);
    }
    let empty = client.send_message_batch(SendMessageBatchInput::new(vec![], &*url)).await;
    match &empty {
        Ok(output) => peer.is(output.successful.is_empty(), &empty),
        Err(error) => {
            let error = error.service_error();
            peer.is(matches!(error, Some(SendMessageBatchError::EmptyBatchRequest(_))), &empty);
        }
    }
    let mut handles = Vec::new();
    for _ in 0..10 {
        let Some(received) = peer.got(client.receive_message(receive.clone()).await) else { break };
        handles.extend(received.messages.unwrap_or_default().into_iter().filter_map(|of| of.receipt_handle));
        if handles.len() >= 10 {
            break;
        }
    }
    peer.is(handles.len() == 10, handles.len());
    let entries: Vec<_> = handles
        .into_iter()
        .enumerate()
        .map(|(n, of)| DeleteMessageBatchRequestEntry::new(format!("d{n}"), of))
        .collect();
    if let Some(deleted) =
        peer.got(client.delete_message_batch(DeleteMessageBatchInput::new(entries, &*url)).await)
    {
        peer.is(deleted.successful.len() == 10, &deleted);
    }
    let set = BTreeMap::from([("VisibilityTimeout".to_owned(), "5".to_owned())]);
    peer.got(client.set_queue_attributes(SetQueueAttributesInput::new(set, &*url)).await);
    let get = GetQueueAttributesInput::new(&*url).attribute_names(vec![QueueAttributeName::All]);
    if let Some(got) = peer.got(client.get_queue_attributes(get).await) {
        let value = got.attributes.as_ref().and_then(|of| of.get("VisibilityTimeout").cloned());
        peer.is(value.as_deref() == Some("5"), &got);
    }
    let tags = BTreeMap::from([("k".to_owned(), "v".to_owned())]);
    peer.got(client.tag_queue(TagQueueInput::new(&*url, tags.clone())).await);
    if let Some(listed) = peer.got(client.list_queue_tags(ListQueueTagsInput::new(&*url)).await) {
        peer.is(listed.tags == Some(tags), &listed);
    }
    for n in 0..4 {
        peer.got(client.create_queue(CreateQueueInput::new(format!("shelf-{n}"))).await);
    }
    let mut queues =
        client.list_queues(ListQueuesInput::new().queue_name_prefix("shelf").max_results(2)).items();
    let mut found = Vec::new();
    while let Some(queue) = queues.next().await {
        let Some(queue) = peer.got(queue) else { break };
        found.push(queue);
    }
    peer.is(found.len() == 5, &found);
    peer.got(client.purge_queue(PurgeQueueInput::new(&*url)).await);
    peer.got(client.delete_queue(DeleteQueueInput::new(&*url)).await);
    let gone = client.send_message(SendMessageInput::new("x", &*url)).await;
    let error = gone.as_ref().err().and_then(|error| error.service_error());
    peer.is(matches!(error, Some(SendMessageError::QueueDoesNotExist(_))), &gone);
}
