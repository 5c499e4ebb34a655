use generated::datazone::{Client, GetDomainInput, ListDomainsInput};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env().await?;
    let domain = client.get_domain(GetDomainInput::new("dzd_1")).await?;
    println!("{}", domain.status);
    let mut domains = client.list_domains(ListDomainsInput::new()).items();
    while let Some(domain) = domains.next().await {
        println!("{}", domain?.name);
    }
    Ok(())
}
