//! Any bytes as the file of sales: every line is accounted for, and the same bytes give the same answer.
#![no_main]

use std::path::Path;
use std::sync::Arc;

use libfuzzer_sys::{Corpus, fuzz_target};
use pos::folder::{Loaded, Options, load};
use programme::record::Schema;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(folder) = tempfile::tempdir() else {
        return Corpus::Reject;
    };
    if std::fs::write(folder.path().join("sales.csv"), bytes).is_err() {
        return Corpus::Reject;
    }
    let (first, second) = (loaded(folder.path()), loaded(folder.path()));
    for file in &first.files {
        let accounted = file.header + file.rows + file.bad + file.left_out + file.blank + file.continued;
        assert_eq!(accounted, file.lines, "{file:?}");
    }
    assert_eq!(first.files, second.files);
    assert_eq!(first.bad, second.bad);
    Corpus::Keep
});

fn loaded(folder: &Path) -> Loaded {
    let options = Options { profile: None, latest: None, currency: "EUR", store: None };
    let loaded = load(Some(folder), Arc::new(Schema::built_in()), &[], options, &mut |_| {});
    loaded.unwrap_or_else(|fault| panic!("a folder that is there is read: {fault}"))
}
