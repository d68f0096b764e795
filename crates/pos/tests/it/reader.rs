//! Bytes become rows.

use pos::reader::{Encoding, Rows, Separator, Text};

/// Everything that can be seen of a text: encoding, separator, header, rows, tally.
fn seen(bytes: &[u8]) -> (Encoding, Option<Separator>, Vec<String>) {
    let text = Text::new(bytes.to_vec(), None);
    let (header, mut rows) = match Rows::open(&text, None) {
        Ok(opened) => opened,
        Err(bad) => {
            return (text.encoding(), None, vec![format!("{}! {}", bad.line, bad.reason)]);
        }
    };
    let mut lines = vec![format!("{}: {}", header.line, header.names.join("/"))];
    while let Some(row) = rows.next() {
        lines.push(match row {
            Ok(row) => format!("{}: {}", row.line, row.cells.iter().map(str::trim).collect::<Vec<_>>().join("/")),
            Err(bad) => format!("{}! {}", bad.line, bad.reason),
        });
    }
    let tally = rows.tally();
    assert_eq!(tally.header + tally.rows + tally.unreadable + tally.blank + tally.continued, tally.lines, "{tally:?}");
    assert_eq!(tally.lines as usize, String::from_utf8_lossy(text.bytes()).lines().count(), "{tally:?}");
    (text.encoding(), Some(rows.separator()), lines)
}

fn lines(bytes: &[u8]) -> Vec<String> {
    seen(bytes).2
}

#[test]
fn line_numbers_are_those_an_editor_shows() {
    assert_eq!(lines(b"a,b\n1,2\n\n\n3,4\n"), ["1: a/b", "2: 1/2", "5: 3/4"]);
    assert_eq!(lines(b"\n\na,b\n1,2"), ["3: a/b", "4: 1/2"]);
    assert_eq!(lines(b"a,b\r\n1,2\r\n\r\n3,4\r\n5,6"), ["1: a/b", "2: 1/2", "4: 3/4", "5: 5/6"]);
    assert_eq!(lines(b"a,b\r1,2\r\r3,4\r"), ["1: a/b", "2: 1/2", "4: 3/4"]);
    assert_eq!(lines(b"a,b\n,\n \t ,\n3,4\n"), ["1: a/b", "4: 3/4"]);
}

#[test]
fn a_line_break_inside_quotes_belongs_to_its_cell() {
    assert_eq!(lines(b"a,b\n1,\"x\ny\"\n3,4\n"), ["1: a/b", "2: 1/x\ny", "4: 3/4"]);
    assert_eq!(lines(b"a,b\r\n1,\"x\r\n\"\"y\"\"\"\r\n3,4"), ["1: a/b", "2: 1/x\r\n\"y\"", "4: 3/4"]);
    assert_eq!(lines(b"\"a\nb\",c\n1,2\n"), ["1: a\nb/c", "3: 1/2"]);
}

#[test]
fn a_quote_that_is_never_closed_is_told() {
    let told = "a quote is opened and never closed: all that follows belongs to this row";
    assert_eq!(lines(b"a,b\n1,\"x\n3,4\n5,6\n"), ["1: a/b".into(), format!("2! {told}")]);
    assert_eq!(lines(b"a,b\n1,5\" pipe\n3,\"5\"\" pipe\""), ["1: a/b", "2: 1/5\" pipe", "3: 3/5\" pipe"]);
}

#[test]
fn an_uneven_row_is_told_and_the_next_is_read() {
    let seen = lines(b"a,b\n1\n1,2,3\n3,4\n");
    assert_eq!(seen, ["1: a/b", "2! has 1 cell where the header has 2", "3! has 3 cells where the header has 2", "4: 3/4"]);
}

#[test]
fn encodings_are_known_by_their_mark_or_by_being_valid() {
    assert_eq!(seen("\u{feff}é,b\n1,2\n".as_bytes()), (Encoding::Utf8, Some(Separator::Comma), vec!["1: é/b".into(), "2: 1/2".into()]));
    assert_eq!(seen("é,b\n1,ü\n".as_bytes()).0, Encoding::Utf8);
    assert_eq!(seen(b"\xe9,b\n1,\x80\n"), (Encoding::Windows1252, Some(Separator::Comma), vec!["1: é/b".into(), "2: 1/€".into()]));
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain("é;b\r\n1;😀\r\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(seen(&wide), (Encoding::Utf16Le, Some(Separator::Semicolon), vec!["1: é/b".into(), "2: 1/😀".into()]));
    let wide: Vec<u8> = [0xfe, 0xff].into_iter().chain("a\tb\n1\t2\n".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(seen(&wide), (Encoding::Utf16Be, Some(Separator::Tab), vec!["1: a/b".into(), "2: 1/2".into()]));
}

#[test]
fn bytes_that_are_no_letters_spoil_their_row_only() {
    assert_eq!(lines(b"\xef\xbb\xbfa,b\n1,\xff\n3,4\n"), ["1: a/b", "2! has bytes that are not UTF-8", "3: 3/4"]);
    let nul = lines(b"a,b\n1,x\0y\n3,4\n");
    assert!(nul[1].starts_with("2! has a NUL character"), "{nul:?}");
    assert_eq!(nul[2], "3: 3/4");
    let half = [0xd83d];
    let units = "a,b\n1,".encode_utf16().chain(half).chain("\n3,4".encode_utf16());
    let cut_in_half: Vec<u8> = [0xff, 0xfe].into_iter().chain(units.flat_map(u16::to_le_bytes)).collect();
    assert_eq!(lines(&cut_in_half), ["1: a/b", "2! has bytes that are not UTF-16", "3: 3/4"]);
}

#[test]
fn the_separator_is_what_the_header_has_most_of() {
    assert_eq!(seen(b"a;b;c\n1,5;2;3\n").1, Some(Separator::Semicolon));
    assert_eq!(seen(b"a|b\n1|2\n").1, Some(Separator::Bar));
    assert_eq!(seen(b"\"a;b;c\",d\n1,2\n").1, Some(Separator::Comma));
    assert_eq!(seen(b"a\n1\n"), (Encoding::Utf8, Some(Separator::Comma), vec!["1: a".into(), "2: 1".into()]));
    assert_eq!(seen(b"sep=;\r\na,x;b\r\n1;2\r\n"), (Encoding::Utf8, Some(Separator::Semicolon), vec!["2: a,x/b".into(), "3: 1/2".into()]));
}

#[test]
fn what_is_no_table_is_told() {
    let empty = ["1! the file is empty: its first line names the columns"];
    assert_eq!(lines(b""), empty);
    assert_eq!(lines(b"\n\r\n  \n"), empty);
    assert_eq!(lines(b"\xef\xbb\xbf"), empty);
    assert_eq!(lines(b"PK\x03\x04rest"), ["1! is a workbook or archive, not text: save the sheet as CSV (UTF-8)"]);
    assert_eq!(lines(b"a,b\n"), ["1: a/b"]);
}
