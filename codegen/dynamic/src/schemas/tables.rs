//! The schemas of structures and unions.

use ferrosmith::ir::{self, ErrorTraits, Flags, Member};
use ferrosmith_runtime::schema::{self, Schema};

use super::Maker;
use crate::leak;

impl Maker {
    pub(super) fn structure_schema(&mut self, structure: &ir::Structure) -> Schema {
        let members = structure.fields.iter();
        let members = members.map(|field| self.row(&field.member)).collect();
        let error = structure.error.as_ref().map(|error| self.error(error));
        let ir::Structure { id, name, by_key, sensitive, .. } = structure;
        Schema { error, ..self.schema(id, name, members, by_key, *sensitive) }
    }

    pub(super) fn union_schema(&mut self, union: &ir::Union) -> Schema {
        let members = union.variants.iter();
        let members = members.map(|variant| self.row(&variant.member)).collect();
        let ir::Union { id, name, by_key, sensitive, .. } = union;
        self.schema(id, name, members, by_key, *sensitive)
    }

    fn schema(
        &mut self,
        id: &str,
        name: &str,
        members: Vec<schema::Member>,
        by_key: &[usize],
        sensitive: bool,
    ) -> Schema {
        // A structure of more members than the index can name is found by its names one after the other.
        let by_key = by_key.iter().map(|index| u16::try_from(*index).unwrap_or(u16::MAX)).collect();
        Schema {
            id: self.texts.text(id),
            name: self.texts.text(name),
            members: leak::slice(members),
            by_key: leak::slice(by_key),
            sensitive,
            error: None,
        }
    }

    fn error(&mut self, error: &ErrorTraits) -> &'static schema::ErrorTraits {
        let ErrorTraits { code, status, query_status, fault, retryable, throttling, metadata: _ } = error;
        leak::one(schema::ErrorTraits {
            code: self.texts.text(code),
            status: *status,
            query_status: *query_status,
            fault: *fault,
            retryable: *retryable,
            throttling: *throttling,
        })
    }

    /// Returns a row of a table.
    fn row(&mut self, member: &Member) -> schema::Member {
        let traits = self.traits(member);
        schema::Member(self.texts.text(&member.wire), flags(member.flags), leak::slice(traits))
    }
}

fn flags(flags: Flags) -> u16 {
    let Flags {
        required,
        client_optional,
        sensitive,
        idempotency_token,
        host_label,
        streaming,
        event_header,
        event_payload,
        unit,
        json_unknown,
        keeps_unknown,
        requires_length,
        json_name_escaped,
    } = flags;
    let all = [
        (required, schema::REQUIRED),
        (client_optional, schema::CLIENT_OPTIONAL),
        (sensitive, schema::SENSITIVE),
        (idempotency_token, schema::IDEMPOTENCY_TOKEN),
        (host_label, schema::HOST_LABEL),
        (streaming, schema::STREAMING),
        (event_header, schema::EVENT_HEADER),
        (event_payload, schema::EVENT_PAYLOAD),
        (unit, schema::UNIT),
        (json_unknown, schema::JSON_UNKNOWN),
        (keeps_unknown, schema::KEEPS_UNKNOWN),
        (requires_length, schema::REQUIRES_LENGTH),
        (json_name_escaped, schema::JSON_NAME_ESCAPED),
    ];
    all.into_iter().filter(|(is, _)| *is).fold(0, |set, (_, flag)| set | flag)
}
