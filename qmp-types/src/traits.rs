//! What a deriving type is on the wire: the traits that user code is generic over.
//! The derive implements them; `message` reads names by them.

/// A QMP command: the type is its `arguments`, and says what the command returns.
///
/// It is implemented by `#[derive(QmpDownstream)]` with `#[qmp(command = "…")]`, or with
/// `#[qmp(extends(command = "…"))]` for a command of upstream's.
///
/// The specification, "Issuing Commands".
///
/// ```
/// use qmp_types::{Command, Empty};
///
/// /// What a client's log says of any command.
/// fn describe<C: Command>() -> String {
///     format!("{}{}", C::NAME, if C::ALLOW_OOB { ", out of band" } else { "" })
/// }
///
/// struct Ping;
/// impl Command for Ping {
///     const NAME: &'static str = "__com.example_ping";
///     const ALLOW_OOB: bool = true;
///     type Returns = Empty;
/// }
/// assert_eq!(describe::<Ping>(), "__com.example_ping, out of band");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a QMP command",
    label = "not a command",
    note = "derive it: `#[derive(QmpDownstream)]` with `#[qmp(command = \"__RFQDN_name\")]`, or \
            with `#[qmp(extends(command = \"name\"))]` for a command of upstream's"
)]
pub trait Command {
    /// The command's name on the wire, as in `{"execute": NAME}`.
    const NAME: &'static str;
    /// Whether the server runs it out of band (`exec-oob`) if it is asked to.
    const ALLOW_OOB: bool;
    /// What the server returns on success.
    type Returns;
}

/// A QMP event: the type is its `data`.
///
/// It is implemented by `#[derive(QmpDownstream)]` with `#[qmp(event = "…")]`, or with
/// `#[qmp(extends(event = "…"))]` for an event of upstream's.
///
/// The specification, "Asynchronous events".
///
/// ```
/// use qmp_types::Event;
///
/// fn is<E: Event>(name: &str) -> bool {
///     name == E::NAME
/// }
///
/// struct SpiceInitialized;
/// impl Event for SpiceInitialized {
///     const NAME: &'static str = "__com.redhat_SPICE_INITIALIZED";
/// }
/// assert!(!is::<SpiceInitialized>("SPICE_INITIALIZED"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a QMP event",
    label = "not an event",
    note = "derive it: `#[derive(QmpDownstream)]` with `#[qmp(event = \"__RFQDN_NAME\")]`, or \
            with `#[qmp(extends(event = \"NAME\"))]` for an event of upstream's"
)]
pub trait Event {
    /// The event's name on the wire, as in `{"event": NAME}`.
    const NAME: &'static str;
}

/// A QMP error: the type is the error object of an error response.
///
/// It is implemented by `#[derive(QmpDownstream)]` with `#[qmp(error = "…")]`, which
/// implements [`core::error::Error`] too.
///
/// The specification, "Error".
///
/// ```
/// use qmp_types::Error;
///
/// fn is<E: Error>(class: &str) -> bool {
///     class == E::CLASS
/// }
///
/// struct DriveLocked;
/// impl Error for DriveLocked {
///     const CLASS: &'static str = "__com.redhat_DriveLocked";
/// }
/// assert!(!is::<DriveLocked>("GenericError"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a QMP error",
    label = "not an error of QMP",
    note = "derive it: `#[derive(QmpDownstream)]` with `#[qmp(error = \"__RFQDN_Class\")]`"
)]
pub trait Error {
    /// The error's class on the wire, as in `{"error": {"class": CLASS}}`.
    const CLASS: &'static str;
}
