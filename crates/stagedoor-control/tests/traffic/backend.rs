//! A backend that records what reaches it, and answers or misbehaves as the script says.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::harness::on_each_connection;

/// What the backend does with a request.
#[derive(Clone, Debug)]
pub(crate) enum Behaviour {
    /// Sends these bytes, and keeps the connection.
    Answer(Vec<u8>),
    /// Sends these bytes, and closes it.
    Last(Vec<u8>),
    /// Answers with the request's own body and `Content-Type`.
    Echo,
    /// Does not answer.
    Hang,
    /// Closes a connection with the request unread, which resets it.
    Reset,
    /// Sends these bytes and does not go on.
    Stall(Vec<u8>),
}

impl Behaviour {
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "echo" => Self::Echo,
            "hang" => Self::Hang,
            "reset" => Self::Reset,
            "close" => Self::Last(Vec::new()),
            "garbage" => Self::Last(b"\x00\x01garbage\r\n\r\n".to_vec()),
            other => panic!("no backend is called {other}"),
        }
    }
}

/// It listens on loopback.
pub(crate) struct Backend {
    pub(crate) address: SocketAddr,
    behaviour: Arc<Mutex<Behaviour>>,
    received: Arc<Mutex<Vec<String>>>,
}

impl Backend {
    pub(crate) fn start() -> Self {
        let behaviour = Arc::new(Mutex::new(Behaviour::Echo));
        let received = Arc::new(Mutex::new(Vec::new()));
        let (behaves, seen) = (Arc::clone(&behaviour), Arc::clone(&received));
        let address = on_each_connection(move |socket| {
            let mut reader = BufReader::new(socket.try_clone().expect("descriptors are left"));
            let mut socket = socket;
            if matches!(*behaves.lock().expect("no panic"), Behaviour::Reset) {
                let _ = socket.peek(&mut [0]);
                return;
            }
            while let Some((text, content_type, body)) = read(&mut reader) {
                seen.lock().expect("no panic").push(text);
                let behaviour = behaves.lock().expect("no panic").clone();
                if !act(behaviour, &mut socket, &content_type, &body) {
                    return;
                }
            }
        });
        Self { address, behaviour, received }
    }

    pub(crate) fn behave(&self, behaviour: Behaviour) {
        *self.behaviour.lock().expect("no panic") = behaviour;
    }

    /// What came since it was asked last.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.received.lock().expect("no panic"))
    }
}

/// Whether the connection goes on.
fn act(behaviour: Behaviour, socket: &mut TcpStream, content_type: &str, body: &[u8]) -> bool {
    match behaviour {
        Behaviour::Answer(bytes) => socket.write_all(&bytes).is_ok(),
        Behaviour::Last(bytes) => {
            let _ = socket.write_all(&bytes);
            false
        }
        Behaviour::Echo => {
            let length = body.len();
            let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n");
            socket.write_all(&[head.as_bytes(), body].concat()).is_ok()
        }
        Behaviour::Reset => false,
        Behaviour::Hang => stall(socket),
        Behaviour::Stall(bytes) => socket.write_all(&bytes).is_ok() && stall(socket),
    }
}

/// Waits until the other side gives up.
fn stall(socket: &mut TcpStream) -> bool {
    let _ = socket.set_read_timeout(Some(Duration::from_secs(10)));
    let _ = socket.read(&mut [0]);
    false
}

/// A request as it came, its type and its body; `None` for one that is not whole.
fn read(reader: &mut impl BufRead) -> Option<(String, String, Vec<u8>)> {
    let mut head = String::new();
    loop {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line).ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        if line == "\r\n" {
            break;
        }
        head.push_str(line.trim_end());
        head.push('\n');
    }
    let field = |wanted: &str| {
        let fields = head.lines().filter_map(|line| line.split_once(": "));
        fields.filter(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.to_owned()).next()
    };
    let mut body = Vec::new();
    if field("Transfer-Encoding").is_some() {
        loop {
            let mut size = String::new();
            reader.read_line(&mut size).ok()?;
            let size = u64::from_str_radix(size.trim(), 16).ok()?;
            reader.take(size).read_to_end(&mut body).ok()?;
            reader.read_line(&mut String::new()).ok()?;
            if size == 0 {
                break;
            }
        }
    } else if let Some(length) = field("Content-Length") {
        let length: u64 = length.parse().ok()?;
        let read = reader.take(length).read_to_end(&mut body).ok()?;
        if read as u64 != length {
            return None;
        }
    }
    let content_type = field("Content-Type").unwrap_or_else(|| "application/octet-stream".to_owned());
    if !body.is_empty() {
        head.push('\n');
        head.push_str(&String::from_utf8_lossy(&body));
    }
    Some((head, content_type, body))
}
