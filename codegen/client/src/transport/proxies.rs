//! Proxies, as the environment names them.

use std::fmt;
use std::net::IpAddr;

#[cfg(feature = "hyper")]
use ferrosmith_runtime::Blob;
#[cfg(feature = "hyper")]
use http::HeaderValue;
use http::Uri;
use http::uri::Scheme;

use crate::Environment;
use crate::endpoint::has_sound_port;

/// The proxies of requests: none, or those of the environment. `Debug` prints no passwords.
#[derive(Clone, Default)]
pub struct Proxies {
    http: Option<Named>,
    https: Option<Named>,
    exceptions: Vec<String>,
}

/// The value of a variable: a proxy, or a text that is none.
type Named = Result<Proxy, String>;

/// A proxy.
#[derive(Clone)]
pub(super) struct Proxy {
    pub(super) uri: Uri,
    /// The value of the header `proxy-authorization`.
    #[cfg(feature = "hyper")]
    pub(super) authorization: Option<HeaderValue>,
    /// The URL with user and password.
    #[cfg(feature = "blocking")]
    pub(super) text: String,
}

impl Proxies {
    /// Returns no proxies.
    #[must_use]
    pub fn none() -> Self {
        Proxies::default()
    }

    /// Returns the proxies that `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` name, or the same in small
    /// letters, which come first. Requests to this machine, such as those for its credentials, have none.
    #[must_use]
    pub fn of(environment: &Environment) -> Self {
        let first = |names: &[&'static str]| {
            let mut found = names.iter().filter_map(|name| Some((*name, environment.get(name)?)));
            found.next()
        };
        let named = |names: &[&'static str]| {
            first(names)
                .map(|(name, text)| Proxy::parse(&text).map_err(|problem| format!("{name}: {problem}")))
        };
        // A header of a request may be HTTP_PROXY in a CGI program.
        let is_cgi = environment.get("REQUEST_METHOD").is_some();
        let http: &[&str] =
            if is_cgi { &["http_proxy"] } else { &["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] };
        let exceptions = first(&["no_proxy", "NO_PROXY"]).map(|(_, text)| text).unwrap_or_default();
        Proxies {
            http: named(http),
            https: named(&["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]),
            exceptions: exceptions.split(',').map(|part| part.trim().to_ascii_lowercase()).collect(),
        }
    }

    /// Returns the proxy of requests to a URI.
    ///
    /// # Errors
    /// Returns an error if the variable that names it is no URL of a proxy.
    pub(super) fn for_uri(&self, uri: &Uri) -> Result<Option<&Proxy>, String> {
        let named = if uri.scheme() == Some(&Scheme::HTTPS) { &self.https } else { &self.http };
        let Some(named) = named else { return Ok(None) };
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_ascii_lowercase();
        let port = uri.port_u16().unwrap_or(if uri.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 });
        if is_here(&host) || self.exceptions.iter().any(|exception| excepts(exception, &host, port)) {
            return Ok(None);
        }
        named.as_ref().map(Some).map_err(Clone::clone)
    }
}

impl fmt::Debug for Proxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uri = |named: &Option<Named>| named.clone().map(|named| named.map(|proxy| proxy.uri));
        f.debug_struct("Proxies")
            .field("http", &uri(&self.http))
            .field("https", &uri(&self.https))
            .field("exceptions", &self.exceptions)
            .finish()
    }
}

impl Proxy {
    /// Reads `http://user:password@host:port`, of which all but the host may be left out. The error does not repeat the
    /// text, which may hold a password.
    fn parse(text: &str) -> Result<Self, String> {
        let expected =
            || "expected a proxy such as `http://proxy.example.com:3128`, found another text".to_owned();
        let text = text.trim();
        let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
        if scheme != "http" {
            let start = "expected a proxy that is spoken to in HTTP, such as `http://proxy.example.com:3128`";
            return Err(format!("{start}, found one with another scheme"));
        }
        let authority = rest.rsplit('@').next().unwrap_or_default();
        let uri: Uri = format!("http://{authority}").parse().map_err(|_| expected())?;
        if uri.host().is_none_or(str::is_empty) || !uri.authority().is_some_and(has_sound_port) {
            return Err(expected());
        }
        Ok(Proxy {
            uri,
            #[cfg(feature = "hyper")]
            authorization: rest.rsplit_once('@').and_then(|(user, _)| authorization(user)),
            #[cfg(feature = "blocking")]
            text: format!("http://{rest}"),
        })
    }
}

/// Returns the header that names a user and a password, in which `%` stands for bytes.
#[cfg(feature = "hyper")]
fn authorization(user: &str) -> Option<HeaderValue> {
    let decoded: Blob = percent_encoding::percent_decode_str(user).collect();
    let mut value = HeaderValue::try_from(format!("Basic {}", decoded.to_base64())).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Returns `true` if a host is this machine, or what this machine alone can reach.
fn is_here(host: &str) -> bool {
    let is_local = |address: IpAddr| match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_link_local(),
        IpAddr::V6(address) => address.is_loopback() || address.segments()[..2] == [0xfd00, 0x0ec2],
    };
    host == "localhost" || host.ends_with(".localhost") || host.parse().is_ok_and(is_local)
}

/// Returns `true` if an exception is about a host: itself or a domain above it, `*`, an address or a network, with or
/// without a port.
fn excepts(exception: &str, host: &str, port: u16) -> bool {
    if exception == "*" {
        return true;
    }
    let (name, of_port) = match exception.rsplit_once(':') {
        Some((name, text)) if !name.contains(':') => (name, text.parse().ok()),
        _ => (exception, None),
    };
    let name = name.trim_start_matches("*.").trim_start_matches('.');
    if name.is_empty() || of_port.is_some_and(|of_port: u16| of_port != port) {
        return false;
    }
    if let (Some((network, bits)), Ok(address)) = (name.split_once('/'), host.parse::<IpAddr>()) {
        return is_within(address, network, bits);
    }
    host == name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.'))
}

fn is_within(address: IpAddr, network: &str, bits: &str) -> bool {
    let (Ok(network), Ok(bits)) = (network.parse::<IpAddr>(), bits.parse::<u32>()) else { return false };
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) if bits <= 32 => {
            let differs = address.to_bits() ^ network.to_bits();
            differs.checked_shr(32 - bits).unwrap_or(0) == 0
        }
        (IpAddr::V6(address), IpAddr::V6(network)) if bits <= 128 => {
            let differs = address.to_bits() ^ network.to_bits();
            differs.checked_shr(128 - bits).unwrap_or(0) == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(variables: &[(&str, &str)]) -> Proxies {
        Proxies::of(&Environment::of(variables.iter().copied()))
    }

    fn of(proxies: &Proxies, uri: &str) -> Option<String> {
        let proxy = proxies.for_uri(&uri.parse().unwrap()).unwrap();
        proxy.map(|proxy| proxy.uri.to_string())
    }

    #[test]
    fn each_scheme_has_its_own() {
        let proxies =
            proxies(&[("HTTPS_PROXY", "http://a:1"), ("http_proxy", "b:2"), ("HTTP_PROXY", "http://c:3")]);
        assert_eq!(of(&proxies, "https://x.example.com").as_deref(), Some("http://a:1/"));
        assert_eq!(of(&proxies, "http://x.example.com").as_deref(), Some("http://b:2/"));
        let all = self::proxies(&[("ALL_PROXY", "http://a:1")]);
        assert_eq!(of(&all, "https://x.example.com"), of(&all, "http://x.example.com"));
        let cgi = self::proxies(&[("HTTP_PROXY", "http://a:1"), ("REQUEST_METHOD", "GET")]);
        assert_eq!(of(&cgi, "http://x.example.com"), None);
    }

    #[test]
    fn exceptions_have_none() {
        let no = "example.com, .internal, 10.0.0.0/8, a.test:8080, 192.0.2.7";
        let proxies = proxies(&[("HTTPS_PROXY", "http://a:1"), ("NO_PROXY", no)]);
        let hosts = ["example.com", "x.example.com", "x.internal", "10.1.2.3", "a.test:8080", "192.0.2.7"];
        for host in hosts.into_iter().chain(["localhost", "127.0.0.1", "169.254.169.254", "[::1]:8"]) {
            assert_eq!(of(&proxies, &format!("https://{host}/")), None, "{host}");
        }
        for host in ["notexample.com", "11.1.2.3", "a.test", "192.0.2.77"] {
            assert!(of(&proxies, &format!("https://{host}/")).is_some(), "{host}");
        }
        let none = self::proxies(&[("HTTPS_PROXY", "http://a:1"), ("no_proxy", "*")]);
        assert_eq!(of(&none, "https://x.example.com"), None);
    }

    #[test]
    fn what_is_no_proxy_is_told_without_its_password() {
        for wrong in ["socks5://u:hush@a:1", "http://u:hush@", "http://u:hush@a b", "http://u:hush@a:99999"] {
            let proxies = proxies(&[("HTTPS_PROXY", wrong)]);
            let Err(error) = proxies.for_uri(&Uri::from_static("https://x.example.com")) else {
                panic!("{wrong}")
            };
            assert!(error.starts_with("HTTPS_PROXY: expected a proxy") && !error.contains("hush"), "{error}");
        }
        let proxies = proxies(&[("HTTPS_PROXY", "http://u:h%40sh@a:1")]);
        let proxy = proxies.for_uri(&Uri::from_static("https://x.example.com")).ok().flatten().unwrap();
        #[cfg(feature = "hyper")]
        assert_eq!(proxy.authorization.as_ref().unwrap(), "Basic dTpoQHNo");
        assert_eq!(proxy.uri, "http://a:1/");
        assert!(!format!("{proxies:?}").contains("sh@"), "{proxies:?}");
    }
}
