//! What EDI files give, told on one small file for each habit of a sender. All parties in them are invented.

use std::io::Read;

use csv::StringRecord;
use pos::reader::edi::{Address, EdiLayout, EdiRows, LineCount, Standard, sniff};
use pos::reader::{Broken, RawRows, RemarkKind, Step};

/// What a file gave.
#[derive(Debug, Default)]
pub struct Given {
    /// The cells of each row, the header left out.
    pub rows: Vec<Vec<String>>,
    pub lines: Vec<u32>,
    pub places: Vec<String>,
    pub remarks: Vec<(RemarkKind, u32, String)>,
    pub broken: Option<Broken>,
}

impl Given {
    fn remarks_of(&self, kind: RemarkKind) -> Vec<String> {
        self.remarks.iter().filter(|(of, ..)| *of == kind).map(|(_, line, reason)| format!("{line}: {reason}")).collect()
    }

    fn clean(self) -> Self {
        assert_eq!(self.broken, None);
        assert_eq!(self.remarks, []);
        self
    }
}

pub fn layout(message: &str, levels: &[&str], columns: &[&str]) -> EdiLayout {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    EdiLayout { message: message.into(), levels: owned(levels), columns: owned(columns), line_count: LineCount::Usual }
}

pub fn read(file: impl Read + Send, layout: &EdiLayout) -> Given {
    let mut given = Given::default();
    let mut rows = match EdiRows::open(file, layout) {
        Ok(rows) => rows,
        Err(broken) => return Given { broken: Some(broken), ..given },
    };
    let mut cells = StringRecord::new();
    assert_eq!(rows.next(&mut cells), Ok(Step::Row { line: 1, lines: 1 }));
    assert_eq!(cells.iter().collect::<Vec<_>>(), layout.columns);
    let mut bytes = 0;
    loop {
        let step = rows.next(&mut cells);
        assert!(rows.bytes_read() >= bytes, "the work never goes back");
        bytes = rows.bytes_read();
        match step {
            Ok(Step::Row { line, lines }) => {
                assert_eq!(cells.len(), layout.columns.len());
                assert_eq!(lines, u32::from(given.lines.last() != Some(&line)));
                given.rows.push(cells.iter().map(str::to_owned).collect());
                given.lines.push(line);
                given.places.push(rows.place().to_string());
            }
            Ok(Step::End) => break,
            Ok(Step::Unreadable { row, .. }) => assert_eq!(row.reason, "", "every segment can be read, or none"),
            Err(broken) => {
                given.broken = Some(broken);
                break;
            }
        }
    }
    assert_eq!(rows.next(&mut cells), Ok(Step::End), "nothing follows");
    given.remarks = rows.remarks().iter().map(|remark| (remark.kind, remark.line, remark.reason.clone())).collect();
    given
}

pub const MINIMAL: &str = include_str!("../edi/867-minimal.edi");
pub const FULL: &str = include_str!("../edi/867-full.edi");
pub const STORAGE: &str = include_str!("../edi/867-storage-media.edi");
pub const SEMICONDUCTOR: &str = include_str!("../edi/867-semiconductor.edi");
pub const PHARMA: &str = include_str!("../edi/867-pharma.edi");
pub const UTILITY: &str = include_str!("../edi/867-utility.edi");
pub const ACTIVITY: &str = include_str!("../edi/852.edi");
pub const EDICE: &str = include_str!("../edi/slsrpt-d97a-edice.edi");
pub const RETAIL: &str = include_str!("../edi/slsrpt-d96a-retail.edi");
pub const PERIODS: &str = include_str!("../edi/slsrpt-d96a-periods.edi");
pub const OWN: &str = include_str!("../edi/slsrpt-own-characters.edi");
pub const STOCK: &str = include_str!("../edi/invrpt.edi");

pub fn pos(columns: &[&str]) -> EdiLayout {
    layout("867", &["PTD", "QTY"], columns)
}

#[test]
fn the_smallest_867_is_a_row() {
    let given = read(MINIMAL.as_bytes(), &pos(&["ISA.6", "GS.8", "BPT.2", "N1[SE].4", "SII{VP}", "SII.5", "QTY[39].2"])).clean();
    assert_eq!(given.rows, [["NORDWIND       ", "005010", "R-240531", "NW01", "A-100", "129.90", "5"]]);
    assert_eq!((given.lines, given.places), (vec![8], vec!["transaction 0001 segment 6".to_owned()]));
}

