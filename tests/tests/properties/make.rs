//! Makes valid messages of a type, from the type's own description: `registry` says which.

use qmp_tests::wire::{Json, Tape, text};
use qmp_types::__for_qmp_derive_0_1_0::schema::{Body, Member, Of, Shape, Type, Union};

use crate::node::{Node, Object, Part};
use crate::registry::{Entry, Registry, Root, Side};
use crate::sources::Policy;

/// Values of members that are read by functions, or as types of which a description says nothing,
/// such as a type parameter: how the type's name ends, the member, and the value.
const HINTS: &[(&str, &str, &str)] = &[
    ("::Named", "hex-address", "\"ff\""),
    ("::Named", "hex-limit", "\"100\""),
    ("::Named", "hex-offset", "\"0\""),
    (
        "::ExampleVersion",
        "qemu",
        r#"{"major":11,"minor":0,"micro":50}"#,
    ),
    ("::Generic<u8>", "value", "7"),
    ("::Generic<u8>", "list", "[7,8]"),
    ("::Leaf>", "value", r#"{"leaf":7}"#),
    ("::Leaf>", "list", r#"[{"leaf":7,"maybe":true}]"#),
    ("<bool>>", "value", "true"),
    ("<bool>>", "list", "[null,false]"),
];

/// The members of plain serde types that are flattened: all have these.
const PLAIN: &[(&str, &str)] = &[("plain", "-7"), ("list", "[true]")];

/// What is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Anything that the type reads.
    Any,
    /// Anything that it writes: no aliases, no nulls, and what has a default is there.
    Written,
    /// Anything that upstream sends: no downstream members, values and branches.
    Upstream,
}

/// Makes a value of a type.
pub fn make(registry: &Registry, entry: &Entry, mode: Mode, tape: &mut Tape<'_>) -> Node {
    let borrows = entry.derived.borrows;
    let mut maker = Maker {
        registry,
        mode,
        tape,
        borrows,
    };
    maker.entry(entry)
}

struct Maker<'a, 't> {
    registry: &'a Registry,
    mode: Mode,
    tape: &'a mut Tape<'t>,
    /// Whether strings must be lent, so that none may have escapes.
    borrows: bool,
}

impl Maker<'_, '_> {
    fn entry(&mut self, entry: &Entry) -> Node {
        match &entry.root {
            Root::Described(of) => self.value(of(), None, true),
            Root::Error(class, members) => {
                let mut object = Object::new(entry.derived.policy());
                object.keeps = entry.derived.has("extra");
                object.own("class", Json::string(class));
                self.members("", members, &mut object);
                Node::Object(object)
            }
            Root::Side(side, payloads) => self.side(entry, *side, payloads),
        }
    }

    /// A message of an enum of commands, events or errors.
    fn side(&mut self, entry: &Entry, side: Side, payloads: &[(&'static str, &str)]) -> Node {
        let other = self.mode != Mode::Upstream && entry.derived.has("other");
        let at = self.tape.below(payloads.len() + usize::from(other));
        let listed = payloads
            .get(at)
            .map(|(name, id)| (*name, self.registry.get(id)));
        let name = listed.map_or("x-not-listed", |(name, _)| name);
        if side == Side::Errors {
            return match listed {
                Some((_, payload)) => self.entry(payload),
                None => {
                    let mut object = Object::new(Policy::Ignore);
                    (object.unlisted, object.keeps) = (true, true);
                    object.own("class", Json::string(name));
                    let desc = Json::string(&self.string());
                    object.own("desc", desc);
                    Node::Object(object)
                }
            };
        }
        let (policy, names, member): (_, &[_], _) = match side {
            Side::Commands => (Policy::Deny, &["execute", "exec-oob"], "arguments"),
            _ => (Policy::Ignore, &["event"], "data"),
        };
        let mut object = Object::new(policy);
        object.own(names[0], Json::string(name));
        object.members[0].names = names.to_vec();
        object
            .known
            .extend([names[names.len() - 1].to_owned(), member.to_owned()]);
        if side == Side::Commands {
            object.known.push("id".to_owned());
            if self.mode != Mode::Written {
                object.members[0].name = String::from(*self.tape.pick(names));
                let id = Json::any(self.tape);
                object.members.push(Part::unknown("id".to_owned(), id));
            }
        }
        let payload = match listed {
            Some((_, payload)) => self.entry(payload),
            None if side == Side::Commands => {
                Node::Json(Json::Object(vec![(self.string(), Json::any(self.tape))]))
            }
            None => Node::Json(self.not_null()),
        };
        // Without payload, an empty one is meant.
        let empty = matches!(&payload, Node::Object(object) if object.members.is_empty());
        if self.mode == Mode::Written || !empty || self.tape.once_in(2) {
            object.members.push(Part::known(member, payload));
        }
        Node::Object(object)
    }

    fn string(&mut self) -> String {
        let mut string = text(self.tape);
        if self.borrows {
            string.retain(|letter| !"\"\\\n".contains(letter));
        }
        string
    }

    fn not_null(&mut self) -> Json {
        let json = Json::any(self.tape);
        if json.is_null() {
            Json::scalar(0)
        } else {
            json
        }
    }

    /// A value; where it may not be null, it is that of an optional member.
    fn value(&mut self, of: &'static Type, hint: Option<&str>, null: bool) -> Node {
        let json = match &of.shape {
            Shape::String => Json::string(&self.string()),
            Shape::Integer(name) => {
                let limits: &[&str] = match *name {
                    "int8" => &["0", "-128", "127"],
                    "int16" => &["0", "-32768", "32767"],
                    "int32" => &["0", "-2147483648", "2147483647"],
                    "int" => &["0", "-9223372036854775808", "9223372036854775807"],
                    "uint8" => &["0", "255"],
                    "uint16" => &["0", "65535"],
                    "uint32" => &["0", "4294967295"],
                    "uint64" => &["0", "18446744073709551615"],
                    other => panic!("the type {other}"),
                };
                Json::scalar(self.tape.pick(limits))
            }
            Shape::Number => Json::scalar(self.tape.pick(&["0.5", "-1.25", "7.0"])),
            Shape::Boolean => Json::scalar(self.tape.once_in(2)),
            Shape::Null => Json::scalar("null"),
            Shape::Any => match hint {
                Some(value) => Json::scalar(value),
                None if null => Json::any(self.tape),
                None => self.not_null(),
            },
            Shape::Optional(of) => {
                if !null || self.tape.once_in(2) {
                    return self.value(of(), hint, false);
                }
                Json::scalar("null")
            }
            Shape::Array(of) => {
                let count = self.tape.below(3);
                return Node::Array((0..count).map(|_| self.value(of(), None, true)).collect());
            }
            Shape::Map => {
                let count = self.tape.below(3);
                let member = |at| (format!("{}{at}", self.string()), Json::any(self.tape));
                Json::Object((0..count).map(member).collect())
            }
            Shape::Enum(of) => {
                let upstream =
                    |names: &&&[&str]| self.mode != Mode::Upstream || !names[0].starts_with("__");
                let values: Vec<_> = of.values.iter().filter(upstream).collect();
                let other = of.other && self.mode != Mode::Upstream;
                let at = self.tape.below(values.len() + usize::from(other));
                match values.get(at) {
                    Some(names) => Json::string(self.name(names)),
                    None => Json::string(&format!("x-{}", self.string())),
                }
            }
            Shape::Alternate(branches) => {
                let fits = |branch: &&(_, Of)| null || !matches!(branch.1().shape, Shape::Null);
                let branches: Vec<_> = branches.iter().filter(fits).collect();
                let (_, of) = **self.tape.pick(&branches);
                return self.value(of(), None, null);
            }
            Shape::Object(_) | Shape::Union(_) => return self.object(of),
        };
        Node::Json(json)
    }

    /// A name or one of its aliases.
    fn name(&mut self, names: &[&'static str]) -> &'static str {
        let count = if self.mode == Mode::Written {
            1
        } else {
            names.len()
        };
        names[self.tape.below(count)]
    }

    fn object(&mut self, of: &'static Type) -> Node {
        let id = (of.id)();
        let policy = if id.is_empty() {
            Policy::Ignore
        } else {
            self.registry.get(id).derived.policy()
        };
        let mut object = Object::new(policy);
        self.part(of, &mut object);
        Node::Object(object)
    }

    /// Adds the members of a type to an object that is of this type, or flattens it.
    fn part(&mut self, of: &'static Type, object: &mut Object) {
        match &of.shape {
            Shape::Object(body) => {
                let id = (of.id)();
                object.keeps |= !id.is_empty() && self.registry.get(id).derived.has("extra");
                self.body(id, body, object);
            }
            Shape::Union(union) => self.union((of.id)(), union, object),
            Shape::Optional(of) => {
                names(of(), &mut object.known);
                if self.tape.once_in(2) {
                    // What is unknown does not make it present, so it keeps nothing.
                    let keeps = object.keeps;
                    self.part(of(), object);
                    object.keeps = keeps || object.unlisted;
                }
            }
            _ => panic!("what is flattened?"),
        }
    }

    fn body(&mut self, id: &str, body: &Body, object: &mut Object) {
        self.members(id, body.members, object);
        for of in body.flattened {
            match of() {
                // A type parameter: the one of the type.
                of if matches!(of.shape, Shape::Any) => {
                    let argument = id.split_once('<').and_then(|(_, of)| of.strip_suffix('>'));
                    match &self.registry.get(argument.unwrap_or(id)).root {
                        Root::Described(of) => self.part(of(), object),
                        _ => panic!("{id}: what is flattened?"),
                    }
                }
                of => self.part(of, object),
            }
        }
        if body.open {
            for (name, value) in PLAIN {
                object.own(name, Json::scalar(value));
            }
        }
    }

    fn members(&mut self, id: &str, members: &[Member], object: &mut Object) {
        for member in members {
            object
                .known
                .extend(member.names.iter().map(|name| (*name).to_owned()));
            let of = (member.of)();
            let is_option = matches!(of.shape, Shape::Optional(_));
            let optional = match self.mode {
                Mode::Written => member.may_lack && member.may_omit,
                Mode::Upstream if member.names[0].starts_with("__") && member.may_lack => continue,
                Mode::Any | Mode::Upstream => member.may_lack,
            };
            if optional && !self.tape.once_in(2) {
                continue;
            }
            let hint = HINTS
                .iter()
                .find(|(of, name, _)| id.ends_with(of) && *name == member.names[0])
                .map(|(_, _, value)| *value);
            let null = is_option && self.mode != Mode::Written && self.tape.once_in(4);
            object.members.push(Part {
                name: self.name(member.names).to_owned(),
                names: member.names.to_vec(),
                value: if null {
                    Node::Json(Json::scalar("null"))
                } else {
                    self.value(of, hint, !is_option)
                },
                may_vanish: member.may_omit && !is_option,
            });
        }
    }

    fn union(&mut self, id: &str, union: &Union, object: &mut Object) {
        object.known.push(union.tag.to_owned());
        let upstream = self.mode == Mode::Upstream;
        let branches = union.branches.iter();
        let branches: Vec<_> = branches
            .filter(|branch| !upstream || !branch.names[0].starts_with("__"))
            .collect();
        let other = union.other && !upstream;
        let at = self.tape.below(branches.len() + usize::from(other));
        let Some(branch) = branches.get(at) else {
            (object.unlisted, object.keeps) = (true, true);
            object
                .members
                .push(Part::known(union.tag, Node::Json(Json::string("x-other"))));
            return;
        };
        let value = Json::string(self.name(branch.names));
        object
            .members
            .push(Part::known(union.tag, Node::Json(value)));
        self.body(id, &branch.body, object);
    }
}

/// The names that a type knows, whatever it holds.
fn names(of: &'static Type, known: &mut Vec<String>) {
    match &of.shape {
        Shape::Object(body) => {
            let own = body.members.iter().flat_map(|member| member.names);
            known.extend(own.map(|name| (*name).to_owned()));
            for of in body.flattened {
                names(of(), known);
            }
        }
        Shape::Union(union) => known.push(union.tag.to_owned()),
        Shape::Optional(of) => names(of(), known),
        _ => {}
    }
}
