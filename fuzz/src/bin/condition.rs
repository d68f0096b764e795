//! Any text as a condition: it is answered with a tree or with findings that have a place, and as a condition of a programme it is checked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::check::check;
use programme::condition::parse;

const HEAD: &str = "[programme]\nid = \"acme\"\ntitle = \"Acme\"\nversion = \"1\"\neffective = 2024-01-01\ncurrency = \"EUR\"\n";

fuzz_target!(|text: &str| {
    if let Err(found) = parse(text) {
        assert!(!found.is_empty());
        assert!(found.iter().all(|finding| text.get(finding.span.start..finding.span.end).is_some()));
        return;
    }
    // Asked of a partner, and of a sale. A text in TOML's single quotes is taken as it stands.
    if !text.contains("'''") {
        for part in ["segments", "product_groups"] {
            let checked = check(&format!("{HEAD}[{part}.all]\nwhere = '''\n{text} '''\n"));
            assert!(checked.programme.is_some() || !checked.diagnostics.is_empty());
        }
    }
});