#[test]
fn a_line_of_the_full_867_takes_what_its_own_loop_lacks_from_the_loops_around_it() {
    let columns = [
        "REF[DI].2",
        "DTM[003].2",
        "DTM[090].2",
        "LIN.1",
        "LIN{VP}",
        "LIN{BP}",
        "QTY.2",
        "UIT[3=WH].2",
        "N1[ST].2",
        "N1[ST]/N4.3",
        "N1[SE]/N4.1",
        "REF[SE].2*",
    ];
    let given = read(FULL.as_bytes(), &pos(&columns)).clean();
    assert_eq!(
        given.rows,
        [
            ["F-2001", "20240514", "20240501", "1", "A-100", "NW-100", "5", "129.9", "Buro Lindner", "28195", "Hamburg", "S1;S2"],
            ["F-2001", "20240514", "20240501", "2", "A-200", "NW-200", "-2", "", "Buro Lindner", "28195", "Hamburg", ""],
            ["F-2002", "20240520", "20240501", "1", "A-100", "", "7", "", "Cafe Noord", "9000", "Hamburg", ""],
        ]
    );
    assert_eq!(given.lines, [26, 33, 43]);
}

#[test]
fn a_transaction_for_each_invoice_and_part_gives_a_row_each_and_its_serial_numbers() {
    let mut by = pos(&["REF[IV].2", "LIN{VP}", "QTY.2", "REF[SE].2*", "REF[SE]#2.2", "N1[ST]/N4.1", "CUR.2"]);
    let strict = read(STORAGE.as_bytes(), &by);
    // This sender writes `CTT*3` whatever he sends.
    assert_eq!(strict.remarks_of(RemarkKind::ControlTotal).len(), 3);
    by.line_count = LineCount::Unchecked;
    let given = read(STORAGE.as_bytes(), &by).clean();
    assert_eq!(
        given.rows,
        [
            ["9001", "WD-1", "3", "WX1;WX2;WX3", "WX2", "CURITIBA", "BRL"],
            ["9001", "WD-2", "2", "", "", "CURITIBA", "BRL"],
            ["9002", "WD-1", "-1", "WX9", "", "CURITIBA", "BRL"],
        ]
    );
    by.line_count = LineCount::Of("REF[SE]".into());
    let reasons = read(STORAGE.as_bytes(), &by).remarks_of(RemarkKind::ControlTotal);
    assert_eq!(reasons, ["38: `CTT` says `3` lines, found: 0 `REF`", "56: `CTT` says `3` lines, found: 1 `REF`"]);
}

#[test]
fn sell_through_and_end_customer_are_two_parties_under_the_same_qualifier() {
    let columns =
        ["PTD.1", "REF[AU].2", "N1[ST].2", "N1[ST]#2.2", "N1[ST]#2/N4.1", "UIT[3=RP].2", "UIT[3=BC].2", "UIT[3=DC].2", "REF[CM].2"];
    let given = read(SEMICONDUCTOR.as_bytes(), &pos(&columns)).clean();
    assert_eq!(
        given.rows,
        [
            ["SD", "DBT-10", "Leiterplatten Krause", "Messgerate Anton", "Jena", "0.52", "0.47", "0.41", ""],
            ["SC", "", "Leiterplatten Krause", "", "", "0.52", "", "", "GS-31"],
        ]
    );
}

#[test]
fn the_innermost_loop_that_has_such_a_segment_answers_even_with_nothing() {
    let parties = "N1*ST*Head One*92*H1~\nN4*Ulm~\nN1*ST*Head Two*92*H2~\nN4*Graz~\nREF*CO*H~\nREF*CO*H2~\nCUR*SE*EUR~\n";
    let file = MINIMAL
        .replace("PTD*SS~\n", &format!("{parties}PTD*SS~\nN1*ST*Loop*92*L1~\nN1*BT*Payer~\nN4*Wien~\nREF*CO~\n"))
        .replace("SE*8*", "SE*19*");
    let columns = [
        "N1[ST].2",
        "N1[ST]/N4.1",
        "N1[BT]/N4.1",
        "N1[ST]#2.2",
        "N1[ST]#2/N4.1",
        "REF[CO].2",
        "REF[CO]#2.2",
        "REF[CO].2*",
        "CUR.2",
        "N1[SE]#2.2",
    ];
    let given = read(file.as_bytes(), &pos(&columns)).clean();
    assert_eq!(given.rows, [["Loop", "", "Wien", "", "", "", "", "", "EUR", ""]]);
}

