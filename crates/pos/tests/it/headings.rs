//! Where the headings of a report stand, and what its columns are called then.

use csv::StringRecord;
use pos::profile::Opening;
use pos::reader::{Headed, Next, TextRows, scan};

use crate::channel::{Channel, codes};

/// The headings with their line, then every row as `line: cells`; and how many lines are headings.
fn read(text: &str, wanted: &[&str], opening: &Opening) -> Result<(Vec<String>, u32), String> {
    let scanned = scan(text.as_bytes()).unwrap();
    let rows = TextRows::open(text.as_bytes(), &scanned, (None, None));
    let wanted: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
    let mut headed = Headed::open(Box::new(rows), &wanted, opening).map_err(|broken| broken.to_string())?;
    let mut seen = vec![format!("{}: {}", headed.header().line, headed.header().names.join("/"))];
    let mut cells = StringRecord::new();
    loop {
        match headed.next(&mut cells).unwrap() {
            Next::End => break,
            Next::Row(line) => seen.push(format!("{line}: {}", cells.iter().collect::<Vec<_>>().join("/"))),
            Next::Unreadable(row) => seen.push(format!("{}! {}", row.line, row.reason)),
        }
    }
    let tally = headed.tally();
    assert_eq!(tally.header + tally.rows + tally.unreadable + tally.blank + tally.continued, tally.lines, "{tally:?}");
    assert_eq!(tally.lines as usize, text.lines().count());
    Ok((seen, tally.header))
}

fn on_line(line: u32) -> Opening {
    Opening { header_line: Some(line), ..Opening::default() }
}

fn two_rows(header_line: Option<u32>) -> Opening {
    Opening { header_line, two_rows: true, ..Opening::default() }
}

#[test]
fn headings_are_searched_told_by_their_line_or_not_there_at_all() {
    let text = "Sales of May,,\n\nDay,Part,Pcs\n1,a,2\n3,b,4\n";
    let rows = ["3: day/part/pcs", "4: 1/a/2", "5: 3/b/4"];
    for opening in [Opening::default(), on_line(3)] {
        assert_eq!(read(text, &["pcs", "part"], &opening).unwrap(), (rows.map(str::to_owned).into(), 3), "{opening:?}");
    }
    let numbered = read("1,a,2\n3,b,4\n5,c\n", &["column 2"], &on_line(0)).unwrap();
    assert_eq!(numbered.0, ["0: column 1/column 2/column 3", "1: 1/a/2", "2: 3/b/4", "3! has 2 cells where the header has 3"]);
    assert_eq!(numbered.1, 0);
    assert_eq!(read("sep=;\n1;a\n", &[], &on_line(0)).unwrap().0, ["0: column 1/column 2", "2: 1/a"]);
    assert_eq!(read(text, &[], &on_line(9)).unwrap_err(), "there is no line 9, on which the profile says the headings stand");
}

#[test]
fn two_rows_of_headings_are_read_as_one() {
    let text = "Report 5,,,,\nInvoice,,Customer,,Net\nNo.,Date,Name,City,Amount\n1,2,x,y,3\n";
    let rows = ["3: invoice no./invoice date/customer name/customer city/net amount", "4: 1/2/x/y/3"];
    for opening in [two_rows(None), two_rows(Some(2))] {
        assert_eq!(read(text, &["customer city", "invoice no."], &opening).unwrap(), (rows.map(str::to_owned).into(), 3), "{opening:?}");
    }
    assert_eq!(read("a,b\n", &[], &two_rows(None)).unwrap_err(), "the file is empty: it has not even headings");
    assert_eq!(
        read("a,b\nc,d\n", &[], &two_rows(Some(2))).unwrap_err(),
        "there are no lines 2 and 3, on which the profile says the headings stand"
    );
    assert_eq!(read("a,b\n\nc,d\n\n", &[], &two_rows(None)).unwrap_err(), "no two rows hold the headings, as the profile says they do");
}

