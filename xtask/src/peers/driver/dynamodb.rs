use std::collections::BTreeMap;
use std::time::Duration;

use services::dynamodb::*;

use crate::peer::Peer;

type Item = BTreeMap<String, AttributeValue>;

pub async fn run(peer: &mut Peer) {
    let client = Client::from(peer.client.clone());
    let attributes = vec![
        AttributeDefinition::new("author", ScalarAttributeType::S),
        AttributeDefinition::new("year", ScalarAttributeType::N),
    ];
    let keys =
        vec![KeySchemaElement::new("author", KeyType::Hash), KeySchemaElement::new("year", KeyType::Range)];
    let table = CreateTableInput::new(attributes, keys, "books")
        .provisioned_throughput(ProvisionedThroughput::new(5, 5));
    let Some(created) = peer.got(client.create_table(table.clone()).await) else { return };
    let arn = created.table_description.and_then(|of| of.table_arn).unwrap_or_default();
    let error = peer.refused(client.create_table(table.clone()).await, "ResourceInUseException");
    peer.is(matches!(error, Some(CreateTableError::ResourceInUseException(_))), &error);
    until_active(peer, &client).await;

    let mut full = key("lem", 1961);
    full.extend([
        ("title".to_owned(), AttributeValue::S("Solaris ä€𝄞".to_owned())),
        ("bytes".to_owned(), AttributeValue::B(vec![0, 255, 1].into())),
        ("yes".to_owned(), AttributeValue::Bool(true)),
        ("none".to_owned(), AttributeValue::Null(true)),
        ("numbers".to_owned(), AttributeValue::Ns(vec!["1".to_owned(), "2.5".to_owned()])),
        ("texts".to_owned(), AttributeValue::Ss(vec!["a".to_owned(), "b".to_owned()])),
        ("list".to_owned(), AttributeValue::L(vec![AttributeValue::N("7".to_owned())])),
        ("map".to_owned(), AttributeValue::M(key("inner", 1))),
    ]);
    peer.got(client.put_item(PutItemInput::new(full.clone(), "books")).await);
    let read = client.get_item(GetItemInput::new(key("lem", 1961), "books").consistent_read(true)).await;
    if let Some(read) = peer.got(read) {
        peer.is(read.item.as_ref().is_some_and(|item| same(item, &full)), &read);
    }
    if let Some(none) = peer.got(client.get_item(GetItemInput::new(key("nobody", 1), "books")).await) {
        peer.is(none.item.is_none(), &none);
    }
    let update = UpdateItemInput::new(key("lem", 1961), "books")
        .update_expression("SET #t = :t ADD copies :one")
        .expression_attribute_names(BTreeMap::from([("#t".to_owned(), "title".to_owned())]))
        .expression_attribute_values(BTreeMap::from([
            (":t".to_owned(), AttributeValue::S("Eden".to_owned())),
            (":one".to_owned(), AttributeValue::N("1".to_owned())),
        ]))
        .return_values(ReturnValue::AllNew);
    if let Some(updated) = peer.got(client.update_item(update).await) {
        let title = updated.attributes.as_ref().and_then(|of| of.get("title").cloned());
        peer.is(title == Some(AttributeValue::S("Eden".to_owned())), &updated);
    }
    let guarded = PutItemInput::new(full, "books").condition_expression("attribute_not_exists(author)");
    let error = peer.refused(client.put_item(guarded).await, "ConditionalCheckFailedException");
    peer.is(matches!(error, Some(PutItemError::ConditionalCheckFailedException(_))), &error);
    let missing = client.get_item(GetItemInput::new(key("a", 1), "nowhere")).await;
    let error = peer.refused(missing, "ResourceNotFoundException");
    peer.is(matches!(error, Some(GetItemError::ResourceNotFoundException(_))), &error);
    let wrong = client.get_item(GetItemInput::new(Item::new(), "books")).await;
    peer.refused(wrong, "ValidationException");

    many(peer, &client).await;
    let tag = TagResourceInput::new(&*arn, vec![Tag::new("k", "v")]);
    peer.got(client.tag_resource(tag).await);
    if let Some(tags) = peer.got(client.list_tags_of_resource(ListTagsOfResourceInput::new(&*arn)).await) {
        peer.is(tags.tags == Some(vec![Tag::new("k", "v")]), &tags);
    }
    let deleted = DeleteItemInput::new(key("lem", 1961), "books").return_values(ReturnValue::AllOld);
    if let Some(deleted) = peer.got(client.delete_item(deleted).await) {
        peer.is(deleted.attributes.is_some(), &deleted);
    }
    peer.got(client.delete_table(DeleteTableInput::new("books")).await);
    let wait = client.wait_until_table_not_exists(DescribeTableInput::new("books"));
    peer.got(wait.within(Duration::from_secs(60)).await);
}

