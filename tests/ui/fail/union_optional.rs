//! Upstream does not send a downstream member of its branch.

use qmp_tests::uses;
use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "lowercase")]
enum Format {
    Raw {
        #[qmp(rename = "__com.redhat_cache")]
        cache: String,
    },
    #[qmp(rename = "__com.redhat_turbo")]
    Turbo {
        #[qmp(rename = "__com.redhat_cache")]
        cache: String,
    },
}

fn main() {
    let _ = uses::data::<Format>("{}");
    let _ = uses::data::<Vec<Format>>("[]");
}
