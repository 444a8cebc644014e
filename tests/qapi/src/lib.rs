//! README's example of how to read the stream beside the clients of `qapi`. The tests run it, and
//! compare README with it.

use std::error::Error;
use std::io::{BufRead, Write};

use qapi::Qmp;
use qmp_types::Command;
use qmp_types::message::{Message, RawEvent};
use serde::de::DeserializeOwned;

/// An event that borrows is no event of `qapi-spec`'s, whose events are owned:
///
/// ```compile_fail,E0277
/// use qmp_types::QmpDownstream;
///
/// #[derive(QmpDownstream)]
/// #[qmp(event = "__com.example_VOLUME_ADDED")]
/// struct VolumeAdded<'a> {
///     id: &'a str,
/// }
///
/// let _ = <VolumeAdded<'_> as qapi_spec::Event>::NAME;
/// ```
///
/// Nor is a command that cannot be sent to another thread one of its commands:
///
/// ```compile_fail,E0277
/// use std::rc::Rc;
///
/// use qmp_types::QmpDownstream;
///
/// #[derive(QmpDownstream)]
/// #[qmp(command = "__com.example_volume-add", bound = "")]
/// struct VolumeAdd {
///     #[qmp(skip)]
///     id: Rc<String>,
/// }
///
/// let _ = <VolumeAdd as qapi_spec::Command>::NAME;
/// ```
pub struct Refused;

#[expect(clippy::missing_errors_doc, reason = "README says it")]
// README begins here.
/// As `Qmp::execute`, but no event and no error is unknown to it.
pub fn execute<S, C>(
    qmp: &mut Qmp<S>,
    command: &C,
    mut event: impl FnMut(&RawEvent<'_>),
) -> Result<C::Returns, Box<dyn Error>>
where
    S: BufRead + Write,
    C: Command<Returns: DeserializeOwned> + qapi::Command,
{
    qmp.write_command(command)?;
    let mut line = String::new();
    loop {
        line.clear();
        qmp.inner_mut().read_line(&mut line)?;
        match Message::from_str(&line)? {
            Message::Event(message) => event(&message),
            Message::Return(reply) => return Ok(reply.decode::<C>()?),
            Message::Error(error) => return Err(error.to_any_error()?.into()),
            message => return Err(format!("out of turn: {message:?}").into()),
        }
    }
}
// README ends here.
