//! The reporter's own file comes back with what was found in it.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use csv::StringRecord;
use pos::answer::{Annotation, COLUMNS, Finding, Layout, annotate, annotate_csv};
use pos::reader::workbook::{Limits, WorkbookRows};
use pos::reader::{RawRows, Rows, Step, Text};
use rust_xlsxwriter::Workbook;

fn accepted() -> Annotation {
    Annotation { status: "accepted".into(), ..Annotation::default() }
}

fn rejected(findings: &[[&str; 4]]) -> Annotation {
    let finding = |[field, code, reason, suggestion]: &[&str; 4]| Finding {
        field: (*field).into(),
        code: (*code).into(),
        reason: (*reason).into(),
        suggestion: (*suggestion).into(),
    };
    Annotation { status: "rejected".into(), is_rejected: true, findings: findings.iter().map(finding).collect() }
}

fn two() -> Annotation {
    rejected(&[["quantity", "not-a-number", "`two` is no number", ""], ["part", "unknown-part", "no part `=1+1`", "A-1"]])
}

/// Writes the answer to a workbook and opens it with another reader.
fn answered(bytes: &[u8], layout: Layout<'_>, say: &mut dyn FnMut(u32) -> Option<Annotation>) -> (Vec<u8>, Xlsx<Cursor<Vec<u8>>>) {
    let mut open = || WorkbookRows::from_bytes(bytes.to_vec(), None, &Limits::default()).map(|rows| Box::new(rows) as Box<dyn RawRows>);
    let mut into = Cursor::new(vec![]);
    annotate(&mut open, layout, say, &mut into).unwrap();
    let bytes = into.into_inner();
    (bytes.clone(), Xlsx::new(Cursor::new(bytes)).unwrap())
}

fn report() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("POS 2024").unwrap();
    sheet.write_string(0, 0, "Report of acme").unwrap();
    sheet.write_row(2, 0, ["part", "quantity", "note"]).unwrap();
    sheet.write_string(3, 0, "00712").unwrap();
    sheet.write_number(3, 1, 2).unwrap();
    sheet.write_string(3, 2, "=HYPERLINK(\"x\")").unwrap();
    sheet.write_string(5, 0, "A-9").unwrap();
    sheet.write_string(5, 1, "two").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_comes_back_row_for_row_with_the_findings_at_its_right() {
    let layout = Layout { header_line: 3, sheet: "POS 2024" };
    let mut asked = vec![];
    let mut say = |line| {
        asked.push(line);
        match line {
            4 => Some(accepted()),
            6 => Some(two()),
            _ => None,
        }
    };
    let (bytes, mut book) = answered(&report(), layout, &mut say);
    assert_eq!(asked, [1, 4, 6]);
    assert_eq!(book.sheet_names(), ["POS 2024"]);
    let range = book.worksheet_range("POS 2024").unwrap();
    let row = |line: u32| -> Vec<String> {
        (0..8).map(|column| range.get_value((line - 1, column)).map(ToString::to_string).unwrap_or_default()).collect()
    };
    assert_eq!(row(1), ["Report of acme", "", "", "", "", "", "", ""]);
    assert_eq!(row(3), ["part", "quantity", "note", "status", "field", "reason_code", "reason", "suggestion"]);
    assert_eq!(row(4), ["00712", "2", "=HYPERLINK(\"x\")", "accepted", "", "", "", ""]);
    let reasons = "`two` is no number\nno part `=1+1`";
    assert_eq!(row(6), ["A-9", "two", "", "rejected", "quantity\npart", "not-a-number\nunknown-part", reasons, "\nA-1"]);
    assert_eq!(range.get_value((3, 1)), Some(&Data::String("2".into())), "a number stays the text it was read as");
    assert!(book.worksheet_formula("POS 2024").unwrap().is_empty(), "nothing is a formula");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for sign in ["<autoFilter ref=\"A3:H6\"", "state=\"frozen\"", "ySplit=\"3\"", "numberStoredAsText=\"1\""] {
        assert!(sheet.contains(sign), "{sign}: {sheet}");
    }
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("FDE3E1") && styles.contains("<b/>"), "{styles}");
    let style = |place: &str| sheet.split(&format!("r=\"{place}\" s=\"")).nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    assert_ne!(style("A4"), style("A6"), "a rejected row is tinted");
    assert_eq!(style("A6"), style("B6"));
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn the_answer_can_be_sent_again_and_reads_the_same() {
    let layout = Layout { header_line: 3, sheet: "[no name]" };
    let (bytes, book) = answered(&report(), layout, &mut |_| Some(two()));
    assert_eq!(book.sheet_names(), ["Sheet1"]);
    let own = |bytes: &[u8]| {
        let mut rows = WorkbookRows::from_bytes(bytes.to_vec(), None, &Limits::default()).unwrap();
        let (mut cells, mut lines) = (StringRecord::new(), vec![]);
        loop {
            match rows.next(&mut cells).unwrap() {
                Step::Row { line, .. } => {
                    lines.push((line, (0..3).map(|at| cells.get(at).unwrap_or_default().to_owned()).collect::<Vec<_>>()))
                }
                Step::End => return lines,
                Step::Unreadable { .. } => panic!("{cells:?}"),
            }
        }
    };
    assert_eq!(own(&bytes), own(&report()));
}