async fn until_active(peer: &mut Peer, client: &Client) {
    let wait = client.wait_until_table_exists(DescribeTableInput::new("books"));
    peer.got(wait.within(Duration::from_secs(20)).await);
}

/// Batches, transactions, pages.
async fn many(peer: &mut Peer, client: &Client) {
    let put = |n: i64| WriteRequest::new().put_request(PutRequest::new(key("dick", 1950 + n)));
    let requests = BTreeMap::from([("books".to_owned(), (0..20).map(put).collect())]);
    if let Some(batch) = peer.got(client.batch_write_item(BatchWriteItemInput::new(requests)).await) {
        peer.is(batch.unprocessed_items.as_ref().is_none_or(BTreeMap::is_empty), &batch);
    }
    let keys = KeysAndAttributes::new((0..5).map(|n| key("dick", 1950 + n)).collect::<Vec<_>>());
    let batch = BatchGetItemInput::new(BTreeMap::from([("books".to_owned(), keys)]));
    if let Some(batch) = peer.got(client.batch_get_item(batch).await) {
        let items = batch.responses.as_ref().and_then(|of| of.get("books")).map(Vec::len);
        peer.is(items == Some(5), &batch);
    }
    let query = QueryInput::new("books")
        .key_condition_expression("author = :a")
        .expression_attribute_values(BTreeMap::from([(
            ":a".to_owned(),
            AttributeValue::S("dick".to_owned()),
        )]))
        .limit(6);
    let mut items = client.query(query).items();
    let mut years = Vec::new();
    while let Some(item) = items.next().await {
        let Some(item) = peer.got(item) else { break };
        years.extend(item.get("year").and_then(|year| year.as_n()).cloned());
    }
    let expected: Vec<String> = (1950..1970).map(|year| year.to_string()).collect();
    peer.is(years == expected, &years);
    let mut pages = client.scan(ScanInput::new("books").limit(8)).pages();
    let (mut count, mut found) = (0, 0);
    while let Some(page) = pages.next().await {
        let Some(page) = peer.got(page) else { break };
        count += 1;
        found += page.items.map_or(0, |items| items.len());
    }
    peer.is(found == 21 && count >= 3, (found, count));
    for n in 0..3 {
        let attributes = vec![AttributeDefinition::new("id", ScalarAttributeType::S)];
        let keys = vec![KeySchemaElement::new("id", KeyType::Hash)];
        let table = CreateTableInput::new(attributes, keys, format!("more{n}"))
            .billing_mode(BillingMode::PayPerRequest);
        peer.got(client.create_table(table).await);
    }
    let mut tables = client.list_tables(ListTablesInput::new().limit(1)).items();
    let mut names = Vec::new();
    while let Some(name) = tables.next().await {
        let Some(name) = peer.got(name) else { break };
        names.push(name);
    }
    peer.is(names == ["books", "more0", "more1", "more2"], &names);
}

fn key(author: &str, year: i64) -> Item {
    BTreeMap::from([
        ("author".to_owned(), AttributeValue::S(author.to_owned())),
        ("year".to_owned(), AttributeValue::N(year.to_string())),
    ])
}

/// Sets have no order.
fn same(found: &Item, expected: &Item) -> bool {
    let sorted = |item: &Item| -> Item {
        let mut item = item.clone();
        for value in item.values_mut() {
            if let AttributeValue::Ns(texts) | AttributeValue::Ss(texts) = value {
                texts.sort();
            }
        }
        item
    };
    sorted(found) == sorted(expected)
}
