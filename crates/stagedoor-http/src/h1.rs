//! HTTP/1.1 on the wire, for both sides. Strict by RFC 9112: a message whose length could be read in two ways is
//! refused, never repaired, and nothing passes that hyper would refuse.
//!
//! ```text
//! socket → wire (bytes) → head (one message head) → decode (its body)      reading, both sides
//! socket ← send (head and body under back-pressure) ← encode (heads)       writing, both sides
//! serve: the server's loop over requests           exchange: one request and its response, for the pool
//! ```

pub(crate) mod decode;
pub(crate) mod encode;
pub(crate) mod exchange;
pub(crate) mod head;
pub(crate) mod send;
pub(crate) mod serve;
pub(crate) mod wire;
