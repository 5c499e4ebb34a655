//! Environment variables, of the process or made up.

use std::collections::BTreeMap;
use std::fmt;

/// The source of variables such as `AWS_REGION`: the process, or a table in a test.
///
/// `Debug` prints no values, because some are secret.
#[derive(Clone, Default)]
pub struct Environment(Option<BTreeMap<String, String>>);

impl Environment {
    /// Returns the variables of the process.
    #[must_use]
    pub fn of_process() -> Self {
        Environment(None)
    }

    /// Returns these variables and no others.
    #[must_use]
    pub fn of<K: Into<String>, V: Into<String>>(variables: impl IntoIterator<Item = (K, V)>) -> Self {
        Environment(Some(variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect()))
    }

    /// Returns the value of a variable; `None` if it is not set, is empty, or is not Unicode.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        let value = match &self.0 {
            Some(table) => table.get(name).cloned(),
            None => std::env::var(name).ok(),
        };
        value.filter(|value| !value.trim().is_empty())
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(table) => f.debug_set().entries(table.keys()).finish(),
            None => f.write_str("Environment of the process"),
        }
    }
}
