//! Jayway's documented behaviour.

use super::*;

const STORE: &str = r#"{
    "store": {
        "book": [
            {"category": "reference", "author": "Rees", "title": "Sayings", "price": 8.95},
            {"category": "fiction", "author": "Waugh", "title": "Sword", "price": 12.99},
            {"category": "fiction", "author": "Melville", "title": "Moby", "isbn": "0-553", "price": 8.99},
            {"category": "fiction", "author": "Tolkien", "title": "Rings", "isbn": "0-395", "price": 22.99}
        ],
        "bicycle": {"color": "red", "price": 19.95}
    },
    "expensive": 10,
    "a": {"c-d": 1, "@t": 2, "$k": 3, "sp ace": 4, "0": 5, "it's": 6, "nil": null, "yes": true},
    "n": [1, 2, 3, 4.5],
    "words": ["x", "y"],
    "none": []
}"#;

fn check(path: &str, expected: &str) {
    let root = Value::from_json(STORE).unwrap();
    let found = match JsonPath::new(path) {
        Err(_) => "refused".to_owned(),
        Ok(path) => match path.find(&root) {
            None => "missing".to_owned(),
            Some(value) => {
                let mut out = Vec::new();
                value.write_json(&mut out);
                String::from_utf8(out).unwrap()
            }
        },
    };
    assert_eq!(found, expected, "{path}");
}

#[test]
fn definite_paths() {
    check("$.expensive", "10");
    check("expensive", "10");
    check("store.bicycle.color", "\"red\"");
    check("$['store']['bicycle'][\"color\"]", "\"red\"");
    check("['expensive']", "10");
    check("$.store.book[0].title", "\"Sayings\"");
    check("$.store.book[-1].title", "\"Rings\"");
    check("$.store.book[9]", "missing");
    check("$.nothing", "missing");
    check("$.nothing.deeper", "missing");
    check("$.expensive.x", "missing");
    check("$.store.book.title", "missing");
    check("$.a.c-d", "1");
    check("$.a.@t", "2");
    check("$.a.$k", "3");
    check("$.a.0", "5");
    check("$.a['sp ace']", "4");
    check("$.a['it\\'s']", "6");
    check("$.a.nil", "null");
    check("$.a['yes','0']", r#"{"yes":true,"0":5}"#);
    check("$.n", "[1,2,3,4.5]");
    check(" $.expensive ", "10");
}

#[test]
fn indefinite_paths() {
    check("$.n[*]", "[1,2,3,4.5]");
    check("$.n[1:3]", "[2,3]");
    check("$.n[:2]", "[1,2]");
    check("$.n[-2:]", "[3,4.5]");
    check("$.n[0,2,9]", "[1,3]");
    check("$.n[3:1]", "[]");
    check("$.store.book[*].author", r#"["Rees","Waugh","Melville","Tolkien"]"#);
    check("$..author", r#"["Rees","Waugh","Melville","Tolkien"]"#);
    check("$.store..price", "[8.95,12.99,8.99,22.99,19.95]");
    check("$..book[2].title", r#"["Moby"]"#);
    check("$..nothing", "[]");
    check("$.words.*", r#"["x","y"]"#);
    check("$..book[0]['title','price']", r#"[{"title":"Sayings","price":8.95}]"#);
    check("$.*.color", "[]");
}

#[test]
fn filters() {
    let title = |filter: &str, expected: &str| check(&format!("$.store.book[?({filter})].title"), expected);
    title("@.isbn", r#"["Moby","Rings"]"#);
    title("!@.isbn", r#"["Sayings","Sword"]"#);
    title("@.price < 10", r#"["Sayings","Moby"]"#);
    title("@.price <= $.expensive", r#"["Sayings","Moby"]"#);
    title("@.price>$['expensive']", r#"["Sword","Rings"]"#);
    title("@.category == 'fiction' && @.price < 10", r#"["Moby"]"#);
    title("@.category == 'reference' || @.price > 20", r#"["Sayings","Rings"]"#);
    title("!(@.category == \"fiction\")", r#"["Sayings"]"#);
    title("@['author'] != 'Rees' && (@.price == 8.99 || @.price == 22.99)", r#"["Moby","Rings"]"#);
    title("@.author =~ /.*L.*/i", r#"["Moby","Rings"]"#);
    title("@.author =~ /Rees/", r#"["Sayings"]"#);
    title("@.author =~ /Ree/", "[]");
    title("@.author in ['Rees', 'Waugh']", r#"["Sayings","Sword"]"#);
    title("@.author nin ['Rees', 'Waugh']", r#"["Moby","Rings"]"#);
    title("@.title size 4", r#"["Moby"]"#);
    title("@.author empty false", r#"["Sayings","Sword","Moby","Rings"]"#);
    title("@.isbn == null", "[]");
    title("@.author contains 'ees'", r#"["Sayings"]"#);
    check("$.n[?(@ > 2)]", "[3,4.5]");
    check("$.n[?(@ == 2.0)]", "[2]");
    check("$[?(@.words subsetof ['x', 'y', 'z'])].expensive", "[10]");
    check("$[?(@.words anyof ['y'])].expensive", "[10]");
    check("$[?(@.words noneof ['y'])].expensive", "[]");
    check("$..book[?(@.price == 8.95)].author", r#"["Rees"]"#);
}

#[test]
fn functions() {
    check("$.n.length()", "4");
    check("$.store.book.size()", "4");
    check("$.store.bicycle.length()", "2");
    check("$.n.min()", "1.0");
    check("$.n.max()", "4.5");
    check("$.n.avg()", "2.625");
    check("$.n.sum()", "10.5");
    check("$.store.bicycle.keys()", r#"["color","price"]"#);
    check("$.words.concat(\"!\", $.store.bicycle.color)", "\"xy!red\"");
    check("$..price.max()", "22.99");
    check("$.n.first()", "1");
    check("$.n.last()", "4.5");
    check("$.none.min()", "missing");
    check("$.expensive.length()", "missing");
    check("$.n.nonsense()", "refused");
}

#[test]
fn refused() {
    for path in [
        "",
        "$.",
        "$..",
        "$.a.sp ace",
        "$[",
        "$[]",
        "$['a",
        "$[?]",
        "$[?(@.a ==)]",
        "$[?(@.a =~ /(/)]",
        "$x",
        "$.a b",
        "$[1.5]",
    ] {
        check(path, "refused");
    }
    check(&format!("$[?({}@.a{})]", "(".repeat(50), ")".repeat(50)), "refused");
}

#[test]
fn squared_walks_end() {
    let deep = format!("{}{}", "[1,".repeat(300), "1".to_owned() + &"]".repeat(300));
    let root = Value::from_json(&deep).unwrap();
    let path = JsonPath::new(&format!("${}", "..*".repeat(20))).unwrap();
    assert!(path.find(&root).is_none());
}
