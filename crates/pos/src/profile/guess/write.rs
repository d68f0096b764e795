//! The profile as text: every line with its reason beside it.

use super::fields::{self, Field};
use super::notes::{reporter, totals};
use super::orders::Orders;
use super::pivot::{PivotOf, month_of};
use super::{Candidate, Column, Confidence, Read, file_name, one_line, transactions, unbroken};

/// Writes the profile.
pub(super) fn profile(read: &Read<'_>, orders: &Orders) -> String {
    let mut text = Text::default();
    let what = if read.stock { "Stock" } else { "Sales" };
    text.comment(&format!(
        "Guessed from `{}`. Read every line: what is only likely says so, and what is unsure is commented out.",
        read.sample.file_name
    ));
    text.line("title", &quoted(&format!("{what}, {}", one_line(&read.sample.file_name))), "");
    report(read, orders, &mut text);
    format(read, orders, &mut text);
    let section = if read.stock { "stock" } else { "sale" };
    text.section(section);
    text.line("file", &quoted(&file(&read.sample.file_name)), "in a data folder; a report may have any name");
    if let Some(sheet) = &read.sample.sheet {
        text.line("sheet", &quoted(sheet), "");
    }
    opening(read, &mut text);
    if !read.stock {
        partner(read, &mut text);
    }
    date(read, orders, &mut text);
    if let Some(column) = read.column_of("known_on") {
        text.line("known_on", &heading(column), "");
    }
    if let Some((heading, words)) = totals(read) {
        let list: Vec<String> = words.iter().map(|word| quoted(word)).collect();
        let value = format!("{{ column = {}, is_not = [{}] }}", quoted(&crate::reader::one_line(&heading)), list.join(", "));
        text.line("only_where", &value, "leaves out rows of totals and notes");
    }
    text.section(&format!("{section}.columns"));
    let fields = if read.stock { &fields::STOCK } else { &fields::SALE };
    for field in &fields.columns {
        column(read, orders, field, &mut text);
    }
    pivot(read, section, &mut text);
    text.0
}

fn report(read: &Read<'_>, orders: &Orders, text: &mut Text) {
    text.section("report");
    let (reporter, because) = reporter(read);
    text.line("reporter", &quoted(&reporter), &because);
    if let Some(named) = file_name::period(&read.sample.file_name) {
        let value = format!("{{ file_name = {} }}", quoted(&named.pattern));
        match orders.day_outside(read, &named.pattern) {
            None => text.line("period", &value, &format!("the name says {}", named.words)),
            Some(day) => text.line("# period", &value, &format!("the name says {}, but there are lines of {day}", named.words)),
        }
    }
    if !read.stock && ["partner", "reseller", "reseller_id"].iter().all(|field| read.place_of(field).is_none()) {
        let because = "no column names a reseller: if the reporter sells to end customers itself, write its partner id here; rows are refused until then";
        text.line("# partner", "\"\"", because);
    }
}

/// Where the rows begin, where that is not found by the headings.
fn opening(read: &Read<'_>, text: &mut Text) {
    let frame = read.frame;
    match (frame.header_line, frame.header_rows) {
        (0, _) => text.line("header_line", "0", "there are no headings: columns are called `column 1`, `column 2`, .."),
        (line, 1) if frame.above > 0 => text.line(
            "header_line",
            &line.to_string(),
            "the headings stand below a title; where the title changes its length take this out, and they are looked for",
        ),
        (line, 2) => {
            text.line("header_line", &line.to_string(), "the first line of the headings");
            let because = "the headings stand on two lines and are read as one: `Customer` over `Name` is `Customer Name`";
            text.line("header_rows", "2", because);
        }
        _ => {}
    }
}

