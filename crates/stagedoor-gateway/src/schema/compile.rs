//! The text of a model to a [`Schema`]: every keyword checked, every reference followed once.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use percent_encoding::percent_decode_str;

use super::format::Format;
use super::{Dependency, Json, Kind, Members, Node, NodeId, Number, Pattern, Rule, Schema, SchemaError};

/// Schemas that one model may lead to, itself and its parts included.
const NODES_LIMIT: usize = 50_000;
/// References that lead to references.
const HOPS_LIMIT: usize = 100;
/// Schemas inside schemas, as they are written.
const DEPTH_LIMIT: usize = 100;

pub(super) struct Compiling<'m> {
    texts: &'m BTreeMap<String, String>,
    parsed: HashMap<&'m str, Rc<Json<'m>>>,
    nodes: Vec<Node>,
    /// Where each place is compiled to: the model's name and the JSON pointer within it.
    places: HashMap<(&'m str, String), NodeId>,
    depth: usize,
}

type Compiled<T> = Result<T, SchemaError>;

fn fail<T>(message: impl Into<String>) -> Compiled<T> {
    Err(SchemaError { message: message.into() })
}

impl<'m> Compiling<'m> {
    pub(super) fn new(texts: &'m BTreeMap<String, String>) -> Self {
        Self { texts, parsed: HashMap::new(), nodes: Vec::new(), places: HashMap::new(), depth: 0 }
    }

    pub(super) fn run(mut self, name: &str) -> Compiled<Schema> {
        let root = self.place(name, "")?;
        Ok(Schema { nodes: self.nodes.into(), root })
    }

    /// The schema at a place, compiled when it is first asked for.
    fn place(&mut self, model: &str, pointer: &str) -> Compiled<NodeId> {
        let (mut model, mut pointer) = (self.model(model)?, pointer.to_owned());
        for _ in 0..HOPS_LIMIT {
            if let Some(id) = self.places.get(&(model, pointer.clone())) {
                return Ok(*id);
            }
            let tree = self.parsed.get(model).cloned();
            let Some(found) = tree.as_deref().and_then(|tree| at(tree, &pointer)) else {
                return fail(format!("JSON Reference \"#{pointer}\" cannot be resolved in model {model}"));
            };
            let Json::Object(members) = found else {
                return fail(format!("what stands at \"#{pointer}\" in model {model} is no schema"));
            };
            match members.get("$ref") {
                Some(Json::String(reference)) => {
                    let (next_model, next_pointer) = target(reference, model)?;
                    (model, pointer) = (self.model(&next_model)?, next_pointer);
                }
                _ => return self.node(model, &pointer, members),
            }
        }
        fail(format!("JSON Reference \"#{pointer}\" of model {model} loops on itself"))
    }

    /// Parses a model's text, once.
    fn model(&mut self, name: &str) -> Compiled<&'m str> {
        let Some((name, text)) = self.texts.get_key_value(name) else {
            return fail(format!("model {name} is referenced and not there"));
        };
        if !self.parsed.contains_key(name.as_str()) {
            let tree = Json::parse(text).or_else(|error| fail(format!("the schema of model {name}: {error}")))?;
            self.parsed.insert(name, Rc::new(tree));
        }
        Ok(name)
    }

    fn node(&mut self, model: &'m str, pointer: &str, members: &Members<'m>) -> Compiled<NodeId> {
        let id = self.nodes.len();
        if id >= NODES_LIMIT {
            return fail(format!("more than {NODES_LIMIT} schemas"));
        }
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return fail(format!("schemas nested deeper than {DEPTH_LIMIT}"));
        }
        self.nodes.push(Node::default());
        self.places.insert((model, pointer.to_owned()), id);
        let mut keywords = Keywords { compiling: self, model, pointer, members, node: Node::default() };
        keywords.all()?;
        let node = keywords.node;
        self.nodes[id] = node;
        self.depth -= 1;
        Ok(id)
    }
}

