//! A reference to a list can be written, and not be read: the type is only written. (5 errors)

use qmp_types::QmpDownstream;

#[derive(QmpDownstream)]
#[qmp(command = "__com.example_run")]
struct Run<'a> {
    args: &'a [String],
    env: Option<&'a [String]>,
}

#[derive(serde::Serialize)]
struct Id(u32);

#[derive(QmpDownstream)]
#[qmp(data, tag = "type", rename_all = "lowercase")]
enum Union {
    Own { id: Id },
}

#[derive(QmpDownstream)]
#[qmp(data, untagged)]
enum Alternate {
    Id(Id),
    List(Vec<u8>),
}

#[derive(serde::Serialize)]
struct Foreign {
    id: Id,
}

#[derive(QmpDownstream)]
#[qmp(data)]
struct Flat {
    #[qmp(flatten = "buffered")]
    foreign: Foreign,
}

fn main() {}
