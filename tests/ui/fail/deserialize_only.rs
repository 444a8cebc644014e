//! A type with `Deserialize` alone can be read: the type around it is only read. (4 errors)

use qmp_types::QmpDownstream;

#[derive(serde::Deserialize)]
struct Id(u32);

#[derive(QmpDownstream)]
#[qmp(event = "__com.example_FULL")]
struct Full {
    id: Id,
}

#[derive(QmpDownstream)]
#[qmp(data, untagged)]
enum Value {
    Id(Id),
    Text(String),
}

#[derive(QmpDownstream)]
#[qmp(data, tag = "type", rename_all = "lowercase")]
enum Union {
    Own { id: Option<Id> },
}

#[derive(serde::Deserialize)]
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
