//! From derived types to QAPI's schema language: the text that the C side of a vendor's QEMU
//! is generated from, so that it and the Rust side stay one.
//!
//! ```
//! use qmp_types::QmpDownstream;
//! use qmp_types::schema::qapi::Writer;
//!
//! #[derive(QmpDownstream)]
//! #[qmp(command = "__com.example_volume-add", returns = Volume, rename_all = "kebab-case")]
//! struct VolumeAdd {
//!     id: String,
//!     read_only: Option<bool>,
//! }
//!
//! #[derive(QmpDownstream)]
//! #[qmp(data)]
//! struct Volume {
//!     id: String,
//!     size: u64,
//! }
//!
//! assert_eq!(
//!     Writer::new("com.example").add::<VolumeAdd>().finish(),
//!     "\
//! { 'struct': '__com.example_Volume',
//!   'data': { 'id': 'str', 'size': 'uint64' } }
//!
//! { 'command': '__com.example_volume-add',
//!   'data': { 'id': 'str', '*read-only': 'bool' },
//!   'returns': '__com.example_Volume' }
//! ",
//! );
//! ```
//!
//! # What becomes of what
//!
//! - A type is named by the prefix and its name in Rust. Names of types are not on the wire.
//! - A member is optional if it may be left out where it is written: an `Option`, or one with
//!   `skip_serializing_if`.
//! - What is flattened is the base of a struct, or is merged into it. A struct that flattens a
//!   union is a union.
//! - A type that is not known to the derive is `any`, and so is a map. An alternate and
//!   the members of an object cannot be that open in C: give them types that derive.
//! - What names of `allow(case)`, and returns that are no objects, need of pragmas, comes first.
//! - An `extends(…)` is upstream's definition, which is not to be defined again: what it adds
//!   stands in a comment, and the types of that are defined.
//!
//! QEMU's docs/devel/qapi-code-gen.rst, "Schema syntax" and "Downstream extensions".

mod text;
mod types;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::check::is_downstream;
use super::describe::{Definition, Described, Of, Shape};
use text::{dict, expression, quoted, stem_breaks_case};
use types::{Layout, Types, element};

/// Writes commands and events, with the types that they need.
///
/// The [module](self) shows how.
///
/// ```
/// use qmp_types::QmpDownstream;
/// use qmp_types::schema::qapi::Writer;
///
/// #[derive(QmpDownstream)]
/// #[qmp(command = "__com.example_volume-del")]
/// struct VolumeDel {
///     id: String,
/// }
///
/// assert_eq!(
///     Writer::new("com.example").add::<VolumeDel>().finish(),
///     "{ 'command': '__com.example_volume-del',\n  'data': { 'id': 'str' } }\n",
/// );
/// ```
pub struct Writer {
    prefix: String,
    definitions: Vec<Definition>,
}

impl Writer {
    /// A writer whose types are named by a vendor's reverse domain name, as in `com.example`.
    ///
    /// ```
    /// use qmp_types::schema::qapi::Writer;
    ///
    /// assert_eq!(Writer::new("com.example").finish(), "");
    /// ```
    #[must_use]
    pub fn new(rfqdn: &str) -> Self {
        Self {
            prefix: format!("__{rfqdn}_"),
            definitions: Vec::new(),
        }
    }

    /// Adds a command or an event.
    ///
    /// ```
    /// use qmp_types::QmpDownstream;
    /// use qmp_types::schema::qapi::Writer;
    ///
    /// #[derive(QmpDownstream)]
    /// #[qmp(event = "__com.example_READY")]
    /// struct Ready;
    ///
    /// let text = Writer::new("com.example").add::<Ready>().finish();
    /// assert_eq!(text, "{ 'event': '__com.example_READY' }\n");
    /// ```
    #[must_use]
    pub fn add<T: Described>(mut self) -> Self {
        self.definitions.push(T::DEFINITION);
        self
    }

