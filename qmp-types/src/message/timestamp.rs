//! When an event happened.

use core::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::members::plain_members;

/// When an event happened, by the server's clock.
///
/// The numbers are signed. The specification, "Asynchronous events": "if there is a failure to
/// retrieve host time, both members of the timestamp will be set to -1".
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
/// use qmp_types::message::Timestamp;
///
/// let timestamp = Timestamp { seconds: 1_265_044_230, microseconds: 450_486 };
/// let time = UNIX_EPOCH + Duration::from_micros(1_265_044_230_450_486);
/// assert_eq!(timestamp.to_system_time(), Some(time));
/// assert_eq!(Timestamp::from(time), timestamp);
/// assert_eq!(Timestamp::UNKNOWN.to_system_time(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Seconds since 1 January 1970.
    pub seconds: i64,
    /// Microseconds in the second.
    pub microseconds: i64,
}

impl Timestamp {
    /// What a server sends that cannot tell the time: -1 and -1.
    pub const UNKNOWN: Self = Self {
        seconds: -1,
        microseconds: -1,
    };

    /// The time by this host's clock.
    ///
    /// ```
    /// assert_ne!(qmp_types::message::Timestamp::now(), qmp_types::message::Timestamp::UNKNOWN);
    /// ```
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// The timestamp as the standard library's time.
    ///
    /// It is `None` where a number is negative ([`UNKNOWN`](Self::UNKNOWN) for one), and where
    /// this platform's `SystemTime` does not reach that far.
    #[must_use]
    pub fn to_system_time(self) -> Option<SystemTime> {
        let seconds = Duration::from_secs(self.seconds.try_into().ok()?);
        let microseconds = Duration::from_micros(self.microseconds.try_into().ok()?);
        UNIX_EPOCH.checked_add(seconds.checked_add(microseconds)?)
    }
}

/// A time before 1970 is [`Timestamp::UNKNOWN`].
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let Ok(elapsed) = time.duration_since(UNIX_EPOCH) else {
            return Self::UNKNOWN;
        };
        i64::try_from(elapsed.as_secs()).map_or(Self::UNKNOWN, |seconds| Self {
            seconds,
            microseconds: elapsed.subsec_micros().into(),
        })
    }
}

plain_members!(Timestamp {
    0 seconds: i64,
    1 microseconds: i64,
});
