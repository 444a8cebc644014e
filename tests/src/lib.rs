//! What the fixtures under `ui/` share, and test programs. The tests themselves are in `tests/`.

pub mod uses;
pub mod wire;

/// README's Rust compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// A name that comes twice by way of a type parameter is refused where the type is built.
///
/// ```
/// # use qmp_types::QmpDownstream;
/// #[derive(QmpDownstream)]
/// #[qmp(data)]
/// struct Outer<T> {
///     x: u8,
///     #[qmp(flatten)]
///     inner: T,
/// }
///
/// #[derive(QmpDownstream)]
/// #[qmp(data)]
/// struct Inner {
///     y: u8,
/// }
///
/// let outer = Outer { x: 1, inner: Inner { y: 2 } };
/// assert_eq!(serde_json::to_string(&outer).unwrap(), r#"{"x":1,"y":2}"#);
/// ```
///
/// ```compile_fail,E0080
/// # use qmp_types::QmpDownstream;
/// #[derive(QmpDownstream)]
/// #[qmp(data)]
/// struct Outer<T> {
///     x: u8,
///     #[qmp(flatten)]
///     inner: T,
/// }
///
/// #[derive(QmpDownstream)]
/// #[qmp(data)]
/// struct Inner {
///     x: u8,
/// }
///
/// let outer = Outer { x: 1, inner: Inner { x: 2 } };
/// let _ = serde_json::to_string(&outer);
/// ```
///
/// ```compile_fail,E0080
/// # use qmp_types::QmpDownstream;
/// #[derive(QmpDownstream)]
/// #[qmp(data)]
/// struct Both<A, B> {
///     #[qmp(flatten)]
///     a: A,
///     #[qmp(flatten)]
///     b: Option<B>,
/// }
///
/// #[derive(QmpDownstream)]
/// #[qmp(data)]
/// struct Inner {
///     x: u8,
/// }
///
/// let _ = serde_json::from_str::<Both<Inner, Inner>>("{}");
/// ```
#[cfg(doctest)]
struct FlattenedTwice;

/// The keys that `#[qmp(…)]` takes, from the macro's own table.
///
/// # Panics
///
/// The table is not as this knows it.
#[must_use]
pub fn keys() -> Vec<&'static str> {
    let keys: Vec<_> = include_str!("../../qmp-derive/src/keys.rs")
        .split("key(")
        .filter_map(|entry| entry.trim_start().strip_prefix('"')?.split('"').next())
        .collect();
    assert!(keys.len() > 20, "{keys:?}");
    keys
}
