//! Spans of calls and attempts, with the feature `tracing`. Without it nothing is left of them.
//!
//! They have names, numbers and the codes of services: never a member of an input or an output, a header, or the text of
//! an error, in which one could stand.

use std::future::Future;

use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};

use super::attempt::Answer;
use super::problem::Problem;

#[cfg(feature = "tracing")]
pub(super) use traced::Span;
#[cfg(not(feature = "tracing"))]
pub(super) use untraced::Span;

#[cfg(feature = "tracing")]
mod traced {
    use tracing::Instrument as _;
    use tracing::field::{Empty, debug};

    use super::super::reader::Judgement;
    use super::super::run::request_id;
    use super::{Answer, Future, OperationSchema, Problem, ServiceSchema};

    /// The span of a call or an attempt.
    pub(in super::super) struct Span(tracing::Span);

    impl Span {
        pub(in super::super) fn of_call(service: &ServiceSchema, operation: &OperationSchema) -> Self {
            let name = service.sdk_id.unwrap_or(service.id);
            Span(tracing::info_span!(
                "call",
                service = name,
                operation = operation.name,
                attempts = Empty,
                problem = Empty,
            ))
        }

        pub(in super::super) fn of_attempt(operation: &OperationSchema, number: u32) -> Self {
            Span(tracing::debug_span!(
                "attempt",
                operation = operation.name,
                attempt = number,
                status = Empty,
                request_id = Empty,
                code = Empty,
                problem = Empty,
            ))
        }

        pub(in super::super) async fn around<F: Future>(&self, future: F) -> F::Output {
            future.instrument(self.0.clone()).await
        }

        pub(in super::super) fn answered(&self, answer: Result<&Answer, &Problem>) {
            match answer {
                Ok(Answer { head, judgement }) => {
                    self.0.record("status", head.status().as_u16());
                    if let Some(id) = request_id(head.headers()) {
                        self.0.record("request_id", id);
                    }
                    if let Judgement::Error { code: Some(code), .. } = judgement {
                        self.0.record("code", code.as_str());
                    }
                }
                Err(problem) => self.failed(problem),
            }
        }

        pub(in super::super) fn ended(&self, attempts: u32, problem: Option<&Problem>) {
            self.0.record("attempts", attempts);
            if let Some(problem) = problem {
                self.failed(problem);
            }
        }

        fn failed(&self, problem: &Problem) {
            self.0.record("problem", debug(problem.kind()));
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod untraced {
    use super::{Answer, Future, OperationSchema, Problem, ServiceSchema};

    /// The span of a call or an attempt: none.
    pub(in super::super) struct Span;

    impl Span {
        pub(in super::super) fn of_call(_: &ServiceSchema, _: &OperationSchema) -> Self {
            Span
        }

        pub(in super::super) fn of_attempt(_: &OperationSchema, _: u32) -> Self {
            Span
        }

        pub(in super::super) fn around<F: Future>(&self, future: F) -> F {
            future
        }

        pub(in super::super) fn answered(&self, _: Result<&Answer, &Problem>) {}

        pub(in super::super) fn ended(&self, _: u32, _: Option<&Problem>) {}
    }
}
