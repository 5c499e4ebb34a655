//! Makes one call, with what the environment tells.

use aws_sdk_licensemanagerusersubscriptions::Client;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(call())
}

async fn call() -> Result<(), Box<dyn std::error::Error>> {
    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let output = Client::new(&config).list_instances().send().await?;
    println!("{:?}", output.instance_summaries());
    Ok(())
}
