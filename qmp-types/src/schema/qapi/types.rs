//! The types of a schema: each is defined when it is first referred to. `qapi` calls it.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::text::{camel, camel_of_value, dict, expression, kebab, list, quoted, stem_breaks_case};
use crate::schema::check::is_downstream;
use crate::schema::describe::{Body, Branch, Of, Shape, Type, Union};

/// What was defined so far.
pub struct Types<'a> {
    prefix: &'a str,
    /// The names of Rust's types, by what tells them apart.
    names: BTreeMap<&'static str, String>,
    /// The names of the types that Rust has no name for.
    others: Vec<String>,
    /// The values of each enum, with its name.
    enums: Vec<(Vec<&'static str>, String)>,
    pub definitions: Vec<String>,
    /// The types with members or values that need the pragma.
    pub member_names: Vec<String>,
}

/// An object, as QAPI has it: with a base, or with branches.
#[derive(Default)]
pub struct Layout {
    base: Option<&'static Type>,
    pub members: Vec<Member>,
    pub union: Option<&'static Union>,
}

#[derive(Clone, Copy)]
pub struct Member {
    name: &'static str,
    optional: bool,
    pub of: Of,
}

impl Layout {
    pub fn of(ty: &'static Type) -> Self {
        let mut layout = Self::default();
        layout.add_type(ty, false);
        let Shape::Object(body) = &ty.shape else {
            return layout;
        };
        if layout.union.is_none() && body.flattened.len() == 1 {
            let base = (body.flattened[0])();
            if matches!(base.shape, Shape::Object(_)) && !base.name.is_empty() {
                layout.base = Some(base);
                layout.members.truncate(body.members.len());
            }
        }
        layout
    }

    fn of_body(body: &'static Body) -> Self {
        let mut layout = Self::default();
        layout.add(body, false);
        layout
    }

    fn add(&mut self, body: &'static Body, optional: bool) {
        self.members
            .extend(body.members.iter().map(|member| Member {
                name: member.names[0],
                optional: optional || member.may_omit,
                of: member.of,
            }));
        for of in body.flattened {
            self.add_type(of(), optional);
        }
    }

    fn add_type(&mut self, ty: &'static Type, optional: bool) {
        match &ty.shape {
            Shape::Object(body) => self.add(body, optional),
            Shape::Optional(of) => self.add_type(of(), true),
            Shape::Union(union) => self.union = Some(union),
            _ => {}
        }
    }

    pub fn is_empty(&self) -> bool {
        self.members.is_empty() && self.base.is_none() && self.union.is_none()
    }

    /// Whether it can stand in a command or an event without a name of its own: only names
    /// are excepted from the rules.
    pub fn is_inline(&self) -> bool {
        let has_name = self.base.is_some() || self.union.is_some() || self.breaks_case();
        !has_name
    }

    fn breaks_case(&self) -> bool {
        let mut members = self.members.iter();
        let tag = self.union.is_some_and(|union| stem_breaks_case(union.tag));
        tag || members.any(|member| stem_breaks_case(member.name))
    }

    /// The types that it refers to; those of a base and of branches come with its name.
    pub fn parts(self) -> impl Iterator<Item = Of> {
        self.members.into_iter().map(|member| member.of)
    }

    pub fn downstream(self) -> Vec<Member> {
        let mut members = self.members;
        members.retain(|member| is_downstream(member.name));
        members
    }
}

impl<'a> Types<'a> {
    pub const fn new(prefix: &'a str) -> Self {
        Self {
            prefix,
            names: BTreeMap::new(),
            others: Vec::new(),
            enums: Vec::new(),
            definitions: Vec::new(),
            member_names: Vec::new(),
        }
    }

    pub fn is_defined(&self, ty: &Type) -> bool {
        self.names.contains_key((ty.id)())
    }

    /// A type where it is used.
    pub fn reference(&mut self, of: Of) -> String {
        let ty = of();
        let builtin = match &ty.shape {
            Shape::String => "str",
            Shape::Integer(name) => name,
            Shape::Number => "number",
            Shape::Boolean => "bool",
            Shape::Null => "null",
            Shape::Any | Shape::Map => "any",
            Shape::Optional(of) => return self.reference(*of),
            // There are no arrays of arrays.
            Shape::Array(of) => match of().shape {
                Shape::Array(_) => return "['any']".to_string(),
                _ => return format!("[{}]", self.reference(*of)),
            },
            // `Empty` has no name.
            _ if ty.name.is_empty() => "any",
            _ => return quoted(&self.name(ty)),
        };
        quoted(builtin)
    }

