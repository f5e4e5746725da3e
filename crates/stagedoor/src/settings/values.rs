//! How a setting's value is read from text and shown again.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use stagedoor_gateway::endpoints::{AT_AWS, Endpoints};
use stagedoor_gateway::vpc_endpoints::VpcEndpoint;
use stagedoor_http::client::Address;

use super::Shape;

/// A type that a setting can have.
pub(crate) trait Value: Sized {
    const SHAPE: Shape;

    /// Reads the texts of one layer. `base` is the folder that relative paths start from.
    ///
    /// # Errors
    /// What is allowed, in words that complete "…: ".
    fn read(texts: &[String], base: &Path) -> Result<Self, String>;

    /// The value when no layer has the setting.
    fn absent(default: &str) -> Self;

    /// As `config` shows it.
    fn show(&self) -> String;
}

/// A value that is one text.
pub(crate) trait Word: Sized {
    /// # Errors
    /// What is allowed instead.
    fn parse(text: &str, base: &Path) -> Result<Self, String>;
    fn text(&self) -> String;
}

impl Value for bool {
    const SHAPE: Shape = Shape::Switch;

    fn read(texts: &[String], _: &Path) -> Result<Self, String> {
        match last(texts) {
            "true" | "1" | "yes" | "on" => Ok(true),
            "false" | "0" | "no" | "off" => Ok(false),
            other => Err(format!("`{other}` is neither true nor false")),
        }
    }

    fn absent(default: &str) -> Self {
        default == "true"
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl<W: Word> Value for Option<W> {
    const SHAPE: Shape = Shape::One;

    fn read(texts: &[String], base: &Path) -> Result<Self, String> {
        W::parse(last(texts), base).map(Some)
    }

    fn absent(_: &str) -> Self {
        None
    }

    fn show(&self) -> String {
        self.as_ref().map_or_else(String::new, Word::text)
    }
}

impl<W: Word> Value for Vec<W> {
    const SHAPE: Shape = Shape::Many;

    fn read(texts: &[String], base: &Path) -> Result<Self, String> {
        let items = texts.iter().flat_map(|text| text.split(',')).map(str::trim).filter(|text| !text.is_empty());
        items.map(|item| W::parse(item, base)).collect()
    }

    fn absent(default: &str) -> Self {
        Self::read(&[default.to_owned()], Path::new("")).unwrap_or_default()
    }

    fn show(&self) -> String {
        self.iter().map(Word::text).collect::<Vec<_>>().join(", ")
    }
}

/// Words that always have a value.
macro_rules! single {
    ($($type:ty),+) => {$(
        impl Value for $type {
            const SHAPE: Shape = Shape::One;

            fn read(texts: &[String], base: &Path) -> Result<Self, String> {
                Self::parse(last(texts), base)
            }

            fn absent(default: &str) -> Self {
                Self::parse(default, Path::new("")).unwrap_or_default()
            }

            fn show(&self) -> String {
                self.text()
            }
        }
    )+};
}
single!(String, LogFormat, Profile);

impl Word for String {
    fn parse(text: &str, _: &Path) -> Result<Self, String> {
        if text.is_empty() { Err("it is empty".to_owned()) } else { Ok(text.to_owned()) }
    }

    fn text(&self) -> String {
        self.clone()
    }
}

/// A text that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(pub(crate) String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(HIDDEN)
    }
}

/// What is shown of a secret.
const HIDDEN: &str = "******";

impl Word for Secret {
    fn parse(text: &str, base: &Path) -> Result<Self, String> {
        String::parse(text, base).map(Self)
    }

    fn text(&self) -> String {
        HIDDEN.to_owned()
    }
}

impl Word for PathBuf {
    fn parse(text: &str, base: &Path) -> Result<Self, String> {
        if text.is_empty() {
            return Err("it is empty; a path is needed".to_owned());
        }
        Ok(base.join(text))
    }

    fn text(&self) -> String {
        self.display().to_string()
    }
}

