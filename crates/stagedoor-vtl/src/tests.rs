//! The service's dialect, case by case; most expected texts are recorded outputs of API Gateway. The stock dialect is
//! compared with Apache Velocity itself, outside this crate.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::{Dialect, Host, Limits, NoVariables, Template, Value};

/// What the recorded templates were given: values from JSON.
struct Given;

impl<'a> Host<'a> for Given {
    fn variable(&mut self, name: &str) -> Option<Value<'a>> {
        let json = match name {
            "email" => "\"foo\"",
            "name" => "\"world\"",
            "no" => "false",
            "zero" => "0",
            "nil" => "null",
            "emptyList" => "[]",
            "map" => r#"{"foo": "bar", "list": [{"nested": "bar"}]}"#,
            "list" => r#"[{"foo": "bar"}, 2, "x"]"#,
            _ => return None,
        };
        Value::from_json(json).ok()
    }
}

fn render(text: &str) -> String {
    let template = match Template::parse(text, Dialect::Service) {
        Ok(template) => template,
        Err(_) => return "does not parse".to_owned(),
    };
    let mut out = Vec::new();
    match template.render(&mut Given, &Limits::default(), &mut out) {
        Ok(()) => String::from_utf8(out).unwrap(),
        Err(error) => format!("fails: {error}"),
    }
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(render(text), *expected, "{text}");
    }
}

#[test]
fn directives() {
    check(&[
        ("#macro(recur $n)x#end#recur(5) ", "#recur(5) "),
        ("#evaluate(\"x\") #return(\"x\") #parse(\"x\")", "#evaluate(\"x\") #return(\"x\") #parse(\"x\")"),
        (
            "#foreach($i in [1..3])$velocityCount$foreach.count$foreach.index$foreach.hasNext #end",
            "110true 221true 332false ",
        ),
        ("#foreach($i in [2..-2])$i,#end", "2,1,0,-1,-2,"),
        ("#set($a = 1)#set($b = 3)#foreach($i in [$a..$b])$i#end", "does not parse"),
        ("${nope|'x'}", "does not parse"),
        ("#foreach($i in $nope)x#end#foreach($i in $nil)x#end", ""),
        ("#set($x = 1)#foreach($x in [5])$x#end$x#foreach($y in [5])$y#end$y", "515"),
        ("#foreach($i in [1..5])$i#if($i == 3)#break#end#end!", "123!"),
        ("a#stop b", "a"),
        ("#define($d)[$foreach.index]#end#foreach($i in [1,2])$d#end", "[0][1]"),
        ("#define($hello)hi#end$hello()", "hi()"),
        ("#[[ $x #if ]]#", " $x #if "),
        ("#if($no)a#{else}b#{end}c", "bc"),
    ]);
}

#[test]
fn text_rules() {
    check(&[
        ("Hello $ ", "Hello $ "),
        ("Hello $", "does not parse"),
        ("Hello #", "does not parse"),
        ("\"#\" #13ff93 href=\"#\"", "\"#\" #13ff93 href=\"#\""),
        ("$name}.", "world}."),
        ("  #set($a = 1)\n  x", "    x"),
        ("  #if(true)  \n  a\n  #end  \nb", "    a\n  b"),
        ("#if(true)x#end.y#if(true)x#end Off", "x.yx Off"),
        ("a ## note\nb #* x *#\nc", "a b \nc"),
        ("\nfoo\nbar\n", "\nfoo\nbar\n"),
        ("#set($x = '$name \\{ \\n')$x", "$name \\{ \\n"),
        ("#set($x = \"$name \"\"q\"\" \\\\batman\\nand\")$x", "world \"q\" \\\\batman\\nand"),
        ("#set($x = \"\\\"x\\\"\")$x", "does not parse"),
        ("\\$email \\\\$email", "$email \\foo"),
        ("\\#end \\#set( $email = \"foo\" ) \\# end \\ \\\\ \\# \\$", "does not parse"),
        (
            "\\#end \\#set( $email = \"foo\" ) \\# end \\ \\\\ \\# \\$ ",
            "#end #set( foo = \"foo\" ) \\# end \\ \\\\ \\# \\$ ",
        ),
    ]);
}

#[test]
fn null_and_truth() {
    check(&[
        ("[$nope|$!nope|${nope.x.y}|$map.none|$nil|$map.foo.x.y]", "[|||||]"),
        ("#if($nope)yes#end#if(!$nope)no#end", "yes"),
        ("#if($no)yes#{else}no#end#if($zero)0#end#if($emptyList)list#end", "no0list"),
        ("#if($nope == $nil)1#end#if($nope == \"\")2#end#if($nope != 'x')3#end", "123"),
        ("#set($a = $nope)[$a]#set($m = {})#set($m[\"$nope\"] = \"foo\")$m", "[]{=foo}"),
        ("#set($m = {})$m.put('k', null)#if(\"$m.k\" == \"\")empty#end", "empty"),
        ("#set($r = $nope)$r.nested", ""),
    ]);
}

