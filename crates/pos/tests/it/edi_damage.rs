//! EDI files that lie about themselves, were cut off, damaged or made to hurt.

use std::io::Read;

use pos::reader::RemarkKind;
use pos::reader::edi::EdiLayout;

use crate::edi::{ACTIVITY, EDICE, FULL, Given, MINIMAL, OWN, PERIODS, PHARMA, RETAIL, SEMICONDUCTOR, STOCK, STORAGE, layout, pos, read};

fn every_file() -> Vec<(&'static str, EdiLayout)> {
    let x12 = || pos(&["BPT.2", "REF[DI|IV].2", "N1[ST]/N4.1", "LIN{VP}", "QTY.2", "REF[SE].2*"]);
    let sales = || layout("SLSRPT", &["LOC", "DOC", "LIN"], &["BGM.2", "LIN.3", "QTY[152|153].1.2", "NAD#2.2"]);
    vec![
        (MINIMAL, x12()),
        (FULL, x12()),
        (STORAGE, x12()),
        (SEMICONDUCTOR, x12()),
        (PHARMA, x12()),
        (ACTIVITY, layout("852", &["LIN", "ZA"], &["LIN{UP}", "ZA.1", "ZA.2"])),
        (EDICE, sales()),
        (RETAIL, sales()),
        (PERIODS, sales()),
        (OWN, sales()),
        (STOCK, layout("INVRPT", &["LIN", "INV"], &["LIN.3", "QTY.1.2"])),
    ]
}

fn totals(given: &Given) -> Vec<String> {
    let of_kind = given.remarks.iter().filter(|(kind, ..)| *kind == RemarkKind::ControlTotal);
    of_kind.map(|(_, line, reason)| format!("{line}: {reason}")).collect()
}

#[test]
fn a_count_or_reference_that_does_not_fit_is_told_and_the_rows_are_given() {
    let sales = layout("SLSRPT", &["LIN"], &["QTY.1.2"]);
    let x12 = pos(&["QTY.2"]);
    for (file, by, from, to, told) in [
        (PHARMA, &x12, "SE*16*", "SE*15*", "18: `SE` says `15` segments in transaction set `0001`, found: 16"),
        (PHARMA, &x12, "CTT*1", "CTT*99", "17: `CTT` says `99` lines, found: 1 row, 1 `LIN`, 1 `PTD`, 1 `QTY`"),
        (PHARMA, &x12, "SE*16*0001", "SE*16*0002", "18: `SE` closes `0002`, but its `ST` (segment 3) opened `0001`"),
        (PHARMA, &x12, "SE*16*", "SE**", "18: `SE` says `` segments in transaction set `0001`, found: 16"),
        (PHARMA, &x12, "GE*1*71", "GE*2*71", "19: `GE` says `2` transaction sets in group `71`, found: 1"),
        (PHARMA, &x12, "GE*1*71", "GE*1*72", "19: `GE` closes `72`, but its `GS` (segment 2) opened `71`"),
        (PHARMA, &x12, "IEA*1*", "IEA*2*", "20: `IEA` says `2` groups in interchange `000000071`, found: 1"),
        (PHARMA, &x12, "IEA*1*000000071", "IEA*1*000000072", "20: `IEA` closes `000000072`, but its `ISA` (segment 1) opened `000000071`"),
        (FULL, &x12, "CTT*3*14", "CTT*3*15", "46: `CTT` says `15` in total, found: QTY 10, QTY 39 10"),
        (PERIODS, &sales, "CNT+1:460", "CNT+1:461", "22: `CNT` says `461` in total, found: QTY 460, QTY 152 460"),
        (PERIODS, &sales, "CNT+2:2", "CNT+2:3", "23: `CNT` says `3` lines, found: 2 rows, 2 `LIN`, 2 `QTY`"),
        (PERIODS, &sales, "UNT+23+1", "UNT+24+1", "24: `UNT` says `24` segments in message `1`, found: 23"),
        (PERIODS, &sales, "UNT+23+1", "UNT+23+2", "24: `UNT` closes `2`, but its `UNH` (segment 2) opened `1`"),
        (PERIODS, &sales, "UNZ+1+R0071", "UNZ+2+R0071", "25: `UNZ` says `2` messages or groups in interchange `R0071`, found: 1"),
        (PERIODS, &sales, "UNZ+1+R0071", "UNZ+1+R0072", "25: `UNZ` closes `R0072`, but its `UNB` (segment 1) opened `R0071`"),
    ] {
        let whole = read(file.as_bytes(), by);
        assert_eq!(totals(&whole), Vec::<String>::new(), "{from}");
        assert!(file.contains(from), "{from}");
        let given = read(file.replace(from, to).as_bytes(), by);
        assert_eq!(totals(&given), [told]);
        assert_eq!((given.rows, given.broken), (whole.rows, None));
    }
}

