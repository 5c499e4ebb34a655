//! The Rust names that follow from a member's name, so that tables need not spell them: `DomainName` is the field
//! `domain_name` and the variant `DomainName`. The generator says where another name was needed ([`super::Trait::RustName`]).

/// Returns the field's name: words in lower case, with underscores between them.
#[must_use]
pub fn field(name: &str) -> String {
    let mut field = String::with_capacity(name.len() + 4);
    words(name, |first, letter| {
        if first && !field.is_empty() {
            field.push('_');
        }
        field.push(letter.to_ascii_lowercase());
    });
    field
}

/// Returns the variant's name: words that start with a capital.
#[must_use]
pub fn variant(name: &str) -> String {
    let mut variant = String::with_capacity(name.len());
    words(name, |first, letter| {
        variant.push(if first { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() });
    });
    variant
}

/// Calls a function for each letter and digit of a name, with `true` for the first one of a word: a capital behind
/// what is none, or before a small letter, starts one.
fn words(name: &str, mut each: impl FnMut(bool, char)) {
    let mut letters = name.chars().peekable();
    let (mut starts, mut capital) = (true, false);
    while let Some(letter) = letters.next() {
        if !letter.is_ascii_alphanumeric() {
            starts = true;
            continue;
        }
        let is_capital = letter.is_ascii_uppercase();
        let before_small = letters.peek().is_some_and(char::is_ascii_lowercase);
        each(starts || is_capital && (!capital || before_small), letter);
        (starts, capital) = (false, is_capital);
    }
}

#[cfg(test)]
mod tests {
    use super::{field, variant};

    #[test]
    fn words_start_at_capitals_and_behind_underscores() {
        for (name, as_field, as_variant) in [
            ("DomainName", "domain_name", "DomainName"),
            ("domainIpv4List", "domain_ipv4_list", "DomainIpv4List"),
            ("KMSKeyId", "kms_key_id", "KmsKeyId"),
            ("s3Location", "s3_location", "S3Location"),
            ("URL", "url", "Url"),
            ("snake_case__name_", "snake_case_name", "SnakeCaseName"),
            ("", "", ""),
        ] {
            assert_eq!((field(name), variant(name)), (as_field.to_owned(), as_variant.to_owned()), "{name}");
        }
    }
}
