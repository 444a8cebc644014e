//! The rules about types, where `ui/` has no fixture of its own: the other side of a condition,
//! and the cases that share a message.

use crate::fixtures::told;

#[track_caller]
fn right(source: &str) {
    assert_eq!(told(source.parse().expect("a type")), [""; 0], "{source}");
}

/// Each mistake says what is expected, among more.
#[track_caller]
fn wrong(source: &str, expected: &[&str]) {
    let told = told(source.parse().expect("a type"));
    let says = |(told, expected): (&String, &&str)| told.contains(*expected);
    let all = told.len() == expected.len() && told.iter().zip(expected).all(says);
    assert!(all, "{source}\n{told:#?}");
}

#[test]
fn what_a_downstream_branch_has_in_it_is_downstreams_own() {
    let union = |branch: &str| {
        format!(
            r#"#[qmp(data, tag = "driver")]
            enum Driver {{
                #[qmp(rename = "{branch}")]
                Raw {{ #[qmp(rename = "__com.redhat_size")] size: u64 }},
            }}"#
        )
    };
    right(&union("__com.redhat_raw"));
    let must_be_optional = "the downstream member `__com.redhat_size` must be optional";
    wrong(&union("raw"), &[must_be_optional]);
}

#[test]
fn the_members_of_an_error() {
    let error = |members: &str| {
        format!(r#"#[qmp(error = "__com.redhat_Locked")] struct Locked {{ {members} }}"#)
    };
    right(&error("desc: String, data: Option<Data>"));
    wrong(
        &error("desc: Option<String>"),
        &["`desc` is in every QMP error: it cannot be optional"],
    );
    wrong(
        &error("class: String, desc: String"),
        &["the member `class` is written and checked by the derive"],
    );
}

#[test]
fn a_reserved_name_has_no_right_one() {
    wrong(
        r#"#[qmp(data)] struct Drive { #[qmp(rename = "u")] size: u64 }"#,
        &["help: choose another name; where it has shipped"],
    );
}
