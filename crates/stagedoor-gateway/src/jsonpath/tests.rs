//! The cases of `cases.txt`, and what no case can say.

use super::*;

fn answer(document: &str, path: &str) -> String {
    let root = Value::from_json(document).unwrap();
    match JsonPath::new(path) {
        Err(_) => "refused".to_owned(),
        Ok(path) => match path.find(&root) {
            None => "missing".to_owned(),
            Some(value) => {
                let mut out = Vec::new();
                value.write_json(&mut out);
                String::from_utf8(out).unwrap()
            }
        },
    }
}

#[test]
fn cases() {
    let (mut document, mut wrong, mut count) = ("", Vec::new(), 0);
    for line in include_str!("cases.txt").lines() {
        if let Some(text) = line.strip_prefix("== ") {
            document = text;
            continue;
        }
        // `~>`: the library answers otherwise.
        let Some((path, expected)) = line.rsplit_once("` -> ").or(line.rsplit_once("` ~> ")) else { continue };
        let path = &path[1..];
        let found = answer(document, path);
        count += 1;
        if found != expected {
            wrong.push(format!("`{path}`\n    expected {expected}\n    found    {found}"));
        }
    }
    assert!(count > 500, "{count}");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn definite_or_not() {
    for (path, expected) in
        [("$", true), ("$.a[0]['b','c']", true), ("$.a[*].sum()", false), ("$..a.sum()", true), ("$..a", false)]
    {
        assert_eq!(JsonPath::new(path).unwrap().is_definite(), expected, "{path}");
    }
}

#[test]
fn bounds() {
    assert_eq!(answer("{}", &format!("$[?({}@.a{})]", "(".repeat(50), ")".repeat(50))), "refused");
    assert_eq!(answer("{}", &format!("$[?({}@.a)]", "!(".repeat(50))), "refused");
    assert_eq!(answer("{}", &"$[?(@".repeat(2000)), "refused");
    assert_eq!(answer("{}", &".a".repeat(300)), "refused");
    assert_eq!(answer("{}", &"a".repeat(10_000)), "refused");
    // Squared walks end, and deep ones.
    let deep = format!("{}{}", "[1,".repeat(300), "1".to_owned() + &"]".repeat(300));
    assert_eq!(answer(&deep, &format!("${}", "..*".repeat(20))), "missing");
    let deep = format!("{}1{}", "[".repeat(499), "]".repeat(499));
    assert_eq!(answer(&deep, "$..[0]").matches(',').count(), 498);
    assert_eq!(answer(&deep, &format!("${}", "[0]".repeat(150))), deep[150..deep.len() - 150]);
    let nested = format!("$[?(@{}{})]", "[?(@".repeat(8), ")]".repeat(8));
    assert_eq!(answer("[1]", &nested), "[]");
}
