use std::collections::BTreeMap;
use std::time::Duration;

use services::kinesis::*;

use crate::peer::{Holds as _, Peer};

pub async fn run(peer: &mut Peer) {
    let client = Client::from(peer.client.clone());
    for n in 0..5 {
        let created = client.create_stream(CreateStreamInput::new(format!("shelf{n}")).shard_count(2)).await;
        if peer.got(created).is_none() {
            return;
        }
    }
    let again = client.create_stream(CreateStreamInput::new("shelf0").shard_count(2)).await;
    let error = peer.refused(again, "ResourceInUseException");
    peer.is(matches!(error, Some(CreateStreamError::ResourceInUseException(_))), &error);
    let wait = client.wait_until_stream_exists(DescribeStreamInput::new().stream_name("shelf0"));
    peer.got(wait.within(Duration::from_secs(30)).await);
    let described = client.describe_stream(DescribeStreamInput::new().stream_name("shelf0")).await;
    if let Some(described) = peer.got(described) {
        peer.is(described.stream_description.shards.len() == 2, &described);
    }
    let missing = client.describe_stream(DescribeStreamInput::new().stream_name("nowhere")).await;
    let error = peer.refused(missing, "ResourceNotFoundException");
    peer.is(matches!(error, Some(DescribeStreamError::ResourceNotFoundException(_))), &error);

    let bytes: Vec<u8> = (0..=255).collect();
    let record = PutRecordInput::new(bytes.clone(), "key").stream_name("shelf0");
    let Some(put) = peer.got(client.put_record(record).await) else { return };
    let records: Vec<_> =
        (0..9).map(|n| PutRecordsRequestEntry::new(format!("r{n}").into_bytes(), "key")).collect();
    if let Some(several) =
        peer.got(client.put_records(PutRecordsInput::new(records).stream_name("shelf0")).await)
    {
        peer.is(several.failed_record_count.holds(0) && several.records.len() == 9, &several);
    }
    let from =
        GetShardIteratorInput::new(&*put.shard_id, ShardIteratorType::TrimHorizon).stream_name("shelf0");
    let iterator = peer.got(client.get_shard_iterator(from).await).and_then(|of| of.shard_iterator);
    if let Some(iterator) = iterator {
        if let Some(got) = peer.got(client.get_records(GetRecordsInput::new(iterator)).await) {
            peer.is(got.records.len() == 10, &got);
            peer.is(got.records.first().is_some_and(|of| of.data.as_ref() == bytes), &got);
            peer.is(got.next_shard_iterator.is_some() && got.millis_behind_latest.is_some(), &got);
        }
    }
    if let Some(shards) = peer.got(client.list_shards(ListShardsInput::new().stream_name("shelf0")).await) {
        peer.is(shards.shards.as_ref().is_some_and(|of| of.len() == 2), &shards);
    }
    // The token of newer pages is not in every imitation: the older way works everywhere.
    let (mut names, mut last) = (Vec::new(), None);
    for _ in 0..5 {
        let list = ListStreamsInput::new().limit(2).exclusive_start_stream_name(last.take());
        let Some(page) = peer.got(client.list_streams(list).await) else { break };
        names.extend(page.stream_names);
        last = names.last().cloned();
        if !page.has_more_streams {
            break;
        }
    }
    peer.is(names.len() == 5, &names);
    let tags = BTreeMap::from([("k".to_owned(), "v".to_owned())]);
    peer.got(client.add_tags_to_stream(AddTagsToStreamInput::new(tags).stream_name("shelf0")).await);
    let tags = client.list_tags_for_stream(ListTagsForStreamInput::new().stream_name("shelf0")).await;
    if let Some(tags) = peer.got(tags) {
        peer.is(tags.tags.len() == 1 && !tags.has_more_tags, &tags);
    }
    peer.got(client.delete_stream(DeleteStreamInput::new().stream_name("shelf0")).await);
}
