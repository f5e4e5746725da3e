//! Signature Version 4: makes signatures and checks them, in header and query form, canonicalised as AWS does it.
//!
//! Whom an access key belongs to, and what the signer may do, is not decided here.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::time::Duration;

use aws_lc_rs::{constant_time, digest, hmac};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};
use stagedoor_wire::Timestamp;

use crate::headers::{Headers, is_legal_name};

/// How far the signer's clock may be off.
pub const CLOCK_SKEW: Duration = Duration::from_secs(15 * 60);
/// The longest life of a presigned request.
pub const MAX_EXPIRES: Duration = Duration::from_secs(7 * 24 * 60 * 60);

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// A request as far as it is signed.
#[derive(Clone, Debug)]
pub struct SignedRequest<'a> {
    pub method: &'a str,
    /// Path and query as sent.
    pub target: &'a str,
    pub headers: Vec<(&'a [u8], &'a [u8])>,
}

impl<'a> SignedRequest<'a> {
    #[must_use]
    pub fn new(method: &'a str, target: &'a str, headers: &'a Headers) -> Self {
        Self { method, target, headers: headers.iter().collect() }
    }

    /// From fields as pairs of texts.
    #[must_use]
    pub fn from_pairs(method: &'a str, target: &'a str, headers: &'a [(String, String)]) -> Self {
        let headers = headers.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes())).collect();
        Self { method, target, headers }
    }

    /// Whether the request says that its payload is not signed.
    #[must_use]
    pub fn has_unsigned_payload(&self) -> bool {
        self.header("X-Amz-Content-SHA256") == Some(UNSIGNED_PAYLOAD)
    }

    fn path(&self) -> &'a str {
        self.target.split_once('?').map_or(self.target, |(path, _)| path)
    }

    fn query(&self) -> &'a str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The only value of a header.
    fn header(&self, name: &str) -> Option<&'a str> {
        let mut values = self.headers.iter().filter(|(present, _)| present.eq_ignore_ascii_case(name.as_bytes()));
        let value = values.next()?.1;
        if values.next().is_some() { None } else { std::str::from_utf8(value).ok() }
    }

    /// The only value of a query parameter, decoded.
    fn parameter(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut values = pairs(self.query()).filter(|(present, _)| decode(present) == name.as_bytes());
        let value = values.next()?.1;
        if values.next().is_some() { None } else { percent_decode(value.as_bytes()).decode_utf8().ok() }
    }
}

/// Keys to sign with.
#[derive(Clone)]
pub struct Credentials {
    pub access_key_id: String,
    pub secret_access_key: String,
    pub session_token: Option<String>,
}

impl Credentials {
    /// The keys that stand for any, where nobody looks at them.
    #[must_use]
    pub fn test() -> Self {
        Self { access_key_id: "test".to_owned(), secret_access_key: "test".to_owned(), session_token: None }
    }
}

impl std::fmt::Debug for Credentials {
    /// Without what is secret.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Credentials").field("access_key_id", &self.access_key_id).finish_non_exhaustive()
    }
}

/// What is signed of the body.
#[derive(Clone, Copy, Debug)]
pub enum Payload<'a> {
    Bytes(&'a [u8]),
    Unsigned,
}

/// What a request says of its own signature. Nothing of it is proven before [`Claim::verify`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub access_key_id: String,
    pub region: String,
    pub service: String,
    pub session_token: Option<String>,
    /// When the request was signed.
    pub moment: Timestamp,
    /// In query form: how long it holds from then on.
    pub expires: Option<Duration>,
    /// `20260102T030405Z`
    pub date_time: String,
    signed_headers: Vec<String>,
    signature: String,
}