#[test]
fn a_hash_total_is_understood_as_senders_do() {
    // 5, -2 and 7: signed, unsigned (as the standard says), or the sum of one qualifier.
    for (stated, right) in [("10", true), ("14", true), ("14.0", true), ("12", false), ("x", false)] {
        let given = read(FULL.replace("CTT*3*14", &format!("CTT*3*{stated}")).as_bytes(), &pos(&["QTY.2"]));
        assert_eq!(totals(&given).is_empty(), right, "{stated}");
    }
    // More than ten digits, or seven in older releases, lose the left ones.
    for stated in ["100000010", "0000010", "x"] {
        let text = FULL
            .replace("QTY*39*5*", "QTY*39*9999999.9*")
            .replace("QTY*39*-2*", "QTY*39*4*")
            .replace("CTT*3*14", &format!("CTT*3*{stated}"));
        assert_eq!(totals(&read(text.as_bytes(), &pos(&["QTY.2"]))).is_empty(), stated != "x", "{stated}");
    }
    // The standard's own example: the digits of -.0018, .18, 1.8 and 18.01 make 1855.
    let text = FULL.replace("QTY*39*5*", "QTY*39*-.0018*").replace("QTY*39*-2*", "QTY*39*.18*").replace("QTY*39*7*", "QTY*39*18.01*");
    let given = read(text.replace("CTT*3*14", "CTT*3*1837").as_bytes(), &pos(&["QTY.2"]));
    assert_eq!(totals(&given), Vec::<String>::new());
}

#[test]
fn groups_of_edifact_are_counted() {
    let file = "UNB+UNOC:3+S+R+240603:0815+7'UNG+SLSRPT+S+R+240603:0815+G1+UN+D:96A'UNH+1+SLSRPT:D:96A:UN'BGM+73E+R1+9'\
                LIN+1++541:EN'QTY+153:2'UNT+5+1'UNE+1+G1'UNZ+1+7'";
    let by = layout("SLSRPT", &["LIN"], &["UNG.5", "QTY.1.2"]);
    let given = read(file.as_bytes(), &by);
    assert_eq!((given.rows, given.remarks), (vec![vec!["G1".to_owned(), "2".to_owned()]], vec![]));
    let given = read(file.replace("UNE+1", "UNE+2").replace("UNZ+1", "UNZ+3").as_bytes(), &by);
    assert_eq!(totals(&given).len(), 2);
}