#[test]
fn a_contract_number_stands_in_the_pairs_of_its_own_segment() {
    let given = read(PHARMA.as_bytes(), &pos(&["PTD{CT}", "LIN{N4}", "CTP[WHO|WAC].3", "CTP[2=WHO].3", "AMT[CC].2", "BPT.4"])).clean();
    assert_eq!(given.rows, [["10051", "00000000011", "", "8.25", "14.38", "SS"]]);
}

#[test]
fn each_item_of_an_852_is_a_row_and_so_can_be_each_of_its_activities() {
    let by = layout("852", &["LIN"], &["XQ.2", "N1[ST].4", "LIN{VP}", "ZA[QA].2", "ZA[QS].2", "ZA[QP].2", "CTP[2=RTL].3"]);
    let given = read(ACTIVITY.as_bytes(), &by).clean();
    assert_eq!(given.rows, [["20240527", "0012", "A-100", "40", "6", "24", "149"], ["20240527", "0012", "A-200", "3", "-1", "", ""]]);
    let each = read(ACTIVITY.as_bytes(), &layout("852", &["LIN", "ZA"], &["LIN{UP}", "ZA.1", "ZA.2"])).clean();
    let activities: Vec<String> = each.rows.iter().map(|row| row[1..].join(" ")).collect();
    assert_eq!(activities, ["QA 40", "QS 6", "QP 24", "QA 3", "QS -1"]);
    let sold = read(ACTIVITY.as_bytes(), &layout("852", &["LIN?", "ZA[QS]"], &["LIN{UP}", "ZA.2"])).clean();
    assert_eq!(sold.rows, [["5410000000001", "6"], ["5410000000002", "-1"]]);
}

#[test]
fn stores_that_stand_in_pairs_are_a_row_each() {
    let with_stores = ACTIVITY.replace("ZA|QS|6|EA\n", "ZA|QS|6|EA\nSDQ|EA|92|0012|4|0036|2\nSDQ|EA|92|0048|0\n").replace("SE|15", "SE|17");
    let by = layout("852", &["LIN", "ZA?", "SDQ"], &["LIN{VP}", "ZA.1", "ZA.2", "SDQ.3", "SDQ.4", "XQ.3"]);
    let given = read(with_stores.as_bytes(), &by);
    assert_eq!(
        given.rows,
        [
            ["A-100", "QS", "6", "0012", "4", "20240602"],
            ["A-100", "QS", "6", "0036", "2", "20240602"],
            ["A-100", "QS", "6", "0048", "0", "20240602"],
        ]
    );
    assert_eq!(given.lines, [12, 12, 13]);
    assert_eq!(given.remarks_of(RemarkKind::Note), ["10: a loop `ZA` holds no line; 4 times, the first here"]);
}

#[test]
fn an_invoice_groups_the_lines_of_a_sales_report() {
    let by = layout(
        "SLSRPT",
        &["DOC", "LIN"],
        &[
            "DOC.2",
            "DTM[3].1.2",
            "DTM[91].1.2",
            "NAD[PC].2",
            "NAD[PC].4",
            "LIN{MF}",
            "PIA{BP}",
            "QTY[153].1.2",
            "PRI[AAA].1.2",
            "NAD[DB].2.2",
        ],
    );
    let given = read(EDICE.as_bytes(), &by).clean();
    assert_eq!(
        given.rows,
        [
            ["INV-31", "20240528", "20240602", "K7", "Krause + Sohne", "XC-7", "SI-7", "1000", "0.52", "520999"],
            ["INV-31", "20240528", "20240602", "K7", "Krause + Sohne", "XC-8", "", "-20", "1.10", "520999"],
            ["INV-32", "20240529", "20240602", "A1", "Anton GmbH", "XC-7", "", "5", "0.55", "520999"],
        ]
    );
    assert_eq!(given.places[2], "message 1 segment 22");
}