/// Why a claim cannot be read, or does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    #[error("the algorithm is not {ALGORITHM}")]
    Algorithm,
    #[error("{0:?} is not of the form key=value")]
    NotKeyValue(String),
    #[error("parts are missing: {}", .0.join(", "))]
    Missing(Vec<&'static str>),
    #[error("the credential is not of the form access key/date/region/service/aws4_request")]
    Scope,
    #[error("the date is not well formed, or not that of the credential scope")]
    Date,
    #[error("the expiry is not between 1 second and 7 days")]
    Expires,
    #[error("the signature is not yet current")]
    NotYetCurrent,
    #[error("the signature has expired")]
    Expired,
    #[error("{0} is not signed")]
    NotSigned(&'static str),
    #[error("the payload is not the one whose hash is given")]
    Payload,
    #[error("the signature does not match")]
    Mismatch,
}

impl Claim {
    /// The claim of a request: in `Authorization` of this algorithm, else in the query; `None` when it has neither.
    ///
    /// # Errors
    /// When there is one that is not well formed. An `Authorization` of another scheme is an error too.
    pub fn of(request: &SignedRequest<'_>) -> Result<Option<Self>, SignatureError> {
        if request.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(b"Authorization")) {
            let value = request.header("Authorization").ok_or(SignatureError::Algorithm)?;
            return Self::of_header(request, value).map(Some);
        }
        if pairs(request.query()).any(|(name, _)| decode(name) == b"X-Amz-Algorithm") {
            return Self::of_query(request).map(Some);
        }
        Ok(None)
    }

    fn of_header(request: &SignedRequest<'_>, value: &str) -> Result<Self, SignatureError> {
        let (algorithm, fields) = value.split_once(' ').unwrap_or((value, ""));
        if algorithm != ALGORITHM {
            return Err(SignatureError::Algorithm);
        }
        let (mut credential, mut signed_headers, mut signature) = (None, None, None);
        for field in fields.split(',').map(str::trim).filter(|field| !field.is_empty()) {
            let (name, value) = field.split_once('=').ok_or_else(|| SignatureError::NotKeyValue(field.to_owned()))?;
            match name {
                "Credential" => credential = Some(value),
                "SignedHeaders" => signed_headers = Some(value),
                "Signature" => signature = Some(value),
                _ => {}
            }
        }
        let amz_date = request.header("X-Amz-Date").map(str::to_owned);
        let date_time = amz_date.or_else(|| request.header("Date").and_then(compact_date));
        let session_token = request.header("X-Amz-Security-Token").map(str::to_owned);
        let parts = Parts {
            credential: credential.map(Cow::Borrowed),
            signed_headers: signed_headers.map(Cow::Borrowed),
            signature: signature.map(Cow::Borrowed),
            date_time,
        };
        parts.claim("Credential", "SignedHeaders", "Signature", session_token, None)
    }

    fn of_query(request: &SignedRequest<'_>) -> Result<Self, SignatureError> {
        if request.parameter("X-Amz-Algorithm").as_deref() != Some(ALGORITHM) {
            return Err(SignatureError::Algorithm);
        }
        let parts = Parts {
            credential: request.parameter("X-Amz-Credential"),
            signed_headers: request.parameter("X-Amz-SignedHeaders"),
            signature: request.parameter("X-Amz-Signature"),
            date_time: request.parameter("X-Amz-Date").map(Cow::into_owned),
        };
        let session_token = request.parameter("X-Amz-Security-Token").map(Cow::into_owned);
        let expires = request.parameter("X-Amz-Expires").ok_or(SignatureError::Missing(vec!["X-Amz-Expires"]))?;
        let expires = expires.parse().map(Duration::from_secs).map_err(|_| SignatureError::Expires)?;
        if expires.is_zero() || expires > MAX_EXPIRES {
            return Err(SignatureError::Expires);
        }
        parts.claim("X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Signature", session_token, Some(expires))
    }

    /// Checks the signature with the secret of its access key, its age, and that it covers the host, the date and the
    /// payload.
    ///
    /// # Errors
    /// When it does not hold.
    pub fn verify(
        &self,
        request: &SignedRequest<'_>,
        payload: &[u8],
        secret_access_key: &str,
        now: Timestamp,
    ) -> Result<(), SignatureError> {
        self.check_age(now, CLOCK_SKEW)?;
        self.check_coverage(request)?;
        let payload_hash = self.payload_hash(request, payload)?;
        let (path, headers) = (canonical_path(request.path(), &self.service), self.canonical_headers(request)?);
        let signed_headers = self.signed_headers.join(";");
        let query = canonical_query(request.query(), self.expires.is_some());
        let canonical = format!("{}\n{path}\n{query}\n{headers}\n{signed_headers}\n{payload_hash}", request.method);
        let expected = signature(secret_access_key, &self.date_time, &self.region, &self.service, &canonical);
        constant_time::verify_slices_are_equal(expected.as_bytes(), self.signature.as_bytes())
            .map_err(|_| SignatureError::Mismatch)
    }

    /// Checks that the request was signed no longer ago, nor later, than clocks may differ, or its life lasts.
    ///
    /// # Errors
    /// When it was.
    pub fn check_age(&self, now: Timestamp, skew: Duration) -> Result<(), SignatureError> {
        let skew = skew.as_millis() as i64;
        if self.moment.millis > now.millis + skew {
            return Err(SignatureError::NotYetCurrent);
        }
        let life = self.expires.map_or(skew, |expires| expires.as_millis() as i64);
        if now.millis > self.moment.millis + life { Err(SignatureError::Expired) } else { Ok(()) }
    }

    fn check_coverage(&self, request: &SignedRequest<'_>) -> Result<(), SignatureError> {
        let is_signed = |name: &str| self.signed_headers.iter().any(|signed| signed == name);
        if !is_signed("host") {
            return Err(SignatureError::NotSigned("host"));
        }
        if self.expires.is_none() && !is_signed("x-amz-date") && !is_signed("date") {
            return Err(SignatureError::NotSigned("x-amz-date"));
        }
        // Without these a stranger could exchange them under a valid signature.
        for name in ["x-amz-target", "x-amz-content-sha256", "x-amz-security-token"] {
            if !is_signed(name)
                && request.headers.iter().any(|(present, _)| present.eq_ignore_ascii_case(name.as_bytes()))
            {
                return Err(SignatureError::NotSigned(name));
            }
        }
        Ok(())
    }

    /// The hash of the payload as it was signed.
    fn payload_hash(&self, request: &SignedRequest<'_>, payload: &[u8]) -> Result<String, SignatureError> {
        let hash = hex_hash(payload);
        match request.header("X-Amz-Content-SHA256") {
            Some(UNSIGNED_PAYLOAD) => Ok(UNSIGNED_PAYLOAD.to_owned()),
            Some(given) if given == hash => Ok(hash),
            Some(_) => Err(SignatureError::Payload),
            // S3 alone presigns without looking at the body.
            None if self.expires.is_some() && self.service == "s3" => Ok(UNSIGNED_PAYLOAD.to_owned()),
            None => Ok(hash),
        }
    }

    fn canonical_headers(&self, request: &SignedRequest<'_>) -> Result<String, SignatureError> {
        let mut text = String::new();
        for signed in &self.signed_headers {
            let mut values =
                request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(signed.as_bytes())).peekable();
            if values.peek().is_none() {
                return Err(SignatureError::Mismatch);
            }
            write_canonical_header(&mut text, signed, values.map(|(_, value)| *value));
        }
        Ok(text)
    }
}

