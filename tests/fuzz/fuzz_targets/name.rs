//! libFuzzer's program for the target `name`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| qmp_fuzz::name::run(data));
