//! What a person must answer before the profile is right, and what is good to know.

use std::collections::BTreeSet;

use programme::diagnostic::quoted;

use super::frame::is_total_word;
use super::numbers::currency;
use super::orders::Orders;
use super::pivot::PivotOf;
use super::{Confidence, Read, fields, file_name, one_line, transactions, unbroken};

/// All notes, most pressing first.
pub(super) fn all(read: &Read<'_>, orders: &Orders) -> Vec<String> {
    let mut notes = vec![];
    layout(read, &mut notes);
    notes.extend(orders.notes.iter().cloned());
    numbers(read, &mut notes);
    who(read, &mut notes);
    for decision in read.decided {
        let question = decision.given.as_ref().and_then(|given| given.question.clone());
        notes.extend(question);
    }
    unsure(read, &mut notes);
    missing(read, &mut notes);
    pivoted(read, &mut notes);
    period(read, orders, &mut notes);
    values(read, &mut notes);
    notes.dedup();
    notes.iter().map(|note| unbroken(note)).collect()
}

/// The reporter, with the reason.
pub(super) fn reporter(read: &Read<'_>) -> (String, String) {
    let named = read.columns.iter().find(|column| {
        let reporter = matches!(&column.understood, super::lexicon::Understood::Party { party, attribute }
            if party.meaning == "@reporter" && attribute.is_none_or(|attribute| matches!(attribute.meaning, ".name" | ".id")));
        reporter && column.shape.distinct == 1 && column.shape.filled > 0
    });
    if let Some((column, name)) = named.and_then(|column| Some((column, column.shape.few.first()?))) {
        return (name.clone(), format!("column `{}` has it throughout", one_line(&column.heading)));
    }
    match file_name::sender(&read.sample.file_name) {
        Some(name) => (name, "guessed from the name of the file".into()),
        None => ("fill in".into(), "who sends this file?".into()),
    }
}

/// A column that shows which rows are totals or notes, and what it has in them.
pub(super) fn totals(read: &Read<'_>) -> Option<(String, Vec<String>)> {
    if read.frame.beside.is_empty() {
        return None;
    }
    let cell = |row: &super::SampleRow, place: usize| row.cells.get(place).unwrap_or_default().trim().to_owned();
    let shows = |place: usize| -> Option<(String, Vec<String>)> {
        let column = read.columns.get(place).filter(|column| column.named && !column.cells.is_empty())?;
        let mut words: Vec<String> = read.frame.beside.iter().map(|row| cell(row, place)).collect();
        words.sort();
        words.dedup();
        let telling = words.iter().all(|word| word.is_empty() || is_total_word(word)) && words.len() <= 6;
        let apart = column.cells.iter().all(|cell| !words.iter().any(|word| word == cell));
        (telling && apart).then(|| (column.heading.clone(), words))
    };
    let preferred = ["invoice", "product", "reporter_product", "date", "line", "ean"].into_iter().filter_map(|field| read.place_of(field));
    preferred.chain(0..read.columns.len()).find_map(shows)
}

/// The one currency that the headings of the amounts name, or that stands beside all of them, and how it is known.
pub(super) fn currency_of_amounts(read: &Read<'_>) -> Option<(String, &'static str)> {
    let columns: Vec<&super::Column<'_>> = amounts(read).filter_map(|place| read.columns.get(place)).collect();
    let named: BTreeSet<String> = columns.iter().filter_map(|column| column.currency).map(str::to_uppercase).collect();
    let marks = columns.iter().flat_map(|column| &column.shape.numbers.beside).map(|mark| currency(mark).to_owned());
    let beside: BTreeSet<String> = marks.collect();
    let one = |codes: BTreeSet<String>| codes.into_iter().next().filter(|code| !code.is_empty());
    match (named.len(), beside.len()) {
        (1, 0) => one(named).map(|code| (code, "the headings of the amounts name it")),
        (0, 1) => one(beside).map(|code| (code, "it stands beside the amounts")),
        (1, 1) if named == beside => one(named).map(|code| (code, "the headings of the amounts name it")),
        _ => None,
    }
}

