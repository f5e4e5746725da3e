//! From an operation's facts to its function, and the list of what is built.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::pin::Pin;
use std::sync::LazyLock;

use stagedoor_wire::rest_json::{Encoded, RequestParts, Routed};
use stagedoor_wire::{OperationFacts, Service, WireError};

use super::{BUILT, Changing, ControlSettings, Reading, Serving};

/// How an operation is run: its input decoded, its function called, its output encoded.
#[derive(Clone, Copy)]
pub(crate) enum Handler {
    Read(fn(&Reading<'_>, &Routed, &RequestParts<'_>) -> Result<Encoded, WireError>),
    /// In two halves, so that only the second is the writer's work.
    Write(fn(&Routed, &RequestParts<'_>) -> Result<WriteJob, WireError>),
    Serve(fn(Serving, &Routed, &RequestParts<'_>) -> Result<Served, WireError>),
}

/// A decoded write.
pub(crate) type WriteJob = Box<dyn FnOnce(&mut Changing<'_, '_>) -> Result<Encoded, WireError> + Send>;

/// An operation about traffic, under way.
pub(crate) type Served = Pin<Box<dyn Future<Output = Result<Encoded, WireError>>>>;

/// The table of built operations: `read`, `write` or `serve`, the name of the operation, its function.
macro_rules! operations {
    ($($service:ident: { $($kind:ident $name:ident => $function:path,)* })*) => {
        pub(crate) static BUILT: &[(&stagedoor_wire::OperationFacts, $crate::operations::Handler)] = &[$($((
            stagedoor_wire::$service::operations::$name,
            $crate::operations::dispatch::handler_of!($kind $function),
        ),)*)*];
    };
}

macro_rules! handler_of {
    (read $function:path) => {
        $crate::operations::Handler::Read(|call, routed, request| {
            let output = $function(call, stagedoor_wire::rest_json::decode(routed, request)?)?;
            Ok(stagedoor_wire::rest_json::encode(routed.operation, &output))
        })
    };
    (write $function:path) => {
        $crate::operations::Handler::Write(|routed, request| {
            let operation = routed.operation;
            let input = stagedoor_wire::rest_json::decode(routed, request)?;
            Ok(Box::new(move |call| Ok(stagedoor_wire::rest_json::encode(operation, &$function(call, input)?))))
        })
    };
    (serve $function:path) => {
        $crate::operations::Handler::Serve(|call, routed, request| {
            let operation = routed.operation;
            let input = stagedoor_wire::rest_json::decode(routed, request)?;
            Ok(Box::pin(
                async move { Ok(stagedoor_wire::rest_json::encode(operation, &$function(&call, input).await?)) },
            ))
        })
    };
}

pub(super) use {handler_of, operations};

static BY_NAME: LazyLock<HashMap<(Service, &'static str), Handler>> =
    LazyLock::new(|| BUILT.iter().map(|(facts, handler)| ((facts.service, facts.name), *handler)).collect());

/// How the operation is run; `None` when it is not built.
pub(crate) fn handler(operation: &OperationFacts) -> Option<Handler> {
    BY_NAME.get(&(operation.service, operation.name)).copied()
}

/// The answer of an operation that is not built.
pub(crate) fn not_built(operation: &OperationFacts, settings: &ControlSettings) -> WireError {
    WireError::not_implemented(format!(
        "{} of {} is not built in Stagedoor {}",
        operation.name,
        operation.service.name(),
        settings.version
    ))
}

/// The operations that are built.
pub fn built() -> impl Iterator<Item = &'static OperationFacts> {
    BUILT.iter().map(|(facts, _)| *facts)
}

/// Whether the operation is built.
#[must_use]
pub fn is_built(operation: &OperationFacts) -> bool {
    handler(operation).is_some()
}

/// The reference page of all operations in Markdown: which are built and which are not.
#[must_use]
pub fn page() -> String {
    let total = stagedoor_wire::operations().count();
    let mut page = format!(
        "# Operations\n\n{} of {total} operations are built. Every other answers 501 `NotImplementedException` and \
         names itself.\n",
        built().count()
    );
    for service in [Service::ApiGateway, Service::ApiGatewayV2, Service::Management] {
        let _ = write!(page, "\n## {}\n\n| operation | request | |\n|---|---|---|\n", service.name());
        for operation in stagedoor_wire::operations().filter(|operation| operation.service == service) {
            let state = if is_built(operation) { "built" } else { "not built" };
            let query = operation.query.map(|(name, value)| format!("?{name}={value}")).unwrap_or_default();
            let _ =
                writeln!(page, "| {} | `{} {}{query}` | {state} |", operation.name, operation.method, operation.uri);
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_every_operation_once() {
        let page = page();
        for operation in stagedoor_wire::operations() {
            let row = format!("| {} | `{} {}", operation.name, operation.method, operation.uri);
            assert!(page.contains(&row), "{row}");
        }
        assert_eq!(page.lines().filter(|line| line.ends_with("built |")).count(), stagedoor_wire::operations().count());
    }

    #[test]
    fn no_operation_is_in_the_table_twice() {
        assert_eq!(BY_NAME.len(), BUILT.len());
    }
}
