//! Makes one call, with what the environment tells.

use generated::license_manager_user_subscriptions::{Client, ListInstancesInput};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(call())
}

async fn call() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env().await?;
    let output = client.list_instances(ListInstancesInput::new()).await?;
    println!("{:?}", output.instance_summaries);
    Ok(())
}
