//! The same structs derived here and by serde: of the same input both make the same value or
//! neither does, and of the same value both write the same text.
//!
//! The structs are not picked: [`pairs`] makes every combination of what both support. Where the
//! two differ on purpose, [`differences`] has the reason.

#[macro_use]
mod shared;
mod differences;
mod inputs;
mod pairs;

use std::cell::RefCell;

use differences::DIFFERENCES;
use pairs::{Pair, pairs};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use qmp_tests::wire::Tape;

/// Inputs for each pair.
const CASES: u32 = 128;

/// What came of the inputs.
#[derive(Default)]
struct Tally {
    read: u32,
    refused: u32,
    /// How often each difference occurred.
    differences: [u32; DIFFERENCES.len()],
}

fn compare(pair: &Pair, text: &str, tally: &mut Tally) -> Result<(), TestCaseError> {
    let (ours, theirs) = ((pair.ours)(text), (pair.theirs)(text));
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) if ours == theirs => tally.read += 1,
        (Err(_), Err(_)) => tally.refused += 1,
        _ => {
            let listed = |of: &differences::Difference| (of.is)(pair, text, &ours, &theirs);
            match DIFFERENCES.iter().position(listed) {
                Some(at) => tally.differences[at] += 1,
                None => {
                    return Err(TestCaseError::fail(format!(
                        "{text}\n ours: {ours:?}\n serde's: {theirs:?}"
                    )));
                }
            }
        }
    }
    Ok(())
}

#[test]
fn both_derives_agree() {
    let pairs = pairs();
    assert!(pairs.len() >= 200, "{}", pairs.len());
    let tally = RefCell::new(Tally::default());
    let mut failures = Vec::new();
    for pair in &pairs {
        let config = Config {
            failure_persistence: None,
            ..Config::with_cases(CASES)
        };
        let result = TestRunner::new(config).run(&vec(any::<u32>(), 0..60), |numbers| {
            let text = inputs::changed(&pair.sample, &mut Tape::new(&numbers));
            compare(pair, &text, &mut tally.borrow_mut())
        });
        if let Err(error) = result {
            failures.push(format!("{}: {error}", pair.name));
        }
    }
    let few: Vec<_> = failures.iter().take(5).map(String::as_str).collect();
    let (failed, of) = (failures.len(), pairs.len());
    assert!(few.is_empty(), "{failed} of {of}:\n{}", few.join("\n"));

    let tally = tally.into_inner();
    for (difference, count) in DIFFERENCES.iter().zip(tally.differences) {
        assert!(count > 0, "no longer a difference: {}", difference.reason);
    }
    // Agreement would mean little if everything, or nothing, were refused.
    let share = tally.read * 100 / (tally.read + tally.refused);
    assert!((20..80).contains(&share), "{share} of 100 are read");
}
