//! What is heavier, or other, than a workbook should be is refused at once.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use pos::reader::workbook::{Limits, WorkbookRows};

use super::made::{Made, sheet};
use super::{lines, lines_by, refusal, refusal_by};

const ONE: &str = "<row><c><v>1</v></c></row>";
const AGAIN: &str = "open it in a spreadsheet and save it again";

/// The refusal, which must come in time: two seconds, in an unoptimised build too.
fn at_once(bytes: Vec<u8>) -> String {
    let start = Instant::now();
    let reason = refusal(bytes);
    assert!(start.elapsed() < Duration::from_secs(2), "took {:?}: {reason}", start.elapsed());
    reason
}

/// Changes bytes of the file wherever they stand: in the member and in the directory.
fn patched(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> = (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// Where the directory says something of the member of that name.
fn entry_of(bytes: &[u8], name: &str) -> usize {
    let at = (0..bytes.len()).rev().find(|at| bytes[*at..].starts_with(name.as_bytes())).unwrap() - 46;
    assert!(bytes[at..].starts_with(b"PK\x01\x02"));
    at
}

#[test]
fn sizes_that_lie_are_found_out() {
    let mut bytes = Made::of_rows(ONE).and_bytes("x.bin", &vec![0; 100 << 20]).packed();
    let at = entry_of(&bytes, "x.bin");
    bytes[at + 24..at + 28].copy_from_slice(&1_000_u32.to_le_bytes());
    assert_eq!(at_once(bytes), "is damaged: its part `x.bin` is not what it says it is; send the file again");
}

#[test]
fn many_small_bombs_are_one_large_one() {
    let mut made = Made::of_rows(ONE);
    for number in 0..60 {
        made = made.and_bytes(&format!("p{number}"), &vec![0; 1 << 20]);
    }
    let bytes = made.packed();
    let small = Limits { unpacked_bytes: 50 << 20, ..Limits::default() };
    assert_eq!(
        refusal_by(bytes.clone(), &small),
        "unpacks to 60 MiB, more than the 50 MiB that a workbook may have: split it into several files"
    );
    let few = Limits { members: 5, ..Limits::default() };
    assert!(refusal_by(bytes, &few).starts_with("has 64 parts, more than the 5"));
}

#[test]
fn archives_in_archives_are_refused() {
    let inner = Made::of_rows(ONE).packed();
    let made = Made::of_rows(ONE).and_bytes("xl/embeddings/book.bin", &inner);
    let reason = "holds another archive, `xl/embeddings/book.bin`: delete the embedded object, or copy the rows into a new workbook";
    assert_eq!(at_once(made.packed()), reason);
}

#[test]
fn names_that_lead_out_of_the_file_or_stand_twice_are_refused() {
    for name in ["../etc/passwd", "/etc/passwd.x", "xl\\..\\a.xml", "C:/a/b/c.xml", "xl/../../a.xm"] {
        let placeholder = "n".repeat(name.len());
        let bytes = patched(Made::of_rows(ONE).and(&placeholder, "x").stored(), placeholder.as_bytes(), name.as_bytes());
        assert_eq!(at_once(bytes), format!("has a part named `{}`, which leads out of the file: {AGAIN}", name.escape_debug()), "{name}");
    }
    for name in ["xl/workbook.xml", "XL/Workbook.xml"] {
        let bytes = patched(Made::of_rows(ONE).and("xl/workbook.xmX", "x").stored(), b"xl/workbook.xmX", name.as_bytes());
        assert_eq!(at_once(bytes), format!("has two parts named `{name}`, so that two readers could see two files: {AGAIN}"));
    }
}

#[test]
fn links_passwords_and_strange_packing_are_refused() {
    let plain = Made::of_rows(ONE).and("x.bin", "/etc/passwd").stored();
    let at = entry_of(&plain, "x.bin");
    let mut link = plain.clone();
    link[at + 5] = 3;
    link[at + 38..at + 42].copy_from_slice(&(0o120_777_u32 << 16).to_le_bytes());
    assert_eq!(at_once(link), format!("has a part `x.bin` that is only a link to another file: {AGAIN}"));
    let mut locked = plain.clone();
    locked[at + 8] |= 1;
    assert_eq!(at_once(locked), "is under a password: take the password away and send the file again");
    let mut strange = plain;
    strange[at + 10] = 12;
    assert!(at_once(strange).starts_with("has a part `x.bin` packed in a way (number 12)"));
}

#[test]
fn parts_that_overlap_are_refused() {
    let mut bytes = Made::of_rows(ONE).and("a.bin", &"x".repeat(100)).and("b.bin", "y").stored();
    let at = entry_of(&bytes, "a.bin");
    let longer = 120_u32.to_le_bytes();
    bytes[at + 20..at + 24].copy_from_slice(&longer);
    bytes[at + 24..at + 28].copy_from_slice(&longer);
    assert_eq!(at_once(bytes), format!("has a part `a.bin` that overlaps another one: {AGAIN}"));
    // Two entries for the same bytes, as a quine needs them: the second name is not the one that stands at the member.
    let mut bytes = Made::of_rows(ONE).and("a.bin", "x").and("b.bin", "y").stored();
    let (first, second) = (entry_of(&bytes, "a.bin"), entry_of(&bytes, "b.bin"));
    let place = bytes[first + 42..first + 46].to_vec();
    bytes[second + 42..second + 46].copy_from_slice(&place);
    assert!(at_once(bytes).starts_with("is damaged or was cut off on its way"));
}

#[test]
fn definitions_of_entities_are_refused_wherever_they_stand() {
    let mut laughs = String::from("<!DOCTYPE lolz [<!ENTITY lol \"lol\">");
    for level in 1..12 {
        let last = if level == 1 { "lol".to_owned() } else { format!("lol{}", level - 1) };
        write!(laughs, "<!ENTITY lol{level} \"{}\">", format!("&{last};").repeat(10)).unwrap();
    }
    laughs += "]><x>&lol11;</x>";
    let outside = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>"#;
    for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "docProps/core.xml", "_rels/.rels"] {
        for text in [laughs.as_str(), outside] {
            let reason = at_once(Made::of_rows(ONE).and(part, text).packed());
            assert_eq!(
                reason,
                format!(
                    "has a part `{part}` with definitions of its own (DOCTYPE), which no spreadsheet writes: open it in one and save it again"
                )
            );
        }
    }
    // Far behind, where the weighing does not look: the reading does.
    let padded = format!("<!--{}-->{outside}", "-".repeat(100_000));
    assert!(at_once(Made::of_rows(ONE).and("xl/sharedStrings.xml", &padded).stored()).contains("DOCTYPE"));
    let undefined = lines(Made::of_rows(&format!("{ONE}<row><c t=\"str\"><v>&lol;</v></c></row>")).stored());
    assert!(undefined[1].contains("broken: is damaged"), "{undefined:?}");
}

#[test]
fn other_encodings_which_could_hide_anything_are_refused() {
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(sheet(ONE).encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let made = Made::of_rows(ONE).and_bytes("xl/worksheets/sheet1.xml", &wide);
    assert!(at_once(made.packed()).contains("that is not UTF-8"));
    let said = sheet(ONE).replace("UTF-8", "UTF-7");
    assert!(at_once(Made::of_rows(ONE).and("xl/worksheets/sheet1.xml", &said).packed()).contains("that is not UTF-8"));
}

#[test]
fn giant_texts_are_refused() {
    let giant = format!("<t>{}</t>", "ab1".repeat(200_000));
    assert!(at_once(Made::of_rows(ONE).sharing(&[&giant]).stored()).starts_with("has more in one text than the 128 KiB"));
    let endless = "x".repeat(40 << 20);
    let reason = at_once(Made::of_rows(ONE).and("xl/sharedStrings.xml", &format!("<sst><si><t>{endless}</t></si></sst>")).stored());
    assert_eq!(
        reason,
        "has a part `xl/sharedStrings.xml` with a single text larger than any workbook has: copy the rows into a new workbook"
    );
    let reason = at_once(Made::of_rows(ONE).and("xl/workbook.xml", &format!("<workbook x=\"{endless}\"/>")).stored());
    assert!(reason.starts_with("has a part `xl/workbook.xml` with a single text larger"), "{reason}");
    let small = Limits { shared_bytes: 1_000, ..Limits::default() };
    let reason = refusal_by(Made::of_rows(ONE).sharing(&["<t>0123456789</t>"; 101]).packed(), &small);
    assert!(reason.starts_with("has more in the texts that its cells share than the 1000 bytes"), "{reason}");
    let few = Limits { shared_texts: 100, ..Limits::default() };
    assert!(refusal_by(Made::of_rows(ONE).sharing(&["<t/>"; 101]).packed(), &few).starts_with("has more than 100 different texts"));
}

#[test]
fn counts_that_lie_are_not_believed() {
    let shared = r#"<sst count="99999999999999" uniqueCount="99999999999999"><si><t>x</t></si></sst>"#;
    let sheet = r#"<worksheet><dimension ref="B9:A1"/><cols><col min="1" max="4294967295" hidden="1"/></cols><sheetData><row r="1"><c t="s"><v>0</v></c></row></sheetData></worksheet>"#;
    let made = Made::of_rows("").and("xl/sharedStrings.xml", shared).and("xl/worksheets/sheet1.xml", sheet);
    assert_eq!(lines(made.packed()), ["1: x"]);
}

#[test]
fn tags_nested_without_end_are_refused() {
    let deep = "<a>".repeat(300_000);
    let reason = at_once(Made::of_rows(ONE).and("xl/styles.xml", &deep).stored());
    assert_eq!(reason, "has a part `xl/styles.xml` that is nested deeper than any workbook is: send another copy");
}

#[test]
fn a_text_that_a_million_cells_share_is_bounded() {
    let text = format!("<t>{}</t>", "x".repeat(100_000));
    let wide = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(1_000));
    let seen = lines(Made::of_rows(&format!("{wide}{ONE}")).sharing(&[&text]).packed());
    assert_eq!(seen, ["1! has more text than the 4 MiB a row may have", "2: 1"]);
    let rows = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(5)).repeat(3);
    let small = Limits { sheet_bytes: 1_000_000, ..Limits::default() };
    let seen = lines_by(Made::of_rows(&rows).sharing(&[&text]).packed(), &small);
    let ends = "3 broken: has more than 64000000 cells or 976 KiB of text: split it into several files";
    assert_eq!((seen.len(), seen[2].as_str()), (3, ends));
    // Empty cells before a filled one take their place too.
    let rows: String = (1..4).map(|row| format!(r#"<row r="{row}"><c r="ALL{row}"><v>1</v></c></row>"#)).collect();
    let few = Limits { cells: 2_500, ..Limits::default() };
    let seen = lines_by(Made::of_rows(&rows).packed(), &few);
    assert!(seen[2].starts_with("3 broken: has more than 2500 cells"), "{seen:?}");
}

#[test]
fn a_file_larger_than_a_workbook_may_be_is_not_even_read() {
    let small = Limits { file_bytes: 100, ..Limits::default() };
    let bytes = Made::of_rows(ONE).packed();
    assert!(refusal_by(bytes.clone(), &small).contains("more than the 100 bytes that a workbook may be"));
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("pos.xlsx");
    std::fs::write(&path, bytes).unwrap();
    let refused = WorkbookRows::open(&path, None, &small).err().unwrap();
    assert!(refused.reason.contains("split it into several files"));
}

/// A workbook with a picture of 500 MiB of zeros. One MiB is deflated, and the others are copies of it.
fn zeros() -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(vec![], flate2::Compression::best());
    encoder.write_all(&vec![0; 1 << 20]).unwrap();
    encoder.flush().unwrap();
    let mut deflated = encoder.get_ref().repeat(500);
    deflated.extend(b"\x03\x00");
    let name = "xl/media/image1.png";
    let mut bytes = Made::of_rows(ONE).and_bytes(name, &deflated).stored();
    let at = entry_of(&bytes, name);
    bytes[at + 10] = 8;
    bytes[at + 24..at + 28].copy_from_slice(&(500_u32 << 20).to_le_bytes());
    let member = (0..at).find(|at| bytes[*at..].starts_with(name.as_bytes())).unwrap() - 30;
    bytes[member + 8] = 8;
    bytes
}

/// The most memory this process ever had, in MiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1_024
}

