//! The API id of a document: the same at every start, so that URLs survive restarts.

/// Ten characters of `[a-z0-9]`, the form of API Gateway's ids, from the file's name and the document's title.
pub(crate) fn api_id(file_name: &str, title: &str, taken: &[String]) -> String {
    // Two files may share name and title; the later one gets another id, as stable as their order.
    (0_usize..)
        .map(|turn| derive(file_name, title, turn))
        .find(|id| !taken.contains(id))
        .expect("fewer ids are taken than there are numbers")
}

fn derive(file_name: &str, title: &str, turn: usize) -> String {
    // FNV-1a, which will be the same in every release: the standard library's hash promises no such thing.
    let text = format!("{file_name}\0{title}\0{turn}");
    let mut hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    // FNV mixes its low bits poorly for short texts; the digits are taken from both halves.
    hash ^= hash >> 32;
    (0..10)
        .map(|_| {
            let digit = hash % 36;
            hash /= 36;
            char::from(b"abcdefghijklmnopqrstuvwxyz0123456789"[usize::try_from(digit).unwrap_or_default()])
        })
        .collect()
}

/// Whether a text can be an API id of ours: what fits into a host name.
pub(crate) fn parse(text: &str) -> Result<String, String> {
    let fits = (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-');
    if fits {
        Ok(text.to_owned())
    } else {
        Err("an API id is made of a-z, 0-9 and -, at most 63 characters, as it becomes part of a host name".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_stable_and_apart() {
        let first = api_id("petstore.yaml", "Petstore", &[]);
        assert_eq!(first, "j2y2lggrr9");
        assert_ne!(api_id("petstore.yaml", "Petstore 2", &[]), first);
        assert_ne!(api_id("petstore.yml", "Petstore", &[]), first);
        let second = api_id("petstore.yaml", "Petstore", std::slice::from_ref(&first));
        assert_ne!(second, first);
        assert_eq!(second.len(), 10);
    }

    #[test]
    fn ids_fit_into_host_names() {
        for (text, good) in [("abc", true), ("a-1", true), ("", false), ("A", false), ("-a", false), ("a.b", false)] {
            assert_eq!(parse(text).is_ok(), good, "{text}");
        }
    }
}
