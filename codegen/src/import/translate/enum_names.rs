//! The rule that derives names of members from values of enums.

use crate::model::is_identifier;

/// The rule, as the provenance file tells it.
pub(in crate::import) const RULE: &str = "The name of an enum's member is its value in upper case, with `_` for every run of other characters than \
     ASCII letters and digits and between a small letter or digit and a capital; without `_` at the ends; with `_` in \
     front if it would start with a digit, `EMPTY` if nothing is left. If an earlier value of the enum has the name \
     already, `_2`, `_3` and so on is added. A value that is such a name already is its own name.";

/// Returns the names of the members of an enum, in the order of its values.
pub(super) fn member_names(values: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(values.len());
    for value in values {
        let base = if is_constant(value) { value.clone() } else { constant(value) };
        let mut name = base.clone();
        let mut number = 2;
        while names.contains(&name) || (name != *value && is_constant(&name) && values.contains(&name)) {
            name = format!("{base}_{number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

/// Returns `true` if the value is an identifier without small letters.
fn is_constant(value: &str) -> bool {
    is_identifier(value) && !value.chars().any(|c| c.is_ascii_lowercase())
}

fn constant(value: &str) -> String {
    let mut name = String::with_capacity(value.len() + 4);
    let mut before = ' ';
    for c in value.chars() {
        let boundary = c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit());
        if (boundary || !c.is_ascii_alphanumeric()) && !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_uppercase());
        }
        before = c;
    }
    let name = name.trim_end_matches('_');
    match name.chars().next() {
        None => "EMPTY".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{name}"),
        Some(_) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::member_names;

    fn names(values: &[&str]) -> Vec<String> {
        member_names(&values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn values_become_names_by_the_rule() {
        let values =
            ["AWS_AD", "stream.standard.small", "CreatedAt", "python3.12", "58.2", "*", "a b", "IPv4"];
        let expected =
            ["AWS_AD", "STREAM_STANDARD_SMALL", "CREATED_AT", "PYTHON3_12", "_58_2", "EMPTY", "A_B", "IPV4"];
        assert_eq!(names(&values), expected);
    }

    #[test]
    fn equal_names_are_numbered_and_a_value_that_is_a_name_keeps_it() {
        assert_eq!(names(&["a-b", "A_B", "a.b", "é", "ü"]), ["A_B_2", "A_B", "A_B_3", "EMPTY", "EMPTY_2"]);
    }
}
