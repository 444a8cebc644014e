//! A valid message as a tree that remembers what of it the type knows, so that it can be changed in
//! ways whose effect is known. `make` makes it, the properties in `main` change it.

use proptest::test_runner::TestCaseError;
use qmp_tests::wire::{Json, Tape, text};
use serde_json::Value;

use crate::sources::Policy;

/// A value, and what the type knows of it.
#[derive(Debug, Clone)]
pub enum Node {
    /// The type keeps it as it is, or it has no members.
    Json(Json),
    Array(Vec<Node>),
    Object(Object),
}

/// An object of a deriving type.
#[derive(Debug, Clone)]
pub struct Object {
    pub members: Vec<Part>,
    /// The names that the type knows.
    pub known: Vec<String>,
    pub policy: Policy,
    /// Whether it keeps the members that it ignores.
    pub keeps: bool,
    /// Whether it is a branch, or an error, that is not listed: then it takes all that it does
    /// not know.
    pub unlisted: bool,
}

/// A member of such an object.
#[derive(Debug, Clone)]
pub struct Part {
    /// The name that is used.
    pub name: String,
    /// The name by which it is written, and its aliases; none of an unknown member.
    pub names: Vec<&'static str>,
    pub value: Node,
    /// Whether a function may leave it out when it is written.
    pub may_vanish: bool,
}

impl Part {
    pub fn unknown(name: String, value: Json) -> Self {
        Self {
            name,
            names: Vec::new(),
            value: Node::Json(value),
            may_vanish: false,
        }
    }

    pub fn known(name: &'static str, value: Node) -> Self {
        Self {
            name: name.to_owned(),
            names: vec![name],
            value,
            may_vanish: false,
        }
    }
}

impl Object {
    pub fn new(policy: Policy) -> Self {
        Self {
            members: Vec::new(),
            known: Vec::new(),
            policy,
            keeps: false,
            unlisted: false,
        }
    }

    /// Adds a member that it always knows.
    pub fn own(&mut self, name: &'static str, value: Json) {
        self.known.push(name.to_owned());
        self.members.push(Part::known(name, Node::Json(value)));
    }

    /// A name that it does not know.
    pub fn unknown_name(&self, tape: &mut Tape<'_>, downstream: bool) -> String {
        let alike = || self.known.first().map_or("", String::as_str);
        let mut name = match tape.below(5) {
            0 => "com.example_zz".to_owned(),
            1 => alike().trim_start_matches('_').to_owned(),
            2 => String::new(),
            3 => alike().to_uppercase().trim_start_matches('_').to_owned(),
            _ => text(tape).trim_start_matches('_').to_owned(),
        };
        if downstream {
            name.insert_str(0, "__");
        }
        let taken = |name: &String| {
            self.known.contains(name) || self.members.iter().any(|part| part.name == *name)
        };
        while taken(&name) {
            name.push('z');
        }
        name
    }
}

impl Node {
    /// The text to be read.
    pub fn json(&self) -> Json {
        match self {
            Self::Json(json) => json.clone(),
            Self::Array(items) => Json::Array(items.iter().map(Self::json).collect()),
            Self::Object(object) => {
                let members = object.members.iter();
                Json::Object(
                    members
                        .map(|part| (part.name.clone(), part.value.json()))
                        .collect(),
                )
            }
        }
    }

    /// Shows each object in it to a function, from the inside to the outside.
    pub fn objects(&mut self, see: &mut dyn FnMut(&mut Object)) {
        match self {
            Self::Json(_) => {}
            Self::Array(items) => items.iter_mut().for_each(|item| item.objects(see)),
            Self::Object(object) => {
                for part in &mut object.members {
                    part.value.objects(see);
                }
                see(object);
            }
        }
    }

    /// Shows one of the objects of a sort to a function, if there is any.
    pub fn one_object(
        &mut self,
        tape: &mut Tape<'_>,
        sort: impl Fn(&Object) -> bool,
        see: impl FnOnce(&mut Object, &mut Tape<'_>),
    ) {
        let mut count = 0;
        self.objects(&mut |object| count += usize::from(sort(object)));
        let mut left = tape.below(count);
        let mut see = Some(see);
        self.objects(&mut |object| {
            if !sort(object) {
                return;
            }
            match left.checked_sub(1) {
                Some(less) => left = less,
                None => {
                    if let Some(see) = see.take() {
                        see(object, tape);
                    }
                }
            }
        });
    }

    /// Whether a written value is this one, whole and with nothing else in it.
    pub fn comes_back(&self, written: &Value) -> Result<(), TestCaseError> {
        let same = match (self, written) {
            (Self::Json(json), written) => {
                let json: Value = serde_json::from_str(&json.to_string()).expect("valid JSON");
                json == *written
            }
            (Self::Array(items), Value::Array(written)) => {
                for (item, written) in items.iter().zip(written) {
                    item.comes_back(written)?;
                }
                items.len() == written.len()
            }
            (Self::Object(object), Value::Object(written)) => {
                let mut found = 0;
                for part in &object.members {
                    if let Some(written) = written.get(&part.name) {
                        found += 1;
                        part.value.comes_back(written)?;
                    } else if !part.may_vanish {
                        return Err(TestCaseError::fail(format!("{} is lost", part.name)));
                    }
                }
                found == written.len()
            }
            _ => false,
        };
        if same {
            return Ok(());
        }
        Err(TestCaseError::fail(format!(
            "{} became {written}",
            self.json()
        )))
    }
}
