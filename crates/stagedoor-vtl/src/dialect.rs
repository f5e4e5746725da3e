//! The two dialects.

/// Which Velocity a template speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Velocity 1.7 as API Gateway runs it.
    #[default]
    Service,
    /// Velocity 1.7 as Apache ships it.
    Stock,
}