fn format(read: &Read<'_>, orders: &Orders, text: &mut Text) {
    text.section("format");
    if let Some(separator) = read.sample.separator {
        text.line("separator", &quoted(separator.name()), "by most rows");
    }
    if let Some(comma) = read.marks.decided {
        text.line("decimal", &quoted(if comma { "," } else { "." }), &read.marks.because);
        if let Some(group) = read.marks.group.and_then(grouping) {
            text.line("grouping", &quoted(group), "between thousands");
        }
    } else if let Some(group) = read.columns.iter().find_map(|column| column.shape.numbers.group).and_then(grouping) {
        text.line("grouping", &quoted(group), "between thousands");
    }
    let beside: Vec<String> = super::notes::beside(read).iter().map(|mark| quoted(mark)).collect();
    if !beside.is_empty() {
        text.line("strip", &format!("[{}]", beside.join(", ")), "stands beside numbers and is left out");
    }
    if let Some(main) = &orders.main {
        text.line("dates", &quoted(main), &orders.because);
    }
}

fn grouping(mark: char) -> Option<&'static str> {
    match mark {
        '.' => Some("."),
        ',' => Some(","),
        '\'' => Some("'"),
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => Some(" "),
        _ => None,
    }
}

fn partner(read: &Read<'_>, text: &mut Text) {
    match read.place_of("partner") {
        Some(place) => text.given(read, place, "partner", &|column| heading(column)),
        None if read.place_of("reseller").or(read.place_of("reseller_id")).is_some() => {
            text.comment(
                "No `partner`: the file knows resellers by its own names and numbers; matching finds the partner by the reseller columns.",
            );
        }
        None => {}
    }
}

fn date(read: &Read<'_>, orders: &Orders, text: &mut Text) {
    if let Some(pivot) = read.pivot.filter(|pivot| pivot.heading_field(read.stock) == "date") {
        let from = "column = \"pivot heading\"";
        match pivot.of {
            PivotOf::Months { order: Some(order) } => {
                return text.line("date", &format!("{{ {from}, dates = \"{order}\" }}"), "the first day of the month of the heading");
            }
            _ => {
                let mapped = pivot.places.iter().filter_map(|place| read.columns.get(*place)).map(|column| {
                    let day = month_of(&column.heading).and_then(|month| month.day).unwrap_or_default();
                    format!("{} = \"{day}\"", heading(column))
                });
                let value = format!("{{ {from}, dates = \"year-month-day\", map = {{ {} }} }}", mapped.collect::<Vec<_>>().join(", "));
                return text.line("date", &value, "the day each heading stands for; an empty one is refused until it is written");
            }
        }
    }
    match read.place_of("date") {
        Some(place) => text.given(read, place, "date", &|column| taken(column, &orders.own(place))),
        None => text.line("date", "{ constant = \"\" }", "no column holds the day: name it here; rows are refused until then"),
    }
}

fn column(read: &Read<'_>, orders: &Orders, field: &Field, text: &mut Text) {
    if let Some(pivot) = read.pivot {
        if field.name == pivot.value_field(read.columns, read.stock) {
            return text.line(field.name, "\"pivot value\"", "the cell under the pivoted heading");
        }
        if field.name == pivot.heading_field(read.stock) {
            return text.line(field.name, "\"pivot heading\"", "the heading of the pivoted column");
        }
    }
    let given = |decision: &super::Decision| !decision.pivoted && decision.given.as_ref().is_some_and(|given| given.field == field.name);
    let Some(place) = read.decided.iter().position(given) else {
        if field.name == "currency"
            && let Some((code, because)) = super::notes::currency_of_amounts(read)
        {
            text.line("currency", &format!("{{ constant = {} }}", quoted(&code)), because);
        }
        return;
    };
    text.given(read, place, field.name, &|column| {
        let map = if field.name == "transaction" { transaction_map(column) } else { String::new() };
        let said = [orders.own(place), number_marks(read, field, place), map];
        taken(column, &said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(", "))
    });
}

