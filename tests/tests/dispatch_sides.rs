//! `#[qmp(commands)]` and `#[qmp(errors)]`: what a server is asked, and what a client is
//! refused with. What they share with events is tested there.

mod json;

use json::{read, refusal, same};
use qmp_types::message::AnyError;
use qmp_types::{Command, Commands, Empty, Errors, QmpDownstream, UnknownCommand};
use serde_json::json;

mod commands {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(command = "__com.redhat_drive_add", returns = Empty)]
    struct DriveAdd {
        id: String,
        #[qmp(rename = "copy-on-read")]
        copy_on_read: Option<bool>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(command = "__com.redhat_abort", allow_oob)]
    struct Abort;

    /// An upstream command to which the vendor added an argument.
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(extends(command = "block-commit"))]
    struct BlockCommit<'a> {
        device: &'a str,
        #[qmp(rename = "__com.redhat_witness")]
        witness: Option<&'a str>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(commands, rfqdn = "com.redhat")]
    enum Request<'a> {
        DriveAdd(DriveAdd),
        Abort(Abort),
        BlockCommit(Box<BlockCommit<'a>>),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(commands)]
    enum AnyRequest {
        DriveAdd(DriveAdd),
        Abort(Abort),
        #[qmp(other)]
        Other(UnknownCommand),
    }

    fn add(id: &str) -> DriveAdd {
        DriveAdd {
            id: id.to_owned(),
            copy_on_read: None,
        }
    }

    #[test]
    fn are_read_by_name_wherever_it_stands() {
        let text = r#"{"execute":"__com.redhat_drive_add","arguments":{"id":"d"}}"#;
        assert_eq!(same::<Request<'_>>(text), Request::DriveAdd(add("d")));
        let text = r#"{"id":[1],"arguments":{"id":"d"},"execute":"__com.redhat_drive_add"}"#;
        assert_eq!(read::<Request<'_>>(text), Request::DriveAdd(add("d")));
        let text = r#"{"arguments":{"device":"d"},"id":null,"execute":"block-commit"}"#;
        let commit = BlockCommit {
            device: "d",
            witness: None,
        };
        assert_eq!(
            read::<Request<'_>>(text),
            Request::BlockCommit(Box::new(commit))
        );
    }

    #[test]
    fn are_executed_out_of_band_by_another_member() {
        let text = r#"{"exec-oob":"__com.redhat_abort","id":1}"#;
        assert_eq!(read::<Request<'_>>(text), Request::Abort(Abort));
        let text = r#"{"execute":"__com.redhat_abort","exec-oob":"__com.redhat_abort"}"#;
        assert_eq!(refusal::<Request<'_>>(text), "duplicate field `execute`");
    }

    #[test]
    fn may_have_no_arguments() {
        assert_eq!(
            read::<Request<'_>>(r#"{"execute":"__com.redhat_abort"}"#),
            Request::Abort(Abort)
        );
        assert_eq!(
            refusal::<Request<'_>>(r#"{"execute":"__com.redhat_drive_add"}"#),
            "command __com.redhat_drive_add: missing field `id`"
        );
    }

    #[test]
    fn with_malformed_arguments_are_named() {
        for (arguments, reason) in [
            (
                r#"{"id":1}"#,
                "invalid type: integer `1`, expected a string",
            ),
            (
                r#"{"id":"d","x":1}"#,
                "unknown field `x`, expected `id` or `copy-on-read`",
            ),
            ("[]", "invalid type: sequence, expected an object"),
        ] {
            for text in [
                format!(r#"{{"execute":"__com.redhat_drive_add","arguments":{arguments}}}"#),
                format!(r#"{{"arguments":{arguments},"execute":"__com.redhat_drive_add"}}"#),
            ] {
                assert_eq!(
                    refusal::<AnyRequest>(&text),
                    format!("command __com.redhat_drive_add: {reason}")
                );
            }
        }
    }

    /// A server must refuse what it does not understand. QEMU has no exemption for `__`.
    #[test]
    fn have_no_other_members() {
        for member in ["x", "__com.redhat_x", "data"] {
            assert_eq!(
                refusal::<AnyRequest>(&format!(r#"{{"execute":"X","{member}":1}}"#)),
                format!(
                    "unknown field `{member}`, expected one of `execute`, `exec-oob`, \
                     `arguments`, `id`"
                )
            );
        }
    }

    #[test]
    fn have_name_and_arguments_once() {
        let refused = |text| refusal::<AnyRequest>(text);
        assert_eq!(refused(r#"{"arguments":{}}"#), "missing field `execute`");
        assert_eq!(
            refused(r#"{"execute":"a","execute":"b"}"#),
            "duplicate field `execute`"
        );
        assert_eq!(
            refused(r#"{"arguments":{},"arguments":{},"execute":"a"}"#),
            "duplicate field `arguments`"
        );
    }

    #[test]
    fn that_are_not_listed_are_kept_or_an_error_that_names_them() {
        let text = r#"{"execute":"stop","arguments":{"now":true}}"#;
        let stop = UnknownCommand {
            name: "stop".to_owned(),
            arguments: Some(json!({"now": true})),
        };
        assert_eq!(same::<AnyRequest>(text), AnyRequest::Other(stop));
        assert_eq!(
            refusal::<Request<'_>>(text),
            "unknown variant `stop`, expected one of `__com.redhat_drive_add`, \
             `__com.redhat_abort`, `block-commit`"
        );
    }

    #[test]
    fn are_listed_with_whether_they_run_out_of_band() {
        assert_eq!(
            Request::NAMES,
            [
                "__com.redhat_drive_add",
                "__com.redhat_abort",
                "block-commit"
            ]
        );
        assert_eq!(Request::ALLOW_OOB, [false, true, false]);
        assert_eq!(Request::Abort(Abort).name(), Abort::NAME);
        assert_eq!(read::<AnyRequest>(r#"{"execute":"cont"}"#).name(), "cont");
    }
}

mod errors {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(error = "__com.redhat_DriveLocked")]
    struct DriveLocked {
        desc: String,
        #[qmp(rename = "__com.redhat_holder")]
        holder: Option<String>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(error = "__com.redhat_DriveLost")]
    struct DriveLost<'a> {
        desc: &'a str,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(errors, rfqdn = "com.redhat")]
    enum DriveError<'a> {
        Locked(DriveLocked),
        Lost(DriveLost<'a>),
        #[qmp(other)]
        Other(AnyError),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(errors)]
    enum Known {
        Locked(DriveLocked),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(error = "__com.redhat_Told")]
    struct Told<T> {
        desc: T,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(errors)]
    enum Generic<T> {
        Told(Told<T>),
        #[qmp(other)]
        Other(AnyError),
    }

    #[test]
    fn can_be_generic() {
        let error: Generic<&str> = same(r#"{"class":"__com.redhat_Told","desc":"d"}"#);
        assert_eq!(error, Generic::Told(Told { desc: "d" }));
        assert_eq!(error.to_string(), "d");
    }

    const LOCKED: &str = r#"{"class":"__com.redhat_DriveLocked","desc":"the drive is locked","__com.redhat_holder":"backup"}"#;

    fn locked() -> DriveLocked {
        DriveLocked {
            desc: "the drive is locked".to_owned(),
            holder: Some("backup".to_owned()),
        }
    }

    #[test]
    fn are_read_by_class_wherever_it_stands() {
        assert_eq!(same::<DriveError<'_>>(LOCKED), DriveError::Locked(locked()));
        for text in [
            r#"{"desc":"the drive is locked","__com.redhat_holder":"backup","class":"__com.redhat_DriveLocked"}"#,
            r#"{"__com.redhat_holder":"backup","cl\u0061ss":"__com.redhat_DriveLocked","desc":"the drive is locked"}"#,
        ] {
            assert_eq!(read::<Known>(text), Known::Locked(locked()));
        }
    }

    #[test]
    fn are_lent_by_the_input() {
        for text in [
            r#"{"class":"__com.redhat_DriveLost","desc":"lost"}"#,
            r#"{"desc":"lost","class":"__com.redhat_DriveLost"}"#,
        ] {
            let error: DriveError<'_> = read(text);
            assert_eq!(error, DriveError::Lost(DriveLost { desc: "lost" }));
        }
    }

    #[test]
    fn have_members_that_are_not_known() {
        let text = LOCKED.replace('}', r#","new":[],"__com.example_x":{}}"#);
        assert_eq!(read::<Known>(&text), Known::Locked(locked()));
    }

    #[test]
    fn that_are_malformed_are_named() {
        for (text, reason) in [
            (
                r#"{"class":"__com.redhat_DriveLocked"}"#,
                "missing field `desc`",
            ),
            (
                r#"{"desc":1,"class":"__com.redhat_DriveLocked"}"#,
                "invalid type: integer `1`, expected a string",
            ),
            (
                r#"{"class":"__com.redhat_DriveLocked","desc":"","class":"__com.redhat_DriveLocked"}"#,
                "duplicate field `class`",
            ),
        ] {
            assert_eq!(
                refusal::<DriveError<'_>>(text),
                format!("error __com.redhat_DriveLocked: {reason}")
            );
        }
        assert_eq!(
            refusal::<DriveError<'_>>(r#"{"desc":""}"#),
            "missing field `class`"
        );
        assert_eq!(
            refusal::<DriveError<'_>>("null"),
            "invalid type: null, expected an object that is a QMP error"
        );
    }

    #[test]
    fn that_are_not_listed_are_kept_whole_or_an_error_that_names_them() {
        let text = r#"{"class":"GenericError","desc":"no","data":{"a":1}}"#;
        let mut error = AnyError::new(AnyError::GENERIC_ERROR, "no");
        error.other.insert("data".to_owned(), json!({"a": 1}));
        assert_eq!(
            same::<DriveError<'_>>(text),
            DriveError::Other(error.clone())
        );
        let text = r#"{"data":{"a":1},"desc":"no","class":"GenericError"}"#;
        assert_eq!(read::<DriveError<'_>>(text), DriveError::Other(error));
        assert_eq!(
            refusal::<Known>(text),
            "unknown variant `GenericError`, expected `__com.redhat_DriveLocked`"
        );
    }

    #[test]
    fn are_shown_as_what_they_hold() {
        fn shown(error: &dyn std::error::Error) -> String {
            error.to_string()
        }
        assert_eq!(shown(&DriveError::Locked(locked())), "the drive is locked");
        let other = AnyError::new("GenericError", "no");
        assert_eq!(shown(&DriveError::Other(other.clone())), other.to_string());
    }

    #[test]
    fn are_listed() {
        assert_eq!(
            DriveError::CLASSES,
            ["__com.redhat_DriveLocked", "__com.redhat_DriveLost"]
        );
        assert_eq!(Known::CLASSES, ["__com.redhat_DriveLocked"]);
        assert_eq!(
            DriveError::Locked(locked()).class(),
            "__com.redhat_DriveLocked"
        );
        let other = AnyError::new("GenericError", "no");
        assert_eq!(DriveError::Other(other).class(), "GenericError");
    }
}