#[test]
fn what_stands_in_no_envelope_is_told_and_a_missing_trailer_breaks_the_file() {
    let by = pos(&["QTY.2"]);
    let astray = read(MINIMAL.replace("ST*867*0001~\n", "").as_bytes(), &by);
    assert!(astray.rows.is_empty());
    assert_eq!(
        totals(&astray),
        [
            "3: stands in no message, and so does all up to the next head: ask for the file again",
            "9: closes a transaction set that was not opened: its `ST` is missing; ask for the file again",
            "10: `GE` says `1` transaction sets in group `71`, found: 0"
        ]
    );
    for (trailer, told) in [
        ("SE", "the `SE` of transaction set `0001` (its `ST` is segment 3)"),
        ("GE", "the `GE` of group `71` (its `GS` is segment 2)"),
        ("IEA", "the `IEA` of interchange `000000071` (its `ISA` is segment 1)"),
    ] {
        let lines: String = MINIMAL.lines().filter(|line| !line.starts_with(trailer)).map(|line| format!("{line}\n")).collect();
        let broken = read(lines.as_bytes(), &by).broken.unwrap();
        assert_eq!(broken.reason, format!("{told} is missing: the file is cut off; ask for it again"));
        // Two files put one after the other do not make it whole.
        assert!(read(format!("{lines}{MINIMAL}").as_bytes(), &by).broken.is_some());
    }
    let no_group =
        read(MINIMAL.replace("GE*1*71~\n", "").replace("GS*PT*NORDWIND*ACMEPORTAL*20240603*0815*71*X*005010~\n", "").as_bytes(), &by);
    assert_eq!(totals(&no_group).len(), 2, "{no_group:?}");
}

#[test]
fn a_file_cut_off_at_any_byte_is_never_taken_for_a_whole_one() {
    for (file, by) in every_file() {
        let whole = read(file.as_bytes(), &by);
        // Only the end of the last segment may be missing.
        let last = file.trim_end_matches(['~', '\'', '\r', '\n']).len();
        for cut in 0..last {
            let given = read(&file.as_bytes()[..cut], &by);
            let told = given.broken.is_some() || totals(&given).len() > totals(&whole).len();
            assert!(told, "cut at {cut} of {file}: {given:?}");
            assert!(whole.rows.starts_with(&given.rows) || !given.rows.is_empty());
        }
        for cut in last..=file.len() {
            assert_eq!(read(&file.as_bytes()[..cut], &by).rows, whole.rows, "cut at {cut}");
        }
    }
}

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

#[test]
fn damage_of_any_kind_panics_nowhere_and_a_lost_or_doubled_segment_is_told() {
    let mut dice = Dice(0x5eed_0867);
    let files = every_file();
    let pieces: [&[u8]; 16] = [
        b"*",
        b"~",
        b"'",
        b"+",
        b":",
        b"?",
        b"\n",
        b"\0",
        b"\xff",
        b"ISA*",
        b"UNA",
        b"UNB+",
        b"SE*3*0001~",
        b"ST*867*9~",
        b"PTD*SS~",
        b"99999999999999999999",
    ];
    for round in 0..3_000 {
        let (file, by) = &files[dice.below(files.len())];
        let mut bytes = file.as_bytes().to_vec();
        for _ in 0..=dice.below(3) {
            let at = dice.below(bytes.len());
            match dice.below(4) {
                0 => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
                1 => drop(bytes.remove(at)),
                2 => drop(bytes.splice(at..at, pieces[dice.below(pieces.len())].iter().copied()).count()),
                _ => drop(bytes.drain(at..(at + dice.below(40)).min(file.len() / 2).max(at))),
            }
            if bytes.is_empty() {
                break;
            }
        }
        read(&*bytes, by);
        if file.contains("!~") {
            continue;
        }
        // Whole segments lost or doubled change no text, only what the counts say.
        let mut lines: Vec<&str> = file.split_inclusive(|one| ['~', '\'', '\n'].contains(&one)).filter(|line| line.len() > 2).collect();
        let at = 3 + dice.below(lines.len() - 3);
        if round % 2 == 0 {
            lines.remove(at);
        } else {
            lines.insert(at, lines[at]);
        }
        let given = read(lines.concat().as_bytes(), by);
        assert!(given.broken.is_some() || !totals(&given).is_empty(), "round {round}, segment {at} of {file}: {given:?}");
    }
}

