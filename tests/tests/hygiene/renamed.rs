//! The crate has another name: by a path of the user's, and as a name of its own.

mod deep {
    pub mod er {
        pub use qmp_types as qmp;
    }
}

/// By a path.
#[derive(Debug, qmp_types::QmpDownstream)]
#[qmp(event = "__com.redhat_PING", crate = "crate::renamed::deep::er::qmp")]
struct Ping {
    id: u8,
}

/// As a crate of another name.
#[derive(Debug, other_name::QmpDownstream)]
#[qmp(event = "__com.redhat_PONG", crate = "::other_name")]
struct Pong {
    id: u8,
}

#[test]
fn it_works() {
    use qmp_types::Event;
    let (path, name): (Ping, Pong) = serde_json::from_str(r#"[{"id": 1}, {"id": 2}]"#).unwrap();
    assert_eq!((Ping::NAME, path.id), ("__com.redhat_PING", 1));
    assert_eq!((Pong::NAME, name.id), ("__com.redhat_PONG", 2));
}
