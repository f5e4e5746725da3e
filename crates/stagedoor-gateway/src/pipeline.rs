//! The visible sequences: order and branches, and nothing else.

pub(crate) mod rest;
