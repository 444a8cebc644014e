//! `flatten = "buffered"` of enums that derive themselves: an enum of events takes the members that
//! an event is told by, a union those of its branch, and neither any other.

mod json;

use std::collections::BTreeMap;

use json::{read, refusal};
use qmp_types::QmpDownstream;

/// An event with its time: the enum takes the members that an event is told by, in whatever order,
/// and no other.
#[test]
fn an_enum_of_events_takes_the_name_and_the_data() {
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(event = "__com.redhat_PLAIN")]
    struct Event {
        a: u8,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(events)]
    enum Events {
        Event(Event),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Timed {
        timestamp: u8,
        #[qmp(flatten = "buffered")]
        event: Events,
        #[qmp(extra)]
        rest: BTreeMap<String, u8>,
    }

    let timed = Timed {
        timestamp: 1,
        event: Events::Event(Event { a: 2 }),
        rest: [("__com.redhat_x".to_owned(), 3)].into(),
    };
    for line in [
        r#"{"event":"__com.redhat_PLAIN","__com.redhat_x":3,"data":{"a":2},"timestamp":1}"#,
        r#"{"__com.redhat_x":3,"data":{"a":2},"timestamp":1,"event":"__com.redhat_PLAIN"}"#,
    ] {
        assert_eq!(read::<Timed>(line), timed, "{line}");
    }
    let twice = r#"{"timestamp":1,"event":"__com.redhat_PLAIN","event":"__com.redhat_PLAIN"}"#;
    let error = refusal::<Timed>(twice);
    assert!(error.contains("duplicate field `event`"), "{error}");
    // The name is given first, so these data are read before there is another mistake.
    let wrong = r#"{"timestamp":1,"data":{"a":true},"event":"__com.redhat_PLAIN","data":{}}"#;
    let error = refusal::<Timed>(wrong);
    assert!(error.contains("invalid type: boolean `true`"), "{error}");
}

/// A flattened enum knows no member but the two: the policy of the type around it holds for others.
#[test]
fn what_an_enum_of_events_leaves_is_known_to_nobody() {
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(extends(event = "STOP"))]
    struct Stop;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(events)]
    enum Events {
        Stop(Stop),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "deny")]
    struct Denying {
        #[qmp(flatten = "buffered")]
        event: Option<Events>,
    }

    let event = Some(Events::Stop(Stop));
    assert_eq!(read::<Denying>(r#"{"event":"STOP"}"#), Denying { event });
    assert_eq!(read::<Denying>("{}"), Denying { event: None });
    for line in [r#"{"event":"STOP","x":1}"#, r#"{"x":1}"#] {
        let error = refusal::<Denying>(line);
        assert!(error.contains("unknown field `x`"), "{error}");
    }
}

/// A member is asked for by its aliases too.
#[test]
fn a_union_is_read_by_its_aliases() {
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "kind")]
    enum Union {
        #[qmp(rename = "a")]
        A {
            #[qmp(alias = "old")]
            new: u8,
        },
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Outer {
        #[qmp(flatten = "buffered")]
        union: Union,
    }

    let outer = Outer {
        union: Union::A { new: 1 },
    };
    for line in [r#"{"kind":"a","old":1}"#, r#"{"old":1,"kind":"a"}"#] {
        assert_eq!(read::<Outer>(line), outer, "{line}");
    }
}
