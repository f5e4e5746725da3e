//! The only place that knows the YAML library.
//!
//! Every bound grows with the length of the text and not with what aliases make of it, so that an alias bomb stops
//! early and a large honest document does not.

use std::collections::HashSet;

use serde_json::Value;
use serde_saphyr::granit_parser::{Event, Parser};

use super::duplicates::Found;
use super::locate::Wanted;
use super::problem::Position;

const MAX_DEPTH: usize = 64;
/// Nodes that a document may have beyond one a byte: what aliases and merge keys may add to it.
const EXTRA_NODES: usize = 250_000;

pub(super) fn parse(text: &str) -> Result<Value, (String, Option<Position>)> {
    let most_nodes = text.len() + EXTRA_NODES;
    let mut budget = serde_saphyr::Budget::default();
    budget.max_reader_input_bytes = None;
    budget.flow_nesting_limit = MAX_DEPTH;
    budget.max_depth = MAX_DEPTH;
    budget.max_nodes = most_nodes;
    budget.max_events = 2 * most_nodes;
    budget.max_recorded_anchor_events = most_nodes;
    budget.max_recorded_anchor_bytes = 8 * most_nodes;
    budget.max_total_scalar_bytes = 8 * most_nodes;
    // How often an anchor is used says nothing; what its uses expand to is bounded above.
    budget.enforce_alias_anchor_ratio = false;
    let mut options = serde_saphyr::Options::default();
    options.budget = Some(budget);
    options.alias_limits.max_total_replayed_events = most_nodes;
    options.duplicate_keys = serde_saphyr::DuplicateKeyPolicy::LastWins;
    options.strict_booleans = true;
    options.with_snippet = false;
    serde_saphyr::from_str_with_options(text, options).map_err(|cause| {
        let position = cause
            .location()
            .filter(|location| location.line() > 0)
            .map(|location| Position { line: to_u32(location.line()), column: to_u32(location.column().max(1)) });
        let words = cause.without_snippet().to_string();
        let words = words.lines().next().unwrap_or_default();
        let words = words.split(" at line ").next().unwrap_or_default();
        (format!("not valid YAML: {}", in_our_words(words)), position)
    })
}

/// The library speaks of its own interface where a bound is reached.
fn in_our_words(words: &str) -> &str {
    if words.contains("multiple YAML documents") {
        "the file holds several documents; one is served"
    } else if words.contains("Depth") || words.contains("recursion limit") {
        "it is nested deeper than 64 levels"
    } else if words.contains("budget breached") || words.contains("alias replay") {
        "it is too large, or its aliases expand to too much (over the budget)"
    } else {
        words
    }
}

fn to_u32(number: u64) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}

/// Finds the wanted places, in a text that was parsed before.
pub(super) fn locate(text: &str, wanted: &mut Wanted) {
    let mut walk = Walk { parser: Parser::new_from_str(text) };
    while let Some((event, position)) = walk.next() {
        match event {
            Event::StreamStart | Event::DocumentStart(..) => {}
            event => {
                wanted.found(position);
                walk.node(&event, Some(wanted));
                return;
            }
        }
    }
}

/// Finds the members that stand twice, in a text that was parsed before.
pub(super) fn duplicates(text: &str, found: &mut Found) {
    let mut walk = Walk { parser: Parser::new_from_str(text) };
    while let Some((event, _)) = walk.next() {
        match event {
            Event::StreamStart | Event::DocumentStart(..) => {}
            event => return walk.members(&event, found),
        }
    }
}

struct Walk<'t> {
    parser: Parser<'t, serde_saphyr::granit_parser::StrInput<'t>>,
}

impl<'t> Walk<'t> {
    fn next(&mut self) -> Option<(Event<'t>, Position)> {
        let (event, span) = self.parser.next_event()?.ok()?;
        let position = Position {
            line: span.start.line().try_into().unwrap_or(u32::MAX),
            column: (span.start.col() + 1).try_into().unwrap_or(u32::MAX),
        };
        Some((event, position))
    }

    /// Looks through the node that `event` starts for members that stand twice.
    fn members(&mut self, event: &Event<'t>, found: &mut Found) {
        match event {
            Event::MappingStart(..) => {
                let mut seen = HashSet::new();
                while let Some((key, _)) = self.next() {
                    match &key {
                        Event::MappingEnd => return,
                        // Several merges are one after the other.
                        Event::Scalar(text, ..) if &**text != "<<" => found.enter(text, &mut seen),
                        key => {
                            self.node(key, None);
                            found.enter("", &mut HashSet::new());
                        }
                    }
                    let Some((value, _)) = self.next() else { return };
                    self.members(&value, found);
                    found.leave();
                }
            }
            Event::SequenceStart(..) => {
                let mut index = 0;
                while let Some((item, _)) = self.next() {
                    if matches!(item, Event::SequenceEnd) {
                        return;
                    }
                    found.enter_item(index);
                    self.members(&item, found);
                    found.leave();
                    index += 1;
                }
            }
            _ => {}
        }
    }

    /// Walks the node that `event` starts. The depth is that of a document which was parsed within its bounds.
    fn node(&mut self, event: &Event<'t>, mut wanted: Option<&mut Wanted>) {
        match event {
            Event::MappingStart(..) => {
                while let Some((key, position)) = self.next() {
                    if matches!(key, Event::MappingEnd) {
                        return;
                    }
                    let mut child = match &key {
                        Event::Scalar(text, ..) => wanted.as_deref_mut().and_then(|wanted| wanted.member(text)),
                        _ => None,
                    };
                    if !matches!(key, Event::Scalar(..)) {
                        self.node(&key, None);
                    }
                    if let Some(child) = &mut child {
                        child.found(position);
                    }
                    let Some((value, _)) = self.next() else { return };
                    self.node(&value, child);
                }
            }
            Event::SequenceStart(..) => {
                let mut index = 0_usize;
                while let Some((item, position)) = self.next() {
                    if matches!(item, Event::SequenceEnd) {
                        return;
                    }
                    let mut child = wanted.as_deref_mut().and_then(|wanted| wanted.member(&index.to_string()));
                    if let Some(child) = &mut child {
                        child.found(position);
                    }
                    self.node(&item, child);
                    index += 1;
                }
            }
            _ => {}
        }
    }
}