    /// A member where it is declared, and its type.
    pub fn member(&mut self, member: &Member) -> (String, String) {
        let star = if member.optional { "*" } else { "" };
        (format!("{star}{}", member.name), self.reference(member.of))
    }

    pub fn members(&mut self, layout: &Layout) -> Vec<(String, String)> {
        let members = layout.members.iter();
        members.map(|member| self.member(member)).collect()
    }

    /// The name of a type, which is defined if it is not yet.
    pub fn name(&mut self, ty: &'static Type) -> String {
        if let Some(name) = self.names.get((ty.id)()) {
            return name.clone();
        }
        let name = self.free(ty.name);
        // Before it is defined: it may refer to itself.
        self.names.insert((ty.id)(), name.clone());
        match &ty.shape {
            Shape::Enum(ours) => {
                let values = ours.values.iter().map(|names| names[0]).collect();
                self.define_enum(&name, values);
            }
            Shape::Alternate(branches) => {
                let branches: Vec<_> = branches
                    .iter()
                    .map(|(variant, of)| (kebab(variant), self.reference(*of)))
                    .collect();
                self.define("alternate", &name, &[("data", dict(&branches))]);
            }
            _ => self.define_object(&name, ty.name, &Layout::of(ty)),
        }
        name
    }

    fn define(&mut self, kind: &'static str, name: &str, keys: &[(&'static str, String)]) {
        let mut all = Vec::from([(kind, quoted(name))]);
        all.extend_from_slice(keys);
        self.definitions.push(expression(&all));
    }

    fn define_enum(&mut self, name: &str, values: Vec<&'static str>) {
        if values.iter().any(|value| stem_breaks_case(value)) {
            self.member_names.push(name.to_string());
        }
        let data = list(values.iter().copied());
        self.define("enum", name, &[("data", data)]);
        self.enums.push((values, name.to_string()));
    }

    /// A struct or a union. `rust` is its name in Rust, for those of its parts.
    fn define_object(&mut self, name: &str, rust: &str, layout: &Layout) {
        if layout.breaks_case() {
            self.member_names.push(name.to_string());
        }
        let mut members = self.members(layout);
        let Some(union) = layout.union else {
            let mut keys = Vec::new();
            if let Some(base) = layout.base {
                keys.push(("base", quoted(&self.name(base))));
            }
            keys.push(("data", dict(&members)));
            self.define("struct", name, &keys);
            return;
        };
        members.push((union.tag.to_string(), quoted(&self.tag(rust, union))));
        let branches: Vec<_> = union
            .branches
            .iter()
            .filter_map(|branch| Some((branch.names[0].to_string(), self.branch(rust, branch)?)))
            .collect();
        if branches.is_empty() {
            self.define("struct", name, &[("data", dict(&members))]);
            return;
        }
        let keys = [
            ("base", dict(&members)),
            ("discriminator", quoted(union.tag)),
            ("data", dict(&branches)),
        ];
        self.define("union", name, &keys);
    }

    /// The enum of a union's branches: one of the same values, or one for this.
    fn tag(&mut self, rust: &str, union: &Union) -> String {
        let values: Vec<_> = union
            .branches
            .iter()
            .map(|branch| branch.names[0])
            .collect();
        if let Some((_, name)) = self.enums.iter().find(|(known, _)| *known == values) {
            return name.clone();
        }
        let name = self.free_other(&format!("{rust}Tag"));
        self.define_enum(&name, values);
        name
    }

    /// The type of a branch, if it has members.
    fn branch(&mut self, rust: &str, branch: &'static Branch) -> Option<String> {
        let layout = Layout::of_body(&branch.body);
        if layout.is_empty() {
            return None;
        }
        if let (&[], &[of]) = (branch.body.members, branch.body.flattened) {
            return Some(self.reference(of));
        }
        let rust = format!("{rust}{}", camel_of_value(branch.names[0]));
        let name = self.free_other(&rust);
        self.define_object(&name, &rust, &layout);
        Some(quoted(&name))
    }

    /// A name that no type has.
    fn free(&self, rust: &str) -> String {
        let name = format!("{}{}", self.prefix, camel(rust));
        let mut free = name.clone();
        let mut number = 1;
        while self.others.contains(&free) || self.names.values().any(|taken| *taken == free) {
            number += 1;
            free = format!("{name}{number}");
        }
        free
    }

    fn free_other(&mut self, rust: &str) -> String {
        let name = self.free(rust);
        self.others.push(name.clone());
        name
    }
}

/// What an array, or arrays of arrays, are made of.
pub fn element(of: Of) -> &'static Type {
    match &of().shape {
        Shape::Array(of) | Shape::Optional(of) => element(*of),
        _ => of(),
    }
}
