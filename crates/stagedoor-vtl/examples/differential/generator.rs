//! Random templates from Velocity's grammar. Every rule that is used is counted, so that a run can show what it
//! covered; a rule never used is a hole in the comparison.

use std::collections::BTreeMap;

/// Every rule there is.
const RULES: &[&str] = &[
    "!=",
    "%",
    "&&",
    "*",
    "+",
    "-",
    "/",
    "<",
    "<=",
    "==",
    ">",
    ">=",
    "and",
    "block comment",
    "block macro",
    "boolean",
    "break",
    "define",
    "double-quoted string",
    "else",
    "elseif",
    "eq",
    "escaped reference",
    "float",
    "foreach",
    "foreach state",
    "formal comment",
    "ge",
    "gt",
    "if",
    "integer",
    "interpolated string",
    "le",
    "line comment",
    "list",
    "list step",
    "literal",
    "lt",
    "macro",
    "macro call",
    "map",
    "map step",
    "ne",
    "not",
    "number method",
    "oddity",
    "or",
    "parentheses",
    "range",
    "reference",
    "set",
    "set index",
    "set property",
    "single-quoted string",
    "step on anything",
    "string method",
    "surplus argument",
    "text",
    "text block",
    "||",
];

pub(crate) struct Generator {
    state: u64,
    covered: BTreeMap<&'static str, u64>,
    loops: u32,
    /// Lists and maps being written: a `#define` block inside one prints at another time than ours.
    containers: u32,
    macros: u32,
    numbered: u32,
}

