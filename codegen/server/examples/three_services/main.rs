//! The three services on three ports of this machine, each with a memory; they end with Ctrl-C, when all requests are
//! answered.
//!
//! With boto3, while this runs:
//!
//! ```python
//! import boto3
//! def client(service, port):
//!     return boto3.client(service, endpoint_url=f"http://127.0.0.1:{port}",
//!         region_name="eu-west-1", aws_access_key_id="any", aws_secret_access_key="any")
//!
//! users = client("license-manager-user-subscriptions", 8080)
//! directory = {"ActiveDirectoryIdentityProvider": {"DirectoryId": "d-1234567890"}}
//! users.associate_user(Username="ada", InstanceId="i-1", IdentityProvider=directory)
//! print(users.list_user_associations(InstanceId="i-1", IdentityProvider=directory)["InstanceUserSummaries"])
//!
//! profiles = client("datazone", 8081)
//! profiles.create_user_profile(domainIdentifier="dzd_1", userIdentifier="arn:aws:iam::111122223333:user/ada")
//! print(profiles.search_user_profiles(domainIdentifier="dzd_1", userType="DATAZONE_IAM_USER")["items"])
//!
//! stacks = client("appstream", 8082)
//! stacks.create_stack(Name="desk")
//! print(stacks.describe_stacks(Names=["desk"])["Stacks"])
//! ```

mod profiles;
mod stacks;
mod users;

use ferrosmith_server::{Listener, Server};
use generated::{appstream, datazone, license_manager_user_subscriptions};
use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let users = license_manager_user_subscriptions::serve(users::Users::default());
    let profiles = datazone::serve(profiles::Profiles::default());
    let stacks = appstream::serve(stacks::Stacks::default());
    let served = tokio::try_join!(serve(8080, users), serve(8081, profiles), serve(8082, stacks));
    served.map(|_| ())
}

async fn serve(port: u16, server: Server) -> std::io::Result<()> {
    let port = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", port.local_addr()?);
    let ctrl_c = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    Listener::new(server).serve(port, ctrl_c).await
}
