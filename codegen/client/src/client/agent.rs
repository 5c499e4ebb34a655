//! The header `user-agent`.

use http::HeaderValue;

/// Returns who sends: this package, the platform, the program.
pub(super) fn text(app_name: Option<&str>) -> HeaderValue {
    let os = std::env::consts::OS;
    let mut text = format!("ferrosmith/{} os/{os} lang/rust", env!("CARGO_PKG_VERSION"));
    if let Some(name) = app_name {
        text.push_str(" app/");
        text.extend(name.chars().take(50).map(|letter| if is_token(letter) { letter } else { '-' }));
    }
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static("ferrosmith"))
}

/// Letters that a product's name may have (RFC 9110, section 5.6.2).
fn is_token(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_fits() {
        let text = super::text(Some("my app\n/1"));
        assert!(text.to_str().unwrap().ends_with(" lang/rust app/my-app--1"), "{text:?}");
    }
}
