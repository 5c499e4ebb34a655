//! Checks of whole models: the constraints of Smithy on which generated code depends.

mod arns;
mod bindings;
mod defaults;
mod discovery;
mod documents;
mod endpoint_tests;
mod events;
pub(crate) mod examples;
mod hierarchy;
mod labels;
mod lifecycle;
mod members;
mod messages;
pub(crate) mod metadata;
mod mixins;
mod operations;
mod own_structures;
mod pagination;
mod patterns;
mod properties;
mod ranges;
mod recursion;
mod references;
mod renames;
mod resource_references;
mod resources;
mod selectors;
mod streams;
mod targets;
mod test_cases;
pub(crate) mod trait_definitions;
mod trait_targets;
mod trait_values;
mod traits;
mod unions;
mod unique_items;
mod uniqueness;
mod uri;
mod waiters;
mod xml;

use std::collections::HashSet;

use super::{Member, Model, Shape};
use crate::error::Collected;

type Check = fn(&Model, &mut Collected);

/// The checks, each with the id of its errors, after those of names.
const CHECKS: [(&str, Check); 35] = [
    ("StreamingTrait", streams::check),    // streams are the bodies of messages
    ("EventPayloadTrait", events::check),  // what is the entire payload stands alone
    ("DiscriminatedTrait", unions::check), // a discriminator has a place of its own
    ("TraitTarget", unique_items::check),  // unique items are equal to themselves
    ("EnumShape", members::check),         // enums have values, unions have members
    ("HttpLabel", labels::check),          // the labels of paths and host prefixes are members
    ("HttpBinding", bindings::check),      // what is bound to HTTP has a place there
    ("HttpMessage", messages::check),      // no two members share a place in a message
    ("HttpOperation", operations::check),  // every operation has a request of its own
    ("PaginatedTrait", pagination::check), // the paths of pages lead somewhere
    ("WaitableTrait", waiters::check),     // waiters of a service have names of their own
    ("TraitReference", references::check), // traits name what exists
    ("ClientEndpointDiscovery", discovery::check), // what tells endpoints is asked and answers as it must
    ("XmlAttributeTrait", xml::check),     // attributes declare no namespaces
    ("PatternTrait", patterns::check),     // patterns are regular expressions
    ("RangeTrait", ranges::check),         // bounds are of the type that they bound
    ("DefaultTrait", defaults::check),     // defaults are values of their shapes
    ("ShapeRecursion", recursion::check),  // lists, maps and required members end somewhere
    ("ShapeIdConflict", uniqueness::check), // ids and members differ in more than case
    ("OperationInputOutputMisuse", own_structures::check), // inputs and outputs are those of one operation
    ("ResourceIdentifier", hierarchy::check), // resources are in each other with their identifiers
    ("ResourceIdentifierBinding", resources::check), // operations on a resource say on which
    ("ResourceOperationInputOutput", properties::check), // members of operations on a resource are its properties
    ("ResourceLifecycle", lifecycle::check),             // reading changes nothing
    ("ArnTemplate", arns::check),                        // ARNs have the identifiers of their resources
    ("ReferencesTrait", resource_references::check),     // references have the identifiers of their resources
    ("SingleOperationBinding", resources::check_single), // operations are bound once in a service
    ("UnsupportedProtocolDocument", documents::check),   // documents stand where a format has them
    ("Service", renames::check),                         // services rename what is theirs
    ("TraitConflict", trait_definitions::check),         // traits of a model stand where it says they may
    ("TraitValue", trait_values::check),                 // traits of a model have the values that it defines
    ("Metadata", metadata::check),                       // what is said about warnings is understood
    ("ExamplesTrait", examples::check),                  // examples are of the shapes of their operations
    ("EndpointTestCase", endpoint_tests::check), // tests of endpoints have the parameters of the rules
    ("ProtocolTestCase", test_cases::check),     // tests have values of their shapes, and ids of their own
];

/// Returns the errors of a model whose files could be read.
///
/// Whatever is refused is replaced by what was meant, or removed, so that no second error follows from it. After an
/// error the model is of no further use.
pub(crate) fn check(model: &mut Model) -> Collected {
    let mut errors = Collected::default();
    errors.name("UnresolvedTrait");
    traits::check(model, &mut errors); // misspelled ones become those that were meant
    model.complete_enum_values();
    errors.name("Mixin");
    mixins::check(model, &mut errors); // they exist, fit, and do not contain themselves
    errors.name("Target");
    targets::check(model, &mut errors); // they exist and are of the right kind
    errors.name("TraitTarget");
    selectors::check(model, &mut errors); // traits fit what they stand at
    for (id, check) in CHECKS {
        errors.name(id);
        check(model, &mut errors);
    }
    errors
}

/// Returns `true` if an error is about a shape or one of its members.
fn is_blamed(blamed: &HashSet<String>, shape: &Shape) -> bool {
    let is_member = |member: &Member| blamed.contains(&format!("{}${}", shape.id, member.name));
    // Most models have no error at all.
    !blamed.is_empty() && (blamed.contains(shape.id.as_str()) || shape.kind.members().any(is_member))
}
