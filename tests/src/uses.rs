//! Functions bounded by the traits that a deriving type has. A fixture with a mistake
//! passes its type to all of them: rustc must still print the one mistake and no more.

use qmp_types::{Command, Error, Event};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads and writes a type.
#[must_use]
pub fn data<T: Serialize + DeserializeOwned>(text: &str) -> Option<String> {
    let value: T = serde_json::from_str(text).ok()?;
    serde_json::to_string(&value).ok()
}

/// Uses a type as a command.
#[must_use]
pub fn command<T: Command + Serialize + DeserializeOwned>(text: &str) -> Option<String>
where
    T::Returns: DeserializeOwned,
{
    let returned: Option<T::Returns> = serde_json::from_str(text).ok();
    let is_some = returned.is_some();
    Some(format!(
        "{} {} {is_some} {}",
        T::NAME,
        T::ALLOW_OOB,
        data::<T>(text)?
    ))
}

/// Uses a type as an event.
#[must_use]
pub fn event<T: Event + Serialize + DeserializeOwned>(text: &str) -> Option<String> {
    Some(format!("{} {}", T::NAME, data::<T>(text)?))
}

/// Uses a type as an error.
#[must_use]
pub fn error<T>(text: &str) -> Option<String>
where
    T: Error + std::error::Error + Serialize + DeserializeOwned,
{
    let error: T = serde_json::from_str(text).ok()?;
    Some(format!("{} {error} {}", T::CLASS, data::<T>(text)?))
}
