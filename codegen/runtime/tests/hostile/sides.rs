//! Values as both sides read them.

use ferrosmith_runtime::codec::{Error, Missing, Nulls, Options, UnknownUnion};
use ferrosmith_runtime::{Mut, Value};

/// Reads a value as a server does, which lists all that is missing, and as a client does. Returns `true` if the client
/// takes it.
pub(crate) fn reads<T: Value>(bytes: &[u8], read: fn(&[u8], Mut<'_>, &Options) -> Result<(), Error>) -> bool {
    let mut server = Options::default();
    server.missing = Missing::Collect;
    server.nulls = Nulls::Refuse;
    server.unknown_union = UnknownUnion::Refuse;
    let [_, client] = [server, Options::default()].map(|side| read(bytes, T::empty().open(), &side).is_ok());
    client
}
