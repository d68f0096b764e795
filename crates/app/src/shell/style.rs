//! The style of all pages: one file per component, sent as one, under a name that changes with its content.

use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use crate::kit::chance::letters;

/// In the order of their layers.
const PARTS: [&str; 10] = [
    include_str!("style/tokens.css"),
    include_str!("style/ground.css"),
    include_str!("style/bar.css"),
    include_str!("style/button.css"),
    include_str!("style/form.css"),
    include_str!("style/table.css"),
    include_str!("style/card.css"),
    include_str!("style/figures.css"),
    include_str!("style/notice.css"),
    include_str!("style/print.css"),
];

struct Sheet {
    path: String,
    text: String,
}

fn sheet() -> &'static Sheet {
    static MADE: OnceLock<Sheet> = OnceLock::new();
    MADE.get_or_init(|| {
        let text = PARTS.concat();
        let path = format!("/style/{}.css", &letters(&Sha256::digest(text.as_bytes()))[..12]);
        Sheet { path, text }
    })
}

/// Where it is.
pub(crate) fn path() -> &'static str {
    &sheet().path
}

/// What stands in it.
pub(super) fn text() -> &'static str {
    &sheet().text
}