#[test]
fn headings_that_come_again_are_headings_on_one_row_and_on_two() {
    assert_eq!(
        read("a,b\n1,2\nA,B\n3,4\n", &["a"], &Opening::default()).unwrap(),
        (vec!["1: a/b".into(), "2: 1/2".into(), "4: 3/4".into()], 2)
    );
    let text = "a,\nb,c\n1,2\na,\nb,c\n3,4\n";
    assert_eq!(read(text, &["a c"], &two_rows(None)).unwrap(), (vec!["2: a b/a c".into(), "3: 1/2".into(), "6: 3/4".into()], 4));
}

#[test]
fn columns_are_called_as_the_profile_says_where_their_own_headings_are_none_or_alike() {
    let named = |header_line| Opening { header_line, headings: vec!["day".into(), "part".into()], ..Opening::default() };
    assert_eq!(read("1,a\n2,b\n", &["part"], &named(None)).unwrap(), (vec!["0: day/part".into(), "1: 1/a".into(), "2: 2/b".into()], 0));
    let text = "Name,Name\n1,a\n";
    assert_eq!(read(text, &["part"], &named(Some(1))).unwrap(), (vec!["1: day/part".into(), "2: 1/a".into()], 1));
}

#[test]
fn a_report_without_headings_is_imported_by_the_numbers_of_its_columns() {
    let channel = Channel::new();
    let profile = "[report]\nreporter = \"n\"\n[sale]\nheader_line = 0\npartner = \"column 1\"\ndate = \"column 2\"\n\
                   columns = { product = \"column 3\", quantity = \"column 4\" }\n";
    let imported = channel.import("a.csv", profile, "acme,2024-01-30,p1,2\nbeta,2024-01-31,p2,1\n");
    assert_eq!(codes(&imported), [""; 0]);
    assert_eq!(channel.counting(&["product", "quantity"]), ["acme 2024-01-30 p1 2", "beta 2024-01-31 p2 1"]);
}

#[test]
fn a_heading_that_is_a_value_is_mapped_and_shown_as_the_profile_writes_it() {
    let channel = Channel::new();
    let profile = "[report]\nreporter = \"n\"\npartner = \"acme\"\n[sale]\n\
                   date = { column = \"pivot heading\", map = { \"Jan 2024\" = \"2024-01-01\", \"Feb 2024\" = \"2024-02-01\" } }\n\
                   columns = { product = \"Part\", quantity = \"pivot value\" }\n[sale.pivot]\ncolumns = [\"Jan 2024\", \"Feb 2024\"]\n";
    let imported = channel.import("a.csv", profile, "Part,\"JAN\n2024\",feb 2024\np1,2,3\n");
    assert_eq!(codes(&imported), [""; 0]);
    assert_eq!(channel.counting(&["product", "quantity"]), ["acme 2024-01-01 p1 2", "acme 2024-02-01 p1 3"]);
    let profile = "[report]\nreporter = \"m\"\npartner = \"beta\"\n[sale]\ndate = \"Day\"\n\
                   columns = { product = \"Part\", quantity = \"pivot value\", branch = \"pivot heading\" }\n[sale.pivot]\nall_but = [\"day\", \"part\"]\n";
    channel.import("b.csv", profile, "Day,Part,Store 12,Filiale Köln\n2024-01-05,p1,2,3\n");
    let beta: Vec<String> = channel.counting(&["branch", "quantity"]).into_iter().filter(|line| line.starts_with("beta")).collect();
    assert_eq!(beta, ["beta 2024-01-05 Filiale Köln 3", "beta 2024-01-05 Store 12 2"]);
}

#[test]
fn headings_that_cannot_be_taken_apart_are_named_and_not_the_row_below() {
    let channel = crate::channel::Channel::new();
    let text = "dealer,day,invoice,line,part,pieces,net\0,currency,serials\nacme,2024-01-29,F1,1,P1,1,10.00,EUR,\n";
    let refused = channel.import("w05.csv", crate::channel::WEEKLY, text).submission.refused;
    assert!(refused.len() == 1 && refused[0].line == 1 && refused[0].reason.contains("NUL character"), "{refused:?}");
}
