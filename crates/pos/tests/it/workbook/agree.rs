//! Two parsers agree: every cell is what openpyxl sees, every row of a CSV file what Python's csv module sees.
#![expect(clippy::panic, clippy::float_arithmetic, reason = "a test may stop at the first surprise, and cells are binary numbers")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use csv::StringRecord;
use pos::reader::workbook::{Limits, WorkbookRows};
use pos::reader::{RawRows as _, Rows, Separator, Step, Text};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde::{Deserialize, Serialize};

const SEED: u64 = 0x00ca_fe42;
const BOOKS: usize = 160;
const TEXTS: usize = 2_500;

/// A small generator with a seed, so that a failure can be seen again (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// What Python saw.
#[derive(Deserialize)]
struct Seen {
    /// By file, the cells of each filled row by its number.
    books: BTreeMap<String, BTreeMap<u32, Vec<String>>>,
    csv: Vec<Vec<Vec<String>>>,
}

#[derive(Serialize)]
struct Case {
    text: String,
    separator: char,
}

#[test]
fn openpyxl_and_the_csv_module_of_python_see_what_we_see() {
    let python = python();
    let dir = tempfile::tempdir().unwrap();
    let script = scripts().join("compare_cells.py");
    let run = |task: &[&str]| {
        let ran = Command::new(&python).arg(&script).arg(task[0]).arg(dir.path()).args(&task[1..]).output().unwrap();
        assert!(ran.status.success(), "compare_cells.py {task:?}: {}", String::from_utf8_lossy(&ran.stderr));
    };
    run(&["make", &BOOKS.to_string(), &SEED.to_string()]);
    let mut dice = Dice(SEED);
    for number in 0..BOOKS {
        std::fs::write(dir.path().join(format!("rust-{number}.xlsx")), book(&mut dice)).unwrap();
    }
    let cases: Vec<Case> = (0..TEXTS).map(|_| text(&mut dice)).collect();
    std::fs::write(dir.path().join("csv.json"), serde_json::to_string(&cases).unwrap()).unwrap();
    run(&["read"]);
    let seen: Seen = serde_json::from_str(&std::fs::read_to_string(dir.path().join("seen.json")).unwrap()).unwrap();
    assert_eq!(seen.books.len(), 2 * BOOKS);
    let filled: usize = seen.books.values().map(BTreeMap::len).sum();
    assert!(filled > 5 * BOOKS, "{filled} rows in all");
    for (name, rows) in &seen.books {
        assert_eq!(&ours(&dir.path().join(name)), rows, "{name}");
    }
    for (case, rows) in cases.iter().zip(&seen.csv) {
        agree(case, rows);
    }
}

/// The filled rows of a workbook by their number.
fn ours(path: &Path) -> BTreeMap<u32, Vec<String>> {
    let mut found = BTreeMap::new();
    let mut rows = match WorkbookRows::open(path, None, &Limits::default()) {
        Ok(rows) => rows,
        Err(broken) if broken.reason.starts_with("has nothing in any visible sheet") => return found,
        Err(broken) => panic!("{}: {broken}", path.display()),
    };
    let mut cells = StringRecord::new();
    loop {
        match rows.next(&mut cells).unwrap() {
            Step::Row { .. } if cells.is_empty() => {}
            Step::Row { line, .. } => drop(found.insert(line, cells.iter().map(str::to_owned).collect())),
            Step::Unreadable { row, .. } => panic!("{}: {row:?}", path.display()),
            Step::End => return found,
        }
    }
}

/// Holds our rows of a CSV text against those of Python, the headings first.
fn agree(case: &Case, theirs: &[Vec<String>]) {
    let separator = Separator::ALL.into_iter().find(|(_, separator)| char::from(separator.byte()) == case.separator).unwrap().1;
    let text = Text::new(case.text.clone().into_bytes(), None);
    let Some((first, theirs)) = theirs.split_first() else {
        assert!(Rows::open(&text, Some(separator)).is_err(), "{:?}", case.text);
        return;
    };
    let (header, mut rows) = Rows::open(&text, Some(separator)).unwrap();
    let plain = |cells: &[String]| -> Vec<String> { cells.iter().map(|cell| cell.trim().to_lowercase()).collect() };
    assert_eq!(header.names, plain(first), "{:?}", case.text);
    for row in theirs {
        match rows.next().unwrap_or_else(|| panic!("no row for {row:?} in {:?}", case.text)) {
            // A line end in Windows style stays with the last cell, where blanks do not count.
            Ok(own) => {
                let own: Vec<&str> = own
                    .cells
                    .iter()
                    .enumerate()
                    .map(|(at, cell)| if at + 1 == row.len() { cell.strip_suffix('\r').unwrap_or(cell) } else { cell })
                    .collect();
                assert_eq!(&own, row, "{:?}", case.text);
            }
            Err(bad) => assert_ne!(row.len(), first.len(), "{bad:?} in {:?}", case.text),
        }
    }
    assert!(rows.next().is_none(), "{:?}", case.text);
}

const WORDS: [&str; 12] =
    ["acme", "00712", "Müller & Söhne", "a<b>]]>", "5\" pipe", "two\nlines", "東京", "😀", " spaced ", "-", "1e5", "5-MAR"];

