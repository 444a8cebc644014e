//! The kinds of struct: what each is on the wire, which traits it has, and what it
//! does with members that it does not know.

mod json;

use json::{read, refusal, same, write};
use qmp_types::{Command, Empty, Error, Event, QmpDownstream};

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add", allow_oob, returns = Vec<(u8, String)>)]
pub struct DriveAdd {
    pub id: String,
    pub file: Option<String>,
    #[qmp(rename = "copy-on-read")]
    pub copy_on_read: Option<bool>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(command = "block_resize"), rename_all = "kebab-case")]
pub struct BlockResize {
    pub node_name: Option<String>,
    pub size: i64,
    #[qmp(rename = "__com.redhat_force")]
    pub force: Option<bool>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.redhat_SPICE_INITIALIZED")]
pub struct SpiceInitialized {
    pub server: SpiceServer,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
pub struct SpiceServer {
    pub host: String,
    pub port: String,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "BLOCK_IO_ERROR"))]
pub struct BlockIoError {
    pub device: String,
    #[qmp(rename = "__com.redhat_reason", default)]
    pub reason: String,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked", rfqdn = "com.redhat")]
pub struct DriveLocked {
    pub desc: String,
    #[qmp(rename = "__com.redhat_holder")]
    pub holder: Option<String>,
}

mod names {
    use super::*;

    #[test]
    fn a_command_has_its_name_and_says_what_it_returns() {
        fn returns<C: Command<Returns = R>, R>() {}
        assert_eq!(DriveAdd::NAME, "__com.redhat_drive_add");
        const { assert!(DriveAdd::ALLOW_OOB) };
        returns::<DriveAdd, Vec<(u8, String)>>();

        assert_eq!(BlockResize::NAME, "block_resize");
        const { assert!(!BlockResize::ALLOW_OOB) };
        returns::<BlockResize, Empty>();
    }

    #[test]
    fn an_event_and_an_error_have_their_names() {
        assert_eq!(SpiceInitialized::NAME, "__com.redhat_SPICE_INITIALIZED");
        assert_eq!(BlockIoError::NAME, "BLOCK_IO_ERROR");
        assert_eq!(DriveLocked::CLASS, "__com.redhat_DriveLocked");
    }
}

mod objects {
    use super::*;