fn amounts(read: &Read<'_>) -> impl Iterator<Item = usize> {
    let money = ["net_amount", "gross_amount", "list_amount", "unit_price", "book_cost", "agreed_price"];
    money.into_iter().filter_map(|field| read.place_of(field))
}

fn layout(read: &Read<'_>, notes: &mut Vec<String>) {
    let frame = read.frame;
    if frame.header_line == 0 && !frame.body.is_empty() {
        notes.push("the file has no headings: columns are called `column 1`, `column 2`, ..; ask for a file with headings, or name them yourself with `headings = [\"..\", \"..\"]`".into());
    }
    if frame.above > 0 && frame.header_line > 0 {
        notes.push(format!("the headings stand on line {}, below {} of title", frame.header_line, lines(frame.above)));
    }
    if frame.header_rows > 1 {
        notes.push(format!("the headings stand on two lines, {} and the next, and are read as one", frame.header_line));
    }
    if frame.repeated > 0 {
        notes.push(format!("the headings stand again {} among the rows; these rows will be refused", times(frame.repeated)));
    }
    if let Some(first) = frame.beside.first() {
        let seen = first.cells.iter().map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
        let how =
            if totals(read).is_some() { "`only_where` leaves them out" } else { "no column shows which they are: they will be refused" };
        notes.push(format!(
            "{} of totals or notes, the first on line {} (`{}`): {how}",
            rows(frame.beside.len()),
            first.line,
            one_line(seen)
        ));
    }
    let twice: Vec<String> = {
        let doubled = read.columns.iter().filter(|column| !column.named && !column.heading.is_empty());
        let mut names: Vec<String> = doubled.map(|column| one_line(&column.heading)).collect();
        names.sort();
        names.dedup();
        names
    };
    if !twice.is_empty() {
        notes.push(format!(
            "{} more than once among the headings and cannot be told apart: name all columns yourself, in their order, as `header_line = {}` with `headings = [\"..\", \"..\"]`",
            if let [one] = twice.as_slice() { format!("`{one}` stands") } else { format!("{} stand", quoted(&twice)) },
            frame.header_line
        ));
    }
    let nameless = read.columns.iter().filter(|column| column.heading.is_empty() && column.shape.filled > 0).count();
    if nameless > 0 {
        notes.push(format!(
            "{} with values but without a heading: a profile cannot name them",
            if nameless == 1 { "there is a column".into() } else { format!("there are {nameless} columns") }
        ));
    }
}

fn numbers(read: &Read<'_>, notes: &mut Vec<String>) {
    for (place, column) in read.columns.iter().enumerate() {
        let Some(given) = read.decided.get(place).and_then(|decision| decision.given.as_ref()) else { continue };
        if !fields::find(given.field).is_some_and(|field| field.kind.is_number()) {
            continue;
        }
        let heading = one_line(&column.heading);
        let numbers = &column.shape.numbers;
        if let Some((_, value)) = read.marks.open.iter().find(|(open, _)| *open == place) {
            let whole: String = value.chars().filter(|letter| !matches!(letter, '.' | ',')).collect();
            let mark = if value.contains('.') { '.' } else { ',' };
            let other = if mark == '.' { ',' } else { '.' };
            notes.push(format!(
                "`{heading}`: `{value}` may be {} with decimals or {whole} with a mark between thousands. Write `decimal = \"{mark}\"` for the first, or `decimal = \"{other}\", grouping = \"{mark}\"` for the second, in place of what stands there; until then such rows are refused",
                value.replace(',', "."),
            ));
        }
        if numbers.mixed() {
            notes.push(format!(
                "`{heading}`: some numbers have a decimal point (`{}`), others a decimal comma (`{}`); ask the sender which is right",
                one_line(&numbers.point.1),
                one_line(&numbers.comma.1)
            ));
        } else if read.marks.differing.contains(&place) {
            notes.push(format!(
                "`{heading}` is written with another decimal mark than the rest of the file, such as `{}`",
                one_line(if read.marks.comma(place) { &numbers.comma.1 } else { &numbers.point.1 })
            ));
        }
        if numbers.percent.0 > 0 {
            let (share, example) = (column.shape.share(numbers.percent.0), one_line(&numbers.percent.1));
            notes.push(format!(
                "`{heading}`: {share} have a percent sign (`{example}`), which is no quantity and no amount: their rows are refused"
            ));
        }
        if several_currencies(&numbers.beside) {
            let marks: Vec<&str> = numbers.beside.iter().copied().collect();
            notes.push(format!(
                "`{heading}`: amounts are marked with {}: no profile tells which currency a row has; ask for a column with the currency; until then such rows are refused",
                quoted(&marks)
            ));
        }
    }
}

