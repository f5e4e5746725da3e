//! Runs a template's tree.

use std::rc::Rc;

use crate::ast::{
    Call, Comparison, Expression, Foreach, NameId, Node, Nodes, Offset, Output, Property, Reference, Set, Step,
};
use crate::error::{Limit, Limits, RenderError};
use crate::json::{JsonNode, Walk};
use crate::methods;
use crate::number::{self, Arithmetic};
use crate::parser::SpecialNames;
use crate::print;
use crate::template::Template;
use crate::value::{Block, Host, ListStyle, Loop, Map, Str, Value};

/// Boxed, so that results stay small.
type Rendered<T> = Result<T, Box<Halt>>;

/// Why rendering does not go on.
enum Halt {
    /// `#stop`, from wherever it stands.
    Stop,
    Failed(RenderError),
}

/// Velocity's own limit on macros that call macros.
const MACRO_DEPTH: usize = 20;

/// How a run of nodes ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    Next,
    Break,
}

/// Which macro parameters a `#define` block sees: those of the place that prints it, or, as a text, those of the place
/// that defined it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Here,
    Definition,
}

/// What a variable is at present.
enum Slot<'a> {
    /// Not asked for yet: the host may know it.
    Unknown,
    Absent,
    Present(Value<'a>),
}

/// A running macro call.
struct Frame<'a> {
    parameters: &'a [NameId],
    bindings: Vec<Binding<'a>>,
    body_content: Option<&'a Nodes>,
}