    #[test]
    fn a_command_is_its_arguments() {
        let add: DriveAdd = same(r#"{"id":"a","file":"b","copy-on-read":true}"#);
        assert_eq!(add.copy_on_read, Some(true));
    }

    #[test]
    fn an_event_is_its_data() {
        let event: SpiceInitialized = same(r#"{"server":{"host":"::1","port":"5900"}}"#);
        assert_eq!(event.server.port, "5900");
    }

    #[test]
    fn members_may_come_in_any_order() {
        let server: SpiceServer = read(r#"{"port":"5900","host":"::1"}"#);
        assert_eq!(write(&server), r#"{"host":"::1","port":"5900"}"#);
    }

    #[test]
    fn names_are_compared_after_their_escapes() {
        let server: SpiceServer = read(r#"{"\u0068ost":"a","p\u006Frt":"b"}"#);
        assert_eq!(server.host, "a");
    }

    #[test]
    fn only_an_object_is_read() {
        for text in ["null", "[]", r#"["a", "b"]"#, "1", "true", r#""a""#] {
            let refusal = refusal::<SpiceServer>(text);
            assert!(refusal.ends_with("expected an object"), "{text}: {refusal}");
        }
    }
}

mod optional_members {
    use super::*;

    #[test]
    fn none_is_left_out_and_never_null() {
        let add: DriveAdd = same(r#"{"id":"a"}"#);
        assert_eq!((add.file, add.copy_on_read), (None, None));
    }

    #[test]
    fn null_is_none_as_in_serde() {
        let add: DriveAdd = read(r#"{"id":"a","file":null}"#);
        assert_eq!(write(&add), r#"{"id":"a"}"#);
    }

    /// Behind an alias or a type parameter the derive cannot see an `Option`. It may be
    /// absent all the same, and is left out where the type says so.
    #[test]
    fn an_option_that_cannot_be_seen_needs_the_attribute() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data)]
        struct Generic<T> {
            seen: T,
        }
        type Maybe = Option<u8>;
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data)]
        struct Aliased {
            #[qmp(skip_serializing_if = "Option::is_none")]
            left_out: Maybe,
        }
        let generic: Generic<Option<u8>> = read("{}");
        assert_eq!(write(&generic), r#"{"seen":null}"#);
        same::<Aliased>("{}");
    }

    #[test]
    fn null_is_no_value_of_a_required_member() {
        assert_eq!(
            refusal::<DriveAdd>(r#"{"id":null}"#),
            "invalid type: null, expected a string"
        );
    }
}

mod known_members {
    use super::*;

    #[test]
    fn a_missing_member_is_named() {
        assert_eq!(refusal::<DriveAdd>("{}"), "missing field `id`");
        assert_eq!(
            refusal::<SpiceInitialized>(r#"{"server":{"host":"a"}}"#),
            "missing field `port`"
        );
    }

    #[test]
    fn a_wrong_type_is_an_error_whatever_the_policy() {
        for text in [
            r#"{"id":1}"#,
            r#"{"id":"a","file":false}"#,
            r#"{"id":"a","copy-on-read":0}"#,
        ] {
            assert!(
                refusal::<DriveAdd>(text).starts_with("invalid type"),
                "{text}"
            );
        }
        let wrong = r#"{"device":"d","__com.redhat_reason":7}"#;
        assert!(refusal::<BlockIoError>(wrong).starts_with("invalid type"));
    }

    #[test]
    fn a_member_given_twice_is_an_error() {
        assert_eq!(
            refusal::<DriveAdd>(r#"{"id":"a","id":"a"}"#),
            "duplicate field `id`"
        );
        assert_eq!(
            refusal::<DriveAdd>(r#"{"id":"a","file":null,"file":"b"}"#),
            "duplicate field `file`"
        );
    }
}

mod unknown_members {
    use super::*;

    const DOWNSTREAM: &str = r#"{"m":1,"__org.example_x":{"deep":[1,null]}}"#;
    const OTHER: &str = r#"{"m":1,"x":{"deep":[1,null]}}"#;
    /// A single underscore makes no downstream name.
    const SINGLE: &str = r#"{"m":1,"_x":2}"#;

    /// One struct a kind, with and without an explicit policy, and what it ignores:
    /// downstream members, others.
    macro_rules! policies {
        ($($name:ident: $($attribute:meta),+ => $downstream:literal, $other:literal;)+) => {$(
            #[test]
            fn $name() {
                #[derive(Debug, PartialEq, QmpDownstream)]
                $(#[$attribute])+
                struct Subject {
                    m: u8,
                }
                let ignores = |text, ignored| {
                    if ignored {
                        assert_eq!(read::<Subject>(text), Subject { m: 1 }, "{text}");
                    } else {
                        let refusal = refusal::<Subject>(text);
                        assert!(refusal.starts_with("unknown field `"), "{refusal}");
                        assert!(refusal.ends_with("x`, expected `m`"), "{refusal}");
                    }
                };
                ignores(DOWNSTREAM, $downstream);
                ignores(OTHER, $other);
                ignores(SINGLE, $other);
            }
        )+};
    }

    policies! {
        a_command_ignores_downstream_alone:
            qmp(command = "__com.example_c") => true, false;
        an_extended_command_ignores_downstream_alone:
            qmp(extends(command = "query-block")) => true, false;
        an_event_ignores_all:
            qmp(event = "__com.example_E") => true, true;
        an_extended_event_ignores_all:
            qmp(extends(event = "STOP")) => true, true;
        data_ignores_all:
            qmp(data) => true, true;
        a_command_may_ignore_all:
            qmp(command = "__com.example_c", unknown = "ignore") => true, true;
        a_command_may_deny:
            qmp(command = "__com.example_c"), qmp(unknown = "deny") => false, false;
        an_event_may_ignore_downstream_alone:
            qmp(event = "__com.example_E", unknown = "ignore-downstream") => true, false;
        an_event_may_deny:
            qmp(unknown = "deny", event = "__com.example_E") => false, false;
        data_may_deny:
            qmp(data, unknown = "deny") => false, false;
    }

    #[test]
    fn the_refusal_lists_what_is_known() {
        assert_eq!(
            refusal::<DriveAdd>(r#"{"id":"a","if":"b"}"#),
            "unknown field `if`, expected one of `id`, `file`, `copy-on-read`"
        );
    }

    #[test]
    fn an_unknown_member_that_is_malformed_is_an_error() {
        refusal::<SpiceServer>(r#"{"host":"a","port":"b","x":[1,}"#);
    }

    #[test]
    fn an_error_follows_its_policy() {
        #[derive(Debug, QmpDownstream)]
        #[qmp(error = "__com.example_Strict", unknown = "deny")]
        struct Strict {
            desc: String,
        }

        let text = r#"{"class":"__com.redhat_DriveLocked","desc":"d","x":1,"__y":2}"#;
        assert_eq!(read::<DriveLocked>(text).desc, "d");
        assert_eq!(
            refusal::<Strict>(r#"{"class":"__com.example_Strict","desc":"d","__x":1}"#),
            "unknown field `__x`, expected `class` or `desc`"
        );
    }
}

mod errors {
    use super::*;

    const LOCKED: &str =
        r#"{"class":"__com.redhat_DriveLocked","desc":"it is locked","__com.redhat_holder":"vm"}"#;

    #[test]
    fn the_class_is_written() {
        let locked: DriveLocked = same(LOCKED);
        assert_eq!(locked.holder.as_deref(), Some("vm"));
    }

    #[test]
    fn another_class_is_refused() {
        assert_eq!(
            refusal::<DriveLocked>(r#"{"class":"GenericError","desc":"d"}"#),
            "invalid value: string \"GenericError\", \
             expected the error class __com.redhat_DriveLocked"
        );
        let wrong = r#"{"class":1,"desc":"d"}"#;
        assert!(refusal::<DriveLocked>(wrong).starts_with("invalid type: integer `1`"));
    }

    #[test]
    fn the_class_must_be_there_once() {
        assert_eq!(
            refusal::<DriveLocked>(r#"{"desc":"d"}"#),
            "missing field `class`"
        );
        let class = r#""class":"__com.redhat_DriveLocked""#;
        assert_eq!(
            refusal::<DriveLocked>(&format!(r#"{{{class},{class},"desc":"d"}}"#)),
            "duplicate field `class`"
        );
    }

    #[test]
    fn the_class_may_come_last_and_escaped() {
        let text = r#"{"desc":"d","class":"__com.redhat_Drive\u004cocked"}"#;
        assert_eq!(read::<DriveLocked>(text).desc, "d");
    }

    #[test]
    fn it_is_a_std_error_displayed_by_its_desc() {
        let error: Box<dyn std::error::Error + Send + Sync> = Box::new(read::<DriveLocked>(LOCKED));
        assert_eq!(error.to_string(), "it is locked");
        assert_eq!(format!("{error:>14}|{error:.2}"), "  it is locked|it");
    }

    #[test]
    fn its_desc_is_the_member_of_that_name_on_the_wire() {
        #[derive(Debug, QmpDownstream)]
        #[qmp(error = "__com.example_Gone")]
        struct Gone {
            #[qmp(rename = "__com.example_desc")]
            desc: Option<String>,
            #[qmp(rename = "desc")]
            text: std::borrow::Cow<'static, str>,
        }
        let gone: Gone =
            read(r#"{"class":"__com.example_Gone","desc":"a","__com.example_desc":"b"}"#);
        assert_eq!(gone.to_string(), "a");
        assert_eq!((gone.desc.as_deref(), &*gone.text), (Some("b"), "a"));
    }

    #[test]
    fn it_may_carry_the_data_that_old_servers_send() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(error = "__com.example_Busy")]
        struct Busy<T> {
            desc: String,
            data: Option<T>,
        }
        fn is_error<E: std::error::Error + Error>(error: &E) -> String {
            error.to_string()
        }

        let busy: Busy<SpiceServer> =
            same(r#"{"class":"__com.example_Busy","desc":"d","data":{"host":"a","port":"b"}}"#);
        assert_eq!(is_error(&busy), "d");
    }
}

mod structs_without_members {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(event = "__com.redhat_PING")]
    struct Ping;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(command = "__com.redhat_pong")]
    struct Pong {}

    #[test]
    fn are_the_empty_object() {
        assert_eq!(same::<Ping>("{}"), Ping);
        assert_eq!(same::<Pong>("{}"), Pong {});
        assert_eq!(Ping::NAME, "__com.redhat_PING");
    }

    #[test]
    fn are_not_null() {
        assert_eq!(
            refusal::<Ping>("null"),
            "invalid type: null, expected an object"
        );
    }

    #[test]
    fn have_their_kinds_policy() {
        assert_eq!(read::<Ping>(r#"{"x":1}"#), Ping);
        assert_eq!(
            refusal::<Pong>(r#"{"x":1}"#),
            "unknown field `x`, there are no fields"
        );
        assert_eq!(read::<Pong>(r#"{"__x":1}"#), Pong {});
    }
}
