//! Expected results are Java's.

use super::*;

#[test]
fn whole_matches() {
    let cases: &[(&str, &str, bool)] = &[
        ("200", "200", true),
        ("200", "2000", false),
        (r"2\d{2}", "204", true),
        (r"2\d{2}", "2٠٤", false),
        (r"\w+", "é", false),
        ("^(?!2).*", "404", true),
        ("^(?!2).*", "204", false),
        (".*error.*", "an error\nhere", false),
        ("(?s).*error.*", "an error\nhere", true),
        (r".*\QTask timed out\E.*", "x Task timed out y", true),
        (r"\Qa.b\E", "axb", false),
        ("^200$", "200", true),
        ("^200$", "200\n", false),
        ("200$|404$", "404", true),
        ("(?:a$)\\n", "a\n", true),
        (r"a\Z\n", "a\n", true),
        ("a++b", "aab", true),
        ("a++ab", "aab", false),
        ("(?>a+)ab", "aab", false),
        (r"a\hb", "a\tb", true),
        (r"a\Rb", "a\r\nb", true),
        (r"(a)\1", "aa", true),
        (r"(?<x>a)\k<x>", "ab", false),
        (r"\bfoo\b.*", "foo bar", true),
        (r"\bfoo\B.*", "foobar", true),
        ("[a-c&&[^b]]", "b", false),
        (r"[\w.]+", "a.b_1", true),
        (r"[^\d]", "5", false),
        (r"[\W]", "é", true),
        (r"\p{Upper}\p{Lower}+", "Abc", true),
        (r"\p{L}", "é", true),
        (r"\u0041\x42\0103", "ABC", true),
        ("(?i)ERROR", "error", true),
        ("(?i:a)B", "AB", true),
        ("a.c", "a\u{2028}c", false),
        ("[a--]", "-", true),
        (".*\\[BadRequest\\].*", "x [BadRequest] y", true),
    ];
    for (pattern, text, expected) in cases {
        let compiled = JavaPattern::new(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
        assert_eq!(compiled.matches_whole(text), *expected, "{pattern} on {text:?}");
    }
}

#[test]
fn refused() {
    for pattern in ["(", ")", "[a", "a{2", "\\", "\\y", "*a", "(?z)a", "\\u12", "\\p{InGreek}"] {
        assert!(JavaPattern::new(pattern).is_err(), "{pattern}");
    }
}

#[test]
fn replacements() {
    let cases: &[(&str, &str, &str, &str)] = &[
        ("hello", "l", "L", "heLLo"),
        ("hello", "(l+)", "[$1]", "he[ll]o"),
        ("a1b22", "(?<n>\\d+)", "<${n}>", "a<1>b<22>"),
        ("a.b", "\\.", "\\$", "a$b"),
        ("abc", "x*", "-", "-a-b-c-"),
        ("xab", "x*", "-", "--a-b-"),
        ("a b  ", "\\s+$", "", "a b"),
        ("it\\'s", r"\\'", "'", "it's"),
        ("ab", "(a)(b)", "$2$1$0", "baab"),
        ("a", "(a)", "$12", "a2"),
        ("é1", "\\W", "?", "?1"),
    ];
    for (text, pattern, replacement, expected) in cases {
        let result = JavaPattern::new(pattern).unwrap().replace_all(text, replacement, 1000);
        assert_eq!(result.as_deref(), Ok(*expected), "{pattern} on {text}");
    }
    for replacement in ["$", "$x", "\\", "$3", "${no}"] {
        assert!(JavaPattern::new("a").unwrap().replace_all("a", replacement, 1000).is_err(), "{replacement}");
    }
    assert!(JavaPattern::new("").unwrap().replace_all("aaaa", "0123456789", 20).is_err());
}

#[test]
fn splits() {
    let cases: &[(&str, &str, i64, &[&str])] = &[
        ("a,b,,c,,", ",", 0, &["a", "b", "", "c"]),
        ("a,b,,c,,", ",", -1, &["a", "b", "", "c", "", ""]),
        ("a,b,c", ",", 2, &["a", "b,c"]),
        ("abc", "", 0, &["a", "b", "c"]),
        ("abc", "x", 0, &["abc"]),
        (",a", ",", 0, &["", "a"]),
        ("", ",", 0, &[""]),
        (",", ",", 0, &[]),
        ("a1b2", "\\d", 0, &["a", "b"]),
    ];
    for (text, pattern, limit, expected) in cases {
        assert_eq!(JavaPattern::new(pattern).unwrap().split(text, *limit).unwrap(), *expected, "{pattern} on {text}");
    }
}

#[test]
fn backtracking_is_bounded() {
    let pattern = JavaPattern::new("(?=(a+)+$)b|(a|aa)+\\1c").unwrap();
    assert!(!pattern.matches_whole(&"a".repeat(10_000)));
}
