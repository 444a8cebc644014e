//! The schema of QEMU 7.2's system emulator: 1051 entries, types that contain themselves.

use std::collections::BTreeMap;

use qmp_types::message::Message;
use qmp_types::schema::{QueryQmpSchema, Schema};
use qmp_types::{Empty, QmpDownstream};
use serde_json::Value;

use super::mismatches;

fn qemu() -> Schema {
    let reply = include_str!("../../bench/data/query-qmp-schema.json");
    let Ok(Message::Return(reply)) = Message::from_str(reply) else {
        panic!("it is a reply");
    };
    reply.decode::<QueryQmpSchema>().expect("it is a schema")
}

#[test]
fn it_says_what_is_offered() {
    #[derive(QmpDownstream)]
    #[qmp(extends(command = "query-status"))]
    struct QueryStatus;

    #[derive(QmpDownstream)]
    #[qmp(command = "__com.redhat_drive_add")]
    struct DriveAdd;

    #[derive(QmpDownstream)]
    #[qmp(extends(event = "SHUTDOWN"))]
    struct Shutdown;

    let qemu = qemu();
    assert!(qemu.supports::<QueryStatus>());
    assert!(qemu.supports::<Shutdown>());
    assert!(!qemu.supports::<DriveAdd>());
    assert_eq!(
        mismatches::<DriveAdd>(&qemu),
        ["the server does not have it"]
    );
}

/// As the documentation of `BLOCK_IO_ERROR` has it, with members of a vendor's.
#[test]
fn an_extended_event_fits_an_upstream_server() {
    #[derive(QmpDownstream)]
    #[qmp(extends(event = "BLOCK_IO_ERROR"), rename_all = "kebab-case")]
    struct BlockIoError {
        device: String,
        node_name: Option<String>,
        operation: Operation,
        reason: Option<String>,
        #[qmp(rename = "__com.redhat_reason")]
        redhat_reason: Option<String>,
        #[qmp(extra)]
        extra: BTreeMap<String, Value>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "lowercase")]
    enum Operation {
        Read,
        Write,
    }

    assert_eq!(mismatches::<BlockIoError>(&qemu()), [""; 0]);
    assert_eq!(
        qemu().absent::<BlockIoError>(),
        ["data.__com.redhat_reason"]
    );
}

/// `BlockdevOptions` contains itself, by way of the alternate `BlockdevRef`.
#[derive(QmpDownstream)]
#[qmp(extends(command = "blockdev-add"), rename_all = "kebab-case")]
struct BlockdevAdd {
    node_name: Option<String>,
    read_only: Option<bool>,
    #[qmp(flatten)]
    driver: Driver,
}

#[derive(QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
enum Driver {
    File {
        filename: String,
        aio: Option<Aio>,
    },
    NullCo {
        size: Option<u64>,
    },
    Qcow2(Qcow2),
    #[qmp(rename = "__com.example_tier")]
    Tier {
        file: BlockdevRef,
    },
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
struct Qcow2 {
    file: BlockdevRef,
    backing: Option<BlockdevRef>,
    cache_size: Option<u32>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "lowercase")]
enum Aio {
    Threads,
    Native,
}

#[derive(QmpDownstream)]
#[qmp(data, untagged)]
enum BlockdevRef {
    Node(String),
    Definition(Box<BlockdevAdd>),
}

#[test]
fn a_union_that_contains_itself_is_compared_to_the_end() {
    assert_eq!(mismatches::<BlockdevAdd>(&qemu()), [""; 0]);
    assert_eq!(
        qemu().absent::<BlockdevAdd>(),
        ["arguments.driver=__com.example_tier"]
    );
}

/// The same with every sort of mistake that an author can make.
#[test]
fn the_mistakes_of_a_binding_are_found() {
    #[derive(QmpDownstream)]
    #[qmp(extends(command = "blockdev-add"), rename_all = "kebab-case")]
    struct Wrong {
        node_name: Option<i64>,
        readonly: Option<bool>,
        #[qmp(flatten)]
        driver: WrongDriver,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, tag = "driver", rename_all = "kebab-case")]
    enum WrongDriver {
        File {
            filename: Option<String>,
            aio: Option<WrongAio>,
        },
        NullCow {
            size: Option<u64>,
        },
        Qcow2(WrongQcow2),
        Raw {
            file: WrongRef,
            offset: Option<f64>,
        },
    }

    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "kebab-case")]
    struct WrongQcow2 {
        cache_size: Option<String>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "lowercase")]
    enum WrongAio {
        Threads,
        Posix,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, untagged)]
    enum WrongRef {
        Node(String),
        Number(i64),
    }

    assert_eq!(
        mismatches::<Wrong>(&qemu()),
        [
            "arguments.node-name: it is an integer here, and a string on the server",
            "arguments.readonly: the server does not know it",
            "arguments(driver=file).filename: the server requires it, and it is optional here",
            "arguments(driver=file).aio: the server does not accept `posix`",
            "arguments.driver: the server does not accept `null-cow`",
            "arguments(driver=qcow2).cache-size: it is a string here, and an integer on the server",
            "arguments(driver=qcow2).file: the server requires it, and it is missing here",
            "arguments(driver=raw).file: it is an integer here, and an object on the server",
            "arguments(driver=raw).offset: it is a number here, and an integer on the server",
        ]
    );
}

#[test]
fn a_return_must_be_what_the_server_sends() {
    #[derive(QmpDownstream)]
    #[qmp(extends(command = "query-block"), returns = Vec<BlockInfo>)]
    struct QueryBlock;

    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "kebab-case")]
    struct BlockInfo {
        device: String,
        /// It is optional there.
        qdev: String,
        locked: String,
        /// It is no more.
        tray_status: i64,
        io_status: Option<IoStatus>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "lowercase")]
    enum IoStatus {
        Ok,
        Failed,
    }

    assert_eq!(
        mismatches::<QueryBlock>(&qemu()),
        [
            "returns[].qdev: it is required here, and the server may leave it out",
            "returns[].locked: it is a string here, and a boolean on the server",
            "returns[].tray-status: it is required here, and the server does not send it",
            "returns[].io-status: the server may send `nospace`, which is not listed here",
        ]
    );
}

#[test]
fn out_of_band_is_asked_of_the_server() {
    #[derive(QmpDownstream)]
    #[qmp(extends(command = "migrate-recover"), allow_oob)]
    struct MigrateRecover {
        uri: String,
    }

    #[derive(QmpDownstream)]
    #[qmp(extends(command = "stop"), allow_oob)]
    struct Stop;

    let qemu = qemu();
    assert_eq!(mismatches::<MigrateRecover>(&qemu), [""; 0]);
    assert_eq!(
        mismatches::<Stop>(&qemu),
        ["the server does not run it out of band"]
    );
}

/// A reply of an object read as one of an array, and the other way round.
#[test]
fn a_return_of_another_type_is_found() {
    #[derive(QmpDownstream)]
    #[qmp(extends(command = "query-block"))]
    struct QueryBlock;

    #[derive(QmpDownstream)]
    #[qmp(extends(command = "query-status"), returns = Vec<Empty>)]
    struct QueryStatus;

    let qemu = qemu();
    assert_eq!(
        mismatches::<QueryBlock>(&qemu),
        ["returns: it is an object here, and an array on the server"]
    );
    assert_eq!(
        mismatches::<QueryStatus>(&qemu),
        ["returns: it is an array here, and an object on the server"]
    );
}
