//! Paginators and waiters as botocore describes them.

use std::collections::BTreeMap;

use crate::import::error::Error;
use crate::import::fields::{Fields, Node};
use crate::import::json::Json;
use crate::import::release::SourceFile;

/// The pagination of an operation. Each part may be several expressions.
#[derive(Debug)]
pub(crate) struct Pagination {
    pub input_tokens: Vec<String>,
    pub output_tokens: Vec<String>,
    pub results: Vec<String>,
    pub limit: Option<String>,
}

/// Something that can be waited for.
#[derive(Debug)]
pub(crate) struct Waiter {
    pub name: String,
    pub operation: String,
    /// Seconds between attempts.
    pub delay: u64,
    pub documentation: Option<String>,
    pub acceptors: Vec<Acceptor>,
}

/// The meaning of a response for a waiter.
#[derive(Debug)]
pub(crate) struct Acceptor {
    pub state: String,
    pub matcher: String,
    pub argument: Option<String>,
    pub expected: Json,
}

/// Reads a file of paginators.
pub(crate) fn read_paginations(file: &SourceFile) -> Result<BTreeMap<String, Pagination>, Error> {
    let mut fields = Fields::open(Node::root(&file.name, &file.content), "paginators")?;
    let mut paginations = BTreeMap::new();
    for (operation, node) in fields.need("pagination")?.entries()? {
        let mut fields = Fields::open(node, "pagination")?;
        let pagination = Pagination {
            input_tokens: one_or_more(fields.take("input_token"))?,
            output_tokens: one_or_more(fields.take("output_token"))?,
            results: one_or_more(fields.take("result_key"))?,
            limit: fields.text("limit_key")?,
        };
        fields.finish()?;
        paginations.insert(operation.to_owned(), pagination);
    }
    fields.finish()?;
    Ok(paginations)
}

fn one_or_more(node: Option<Node<'_>>) -> Result<Vec<String>, Error> {
    match node {
        None => Ok(Vec::new()),
        Some(node) if node.value.as_array().is_some() => node.texts(),
        Some(node) => Ok(vec![node.text()?.to_owned()]),
    }
}

/// Reads a file of waiters.
pub(crate) fn read_waiters(file: &SourceFile) -> Result<Vec<Waiter>, Error> {
    let mut fields = Fields::open(Node::root(&file.name, &file.content), "waiters")?;
    let waiters = fields.need("waiters")?.entries()?.into_iter();
    let waiters = waiters.map(|(name, node)| read_waiter(name, node)).collect::<Result<_, _>>()?;
    fields.finish()?;
    Ok(waiters)
}

fn read_waiter(name: &str, node: Node<'_>) -> Result<Waiter, Error> {
    let mut fields = Fields::open(node, "waiter")?;
    let acceptors = fields.need("acceptors")?.elements()?.into_iter();
    let waiter = Waiter {
        name: name.to_owned(),
        operation: fields.need("operation")?.text()?.to_owned(),
        delay: fields.need("delay")?.count()?,
        documentation: fields.text("description")?,
        acceptors: acceptors.map(read_acceptor).collect::<Result<_, _>>()?,
    };
    fields.finish()?;
    Ok(waiter)
}

fn read_acceptor(node: Node<'_>) -> Result<Acceptor, Error> {
    let mut fields = Fields::open(node, "acceptor")?;
    let acceptor = Acceptor {
        state: fields.need("state")?.text()?.to_owned(),
        matcher: fields.need("matcher")?.text()?.to_owned(),
        argument: fields.text("argument")?,
        expected: fields.need("expected")?.value.clone(),
    };
    fields.finish()?;
    Ok(acceptor)
}
