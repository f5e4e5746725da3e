//! What belongs to one worker alone: no other thread touches it, so nothing here waits.

use std::cell::RefCell;
use std::sync::Arc;

use stagedoor_http::client::Pool;

use crate::gateway::Gateway;
use crate::record::{IdSource, Ring};

/// A worker's own things.
pub(crate) struct Worker {
    pub(crate) gateway: Arc<Gateway>,
    pub(crate) number: usize,
    /// Connections to backends.
    pub(crate) pool: Pool,
    pub(crate) ids: RefCell<IdSource>,
    pub(crate) ring: Arc<Ring>,
}