/// A workbook of varied content.
fn book(dice: &mut Dice) -> Vec<u8> {
    let mut book = Workbook::new();
    let few_in_memory = dice.below(2) == 0;
    let sheet = if few_in_memory { book.add_worksheet_with_constant_memory().unwrap() } else { book.add_worksheet() };
    let mut row = 0;
    for _ in 0..=dice.below(12) {
        for column in 0..u16::try_from(dice.below(9)).unwrap() {
            let day = f64::from(u32::try_from(20_000 + dice.below(40_000)).unwrap());
            let fraction = f64::from(u32::try_from(dice.below(86_400)).unwrap()) / 86_400.0;
            let format = |code: &str| Format::new().set_num_format(code);
            match dice.below(10) {
                0..=2 => drop(sheet.write_string(row, column, dice.of(&WORDS)).unwrap()),
                3 => drop(sheet.write_number(row, column, i32::try_from(dice.below(2_000_000)).unwrap() - 1_000_000).unwrap()),
                4 => {
                    let scale = 10_f64.powi(i32::try_from(dice.below(20)).unwrap() - 8);
                    let number = (fraction - 0.5) * scale;
                    sheet
                        .write_number_with_format(row, column, number, &format(dice.of(&["0.00", "0%", "#,##0.00 [$€-407]", "0.0E+00"])))
                        .unwrap();
                }
                5 => drop(
                    sheet
                        .write_number_with_format(row, column, day, &format(dice.of(&["yyyy-mm-dd", "d/m/yy", "[$-409]d-mmm-yy;@"])))
                        .unwrap(),
                ),
                6 => drop(sheet.write_number_with_format(row, column, day + fraction, &format("yyyy-mm-dd hh:mm")).unwrap()),
                7 => drop(sheet.write_boolean(row, column, dice.below(2) == 0).unwrap()),
                8 => drop(sheet.write_formula(row, column, Formula::new("=A1").set_result(dice.of(&["7.25", "text", "#REF!"]))).unwrap()),
                _ => {
                    let time = ExcelDateTime::from_hms(u16::try_from(dice.below(24)).unwrap(), 30, 0.0).unwrap();
                    sheet.write_datetime_with_format(row, column, &time, &format(dice.of(&["h:mm", "[h]:mm:ss"]))).unwrap();
                }
            }
        }
        row += [1, 1, 1, 2, 5][dice.below(5)];
    }
    if dice.below(4) == 0 {
        book.add_worksheet().set_hidden(true).write_string(0, 0, "hidden").unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// A CSV text of varied content: quotes that are needed, quotes that are not, uneven and blank rows.
fn text(dice: &mut Dice) -> Case {
    let separator = dice.of(&[',', ';', '\t', '|']);
    let line_end = dice.of(&["\n", "\r\n"]);
    let width = 1 + dice.below(6);
    let mut text = String::new();
    for _ in 0..dice.below(9) {
        let uneven = if dice.below(8) == 0 { dice.below(3) } else { 0 };
        let cells: Vec<String> = (0..width + uneven).map(|_| cell(dice, separator)).collect();
        text += &cells.join(&separator.to_string());
        text += line_end;
        if dice.below(6) == 0 {
            text += line_end;
        }
    }
    if dice.below(4) == 0 {
        text.truncate(text.trim_end_matches(['\r', '\n']).len());
    }
    Case { text, separator }
}

fn cell(dice: &mut Dice, separator: char) -> String {
    let letters: String =
        (0..dice.below(7)).map(|_| dice.of(&['a', 'B', '7', ' ', '"', '\n', 'é', '😀', ',', ';', '\t', '|', '\'', '=', '.'])).collect();
    let must = letters.contains([separator, '\n']) || letters.starts_with('"');
    if must || dice.below(3) == 0 { format!("\"{}\"", letters.replace('"', "\"\"")) } else { letters }
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python")
}

/// A Python of our own below the target folder, with what the script needs. The first run fetches that; the others need no network.
fn python() -> PathBuf {
    let wanted = std::fs::read_to_string(scripts().join("requirements.txt")).unwrap();
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python");
    let (python, mark) = (home.join("bin/python"), home.join("has.txt"));
    if std::fs::read_to_string(&mark).is_ok_and(|has| has == wanted) && python.exists() {
        return python;
    }
    let install = "this test compares with Python: install it with `apt-get install -y python3 python3-venv`";
    let made = Command::new("python3").args(["-m", "venv", "--clear"]).arg(&home).output();
    let made = made.unwrap_or_else(|error| panic!("no python3 ({error}); {install}"));
    assert!(made.status.success(), "{install}\n{}{}", String::from_utf8_lossy(&made.stdout), String::from_utf8_lossy(&made.stderr));
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"];
    let got = Command::new(&python).args(pip).arg(scripts().join("requirements.txt")).output().unwrap();
    assert!(got.status.success(), "openpyxl cannot be fetched, which the first run needs: {}", String::from_utf8_lossy(&got.stderr));
    std::fs::write(mark, wanted).unwrap();
    python
}