/// What a JSON pointer leads to.
fn at<'t, 'm>(tree: &'t Json<'m>, pointer: &str) -> Option<&'t Json<'m>> {
    pointer.split('/').skip(1).try_fold(tree, |tree, token| {
        let token = token.replace("~1", "/").replace("~0", "~");
        match tree {
            Json::Object(members) => members.get(token.as_str()),
            Json::Array(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        }
    })
}

/// The model and the pointer that a reference means.
fn target(reference: &str, model: &str) -> Compiled<(String, String)> {
    let (place, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let pointer = percent_decode_str(fragment).decode_utf8_lossy().into_owned();
    let name = if place.is_empty() {
        Some(model)
    } else {
        // Whatever API it names: an API that was copied or imported keeps the URLs of where it came from.
        place.rsplit_once("/models/").map(|(_, name)| name).filter(|_| place.contains("/restapis/"))
    };
    match name {
        Some(name) if pointer.is_empty() || pointer.starts_with('/') => Ok((name.to_owned(), pointer)),
        _ => fail(format!("JSON Reference \"{reference}\" cannot be resolved")),
    }
}

/// The keywords of one schema.
struct Keywords<'k, 'm> {
    compiling: &'k mut Compiling<'m>,
    model: &'m str,
    pointer: &'k str,
    members: &'k Members<'m>,
    node: Node,
}

impl<'m> Keywords<'_, 'm> {
    fn all(&mut self) -> Compiled<()> {
        let members = self.members;
        let mut names: Vec<&str> = members.keys().map(AsRef::as_ref).collect();
        // The library looks at formats last.
        names.sort_unstable_by_key(|name| (*name == "format", *name));
        for name in names {
            let Some(value) = members.get(name) else { continue };
            if let Some(rule) = self.keyword(name, value)? {
                self.node.rules.push(rule);
            }
        }
        Ok(())
    }

    /// The rule of a keyword, if it is one about the value as a whole. Unknown keywords mean nothing.
    fn keyword(&mut self, name: &str, value: &Json<'m>) -> Compiled<Option<Rule>> {
        Ok(Some(match name {
            "additionalItems" => match (value, self.members.get("items")) {
                (Json::Boolean(false), Some(Json::Array(items))) => Rule::AdditionalItems(items.len()),
                // AWS's validator: without items there is nothing beside which others would be.
                (Json::Boolean(_), _) => return Ok(None),
                (_, Some(Json::Array(_))) => {
                    self.node.items.others = Some(self.child(&["additionalItems"])?);
                    return Ok(None);
                }
                (Json::Object(_), _) => return Ok(None),
                _ => return self.invalid(name),
            },
            "additionalProperties" => match value {
                Json::Boolean(false) => Rule::AdditionalProperties,
                Json::Boolean(true) => return Ok(None),
                _ => {
                    self.node.properties.others = Some(self.child(&["additionalProperties"])?);
                    return Ok(None);
                }
            },
            "items" => {
                match value {
                    Json::Array(_) => self.node.items.first = self.children(name, value)?,
                    _ => self.node.items.others = Some(self.child(&["items"])?),
                }
                return Ok(None);
            }
            "properties" => {
                for property in self.names(name, value)? {
                    let id = self.child(&[name, &property])?;
                    self.node.properties.named.insert(property, id);
                }
                return Ok(None);
            }
            "patternProperties" => {
                let mut texts = self.names(name, value)?;
                texts.sort_unstable();
                for text in texts {
                    let pattern = self.pattern(&text)?;
                    let id = self.child(&[name, &text])?;
                    self.node.properties.patterns.push((pattern, id));
                }
                return Ok(None);
            }
            "allOf" => Rule::AllOf(self.children(name, value)?),
            "anyOf" => Rule::AnyOf(self.children(name, value)?),
            "oneOf" => Rule::OneOf(self.children(name, value)?),
            "not" => Rule::Not(self.child(&["not"])?),
            "dependencies" => self.dependencies(value)?,
            "enum" => match value {
                Json::Array(values) => Rule::Enum(values.iter().cloned().map(Json::into_owned).collect()),
                _ => return self.invalid(name),
            },
            "format" => match value {
                Json::String(text) => return Ok(Format::named(text).map(Rule::Format)),
                _ => return self.invalid(name),
            },
            "maxItems" => Rule::MaxItems(self.count(name, value)?),
            "maxLength" => Rule::MaxLength(self.count(name, value)?),
            "maxProperties" => Rule::MaxProperties(self.count(name, value)?),
            "minItems" => Rule::MinItems(self.count(name, value)?),
            "minLength" => Rule::MinLength(self.count(name, value)?),
            "minProperties" => Rule::MinProperties(self.count(name, value)?),
            "maximum" => Rule::Maximum(self.number(name, value)?, self.flag("exclusiveMaximum")?),
            "minimum" => Rule::Minimum(self.number(name, value)?, self.flag("exclusiveMinimum")?),
            "multipleOf" => {
                let divisor = self.number(name, value)?;
                if !divisor.is_positive() || Number::is_multiple_of(&divisor, &divisor).is_none() {
                    return self.invalid(name);
                }
                Rule::MultipleOf(divisor)
            }
            "pattern" => match value {
                Json::String(text) => Rule::Pattern(self.pattern(text)?),
                _ => return self.invalid(name),
            },
            "required" => Rule::Required(self.texts(name, value)?),
            "type" => Rule::Type(self.kinds(value)?),
            "uniqueItems" => match self.flag(name)? {
                true => Rule::UniqueItems,
                false => return Ok(None),
            },
            _ => return Ok(None),
        }))
    }

    fn invalid<T>(&self, keyword: &str) -> Compiled<T> {
        let (model, pointer) = (self.model, self.pointer);
        fail(format!("\"{keyword}\" at \"#{pointer}\" in model {model} is not what draft 4 of JSON Schema has there"))
    }

    /// The schema below this one.
    fn child(&mut self, tokens: &[&str]) -> Compiled<NodeId> {
        let mut pointer = self.pointer.to_owned();
        for token in tokens {
            pointer.push('/');
            pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
        }
        self.compiling.place(self.model, &pointer)
    }

    fn children(&mut self, keyword: &str, value: &Json<'_>) -> Compiled<Vec<NodeId>> {
        let Json::Array(items) = value else { return self.invalid(keyword) };
        (0..items.len()).map(|index| self.child(&[keyword, &index.to_string()])).collect()
    }

    fn names(&self, keyword: &str, value: &Json<'_>) -> Compiled<Vec<Box<str>>> {
        let Json::Object(members) = value else { return self.invalid(keyword) };
        Ok(members.keys().map(|name| name.as_ref().into()).collect())
    }

    /// By name, each once.
    fn texts(&self, keyword: &str, value: &Json<'_>) -> Compiled<Vec<Box<str>>> {
        let Json::Array(items) = value else { return self.invalid(keyword) };
        let texts = items.iter().map(|item| match item {
            Json::String(text) => Ok(text.as_ref().into()),
            _ => self.invalid(keyword),
        });
        let mut texts: Vec<Box<str>> = texts.collect::<Compiled<_>>()?;
        texts.sort_unstable();
        texts.dedup();
        Ok(texts)
    }

    fn kinds(&self, value: &Json<'_>) -> Compiled<Vec<Kind>> {
        let one = |value: &Json<'_>| match value {
            Json::String(name) => Kind::ALL.into_iter().find(|kind| kind.name() == name),
            _ => None,
        };
        let kinds: Option<Vec<Kind>> = match value {
            Json::Array(items) => items.iter().map(one).collect(),
            value => one(value).map(|kind| vec![kind]),
        };
        let Some(mut kinds) = kinds else { return self.invalid("type") };
        if kinds.contains(&Kind::Number) {
            kinds.push(Kind::Integer);
        }
        Ok(Kind::ALL.into_iter().filter(|kind| kinds.contains(kind)).collect())
    }

    fn count(&self, keyword: &str, value: &Json<'_>) -> Compiled<usize> {
        match value {
            Json::Number(number) => number.as_count().map_or_else(|| self.invalid(keyword), Ok),
            _ => self.invalid(keyword),
        }
    }

    fn number(&self, keyword: &str, value: &Json<'m>) -> Compiled<Number<'static>> {
        match value {
            Json::Number(number) => Ok(number.clone().into_limit()),
            _ => self.invalid(keyword),
        }
    }

    fn flag(&self, keyword: &str) -> Compiled<bool> {
        match self.members.get(keyword) {
            None => Ok(false),
            Some(Json::Boolean(flag)) => Ok(*flag),
            Some(_) => self.invalid(keyword),
        }
    }

    fn pattern(&self, text: &str) -> Compiled<Pattern> {
        let (model, pointer) = (self.model, self.pointer);
        Pattern::new(text).or_else(|error| {
            fail(format!(
                "\"{text}\" at \"#{pointer}\" in model {model} is not a valid ECMA 262 regular expression: {error}"
            ))
        })
    }

    fn dependencies(&mut self, value: &Json<'_>) -> Compiled<Rule> {
        let Json::Object(members) = value else { return self.invalid("dependencies") };
        let mut dependencies = Vec::new();
        for (name, value) in members {
            let dependency = match value {
                Json::Array(_) => Dependency::Members(self.texts("dependencies", value)?),
                _ => Dependency::Schema(self.child(&["dependencies", name])?),
            };
            dependencies.push((name.as_ref().into(), dependency));
        }
        Ok(Rule::Dependencies(dependencies))
    }
}