/// Opens the workbook that the environment names, in a process of its own, and prints how much memory that took.
#[test]
#[ignore = "started by `half_a_gigabyte_..`"]
fn one_bomb_alone() {
    let path = std::env::var("BOMB").expect("BOMB names a workbook");
    let before = peak();
    assert!(WorkbookRows::open(std::path::Path::new(&path), None, &Limits::default()).is_err());
    println!("took {}", peak() - before);
}

#[test]
#[cfg(target_os = "linux")]
fn half_a_gigabyte_in_half_a_megabyte_and_other_bombs_take_little_time_and_memory() {
    let zeros = zeros();
    assert!(zeros.len() < 600 << 10);
    assert!(at_once(zeros.clone()).contains("KiB packed and 500 MiB unpacked, more than 250 times as much"));
    let texts: String = (0..500_000).map(|number| format!("<si><t>{number:>80}</t></si>")).collect();
    let bombs = [
        ("zeros", zeros),
        (
            "texts",
            Made::of_rows(ONE).and("xl/sharedStrings.xml", &format!("<sst>{texts}<si><t>{}</t></si></sst>", "x".repeat(200_000))).stored(),
        ),
        ("endless", Made::of_rows(ONE).and("xl/sharedStrings.xml", &format!("<sst>{}</sst>", "x".repeat(60 << 20))).stored()),
        ("deep", Made::of_rows(ONE).and("xl/styles.xml", &"<a>".repeat(20 << 20)).stored()),
    ];
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in bombs {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let alone = ["--exact", "workbook::bombs::one_bomb_alone", "--ignored", "--nocapture"];
        let ran = Command::new(std::env::current_exe().unwrap()).args(alone).env("BOMB", &path).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        let took = said.lines().find_map(|line| line.split("took ").nth(1)).and_then(|took| took.trim().parse::<u64>().ok());
        let took = took.unwrap_or_else(|| panic!("{name}: {said}"));
        assert!(took <= 256, "{name} took {took} MiB");
    }
}
