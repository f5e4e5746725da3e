//! The same bytes given to our server and to hyper's. Ours may refuse more, never less, and what it takes it must read as
//! hyper does: a gateway that reads a request differently from what stands behind it can be made to smuggle.

#![allow(unreachable_pub)]

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;

use super::{Echo, converse, settings};

/// One request as a server understood it.
#[derive(Debug, PartialEq, Eq)]
struct Understood {
    method: String,
    target: String,
    /// Sorted by name in lower case; several values of a name in their order.
    headers: Vec<(String, Vec<u8>)>,
    /// `None`: it broke.
    body: Option<Bytes>,
}

/// What is wrong, if our server took something that hyper refuses or reads otherwise. `step`: bytes in one write to ours.
pub async fn disagreement(wire: &[u8], step: usize) -> Option<String> {
    // Absolute targets change Host here, and hyper leaves that to others.
    let (ours, theirs) = (ours(wire, step).await, hypers(wire).await);
    for (index, our) in ours.iter().enumerate() {
        let Some(their) = theirs.get(index) else {
            // A body that breaks is refused as well.
            if our.body.is_none() {
                break;
            }
            return Some(format!("request {index} is only ours: {our:?}"));
        };
        if our.body.is_none() {
            let same_head = (&our.method, &our.target, &our.headers) == (&their.method, &their.target, &their.headers);
            return (!same_head).then(|| format!("request {index}: ours {our:?}, hyper's {their:?}"));
        }
        if our != their {
            return Some(format!("request {index}: ours {our:?}, hyper's {their:?}"));
        }
    }
    None
}

async fn ours(wire: &[u8], step: usize) -> Vec<Understood> {
    let service = Echo::default();
    let seen = service.seen.clone();
    converse(wire, step, service, settings()).await;
    seen.take()
        .into_iter()
        .map(|seen| {
            let fields = seen.headers.iter();
            let fields =
                fields.map(|(name, value)| (String::from_utf8_lossy(name).to_ascii_lowercase(), value.to_vec()));
            Understood { method: seen.method, target: seen.target, headers: sorted(fields), body: seen.body }
        })
        .collect()
}

async fn hypers(wire: &[u8]) -> Vec<Understood> {
    let seen: Rc<RefCell<Vec<Understood>>> = Rc::default();
    let service = {
        let seen = seen.clone();
        hyper::service::service_fn(move |request: http::Request<Incoming>| {
            let seen = seen.clone();
            async move {
                let (parts, body) = request.into_parts();
                let body = body.collect().await.ok().map(http_body_util::Collected::to_bytes);
                let mut fields: Vec<(String, Vec<u8>)> =
                    parts.headers.iter().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec())).collect();
                if let Some(authority) = parts.uri.authority() {
                    fields.retain(|(name, _)| name != "host");
                    fields.push(("host".to_owned(), authority.as_str().as_bytes().to_vec()));
                }
                let target = parts.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
                seen.borrow_mut().push(Understood {
                    method: parts.method.to_string(),
                    target: target.to_owned(),
                    headers: sorted(fields.into_iter()),
                    body,
                });
                Ok::<_, Infallible>(http::Response::new(Full::new(Bytes::new())))
            }
        })
    };
    let (client, server) = tokio::io::duplex(1 << 20);
    let (mut reader, mut writer) = tokio::io::split(client);
    let serving = tokio::task::spawn_local(async move {
        let mut builder = hyper::server::conn::http1::Builder::new();
        let _ = builder.half_close(true).serve_connection(TokioIo::new(server), service).await;
    });
    let _ = tokio::io::AsyncWriteExt::write_all(&mut writer, wire).await;
    let _ = tokio::io::AsyncWriteExt::shutdown(&mut writer).await;
    let mut output = Vec::new();
    let _ = tokio::io::AsyncReadExt::read_to_end(&mut reader, &mut output).await;
    serving.abort();
    seen.take()
}

fn sorted(fields: impl Iterator<Item = (String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let mut fields: Vec<_> = fields.collect();
    fields.sort_by(|left, right| left.0.cmp(&right.0));
    fields
}
