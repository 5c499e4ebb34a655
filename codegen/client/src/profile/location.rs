//! Where the files are, and which profile counts.

use crate::Environment;

/// How a platform writes paths and names the home folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// `/`, and `HOME`.
    Unix,
    /// `\`, and `HOME`, `USERPROFILE` or `HOMEDRIVE` with `HOMEPATH`.
    Windows,
}

impl Platform {
    /// Returns the platform that this was compiled for.
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

/// Where the files are, and which profile counts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Locations {
    /// The file `config`; `None` if there is neither a variable for it nor a home folder.
    pub config: Option<String>,
    /// The file `credentials`.
    pub credentials: Option<String>,
    /// The name of the profile.
    pub profile: String,
}

impl Locations {
    /// Returns what the variables say: `AWS_CONFIG_FILE`, `AWS_SHARED_CREDENTIALS_FILE` and `AWS_PROFILE`, or else
    /// the folder `.aws` in the home folder, and `default`.
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
