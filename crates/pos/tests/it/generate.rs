//! Lines that are made up: as many as asked, the same again, and as real ones lie.

use std::collections::BTreeMap;
use std::path::Path;

use pos::generate::{Made, add, generate};
use pos::segment::{Rows, cell};
use pos::store::{Line, Refusal, Store};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

fn made() -> Made {
    Made { lines: 20_011, partners: 60, reporters: 4, products: 50, customers: 300, years: 2, skew: 50, ..Made::default() }
}

fn store(made: &Made) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open_or_make(dir.path()).unwrap();
    let generated = generate(&store, made, &|_, _| {}).unwrap();
    assert_eq!((generated.lines, generated.submissions), (made.lines, 4 * 24));
    dir
}

/// The bytes of everything in a folder, as one number.
fn fingerprint(folder: &Path) -> String {
    let mut files = vec![];
    let mut open = vec![folder.to_path_buf()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            files.push(path);
        }
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.strip_prefix(folder).unwrap().to_str().unwrap());
        hash.update(std::fs::read(file).unwrap());
    }
    format!("{:x?}", hash.finalize())
}

#[test]
fn the_same_again_and_another_number_something_else() {
    let one = store(&made());
    assert_eq!(fingerprint(one.path()), fingerprint(store(&made()).path()));
    assert_ne!(fingerprint(&one.path().join("segments")), fingerprint(&store(&Made { seed: 2, ..made() }).path().join("segments")));
}

#[test]
fn as_many_lines_as_asked_each_as_it_should_be() {
    let dir = store(&made());
    let store = Store::open(dir.path()).unwrap();
    let state = store.state().unwrap();
    let (mut count, mut returns) = (0u64, 0u64);
    let mut by_partner: BTreeMap<String, u64> = BTreeMap::new();
    let (mut pieces, mut net) = (Decimal::ZERO, Decimal::ZERO);
    let columns = ["quantity", "list_amount", "gross_amount", "net_amount", "currency", "invoice", "product_group"];
    let take = |line: Line<'_>| {
        count += 1;
        *by_partner.entry(line.partner.to_owned()).or_default() += 1;
        let number = |place: usize| line.cells[place].number().unwrap();
        let [quantity, list, gross, amount] = [number(0), number(1), number(2), number(3)];
        returns += u64::from(quantity < Decimal::ZERO);
        assert!(quantity.is_integer() && !quantity.is_zero());
        assert!(
            amount.abs() <= gross.abs() && gross.abs() <= list.abs() && amount.is_sign_negative() == quantity.is_sign_negative(),
            "{line:?}"
        );
        assert!((jiff::civil::date(2024, 1, 1)..=jiff::civil::date(2025, 12, 31)).contains(&line.date), "{line:?}");
        assert!(line.known_on > line.date && line.cells[4].plain() == "EUR" && !line.cells[5].plain().is_empty());
        pieces += quantity;
        net += amount;
        Ok(())
    };
    store.lines(&state, "sales", &columns, take).unwrap();
    assert_eq!(count, 20_011);
    assert!((200..600).contains(&returns), "about two of a hundred: {returns}");
    // The second sells two thirds of what the first does, the third a half.
    let mut shares: Vec<u64> = by_partner.into_values().collect();
    shares.sort_unstable_by(|a, b| b.cmp(a));
    assert_eq!(shares.len(), 60);
    assert!((shares[1] * 150).abs_diff(shares[0] * 100) < 400 && (shares[2] * 200).abs_diff(shares[0] * 100) < 400, "{shares:?}");
    let said = |sum: fn(&pos::intake::Sums) -> Decimal| state.counting().map(|held| sum(&held.sums)).sum::<Decimal>();
    assert_eq!((pieces, net), (said(|sums| sums.quantity), said(|sums| sums.amounts["EUR"])));
    assert!(
        state
            .counting()
            .all(|held| held.account.balances() && held.segments.iter().map(|segment| segment.lines).sum::<u64>() == held.account.accepted)
    );
}

#[test]
fn segments_are_sorted_and_say_whose_lines_they_have() {
    let dir = store(&made());
    let store = Store::open(dir.path()).unwrap();
    let state = store.state().unwrap();
    for booked in state.live() {
        let path = store.segment_file(&booked.segment.name).unwrap();
        let mut before = None;
        for batch in Rows::open(&path, &["partner", "date", "line_no"]).unwrap() {
            let batch = batch.unwrap();
            for row in 0..batch.num_rows() {
                let at = |place: usize| cell(Some(batch.column(place).as_ref()), row);
                let key = (at(0).plain(), at(1).plain(), at(2).number());
                assert!(before.is_none_or(|before| before < key), "{}: {key:?}", booked.segment.name);
                before = Some(key);
            }
        }
        let contents = store.contents(booked).unwrap();
        assert_eq!(contents, pos::segment::Contents::of_file(&path).unwrap());
    }
}

#[test]
fn one_more_report_touches_few_partners() {
    let dir = store(&made());
    let store = Store::open_or_make(dir.path()).unwrap();
    let added = add(&store, 500, 7).unwrap();
    assert_eq!((added.lines, added.submissions), (500, 1));
    let state = store.state().unwrap();
    let last = state.live().last().unwrap();
    assert_eq!((last.segment.from.to_string(), last.segment.lines), ("2026-01-01".into(), 500));
    assert_eq!(store.contents(last).unwrap().partners().count(), 5);
    let before = &state.submissions[state.submissions.len() - 2].submission.reporter;
    assert_eq!(*before, last.reporter, "of a reporter that is there");
}

#[test]
fn nothing_is_made_where_something_is() {
    let dir = store(&made());
    let full = Store::open_or_make(dir.path()).unwrap();
    assert!(matches!(generate(&full, &made(), &|_, _| {}), Err(Refusal::NoStore(_))));
    let empty = tempfile::tempdir().unwrap();
    let store = Store::open_or_make(empty.path()).unwrap();
    assert!(matches!(add(&store, 5, 1), Err(Refusal::NoStore(_))), "nothing to add to");
}
