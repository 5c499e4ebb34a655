use services::Timestamp;
use services::events::*;

use crate::peer::{Holds as _, Peer};

pub async fn run(peer: &mut Peer) {
    let client = Client::from(peer.client.clone());
    if let Some(bus) = peer.got(client.create_event_bus(CreateEventBusInput::new("shelf")).await) {
        peer.is(bus.event_bus_arn.as_deref().is_some_and(|arn| arn.ends_with("/shelf")), &bus);
    }
    let again = client.create_event_bus(CreateEventBusInput::new("shelf")).await;
    let error = peer.refused(again, "ResourceAlreadyExistsException");
    peer.is(matches!(error, Some(CreateEventBusError::ResourceAlreadyExistsException(_))), &error);
    for n in 0..3 {
        let rule = PutRuleInput::new(format!("rule{n}"))
            .event_bus_name("shelf")
            .event_pattern(r#"{"source":["shelf"]}"#)
            .state(RuleState::Enabled);
        if let Some(rule) = peer.got(client.put_rule(rule).await) {
            peer.is(rule.rule_arn.is_some(), &rule);
        }
    }
    let describe = || DescribeRuleInput::new("rule0").event_bus_name("shelf");
    if let Some(rule) = peer.got(client.describe_rule(describe()).await) {
        peer.is(rule.event_pattern.as_deref() == Some(r#"{"source":["shelf"]}"#), &rule);
        peer.is(rule.state == Some(RuleState::Enabled), &rule);
    }
    let missing = client.describe_rule(DescribeRuleInput::new("nowhere")).await;
    let error = peer.refused(missing, "ResourceNotFoundException");
    peer.is(matches!(error, Some(DescribeRuleError::ResourceNotFoundException(_))), &error);
    peer.got(client.disable_rule(DisableRuleInput::new("rule0").event_bus_name("shelf")).await);
    if let Some(rule) = peer.got(client.describe_rule(describe()).await) {
        peer.is(rule.state == Some(RuleState::Disabled), &rule);
    }
    if let Some(rules) = peer.got(client.list_rules(ListRulesInput::new().event_bus_name("shelf")).await) {
        peer.is(rules.rules.as_ref().is_some_and(|of| of.len() == 3), &rules);
    }
    let target = Target::new("arn:aws:sqs:eu-central-1:123456789012:shelf", "t1").input(r#"{"a":1}"#);
    let put = PutTargetsInput::new("rule0", vec![target.clone()]).event_bus_name("shelf");
    if let Some(put) = peer.got(client.put_targets(put).await) {
        peer.is(put.failed_entry_count.holds(0), &put);
    }
    let list = ListTargetsByRuleInput::new("rule0").event_bus_name("shelf");
    if let Some(targets) = peer.got(client.list_targets_by_rule(list).await) {
        peer.is(targets.targets == Some(vec![target]), &targets);
    }
    let remove = RemoveTargetsInput::new(vec!["t1".to_owned()], "rule0").event_bus_name("shelf");
    peer.got(client.remove_targets(remove).await);
    let entry = PutEventsRequestEntry::new()
        .source("shelf")
        .detail_type("t")
        .detail(r#"{"a":"ä"}"#)
        .time(Timestamp::from_epoch(1_700_000_000, 0))
        .event_bus_name("shelf");
    if let Some(put) = peer.got(client.put_events(PutEventsInput::new(vec![entry])).await) {
        peer.is(put.failed_entry_count.holds(0), &put);
        peer.is(put.entries.is_some_and(|of| of.len() == 1), "no entry");
    }
    peer.got(client.delete_rule(DeleteRuleInput::new("rule0").event_bus_name("shelf")).await);
    if let Some(buses) = peer.got(client.list_event_buses(ListEventBusesInput::new()).await) {
        peer.is(buses.event_buses.as_ref().is_some_and(|of| of.len() == 2), &buses);
    }
    peer.got(client.delete_event_bus(DeleteEventBusInput::new("shelf")).await);
}
