//! The certificates that TLS trusts.

use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;

use crate::profile::{Locations, Platform, Profiles};
use crate::{Environment, files};

/// The certificates of authorities that a transport trusts.
#[derive(Debug, Clone)]
pub(super) enum Roots {
    /// Those in the file that the environment or the profile names; where none does, those of the web.
    Configured(Environment),
    /// These, each as DER.
    These(Vec<Vec<u8>>),
}

/// Those that the environment of the process names, or those of the web.
impl Default for Roots {
    fn default() -> Self {
        Roots::Configured(Environment::of_process())
    }
}

impl<C: Into<Vec<u8>>> FromIterator<C> for Roots {
    fn from_iter<I: IntoIterator<Item = C>>(certificates: I) -> Self {
        Roots::These(certificates.into_iter().map(C::into).collect())
    }
}

impl Roots {
    /// Returns the certificates; `None` for those of the web.
    ///
    /// # Errors
    /// Returns an error if a file is named that has no certificates as PEM.
    pub(super) fn certificates(&self) -> Result<Option<Vec<CertificateDer<'_>>>, String> {
        match self {
            Roots::Configured(environment) => named(environment)
                .map(|(name, file)| read(&file).map_err(|problem| format!("{name}: {problem}")))
                .transpose(),
            Roots::These(all) => {
                Ok(Some(all.iter().map(|der| CertificateDer::from(der.as_slice())).collect()))
            }
        }
    }
}

/// Returns the file that is configured, behind the name of its setting.
fn named(environment: &Environment) -> Option<(&'static str, String)> {
    if let Some(file) = environment.get("AWS_CA_BUNDLE") {
        return Some(("AWS_CA_BUNDLE", file));
    }
    let locations = Locations::new(environment, Platform::current());
    // An error of the files is that of whoever loads the configuration.
    let profiles = Profiles::load(&locations).ok()?;
    let file = profiles.get(&locations.profile)?.filled("ca_bundle")?;
    Some(("ca_bundle", file.to_owned()))
}

fn read(file: &str) -> Result<Vec<CertificateDer<'static>>, String> {
    let bytes = files::read(file).map_err(|error| format!("`{file}` cannot be read: {error}"))?;
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
    match certificates {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        Ok(_) => Err(format!("expected certificates as PEM, found none in `{file}`")),
        Err(error) => Err(format!("expected certificates as PEM, found a mistake in `{file}`: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certificates(variables: &[(&str, &str)]) -> Result<Option<usize>, String> {
        let roots = Roots::Configured(Environment::of(variables.iter().copied()));
        Ok(roots.certificates()?.map(|certificates| certificates.len()))
    }

    #[test]
    fn a_file_that_is_configured_replaces_those_of_the_web() {
        let folder = std::env::temp_dir().join(format!("ferrosmith-roots-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let write = |name: &str, text: &str| std::fs::write(path(name), text).unwrap();
        let one = "-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----\n";
        write("two.pem", &format!("Words.\n{one}{one}"));
        write("none.pem", "Words.\n");
        write("broken.pem", &one.replace("AAEC", "?"));
        write("config", &format!("[default]\nregion = x\n[profile p]\nca_bundle = {}\n", path("two.pem")));

        let config = ("AWS_CONFIG_FILE", path("config"));
        let config = (config.0, config.1.as_str());
        assert_eq!(certificates(&[config]), Ok(None));
        assert_eq!(certificates(&[config, ("AWS_PROFILE", "p")]), Ok(Some(2)));
        assert_eq!(certificates(&[("AWS_CA_BUNDLE", &path("two.pem"))]), Ok(Some(2)));
        for (file, problem) in [
            ("none.pem", "expected certificates as PEM, found none in `"),
            ("broken.pem", "expected certificates as PEM, found a mistake in `"),
            ("absent.pem", "absent.pem` cannot be read: "),
        ] {
            let error =
                certificates(&[config, ("AWS_PROFILE", "p"), ("AWS_CA_BUNDLE", &path(file))]).unwrap_err();
            assert!(error.starts_with("AWS_CA_BUNDLE: ") && error.contains(problem), "{error}");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }
}
