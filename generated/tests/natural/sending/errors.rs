//! Errors of calls: into anything, matched, asked, told apart.

use ferrosmith_client::Error;
use ferrosmith_client::client::ErrorKind;
use generated::datazone::{self, CreateUserProfileInput, GetDomainError, GetDomainInput};
use generated::{ServiceError, http::StatusCode};

use super::stand_in::client;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// An error of a program of one's own.
#[derive(Debug, thiserror::Error)]
enum Mine {
    #[error("no domain")]
    Domain(#[from] Error<GetDomainError>),
    #[error(transparent)]
    Service(#[from] datazone::Error),
    #[error(transparent)]
    Other(#[from] std::io::Error),
}

#[tokio::test]
async fn into_anything() {
    async fn with_anyhow(id: &str) -> anyhow::Result<String> {
        use anyhow::Context as _;
        Ok(client()
            .get_domain(GetDomainInput::new(id))
            .await
            .with_context(|| format!("looking for {id}"))?
            .id)
    }
    async fn with_box(id: &str) -> Result<String, BoxError> {
        Ok(client().get_domain(GetDomainInput::new(id)).await?.id)
    }
    async fn mine(id: &str) -> Result<String, Mine> {
        std::fs::exists("Cargo.toml")?;
        Ok(client().get_domain(GetDomainInput::new(id)).await?.id)
    }
    /// Several operations, and one error of the service for all of them.
    async fn of_the_service(id: &str) -> Result<String, datazone::Error> {
        let client = client();
        client.get_domain(GetDomainInput::new(id)).await?;
        let profile = client.create_user_profile(CreateUserProfileInput::new(id, "ada")).await?;
        Ok(profile.id.unwrap_or_default())
    }
    async fn through_the_service(id: &str) -> Result<String, Mine> {
        Ok(of_the_service(id).await?)
    }
    let error = with_anyhow("dzd_2").await.unwrap_err();
    let said = "GetDomain: ResourceNotFoundException: no such domain (status 404)";
    assert_eq!(format!("{error:#}"), format!("looking for dzd_2: {said}"));
    assert!(error.downcast_ref::<Error<GetDomainError>>().is_some_and(|error| error.attempts() == 1));
    assert_eq!(with_box("dzd_2").await.unwrap_err().to_string(), said);
    assert!(matches!(mine("dzd_2").await, Err(Mine::Domain(error)) if error.status() == Some(404)));
    assert_eq!(of_the_service("dzd_1").await.unwrap(), "u-1");
    assert!(matches!(of_the_service("dzd_2").await, Err(datazone::Error::ResourceNotFoundException(_))));
    // A failure before or after the answer is kept, with its words.
    let down = of_the_service("dzd_down").await.unwrap_err();
    assert!(
        matches!(down, datazone::Error::Unhandled(_)) && down.to_string().contains("connection reset"),
        "{down}"
    );
    assert!(matches!(through_the_service("dzd_2").await, Err(Mine::Service(_))));
}

#[tokio::test]
async fn matched() {
    async fn exists(id: &str) -> Result<bool, Error<GetDomainError>> {
        match client().get_domain(GetDomainInput::new(id)).await {
            Ok(_) => Ok(true),
            Err(error)
                if matches!(error.service_error(), Some(GetDomainError::ResourceNotFoundException(_))) =>
            {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }
    assert!(exists("dzd_1").await.unwrap() && !exists("dzd_2").await.unwrap());
    let error = exists("dzd_down").await.unwrap_err();
    assert_eq!((error.kind(), error.code(), error.status()), (ErrorKind::NoAnswer, None, None));
    assert!(error.to_string().ends_with(": connection reset"), "{error}");

    let error = client().get_domain(GetDomainInput::new("dzd_2")).await.unwrap_err();
    match error.into_service_error() {
        Ok(GetDomainError::ResourceNotFoundException(error)) => assert_eq!(error.message, "no such domain"),
        Ok(error) => panic!("{error}"),
        Err(error) => panic!("no answer: {error}"),
    }
    let Err(error) = exists("").await else { panic!("an empty label is none") };
    assert_eq!(error.kind(), ErrorKind::Input);
}

#[tokio::test]
async fn asked() {
    let error = client().get_domain(GetDomainInput::new("dzd_2")).await.unwrap_err();
    assert_eq!((error.code(), error.message()), (Some("ResourceNotFoundException"), Some("no such domain")));
    assert_eq!((error.operation(), error.status(), error.request_id()), ("GetDomain", Some(404), None));
    assert_eq!(error.status_code(), Some(StatusCode::NOT_FOUND));
    assert!(!error.is_retryable() && !error.is_throttling());
    let inner = error.service_error().unwrap();
    assert_eq!((inner.status_code(), inner.is_retryable()), (Some(StatusCode::NOT_FOUND), false));
}
