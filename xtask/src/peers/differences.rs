//! Lists of differences that have a reason.

/// The differences that are known, each about `N` things.
pub(super) struct Known<const N: usize>(Vec<Row<N>>);

struct Row<const N: usize> {
    /// The things that it is about, such as a service and a protocol; `*` for any.
    about: [String; N],
    /// The text of the difference, up to where it does not count; `*` for any part of it.
    text: String,
    reason: String,
    used: usize,
}

impl<const N: usize> Known<N> {
    /// Reads a list: a line for each difference with the words that it is about, the start of its text, ` | ` and the
    /// reason. Empty lines and those that begin with `#` are none.
    ///
    /// # Errors
    /// Returns an error about a line of another form.
    pub(super) fn read(text: &str) -> Result<Known<N>, String> {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        Ok(Known(lines.map(row).collect::<Result<_, _>>()?))
    }

    /// Returns `true` if a difference has a reason, and counts it.
    pub(super) fn has(&mut self, about: [&str; N], difference: &str) -> bool {
        let row = self.0.iter_mut().find(|row| row.is_about(about) && row.is_said_by(difference));
        row.map(|row| row.used += 1).is_some()
    }

    /// Returns how often each reason was one.
    pub(super) fn used(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().filter(|row| row.used > 0).map(|row| (row.reason.as_str(), row.used))
    }

    /// Returns the rows that no difference needed, of those whose first word is wanted.
    pub(super) fn unused(&self, is_wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = String> {
        let unused = self.0.iter().filter(move |row| row.used == 0);
        unused
            .filter(move |row| row.about.first().is_none_or(|word| is_wanted(word)))
            .map(|row| format!("{} {}", row.about.join(" "), row.text))
    }
}

impl<const N: usize> Row<N> {
    fn is_about(&self, about: [&str; N]) -> bool {
        self.about.iter().zip(about).all(|(of, found)| of == "*" || of == found)
    }

    fn is_said_by(&self, difference: &str) -> bool {
        let mut parts = self.text.split('*');
        let start = parts.next().unwrap_or_default();
        let rest = difference.strip_prefix(start);
        rest.is_some_and(|rest| parts.try_fold(rest, |rest, part| Some(rest.split_once(part)?.1)).is_some())
    }
}

fn row<const N: usize>(line: &str) -> Result<Row<N>, String> {
    let wrong = || format!("differences.txt: expected {N} words, a text and ` | ` a reason, found `{line}`");
    let (what, reason) = line.split_once(" | ").ok_or_else(wrong)?;
    let mut words: Vec<&str> = what.splitn(N + 1, ' ').collect();
    let text = words.pop().ok_or_else(wrong)?.to_owned();
    let about = words.into_iter().map(str::to_owned).collect::<Vec<_>>().try_into().map_err(|_| wrong())?;
    Ok(Row { about, text, reason: reason.to_owned(), used: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Known<4>, String> {
        Known::read(text)
    }

    #[test]
    fn the_lists_are_well_formed() {
        assert!(parse(include_str!("wire/differences.txt")).is_ok());
        assert!(Known::<1>::read(include_str!("validator/differences.txt")).is_ok());
        assert!(Known::<2>::read(include_str!("stand_in/differences.txt")).is_ok());
        assert!(parse("s3 GetObject rest-xml response .Body: no reason").is_err());
        assert!(parse("s3 GetObject rest-xml response | no text").is_err());
    }

    #[test]
    fn a_row_is_for_what_it_names() {
        let mut known =
            parse("# comment\ns3 * rest-xml request header accept | it does not matter\n").unwrap();
        assert!(known.has(["s3", "GetObject", "rest-xml", "request"], "header accept: expected \"none\""));
        assert!(!known.has(["s3", "GetObject", "rest-xml", "request"], "body: expected \"\""));
        assert!(!known.has(["sqs", "SendMessage", "query", "request"], "header accept: expected \"none\""));
        assert_eq!(known.used().collect::<Vec<_>>(), [("it does not matter", 1)]);
    }

    #[test]
    fn a_row_that_nothing_needs_is_told() {
        let known = parse("s3 * * response .Body | reason\n").unwrap();
        assert_eq!(known.unused(|service| service == "s3").collect::<Vec<_>>(), ["s3 * * response .Body"]);
        assert_eq!(known.unused(|service| service == "sqs").count(), 0);
    }
}