#[test]
fn expressions() {
    check(&[
        ("#set($x = 5 / 2)$x#set($x = 100.0 / 50) $x#set($x = .5 * .1) $x#set($x = 1 / 0)", "2 2.0 0.05"),
        ("#set($x = 1 + 2 * 3 - 4)$x#set($x = (1 + 2) * 3)$x#set($x = 7 % 4)$x", "393"),
        ("#set($x = 'a' + 1 + 2)$x#set($x = 1 + 2 + 'a')$x", "a123a"),
        ("#set($x = 1 lt 2 and 2 ge 2 or false)$x#set($x = not true)$x", "truefalse"),
        ("#set($x = 9223372036854775807 + 1)$x", "9223372036854775808"),
        ("#set($x = {'b': 1, 'a': [1, {'c': 2}]})$x", "{b=1, a=[1, {c=2}]}"),
        (
            "#set($s = 'hello')$s.length() $s.substring(1, 3) $s.replaceAll('l+', 'L') $s.matches('h.*') $s.class.x",
            "5 el heLo true ",
        ),
        ("#set($l = [1, 2])$l.add(3) $l.size() $l.set(0, 9) $l $l.contains(2)", "true 3 1 [9, 2, 3] true"),
        ("#set($l = [1])$l.set(5, 1)", "fails: line 1, column 15: set: Index 5 out of bounds for length 1"),
        ("#set($x = '')$x.getClass()|$x.class", "|"),
        ("#set($Integer = 0)$Integer.parseInt('42')", "42"),
    ]);
}

#[test]
fn printing() {
    check(&[
        ("$map $list $emptyList $list[0]", r#"{foo=bar, list=[{"nested":"bar"}]} [{"foo":"bar"},2,"x"] [] {foo=bar}"#),
        ("#set($x = [1, 'a', 1.50])$x $x.toString() é", "[1, a, 1.5] [1, a, 1.5] é"),
        ("#set($l = [])$l.add($l)$l#set($m = {})$m.put('m', $m)$m", "true[(this Collection)]{m=(this Map)}"),
    ]);
}

#[test]
fn bounds() {
    let long = |body: &str| {
        format!("#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000]){body}#end#end#end")
    };
    assert!(render(&long("")).contains("steps"));
    assert!(render("#set($x = [1..2000000000])").contains("range size"));
    assert!(render("#set($s = 'x')#foreach($i in [1..100])#set($s = \"$s$s\")#end").contains("output"));
    assert!(render("#set($s='xx')#foreach($i in [1..100])#set($s = $s.concat($s))#end").contains("too long"));
    assert!(
        render(
            "#foreach($i in [1..1000])#set($x = 9223372036854775807)#foreach($j in [1..9])#set($x = $x * $x)#end#end"
        )
        .contains("number size")
    );
    assert_eq!(render(&"#if(true)".repeat(500)), "does not parse");
    assert_eq!(render(&format!("#set($x = {}1{})", "(".repeat(5000), ")".repeat(5000))), "does not parse");
    assert_eq!(render(&format!("#set($x = {}1)", "!".repeat(100_000))), "does not parse");
    assert_eq!(render(&format!("$a{}", ".b($a".repeat(10_000))), "does not parse");
    assert_eq!(render(&format!("#set($x = 0{})$x", " + 1".repeat(50_000))), "50000");
    // Deep and cyclic values neither overflow the stack nor stay behind.
    let deep = "#set($l = [])#foreach($i in [1..1000])#foreach($j in [1..100])#set($n = [])#set($d = $n.add($l))#set($l = $n)#end#end";
    assert_eq!(render(deep), "");
    assert!(render(&format!("{deep}#if($l == [[]])x#end$l")).starts_with("[[[["));
}

/// Nothing that a stranger writes may panic. Pieces of the grammar are thrown together at random.
#[test]
fn random_text_never_panics() {
    const PIECES: [&str; 64] = [
        "$",
        "#",
        "!",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ".",
        ",",
        ":",
        "\"",
        "'",
        "\\",
        " ",
        "\n",
        "\r\n",
        "\t",
        "set",
        "if",
        "else",
        "elseif",
        "end",
        "foreach",
        "define",
        "macro",
        "stop",
        "break",
        "$x",
        "$map",
        "$list",
        "${x",
        "#set($x = ",
        "#if(",
        "#end",
        "#foreach($i in ",
        "#define($d)",
        "$d",
        "#macro(m $p)",
        "#m(",
        "..",
        "[1..3]",
        "1",
        "-2",
        "3.5",
        "1e9",
        "true",
        "null",
        " in ",
        "==",
        "&&",
        "||",
        "+",
        "*",
        "/",
        ".size()",
        ".put('a', ",
        ".get(",
        ".add($list)",
        "é",
        "😀",
        "#*",
        "*#",
    ];
    let mut state = RandomState::new().build_hasher().finish() | 1;
    println!("seed {state}");
    let mut next = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % limit as u64) as usize
    };
    let limits = Limits { steps: 20_000, output_bytes: 1 << 16, ..Limits::default() };
    for _ in 0..20_000 {
        let length = 1 + next(30);
        let text: String = (0..length).map(|_| PIECES[next(PIECES.len())]).collect();
        for dialect in [Dialect::Service, Dialect::Stock] {
            if let Ok(template) = Template::parse(&text, dialect) {
                let mut out = Vec::new();
                let _ = template.render(&mut Given, &limits, &mut out);
                let _ = template.render(&mut NoVariables, &limits, &mut out);
                assert!(std::str::from_utf8(&out).is_ok());
            }
        }
    }
}