    /// The text.
    ///
    /// ```
    /// use qmp_types::QmpDownstream;
    /// use qmp_types::schema::qapi::Writer;
    ///
    /// #[derive(QmpDownstream)]
    /// #[qmp(extends(event = "BLOCK_IO_ERROR"))]
    /// struct BlockIoError {
    ///     device: String,
    ///     #[qmp(rename = "__com.example_reason")]
    ///     reason: Option<String>,
    /// }
    ///
    /// let text = Writer::new("com.example").add::<BlockIoError>().finish();
    /// assert!(text.starts_with("# To the data of BLOCK_IO_ERROR add\n"));
    /// assert!(text.ends_with("# { '*__com.example_reason': 'str' }\n"));
    /// ```
    #[must_use]
    pub fn finish(&self) -> String {
        let mut types = Types::new(&self.prefix);
        // Types first: a command or an event that is a type as well refers to it.
        for definition in &self.definitions {
            for of in parts(definition) {
                types.reference(of);
            }
        }
        let mut pragmas = Pragmas::default();
        let mut written = Vec::new();
        for definition in &self.definitions {
            written.push(if is_downstream(definition.name) {
                define(definition, &mut types, &mut pragmas)
            } else {
                extend(definition, &mut types)
            });
        }
        let mut texts = pragmas.texts(types.member_names);
        texts.append(&mut types.definitions);
        texts.append(&mut written);
        texts.join("\n")
    }
}

/// The definitions that need a pragma each.
#[derive(Default)]
struct Pragmas {
    command_names: Vec<String>,
    command_returns: Vec<String>,
}

impl Pragmas {
    fn texts(self, member_names: Vec<String>) -> Vec<String> {
        let pragmas = [
            ("command-name-exceptions", self.command_names),
            ("command-returns-exceptions", self.command_returns),
            ("member-name-exceptions", member_names),
        ];
        let needed = pragmas.into_iter().filter(|(_, names)| !names.is_empty());
        let text = |(pragma, names): (&str, Vec<String>)| {
            let names: Vec<_> = names
                .iter()
                .map(|name| format!("    {}", quoted(name)))
                .collect();
            let names = format!("{{ {}: [\n{} ] }}", quoted(pragma), names.join(",\n"));
            expression(&[("pragma", names)])
        };
        needed.map(text).collect()
    }
}

/// The types that a definition refers to.
fn parts(definition: &Definition) -> Vec<Of> {
    let (data, returns) = (Layout::of((definition.data)()), &definition.command);
    if is_downstream(definition.name) {
        let returns = returns.iter().map(|returns| returns.of);
        let returns = returns.filter(|of| !is_empty(*of));
        data.parts().chain(returns).collect()
    } else {
        let returns = returns.iter().map(|returns| Layout::of((returns.of)()));
        let layouts = [data].into_iter().chain(returns);
        layouts
            .flat_map(Layout::downstream)
            .map(|member| member.of)
            .collect()
    }
}

/// A command or an event of the vendor's.
fn define(definition: &Definition, types: &mut Types<'_>, pragmas: &mut Pragmas) -> String {
    let name = definition.name;
    let mut keys = Vec::new();
    let kind = if definition.command.is_some() {
        "command"
    } else {
        "event"
    };
    keys.push((kind, quoted(name)));
    let data = (definition.data)();
    let layout = Layout::of(data);
    let inline = layout.is_inline() && !types.is_defined(data);
    if !inline {
        keys.push(("data", quoted(&types.name(data))));
    } else if !layout.members.is_empty() {
        keys.push(("data", dict(&types.members(&layout))));
    }
    if layout.union.is_some() {
        keys.push(("boxed", "true".to_string()));
    }
    if let Some(returns) = &definition.command {
        if stem_breaks_case(name) {
            pragmas.command_names.push(name.to_string());
        }
        if !is_empty(returns.of) {
            keys.push(("returns", types.reference(returns.of)));
            if !matches!(
                element(returns.of).shape,
                Shape::Object(_) | Shape::Union(_)
            ) {
                pragmas.command_returns.push(name.to_string());
            }
        }
        if returns.allow_oob {
            keys.push(("allow-oob", "true".to_string()));
        }
    }
    expression(&keys)
}

/// What a definition of upstream's is to get.
fn extend(definition: &Definition, types: &mut Types<'_>) -> String {
    let word = if definition.command.is_some() {
        "arguments"
    } else {
        "data"
    };
    let returns = definition
        .command
        .as_ref()
        .map(|returns| ("return", returns.of));
    let mut texts = Vec::new();
    for (word, of) in [Some((word, definition.data)), returns]
        .into_iter()
        .flatten()
    {
        let members = Layout::of(element(of)).downstream();
        let members: Vec<_> = members.iter().map(|member| types.member(member)).collect();
        if !members.is_empty() {
            let members = dict(&members).replace('\n', "\n# ");
            texts.push(format!(
                "# To the {word} of {} add\n# {members}\n",
                definition.name
            ));
        }
    }
    texts.concat()
}

/// Whether nothing is returned.
fn is_empty(returns: Of) -> bool {
    match &returns().shape {
        Shape::Object(_) => Layout::of(returns()).is_empty(),
        Shape::Null => true,
        _ => false,
    }
}
