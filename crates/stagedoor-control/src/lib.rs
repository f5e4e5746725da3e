//! The control plane: the operations of the three API Gateway services over a revisioned store, and the lowering
//! of what they store into the gateway's plans.

pub mod store;
