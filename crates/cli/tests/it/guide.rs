//! `fairway guide`.

use std::fs;

use crate::support::{acme, project, run};

#[test]
fn a_guide_is_markdown_or_one_page_of_html() {
    let folder = acme();
    let markdown = run(folder.path(), &["guide", "acme.toml"]);
    assert_eq!((markdown.code, markdown.err.as_str()), (0, ""));
    assert!(markdown.out.starts_with("# Acme Partners\n"), "{}", markdown.out);

    let html = run(folder.path(), &["guide", "acme.toml", "--format", "html"]);
    assert_eq!(html.code, 0, "{}", html.err);
    assert!(html.out.starts_with("<!doctype html>\n<html lang=\"en\">"));
    assert!(html.out.contains("<h1 id=\"part-1\">Acme Partners</h1>") && html.out.contains("<table>"), "{}", html.out);
}

#[test]
fn a_page_loads_nothing_from_elsewhere() {
    for name in ["adventureworks", "logitech-partner-connect", "odoo"] {
        let html = run(&project(), &["guide", &format!("programmes/{name}.toml"), "--format", "html"]);
        assert_eq!(html.code, 0, "{}", html.err);
        assert!(["<link", "<script", "<img", "@import", "url("].iter().all(|part| !html.out.contains(part)), "{name}");
    }
}

#[test]
fn texts_the_programme_does_not_have_are_noted() {
    let german = run(acme().path(), &["guide", "acme.toml", "--language", "de", "--format", "html"]);
    assert_eq!(german.code, 0);
    assert!(german.out.contains("<html lang=\"de\">"));
    assert_eq!(german.err, "note: the programme's own texts are in en, not in de\n");
}

#[test]
fn an_unsound_programme_has_no_guide() {
    let folder = acme();
    fs::write(folder.path().join("acme.toml"), "[programme]\n").unwrap();
    let guide = run(folder.path(), &["guide", "acme.toml"]);
    assert_eq!((guide.code, guide.out.as_str()), (1, ""));
}
