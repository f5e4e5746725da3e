//! Errors of the protocols that call operations by the header `X-Amz-Target` (JSON 1.0 and 1.1).

use super::Encoded;
use crate::WireError;

pub(super) fn encode_error(content_type: &str, error: &WireError, request_id: &str) -> Encoded {
    let body = serde_json::json!({ "__type": error.code, "message": error.message });
    Encoded {
        status: error.status,
        headers: vec![
            ("x-amzn-RequestId".to_owned(), request_id.to_owned()),
            ("Content-Type".to_owned(), content_type.to_owned()),
        ],
        body: body.to_string().into(),
    }
}
