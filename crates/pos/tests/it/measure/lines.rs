//! Lines by chance, put into the segments of a store.

use std::path::Path;

use jiff::civil::Date;
use pos::segment::keys::Key;
use pos::segment::{Staged, Staging, Stamp, write};
use pos::store::{Entry, FileManifest, Folder, Manifest, Segment, Store, Submission};
use programme::record::{ColumnType, Schema, Value};
use rust_decimal::Decimal;

use super::dice::Dice;
use crate::channel::day;

pub const PARTNERS: [&str; 6] = ["P1", "P2", "P3", "P4", "P5", "P6"];

/// The fields of a line as they lie in a segment.
pub fn fields(extra: &[(&str, ColumnType)]) -> Vec<(String, ColumnType)> {
    let schema = Schema::built_in();
    let own = schema.get(Schema::SALE).columns.iter().map(|column| (column.name.clone(), column.kind)).collect::<Vec<_>>();
    own.into_iter().chain(extra.iter().map(|(name, kind)| ((*name).to_owned(), *kind))).collect()
}

/// Makes a store with a few submissions, some of them reversed. Gives the facts beside it.
pub fn store(root: &Path, dice: &mut Dice) {
    drop(Store::open_or_make(root).unwrap());
    std::fs::create_dir_all(root.join("segments")).unwrap();
    let home = Folder::new(root);
    let journal = FileManifest::new(&home);
    let count = 1 + dice.below(4);
    let mut entries = 0;
    for number in 0..count {
        let id = format!("S{:06}", number + 1);
        let received = day("2024-01-10").saturating_add(jiff::Span::new().days(i64::try_from(dice.below(200)).unwrap()));
        let mut submission = Submission {
            id: id.clone(),
            reporter: "north".into(),
            kind: "sales".into(),
            received,
            file: format!("f{}.csv", dice.below(3)),
            ..Submission::default()
        };
        for part in 0..=dice.below(2) {
            let name = format!("{id}-{part}");
            submission.segments.push(segment(root, &name, &id, received, 100 * u32::try_from(part).unwrap(), dice));
        }
        if number > 0 && dice.once_in(4) {
            submission.replaces.push(format!("S{number:06}"));
        }
        assert!(journal.append(entries, &Entry::Submission(Box::new(submission))).unwrap());
        entries += 1;
        if dice.once_in(6) {
            let on = received.saturating_add(jiff::Span::new().days(i64::try_from(dice.below(40)).unwrap()));
            let entry = Entry::Withdrawal { submission: id, on, by: "me".into(), why: "wrong".into() };
            assert!(journal.append(entries, &entry).unwrap());
            entries += 1;
        }
    }
}

/// One more submission, or one withdrawn.
pub fn more(root: &Path, dice: &mut Dice) {
    let home = Folder::new(root);
    let journal = FileManifest::new(&home);
    let entries = journal.entries().unwrap();
    let submissions = entries.iter().filter(|entry| matches!(entry, Entry::Submission(_))).count();
    let on = day("2024-01-20");
    let entry = if dice.once_in(3) {
        Entry::Withdrawal { submission: format!("S{:06}", 1 + dice.below(submissions)), on, by: "me".into(), why: "wrong".into() }
    } else {
        let id = format!("S{:06}", submissions + 1);
        let segments = vec![segment(root, &format!("{id}-0"), &id, on, 0, dice)];
        Entry::Submission(Box::new(Submission {
            id,
            reporter: "north".into(),
            kind: "sales".into(),
            received: on,
            segments,
            ..Submission::default()
        }))
    };
    assert!(journal.append(entries.len(), &entry).unwrap());
}

