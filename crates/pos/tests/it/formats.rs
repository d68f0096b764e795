//! The same lines as separated text, as a workbook, as an X12 867 and as an EDIFACT SLSRPT are the same lines.

use pos::store::Outcome;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use crate::channel::{Channel, How};

const COLUMNS: [&str; 7] = ["invoice", "line", "product", "quantity", "net_amount", "currency", "customer"];

/// A line of goods.
#[derive(Clone, Debug)]
pub struct Goods {
    pub partner: String,
    pub day: u8,
    pub invoice: String,
    pub part: String,
    pub pieces: i32,
    pub cents: i64,
    pub customer: String,
}

pub fn goods() -> impl Strategy<Value = Vec<Goods>> {
    let one = (
        "[A-Z]{2}[0-9]{3}",
        29u8..=31,
        "[A-Z][0-9]{4}",
        "(0[0-9]{4}|[A-Z]{2}-[0-9]{3})",
        prop_oneof![1..=50i32, -3..=-1i32],
        0..=9_999_999i64,
        "[A-ZÄÖÜß][a-zäöüé]{2,8}( [A-Z][a-z]{1,6}){0,2}",
    );
    let line = one.prop_map(|(partner, day, invoice, part, pieces, cents, customer)| Goods {
        cents: if pieces < 0 { -cents } else { cents },
        partner,
        day,
        invoice,
        part,
        pieces,
        customer,
    });
    prop::collection::vec(line, 1..30)
}

fn amount(cents: i64, point: char) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}{point}{:02}", cents.abs() / 100, cents.abs() % 100)
}

const REPORT: &str = "[report]\nreporter = \"northgate\"\nevery = \"week\"\nchecks = { \"line.duplicate\" = \"warn\", \"line.return-without-sale\" = \"off\" }\n";

/// Semicolons, decimal comma, days as people write them, Windows-1252.
pub fn csv(goods: &[Goods]) -> (Vec<u8>, String) {
    let mut text = "Händler;Datum;Rechnung;Pos;Artikel;Menge;Netto;Kunde\r\n".to_owned();
    for (at, line) in goods.iter().enumerate() {
        let Goods { partner, day, invoice, part, pieces, cents, customer } = line;
        text += &format!("{partner};{day}.1.2024;{invoice};{};{part};{pieces};{};\"{customer}\"\r\n", at + 1, amount(*cents, ','));
    }
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(!unmappable);
    let profile = format!(
        "{REPORT}[format]\ndecimal = \",\"\ndates = \"day.month.year\"\n[sale]\npartner = \"Händler\"\ndate = \"Datum\"\n[sale.columns]\ninvoice = \"Rechnung\"\nline = \"Pos\"\n\
         product = \"Artikel\"\nquantity = \"Menge\"\nnet_amount = \"Netto\"\ncurrency = {{ constant = \"EUR\" }}\ncustomer = \"Kunde\"\n"
    );
    (bytes.into_owned(), profile)
}

/// A title above the header, numbers and days as numbers and days, parts as text.
pub fn workbook(goods: &[Goods]) -> (Vec<u8>, String) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day_format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "Sales of week 5").unwrap();
    for (column, heading) in (0u16..).zip(["Dealer", "Day", "Invoice", "Line", "Part", "Pieces", "Net", "Customer"]) {
        sheet.write(2, column, heading).unwrap();
    }
    for (row, line) in (3u32..).zip(goods) {
        sheet.write_string(row, 0, &line.partner).unwrap();
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 1, line.day).unwrap();
        sheet.write_datetime_with_format(row, 1, &day, &day_format).unwrap();
        sheet.write_string(row, 2, &line.invoice).unwrap();
        sheet.write_number(row, 3, row - 2).unwrap();
        sheet.write_string(row, 4, &line.part).unwrap();
        sheet.write_number(row, 5, line.pieces).unwrap();
        sheet.write_number(row, 6, amount(line.cents, '.').parse::<f64>().unwrap()).unwrap();
        sheet.write_string(row, 7, &line.customer).unwrap();
    }
    let profile = format!(
        "{REPORT}[sale]\npartner = \"dealer\"\ndate = \"day\"\n[sale.columns]\ninvoice = \"invoice\"\nline = \"line\"\nproduct = \"part\"\nquantity = \"pieces\"\n\
         net_amount = \"net\"\ncurrency = {{ constant = \"EUR\" }}\ncustomer = \"customer\"\n"
    );
    (book.save_to_buffer().unwrap(), profile)
}