impl Word for usize {
    fn parse(text: &str, _: &Path) -> Result<Self, String> {
        const MOST: usize = 1024;
        match text.parse() {
            Ok(number) if (1..=MOST).contains(&number) => Ok(number),
            _ => Err(format!("`{text}` is not a whole number from 1 to {MOST}")),
        }
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

/// How many there may be; `None` is no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct QuotaLimit(pub(crate) Option<usize>);

impl Word for QuotaLimit {
    fn parse(text: &str, _: &Path) -> Result<Self, String> {
        match text {
            "off" => Ok(Self(None)),
            _ => {
                text.parse().map(|limit| Self(Some(limit))).map_err(|_| format!("`{text}` is neither a number nor off"))
            }
        }
    }

    fn text(&self) -> String {
        self.0.map_or_else(|| "off".to_owned(), |limit| limit.to_string())
    }
}

impl Word for u16 {
    fn parse(text: &str, _: &Path) -> Result<Self, String> {
        match text.parse() {
            Ok(port) if port != 0 => Ok(port),
            _ => Err(format!("`{text}` is not a port (1 to 65535)")),
        }
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl Word for SocketAddr {
    fn parse(text: &str, _: &Path) -> Result<Self, String> {
        // A bare port and `localhost` mean this machine alone: never more open than what was written.
        let bare = text.strip_prefix("localhost:").unwrap_or(text);
        if let Ok(port) = bare.parse::<u16>() {
            return Ok((Ipv4Addr::LOCALHOST, port).into());
        }
        text.parse().map_err(|_| {
            format!(
                "`{text}` is not an address: write it as 127.0.0.1:4566, [::1]:4566 or 0.0.0.0:4566 (a port is needed)"
            )
        })
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

/// Where a neighbouring service is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EndpointUrl {
    pub(crate) service: String,
    pub(crate) url: String,
}

impl Word for EndpointUrl {
    fn parse(text: &str, _: &Path) -> Result<Self, String> {
        if text == AT_AWS {
            return Ok(Self { service: text.to_owned(), url: text.to_owned() });
        }
        let (service, url) = text.split_once('=').ok_or_else(|| format!("`{text}` is not SERVICE=URL"))?;
        Endpoints::default().add(service, url)?;
        Ok(Self { service: service.to_owned(), url: url.to_owned() })
    }

    fn text(&self) -> String {
        if self.service == AT_AWS { AT_AWS.to_owned() } else { format!("{}={}", self.service, self.url) }
    }
}

impl Word for VpcEndpoint {
    fn parse(text: &str, _: &Path) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| format!("`{text}` is not vpce-…=vpc-…@NETWORK or vpce-…=vpc-…@ADDRESS:PORT"))
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

/// Files under a name: `api.example.com=certificate.pem:key.pem`, or one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedFiles {
    pub(crate) name: String,
    pub(crate) files: Vec<PathBuf>,
}

impl Word for NamedFiles {
    fn parse(text: &str, base: &Path) -> Result<Self, String> {
        // A name may have one of them inside, a file seldom.
        let (name, files) =
            text.rsplit_once('=').ok_or_else(|| format!("`{text}` is not NAME=FILE or NAME=FILE:FILE"))?;
        let files: Result<_, _> = files.split(':').map(|file| PathBuf::parse(file.trim(), base)).collect();
        Ok(Self { name: name.trim().to_owned(), files: files? })
    }

    fn text(&self) -> String {
        let files: Vec<_> = self.files.iter().map(|file| file.display().to_string()).collect();
        format!("{}={}", self.name, files.join(":"))
    }
}

/// Addresses under a name: `abc123=10.0.0.7:8080`, or several with colons between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedAddresses {
    pub(crate) name: String,
    pub(crate) addresses: Vec<Address>,
}

impl Word for NamedAddresses {
    fn parse(text: &str, _: &Path) -> Result<Self, String> {
        // A name may have an equals sign inside, an address has none.
        let (name, rest) = text.rsplit_once('=').ok_or_else(|| format!("`{text}` is not LINK=HOST:PORT"))?;
        let wrong = || format!("`{rest}` is not HOST:PORT: write it as 10.0.0.7:8080 or [::1]:8080");
        let mut addresses = Vec::new();
        let mut rest = rest.trim();
        loop {
            // An address ends behind its port: the colons of IPv6 stand in brackets.
            let host = rest.find(if rest.starts_with('[') { ']' } else { ':' }).ok_or_else(wrong)?;
            let port = host + rest[host..].find(':').ok_or_else(wrong)? + 1;
            let end = rest[port..].find(':').map_or(rest.len(), |length| port + length);
            addresses.push(Address::parse(&rest[..end]).ok_or_else(wrong)?);
            match rest[end..].strip_prefix(':') {
                Some(next) => rest = next,
                None => return Ok(Self { name: name.trim().to_owned(), addresses }),
            }
        }
    }

    fn text(&self) -> String {
        let addresses: Vec<String> = self.addresses.iter().map(Address::to_string).collect();
        format!("{}={}", self.name, addresses.join(":"))
    }
}

/// The longest timeout of integrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeoutMs(pub(crate) i32);

impl Word for TimeoutMs {
    fn parse(text: &str, _: &Path) -> Result<Self, String> {
        const SHORTEST: i32 = 50;
        const LONGEST: i32 = 900_000;
        let number = text.parse().ok().filter(|number| (SHORTEST..=LONGEST).contains(number));
        number.map(Self).ok_or_else(|| format!("`{text}` is not a number of milliseconds from {SHORTEST} to {LONGEST}"))
    }

    fn text(&self) -> String {
        self.0.to_string()
    }
}

/// A whole number without a bound of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Whole(pub(crate) u64);

impl Word for Whole {
    fn parse(text: &str, _: &Path) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| format!("`{text}` is not a whole number"))
    }

    fn text(&self) -> String {
        self.0.to_string()
    }
}

/// A closed list of words.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $first:ident = $first_text:literal, $($variant:ident = $text:literal),* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) enum $name {
            #[default]
            $first,
            $($variant),*
        }

        impl Word for $name {
            fn parse(text: &str, _: &Path) -> Result<Self, String> {
                match text {
                    $first_text => Ok(Self::$first),
                    $($text => Ok(Self::$variant),)*
                    other => Err(format!("`{other}` is none of: {}", [$first_text, $($text),*].join(", "))),
                }
            }

            fn text(&self) -> String {
                match self {
                    Self::$first => $first_text,
                    $(Self::$variant => $text,)*
                }
                .to_owned()
            }
        }
    };
}

