//! Files that were damaged in every way we can think of: no panic, and no line is lost.

use pos::profile::Profile;
use pos::reader::{Rows, Text};
use programme::record::Schema;

use crate::support::{Folder, accounted};

pub const SEED: u64 = 0x5eed_f00d;

/// A small generator with a seed, so that a failure can be seen again (xorshift).
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap()
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.next() % bound.max(1)
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

const SALES: &str = "partner,date,known_on,invoice,line,product,currency,quantity,net_amount\n\
    acme,2024-01-01,,F1,1,\"Café, large\",,2,10.50\n\
    acme,2024-01-02,2024-01-05,F2,1,\"two\nlines\",EUR,-1,-7\n\
    \n\
    beta,2024-02-29,,F3,1,\"5\"\" pipe\",GBP,3,1 000.00\n\
    beta,2024-03-01,,F3,2,x,,,\n";

pub fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let place = dice.below(bytes.len());
    let piece = dice.of(&[
        b"\"".as_slice(),
        b"\"\"",
        b",",
        b";",
        b"\t",
        b"|",
        b"\n",
        b"\r",
        b"\r\n",
        b"\0",
        b"\xff",
        b"\xe9",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"9",
        b"-",
        b".",
        b"2024-13-45",
        b"99999999999999999999999999999999",
        b"partner",
        b"sep=;\n",
        b"\xf0\x9f\x98\x80",
        b"PK\x03\x04",
        b"      ",
    ]);
    match dice.below(8) {
        0 if !bytes.is_empty() => bytes[place] = u8::try_from(dice.below(256)).unwrap(),
        1 => bytes.truncate(place),
        2 if !bytes.is_empty() => {
            bytes.remove(place);
        }
        3 => {
            let end = (place + dice.below(40)).min(bytes.len());
            let copy = bytes[place..end].to_vec();
            let at = dice.below(bytes.len());
            bytes.splice(at..at, copy);
        }
        4 => {
            let end = (place + dice.below(20)).min(bytes.len());
            bytes.drain(place..end);
        }
        5 if bytes.len() < 2_000 => *bytes = String::from_utf8_lossy(bytes).encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ => {
            bytes.splice(place..place, piece.iter().copied());
        }
    }
}

fn mutant(dice: &mut Dice) -> Vec<u8> {
    let mut bytes = SALES.as_bytes().to_vec();
    for _ in 0..=dice.below(6) {
        mutate(&mut bytes, dice);
    }
    bytes
}

#[test]
fn the_reader_accounts_for_every_line_of_a_damaged_file() {
    let mut dice = Dice(SEED);
    for round in 0..6_000 {
        let bytes = mutant(&mut dice);
        let text = Text::new(bytes.clone(), None);
        let Ok((header, mut rows)) = Rows::open(&text, None) else {
            continue;
        };
        let mut last = header.line;
        while let Some(row) = rows.next() {
            let line = row.map_or_else(|bad| bad.line, |row| row.line);
            assert!(line > last, "round {round}: line {line} after {last}: {bytes:?}");
            last = line;
        }
        let tally = rows.tally();
        let used = tally.header + tally.rows + tally.unreadable + tally.blank + tally.continued;
        assert_eq!(used, tally.lines, "round {round}: {tally:?}: {:?}", String::from_utf8_lossy(&bytes));
        let newlines = text.bytes().iter().filter(|byte| **byte == b'\n').count();
        let open_end = usize::from(!text.bytes().is_empty() && !text.bytes().ends_with(b"\n"));
        assert_eq!(tally.lines as usize, newlines + open_end, "round {round}: {:?}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn the_folder_takes_or_tells_every_row_of_a_damaged_file() {
    let mut dice = Dice(SEED + 1);
    let profile = "[format]\ndecimal = \",\"\n[sale]\nfile = \"sales.csv\"\npartner = \"partner\"\ndate = \"date\"\nonly_where = { column = \"line\", is = \"1\" }\n\
                   columns = { net_amount = { column = \"net_amount\", divide_by = \"7\" }, product = { lookup = \"self\", by = \"invoice\", take = \"product\" } }\n\
                   [lookup.self]\nfile = \"sales.csv\"\nkey = \"invoice\"\n";
    let profile = Profile::read(profile, &Schema::built_in()).unwrap();
    for round in 0..1_500 {
        let bytes = mutant(&mut dice);
        let folder = Folder::with(&[("partners.csv", "partner\nacme\nbeta\n")]).and("sales.csv", &bytes);
        let loaded = folder.try_load((round % 3 == 0).then_some(&profile)).unwrap();
        assert!(loaded.files.iter().all(accounted), "round {round}: {:#?}: {:?}", loaded.files, String::from_utf8_lossy(&bytes));
        let taken: u32 = loaded.files.iter().rfind(|file| file.name == "sales.csv").map_or(0, |file| file.rows);
        let doubled = loaded.bad.iter().filter(|row| row.cells.iter().any(|cell| cell.reason.starts_with("stands twice, learned"))).count();
        if round % 3 != 0 {
            assert_eq!(taken as usize + doubled, loaded.records.table(Schema::SALE).len(), "round {round}");
        }
    }
}

#[test]
fn a_damaged_profile_is_told_not_suffered() {
    let text = std::fs::read_to_string(crate::support::project().join("profiles/adventureworks.toml")).unwrap();
    let mut dice = Dice(SEED + 2);
    for _ in 0..1_000 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..=dice.below(4) {
            mutate(&mut bytes, &mut dice);
        }
        if let Err(found) = Profile::read(&String::from_utf8_lossy(&bytes), &Schema::built_in()) {
            assert!(!found.is_empty());
        }
    }
}
