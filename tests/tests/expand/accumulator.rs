//! The macro's errors cannot get lost: an accumulator that is dropped with them panics.

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::TokenStream;

use crate::errors::Errors;

/// The message of the panic that `run` ends in.
fn panic_of(run: impl FnOnce()) -> Option<String> {
    let payload = catch_unwind(AssertUnwindSafe(run)).err()?;
    let text = payload.downcast_ref::<&str>().copied();
    text.map(str::to_owned)
        .or_else(|| payload.downcast_ref::<String>().cloned())
}

#[test]
fn errors_that_are_dropped_are_noticed() {
    for make in [Errors::new, Errors::default] {
        let noticed = Some("errors were not drained".to_owned());
        assert_eq!(panic_of(|| drop(make())), noticed, "without a mistake");
        let one = || {
            let errors = make();
            errors.push(errors.next(), TokenStream::new(), "a mistake");
        };
        assert_eq!(panic_of(one), noticed, "with one");
    }
}

#[test]
fn errors_that_are_drained_are_not() {
    let drained = || {
        let errors = Errors::new();
        errors.push(errors.next(), TokenStream::new(), "a mistake");
        assert!(errors.into_tokens().to_string().contains("a mistake"));
    };
    assert_eq!(panic_of(drained), None);
}

/// A second panic would abort.
#[test]
fn a_panic_under_way_is_the_one_that_is_reported() {
    let other = || {
        let _errors = Errors::new();
        panic!("another reason");
    };
    assert_eq!(panic_of(other), Some("another reason".to_owned()));
}
