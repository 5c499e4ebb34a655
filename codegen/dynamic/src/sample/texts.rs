//! Texts that fit their length and their pattern.

use ferrosmith_runtime::schema::Trait;
use ferrosmith_runtime::validate::matches;

use super::{Sampler, length, pattern};

/// Texts that many patterns of real models want.
const USUAL: [&str; 13] = [
    "arn:aws:sample:eu-west-1:111122223333:resource/sample",
    "111122223333",
    "eu-west-1",
    "sample@example.com",
    "https://example.com/sample",
    "11112222-3333-4444-8555-666677778888",
    "192.0.2.1",
    "2001:db8:0:0:0:0:0:1",
    "10.0.0.0/16",
    "ip-10-0-0-1.eu-west-1.compute.internal",
    "1.0.0",
    "12:00",
    "2026-01-01",
];

/// The number of texts that are made of a pattern before none is found to fit.
const ATTEMPTS: u64 = 60;

impl Sampler {
    /// Returns a text, which tells the name of its member if the model lets it.
    pub(super) fn text(&mut self, traits: &'static [Trait], name: &str) -> String {
        let (least, most) = length(traits, 1);
        let least = least.max(self.is_label.into()).min(most);
        // A text that has no room is not even made.
        let counted = usize::try_from(least).unwrap_or(usize::MAX);
        if !self.budget.bytes(counted) {
            return String::new();
        }
        let text = self.text_of(traits, name, least, most);
        self.budget.bytes(text.len().saturating_sub(counted));
        text
    }

    /// Returns a text of a length within limits.
    fn text_of(&mut self, traits: &'static [Trait], name: &str, least: u64, most: u64) -> String {
        let own = fitted(&format!("{name}-{}", 1 + self.random.below(999)), least, most);
        let Some(of) = traits.iter().find_map(|one| match *one {
            Trait::Pattern(pattern) => Some(pattern),
            _ => None,
        }) else {
            let json = format!(r#"{{"sample":"{name}"}}"#);
            let is_json = traits.contains(&Trait::MediaType("application/json"));
            return if is_json && (least..=most).contains(&(json.len() as u64)) { json } else { own };
        };
        let fits = |text: &str| {
            let count = text.chars().count() as u64;
            (least..=most).contains(&count) && matches(of, text).unwrap_or(true)
        };
        let simple: String = own.chars().filter(char::is_ascii_alphanumeric).collect();
        let simple = fitted(&simple, least, most);
        let usual: &[&str] = if self.is_again { &[] } else { &USUAL };
        let known =
            [own.as_str(), simple.as_str()].into_iter().chain(usual.iter().copied()).find(|text| fits(text));
        if let Some(known) = known {
            return known.to_owned();
        }
        let mut classes = pattern::Classes::default();
        // The first one is the usual.
        for attempt in u64::from(self.is_again)..ATTEMPTS {
            let text = pattern::text(of, attempt, least, &mut self.random, &mut classes);
            if fits(&text) {
                return text;
            }
        }
        own
    }
}

/// Returns a text of a length within limits: cut, or repeated.
fn fitted(text: &str, least: u64, most: u64) -> String {
    let mut fitted: String = text.chars().take(usize::try_from(most).unwrap_or(usize::MAX)).collect();
    let missing = usize::try_from(least).unwrap_or_default().saturating_sub(fitted.chars().count());
    fitted.extend("abcdefghijklmnopqrstuvwxyz".chars().cycle().take(missing));
    fitted
}