/// Velocity passes macro arguments by name: they are evaluated anew at each use.
#[derive(Clone)]
enum Binding<'a> {
    Argument(&'a (Expression, Box<str>)),
    Local(Value<'a>),
    Missing,
}

pub(crate) struct Renderer<'a, 'h> {
    template: &'a Template,
    host: &'h mut dyn Host<'a>,
    out: &'h mut Vec<u8>,
    limits: Limits,
    /// The length of `out` that may not be passed.
    out_end: usize,
    steps_left: u64,
    depth: u32,
    slots: Vec<Slot<'a>>,
    frames: Vec<Frame<'a>>,
    /// Frames that arguments under evaluation do not see, the innermost evaluation's last.
    aside_frames: Vec<Vec<Frame<'a>>>,
    /// Variables of loops whose item is null: they stay so for the round, whatever is assigned.
    masked: Vec<NameId>,
    /// `#define` blocks being rendered, to stop those that contain themselves.
    blocks: Vec<*const Node>,
    special: &'a SpecialNames,
    /// Where members were found last, by [`Property::hint`].
    hints: Vec<u32>,
    /// Containers that were put into containers: the only ones that can form cycles or grow deep. They are emptied
    /// one by one at the end, so that no cycle stays in memory and no drop recurses far.
    nested: Vec<Value<'a>>,
}

impl<'a, 'h> Renderer<'a, 'h> {
    pub(crate) fn new(
        template: &'a Template,
        host: &'h mut dyn Host<'a>,
        limits: Limits,
        out: &'h mut Vec<u8>,
    ) -> Self {
        Self {
            template,
            host,
            out_end: out.len().saturating_add(limits.output_bytes),
            out,
            limits,
            steps_left: limits.steps,
            depth: 0,
            slots: template.tables.names.iter().map(|_| Slot::Unknown).collect(),
            frames: Vec::new(),
            aside_frames: Vec::new(),
            masked: Vec::new(),
            blocks: Vec::new(),
            special: &template.tables.special,
            hints: vec![0; template.tables.hints as usize],
            nested: Vec::new(),
        }
    }

    pub(crate) fn run(mut self) -> Result<(), RenderError> {
        let result = self.nodes(&self.template.nodes).map(|_| ());
        self.host.finished();
        let mut contents = Vec::new();
        for container in &self.nested {
            match container {
                Value::List(list) => contents.append(&mut list.borrow_mut().items),
                Value::Map(map) => contents.extend(map.borrow_mut().take().into_iter().map(|(_, value)| value)),
                _ => {}
            }
        }
        drop(contents);
        match result.map_err(|halt| *halt) {
            Ok(()) | Err(Halt::Stop) => Ok(()),
            Err(Halt::Failed(error)) => Err(error),
        }
    }

    #[cold]
    #[inline(never)]
    fn limit<T>(&self, offset: Offset, limit: Limit) -> Rendered<T> {
        let (line, column) = self.template.position(offset);
        Err(Box::new(Halt::Failed(RenderError::Limit { line, column, limit })))
    }

    #[inline]
    fn charge(&mut self, offset: Offset, steps: u64) -> Rendered<()> {
        match self.steps_left.checked_sub(steps) {
            Some(left) => {
                self.steps_left = left;
                Ok(())
            }
            None => self.limit(offset, Limit::Steps),
        }
    }

    #[inline]
    fn enter(&mut self, offset: Offset) -> Rendered<()> {
        self.depth += 1;
        if self.depth > self.limits.depth { self.limit(offset, Limit::Depth) } else { Ok(()) }
    }

    #[inline]
    fn write(&mut self, text: &str, offset: Offset) -> Rendered<()> {
        if self.out.len() + text.len() > self.out_end {
            return self.limit(offset, Limit::Output);
        }
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn nodes(&mut self, nodes: &'a [Node]) -> Rendered<Flow> {
        self.charge(0, nodes.len() as u64)?;
        for node in nodes {
            let flow = self.node(node)?;
            if flow != Flow::Next {
                return Ok(flow);
            }
        }
        Ok(Flow::Next)
    }

    #[inline]
    fn node(&mut self, node: &'a Node) -> Rendered<Flow> {
        match node {
            Node::Text(text) => self.write(text, 0)?,
            Node::Reference(output) => self.output(output)?,
            Node::Set(set) => self.set(set)?,
            Node::If(branches, otherwise) => {
                for (condition, nodes) in branches {
                    if self.truth(condition)? {
                        return self.inner(nodes);
                    }
                }
                return self.inner(otherwise);
            }
            Node::Foreach(foreach) => return self.foreach(foreach),
            Node::Define(name, body) => {
                self.assign(*name, Value::Block(Block { body, frames: self.frames.len() as u32 }))
            }
            Node::Call(call) => return self.call(call),
            Node::Break => return Ok(Flow::Break),
            Node::Stop => return Err(Box::new(Halt::Stop)),
            Node::Unsupported(offset, message) => {
                let (line, column) = self.template.position(*offset);
                let message = (*message).to_owned();
                return Err(Box::new(Halt::Failed(RenderError::Directive { line, column, message })));
            }
        }
        Ok(Flow::Next)
    }

    fn inner(&mut self, nodes: &'a [Node]) -> Rendered<Flow> {
        self.enter(0)?;
        let flow = self.nodes(nodes)?;
        self.depth -= 1;
        Ok(flow)
    }

    fn output(&mut self, output: &'a Output) -> Rendered<()> {
        let reference = &output.reference;
        let offset = reference.offset;
        if output.backslashes == 0 {
            return match &*reference.steps {
                [before @ .., Step::Method(name, arguments)] => self.output_method(reference, before, name, arguments),
                [Step::Property(property)] if self.output_member(reference.root, property) => {
                    if self.out.len() > self.out_end { self.limit(offset, Limit::Output) } else { Ok(()) }
                }
                _ => {
                    let value = self.reference(reference)?;
                    self.write_value(&value, reference)
                }
            };
        }
        let value = self.reference(reference)?;
        if output.backslashes > 0 {
            let kept = output.backslashes / 2;
            let slashes = |count: u32| "\\".repeat(count as usize);
            if output.backslashes % 2 == 1 {
                // An escaped reference shows as written; one without a value keeps its backslash.
                let kept = kept + u32::from(value.is_null());
                self.write(&slashes(kept), offset)?;
                return self.write(self.literal(reference), offset);
            }
            // A `#define` block takes the place of its backslashes too.
            if !matches!(value, Value::Block(_)) {
                self.write(&slashes(if value.is_null() { 2 * kept } else { kept }), offset)?;
            }
        }
        self.write_value(&value, reference)
    }

    /// Writes `$row.name` where the row came from JSON and the member is no container; false when that is not so.
    fn output_member(&mut self, root: NameId, property: &Property) -> bool {
        match &self.slots[root as usize] {
            Slot::Present(Value::Json(node)) if self.frames.is_empty() && self.masked.is_empty() => {
                node.print_member(property.to_find(), &mut self.hints[property.hint as usize], self.out)
            }
            _ => false,
        }
    }

    /// A reference that ends in a method: an object of the host's may write its result at once.
    fn output_method(
        &mut self,
        reference: &'a Reference,
        before: &'a [Step],
        name: &'a str,
        arguments: &'a [Expression],
    ) -> Rendered<()> {
        let offset = reference.offset;
        let holder = self.steps(reference, before)?;
        if let Value::Object(object) = &holder
            && let [argument] = arguments
        {
            self.charge(offset, 1)?;
            self.enter(offset)?;
            let arguments = [self.evaluate(argument)?];
            if object.write(name, &arguments, self.out) {
                self.depth -= 1;
                self.charge(offset, methods::cost(&arguments[0]))?;
                return if self.out.len() > self.out_end { self.limit(offset, Limit::Output) } else { Ok(()) };
            }
            let value = self.method(&holder, name, &arguments, offset)?;
            self.depth -= 1;
            return self.write_value(&self.valid(value), reference);
        }
        let value = if holder.is_null() {
            holder
        } else {
            self.charge(offset, 1)?;
            self.call_method(&holder, name, arguments, offset)?
        };
        self.write_value(&self.valid(value), reference)
    }

    fn write_value(&mut self, value: &Value<'a>, reference: &'a Reference) -> Rendered<()> {
        let offset = reference.offset;
        match value {
            Value::Str(text) => self.write(text.as_str(), offset),
            Value::Null => self.write_null(reference),
            Value::Block(block) => {
                if !self.block(*block, Scope::Here, offset)? {
                    self.write_null(reference)?;
                }
                Ok(())
            }
            _ => {
                print::print_until(value, self.out, self.out_end);
                if self.out.len() > self.out_end { self.limit(offset, Limit::Output) } else { Ok(()) }
            }
        }
    }

    /// What a reference without a value prints: nothing, or itself as the template has it; a macro's parameter
    /// prints as its argument was written.
    fn write_null(&mut self, reference: &'a Reference) -> Rendered<()> {
        if reference.quiet || self.template.dialect.invalid_reference_is_empty() {
            return Ok(());
        }
        let literal = self.literal(reference);
        self.write(literal, reference.offset)
    }

    /// A reference as it was written; a parameter of a macro as its argument was.
    fn literal(&self, reference: &'a Reference) -> &'a str {
        let name = &self.template.tables.names[reference.root as usize];
        if reference.steps.is_empty() && reference.literal.strip_prefix('$') == Some(name) {
            for frame in self.frames.iter().rev() {
                if let Some(position) = frame.parameters.iter().position(|parameter| *parameter == reference.root)
                    && let Some(Binding::Argument((argument, written))) = frame.bindings.get(position)
                {
                    use Expression::{Big, Bool, Double, Int};
                    if matches!(argument, Int(_) | Big(_) | Double(_) | Bool(_)) {
                        break; // Velocity keeps no text of these.
                    }
                    return written;
                }
            }
        }
        &reference.literal
    }

    /// Renders a `#define` block; false when it contains itself too often.
    fn block(&mut self, block: Block<'a>, scope: Scope, offset: Offset) -> Rendered<bool> {
        let identity = block.body.as_ptr();
        let running = self.blocks.iter().filter(|present| **present == identity).count();
        if running as u32 >= self.template.dialect.define_depth() && !block.body.is_empty() {
            return Ok(false);
        }
        self.enter(offset)?;
        self.blocks.push(identity);
        let kept = if scope == Scope::Definition { block.frames as usize } else { usize::MAX };
        let inner = self.frames.split_off(kept.min(self.frames.len()));
        // What the definition saw, where the evaluation of an argument has put it aside.
        let seen = self.frames.len();
        if kept != usize::MAX
            && let Some(aside) = self.aside_frames.last_mut()
        {
            let missing = (kept - seen).min(aside.len());
            self.frames.extend(aside.drain(..missing));
        }
        let flow = self.nodes(block.body);
        let borrowed = self.frames.split_off(seen.min(self.frames.len()));
        if let Some(aside) = self.aside_frames.last_mut() {
            aside.splice(..0, borrowed);
        }
        self.frames.extend(inner);
        self.blocks.pop();
        self.depth -= 1;
        // `#break` leaves the block only.
        flow.map(|_| true)
    }

    /// Lets go of what was rendered aside from `start` on when rendering ends there.
    fn aside<T>(&mut self, start: usize, result: Rendered<T>) -> Rendered<T> {
        if result.is_err() {
            self.out.truncate(start);
        }
        result
    }

    /// Renders nodes into a text of their own.
    fn captured(&mut self, nodes: &'a [Node]) -> Rendered<Value<'a>> {
        self.enter(0)?;
        let start = self.out.len();
        let result = self.nodes(nodes);
        let text = String::from_utf8_lossy(&self.out[start..]);
        let value = Value::Str(if text.is_empty() { Str::Borrowed("") } else { Str::Shared(Rc::from(&*text)) });
        self.charge(0, ((self.out.len() - start) / 64) as u64)?;
        self.out.truncate(start);
        self.depth -= 1;
        result.map(|_| value)
    }

    fn set(&mut self, set: &'a Set) -> Rendered<()> {
        let value = self.evaluate(&set.value)?;
        if value.is_null() {
            return Ok(()); // Velocity leaves the variable as it was.
        }
        let target = &set.target;
        let Some((last, steps)) = target.steps.split_last() else {
            if !set.lost {
                self.assign(target.root, value);
            }
            return Ok(());
        };
        let mut holder = self.variable(target.root)?;
        for step in steps {
            if holder.is_null() {
                return Ok(());
            }
            holder = self.step(&holder, step, target.offset)?;
        }
        let key = match last {
            Step::Property(property) => Value::Str(Str::Borrowed(&property.name)),
            Step::Index(index) => self.evaluate(index)?,
            Step::Method(..) => return Ok(()),
        };
        let (holder, value) = (holder.tree(), value.tree());
        self.keep_nested(&holder, &value);
        match &holder {
            Value::Map(map) => {
                map.borrow_mut().insert(key, value);
            }
            Value::List(list) => {
                if let (Step::Index(_), Value::Int(index)) = (last, &key) {
                    let items = &mut list.borrow_mut().items;
                    match list_position(*index, items.len()) {
                        Some(position) => items[position] = value,
                        None => return Err(self.thrown(target.offset, "set", out_of_bounds(*index, items.len()))),
                    }
                }
            }
            Value::Object(object) => {
                if let Some(name) = key.as_str() {
                    object.set_property(name, value);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn keep_nested(&mut self, holder: &Value<'a>, item: &Value<'a>) {
        if item.is_container() && holder.is_container() {
            self.nested.push(holder.clone());
        }
    }

    fn thrown(&self, offset: Offset, method: &str, message: String) -> Box<Halt> {
        let (line, column) = self.template.position(offset);
        Box::new(Halt::Failed(RenderError::Method { line, column, method: method.to_owned(), message }))
    }

    // ---- variables ----

    fn variable(&mut self, name: NameId) -> Rendered<Value<'a>> {
        if let Some(value) = self.visible(name) {
            return Ok(value.clone());
        }
        if !self.masked.is_empty() && self.masked.contains(&name) {
            return Ok(Value::Null);
        }
        if !self.frames.is_empty()
            && let Some(value) = self.macro_variable(name)?
        {
            return Ok(value);
        }
        let slot = &mut self.slots[name as usize];
        if let Slot::Unknown = slot {
            *slot = match self.host.variable(&self.template.tables.names[name as usize]) {
                Some(value) => Slot::Present(value),
                None => Slot::Absent,
            };
        }
        Ok(match slot {
            Slot::Present(value) => value.clone(),
            _ => Value::Null,
        })
    }

    /// A parameter of a running macro. Names that are no parameters of the innermost macro may be of an outer one.
    fn macro_variable(&mut self, name: NameId) -> Rendered<Option<Value<'a>>> {
        for index in (0..self.frames.len()).rev() {
            let frame = &self.frames[index];
            if let Some(position) = frame.parameters.iter().position(|parameter| *parameter == name) {
                return match frame.bindings.get(position).cloned().unwrap_or(Binding::Missing) {
                    Binding::Local(value) => Ok(Some(value)),
                    // A parameter without an argument hides nothing.
                    Binding::Missing => continue,
                    Binding::Argument(argument) => {
                        // The argument sees what the call saw.
                        self.enter(0)?;
                        let inner = self.frames.split_off(index);
                        self.aside_frames.push(inner);
                        let value = self.evaluate(&argument.0);
                        let inner = self.aside_frames.pop().unwrap_or_default();
                        self.depth -= 1;
                        self.frames.extend(inner);
                        value.map(Some)
                    }
                };
            }
            if self.special.body_content == Some(name)
                && let Some(body) = frame.body_content
            {
                return Ok(Some(Value::Block(Block { body, frames: index as u32 })));
            }
        }
        Ok(None)
    }

    fn assign(&mut self, name: NameId, value: Value<'a>) {
        for frame in self.frames.iter_mut().rev() {
            if let Some(position) = frame.parameters.iter().position(|parameter| *parameter == name) {
                if let Some(binding) = frame.bindings.get_mut(position) {
                    *binding = Binding::Local(value);
                }
                return;
            }
        }
        self.slots[name as usize] = Slot::Present(value);
    }

    fn restore(&mut self, name: Option<NameId>, old: Value<'a>) {
        let Some(name) = name else { return };
        if old.is_null() {
            self.masked.retain(|masked| *masked != name);
            self.slots[name as usize] = Slot::Absent;
        } else {
            self.assign(name, old);
        }
    }

    // ---- directives ----

    fn foreach(&mut self, foreach: &'a Foreach) -> Rendered<Flow> {
        let items = if let Expression::Range(ends, offset) = &foreach.items {
            match self.range_ends(ends, *offset)? {
                Some((first, last)) => Items::Range(first, last),
                None => return Ok(Flow::Next),
            }
        } else {
            let items = match self.evaluate(&foreach.items)? {
                // What was changed before is no longer in the text.
                Value::Json(node) => node.changed_tree().unwrap_or(Value::Json(node)),
                items => items,
            };
            match items {
                Value::List(list) => {
                    let length = list.borrow().items.len();
                    Items::List(list, length)
                }
                Value::Json(node) => {
                    let (walk, length) = (node.walk(), node.len());
                    Items::Json { node, walk, length }
                }
                Value::Map(map) => Items::Values(map.borrow().iter().map(|(_, value)| value.clone()).collect()),
                Value::Object(object) => match object.items() {
                    Some(items) => Items::Values(items),
                    None => return Ok(Flow::Next),
                },
                _ => return Ok(Flow::Next),
            }
        };
        self.enter(foreach.offset)?;
        let old_item = self.variable(foreach.variable)?;
        let special = [self.special.foreach, self.special.velocity_count, self.special.velocity_has_next];
        let mut old = [Value::Null, Value::Null, Value::Null];
        for (name, old) in special.iter().zip(&mut old) {
            if let Some(name) = name {
                *old = self.variable(*name)?;
            }
        }
        let state = special[0].map(|name| {
            let parent = match &old[0] {
                Value::Loop(parent) => Some(Rc::clone(parent)),
                _ => None,
            };
            let state = Rc::new(Loop { index: (-1).into(), has_next: true.into(), parent });
            self.assign(name, Value::Loop(Rc::clone(&state)));
            state
        });
        let flow = self.rounds(foreach, items, state.as_deref())?;
        self.restore(Some(foreach.variable), old_item);
        for (name, old) in special.into_iter().zip(old) {
            self.restore(name, old);
        }
        self.depth -= 1;
        Ok(flow)
    }

    fn rounds(&mut self, foreach: &'a Foreach, mut items: Items<'a>, state: Option<&Loop>) -> Rendered<Flow> {
        let mut masking = true;
        for round in 0..u64::from(self.limits.foreach_rounds) {
            let (item, has_next) = match items.at(round as usize) {
                Round::Item(item, has_next) => (item, has_next),
                Round::End => break,
                Round::Changed => {
                    let message = "the list changed under the loop".to_owned();
                    return Err(self.thrown(foreach.offset, "next", message));
                }
            };
            self.charge(foreach.offset, 1)?;
            if let Some(name) = self.special.velocity_count {
                self.assign(name, Value::Int(round as i64 + 1));
            }
            if let Some(name) = self.special.velocity_has_next {
                self.assign(name, Value::Bool(has_next));
            }
            if let Some(state) = state {
                state.index.set(round as i64);
                state.has_next.set(has_next);
            }
            let masks = self.masked.len();
            let is_null = item.is_null();
            if is_null && masking {
                self.masked.push(foreach.variable);
            }
            self.assign(foreach.variable, item);
            let flow = self.nodes(&foreach.body)?;
            if is_null {
                // A loop inside over the same name takes the mask off for good.
                masking = self.masked.len() > masks;
                self.masked.truncate(masks);
            }
            match flow {
                Flow::Next => {}
                Flow::Break => break,
            }
        }
        Ok(Flow::Next)
    }

    fn call(&mut self, call: &'a Call) -> Rendered<Flow> {
        let known = self.template.tables.macros.iter().find(|known| known.name == call.name);
        let Some(called) = known else {
            self.write(&call.literal, call.offset)?;
            return Ok(Flow::Next);
        };
        if self.frames.len() >= MACRO_DEPTH {
            return self.limit(call.offset, Limit::Depth);
        }
        self.enter(call.offset)?;
        let bindings = (0..called.parameters.len())
            .map(|index| call.arguments.get(index).map_or(Binding::Missing, Binding::Argument))
            .collect();
        let parameters = &called.parameters;
        self.frames.push(Frame { parameters, bindings, body_content: call.body.as_ref() });
        // `#break` leaves the macro only.
        self.nodes(&called.body)?;
        self.frames.pop();
        self.depth -= 1;
        Ok(Flow::Next)
    }

    // ---- expressions ----

    /// The value of a reference; what a missing one is depends on the dialect.
    #[inline]
    fn reference(&mut self, reference: &'a Reference) -> Rendered<Value<'a>> {
        let value = match (&*reference.steps, self.visible(reference.root)) {
            ([], Some(value)) => value.clone(),
            ([Step::Property(property)], Some(_)) => {
                let Slot::Present(value) = &self.slots[reference.root as usize] else { return Ok(Value::Null) };
                property_of(value, property, &mut self.hints)
            }
            _ => self.steps(reference, &reference.steps)?,
        };
        Ok(self.valid(value))
    }

    /// The value of a variable, where it is known and nothing can hide it.
    #[inline]
    fn visible(&self, name: NameId) -> Option<&Value<'a>> {
        match &self.slots[name as usize] {
            Slot::Present(value) if self.frames.is_empty() && self.masked.is_empty() => Some(value),
            _ => None,
        }
    }

    /// The value behind the first steps of a reference.
    fn steps(&mut self, reference: &'a Reference, steps: &'a [Step]) -> Rendered<Value<'a>> {
        let mut value = self.variable(reference.root)?;
        self.charge(reference.offset, steps.len() as u64)?;
        for step in steps {
            if value.is_null() {
                break;
            }
            value = self.step(&value, step, reference.offset)?;
        }
        Ok(value)
    }

    /// A reference's value; what a missing one is depends on the dialect.
    fn valid(&self, value: Value<'a>) -> Value<'a> {
        if value.is_null() && self.template.dialect.invalid_reference_is_empty() {
            return Value::Str(Str::Borrowed(""));
        }
        value
    }

    fn step(&mut self, value: &Value<'a>, step: &'a Step, offset: Offset) -> Rendered<Value<'a>> {
        match step {
            Step::Property(property) => Ok(property_of(value, property, &mut self.hints)),
            Step::Index(index) => {
                self.enter(offset)?;
                let index = self.evaluate(index)?;
                self.depth -= 1;
                self.index(value, &index, offset)
            }
            Step::Method(name, arguments) => self.call_method(value, name, arguments, offset),
        }
    }

    fn call_method(
        &mut self,
        value: &Value<'a>,
        name: &'a str,
        arguments: &'a [Expression],
        offset: Offset,
    ) -> Rendered<Value<'a>> {
        self.enter(offset)?;
        let result = match arguments {
            [] => self.method(value, name, &[], offset),
            [only] => {
                let argument = self.argument(value, only)?;
                self.method(value, name, &[argument], offset)
            }
            many => {
                let mut arguments = Vec::with_capacity(many.len());
                for argument in many {
                    arguments.push(self.argument(value, argument)?);
                }
                self.method(value, name, &arguments, offset)
            }
        };
        self.depth -= 1;
        result
    }

    /// An argument. What a list or a map may keep, or compare, is the live value.
    fn argument(&mut self, of: &Value<'a>, expression: &'a Expression) -> Rendered<Value<'a>> {
        let argument = self.evaluate(expression)?;
        Ok(if matches!(of, Value::Object(_)) { argument } else { argument.tree() })
    }

    fn method(
        &mut self,
        value: &Value<'a>,
        name: &str,
        arguments: &[Value<'a>],
        offset: Offset,
    ) -> Rendered<Value<'a>> {
        let cost = methods::cost(value) + arguments.iter().map(methods::cost).sum::<u64>();
        self.charge(offset, cost)?;
        for argument in arguments {
            self.keep_nested(value, argument);
        }
        if let (Value::Block(block), "toString", []) = (value, name, arguments) {
            let start = self.out.len();
            let rendered = self.block(*block, Scope::Definition, offset);
            let rendered = self.aside(start, rendered)?;
            let text = Rc::from(&*String::from_utf8_lossy(&self.out[start..]));
            self.out.truncate(start);
            return Ok(if rendered { Value::Str(Str::Shared(text)) } else { Value::Null });
        }
        match methods::call(value, name, arguments, self.limits.output_bytes) {
            Ok(Some(result)) => Ok(result),
            Ok(None) => Ok(Value::Null),
            Err(message) => Err(self.thrown(offset, name, message)),
        }
    }

    fn index(&mut self, value: &Value<'a>, index: &Value<'a>, offset: Offset) -> Rendered<Value<'a>> {
        Ok(match (value, index) {
            (Value::List(list), Value::Int(index)) => {
                let items = &list.borrow().items;
                match list_position(*index, items.len()) {
                    Some(position) => items[position].clone(),
                    None => return Err(self.thrown(offset, "get", out_of_bounds(*index, items.len()))),
                }
            }
            (Value::Json(node), Value::Int(index)) if node.is_list() => match list_position(*index, node.len()) {
                Some(position) => node.item(position).unwrap_or(Value::Null),
                None => return Err(self.thrown(offset, "get", out_of_bounds(*index, node.len()))),
            },
            (Value::Json(node), Value::Str(name)) => node.member(name.as_str()).unwrap_or(Value::Null),
            (Value::Json(node), index) => return self.index(&node.tree(), index, offset),
            (Value::Map(map), key) => map.borrow().get(key).cloned().unwrap_or(Value::Null),
            (Value::Object(object), Value::Str(name)) => object.property(name.as_str()).unwrap_or(Value::Null),
            _ => Value::Null,
        })
    }

    #[inline]
    fn evaluate(&mut self, expression: &'a Expression) -> Rendered<Value<'a>> {
        match expression {
            Expression::Int(value) => Ok(Value::Int(*value)),
            Expression::Text(text) => Ok(Value::Str(Str::Borrowed(text))),
            Expression::Reference(reference) => self.reference(reference),
            other => self.evaluate_other(other),
        }
    }

    fn evaluate_other(&mut self, expression: &'a Expression) -> Rendered<Value<'a>> {
        Ok(match expression {
            Expression::Null => Value::Null,
            Expression::Bool(value) => Value::Bool(*value),
            Expression::Int(value) => Value::Int(*value),
            Expression::Big(text) => number::integer(text),
            Expression::Double(value) => Value::Double(*value),
            Expression::Text(text) => Value::Str(Str::Borrowed(text)),
            Expression::Interpolated(nodes) => return self.captured(nodes),
            Expression::Reference(reference) => return self.reference(reference),
            Expression::List(items) => {
                self.enter(0)?;
                let mut values = Vec::with_capacity(items.len());
                for item in items {
                    values.push(self.evaluate(item)?);
                }
                self.depth -= 1;
                let nested = values.iter().any(Value::is_container);
                self.created(Value::list(values, ListStyle::Java), nested)
            }
            Expression::Map(entries) => {
                self.enter(0)?;
                let mut map = Map::with_capacity(entries.len());
                let mut nested = false;
                for (key, value) in entries {
                    let key = self.evaluate(key)?;
                    let value = self.evaluate(value)?;
                    nested |= key.is_container() || value.is_container();
                    map.insert(key, value);
                }
                self.depth -= 1;
                self.created(Value::map(map), nested)
            }
            Expression::Range(ends, offset) => match self.range_ends(ends, *offset)? {
                None => Value::Null,
                Some((first, last)) => {
                    let count = first.abs_diff(last);
                    if count >= u64::from(self.limits.range_items) {
                        return self.limit(*offset, Limit::Range);
                    }
                    self.charge(*offset, count / 4)?;
                    let items = (0..=count as i64).map(|step| Value::Int(range_item(first, last, step)));
                    Value::list(items.collect(), ListStyle::Java)
                }
            },
            Expression::Not(_) | Expression::All(_) | Expression::Any(_) | Expression::Compare(..) => {
                Value::Bool(self.truth(expression)?)
            }
            Expression::Arithmetic(chain) => {
                let mut left = self.evaluate(&chain.first)?;
                if let [link] = &*chain.rest {
                    let right = self.evaluate(&link.right)?;
                    self.charge(chain.offset, 1)?;
                    if let (Value::Int(left), Value::Int(right)) = (&left, &right)
                        && let Some(value) = number::small(link.operator, *left, *right)
                    {
                        return Ok(Value::Int(value));
                    }
                    let right = (right, link.right.literal());
                    return self.arithmetic(link.operator, (left, chain.first.literal()), right, chain.offset);
                }
                let mut literal = chain.first.literal();
                for link in &chain.rest {
                    self.charge(chain.offset, 1)?;
                    let value = self.evaluate(&link.right)?;
                    let right = (value, link.right.literal());
                    left = self.arithmetic(link.operator, (left, literal), right, chain.offset)?;
                    literal = &link.literal;
                }
                left
            }
        })
    }

    fn created(&mut self, value: Value<'a>, nested: bool) -> Value<'a> {
        if nested {
            self.nested.push(value.clone());
        }
        value
    }

    fn range_ends(&mut self, ends: &'a (Expression, Expression), _offset: Offset) -> Rendered<Option<(i64, i64)>> {
        let first = self.evaluate(&ends.0)?;
        let last = self.evaluate(&ends.1)?;
        let whole = |value: &Value<'a>| match value {
            Value::Int(value) => Some(*value),
            Value::Double(value) => Some(*value as i64),
            _ => None,
        };
        Ok(whole(&first).zip(whole(&last)))
    }

    /// One operator of a chain. A text on either side of `+` concatenates, and a null there shows as it was written.
    fn arithmetic(
        &mut self,
        operator: Arithmetic,
        (left, left_literal): (Value<'a>, &str),
        (right, right_literal): (Value<'a>, &str),
        offset: Offset,
    ) -> Rendered<Value<'a>> {
        if operator == Arithmetic::Add && (matches!(left, Value::Str(_)) || matches!(right, Value::Str(_))) {
            let start = self.out.len();
            for (value, literal) in [(&left, left_literal), (&right, right_literal)] {
                match value {
                    Value::Null => self.write(literal, offset)?,
                    Value::Block(block) => {
                        let rendered = self.block(*block, Scope::Definition, offset);
                        self.aside(start, rendered)?;
                    }
                    value => print::print_until(value, self.out, self.out_end),
                }
            }
            if self.out.len() > self.out_end {
                return self.limit(offset, Limit::Output);
            }
            self.charge(offset, ((self.out.len() - start) / 64) as u64)?;
            let text = Rc::from(&*String::from_utf8_lossy(&self.out[start..]));
            self.out.truncate(start);
            return Ok(Value::Str(Str::Shared(text)));
        }
        match number::arithmetic(operator, &left, &right) {
            Ok(value) => Ok(value),
            Err(number::TooWide) => self.limit(offset, Limit::Number),
        }
    }

    /// The expression as a condition.
    fn truth(&mut self, expression: &'a Expression) -> Rendered<bool> {
        self.charge(0, 1)?;
        Ok(match expression {
            Expression::Bool(value) => *value,
            Expression::Reference(reference) => match self.reference(reference)? {
                Value::Null => false,
                Value::Bool(value) => value,
                // Velocity asks for the text, and so renders the block.
                Value::Block(block) => {
                    let start = self.out.len();
                    let rendered = self.block(block, Scope::Definition, reference.offset);
                    let rendered = self.aside(start, rendered)?;
                    self.out.truncate(start);
                    rendered
                }
                _ => true,
            },
            Expression::Not(inner) => !self.truth(inner)?,
            Expression::All(terms) => {
                for term in terms {
                    if !self.truth(term)? {
                        return Ok(false);
                    }
                }
                true
            }
            Expression::Any(terms) => {
                for term in terms {
                    if self.truth(term)? {
                        return Ok(true);
                    }
                }
                false
            }
            Expression::Compare(comparison, sides) => {
                let left = self.evaluate(&sides.0)?;
                let right = self.evaluate(&sides.1)?;
                self.compare(*comparison, &left, &right)?
            }
            _ => self.template.dialect.literal_condition(),
        })
    }

    fn compare(&mut self, comparison: Comparison, left: &Value<'a>, right: &Value<'a>) -> Rendered<bool> {
        use std::cmp::Ordering::{Equal, Greater, Less};
        if let (Value::Int(left), Value::Int(right)) = (left, right) {
            return Ok(match comparison {
                Comparison::Equal => left == right,
                Comparison::NotEqual => left != right,
                Comparison::Less => left < right,
                Comparison::LessOrEqual => left <= right,
                Comparison::Greater => left > right,
                Comparison::GreaterOrEqual => left >= right,
            });
        }
        let order = match comparison {
            Comparison::Equal => return self.same(left, right),
            Comparison::NotEqual => return self.same(left, right).map(|same| !same),
            _ => number::compare(left, right),
        };
        Ok(match comparison {
            Comparison::Less => order == Some(Less),
            Comparison::LessOrEqual => matches!(order, Some(Less | Equal)),
            Comparison::Greater => order == Some(Greater),
            _ => matches!(order, Some(Greater | Equal)),
        })
    }

    /// Velocity's `==`: numbers by value, one kind by `equals`, different kinds by what they print.
    fn same(&mut self, left: &Value<'a>, right: &Value<'a>) -> Rendered<bool> {
        if left.is_null() || right.is_null() {
            // AWS: a missing reference is `""`; a bare `null` cannot stand in a comparison.
            return Ok(left.is_null() && right.is_null());
        }
        if number::is_number(left) && number::is_number(right) {
            return Ok(number::compare(left, right) == Some(std::cmp::Ordering::Equal));
        }
        if let (Value::Str(left), Value::Str(right)) = (left, right) {
            return Ok(left.as_str() == right.as_str());
        }
        if let (Value::Json(node), other) | (other, Value::Json(node)) = (left, right) {
            return self.same(&node.tree(), other);
        }
        if std::mem::discriminant(left) == std::mem::discriminant(right) && !matches!(left, Value::Block(_)) {
            return Ok(left.java_equals(right));
        }
        let (left, right) = (self.printed(left)?, self.printed(right)?);
        Ok(left == right)
    }

    fn printed(&mut self, value: &Value<'a>) -> Rendered<Vec<u8>> {
        let start = self.out.len();
        match value {
            Value::Block(block) => {
                let rendered = self.block(*block, Scope::Definition, 0);
                self.aside(start, rendered)?;
            }
            value => print::print_until(value, self.out, self.out_end),
        }
        let text = self.out.split_off(start);
        self.charge(0, (text.len() / 64) as u64)?;
        Ok(text)
    }
}

/// `$value.name`
#[inline]
fn property_of<'a>(value: &Value<'a>, property: &Property, hints: &mut [u32]) -> Value<'a> {
    let found = match (value, property.of_loop) {
        (Value::Json(node), _) if !node.is_list() => {
            node.member_near(property.to_find(), &mut hints[property.hint as usize])
        }
        (Value::Loop(state), Some(of_loop)) => methods::loop_property(state, of_loop),
        _ => return methods::property(value, &property.name),
    };
    found.unwrap_or(Value::Null)
}

/// What a `#foreach` walks.
enum Items<'a> {
    Range(i64, i64),
    List(Rc<std::cell::RefCell<crate::value::List<'a>>>, usize),
    Json { node: JsonNode<'a>, walk: Walk, length: usize },
    Values(Vec<Value<'a>>),
}

enum Round<'a> {
    Item(Value<'a>, bool),
    End,
    Changed,
}

impl<'a> Items<'a> {
    fn at(&mut self, round: usize) -> Round<'a> {
        if let Self::Json { node, length, .. } = self
            && let Some(Value::List(list)) = node.changed_tree()
        {
            *self = Self::List(list, *length);
        }
        match self {
            Self::Range(first, last) => {
                let step = round as u64;
                let count = first.abs_diff(*last);
                if step > count {
                    return Round::End;
                }
                Round::Item(Value::Int(range_item(*first, *last, step as i64)), step < count)
            }
            Self::List(list, length) => {
                let items = &list.borrow().items;
                if round == items.len() {
                    return Round::End;
                }
                match items.get(round) {
                    Some(item) if items.len() == *length => Round::Item(item.clone(), round + 1 < items.len()),
                    _ => Round::Changed,
                }
            }
            Self::Json { node, walk, .. } => match walk.step(node) {
                Some(value) => Round::Item(value, walk.has_next()),
                None => Round::End,
            },
            Self::Values(values) => match values.get(round) {
                Some(value) => Round::Item(value.clone(), round + 1 < values.len()),
                None => Round::End,
            },
        }
    }
}

fn range_item(first: i64, last: i64, step: i64) -> i64 {
    if first <= last { first.wrapping_add(step) } else { first.wrapping_sub(step) }
}

/// Where an index points: a negative one counts from the end.
fn list_position(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(length as i64)? } else { index };
    usize::try_from(index).ok().filter(|position| *position < length)
}

fn out_of_bounds(index: i64, length: usize) -> String {
    format!("Index {index} out of bounds for length {length}")
}