/// The parts of a claim before they are looked at.
struct Parts<'a> {
    credential: Option<Cow<'a, str>>,
    signed_headers: Option<Cow<'a, str>>,
    signature: Option<Cow<'a, str>>,
    date_time: Option<String>,
}

impl Parts<'_> {
    /// The names are those under which the parts would have been found.
    fn claim(
        self,
        credential_name: &'static str,
        signed_headers_name: &'static str,
        signature_name: &'static str,
        session_token: Option<String>,
        expires: Option<Duration>,
    ) -> Result<Claim, SignatureError> {
        let (Some(credential), Some(signed_headers), Some(signature), Some(date_time)) =
            (&self.credential, &self.signed_headers, &self.signature, &self.date_time)
        else {
            let parts = [
                (credential_name, self.credential.is_none()),
                (signature_name, self.signature.is_none()),
                (signed_headers_name, self.signed_headers.is_none()),
                ("X-Amz-Date", self.date_time.is_none()),
            ];
            return Err(SignatureError::Missing(
                parts.into_iter().filter_map(|(name, missing)| missing.then_some(name)).collect(),
            ));
        };
        // An access key id has no slash, but nobody would notice one at the front.
        let mut scope = credential.rsplitn(5, '/');
        let (Some("aws4_request"), Some(service), Some(region), Some(date), Some(access_key_id)) =
            (scope.next(), scope.next(), scope.next(), scope.next(), scope.next())
        else {
            return Err(SignatureError::Scope);
        };
        let moment = read_date_time(date_time).ok_or(SignatureError::Date)?;
        if date_time.get(..8) != Some(date) {
            return Err(SignatureError::Date);
        }
        Ok(Claim {
            access_key_id: access_key_id.to_owned(),
            region: region.to_owned(),
            service: service.to_owned(),
            session_token,
            moment,
            expires,
            date_time: date_time.clone(),
            signed_headers: signed_headers.split(';').map(str::to_ascii_lowercase).collect(),
            signature: signature.clone().into_owned(),
        })
    }
}

