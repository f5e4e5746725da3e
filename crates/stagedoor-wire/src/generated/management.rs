// Written by `cargo xtask codegen` from the facts in `model/`. Do not edit.

//! Shapes and operations of `apigatewaymanagementapi`.

use bytes::Bytes;

use crate::Timestamp;
use crate::facts::{Kind, Location::*, StructureFacts, TEXT, TimestampForm, member};
use crate::shape::shapes;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteConnectionRequest {
    pub connection_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForbiddenException {}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetConnectionRequest {
    pub connection_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetConnectionResponse {
    pub connected_at: Option<Timestamp>,
    pub identity: Option<Identity>,
    pub last_active_at: Option<Timestamp>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoneException {}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    pub source_ip: Option<String>,
    pub user_agent: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PayloadTooLargeException {
    pub message: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PostToConnectionRequest {
    pub data: Option<Bytes>,
    pub connection_id: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitExceededException {}

shapes! {
DeleteConnectionRequest: S_DELETE_CONNECTION_REQUEST { connection_id }
ForbiddenException: S_FORBIDDEN_EXCEPTION {  }
GetConnectionRequest: S_GET_CONNECTION_REQUEST { connection_id }
GetConnectionResponse: S_GET_CONNECTION_RESPONSE { connected_at, identity, last_active_at }
GoneException: S_GONE_EXCEPTION {  }
Identity: S_IDENTITY { source_ip, user_agent }
PayloadTooLargeException: S_PAYLOAD_TOO_LARGE_EXCEPTION { message }
PostToConnectionRequest: S_POST_TO_CONNECTION_REQUEST { data, connection_id }
LimitExceededException: S_LIMIT_EXCEEDED_EXCEPTION {  }
}

/// The operations by name.
pub mod operations {
    use super::*;
    use crate::facts::{OperationFacts, Service};

    pub const DELETE_CONNECTION: &OperationFacts = &OperationFacts {
        service: Service::Management,
        name: "DeleteConnection",
        method: "DELETE",
        uri: "/@connections/{connectionId}",
        query: None,
        response_code: 204,
        input: &S_DELETE_CONNECTION_REQUEST,
        output: None,
        errors: &[&S_GONE_EXCEPTION, &S_LIMIT_EXCEEDED_EXCEPTION, &S_FORBIDDEN_EXCEPTION],
    };
    pub const GET_CONNECTION: &OperationFacts = &OperationFacts {
        service: Service::Management,
        name: "GetConnection",
        method: "GET",
        uri: "/@connections/{connectionId}",
        query: None,
        response_code: 200,
        input: &S_GET_CONNECTION_REQUEST,
        output: Some(&S_GET_CONNECTION_RESPONSE),
        errors: &[&S_GONE_EXCEPTION, &S_LIMIT_EXCEEDED_EXCEPTION, &S_FORBIDDEN_EXCEPTION],
    };
    pub const POST_TO_CONNECTION: &OperationFacts = &OperationFacts {
        service: Service::Management,
        name: "PostToConnection",
        method: "POST",
        uri: "/@connections/{connectionId}",
        query: None,
        response_code: 200,
        input: &S_POST_TO_CONNECTION_REQUEST,
        output: None,
        errors: &[
            &S_GONE_EXCEPTION,
            &S_LIMIT_EXCEEDED_EXCEPTION,
            &S_PAYLOAD_TOO_LARGE_EXCEPTION,
            &S_FORBIDDEN_EXCEPTION,
        ],
    };

    /// All operations of the service.
    pub const ALL: &[&OperationFacts] = &[DELETE_CONNECTION, GET_CONNECTION, POST_TO_CONNECTION];
}

/// Calls a macro with all operations of the service, their inputs and outputs: `NAME: Input => Output,`.
#[macro_export]
macro_rules! management_operations {
    ($callback:ident) => {
        $callback! {
        DELETE_CONNECTION: DeleteConnectionRequest => (),
        GET_CONNECTION: GetConnectionRequest => GetConnectionResponse,
        POST_TO_CONNECTION: PostToConnectionRequest => (),
        }
    };
}

pub static S_DELETE_CONNECTION_REQUEST: StructureFacts = StructureFacts {
    name: "DeleteConnectionRequest",
    payload: None,
    error: None,
    members: &[member("ConnectionId", "connectionId", Uri, true, &TEXT)],
};

pub static S_FORBIDDEN_EXCEPTION: StructureFacts =
    StructureFacts { name: "ForbiddenException", payload: None, error: Some(403), members: &[] };

pub static S_GET_CONNECTION_REQUEST: StructureFacts = StructureFacts {
    name: "GetConnectionRequest",
    payload: None,
    error: None,
    members: &[member("ConnectionId", "connectionId", Uri, true, &TEXT)],
};

pub static S_GET_CONNECTION_RESPONSE: StructureFacts = StructureFacts {
    name: "GetConnectionResponse",
    payload: None,
    error: None,
    members: &[
        member("ConnectedAt", "connectedAt", Body, false, &Kind::Timestamp(TimestampForm::Iso8601Millis)),
        member("Identity", "identity", Body, false, &Kind::Structure(&S_IDENTITY)),
        member("LastActiveAt", "lastActiveAt", Body, false, &Kind::Timestamp(TimestampForm::Iso8601Millis)),
    ],
};

pub static S_GONE_EXCEPTION: StructureFacts =
    StructureFacts { name: "GoneException", payload: None, error: Some(410), members: &[] };

pub static S_IDENTITY: StructureFacts = StructureFacts {
    name: "Identity",
    payload: None,
    error: None,
    members: &[member("SourceIp", "sourceIp", Body, true, &TEXT), member("UserAgent", "userAgent", Body, true, &TEXT)],
};

pub static S_PAYLOAD_TOO_LARGE_EXCEPTION: StructureFacts = StructureFacts {
    name: "PayloadTooLargeException",
    payload: None,
    error: Some(413),
    members: &[member("Message", "message", Body, false, &TEXT)],
};

pub static S_POST_TO_CONNECTION_REQUEST: StructureFacts = StructureFacts {
    name: "PostToConnectionRequest",
    payload: Some(0),
    error: None,
    members: &[
        member("Data", "Data", Body, true, &Kind::Blob(Some(131072))),
        member("ConnectionId", "connectionId", Uri, true, &TEXT),
    ],
};

pub static S_LIMIT_EXCEEDED_EXCEPTION: StructureFacts =
    StructureFacts { name: "LimitExceededException", payload: None, error: Some(429), members: &[] };