fn segment(root: &Path, name: &str, submission: &str, received: Date, before: u32, dice: &mut Dice) -> Segment {
    // What a programme declares may lie as it declares it, as text, or not at all.
    let extra: Vec<(&str, ColumnType)> = match dice.below(3) {
        0 => vec![("promotion", ColumnType::Text)],
        1 => vec![
            ("promotion", ColumnType::Text),
            ("shipped", ColumnType::Date),
            ("gift", ColumnType::YesNo),
            ("points", ColumnType::Number),
        ],
        _ => vec![("promotion", ColumnType::Text), ("shipped", ColumnType::Text), ("points", ColumnType::Text)],
    };
    let fields = fields(&extra);
    let mut staging = Staging::new(fields.clone());
    let foreign = dice.once_in(2);
    for line in 1..=u32::try_from(1 + dice.below(40)).unwrap() {
        let cells: Vec<Value<'static>> = fields.iter().map(|(name, kind)| cell(name, *kind, foreign, dice)).collect();
        let partner = (!dice.once_in(12)).then(|| dice.of(&PARTNERS));
        let date = day("2022-11-01").saturating_add(jiff::Span::new().days(i64::try_from(dice.below(600)).unwrap()));
        let staged = Staged {
            partner,
            matched: None,
            customer_account: None,
            date,
            line_no: before + line,
            key: Key::of([name, &line.to_string()]),
            serials: vec![],
        };
        staging.push(staged, |place| &cells[place]);
    }
    let stamp = Stamp { reporter: "north".into(), submission: submission.into(), known_on: received };
    let written = write(&staging.sorted(&stamp).unwrap(), &root.join("segments"), name).unwrap();
    if dice.once_in(3) {
        // As an earlier version left it.
        std::fs::remove_file(root.join(format!("segments/{name}.contents"))).unwrap();
    }
    let (from, to) = written.days.unwrap();
    Segment { name: name.into(), lines: written.lines, from, to, serials: false }
}

fn cell(name: &str, kind: ColumnType, foreign: bool, dice: &mut Dice) -> Value<'static> {
    let text = |text: &str| Value::Text(text.to_owned().into());
    if dice.once_in(if name == "currency" { 3 } else { 7 }) {
        return Value::Null;
    }
    match (name, kind) {
        ("currency", _) => text(if foreign { dice.of(&["EUR", "eur", "USD", "usd", "GBP"]) } else { "EUR" }),
        ("product_group", _) => text(dice.of(&["ssd", "disk", "SSD", "ram", ""])),
        ("product", _) => text(dice.of(&["A1", "A2", "B50\\%", "a.c", "x y", "Ünder"])),
        ("customer" | "invoice", _) => text(&format!("C{}", dice.below(5))),
        ("customer_country", _) => text(dice.of(&["DE", "NL", "US", "ß"])),
        ("shipped", ColumnType::Text) => text(dice.of(&["2024-01-31", "2023-03-01", "2024-06-30"])),
        ("points", ColumnType::Text) => text(dice.of(&["1.5", "-2", "10"])),
        (_, ColumnType::Text) => text(dice.of(&["spring", "Autumn", "x"])),
        (_, ColumnType::Money) => Value::Number(amount(dice, 4)),
        (_, ColumnType::Date) => Value::Date(dice.of(&[day("2024-01-31"), day("2023-03-01"), day("2024-06-30"), day("2023-12-31")])),
        (_, ColumnType::YesNo) => Value::YesNo(dice.once_in(2)),
        _ => Value::Number(amount(dice, 6)),
    }
}

fn amount(dice: &mut Dice, most: u32) -> Decimal {
    let sign = if dice.once_in(5) { -1 } else { 1 };
    let units = match dice.below(6) {
        0 => i64::try_from(dice.below(3)).unwrap(),
        1 => 1 + i64::try_from(dice.below(1_000_000_000)).unwrap(),
        _ => i64::try_from(dice.below(40)).unwrap() * 5,
    };
    let whole = dice.once_in(2);
    let mut number = Decimal::new(sign * units, if whole { 0 } else { u32::try_from(dice.below(most as usize + 1)).unwrap() });
    if dice.once_in(60) {
        // As large as a line may have.
        number = Decimal::new(sign * 9_999_999_999_999, 0);
    }
    number.normalize()
}
