//! The list of tests that are known not to pass.

use super::case::{Case, Direction};

/// The tests that are skipped, with the reasons.
pub(super) struct Skips(Vec<Skip>);

struct Skip {
    /// An id, or `*` for all tests of the direction.
    id: String,
    direction: Direction,
    reason: String,
}

impl Skips {
    /// Returns the list in the repository.
    pub(super) fn read() -> Result<Skips, String> {
        parse(include_str!("skips.txt"))
    }

    /// Returns the tests of the list that are not there, among tests that it is about.
    pub(super) fn unknown(&self, cases: &[Case]) -> impl Iterator<Item = &str> {
        let is_known = cases.iter().any(|case| self.reason(case).is_some());
        self.0
            .iter()
            .filter(move |skip| is_known && !cases.iter().any(|case| skip.is_for(case)))
            .map(|skip| skip.id.as_str())
    }

    /// Returns the reason why a test is skipped.
    pub(super) fn reason(&self, case: &Case) -> Option<&str> {
        let skip = self.0.iter().find(|skip| skip.is_for(case))?;
        Some(&skip.reason)
    }
}

impl Skip {
    fn is_for(&self, case: &Case) -> bool {
        (self.id == case.id || self.id == "*") && self.direction == case.direction
    }
}

fn parse(text: &str) -> Result<Skips, String> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let skips = lines.map(|line| {
        let mut words = line.splitn(3, ' ');
        let (Some(id), Some(direction), Some(reason)) = (words.next(), words.next(), words.next()) else {
            return Err(format!("skips.txt: expected an id, a direction and a reason, found `{line}`"));
        };
        let direction = Direction::ALL
            .into_iter()
            .find(|known| known.name() == direction)
            .ok_or_else(|| format!("skips.txt: no direction is called `{direction}`"))?;
        Ok(Skip { id: id.to_owned(), direction, reason: reason.to_owned() })
    });
    Ok(Skips(skips.collect::<Result<_, String>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skip_has_a_reason() {
        let skips = parse("# why\n\nA client-request it is so\n").map(|skips| skips.0).unwrap_or_default();
        assert_eq!(skips.len(), 1);
        assert_eq!((skips[0].id.as_str(), skips[0].direction), ("A", Direction::ClientRequest));
        assert_eq!(skips[0].reason, "it is so");
        assert!(parse("A client-request").is_err());
        assert!(parse("A sideways because").is_err());
    }

    #[test]
    fn the_list_can_be_read() {
        assert!(Skips::read().is_ok());
    }
}
