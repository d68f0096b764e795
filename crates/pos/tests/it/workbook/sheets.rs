//! Which sheet is read, and what is said of the others and of what is hidden.

use pos::reader::RawRows as _;
use pos::reader::workbook::{Kind, Limits, WorkbookRows, is_workbook, sniff};
use rust_xlsxwriter::{Format, Workbook};

use super::made::{Made, sheet};
use super::{lines, open, refusal, remarks, told};

const ONE: &str = "<row><c><v>1</v></c></row>";
const TWO: &str = "<row><c><v>2</v></c></row>";

#[test]
fn the_first_visible_sheet_with_content_is_read_and_the_others_are_named() {
    let made = Made::of_sheets(&[
        ("Cover", "", "<row><c/></row>"),
        ("Lists", r#"state="hidden""#, ONE),
        ("POS &amp; returns", "", TWO),
        ("Targets 'Q1'", "", ONE),
        ("Macros", r#"state="veryHidden""#, ONE),
    ]);
    let mut rows = open(made.packed(), None);
    assert_eq!(rows.sheet(), "POS & returns");
    assert_eq!(told(&mut rows), ["1: 2"]);
    assert_eq!(
        remarks(&mut rows),
        [
            "Lists: hidden sheet, not read: only `POS & returns` is",
            "Targets 'Q1': sheet, not read: only `POS & returns` is",
            "Macros: hidden sheet, not read: only `POS & returns` is"
        ]
    );
}

#[test]
fn a_sheet_that_is_told_is_read_by_its_name() {
    let made = Made::of_sheets(&[("Sales", "", ONE), ("Umsätze ☂ 2024", "", TWO), ("Old", r#"state="hidden""#, TWO)]).packed();
    for name in ["Umsätze ☂ 2024", " umsätze ☂ 2024"] {
        assert_eq!(told(&mut open(made.clone(), Some(name))), ["1: 2"], "{name}");
    }
    assert!(remarks(&mut open(made.clone(), Some("Old"))).contains(&"Old: hidden sheet, read as told".to_owned()));
    let refused = WorkbookRows::from_bytes(made, Some("POS"), &Limits::default()).err().unwrap();
    assert_eq!(refused.reason, "has no sheet `POS`, only `Sales`, `Umsätze ☂ 2024`, `Old`: name one of them");
}

#[test]
fn a_workbook_with_nothing_to_see_is_refused() {
    let nothing = "has nothing in any visible sheet: send the workbook with the rows in it";
    assert_eq!(refusal(Made::of_rows("").packed()), nothing);
    assert_eq!(refusal(Made::of_sheets(&[("A", r#"state="hidden""#, ONE)]).packed()), nothing);
    let outside = Made::of_rows(ONE).and(
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="https://example.com/s.xml" TargetMode="External"/></Relationships>"#,
    );
    assert_eq!(refusal(outside.packed()), "has a sheet `Sales` that lies in another file: copy it into this one");
}

#[test]
fn merged_cells_have_their_value_in_the_first_place_only() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 1, 1, "acme", &Format::new()).unwrap();
    sheet.write_string(0, 2, "BE").unwrap();
    sheet.write_string(1, 2, "NL").unwrap();
    let mut rows = open(book.save_to_buffer().unwrap(), None);
    assert_eq!(told(&mut rows), ["1: acme//BE", "2: //NL"]);
    assert_eq!(remarks(&mut rows), ["A1:B2: merged cells: their value counts for the first row and column of each only"]);
}

#[test]
fn hidden_rows_and_columns_are_read_and_named() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..30 {
        sheet.write_row(row, 0, ["a", "b", "c", "d"]).unwrap();
    }
    sheet.set_column_hidden(1).unwrap();
    sheet.set_column_hidden(2).unwrap();
    for row in [4, 5, 6, 9, 11, 13, 15, 17, 19] {
        sheet.set_row_hidden(row).unwrap();
    }
    let mut rows = open(book.save_to_buffer().unwrap(), None);
    assert_eq!(told(&mut rows).len(), 30);
    assert_eq!(
        remarks(&mut rows),
        ["B-C: hidden columns, read like the others", "5-7, 10, 12, 14, 16, ... (9 in all): hidden rows, read like the others"]
    );
}

#[test]
fn macros_and_links_are_told_and_never_followed() {
    let made = Made::of_rows(ONE).and("xl/vbaProject.bin", "x").and("xl/externalLinks/externalLink1.xml", "<x/>");
    assert_eq!(
        remarks(&mut open(made.packed(), None)),
        ["macros: not run", "links to other workbooks: not followed: the values saved in this one are read"]
    );
}

#[test]
fn what_only_looks_like_a_workbook_is_called_by_its_name() {
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let locked: Vec<u8> = compound.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain("<html>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let old_xml = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">"#;
    let told = [
        (compound, Kind::Compound, "is a workbook of the form used before 2007 (.xls), which is not read: open it"),
        (locked, Kind::Compound, "is under a password: open it, take the password away"),
        (b"\xef\xbb\xbf\r\n<HTML><table>".to_vec(), Kind::WebPage, "is a web page (HTML), whatever its name says: open it"),
        (wide, Kind::WebPage, "is a web page (HTML)"),
        (b"MIME-Version: 1.0\r\n".to_vec(), Kind::MailPage, "is a web page packed for mail (MHTML)"),
        (old_xml.into(), Kind::XmlSpreadsheet, "is a spreadsheet in the XML form of 2003, which is not read: open it"),
        (b"%PDF-1.7".to_vec(), Kind::Pdf, "is a PDF, which holds pictures of numbers: send the table"),
        (b"Rar!\x1a\x07\x00".to_vec(), Kind::OtherArchive, "is an archive: unpack it and send the file inside"),
    ];
    for (bytes, kind, reason) in told {
        assert_eq!(sniff(&bytes), Some(kind));
        assert!(!is_workbook(&bytes));
        let refused = refusal(bytes);
        assert!(refused.starts_with(reason), "{refused}");
    }
    assert_eq!(sniff(b"partner,country\n<x>"), None);
    assert!(refusal(b"partner,country\n".to_vec()).starts_with("is no workbook: save the table"));
    assert!(is_workbook(&Made::of_rows(ONE).packed()));
}

#[test]
fn other_archives_say_what_they_are() {
    let other = Made::of_rows(ONE).and("_rels/.rels", "<Relationships/>");
    assert_eq!(refusal(other.packed()), "is an archive without a workbook in it: unpack it and send the file inside");
    let package = r#"<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
    let binary = Made::of_rows(ONE).and("_rels/.rels", package).and("xl/workbook.bin", "x");
    assert!(refusal(binary.packed()).starts_with("is a binary workbook (.xlsb), which is not read: open it"));
}

#[test]
fn progress_ends_where_the_file_does() {
    let rows: String = (1..4_000).map(|number| format!(r#"<row r="{number}"><c><v>{}</v></c></row>"#, number * 7)).collect();
    let bytes = Made::of_rows("").and("xl/worksheets/sheet1.xml", &sheet(&rows)).packed();
    let mut rows = open(bytes.clone(), None);
    let at_first = rows.bytes_read();
    assert!(at_first < bytes.len() as u64);
    assert_eq!(told(&mut rows).len(), 3_999);
    assert_eq!(rows.bytes_read(), bytes.len() as u64);
    assert!(rows.ragged());
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let refused = WorkbookRows::open(std::path::Path::new("nowhere.xlsx"), None, &Limits::default()).err().unwrap();
    assert!(refused.reason.starts_with("cannot be read: "), "{}", refused.reason);
}

#[test]
fn a_sheet_that_is_named_but_missing_is_told() {
    let made = Made::of_sheets(&[("A", "", ONE), ("B", "", TWO)]).and(
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="gone.xml"/></Relationships>"#,
    );
    assert_eq!(lines(made.packed()), ["1: 1"]);
    let note = "B: sheet, not read; it is damaged: its sheet `B` is not in it; open the workbook in a spreadsheet and save it again";
    assert_eq!(remarks(&mut open(made.packed(), None)), [note]);
}
