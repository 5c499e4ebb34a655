//! A home folder, which is gone after the test.

use std::fs;
use std::path::PathBuf;

use ferrosmith_client::credentials::{CredentialsError, ProfileProvider, ProvideCredentials as _};
use ferrosmith_client::{Credentials, Environment};

use crate::support::{Service, TestClock};

/// The time of the tests.
pub(crate) const NOW: i64 = 1_440_938_160;

/// A folder with a file `.aws/config`.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str, config: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("ferrosmith-client-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join(".aws/sso/cache")).unwrap();
        let folder = Folder(folder);
        folder.write(".aws/config", config);
        folder
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap();
    }

    pub(crate) fn path(&self, file: &str) -> String {
        self.0.join(file).display().to_string()
    }

    /// Variables of this home, and others.
    pub(crate) fn environment(&self, variables: &[(&str, &str)]) -> Environment {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Environment::of(variables.chain([("HOME".to_owned(), self.path(""))]))
    }

    pub(crate) fn provider(&self, variables: &[(&str, &str)], service: &Service) -> ProfileProvider {
        ProfileProvider::new(self.environment(variables), service.transport(), TestClock::at(NOW))
    }

    pub(crate) async fn provide(&self, profile: Option<&str>) -> Result<Credentials, CredentialsError> {
        let variables: Vec<(&str, &str)> = profile.map(|name| ("AWS_PROFILE", name)).into_iter().collect();
        self.provider(&variables, &Service::default()).provide().await
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
