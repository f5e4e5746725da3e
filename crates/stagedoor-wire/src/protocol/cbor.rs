//! Errors of the RPC protocol with CBOR bodies.

use super::Encoded;
use crate::WireError;

pub(super) fn encode_error(error: &WireError, request_id: &str) -> Encoded {
    const MAP: u8 = 5;
    let mut body = Vec::new();
    head(&mut body, MAP, 2);
    text(&mut body, "__type");
    text(&mut body, error.code);
    text(&mut body, "message");
    text(&mut body, &error.message);
    Encoded {
        status: error.status,
        headers: vec![
            ("x-amzn-RequestId".to_owned(), request_id.to_owned()),
            ("smithy-protocol".to_owned(), "rpc-v2-cbor".to_owned()),
            ("Content-Type".to_owned(), "application/cbor".to_owned()),
        ],
        body: body.into(),
    }
}

fn text(out: &mut Vec<u8>, text: &str) {
    const TEXT: u8 = 3;
    head(out, TEXT, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// The initial bytes of an item: major type and count, in the shortest form.
fn head(out: &mut Vec<u8>, major: u8, count: u64) {
    let major = major << 5;
    let bytes = count.to_be_bytes();
    match count {
        0..=23 => out.push(major | bytes[7]),
        24..=0xff => out.extend_from_slice(&[major | 24, bytes[7]]),
        0x100..=0xffff => {
            out.push(major | 25);
            out.extend_from_slice(&bytes[6..]);
        }
        0x1_0000..=0xffff_ffff => {
            out.push(major | 26);
            out.extend_from_slice(&bytes[4..]);
        }
        _ => {
            out.push(major | 27);
            out.extend_from_slice(&bytes);
        }
    }
}
