//! Errors of the protocols that answer in XML: query, its variant for EC2, and REST with XML.

use super::Encoded;
use crate::WireError;

/// The four envelopes of one error.
#[derive(Clone, Copy)]
pub(super) enum Envelope {
    Query,
    Ec2,
    Rest,
    S3,
}

pub(super) fn encode_error(envelope: Envelope, error: &WireError, request_id: &str) -> Encoded {
    let blame = if error.status < 500 { "Sender" } else { "Receiver" };
    let said = format!("<Code>{}</Code><Message>{}</Message>", error.code, Escaped(&error.message));
    let id = Escaped(request_id);
    let body = match envelope {
        Envelope::Query | Envelope::Rest => format!(
            "<ErrorResponse><Error><Type>{blame}</Type>{said}</Error><RequestId>{id}</RequestId></ErrorResponse>"
        ),
        Envelope::Ec2 => {
            format!("<Response><Errors><Error>{said}</Error></Errors><RequestID>{id}</RequestID></Response>")
        }
        Envelope::S3 => format!("<Error>{said}<RequestId>{id}</RequestId></Error>"),
    };
    let id_header = if matches!(envelope, Envelope::S3) { "x-amz-request-id" } else { "x-amzn-RequestId" };
    Encoded {
        status: error.status,
        headers: vec![
            (id_header.to_owned(), request_id.to_owned()),
            ("Content-Type".to_owned(), "text/xml".to_owned()),
        ],
        body: format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{body}").into(),
    }
}

/// Text inside an element. What XML cannot carry at all becomes a question mark.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use std::fmt::Write as _;
        for character in self.0.chars() {
            match character {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '\t' | '\n' => out.write_char(character)?,
                '\u{FFFE}' | '\u{FFFF}' => out.write_char('?')?,
                _ if character.is_control() => out.write_char('?')?,
                _ => out.write_char(character)?,
            }
        }
        Ok(())
    }
}
