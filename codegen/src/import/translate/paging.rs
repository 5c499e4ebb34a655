//! The traits `paginated` and `waitable`.

use crate::model::is_identifier;

use super::Translator;
use crate::import::botocore::operations::Operation;
use crate::import::botocore::paging::Acceptor;
use crate::import::botocore::shapes::ShapeBody;
use crate::import::error::Error;
use crate::import::json::{Json, Object};

impl Translator<'_> {
    /// Returns the pagination of an operation, if the trait can express it.
    pub(super) fn paginated(&mut self, operation: &Operation) -> Option<Json> {
        let pagination = self.service.paginations.get(&operation.name)?;
        let ([input], [output]) = (pagination.input_tokens.as_slice(), pagination.output_tokens.as_slice())
        else {
            self.notes
                .push(format!("`{}` pages by several tokens or by none: no `paginated`", operation.name));
            return None;
        };
        if !is_identifier(input) || !is_path(output) {
            self.notes.push(format!("`{}` computes its token `{output}`: no `paginated`", operation.name));
            return None;
        }
        let (of_input, of_output) =
            (operation.input.as_ref().map(|payload| &*payload.shape), operation.output.as_deref());
        let is_token = |body: &ShapeBody| matches!(body, ShapeBody::String { .. } | ShapeBody::Map { .. });
        if !self.leads_to(of_input, input, is_token) || !self.leads_to(of_output, output, is_token) {
            self.notes.push(format!(
                "`{}` pages by tokens that are no optional strings: no `paginated`",
                operation.name
            ));
            return None;
        }
        let mut paginated = Object::default();
        paginated.push("inputToken", input.as_str());
        paginated.push("outputToken", output.as_str());
        match pagination.results.as_slice() {
            [items]
                if self.leads_to(of_output, items, |body| {
                    matches!(body, ShapeBody::List { .. } | ShapeBody::Map { .. })
                }) =>
            {
                paginated.push("items", items.as_str());
            }
            [] => {}
            _ => self.notes.push(format!(
                "`{}` pages over several results, or over none that is a list: `paginated` without `items`",
                operation.name
            )),
        }
        let is_size = |body: &ShapeBody| matches!(body, ShapeBody::Simple("integer" | "long", _));
        match pagination.limit.as_deref() {
            Some(limit) if self.leads_to(of_input, limit, is_size) => paginated.push("pageSize", limit),
            Some(_) => self.notes.push(format!(
                "`{}` limits its pages by no number: `paginated` without `pageSize`",
                operation.name
            )),
            None => {}
        }
        Some(paginated.into())
    }

    /// Returns `true` if a path of names leads from a structure to an optional member that the trait can name.
    fn leads_to(&self, root: Option<&str>, path: &str, fits: impl Fn(&ShapeBody) -> bool) -> bool {
        let body = |name: &str| self.service.shapes.get(name).map(|shape| &shape.body);
        let Some(mut found) = root.and_then(body).filter(|_| is_path(path)) else { return false };
        let mut is_required = false;
        for name in path.split('.') {
            let ShapeBody::Structure(structure) = found else { return false };
            let Some(member) = structure.members.iter().find(|member| member.name == name) else {
                return false;
            };
            let Some(inner) = body(&member.shape) else { return false };
            is_required = structure.required.contains(&member.name);
            found = inner;
        }
        fits(found) && (!is_required || !matches!(found, ShapeBody::String { .. }))
    }

    /// Returns the waiters of an operation.
    pub(super) fn waitable(&mut self, operation: &Operation) -> Result<Option<Json>, Error> {
        let mut waiters = Object::default();
        for waiter in self.uses.waiters(&operation.name) {
            let mut acceptors = Vec::new();
            for acceptor in &waiter.acceptors {
                let Some(matcher) = matcher(acceptor)? else {
                    break;
                };
                let state = Json::from(acceptor.state.as_str());
                acceptors.push(Json::from(Object::from_iter([("state", state), ("matcher", matcher)])));
            }
            if acceptors.len() < waiter.acceptors.len() {
                self.notes.push(format!("waiter `{}` looks at a status code: left out", waiter.name));
                continue;
            }
            let mut trait_value = Object::default();
            if let (true, Some(html)) = (self.docs, &waiter.documentation) {
                trait_value.push("documentation", html.as_str());
            }
            trait_value.push("acceptors", acceptors);
            trait_value.push("minDelay", waiter.delay);
            // The highest delay is 120 seconds unless said, and must not be below the lowest.
            if waiter.delay > 120 {
                trait_value.push("maxDelay", waiter.delay);
            }
            waiters.push(waiter.name.as_str(), trait_value);
        }
        Ok((!waiters.is_empty()).then(|| waiters.into()))
    }
}

/// Returns the matcher of an acceptor; none for a plain status code, which the trait cannot match.
fn matcher(acceptor: &Acceptor) -> Result<Option<Json>, Error> {
    let unknown = |what: &str| super::unknown(&format!("{what} of an acceptor"), &format!("{acceptor:?}"));
    let expected = match &acceptor.expected {
        Json::String(text) => text.clone(),
        Json::Bool(flag) => flag.to_string(),
        Json::Number(_) if acceptor.matcher == "status" => return Ok(None),
        _ => return Err(unknown("`expected`")),
    };
    let is_bool = matches!(acceptor.expected, Json::Bool(_));
    let comparator = match (acceptor.matcher.as_str(), is_bool) {
        // Any error, or none.
        ("error", true) => return Ok(Some(Json::of("success", expected != "true"))),
        ("error", false) => return Ok(Some(Json::of("errorType", expected))),
        // `true` for all of something that is one boolean.
        ("path" | "pathAll", true) => "booleanEquals",
        ("path", false) => "stringEquals",
        ("pathAll", false) => "allStringEquals",
        ("pathAny", false) => "anyStringEquals",
        _ => return Err(unknown("`matcher`")),
    };
    let path = acceptor.argument.clone().ok_or_else(|| unknown("`argument`"))?;
    let output = [("path", path), ("expected", expected), ("comparator", comparator.to_owned())];
    Ok(Some(Json::of("output", Object::from_iter(output))))
}

/// Returns `true` if the expression is names joined by dots.
fn is_path(expression: &str) -> bool {
    expression.split('.').all(is_identifier)
}
