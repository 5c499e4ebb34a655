//! The key of a day, a region and a service, which four hashes make and many requests use.

use std::fmt;
use std::sync::Mutex;

use super::Scope;
use super::hash::{Hash, keyed};
use crate::Credentials;

/// The number of keys that are kept: a client has one or two.
const KEPT: usize = 8;

/// The keys that were made last.
#[derive(Default)]
pub(super) struct Keys(Mutex<Vec<Key>>);

/// A key, and what it is made of.
struct Key {
    credentials: Credentials,
    day: String,
    region: String,
    service: String,
    key: Hash,
}

impl Key {
    fn is_for(&self, credentials: &Credentials, day: &str, scope: &Scope<'_>) -> bool {
        self.day == day
            && self.region == scope.region
            && self.service == scope.service
            && self.credentials.access_key_id() == credentials.access_key_id()
            && self.credentials.secret_access_key() == credentials.secret_access_key()
    }
}

impl Keys {
    /// Returns the key of a scope and a day.
    pub(super) fn get(&self, credentials: &Credentials, day: &str, scope: &Scope<'_>) -> Hash {
        // The lock is never held where something could panic, and what it guards is whole at any time.
        let mut keys = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(found) = keys.iter().find(|key| key.is_for(credentials, day, scope)) {
            return found.key;
        }
        let key = derived(credentials, day, scope);
        if keys.len() == KEPT {
            keys.remove(0);
        }
        keys.push(Key {
            credentials: credentials.clone(),
            day: day.to_owned(),
            region: scope.region.to_owned(),
            service: scope.service.to_owned(),
            key,
        });
        key
    }
}

/// Nothing of keys is printed.
impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

fn derived(credentials: &Credentials, day: &str, scope: &Scope<'_>) -> Hash {
    let secret = ["AWS4", credentials.secret_access_key()].concat();
    let day = keyed(secret.as_bytes(), &[day.as_bytes()]);
    let region = keyed(&day, &[scope.region.as_bytes()]);
    let service = keyed(&region, &[scope.service.as_bytes()]);
    keyed(&service, &[b"aws4_request"])
}

#[cfg(test)]
mod tests {
    use ferrosmith_runtime::Timestamp;

    use super::*;

    #[test]
    fn keys_are_kept_apart_and_bounded() {
        let keys = Keys::default();
        let time = Timestamp::from_epoch(0, 0);
        let mut seen = std::collections::BTreeSet::new();
        for secret in ["one", "two"] {
            for service in ["a", "b", "c", "d", "e"] {
                let credentials = Credentials::new("same", secret);
                let key = keys.get(&credentials, "19700101", &Scope::new("here", service, time));
                assert_eq!(key, keys.get(&credentials, "19700101", &Scope::new("here", service, time)));
                seen.insert(key);
            }
        }
        assert_eq!(seen.len(), 10);
        assert_eq!(keys.0.lock().unwrap().len(), KEPT);
        assert_eq!(format!("{keys:?}"), "Keys");
    }
}
