//! Workbooks that were damaged on their way: rows or a refusal, never a panic, and never other rows.

use csv::StringRecord;
use pos::reader::workbook::{Limits, WorkbookRows};
use pos::reader::{RawRows as _, Step};
use rust_xlsxwriter::{Format, Workbook};

use super::lines;
use super::made::Made;

/// A small generator with a seed, so that a failure can be seen again (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }
}

/// Reads to the end and holds the rules of the interface: lines rise without a gap, and after the end nothing follows.
fn read(bytes: Vec<u8>) -> Option<Vec<String>> {
    let mut rows = WorkbookRows::from_bytes(bytes, None, &Limits::default()).ok()?;
    let mut cells = StringRecord::new();
    let mut seen = Vec::new();
    let mut next = 1;
    loop {
        match rows.next(&mut cells) {
            Ok(Step::Row { line, lines }) => {
                assert_eq!(line, next);
                next = line + lines;
                seen.push(format!("{line}:{}", cells.iter().collect::<Vec<_>>().join("/")));
            }
            Ok(Step::Unreadable { row, lines }) => {
                assert_eq!(row.line, next);
                next = row.line + lines;
            }
            end => {
                assert_eq!(rows.next(&mut cells), Ok(Step::End));
                return end.is_ok().then_some(seen);
            }
        }
    }
}

fn sales() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_row(0, 0, ["partner", "date", "part", "quantity"]).unwrap();
    for row in 1..40 {
        sheet.write_string(row, 0, format!("partner {}", row % 7)).unwrap();
        sheet.write_number_with_format(row, 1, 45_000 + row, &day).unwrap();
        sheet.write_string(row, 2, format!("00{row}-X")).unwrap();
        sheet.write_number(row, 3, row * 3).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_that_lost_or_changed_bytes_is_refused_or_reads_the_same() {
    let whole = sales();
    let rows = read(whole.clone()).unwrap();
    assert_eq!(rows.len(), 40);
    let mut dice = Dice(0x5eed_beef);
    let mut refused = 0;
    for round in 0..3_000 {
        let mut bytes = whole.clone();
        for _ in 0..=dice.below(3) {
            let at = dice.below(bytes.len());
            let end = (at + dice.below(60)).min(bytes.len());
            match dice.below(5) {
                0 => bytes[at] ^= 1 << dice.below(8),
                1 => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
                2 => bytes.truncate(at.max(1)),
                3 => drop(bytes.drain(at..end)),
                _ => {
                    let copy = bytes[at..end].to_vec();
                    bytes.splice(at..at, copy);
                }
            }
        }
        match read(bytes) {
            Some(seen) => assert_eq!(seen, rows, "round {round}"),
            None => refused += 1,
        }
    }
    assert!(refused > 2_000, "{refused} of 3000 refused: the checksums do not bite");
}

#[test]
fn every_beginning_of_a_workbook_is_refused() {
    let whole = sales();
    for end in (0..whole.len()).step_by(23) {
        assert!(WorkbookRows::from_bytes(whole[..end].to_vec(), None, &Limits::default()).is_err(), "{end} bytes");
    }
}

#[test]
fn xml_that_was_damaged_before_it_was_packed_is_rows_or_a_refusal() {
    let rows = r#"<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45443.5</v></c><c r="C1" t="inlineStr"><is><t>x</t></is></c></row><row r="3" hidden="1"><c r="A3"><f>1+1</f><v>2.50</v></c><c r="B3" t="e"><v>#N/A</v></c></row>"#;
    let shared = "<sst><si><t>acme &amp; sons</t></si><si><r><t>b</t></r></si></sst>";
    let made = Made::of_rows(rows).formats(&["yyyy-mm-dd h:mm"]).and("xl/sharedStrings.xml", shared);
    assert_eq!(lines(made.packed()), ["1: acme & sons/2024-05-31T12:00:00/x", "2-2 blank", "3: 2.5/#N/A"]);
    let pieces = [
        "<",
        ">",
        "\"",
        "/>",
        "<c>",
        "</c>",
        "<row>",
        "</row>",
        "&#0;",
        "&x;",
        "&amp;",
        "<v>",
        "</v>",
        "<!DOCTYPE x>",
        "<!--",
        "]]>",
        "\u{0}",
        "é",
        "-1",
        "99999999999999999999",
        "1e999",
        " r=\"ZZZ9\"",
        "<?",
        "t=\"s\"",
    ];
    let parts = [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "_rels/.rels",
    ];
    let mut dice = Dice(0x00c0_ffee);
    for round in 0..3_000 {
        let part = parts[dice.below(if round % 2 == 0 { 1 } else { parts.len() })];
        let mut bytes = made.part(part).to_vec();
        for _ in 0..=dice.below(3) {
            let at = dice.below(bytes.len());
            match dice.below(4) {
                0 => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
                1 => drop(bytes.drain(at..(at + dice.below(20)).min(bytes.len()))),
                _ => drop(bytes.splice(at..at, pieces[dice.below(pieces.len())].bytes())),
            }
        }
        read(made.clone().and_bytes(part, &bytes).stored());
    }
}
