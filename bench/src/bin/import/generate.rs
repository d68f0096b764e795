//! Reports of a large reporter, made with integers and a seed only: the same number of lines gives the same bytes.

use std::error::Error;
use std::fmt::Write as _;
use std::fs::{File, create_dir_all, write};
use std::io::{BufWriter, Write};
use std::path::Path;

const PARTNERS: u64 = 15_000;
const PARTS: u64 = 2_000;
const CUSTOMERS: u64 = 400_000;
/// Lines of a report of one week.
const WEEK: u64 = 10_000;

const HEAD: &str = "invoice,line,invoice date,partner id,reseller,part,ean,quantity,unit price,net amount,currency,end customer,customer country,customer \
                    postcode,serial\n";

/// How the columns are named, and how often reports come.
pub const PROFILE: &str = r#"
[report]
reporter = "northgate"
every = "week"
due_days = 5

[sale]
partner = "partner id"
date = "invoice date"

[sale.columns]
invoice = "invoice"
line = "line"
reseller = "reseller"
product = "part"
ean = "ean"
quantity = "quantity"
unit_price = "unit price"
net_amount = "net amount"
currency = "currency"
customer = "end customer"
customer_country = "customer country"
customer_postcode = "customer postcode"
serial = "serial"
"#;

const FIRST: [&str; 24] = [
    "Alder", "Birch", "Brook", "Castle", "Cedar", "Cliff", "Eagle", "Elm", "Falcon", "Forge", "Harbour", "Hazel", "Ivory", "Juniper",
    "Lake", "Maple", "Moor", "North", "Oak", "Pine", "River", "Stone", "West", "Willow",
];
const SECOND: [&str; 24] = [
    "Analytics",
    "Builders",
    "Clinic",
    "Computers",
    "Data",
    "Dental",
    "Design",
    "Electric",
    "Energy",
    "Foods",
    "Freight",
    "Hotel",
    "IT",
    "Logistics",
    "Marine",
    "Media",
    "Motors",
    "Networks",
    "Optics",
    "Print",
    "School",
    "Software",
    "Systems",
    "Textiles",
];
const FORM: [&str; 6] = ["Ltd", "GmbH", "BV", "SA", "Inc", "AB"];
const COUNTRIES: [&str; 12] = ["DE", "NL", "FR", "GB", "BE", "AT", "PL", "ES", "IT", "SE", "DK", "CH"];

/// A multiplicative generator with 64 bits (Steele and Vigna's numbers for SplitMix).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        (self.next() >> 33) * most >> 31
    }

    /// Small numbers far more often than large ones: of 1,000 the first 63 come as often as all others.
    fn skewed(&mut self, most: u64) -> u64 {
        let part = self.below(1 << 20);
        let cube = (part * part >> 20) * part >> 20;
        (cube * part >> 20) * most >> 20
    }
}

/// Makes everything.
pub fn generate(folder: &Path, lines: u64) -> Result<(), Box<dyn Error>> {
    create_dir_all(folder)?;
    write(folder.join("profile.toml"), PROFILE)?;
    write(folder.join("products.csv"), products()?)?;
    write(folder.join("accounts.csv"), accounts()?)?;
    let tenth = lines / 10;
    let report = |name: &str, kind: Kind| -> Result<(), Box<dyn Error>> {
        let mut to = BufWriter::new(File::create(folder.join(name))?);
        kind.write(&mut to)?;
        Ok(to.flush()?)
    };
    let quarter = Kind { seed: 1, lines, from: (2024, 1, 1), days: 91, doubled: false, corrected: false };
    report("report.csv", Kind { ..quarter })?;
    report("doubled.csv", Kind { seed: 2, lines: tenth, doubled: true, ..quarter })?;
    // The first tenth of the report, reported once more.
    report("again.csv", Kind { lines: tenth, ..quarter })?;
    let week = Kind { seed: 3, lines: WEEK, from: (2024, 4, 1), days: 7, ..quarter };
    report("week.csv", Kind { ..week })?;
    report("week-corrected.csv", Kind { corrected: true, ..week })
}

/// The price of a part in cents.
fn price(part: u64) -> u64 {
    let mut random = Random(part + 77);
    let tens = [500, 2_500, 10_000, 50_000][usize::try_from(random.below(4)).unwrap_or(0)];
    tens + random.below(tens * 4)
}

fn part(part: u64) -> String {
    format!(
        "{}-{:04}-{}",
        ["NW", "SW", "PC", "CB"][usize::try_from(part % 4).unwrap_or(0)],
        part * 37 % 10_000,
        ["A", "B", "EU", "UK"][usize::try_from(part / 4 % 4).unwrap_or(0)]
    )
}

