//! The macro behind `qmp-types`: `#[derive(QmpDownstream)]`.
//!
//! Depend on `qmp-types`, which re-exports it and documents it; this crate alone is of
//! no use, and its output calls into the same version of `qmp-types`.
//!
//! The stages, in the order in which a type passes them: `attr` reads `#[qmp(…)]` by
//! the table in `keys`, `model` says what the user meant, `check` applies the rules,
//! `expand` writes the impls. All of them report to `errors`.

#![warn(missing_docs)]

mod attr;
mod case;
mod check;
mod derive;
mod errors;
mod expand;
mod from_serde;
mod keys;
mod model;
mod source;

// The documentation stands where it is re-exported, in qmp-types.
#[expect(missing_docs)]
#[proc_macro_derive(QmpDownstream, attributes(qmp, serde))]
pub fn qmp_downstream(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let features = derive::Features {
        qapi: cfg!(feature = "qapi"),
        schema: cfg!(feature = "schema"),
    };
    derive::qmp_downstream(input.into(), features).into()
}
