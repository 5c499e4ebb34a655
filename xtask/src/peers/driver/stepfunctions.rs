use services::stepfunctions::*;

use crate::peer::Peer;

const DEFINITION: &str = r#"{"StartAt":"Done","States":{"Done":{"Type":"Pass","End":true}}}"#;

pub async fn run(peer: &mut Peer) {
    let client = Client::from(peer.client.clone());
    let role = "arn:aws:iam::123456789012:role/shelf";
    let mut machines = Vec::new();
    for n in 0..5 {
        let created = client
            .create_state_machine(CreateStateMachineInput::new(DEFINITION, format!("m{n}"), role))
            .await;
        let Some(created) = peer.got(created) else { return };
        machines.push(created.state_machine_arn);
    }
    let machine = &*machines[0];
    let bad = client.create_state_machine(CreateStateMachineInput::new("{", "bad<name", role)).await;
    peer.is(bad.as_ref().is_err_and(|error| error.code().is_some()), &bad);
    if let Some(described) =
        peer.got(client.describe_state_machine(DescribeStateMachineInput::new(machine)).await)
    {
        peer.is(described.name == "m0" && described.status == Some(StateMachineStatus::Active), &described);
    }
    let missing =
        DescribeStateMachineInput::new("arn:aws:states:eu-central-1:123456789012:stateMachine:nowhere");
    let error = peer.refused(client.describe_state_machine(missing).await, "StateMachineDoesNotExist");
    peer.is(matches!(error, Some(DescribeStateMachineError::StateMachineDoesNotExist(_))), &error);
    peer.got(client.update_state_machine(UpdateStateMachineInput::new(machine).definition(DEFINITION)).await);
    let mut items = client.list_state_machines(ListStateMachinesInput::new().max_results(2)).items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        if peer.got(item).is_none() {
            break;
        }
        count += 1;
    }
    peer.is(count == 5, count);

    let start = StartExecutionInput::new(machine).name("run").input(r#"{"a":"ä"}"#);
    let Some(started) = peer.got(client.start_execution(start).await) else { return };
    let run = &*started.execution_arn;
    if let Some(described) = peer.got(client.describe_execution(DescribeExecutionInput::new(run)).await) {
        peer.is(described.input.as_deref() == Some(r#"{"a":"ä"}"#), &described.input);
        peer.is(described.state_machine_arn == machine, &described);
    }
    if let Some(list) =
        peer.got(client.list_executions(ListExecutionsInput::new().state_machine_arn(machine)).await)
    {
        peer.is(list.executions.len() == 1, &list);
    }
    peer.got(client.get_execution_history(GetExecutionHistoryInput::new(run)).await);
    peer.got(client.stop_execution(StopExecutionInput::new(run).cause("enough")).await);
    let missing = "arn:aws:states:eu-central-1:123456789012:execution:m0:nowhere";
    let error = peer.refused(
        client.describe_execution(DescribeExecutionInput::new(missing)).await,
        "ExecutionDoesNotExist",
    );
    peer.is(matches!(error, Some(DescribeExecutionError::ExecutionDoesNotExist(_))), &error);
    peer.got(client.tag_resource(TagResourceInput::new(machine, vec![Tag::new().key("k").value("v")])).await);
    peer.got(client.delete_state_machine(DeleteStateMachineInput::new(machine)).await);
}