fn ean(part: u64) -> String {
    let digits = format!("40{:010}", 1_234_500_000 + part * 13);
    let weighted: u32 = digits.bytes().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{digits}{}", (10 - weighted % 10) % 10)
}

fn cents(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn of(words: &[&'static str], number: u64) -> &'static str {
    words.get(usize::try_from(number).unwrap_or(0) % words.len()).copied().unwrap_or_default()
}

fn name(number: u64) -> String {
    format!("{} {} {} {}", of(&FIRST, number), of(&SECOND, number / 24), of(&FORM, number / 576), number / 3_456)
}

fn products() -> Result<String, Box<dyn Error>> {
    let mut text = String::from("product,group,ean,list_price,currency\n");
    for number in 0..PARTS {
        writeln!(
            text,
            "{},{},{},{},EUR",
            part(number),
            of(&["network", "software", "computers", "cables"], number),
            ean(number),
            cents(price(number))
        )?;
    }
    Ok(text)
}

fn accounts() -> Result<String, Box<dyn Error>> {
    let mut text = String::from("id,name,city,postcode,country\n");
    for number in 0..PARTNERS {
        writeln!(text, "P{number:05},{},Town {},{:05},{}", name(number * 7), number % 900, 10_000 + number, of(&COUNTRIES, number))?;
    }
    Ok(text)
}

struct Kind {
    seed: u64,
    lines: u64,
    from: (i16, i8, i8),
    days: u64,
    /// Every tenth invoice stands twice.
    doubled: bool,
    /// Every hundredth line has another quantity.
    corrected: bool,
}

impl Kind {
    fn write(&self, to: &mut impl Write) -> Result<(), Box<dyn Error>> {
        let mut random = Random(self.seed);
        let (year, month, day) = self.from;
        let first = jiff::civil::Date::new(year, month, day)?;
        to.write_all(HEAD.as_bytes())?;
        let (mut line, mut invoice, mut text) = (0, 0, String::new());
        // A tenth of the quarter's report is its beginning, so days follow the number of the invoice, not the length of the file.
        let a_day = if self.days > 7 { 32_000 } else { 350 };
        while line < self.lines {
            let date = first.saturating_add(jiff::Span::new().days(i64::try_from(invoice / a_day % self.days)?));
            text.clear();
            let count = (1 + random.skewed(12)).min(self.lines - line);
            self.invoice(&mut text, &mut random, (invoice, count, date))?;
            line += count;
            if self.doubled && invoice % 10 == 0 && line + count <= self.lines {
                let again = text.clone();
                text.push_str(&again);
                line += count;
            }
            to.write_all(text.as_bytes())?;
            invoice += 1;
        }
        Ok(())
    }

    fn invoice(
        &self,
        text: &mut String,
        random: &mut Random,
        (invoice, count, date): (u64, u64, jiff::civil::Date),
    ) -> Result<(), Box<dyn Error>> {
        let partner = random.skewed(PARTNERS);
        let customer = random.skewed(CUSTOMERS);
        let is_return = random.below(33) == 0;
        // One partner of fifty is named only.
        let id = if partner % 50 == 7 { String::new() } else { format!("P{partner:05}") };
        let comma = if customer % 20 == 3 { "\"" } else { "" };
        let branch = if comma.is_empty() { String::new() } else { format!(", {}", of(&FIRST, customer / 20)) };
        for line in 1..=count {
            let number = random.skewed(PARTS);
            let mut quantity = 1 + random.skewed(60);
            if self.corrected && (invoice + line) % 100 == 0 {
                quantity += 1;
            }
            let paid = price(number) * (70 + random.below(30)) / 100;
            let sign = if is_return { "-" } else { "" };
            write!(
                text,
                "{}{invoice:09},{line},{date},{id},{},{},{},{sign}{quantity},{},{sign}{},EUR,",
                self.seed,
                name(partner * 7),
                part(number),
                ean(number),
                cents(paid),
                cents(paid * quantity)
            )?;
            write!(
                text,
                "{comma}{}{branch}{comma},{},{:05},",
                name(customer * 3 + 1),
                of(&COUNTRIES, customer / 7),
                10_000 + customer % 89_999
            )?;
            if number % 5 == 0 && quantity <= 3 && !is_return {
                let serial = |piece: u64| format!("S{}{invoice:09}{line:02}{piece}", self.seed);
                text.push_str(&(1..=quantity).map(serial).collect::<Vec<_>>().join(" "));
            }
            text.push('\n');
        }
        Ok(())
    }
}
