//! Any text as a programme file: it is answered, a file without error is a programme, and every finding has a place in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::diagnostic::Severity;

fuzz_target!(|text: &str| {
    let checked = programme::check::check(text);
    let broken = checked.diagnostics.iter().any(|finding| finding.severity == Severity::Error);
    assert_eq!(checked.programme.is_none(), broken);
    for finding in &checked.diagnostics {
        assert!(text.get(finding.span.start..finding.span.end).is_some(), "[{}] {finding}: {:?}", finding.code, finding.span);
    }
});