#[test]
fn stores_group_the_lines_of_a_retail_report_and_a_store_without_sales_is_no_row_where_the_profile_says_so() {
    let columns = ["LOC[162].2", "LIN.3", "QTY[152|153].1.2", "PRI[AAE].1.2", "RFF[SP].1.2"];
    let given = read(RETAIL.as_bytes(), &layout("SLSRPT", &["LOC?", "LIN"], &columns));
    assert_eq!(
        given.rows,
        [
            ["5400000000029", "5410000000001", "1", "39.95", "108"],
            ["5400000000029", "5410000000002", "2", "64.95", "118"],
            ["5400000000036", "5410000000001", "4", "39.95", ""],
        ]
    );
    assert_eq!(given.remarks, [(RemarkKind::Note, 29, "a loop `LOC` holds no line".to_owned())]);
    let told = read(RETAIL.as_bytes(), &layout("SLSRPT", &["LOC[162]", "LIN"], &columns)).clean();
    assert_eq!(told.rows[3], ["5400000000043", "", "", "", ""]);
}

#[test]
fn a_level_may_be_left_out_in_a_file() {
    let columns = ["DTM[356].1.2", "NAD[ST].2", "LIN{EN}", "IMD.3.4", "QTY[152].1.2", "MOA[203].1.2"];
    let given = read(PERIODS.as_bytes(), &layout("SLSRPT", &["LOC?", "LIN"], &columns)).clean();
    assert_eq!(
        given.rows,
        [
            ["20240501", "5400000000050", "5410000000001", "HEADSET BLACK", "372", "926.28"],
            ["20240501", "5400000000050", "5410000000002", "MOUSE", "88", "360.80"],
        ]
    );
}

#[test]
fn stock_is_read_by_item_or_by_kind_of_stock_and_segments_may_end_with_the_line() {
    let by = layout("INVRPT", &["LIN", "INV"], &["LIN{MF}", "INV.1", "QTY[17].1.2", "LOC[14].2", "NAD[DS].2"]);
    let given = read(STOCK.as_bytes(), &by).clean();
    assert_eq!(
        given.rows,
        [["A-100", "2", "40", "HAM01", "936142"], ["A-100", "3", "5", "HAM02", "936142"], ["A-200", "2", "0", "HAM01", "936142"],]
    );
    let items = read(STOCK.as_bytes(), &layout("INVRPT", &["LIN"], &["LIN.3", "QTY[17].1.2*", "LOC[14].2*"])).clean();
    assert_eq!(items.rows, [["A-100", "40;5", "HAM01;HAM02"], ["A-200", "0", "HAM01"]]);
}

#[test]
fn a_file_may_bring_its_own_characters_and_release_them_in_texts() {
    let given = read(OWN.as_bytes(), &layout("SLSRPT", &["LIN"], &["LIN{EN}", "QTY.1.2", "BGM.2"])).clean();
    assert_eq!(given.rows, [["A|B^C!D~E", "12,5", "R"]]);
    assert_eq!(given.lines, [6]);
}

#[test]
fn the_way_segments_end_changes_no_row() {
    let by = pos(&["N1[ST].2", "LIN{VP}", "QTY.2"]);
    let expected = read(FULL.as_bytes(), &by).clean();
    for end in ["~", "~\r\n", "\n", "\r\n", "~~\n", "?\n"] {
        let given = read(FULL.replace("~\n", end).as_bytes(), &by).clean();
        assert_eq!((given.rows, given.lines), (expected.rows.clone(), expected.lines.clone()), "{end:?}");
    }
    // A carrier wraps at eighty characters, in the middle of words.
    let bytes: Vec<u8> = FULL.replace('\n', "").into_bytes();
    let wrapped: Vec<u8> = bytes.chunks(80).flat_map(|line| [line, b"\r\n"].concat()).collect();
    assert_eq!(read(&*wrapped, &by).clean().rows, expected.rows);
    let edifact = layout("SLSRPT", &["LIN"], &["LIN.3", "QTY.1.2"]);
    let expected = read(PERIODS.as_bytes(), &edifact).clean();
    for end in ["\n", "\r\n", "\r", "'", "'\r\n"] {
        assert_eq!(read(PERIODS.replace("'\n", end).as_bytes(), &edifact).clean().rows, expected.rows, "{end:?}");
    }
    let level_b = PERIODS.replace("'\n", "\u{1c}").replace('+', "\u{1d}").replace(':', "\u{1f}");
    assert_eq!(read(level_b.as_bytes(), &edifact).clean().rows, expected.rows);
}

#[test]
fn a_reader_that_gives_a_byte_at_a_time_gives_the_same() {
    struct Slow<'a>(&'a [u8]);
    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let few = buffer.len().min(1);
            self.0.read(&mut buffer[..few])
        }
    }
    let by = pos(&["LIN{VP}", "QTY.2"]);
    assert_eq!(read(Slow(FULL.as_bytes()), &by).clean().rows, read(FULL.as_bytes(), &by).rows);
}