/// The marks of currencies beside the numbers of the columns that are read, where each column has those of one currency only.
pub(super) fn beside(read: &Read<'_>) -> Vec<&'static str> {
    let number = |place: &usize| {
        let given = read.decided.get(*place).and_then(|decision| decision.given.as_ref());
        given.is_some_and(|given| fields::find(given.field).is_some_and(|field| field.kind.is_number()))
    };
    let places = (0..read.columns.len()).filter(number);
    let marks = places.filter_map(|place| read.columns.get(place)).map(|column| &column.shape.numbers.beside);
    let all: BTreeSet<&str> = marks.filter(|marks| !several_currencies(marks)).flatten().copied().collect();
    all.into_iter().collect()
}

fn several_currencies(marks: &BTreeSet<&'static str>) -> bool {
    let codes: BTreeSet<&str> = marks.iter().map(|mark| currency(mark)).collect();
    codes.len() > 1
}

fn who(read: &Read<'_>, notes: &mut Vec<String>) {
    if !read.stock
        && read.decided.iter().any(|decision| {
            decision.given.as_ref().is_some_and(|given| given.field.starts_with("customer") || given.field.starts_with("reseller"))
        })
    {
        notes.extend(read.parties.question.clone());
    }
    let (name, because) = reporter(read);
    if name == "fill in" {
        notes.push("who sends this file? Neither its name nor its columns say; write it as `reporter`".into());
    } else if because.starts_with("guessed") {
        notes.push(format!("`{name}` is taken as the reporter, because it stands in the name of the file"));
    }
    if !read.stock && ["partner", "reseller", "reseller_id"].iter().all(|field| read.place_of(field).is_none()) {
        notes.push("no column names a reseller or partner: if the reporter sells to end customers itself, write its partner id as `partner` under [report]; until then every row is refused".into());
    }
}

fn unsure(read: &Read<'_>, notes: &mut Vec<String>) {
    for (column, decision) in read.columns.iter().zip(read.decided) {
        if let Some(given) = decision.given.as_ref().filter(|given| given.confidence == Confidence::Unsure && given.question.is_none()) {
            notes.push(format!("`{}` may be `{}`: {}; take the `#` away if it is", one_line(&column.heading), given.field, given.because));
        }
    }
}

fn missing(read: &Read<'_>, notes: &mut Vec<String>) {
    let given = |field: &str| {
        read.place_of(field).is_some()
            || read
                .pivot
                .is_some_and(|pivot| [pivot.value_field(read.columns, read.stock), pivot.heading_field(read.stock)].contains(&field))
    };
    if !given("date") {
        let how = match file_name::period(&read.sample.file_name) {
            Some(named) => format!("only the name of the file says the period ({})", named.words),
            None => "neither does the name of the file say a period".into(),
        };
        notes.push(format!("no column holds the day; {how}: write `date` by hand; until then every row is refused"));
    }
    if !["product", "reporter_product", "ean"].iter().any(|field| given(field)) {
        notes.push("no column names the product by a number".into());
    }
    if read.stock {
        return;
    }
    if !given("quantity") {
        notes.push("no column was found that holds the quantity: name it; until then every row is refused".into());
    }
    if given("unit_price") && !["net_amount", "gross_amount", "list_amount"].iter().any(|field| given(field)) {
        notes.push(
            "there is a price of one piece but no amount of the line: the amount is quantity times price, which a profile does not say"
                .into(),
        );
    }
    if amounts(read).next().is_some() && !given("currency") && currency_of_amounts(read).is_none() {
        notes.push("no column says the currency: amounts count as the programme's currency; write `currency = { constant = \"..\" }` if they are in another".into());
    }
}

fn pivoted(read: &Read<'_>, notes: &mut Vec<String>) {
    let Some(pivot) = read.pivot else { return };
    let first = pivot.places.first().and_then(|place| read.columns.get(*place)).map(|column| one_line(&column.heading)).unwrap_or_default();
    let what = match pivot.of {
        PivotOf::Stores => "stores",
        PivotOf::Months { .. } => "months",
        PivotOf::Unsaid => "weeks or months without a year",
    };
    notes
        .push(format!("{} columns are {what} side by side, from `{first}` on; each cell is taken as a row of its own", pivot.places.len()));
    let value = pivot.value_field(read.columns, read.stock);
    if !read.stock {
        notes.push(format!("is what stands under these headings a quantity (`quantity`) or an amount (`net_amount`)? By its values it is taken as `{value}`"));
    }
    if pivot.of == PivotOf::Unsaid {
        notes.push(
            "the headings do not say which day they stand for: write the day of each in the map of `date`; until then the rows are refused"
                .into(),
        );
    }
}

fn period(read: &Read<'_>, orders: &Orders, notes: &mut Vec<String>) {
    if let Some(named) = file_name::period(&read.sample.file_name)
        && let Some(day) = orders.day_outside(read, &named.pattern)
    {
        notes.push(format!(
            "the name of the file says {}, but there are lines of {day}: if lines outside the period are to be refused, take the `#` before `period` away",
            named.words
        ));
    }
}

fn values(read: &Read<'_>, notes: &mut Vec<String>) {
    if let Some(column) = read.column_of("transaction") {
        let unknown: Vec<&String> = column.shape.few.iter().filter(|word| transactions::kind(word).is_none()).collect();
        if !unknown.is_empty() {
            notes.push(format!(
                "`{}`: which of sale, return, transfer, own use are {}? Write a `map`",
                one_line(&column.heading),
                quoted(&unknown.iter().map(|word| one_line(word)).collect::<Vec<_>>())
            ));
        }
        let returns = column.shape.few.iter().any(|word| transactions::kind(word) == Some("return"));
        if returns && read.column_of("quantity").is_some_and(|column| column.shape.numbers.negative == 0) {
            notes.push("returns are marked by their kind and not by a quantity below zero: they are counted off by their kind".into());
        }
    }
    if let Some(column) = read.column_of("ean").filter(|column| column.shape.eans * 10 < column.shape.filled * 9) {
        notes.push(format!("`{}`: many values have a wrong check digit; a spreadsheet may have rounded them", one_line(&column.heading)));
    }
    if let Some(column) =
        read.column_of("serial").filter(|column| column.cells.iter().any(|cell| cell.contains([';', '|', ',', '/', '\n'])))
    {
        notes.push(format!("`{}` has several serial numbers in one cell", one_line(&column.heading)));
    }
}

fn lines(count: usize) -> String {
    if count == 1 { "one line".into() } else { format!("{count} lines") }
}

fn rows(count: usize) -> String {
    if count == 1 { "there is a row".into() } else { format!("there are {count} rows") }
}

fn times(count: usize) -> String {
    if count == 1 { "once".into() } else { format!("{count} times") }
}