#[test]
fn bombs_are_refused_cheaply() {
    let by = pos(&["N1[ST].2", "REF[SE].2*"]);
    let mut head: String = MINIMAL.split_inclusive('\n').take(5).collect();
    head.push_str(&format!("N1*ST*{}", "x".repeat(50_000)));
    let endless =
        |piece: &'static [u8], count: usize| std::io::repeat(0).take(0).chain(Repeated { piece, at: 0, left: piece.len() * count });
    for (piece, count, told) in [
        (b"x".as_slice(), 50_000_000, "a segment is longer than 65536 bytes: no `~` ends it; ask for the file again"),
        (b"*", 50_000_000, "a segment is longer than 65536 bytes"),
        (b"*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x*x", 90, "a segment has more than 500 elements"),
        (b"~REF*SE*0123456789", 10_000_000, "a loop holds more than 8388608 bytes"),
        // A long text in the head, in front of very many lines.
        (b"~QTY*1", 10_000_000, "its rows are more than 200 times as long as the file"),
    ] {
        let tail: &[u8] = b"~";
        let given = read(head.as_bytes().chain(endless(piece, count)).chain(tail), &by);
        let broken = given.broken.unwrap();
        assert!(broken.reason.starts_with(told), "{broken}");
    }
    // Only the first complaints are told one by one.
    let many = format!("{head}~{}", "SE*1*1~ST*867*2~".repeat(2_000));
    assert_eq!(totals(&read(many.as_bytes(), &by)).len(), 101, "a hundred and the count of the others");
}

/// A text again and again.
struct Repeated {
    piece: &'static [u8],
    at: usize,
    left: usize,
}

impl Read for Repeated {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let rest = &self.piece[self.at..];
        let count = rest.len().min(buffer.len()).min(self.left);
        buffer[..count].copy_from_slice(&rest[..count]);
        self.at = (self.at + count) % self.piece.len();
        self.left -= count;
        Ok(count)
    }
}

#[test]
fn a_long_head_before_many_lines_is_searched_once() {
    let mut head: String = MINIMAL.split_inclusive('\n').take(5).collect();
    head.push_str(&"REF*XX*1~".repeat(40_000));
    let lines = "QTY*39*1~".repeat(10_000);
    let file = format!("{head}{lines}CTT*10000~REF*ZZ*2~QTY*39*1~SE*50008*0001~GE*1*71~IEA*1*000000071~");
    let started = std::time::Instant::now();
    let given = read(file.as_bytes(), &pos(&["REF[YY].2", "REF[XX].2", "REF[ZZ].2"]));
    assert_eq!((given.rows.len(), &given.rows[10_000]), (10_001, &vec![String::new(), "1".into(), String::new()]));
    assert!(started.elapsed().as_secs() < 20, "ten thousand lines times forty thousand segments take minutes");
}

#[test]
fn what_is_no_interchange_is_refused_with_what_to_do() {
    let by = pos(&["QTY.2"]);
    for (file, told) in [
        ("", "the file is empty"),
        (" \r\n", "the file is empty"),
        ("partner;product\n", "no interchange begins here: X12 begins with `ISA`, EDIFACT with `UNA` or `UNB`"),
        ("ISA*00*", "the `ISA` segment is cut short: ask for the file again"),
        ("UNA:+.?", "the `UNA` segment is cut short: ask for the file again"),
        ("UNA:+.:+'UNB+", "the interchange names separators that are letters, digits or the same twice"),
        ("I\0S\0A\0*\0", "has NUL characters: the file is damaged, or UTF-16; save it as UTF-8"),
    ] {
        assert_eq!(read(file.as_bytes(), &by).broken.unwrap().reason, told, "{file:?}");
    }
    let after = read(format!("{MINIMAL}signed by nobody").as_bytes(), &by);
    assert_eq!(after.broken.unwrap().reason, "no interchange begins here: X12 begins with `ISA`, EDIFACT with `UNA` or `UNB`");
}