/// Headers that change on the way and are not signed.
const UNSIGNED_HEADERS: [&str; 6] =
    ["authorization", "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id"];

/// Signs a request: the fields to be added to it. Its headers must hold `Host`.
#[must_use]
pub fn sign(
    request: &SignedRequest<'_>,
    payload: Payload<'_>,
    credentials: &Credentials,
    region: &str,
    service: &str,
    now: Timestamp,
) -> Vec<(&'static str, String)> {
    let date_time = write_date_time(now);
    let payload_hash = match payload {
        Payload::Bytes(bytes) => hex_hash(bytes),
        Payload::Unsigned => UNSIGNED_PAYLOAD.to_owned(),
    };
    let mut added = vec![("X-Amz-Date", date_time.clone())];
    if let Some(token) = &credentials.session_token {
        added.push(("X-Amz-Security-Token", token.clone()));
    }
    // S3 asks for the hash; elsewhere the field is needed only to say that there is none.
    if service == "s3" || matches!(payload, Payload::Unsigned) {
        added.push(("X-Amz-Content-SHA256", payload_hash.clone()));
    }
    let mut fields: Vec<(String, &[u8])> = request
        .headers
        .iter()
        // What is no name is not sent.
        .filter(|(name, _)| is_legal_name(name))
        .map(|(name, value)| (String::from_utf8_lossy(name).to_ascii_lowercase(), *value))
        .filter(|(name, _)| !UNSIGNED_HEADERS.contains(&name.as_str()))
        .filter(|(name, _)| !added.iter().any(|(own, _)| own.eq_ignore_ascii_case(name)))
        .collect();
    fields.extend(added.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.as_bytes())));
    // Stable, so that several values of one name keep their order.
    fields.sort_by(|left, right| left.0.cmp(&right.0));
    let (mut headers, mut signed_headers) = (String::new(), String::new());
    for group in fields.chunk_by(|left, right| left.0 == right.0) {
        let name = &group[0].0;
        write_canonical_header(&mut headers, name, group.iter().map(|(_, value)| *value));
        let separator = if signed_headers.is_empty() { "" } else { ";" };
        let _ = write!(signed_headers, "{separator}{name}");
    }
    let (path, query) = (canonical_path(request.path(), service), canonical_query(request.query(), false));
    let canonical = format!("{}\n{path}\n{query}\n{headers}\n{signed_headers}\n{payload_hash}", request.method);
    let signature = signature(&credentials.secret_access_key, &date_time, region, service, &canonical);
    let credential = format!("{}/{}/{region}/{service}/aws4_request", credentials.access_key_id, &date_time[..8]);
    added.push((
        "Authorization",
        format!("{ALGORITHM} Credential={credential}, SignedHeaders={signed_headers}, Signature={signature}"),
    ));
    added
}

/// Signs a request without a body in its query: the target to be sent instead. Its headers must hold `Host`, which alone
/// is signed, and the receiver must get them so.
#[must_use]
pub fn presign(
    request: &SignedRequest<'_>,
    credentials: &Credentials,
    region: &str,
    service: &str,
    now: Timestamp,
    expires: Duration,
) -> String {
    let date_time = write_date_time(now);
    let credential = format!("{}/{}/{region}/{service}/aws4_request", credentials.access_key_id, &date_time[..8]);
    let encode = |text: &str| utf8_percent_encode(text, ESCAPED).to_string();
    let mut query = request.query().to_owned();
    if !query.is_empty() {
        query.push('&');
    }
    let _ = write!(
        query,
        "X-Amz-Algorithm={ALGORITHM}&X-Amz-Credential={}&X-Amz-Date={date_time}&X-Amz-Expires={}&X-Amz-SignedHeaders=host",
        encode(&credential),
        expires.as_secs()
    );
    if let Some(token) = &credentials.session_token {
        let _ = write!(query, "&X-Amz-Security-Token={}", encode(token));
    }
    let mut headers = String::new();
    let hosts = request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(b"Host"));
    write_canonical_header(&mut headers, "host", hosts.map(|(_, value)| *value));
    let payload_hash = if service == "s3" { UNSIGNED_PAYLOAD.to_owned() } else { hex_hash(b"") };
    let (path, canonical_query) = (canonical_path(request.path(), service), canonical_query(&query, false));
    let canonical = format!("{}\n{path}\n{canonical_query}\n{headers}\nhost\n{payload_hash}", request.method);
    let signature = signature(&credentials.secret_access_key, &date_time, region, service, &canonical);
    format!("{}?{query}&X-Amz-Signature={signature}", request.path())
}

