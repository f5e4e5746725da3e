//! The operations on REST APIs (`apigateway`), one file per resource.

pub mod import;
