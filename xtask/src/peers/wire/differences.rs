//! The list of differences that have a reason.

/// The differences that are known.
pub(super) struct Known(Vec<Row>);

struct Row {
    /// The service, the operation, the protocol and the kind of the message; `*` for any.
    about: [String; 4],
    /// The text of the difference, up to where it does not count; `*` for any part of it.
    text: String,
    reason: String,
    used: usize,
}

impl Known {
    /// Returns the list in the repository.
    pub(super) fn read() -> Result<Known, String> {
        parse(include_str!("differences.txt"))
    }

    /// Returns `true` if a difference has a reason, and counts it.
    pub(super) fn has(&mut self, about: [&str; 4], difference: &str) -> bool {
        let row = self.0.iter_mut().find(|row| row.is_about(about) && row.is_said_by(difference));
        row.map(|row| row.used += 1).is_some()
    }

    /// Returns how often each reason was one.
    pub(super) fn used(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().filter(|row| row.used > 0).map(|row| (row.reason.as_str(), row.used))
    }

    /// Returns the rows about these services that no difference needed.
    pub(super) fn unused(&self, services: &[String]) -> impl Iterator<Item = String> {
        let is_run = |service: &String| service == "*" || services.contains(service);
        self.0
            .iter()
            .filter(move |row| row.used == 0 && is_run(&row.about[0]))
            .map(|row| format!("{} {}", row.about.join(" "), row.text))
    }
}

impl Row {
    fn is_about(&self, about: [&str; 4]) -> bool {
        self.about.iter().zip(about).all(|(of, found)| of == "*" || of == found)
    }

    fn is_said_by(&self, difference: &str) -> bool {
        let mut parts = self.text.split('*');
        let start = parts.next().unwrap_or_default();
        let rest = difference.strip_prefix(start);
        rest.is_some_and(|rest| parts.try_fold(rest, |rest, part| Some(rest.split_once(part)?.1)).is_some())
    }
}

fn parse(text: &str) -> Result<Known, String> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let rows = lines.map(|line| {
        let wrong =
            || format!("differences.txt: expected four words, a text and ` | ` a reason, found `{line}`");
        let (what, reason) = line.split_once(" | ").ok_or_else(wrong)?;
        let words: Vec<&str> = what.splitn(5, ' ').collect();
        let [service, operation, protocol, kind, text] = words[..] else { return Err(wrong()) };
        let about = [service, operation, protocol, kind].map(str::to_owned);
        Ok(Row { about, text: text.to_owned(), reason: reason.to_owned(), used: 0 })
    });
    Ok(Known(rows.collect::<Result<_, _>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_well_formed() {
        assert!(Known::read().is_ok());
        assert!(parse("s3 GetObject rest-xml response .Body: no reason").is_err());
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
        assert_eq!(known.unused(&["s3".to_owned()]).collect::<Vec<_>>(), ["s3 * * response .Body"]);
        assert_eq!(known.unused(&["sqs".to_owned()]).count(), 0);
    }
}
