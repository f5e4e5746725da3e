//! Path and verb to method, by the service's rules: literal before `{param}` before `{proxy+}` from the left,
//! falling back to a less specific path when the more specific one has neither the verb nor ANY.

/// The routes of one deployment.
#[derive(Debug, Default)]
pub struct Router {}

/// The route that a request matched: an index given at [`Router::insert`] and the path parameters as ranges of
/// the path.
#[derive(Debug, PartialEq, Eq)]
pub struct RouteMatch<'p> {
    pub method_index: usize,
    /// Name and raw (still percent-encoded) value.
    pub path_parameters: Vec<(&'p str, &'p str)>,
}

impl Router {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the method `http_method` (or `ANY`) of the resource template `resource_path`.
    pub fn insert(&mut self, resource_path: &str, http_method: &str, method_index: usize) {
        let _ = (resource_path, http_method, method_index);
    }
}
