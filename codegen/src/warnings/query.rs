//! Members that have the same parameter in a form (Smithy 2.0, sections on awsQuery and ec2Query).

use std::collections::HashMap;

use super::{Warning, warning};
use crate::model::{Closure, Kind, Member, Model, Shape};

const EC2: &str = "aws.protocols#ec2Query";

/// Returns a warning for each member of an input that is called as a parameter of the protocol, and for each one whose
/// parameter another member has. Names in awsQuery are those in XML, which have warnings of their own.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    let protocols = service.traits.protocols();
    let is_ec2 = protocols.contains(&EC2);
    let mut all = Vec::new();
    if is_ec2 || protocols.contains(&"aws.protocols#awsQuery") {
        all.extend(without_version(model, service));
        all.extend(without_namespace(model, service));
        let name = if is_ec2 { ec2_name } else { xml_name };
        all.extend(inputs(model, closure).flat_map(|input| of_input(model, input, name)));
    }
    if is_ec2 {
        let has_parameters = |shape: &&Shape| matches!(shape.kind, Kind::Structure(_) | Kind::Union(_));
        let shapes = closure.shapes.iter().filter_map(|id| model.get(id)).filter(has_parameters);
        all.extend(shapes.flat_map(|shape| of_shape(model, shape)));
    }
    all
}

/// Returns a warning about a service whose requests say a version that nobody has.
fn without_version(model: &Model, service: &Shape) -> Option<Warning> {
    let is_empty = matches!(&service.kind, Kind::Service(properties) if properties.version.is_empty());
    is_empty.then(|| {
        warning(
            "QueryVersion",
            model.error(&service.id, "", "", ""),
            "",
            "no `version`, which every request of the protocol says".to_owned(),
            "requests say `Version=`, by which no server finds the operation",
            "add the version of the service, such as `2010-05-08`",
        )
    })
}

/// Returns a warning about a service without the namespace that Smithy wants of one with queries.
fn without_namespace(model: &Model, service: &Shape) -> Option<Warning> {
    service.traits.get("smithy.api#xmlNamespace").is_none().then(|| {
        warning(
            "QueryNamespace",
            model.error(&service.id, "", "", ""),
            "",
            "no `smithy.api#xmlNamespace`, which Smithy wants of a service with queries".to_owned(),
            "responses of servers are in no namespace, which clients that look for it do not read",
            "add the trait, such as `{\"uri\": \"https://example.com/doc/2010-05-08/\"}`",
        )
    })
}

fn inputs<'m>(model: &'m Model, closure: &'m Closure) -> impl Iterator<Item = &'m Shape> {
    let operations = closure.operations.iter().filter_map(|id| model.get(id));
    operations.filter_map(|shape| match &shape.kind {
        Kind::Operation(operation) => model.get(operation.input.as_ref()?),
        _ => None,
    })
}

fn of_input(model: &Model, input: &Shape, name: fn(&Member) -> String) -> Vec<Warning> {
    let own = |member: &&Member| matches!(name(member).as_str(), "Action" | "Version");
    let warn = |member: &Member| same(model, input, member, &name(member), "the protocol");
    input.kind.members().filter(own).map(warn).collect()
}

fn of_shape(model: &Model, shape: &Shape) -> Vec<Warning> {
    let mut names: HashMap<String, &Member> = HashMap::new();
    let mut all = Vec::new();
    for member in shape.kind.members() {
        let name = ec2_name(member);
        // One name in XML, too, has a warning already.
        let first = names.insert(name.clone(), member).filter(|first| xml_name(first) != xml_name(member));
        if let Some(first) = first {
            all.push(same(model, shape, member, &name, &format!("`{}`", first.name)));
        }
    }
    all
}

fn same(model: &Model, shape: &Shape, member: &Member, name: &str, first: &str) -> Warning {
    warning(
        "QueryName",
        model.member_error(&shape.id, &member.name, "", "", ""),
        "",
        format!("the parameter {name:?}, which {first} has too"),
        "a server cannot tell the two apart",
        "give the member another name, by a trait such as `smithy.api#xmlName`",
    )
}

fn xml_name(member: &Member) -> String {
    member.traits.xml_name().unwrap_or(&member.name).to_owned()
}

fn ec2_name(member: &Member) -> String {
    if let Some(name) = member.traits.ec2_query_name() {
        return name.to_owned();
    }
    let name = xml_name(member);
    let mut characters = name.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}