/// One transaction set for all lines; a PTD for each.
pub fn x12(goods: &[Goods]) -> (Vec<u8>, String) {
    let mut body = vec!["ST*867*0001".to_owned(), "BPT*00*W05*20240205".to_owned(), "CUR*SE*EUR".to_owned()];
    for (at, line) in goods.iter().enumerate() {
        let Goods { partner, day, invoice, part, pieces, cents, customer } = line;
        body.push(format!("PTD*SD***DI*{invoice}*{}", at + 1));
        body.push(format!("DTM*003*202401{day}"));
        body.push(format!("N1*BY**92*{partner}"));
        body.push(format!("N1*ST*{customer}"));
        body.push(format!("QTY*39*{pieces}*EA"));
        body.push(format!("LIN*{}*VP*{part}", at + 1));
        body.push(format!("AMT*1*{}", amount(*cents, '.')));
    }
    body.push(format!("CTT*{}", goods.len()));
    body.push(format!("SE*{}*0001", body.len() + 1));
    let isa = "ISA*00*          *00*          *ZZ*NORTHGATE      *ZZ*VENDOR         *240205*1200*U*00401*000000001*0*P*>";
    let text = format!("{isa}~\nGS*PT*NORTHGATE*VENDOR*20240205*1200*1*X*004010~\n{}~\nGE*1*1~\nIEA*1*000000001~\n", body.join("~\n"));
    let profile = format!(
        "{REPORT}[format]\ndates = \"yearmonthday\"\n[sale]\nedi = {{ message = \"867\", levels = [\"PTD\", \"QTY\"] }}\npartner = \"N1[BY].4\"\ndate = \"DTM[003].2\"\n[sale.columns]\n\
         invoice = \"PTD.5\"\nline = \"PTD.6\"\nproduct = \"LIN{{VP}}\"\nquantity = \"QTY[39].2\"\nnet_amount = \"AMT[1].2\"\ncurrency = \"CUR.2\"\ncustomer = \"N1[ST].2\"\n"
    );
    (text.into_bytes(), profile)
}

/// A LIN for each line; the release character where a name needs it.
pub fn edifact(goods: &[Goods]) -> (Vec<u8>, String) {
    let mut body =
        vec!["UNH+1+SLSRPT:D:96A:UN".to_owned(), "BGM+73E+W05+9".to_owned(), "DTM+137:20240205:102".to_owned(), "CUX+2:EUR:4".to_owned()];
    for (at, line) in goods.iter().enumerate() {
        let Goods { partner, day, invoice, part, pieces, cents, customer } = line;
        body.push(format!("LIN+{}", at + 1));
        body.push(format!("PIA+5+{part}:SA"));
        body.push(format!("DTM+356:202401{day}:102"));
        body.push(format!("RFF+IV:{invoice}:{}", at + 1));
        body.push(format!("NAD+BY+{partner}::92"));
        body.push(format!("NAD+UC+++{}", customer.replace('?', "??").replace('+', "?+")));
        body.push(format!("MOA+203:{}", amount(*cents, '.')));
        body.push(format!("QTY+153:{pieces}"));
    }
    body.push(format!("CNT+2:{}", goods.len()));
    body.push(format!("UNT+{}+1", body.len() + 1));
    let text = format!("UNA:+.? '\r\nUNB+UNOC:3+NORTHGATE+VENDOR+240205:1200+1'\r\n{}'\r\nUNZ+1+1'\r\n", body.join("'\r\n"));
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let profile = format!(
        "{REPORT}[format]\ndates = \"yearmonthday\"\n[sale]\nedi = {{ message = \"SLSRPT\", levels = [\"LIN\"] }}\npartner = \"NAD[BY].2\"\ndate = \"DTM[356].1.2\"\n[sale.columns]\n\
         invoice = \"RFF[IV].1.2\"\nline = \"RFF[IV].1.3\"\nproduct = \"PIA[5].2.1\"\nquantity = \"QTY[153].1.2\"\nnet_amount = \"MOA[203].1.2\"\ncurrency = \"CUX.1.2\"\n\
         customer = \"NAD[UC].4\"\n"
    );
    (bytes.into_owned(), profile)
}

/// The file of each format with its name.
pub fn written(goods: &[Goods]) -> [(&'static str, Vec<u8>, String); 4] {
    let of = |name, (bytes, profile): (Vec<u8>, String)| (name, bytes, profile);
    [of("w05.csv", csv(goods)), of("w05.xlsx", workbook(goods)), of("w05.x12", x12(goods)), of("w05.edi", edifact(goods))]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn four_formats_say_the_same(goods in goods()) {
        let mut told: Vec<(Vec<String>, u64)> = vec![];
        for (name, bytes, profile) in written(&goods) {
            let channel = Channel::new();
            let imported = channel.import_as(name, &profile, &bytes, &How { period: Some("2024-W05"), ..How::default() }).unwrap();
            prop_assert_eq!(imported.outcome, Outcome::Booked, "{}: {:#?}", name, imported.submission.refused);
            prop_assert!(imported.submission.account.balances(), "{}: {:?}", name, imported.submission.account);
            prop_assert_eq!(imported.submission.account.rejected, 0, "{}: {:#?}", name, imported.first);
            told.push((channel.counting(&COLUMNS), imported.submission.account.accepted));
        }
        prop_assert_eq!(told[0].1, goods.len() as u64);
        for other in &told[1..] {
            prop_assert_eq!(&told[0], other);
        }
    }
}
