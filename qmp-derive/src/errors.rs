//! The one place that errors go to. Every stage pushes into it; `lib.rs` drains it.

use std::cell::{Cell, RefCell};

use proc_macro2::TokenStream;
use quote::ToTokens;

/// Where in the source something was written: errors are shown in this order,
/// whichever stage found them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order(u32);

/// All mistakes of one type. It must be drained by [`Errors::into_tokens`].
#[derive(Debug, Default)]
pub struct Errors {
    found: RefCell<Vec<(Order, syn::Error)>>,
    written: Cell<u32>,
    drained: Cell<bool>,
}

impl Errors {
    pub fn new() -> Self {
        Self::default()
    }

    /// The place of what is read next.
    pub fn next(&self) -> Order {
        self.written.set(self.written.get() + 1);
        Order(self.written.get())
    }

    /// A mistake in `tokens`, which stand at `order`.
    pub fn push(&self, order: Order, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.push_syn(order, syn::Error::new_spanned(tokens, message));
    }

    /// A mistake that syn found, or one with a span of its own.
    pub fn push_syn(&self, order: Order, error: syn::Error) {
        self.found.borrow_mut().push((order, error));
    }

    /// Whether nothing was found so far.
    pub fn is_empty(&self) -> bool {
        self.found.borrow().is_empty()
    }

    /// Every mistake as a `compile_error!`, in source order.
    pub fn into_tokens(self) -> TokenStream {
        self.drained.set(true);
        let mut found = self.found.take();
        found.sort_by_key(|(order, _)| *order);
        found
            .into_iter()
            .map(|(_, error)| error.to_compile_error())
            .collect()
    }
}

/// Finds a way through the macro that forgets its errors, in tests and debug builds. A panic that
/// is under way stays the one that is reported.
impl Drop for Errors {
    fn drop(&mut self) {
        debug_assert!(
            self.drained.get() || std::thread::panicking(),
            "errors were not drained"
        );
    }
}