/// How the numbers of a column are written, where that is not as in the rest of the file, or open.
fn number_marks(read: &Read<'_>, field: &Field, place: usize) -> String {
    if !field.kind.is_number() {
        return String::new();
    }
    if read.marks.differing.contains(&place) {
        let (decimal, group) = if read.marks.comma(place) { (",", ".") } else { (".", ",") };
        return format!("decimal = \"{decimal}\", grouping = \"{group}\"");
    }
    // A number that is open must not be read either way: a decimal mark that it does not have refuses it.
    match read.marks.open.iter().find(|(open, _)| *open == place) {
        Some((_, value)) if value.contains('.') => "decimal = \",\", grouping = \"\"".into(),
        Some(_) => "decimal = \".\", grouping = \"\"".into(),
        None => String::new(),
    }
}

fn transaction_map(column: &Column<'_>) -> String {
    let known: Vec<String> = column
        .shape
        .few
        .iter()
        .filter_map(|word| Some((word, transactions::kind(word)?)))
        .filter(|(word, kind)| word != kind)
        .map(|(word, kind)| format!("{} = \"{kind}\"", quoted(word)))
        .collect();
    let same = column.shape.few.iter().filter(|word| transactions::kind(word) == Some(word.as_str()));
    let same = same.map(|word| format!("{} = {}", quoted(word), quoted(word)));
    if known.is_empty() { String::new() } else { format!("map = {{ {} }}", known.into_iter().chain(same).collect::<Vec<_>>().join(", ")) }
}

fn pivot(read: &Read<'_>, section: &str, text: &mut Text) {
    let Some(pivot) = read.pivot else { return };
    text.section(&format!("{section}.pivot"));
    let headings = pivot.places.iter().filter_map(|place| read.columns.get(*place)).map(|column| heading(column));
    let list = format!("[{}]", headings.collect::<Vec<_>>().join(", "));
    text.line("columns", &list, "each of them gives a row of its own: `pivot heading` and `pivot value`");
}

/// The heading of a column as a profile names it: a line break in it is a blank.
fn heading(column: &Column<'_>) -> String {
    quoted(&crate::reader::one_line(&column.heading))
}

/// The heading, or a table with what else is to be said.
fn taken(column: &Column<'_>, extra: &str) -> String {
    if extra.is_empty() { heading(column) } else { format!("{{ column = {}, {extra} }}", heading(column)) }
}

/// The lines written so far.
#[derive(Default)]
pub(super) struct Text(pub(super) String);

impl Text {
    pub(super) fn section(&mut self, name: &str) {
        self.0.push_str(&format!("\n[{name}]\n"));
    }

    pub(super) fn comment(&mut self, words: &str) {
        self.0.push_str(&format!("# {}\n", unbroken(words)));
    }

    pub(super) fn line(&mut self, key: &str, value: &str, because: &str) {
        let written = format!("{key} = {value}");
        let because = unbroken(because);
        let line = if because.is_empty() { format!("{written}\n") } else { format!("{written:<44} # {because}\n") };
        self.0.push_str(&line);
    }

    /// A field with its reason; one that is unsure as a comment.
    fn given(&mut self, read: &Read<'_>, place: usize, field: &str, value: &dyn Fn(&Column<'_>) -> String) {
        let (Some(column), Some(given)) = (read.columns.get(place), read.decided.get(place).and_then(|decision| decision.given.as_ref()))
        else {
            return;
        };
        let because = because(given);
        let doubt = if given.confidence == Confidence::Unsure { "# " } else { "" };
        self.line(&format!("{doubt}{field}"), &value(column), &because);
    }
}

fn because(given: &Candidate) -> String {
    let words = match given.confidence {
        Confidence::Sure => String::new(),
        confidence => format!("{}: ", confidence.word()),
    };
    format!("{words}{}", unbroken(&given.because))
}

/// A text as TOML writes it on one line.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if letter.is_control() => quoted.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// A file name that a profile may name.
fn file(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let sound: String = last.chars().map(|letter| if letter == ':' || letter.is_control() { '_' } else { letter }).collect();
    if matches!(sound.as_str(), "" | "." | "..") { "sales.csv".into() } else { sound }
}