choices! {
    /// The form of our own log.
    LogFormat { Text = "text", Json = "json" }
}
choices! {
    /// Which adjustable quotas or rates hold: none, or the service's.
    Profile { Off = "off", Aws = "aws" }
}

/// The last text wins where one value is wanted; a layer never holds none.
fn last(texts: &[String]) -> &str {
    texts.last().map_or("", |text| text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_names() {
        let check = |text: &str, expected: Result<&str, &str>| {
            let found = NamedAddresses::parse(text, Path::new(""));
            let found = found.map(|named| {
                let addresses: Vec<_> = named.addresses.iter().map(Address::to_string).collect();
                format!("{} {}", named.name, addresses.join(" "))
            });
            assert_eq!(found.as_deref().map_err(String::as_str), expected, "{text}");
        };
        check("abc123=10.0.0.7:8080", Ok("abc123 10.0.0.7:8080"));
        check("arn:a:b=c/d = a.internal:80", Ok("arn:a:b=c/d a.internal:80"));
        check("l=[::1]:80:b:81:[::2]:82", Ok("l [::1]:80 b:81 [::2]:82"));
        check("l", Err("`l` is not LINK=HOST:PORT"));
        for wrong in
            ["", "a", "a:", ":80", "a:0", "a:65536", "a:80:", "a:80:b", "[::1]", "::1:80", "http://a:80", "[a]:80"]
        {
            let problem = NamedAddresses::parse(&format!("l={wrong}"), Path::new("")).expect_err(wrong);
            assert!(problem.ends_with("is not HOST:PORT: write it as 10.0.0.7:8080 or [::1]:8080"), "{problem}");
        }
    }
}
