//! A waiter: a call that is made until a fleet has started, for a time that you give.

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ferrosmith_client::{Clock, Config, Credentials, Sleep, Transport};
use generated::Timestamp;
use generated::appstream::{self, DescribeFleetsInput};
use generated::http::Response;
use generated::protocol::AWS_JSON_1_1;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // A fleet that starts while it is asked about the third time.
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let transport = Transport::from_fn(|_| async {
        let state = if CALLS.fetch_add(1, Ordering::Relaxed) < 2 { "STARTING" } else { "RUNNING" };
        let fleet = format!(
            r#"{{"Fleets":[{{"Arn":"a","Name":"f","InstanceType":"i","ComputeCapacityStatus":{{"Desired":1}},"State":"{state}"}}]}}"#
        );
        Ok::<_, std::io::Error>(Response::new(fleet.into()))
    });
    let config = Config::new(transport, Hurry)
        .protocol(&AWS_JSON_1_1)
        .region("eu-central-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let client = appstream::Client::new(config);

    let fleet = DescribeFleetsInput::new().names(vec!["f".to_owned()]);
    client.wait_until_fleet_started(fleet).within(Duration::from_secs(1200)).await?;
    println!("started after {} calls", CALLS.load(Ordering::Relaxed));
    assert_eq!(CALLS.load(Ordering::Relaxed), 3);
    Ok(())
}

/// A clock whose waits are over at once: nobody waits for an example.
struct Hurry;

impl Clock for Hurry {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(std::future::ready(()))
    }
}