#[test]
fn what_is_written_with_any_characters_is_read_again() {
    let mut dice = Dice(0x0ed1_0cad);
    let letters: Vec<char> = "AZaz09 .,;:+*'?~^|!<>{}()/\\\"=&%-_üé€".chars().collect();
    let special: Vec<char> = ":+?'*~^|!<>;,".chars().collect();
    let by = layout("SLSRPT", &["LOC", "LIN"], &["LOC[7].2", "LIN{EN}", "IMD.3.4", "QTY[153].1.2", "RFF[SE].1.2*"]);
    for _ in 0..300 {
        let mut own = special.clone();
        (0..own.len()).for_each(|at| own.swap(at, dice.below(special.len())));
        let [component, element, release, end] = [own[0], own[1], own[2], own[3]];
        let text = |dice: &mut Dice| -> String { (0..1 + dice.below(12)).map(|_| letters[dice.below(letters.len())]).collect() };
        let released = |text: &str| -> String {
            let one = |one: char| if own[..4].contains(&one) { format!("{release}{one}") } else { one.to_string() };
            text.chars().map(one).collect()
        };
        let with_own = |usual: &str| -> String {
            let one = |one: char| match one {
                ':' => component,
                '+' => element,
                '\'' => end,
                other => other,
            };
            usual.chars().map(one).collect()
        };
        let mut file = format!(
            "UNA{component}{element}.{release} {end}{}",
            with_own("UNB+UNOC:3+S+R+240603:0815+1'UNH+1+SLSRPT:D:96A:UN'BGM+73E+R1+9'")
        );
        let (mut rows, mut segments) = (vec![], 2);
        for _ in 0..dice.below(4) {
            let place = text(&mut dice);
            file.push_str(&format!("{}{}{end}", with_own("LOC+7+"), released(&place)));
            segments += 1;
            for _ in 0..1 + dice.below(4) {
                let [item, words] = [text(&mut dice), text(&mut dice)];
                let quantity = format!("{}", dice.below(1000));
                let serials: Vec<String> = (0..dice.below(3)).map(|_| format!("s{}", dice.below(1000))).collect();
                file.push_str(&format!("{}{}{}", with_own("LIN+1++"), released(&item), with_own(":EN'")));
                file.push_str(&format!("{}{}{end}{}{quantity}{end}", with_own("IMD+F++:::"), released(&words), with_own("QTY+153:")));
                serials.iter().for_each(|serial| file.push_str(&format!("{}{serial}{end}", with_own("RFF+SE:"))));
                segments += 3 + serials.len();
                rows.push(vec![place.clone(), item, words, quantity, serials.join(";")]);
            }
        }
        file.push_str(&with_own(&format!("CNT+2:{}'UNT+{}+1'UNZ+1+1'", rows.len(), segments + 2)));
        let given = read(file.as_bytes(), &by);
        assert_eq!((given.rows, given.remarks, given.broken), (rows, vec![], None), "{file}");
    }
}

#[test]
fn any_text_is_an_address_or_is_refused_and_any_address_can_be_asked() {
    let mut dice = Dice(0xadd7_e550);
    let heads = ["N1", "REF", "LIN", "QTY[39]", "N1[ST", "N1[ST]/N4"];
    let pieces = ["[ST]", "[", "]", "=", ".2", ".", "1", "0", "999", "|", "#2", "#", "{VP}", "}", "/N4", "/", "*", "?", "ü", " "];
    let mut read_some = 0;
    for _ in 0..20_000 {
        let tail: String = (0..dice.below(5)).map(|_| pieces[dice.below(pieces.len())]).collect();
        let text = format!("{}{tail}", heads[dice.below(heads.len())]);
        let by = layout("867", &["PTD", "QTY"], &[&text]);
        if by.check().is_ok() {
            read_some += 1;
            assert_eq!(read(FULL.as_bytes(), &by).rows.len(), 3, "{text}");
        }
    }
    assert!(read_some > 100, "{read_some}");
}
