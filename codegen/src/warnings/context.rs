//! Paths to parameters of endpoint rules that cannot be read, or that lead to no member.

use ferrosmith_runtime::jmespath::Expression;

use super::waiters::Members;
use super::{Warning, warning};
use crate::model::{Closure, Kind, Model, step};

const ID: &str = "smithy.rules#operationContextParams";

/// Returns the warnings about the operations of a service.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    for shape in closure.operations.iter().filter_map(|id| model.get(id)) {
        let Kind::Operation(operation) = &shape.kind else { continue };
        let input = Members(model).top(operation.input.as_ref());
        for (name, path) in shape.traits.operation_context_params().unwrap_or_default() {
            let found = match Expression::parse(path) {
                Err(error) => format!("{path:?}, which is no JMESPath: {error}"),
                Ok(expression) => match expression.type_of(&input, &Members(model)) {
                    Err(error) => format!("{path:?}, which leads nowhere: {error}"),
                    Ok(_) => continue,
                },
            };
            all.push(warning(
                "OperationContextParamsTrait",
                model.error(&shape.id, "", "", ""),
                &format!(".traits[\"{ID}\"]{}.path", step(name)),
                found,
                "the rules of endpoints do not get the parameter",
                "correct the expression: members are called as in the model",
            ));
        }
    }
    all
}