#[test]
fn letters_beyond_ascii_are_utf_8_or_latin_1_segment_by_segment() {
    let mut bytes = FULL.replace("Buro Lindner", "Büro Lindner").into_bytes();
    let cafe = bytes.windows(4).position(|window| window == b"Cafe").unwrap();
    bytes[cafe + 3] = 0xe9;
    let given = read(&*bytes, &pos(&["N1[ST].2"])).clean();
    assert_eq!(given.rows, [["Büro Lindner"], ["Büro Lindner"], ["Café Noord"]]);
}

#[test]
fn interchanges_follow_each_other_each_with_its_own_characters() {
    let both = format!("\u{feff}{FULL}\n{}\u{1a}", MINIMAL.replace('*', "|"));
    let given = read(both.as_bytes(), &pos(&["GS.6", "BPT.2", "QTY.2"])).clean();
    assert_eq!(given.rows[3], ["71", "R-240531", "5"]);
    assert_eq!(given.rows.len(), 4);
    let mixed = format!("{RETAIL}{PERIODS}{FULL}");
    let given = read(mixed.as_bytes(), &layout("SLSRPT", &["LIN"], &["QTY.1.2"]));
    assert_eq!(given.rows.concat(), ["1", "2", "4", "372", "88"]);
    assert_eq!(given.remarks_of(RemarkKind::OtherContent), ["60: `867` is not read: the profile asks for `SLSRPT`"]);
}

#[test]
fn nothing_to_report_is_no_row_and_no_complaint() {
    let empty = "ISA*00*          *00*          *ZZ*NORDWIND       *ZZ*ACMEPORTAL     *240603*0815*U*00401*000000001*0*P*>~\
                 GS*PT*N*A*20240603*0815*1*X*004010~ST*867*0001~BPT*00*R1*20240531*01~N1*SE*Nordwind~CTT*0~SE*5*0001~GE*1*1~IEA*1*000000001~";
    assert!(read(empty.as_bytes(), &pos(&["QTY.2"])).clean().rows.is_empty());
    let without = empty.replace("CTT*0~SE*5", "SE*4");
    assert!(read(without.as_bytes(), &pos(&["QTY.2"])).clean().rows.is_empty());
}

#[test]
fn other_messages_are_told_and_give_no_rows() {
    let told = |file: &str, by: &EdiLayout| {
        let given = read(file.as_bytes(), by);
        assert_eq!((given.rows.len(), given.broken.clone()), (0, None));
        given.remarks_of(RemarkKind::OtherContent)
    };
    let asked = pos(&["QTY.2"]);
    assert_eq!(told(UTILITY, &asked), ["3: `867` of a utility, with meter readings, is not read"]);
    assert_eq!(told(STOCK, &asked), ["2: `INVRPT` is not read: the profile asks for `867`"]);
    assert_eq!(told(&FULL.replace("ST*867*", "ST*844*"), &asked), ["3: `844` is not read: the profile asks for `867`"]);
    let sales = layout("SLSRPT", &["LIN"], &["QTY.1.2"]);
    assert_eq!(told(STOCK, &sales), ["2: `INVRPT` is not read: the profile asks for `SLSRPT`"]);
    // Many of a sort are counted.
    assert_eq!(
        told(STORAGE, &layout("852", &["LIN"], &["ZA.2"])),
        ["3: `867` is not read: the profile asks for `852`; 3 times, the first here"]
    );
    let wrong_loops = layout("867", &["HL"], &["QTY.2"]);
    assert_eq!(told(MINIMAL, &wrong_loops), ["3: `867` has lines, but none opens the loops `HL` of the profile"]);
}

#[test]
fn the_first_bytes_say_which_family_it_is() {
    assert_eq!(sniff(FULL.as_bytes()), Some(Standard::X12));
    assert_eq!(sniff(format!("\u{feff}\r\n{FULL}").as_bytes()), Some(Standard::X12));
    assert_eq!(sniff(RETAIL.as_bytes()), Some(Standard::Edifact));
    assert_eq!(sniff(PERIODS.as_bytes()), Some(Standard::Edifact));
    for other in ["", "ISA", "ISABELLA;1", "UNBEKANNT;1", "UNA", "PK\u{3}\u{4}", "isa*00*"] {
        assert_eq!(sniff(other.as_bytes()), None, "{other}");
    }
}

