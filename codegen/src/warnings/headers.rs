//! Headers that belong to HTTP, to authentication or to clients and servers themselves (Smithy 2.0, section Restricted
//! HTTP headers).

use super::{Warning, warning};
use crate::model::{Closure, Model};

/// The names, in lower case.
const RESTRICTED: [&str; 15] = [
    "authorization",
    "connection",
    "content-length",
    "expect",
    "host",
    "max-forwards",
    "proxy-authenticate",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "www-authenticate",
    "x-forwarded-for",
];

/// Returns a warning for each member that is bound to such a header.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    for shape in closure.shapes.iter().filter_map(|id| model.get(id)) {
        for member in shape.kind.members() {
            let header = member.traits.http_header().map(str::to_ascii_lowercase);
            if header.is_some_and(|header| RESTRICTED.contains(&header.as_str())) {
                all.push(warning(
                    "HttpHeaderTrait",
                    model.member_error(&shape.id, &member.name, "", "", ""),
                    ".traits[\"smithy.api#httpHeader\"]",
                    format!(
                        "a header that is not the model's: {:?}",
                        member.traits.http_header().unwrap_or_default()
                    ),
                    "clients, servers and what is between them set it, or send it twice",
                    "take a header of your own, or suppress `HttpHeaderTrait`",
                ));
            }
        }
    }
    all
}