#[test]
fn what_is_too_long_for_a_cell_is_cut() {
    let long = format!("{}end", "😀".repeat(40_000));
    let (_, mut book) = answered(&report(), Layout { header_line: 3, sheet: "" }, &mut |_| Some(rejected(&[["", "", &long, ""]])));
    let range = book.worksheet_range("Sheet1").unwrap();
    let reason = range.get_value((3, 6)).unwrap().to_string();
    assert!(reason.encode_utf16().count() <= 32_767 && reason.ends_with("😀…"));
}

fn csv_answer(original: &[u8], header_line: u32, say: &mut dyn FnMut(u32) -> Option<Annotation>) -> Vec<u8> {
    let mut into = vec![];
    annotate_csv(original.to_vec(), (None, None), Layout { header_line, sheet: "" }, say, &mut into).unwrap();
    into
}

#[test]
fn a_csv_file_comes_back_as_it_was_with_columns_added() {
    let original = "sep=;\r\n\r\npart;quantity\r\n\"00712\";2\r\n;\r\nA-9;\"two\r\nlines\";surplus\r\nB;1";
    let answer = csv_answer(original.as_bytes(), 3, &mut |line| if line == 6 { Some(two()) } else { Some(accepted()) });
    let expected = "sep=;\r\n\r\npart;quantity;;status;field;reason_code;reason;suggestion\r\n\"00712\";2;;accepted;;;;\r\n;\r\n\
        A-9;\"two\r\nlines\";surplus;rejected;\"quantity\npart\";\"not-a-number\nunknown-part\";\"`two` is no number\nno part `=1+1`\";\"'\nA-1\"\r\nB;1;;accepted;;;;";
    assert_eq!(String::from_utf8(answer).unwrap(), expected);
}

#[test]
fn only_utf8_stays_without_a_mark() {
    let say = &mut |_: u32| Some(accepted());
    let plain = |bytes: &[u8]| csv_answer(bytes, 1, &mut |_| Some(accepted()));
    assert!(csv_answer("é,b\n1,2\n".as_bytes(), 1, say).starts_with("é,b,status".as_bytes()));
    assert!(plain("\u{feff}é,b\n1,2\n".as_bytes()).starts_with("\u{feff}é,b,status".as_bytes()));
    assert!(plain(b"\xe9,b\n1,2\n").starts_with("\u{feff}é,b,status".as_bytes()));
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain("é\tb\n1\t2\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(plain(&wide).starts_with("\u{feff}é\tb\tstatus".as_bytes()));
}

#[test]
fn our_words_in_a_csv_file_are_never_a_formula() {
    let words = ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\t=1", "＝1"];
    for word in words {
        let answer = csv_answer(b"a,b\n1,2\n", 1, &mut |_| Some(rejected(&[[word, word, word, word]])));
        let text = Text::new(answer, None);
        let (_, mut rows) = Rows::open(&text, None).unwrap();
        let row = rows.next().unwrap().unwrap();
        assert_eq!(&row.cells[4], format!("'{word}"), "{word:?}");
    }
    let answer = csv_answer(b"a,b\n1,2\n", 1, &mut |_| Some(rejected(&[["", "", "", "-5"]])));
    assert!(answer.ends_with(b",-5\n"));
}

#[test]
fn a_row_that_cannot_be_extended_moves_into_its_first_cell() {
    let open = csv_answer(b"a,b\n1,\"x\n3,4\n", 1, &mut |_| Some(accepted()));
    assert_eq!(String::from_utf8(open).unwrap(), "a,b,status,field,reason_code,reason,suggestion\n\"1,\"\"x\n3,4\",,accepted,,,,\n");
    let wide = format!("a,b\n{}\n", ",".repeat(40));
    assert_eq!(
        csv_answer(wide.as_bytes(), 1, &mut |_| Some(accepted())),
        format!("{}\n{}\n", "a,b,status,field,reason_code,reason,suggestion", ",".repeat(40)).as_bytes()
    );
    let wide = format!("a,b\n1{}\n", ",".repeat(40));
    let answer = String::from_utf8(csv_answer(wide.as_bytes(), 1, &mut |_| Some(accepted()))).unwrap();
    assert!(answer.ends_with(&format!("\"1{}\",,accepted,,,,\n", ",".repeat(40))), "{answer}");
}

#[test]
fn every_line_of_a_csv_file_is_still_there_at_its_place() {
    let pieces = ["a", "\"x\ny\"", "\"\"\"", ";", ",", "\n", "\r\n", "\n\n", " ", "é", "5\" p", "\""];
    let mut state = 0x5eed_u64;
    let mut dice = |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % bound
    };
    for round in 0..2_000 {
        let original: String = (0..dice(30)).map(|_| pieces[dice(pieces.len())]).collect();
        let untouched = csv_answer(original.as_bytes(), 0, &mut |_| None);
        assert_eq!(String::from_utf8(untouched).unwrap(), original, "round {round}");
        let mut asked = vec![];
        csv_answer(original.as_bytes(), 0, &mut |line| {
            asked.push(line);
            Some(accepted())
        });
        let text = Text::new(original.clone().into_bytes(), None);
        let Ok((header, mut rows)) = Rows::open(&text, None) else { continue };
        let mut lines = vec![header.line];
        while let Some(row) = rows.next() {
            lines.push(row.map_or_else(|bad| bad.line, |row| row.line));
        }
        assert_eq!(asked, lines, "round {round}: {original:?}");
    }
    assert_eq!(COLUMNS.len(), 5);
}