#[test]
fn a_test_interchange_is_noted() {
    let given = read(MINIMAL.replace("*0*P*", "*0*T*").as_bytes(), &pos(&["QTY.2"]));
    assert_eq!(given.remarks_of(RemarkKind::Note), ["1: is marked as a test by its sender"]);
}

#[test]
fn an_address_is_read_or_says_how_it_is_written() {
    for good in [
        "BPT.2",
        "REF[DI].2",
        "QTY[153].1.2",
        "UIT[3=WH].2",
        "C01[1.2=X|Y][2=Z].3",
        "LIN{VP}",
        "N1[ST]#2.2",
        "N1[ST]/N4.1",
        "REF[SE].2*",
        "REF[].2",
    ] {
        assert_eq!(Address::read(good).map(|address| address.to_string()), Ok(good.to_owned()));
    }
    for (bad, why) in [
        ("", "``: `` is no segment: a tag has two or three capital letters or digits, as in `N1` or `LIN`"),
        ("bpt.2", "`bpt.2`: `bpt` is no segment: a tag has two or three capital letters or digits, as in `N1` or `LIN`"),
        ("BPT", "`BPT` names no element: write which one, as in `BPT.2`"),
        ("BPT.0", "`BPT.0`: a number from 1 is expected at `0`"),
        ("BPT.2.", "`BPT.2.`: a number from 1 is expected at its end"),
        ("REF[DI.2", "`REF[DI.2`: `]` is missing at `DI.2`"),
        ("REF[x=DI].2", "`REF[x=DI].2`: a number from 1 is expected at `x`"),
        ("LIN{}", "`LIN{}`: a qualifier is expected in `{}`, as in `LIN{VP}` at its end"),
        ("N1[ST]/N4", "`N1[ST]/N4` names no element: write which one, as in `N4.2`"),
        ("REF.2 ", "`REF.2 `: nothing more is expected at ` `"),
        ("REF#2.2*", "`REF#2.2*` asks for one of several and for all of them: leave out `#` or `*`"),
    ] {
        assert_eq!(Address::read(bad).unwrap_err(), why);
    }
}

#[test]
fn a_layout_tells_all_that_is_wrong_with_it() {
    let mut by = layout("86/7", &["PTD", "QTY#2", "PTD"], &["QTY", "LIN{VP}"]);
    by.line_count = LineCount::Of("ref".into());
    let wrong = by.check().unwrap_err();
    assert_eq!(wrong.len(), 5, "{wrong:?}");
    let none = layout("867", &[], &[]);
    assert_eq!(none.check().unwrap_err().len(), 2);
    assert!(EdiRows::open(FULL.as_bytes(), &none).err().unwrap().reason.starts_with("the layout cannot be used: 0 levels"));
}

/// A page that lies is worse than none: each example of the reference is read by the levels and addresses it names.
#[test]
fn the_examples_of_the_reference_are_true() {
    let page = include_str!("../../../../docs/reference/edi.md");
    let examples: Vec<&str> = page.split("\n### ").skip(1).collect();
    assert_eq!(examples.len(), 4);
    let cells =
        |line: &str| -> Vec<String> { line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect() };
    for example in examples {
        let (message, _) = example.split_once(':').unwrap();
        let (_, block) = example.split_once("```text\n").unwrap();
        let (segments, after) = block.split_once("```").unwrap();
        let levels = after.lines().find_map(|line| line.strip_prefix("Levels ")).unwrap();
        let levels: Vec<&str> = levels.split_once(". ").unwrap().0.split(", ").map(|level| level.trim_matches('`')).collect();
        let mut table = after.lines().filter(|line| line.starts_with('|'));
        let columns = cells(table.next().unwrap());
        let rows: Vec<Vec<String>> = table.skip(1).map(cells).collect();
        let head: String = MINIMAL.split_inclusive('\n').take(2).collect();
        let file = match segments.starts_with("ST") {
            true => format!("{head}{segments}GE*1*71~IEA*1*000000071~"),
            false => format!("UNB+UNOC:3+S+R+240603:0815+1'{segments}UNZ+1+1'"),
        };
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let given = read(file.as_bytes(), &layout(message, &levels, &columns));
        assert_eq!((given.rows, given.broken), (rows, None), "{message}");
        assert!(given.remarks.iter().all(|(kind, ..)| *kind == RemarkKind::Note), "{message}: {:?}", given.remarks);
    }
}