/// The signature of a canonical request, in hexadecimal digits.
fn signature(secret_access_key: &str, date_time: &str, region: &str, service: &str, canonical: &str) -> String {
    let date = &date_time[..8];
    let scope = format!("{date}/{region}/{service}/aws4_request");
    let text = format!("{ALGORITHM}\n{date_time}\n{scope}\n{}", hex_hash(canonical.as_bytes()));
    let mut signing_key = hmac::sign(&hmac_key(format!("AWS4{secret_access_key}").as_bytes()), date.as_bytes());
    for part in [region, service, "aws4_request"] {
        signing_key = hmac::sign(&hmac_key(signing_key.as_ref()), part.as_bytes());
    }
    hex(hmac::sign(&hmac_key(signing_key.as_ref()), text.as_bytes()).as_ref())
}

fn hmac_key(bytes: &[u8]) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, bytes)
}

fn hex_hash(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

fn hex(bytes: &[u8]) -> String {
    let digits = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(digits[usize::from(digit)])).collect()
}

/// All but the unreserved characters of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
const ESCAPED_IN_PATH: &AsciiSet = &ESCAPED.remove(b'/');

/// The path as it is signed: for S3 as sent, else without empty and dot segments, and encoded once more.
fn canonical_path<'a>(path: &'a str, service: &str) -> Cow<'a, str> {
    if service == "s3" {
        return if path.is_empty() { "/".into() } else { path.into() };
    }
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    let end = if path.ends_with('/') && !segments.is_empty() { "/" } else { "" };
    let normalised = format!("/{}{end}", segments.join("/"));
    utf8_percent_encode(&normalised, ESCAPED_IN_PATH).to_string().into()
}

/// The query as it is signed: each name and value encoded in the one right way, in order.
fn canonical_query(query: &str, without_signature: bool) -> String {
    let encode = |text: &str| percent_encoding::percent_encode(&decode(text), ESCAPED).to_string();
    let mut encoded: Vec<(String, String)> = pairs(query)
        .map(|(name, value)| (encode(name), encode(value)))
        .filter(|(name, _)| !(without_signature && name == "X-Amz-Signature"))
        .collect();
    encoded.sort();
    let joined: Vec<String> = encoded.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    joined.join("&")
}

fn write_canonical_header<'a>(text: &mut String, name: &str, values: impl Iterator<Item = &'a [u8]>) {
    let _ = write!(text, "{name}:");
    for (index, value) in values.enumerate() {
        let separator = if index == 0 { "" } else { "," };
        let value = String::from_utf8_lossy(value);
        // Controls are sent as blanks.
        let is_blank = |char: char| char.is_ascii_whitespace() || char.is_ascii_control();
        let words: Vec<&str> = value.split(is_blank).filter(|word| !word.is_empty()).collect();
        let _ = write!(text, "{separator}{}", words.join(" "));
    }
    text.push('\n');
}

/// The pairs of a query, still encoded.
fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

fn decode(text: &str) -> Vec<u8> {
    percent_decode(text.as_bytes()).collect()
}

/// `20260102T030405Z` as a moment.
fn read_date_time(text: &str) -> Option<Timestamp> {
    if text.len() != 16 || !text.is_ascii() {
        return None;
    }
    let moment = DateTime::strptime("%Y%m%dT%H%M%SZ", text).ok()?.to_zoned(TimeZone::UTC).ok()?;
    Some(Timestamp::from_millis(moment.timestamp().as_millisecond()))
}

/// A moment in the form of `X-Amz-Date`.
#[must_use]
pub fn write_date_time(moment: Timestamp) -> String {
    let moment = jiff::Timestamp::from_millisecond(moment.millis).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The value of `Date` in the form of `X-Amz-Date`.
fn compact_date(date: &str) -> Option<String> {
    if read_date_time(date).is_some() {
        return Some(date.to_owned());
    }
    let moment = jiff::fmt::rfc2822::parse(date).ok()?;
    Some(write_date_time(Timestamp::from_millis(moment.timestamp().as_millisecond())))
}
