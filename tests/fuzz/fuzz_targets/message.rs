//! libFuzzer's program for the target `message`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| qmp_fuzz::message::run(data));
