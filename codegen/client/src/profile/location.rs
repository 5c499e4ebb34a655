//! The locations of the files, and the name of the profile.

use crate::Environment;

/// The platform, which determines the form of paths and the home folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// `/`, and `HOME`.
    Unix,
    /// `\`, and `HOME`, `USERPROFILE` or `HOMEDRIVE` with `HOMEPATH`.
    Windows,
}

impl Platform {
    /// Returns the platform of this build.
    #[must_use]
    pub fn current() -> Self {
        if cfg!(windows) { Platform::Windows } else { Platform::Unix }
    }

    fn separator(self) -> char {
        match self {
            Platform::Unix => '/',
            Platform::Windows => '\\',
        }
    }
}

/// The locations of the files, and the name of the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Locations {
    /// The path of the file `config`; `None` without a variable for it and without a home folder.
    pub config: Option<String>,
    /// The path of the file `credentials`.
    pub credentials: Option<String>,
    /// The path of the folder with the tokens of IAM Identity Center; `None` without a home folder.
    pub sso_cache: Option<String>,
    /// The name of the profile.
    pub profile: String,
}

impl Locations {
    /// Returns the locations in the variables `AWS_CONFIG_FILE`, `AWS_SHARED_CREDENTIALS_FILE` and
    /// `AWS_PROFILE`; by default the folder `.aws` in the home folder, and the profile `default`.
    #[must_use]
    pub fn new(environment: &Environment, platform: Platform) -> Self {
        let home = home(environment, platform);
        let separator = platform.separator();
        let file = |variable: &str, name: &str| match (environment.get(variable), &home) {
            (Some(file), Some(home)) => Some(match file.strip_prefix("~/") {
                Some(rest) => format!("{home}{separator}{rest}"),
                None => file,
            }),
            (Some(file), None) => Some(file),
            (None, Some(home)) => Some(format!("{home}{separator}.aws{separator}{name}")),
            (None, None) => None,
        };
        Locations {
            config: file("AWS_CONFIG_FILE", "config"),
            credentials: file("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
            sso_cache: home.as_ref().map(|home| [home, ".aws", "sso", "cache"].join(&separator.to_string())),
            profile: environment.get("AWS_PROFILE").unwrap_or_else(|| "default".to_owned()),
        }
    }
}

fn home(environment: &Environment, platform: Platform) -> Option<String> {
    let own = environment.get("HOME");
    match platform {
        Platform::Unix => own,
        Platform::Windows => own
            .or_else(|| environment.get("USERPROFILE"))
            .or_else(|| Some([environment.get("HOMEDRIVE")?, environment.get("HOMEPATH")?].concat())),
    }
}
