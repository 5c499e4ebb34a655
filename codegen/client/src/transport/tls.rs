//! Errors of TLS, and what to do about them.

use std::error::Error;
use std::io;

use rustls::CertificateError::{Expired, ExpiredContext, NotValidYet, NotValidYetContext, UnknownIssuer};
use rustls::Error::{InvalidCertificate, InvalidMessage};

/// Returns the error of TLS that an error is due to.
pub(super) fn tls_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    // Errors of I/O hold the one that they are made of, and do not have it as their source.
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inner) => tls_error(inner),
        None => error.downcast_ref().or_else(|| tls_error(error.source()?)),
    }
}

/// Returns what to do about an error of TLS.
pub(super) fn advice(error: &rustls::Error) -> Option<&'static str> {
    match error {
        InvalidCertificate(UnknownIssuer) => Some(
            "if it is to be trusted, name a file with its authority by `AWS_CA_BUNDLE`, give it to `root_certificates` of the transport, or use the feature `native-roots`",
        ),
        InvalidCertificate(Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. }) => {
            Some("is the clock of this machine right?")
        }
        InvalidMessage(_) => Some("what answers there speaks no TLS: is it the right port, and `https`?"),
        _ => None,
    }
}
