//! The members that Red Hat added to the data of errors, for a client of RHEL 6.
//!
//! The classes are upstream's, of the time before QEMU 1.2, when an error object had a third
//! member `data`. They are therefore no `#[qmp(error = "…")]`, which is for classes that a vendor
//! added: a client reads an [`AnyError`], as it does with all of upstream's classes, and asks for
//! its data.

use qmp_types::QmpDownstream;
use qmp_types::message::AnyError;
use serde_json::Value;

/// The data of an error of the class `DeviceInitFailed`: a device could not be initialized.
///
/// ```
/// use qmp_types::message::Message;
/// use redhat::errors::DeviceInitFailed;
///
/// let line = r#"{"error": {
///     "class": "DeviceInitFailed",
///     "desc": "Device 'hostdev0' could not be initialized: no IOMMU: No such device",
///     "data": {"device": "hostdev0", "__com.redhat_reason": "no IOMMU",
///              "__com.redhat_strerror": "No such device"}
/// }}"#;
/// let Message::Error(error) = Message::from_str(line)? else { panic!() };
/// let data = DeviceInitFailed::of(&error.to_any_error()?)?.expect("it is of this class");
/// assert_eq!(data.reason.as_deref(), Some("no IOMMU"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, rfqdn = "com.redhat")]
pub struct DeviceInitFailed {
    /// The device.
    pub device: String,
    /// What went wrong.
    #[qmp(rename = "__com.redhat_reason")]
    pub reason: Option<String>,
    /// What the host's system said.
    #[qmp(rename = "__com.redhat_strerror")]
    pub strerror: Option<String>,
}

impl DeviceInitFailed {
    /// The class of the errors that have such data.
    pub const CLASS: &'static str = "DeviceInitFailed";

    /// The data of an error, or `None` where it is of another class or has no data.
    ///
    /// # Errors
    ///
    /// When the data are not of this type.
    pub fn of(error: &AnyError) -> serde_json::Result<Option<Self>> {
        data(error, Self::CLASS)
            .map(serde_json::from_value)
            .transpose()
    }
}

/// The data of an error of the class `OpenFileFailed`: a file could not be opened.
///
/// ```
/// use qmp_types::message::AnyError;
/// use redhat::errors::OpenFileFailed;
///
/// let error: AnyError = serde_json::from_str(r#"{
///     "class": "OpenFileFailed",
///     "desc": "Could not open '/images/t.qcow2': Permission denied",
///     "data": {"filename": "/images/t.qcow2",
///              "__com.redhat_error_message": "Permission denied"}
/// }"#)?;
/// let data = OpenFileFailed::of(&error)?.expect("it is of this class");
/// assert_eq!(data.error_message.as_deref(), Some("Permission denied"));
///
/// let generic = AnyError::new(AnyError::GENERIC_ERROR, "Could not open '/images/t.qcow2'");
/// assert_eq!(OpenFileFailed::of(&generic)?, None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, rfqdn = "com.redhat")]
pub struct OpenFileFailed {
    /// The file.
    pub filename: String,
    /// What the host's system said.
    #[qmp(rename = "__com.redhat_error_message")]
    pub error_message: Option<String>,
}

impl OpenFileFailed {
    /// The class of the errors that have such data.
    pub const CLASS: &'static str = "OpenFileFailed";

    /// The data of an error, or `None` where it is of another class or has no data.
    ///
    /// # Errors
    ///
    /// When the data are not of this type.
    pub fn of(error: &AnyError) -> serde_json::Result<Option<Self>> {
        data(error, Self::CLASS)
            .map(serde_json::from_value)
            .transpose()
    }
}

/// The member `data` of an error of a class.
fn data(error: &AnyError, class: &str) -> Option<Value> {
    (error.class == class)
        .then(|| error.other.get("data").cloned())
        .flatten()
}