impl Generator {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            state: seed ^ 0x9e37_79b9_7f4a_7c15,
            covered: RULES.iter().map(|rule| (*rule, 0)).collect(),
            loops: 0,
            containers: 0,
            macros: 0,
            numbered: 0,
        }
    }

    pub(crate) fn coverage(&self) -> &BTreeMap<&'static str, u64> {
        &self.covered
    }

    pub(crate) fn template(&mut self) -> String {
        self.loops = 0;
        self.macros = 0;
        self.numbered += 1;
        let mut out = String::new();
        self.block(&mut out, 3);
        out
    }

    fn random(&mut self) -> u64 {
        // xorshift64*
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.random() % limit
    }

    fn one_in(&mut self, limit: u64) -> bool {
        self.below(limit) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let at = self.below(from.len() as u64) as usize;
        from[at]
    }

    fn cover(&mut self, rule: &'static str) {
        debug_assert!(RULES.contains(&rule), "{rule} is not among the rules");
        *self.covered.entry(rule).or_insert(0) += 1;
    }

    fn block(&mut self, out: &mut String, depth: u32) {
        for _ in 0..=self.below(4) {
            self.statement(out, depth);
        }
    }

    fn statement(&mut self, out: &mut String, depth: u32) {
        let kinds = if depth == 0 { 9 } else { 17 };
        match self.below(kinds) {
            0 | 1 => self.text(out),
            2..=4 => {
                self.cover("reference");
                if self.one_in(10) {
                    self.cover("escaped reference");
                    let slashes = self.pick(&["\\", "\\\\", "\\\\\\"]);
                    out.push_str(slashes);
                }
                self.reference(out, 2);
                // Text after a reference, so that the lexer's state is that of text again.
                let after = self.pick(&[" ", ",", "\n", "; ", "|", ". ", ") ", "} ", " [", "'"]);
                out.push_str(after);
            }
            5 | 6 => self.set(out),
            7 => self.comment(out),
            8 => self.oddity(out),
            9 | 10 => self.conditional(out, depth - 1),
            11 | 12 => self.foreach(out, depth - 1),
            13 => self.define(out, depth - 1),
            14 => self.macros(out, depth - 1),
            15 => {
                self.cover("literal");
                out.push_str("#literal()");
                self.text(out);
                out.push_str("$s #end");
            }
            _ => self.text(out),
        }
    }

    fn text(&mut self, out: &mut String) {
        self.cover("text");
        for _ in 0..=self.below(3) {
            let piece = self.pick(&[
                "word",
                " ",
                "  ",
                "\n",
                "\t",
                "{\"a\": 1}",
                "(x)",
                "é",
                "a.b",
                "\r\n",
                "[1]",
                "\\ ",
                "\\\\ ",
                "$ ",
                "$5",
                "# ",
                "&",
                "<p>",
                "} ",
                "$.",
                "100%",
                "$$ ",
                "${ ",
                "-",
                "\"q\"",
                "it's",
            ]);
            out.push_str(piece);
        }
        // A `$`, `#` or backslash must not touch what follows.
        if out.ends_with('\\') {
            out.push(' ');
        }
    }

    fn gap(&mut self, out: &mut String) {
        let gap = self.pick(&["", "", " ", "  "]);
        out.push_str(gap);
    }

    fn line_rest(&mut self, out: &mut String) {
        let rest = self.pick(&["", "", "\n", " \n", "\t\n", " ", "\r\n", "\n  ", " x"]);
        out.push_str(rest);
    }

    fn set(&mut self, out: &mut String) {
        self.cover("set");
        // The reference implementation's lexer is still in a reference when `#set` follows one with blanks only
        // between, and then misreads what comes after; that is left alone.
        let tail = out.rfind('$').map_or("", |at| &out[at..]);
        if !tail.is_empty() && !tail.trim_end_matches([' ', '\t']).contains([' ', '\t', '\n', ';', ',', '|', '<']) {
            out.push(';');
        }
        let before = self.pick(&["", "", " ", "\n  ", "\t"]);
        out.push_str(before);
        let opening = self.pick(&["#set(", "#set (", "#{set}(", "#set( "]);
        out.push_str(opening);
        match self.below(12) {
            0 => {
                self.cover("set property");
                let target = self.pick(&["$map.k", "$map.fresh", "$map.inner.deep", "${map.num}", "$nope.x", "$s.x"]);
                // A map that grows under a loop over it throws in Java.
                out.push_str(if self.loops > 0 { "$map.k" } else { target });
            }
            1 => {
                self.cover("set index");
                let target = self.pick(&["$list[0]", "$map[\"z\"]", "$list[-1]", "$map[$s]", "$list[9]"]);
                out.push_str(if self.loops > 0 { "$list[0]" } else { target });
            }
            _ => {
                let target = self.pick(&["$a", "$b", "$c", "${a}", "$!b", "$item"]);
                out.push_str(target);
            }
        }
        self.gap(out);
        out.push('=');
        self.gap(out);
        self.expression(out, 3);
        self.gap(out);
        out.push(')');
        let after = self.pick(&["\n", "\n", " ", " \n", "\n  "]);
        out.push_str(after);
    }

    fn conditional(&mut self, out: &mut String, depth: u32) {
        self.cover("if");
        let opening = self.pick(&["#if(", "#if (", "#{if}(", "#if( "]);
        out.push_str(opening);
        self.expression(out, 3);
        out.push(')');
        self.line_rest(out);
        self.block(out, depth);
        while self.one_in(3) {
            self.cover("elseif");
            self.separate(out);
            out.push_str("#elseif(");
            self.expression(out, 2);
            out.push(')');
            self.line_rest(out);
            self.block(out, depth);
        }
        if self.one_in(2) {
            self.cover("else");
            self.separate(out);
            let word = self.pick(&["#else ", "#else\n", "#{else}", "#else \n"]);
            out.push_str(word);
            self.block(out, depth);
        }
        self.end(out);
    }

    /// Keeps a directive from being touched by a backslash or a mark.
    fn separate(&mut self, out: &mut String) {
        if out.ends_with(['\\', '$', '#', '!']) {
            out.push(' ');
        }
    }

    fn end(&mut self, out: &mut String) {
        self.separate(out);
        let end = self.pick(&["#end ", "#end\n", "#{end}", "#end \n", "#end.", "#end\t\n", "#end\r\n"]);
        out.push_str(end);
    }

    fn foreach(&mut self, out: &mut String, depth: u32) {
        self.cover("foreach");
        self.separate(out);
        // Loops inside each other have variables of their own: a null item hides its name in ways of no use.
        let variable = match self.loops {
            0 => self.pick(&["$item", "$a", "${item}"]),
            1 => self.pick(&["$i", "$s"]),
            _ => "$j",
        };
        let opening = self.pick(&["#foreach(", "#foreach (", "#{foreach}( "]);
        out.push_str(opening);
        out.push_str(variable);
        out.push_str(" in ");
        match self.below(5) {
            0 => self.range(out),
            1 => self.list(out, 2),
            2 => {
                let items =
                    self.pick(&["$list", "$map", "$map.inner.items", "$map.keySet()", "$nope", "$s", "$n", "$a"]);
                out.push_str(items);
            }
            3 => out.push_str("[1..3]"),
            _ => out.push_str("$list"),
        }
        out.push(')');
        self.line_rest(out);
        self.loops += 1;
        if self.one_in(2) {
            self.cover("foreach state");
            let state = self.pick(&[
                "$foreach.count ",
                "$foreach.index,",
                "$foreach.hasNext ",
                "$foreach.first|",
                "$foreach.last ",
                "$velocityCount,",
                "$velocityHasNext ",
                "$foreach.parent.index ",
                "$foreach.topmost.count ",
            ]);
            out.push_str(state);
        }
        self.block(out, depth);
        if self.one_in(6) {
            self.cover("break");
            out.push_str("#if($foreach.count == 2)#break #end ");
        }
        out.push_str(variable);
        out.push(' ');
        self.loops -= 1;
        self.end(out);
    }

    fn define(&mut self, out: &mut String, depth: u32) {
        self.cover("define");
        self.separate(out);
        let name = "$block";
        out.push_str(&format!("#define({name})"));
        self.line_rest(out);
        // A body that names the block itself is compared by the written templates only.
        let mut body = String::new();
        let macros = std::mem::replace(&mut self.macros, 1);
        self.block(&mut body, depth.min(1));
        self.macros = macros;
        let named = ["$block", "${block", "$!block", "$!{block"];
        out.push_str(&named.iter().fold(body, |body, name| body.replace(name, &name.replace("block", "none"))));
        self.end(out);
        out.push_str(name);
        out.push(' ');
    }

    fn macros(&mut self, out: &mut String, depth: u32) {
        if self.macros > 0 || self.loops > 0 {
            return self.text(out);
        }
        self.macros += 1;
        self.cover("macro");
        self.separate(out);
        let name = format!("m{}", self.numbered);
        out.push_str(&format!("#macro({name} $p $q)"));
        self.line_rest(out);
        self.block(out, depth.min(1));
        out.push_str("$p|$!q|${p} ");
        self.end(out);
        for _ in 0..=self.below(2) {
            self.cover("macro call");
            out.push_str(&format!("\n#{name}("));
            for at in 0..self.below(4) {
                if at > 0 {
                    let comma = self.pick(&[" ", ", ", ","]);
                    out.push_str(comma);
                }
                self.parameter(out, 1);
            }
            out.push(')');
            self.line_rest(out);
        }
        if self.one_in(4) {
            self.cover("block macro");
            out.push_str(&format!("\n#@nothing{name}($s)body {{x}} $s"));
            out.push_str(" #end\n");
        }
    }

    fn comment(&mut self, out: &mut String) {
        self.separate(out);
        match self.below(4) {
            0 => {
                self.cover("line comment");
                out.push_str("## $s #if( \n");
            }
            1 => {
                self.cover("block comment");
                out.push_str("#* $s #if(\n *#");
            }
            2 => {
                self.cover("formal comment");
                out.push_str("#** doc *#");
            }
            _ => {
                self.cover("text block");
                out.push_str("#[[ $s #if( ]] ]]#");
            }
        }
    }

    /// What looks like a directive or reference and is not, and escapes.
    fn oddity(&mut self, out: &mut String) {
        self.separate(out);
        self.cover("oddity");
        let piece = self.pick(&[
            "#unknown ",
            "#unknown(1 $s 'x') ",
            "#{unknown} ",
            "#unknown-x ",
            "#foo1 ",
            "\\#if ",
            "\\\\#unknown ",
            "\\#set ",
            "\\#foreach ",
            "\\\\\\#end ",
            "\\#unknown ",
            "$!{s}x ",
            "${s}x ",
            "$s.\n",
            "$s.5 ",
            "$s$n ",
            "$s${n}x ",
            "$s- ",
            "$!nope ",
            "${nope}",
            "$!{nope.x}",
            "$5.00 ",
            "$-x ",
            "#-- ",
            "#.x ",
            "$s, ",
            "\\$nope ",
            "\\\\$nope ",
            "#end1 ",
            "#elsewhere ",
            "#iffy ",
            "#setter ",
            "$n%",
            "$s:$n ",
            "$s/$n ",
            "($s) ",
            "[$s] ",
            "{$s} ",
            "\"$s\" ",
            "'$s' ",
            "#$s ",
            "$$s ",
            "$s$ ",
        ]);
        out.push_str(piece);
    }

    // ---- expressions ----

    fn expression(&mut self, out: &mut String, depth: u32) {
        if depth == 0 {
            return self.operand(out, 0);
        }
        match self.below(14) {
            0 | 1 => {
                let (rule, operator) = self.pick(&[
                    ("==", "=="),
                    ("!=", "!="),
                    ("<", "<"),
                    (">", ">"),
                    ("<=", "<="),
                    (">=", ">="),
                    ("eq", "eq"),
                    ("ne", "ne"),
                    ("lt", "lt"),
                    ("gt", "gt"),
                    ("le", "le"),
                    ("ge", "ge"),
                ]);
                self.binary(out, depth, rule, operator);
            }
            2 => {
                let (rule, operator) = self.pick(&[("&&", "&&"), ("||", "||"), ("and", "and"), ("or", "or")]);
                self.binary(out, depth, rule, operator);
            }
            3..=5 => {
                let (rule, operator) = self.pick(&[("+", "+"), ("-", "-"), ("*", "*"), ("/", "/"), ("%", "%")]);
                self.binary(out, depth, rule, operator);
            }
            6 => {
                self.cover("not");
                let not = self.pick(&["!", "! ", "not "]);
                out.push_str(not);
                self.operand(out, depth - 1);
            }
            7 => {
                self.cover("parentheses");
                out.push('(');
                self.gap(out);
                self.expression(out, depth - 1);
                self.gap(out);
                out.push(')');
            }
            _ => self.operand(out, depth - 1),
        }
    }

    fn binary(&mut self, out: &mut String, depth: u32, rule: &'static str, operator: &str) {
        self.cover(rule);
        self.expression(out, depth - 1);
        out.push(' ');
        out.push_str(operator);
        out.push(' ');
        self.expression(out, depth - 1);
    }

    fn operand(&mut self, out: &mut String, depth: u32) {
        if depth > 0 && self.one_in(8) {
            return self.range(out);
        }
        self.parameter(out, depth);
    }

    /// What may be an argument, an item or an operand.
    fn parameter(&mut self, out: &mut String, depth: u32) {
        match self.below(if depth == 0 { 9 } else { 12 }) {
            0..=3 => self.reference(out, depth),
            4 => {
                self.cover("integer");
                let number = self.pick(&["0", "1", "2", "-3", "7", "42", "007", "2147483647", "9223372036854775807"]);
                out.push_str(number);
            }
            5 => {
                self.cover("float");
                let number = self.pick(&["0.5", "2.0", "-1.25", ".5", "1e3", "1.", "3.75", "1.0e10", "100.0"]);
                out.push_str(number);
            }
            6 | 7 => self.string(out),
            8 => {
                self.cover("boolean");
                let word = self.pick(&["true", "false"]);
                out.push_str(word);
            }
            9 => self.list(out, depth - 1),
            10 => self.map(out, depth - 1),
            _ => self.string(out),
        }
    }

    fn string(&mut self, out: &mut String) {
        match self.below(4) {
            0 => {
                self.cover("single-quoted string");
                let text =
                    self.pick(&["'k'", "''", "'a b'", "'$s'", "'it''s'", "'\\n'", "'a'", "'hello'", "'7'", "'l'"]);
                out.push_str(text);
            }
            1 | 2 => {
                self.cover("double-quoted string");
                let text = self.pick(&[
                    "\"k\"",
                    "\"\"",
                    "\"a b\"",
                    "\"hello\"",
                    "\"say \"\"hi\"\"\"",
                    "\"\\u0041\"",
                    "\"a\\nb\"",
                    "\"7\"",
                    "\"é\"",
                ]);
                out.push_str(text);
            }
            _ => {
                self.cover("interpolated string");
                let text = self.pick(&[
                    "\"$s\"",
                    "\"<$n>\"",
                    "\"${s}x\"",
                    "\"$nope\"",
                    "\"$!nope\"",
                    "\"#if($yes)y#end\"",
                    "\"$s.length()\"",
                    "\"a$\"",
                    "\"a#\"",
                    "\"$map.get('k')\"",
                    "\"$list[0]-$n\"",
                    "\"x#set($c = 1)$c\"",
                    "\"#foreach($z in [1..2])$z#end\"",
                ]);
                out.push_str(text);
            }
        }
    }

    fn list(&mut self, out: &mut String, depth: u32) {
        self.cover("list");
        self.containers += 1;
        out.push('[');
        let count = self.below(4);
        for at in 0..count {
            if at > 0 {
                out.push(',');
            }
            self.gap(out);
            self.parameter(out, depth);
            self.gap(out);
        }
        out.push(']');
        self.containers -= 1;
    }

    fn map(&mut self, out: &mut String, depth: u32) {
        self.cover("map");
        self.containers += 1;
        out.push('{');
        let count = self.below(3);
        for at in 0..count {
            if at > 0 {
                out.push(',');
            }
            self.gap(out);
            self.string(out);
            self.gap(out);
            out.push(':');
            self.gap(out);
            self.parameter(out, depth);
        }
        self.gap(out);
        out.push('}');
        self.containers -= 1;
    }

    fn range(&mut self, out: &mut String) {
        self.cover("range");
        let range = self.pick(&["[1..3]", "[3..1]", "[-1..1]", "[ 1 .. 2 ]", "[$zero..2]", "[5..$n]", "[$n..$n]"]);
        out.push_str(range);
    }

    fn reference(&mut self, out: &mut String, depth: u32) {
        let (open, close) = self.pick(&[("$", ""), ("$", ""), ("$!", ""), ("${", "}"), ("$!{", "}")]);
        out.push_str(open);
        let root = self.pick(&[
            "s",
            "s",
            "empty",
            "n",
            "zero",
            "d",
            "yes",
            "no",
            "list",
            "list",
            "map",
            "map",
            "nope",
            "a",
            "b",
            "c",
            "item",
            "foreach",
            "block",
            "p",
            "q",
            "some-name_1",
        ]);
        // Nor may a container be put into itself: Java overflows its stack when it prints that.
        let barred = matches!(root, "block" | "map" | "list" | "a" | "b" | "c" | "item") && self.containers > 0;
        let root = if barred { "s" } else { root };
        out.push_str(root);
        if depth > 0 && !self.one_in(3) {
            match root {
                "s" | "empty" => self.string_method(out),
                "list" => self.list_step(out),
                "map" => self.map_step(out),
                "n" | "d" | "zero" => {
                    self.cover("number method");
                    let step = self.pick(&[
                        ".intValue()",
                        ".toString()",
                        ".longValue()",
                        ".equals(7)",
                        ".nope",
                        ".compareTo(7)",
                    ]);
                    out.push_str(step);
                }
                "foreach" => {
                    let step = self.pick(&[".index", ".count", ".hasNext", ".nope"]);
                    out.push_str(step);
                }
                _ => {
                    self.cover("step on anything");
                    let step = self.pick(&[
                        ".x",
                        ".toString()",
                        ".equals('k')",
                        "[0]",
                        ".size()",
                        ".x.y",
                        "['k']",
                        ".nope(1)",
                    ]);
                    out.push_str(step);
                }
            }
        }
        out.push_str(close);
    }

    fn string_method(&mut self, out: &mut String) {
        self.cover("string method");
        if self.one_in(60) {
            self.cover("surplus argument");
            let step =
                self.pick(&[".length(1)", ".trim('x')", ".toUpperCase($nope)", ".toString(1)", ".isEmpty(1, 2)"]);
            return out.push_str(step);
        }
        let step = self.pick(&[
            ".length()",
            ".toUpperCase()",
            ".toLowerCase()",
            ".substring(1)",
            ".substring(1, 3)",
            ".substring(9)",
            ".replace('l', 'L')",
            ".replaceAll('l+', '[$0]')",
            ".replaceAll(\"[aeiou]\", \"_\")",
            ".contains('ell')",
            ".indexOf('l')",
            ".lastIndexOf('l')",
            ".indexOf('l', 3)",
            ".startsWith('he')",
            ".endsWith(\"lo\")",
            ".isEmpty()",
            ".trim()",
            ".charAt(0).toString()",
            ".concat(' world')",
            ".equals('hello')",
            ".equalsIgnoreCase('HELLO')",
            ".matches('h.*o')",
            ".split('l').size()",
            ".compareTo('a')",
            ".empty",
            ".nope()",
            ".nope",
            ".length().toString()",
            ".toUpperCase().substring(0, 2)",
            ".replaceFirst('l', 'r')",
            ".equals($nope)",
            ".substring('x')",
        ]);
        out.push_str(step);
    }

    fn list_step(&mut self, out: &mut String) {
        self.cover("list step");
        let step = self.pick(&[
            "[0]",
            "[-1]",
            "[ 1 ]",
            "[$zero]",
            "[9]",
            "['x']",
            ".size()",
            ".get(0)",
            ".get(8)",
            ".contains('a')",
            ".contains(3)",
            ".isEmpty()",
            ".indexOf('b')",
            ".add('new')",
            ".set(0, 'z')",
            ".remove(0)",
            ".remove('a')",
            ".empty",
            ".subList(0, 2)",
            ".lastIndexOf(3)",
            ".toString()",
            ".nope",
            ".addAll([1, 2])",
            ".containsAll(['a'])",
            ".equals([1])",
            ".iterator().next()",
        ]);
        let changes = [".add(", ".remove(", ".addAll("].iter().any(|change| step.starts_with(change));
        out.push_str(if changes && self.loops > 0 { ".size()" } else { step });
    }

    fn map_step(&mut self, out: &mut String) {
        self.cover("map step");
        let step = self.pick(&[
            ".k",
            ".num",
            ".nil",
            ".inner",
            ".inner.deep",
            ".inner.items",
            ".inner.items[1]",
            "['k']",
            "[\"num\"]",
            "[$s]",
            ".size()",
            ".get('k')",
            ".get($nope)",
            ".get(none)",
            ".containsKey('k')",
            ".containsValue(42)",
            ".keySet()",
            ".values()",
            ".entrySet()",
            ".isEmpty()",
            ".put('x', 1)",
            ".put('k', $s)",
            ".remove('num')",
            ".nope",
            ".nope.x",
            ".inner.keySet()",
            ".keySet().size()",
            ".putAll({'w': 1})",
            ".toString()",
            ".equals({})",
        ]);
        let changes = [".put(", ".remove(", ".putAll("].iter().any(|change| step.starts_with(change));
        out.push_str(if changes && self.loops > 0 { ".size()" } else { step });
    }
}
