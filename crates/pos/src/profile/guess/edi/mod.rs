//! A starting profile for an EDI message: the usual levels and addresses, as far as the file has something there.

mod habits;
mod lines;

use std::fs::File;
use std::path::Path;

use super::write::{Text, quoted};
use super::{ColumnGuess, Confidence, Guess, fields, file_name, one_line};
use crate::profile::Dates;
use crate::reader::Broken;
use crate::reader::edi::first_message;
use habits::{HABITS, Habit, MESSAGES, PARTS_EDIFACT, PARTS_X12, REPORT_DAYS};
use lines::Lines;

/// Guesses a profile for an EDI file.
///
/// # Errors
/// [`Broken`] when the file cannot be read.
pub(super) fn guess(path: &Path, name: &str) -> Result<Guess, Broken> {
    let opened = || File::open(path).map_err(|error| Broken { line: 0, reason: format!("the file cannot be read: {error}") });
    let message = first_message(opened()?, &MESSAGES)?.unwrap_or_default();
    let usual: Vec<&Habit> = HABITS.iter().filter(|habit| habit.message == message).collect();
    if usual.is_empty() {
        let reason = format!("it holds `{}`, and only {} are read", one_line(&message), programme::diagnostic::quoted(&MESSAGES));
        return Err(Broken { line: 0, reason });
    }
    let mut best: Option<(usize, Lines, &Habit)> = None;
    for habit in usual {
        let lines = Lines::read(opened()?, habit)?;
        let sound = lines.sound(habit);
        let better = best.as_ref().is_none_or(|(most, _, of)| if habit.stock == of.stock { sound > *most } else { *most == 0 });
        if better {
            best = Some((sound, lines, habit));
        }
    }
    let Some((_, lines, habit)) = best else { return Err(Broken { line: 0, reason: "it holds no message".into() }) };
    Ok(Written::of(habit, &lines, name).guess())
}

/// What is known of a message while its profile is written.
struct Written<'a> {
    habit: &'a Habit,
    lines: &'a Lines,
    name: &'a str,
    columns: Vec<ColumnGuess>,
    notes: Vec<String>,
}

impl<'a> Written<'a> {
    fn of(habit: &'a Habit, lines: &'a Lines, name: &'a str) -> Self {
        let mut written = Self { habit, lines, name, columns: vec![], notes: vec![] };
        written.fields();
        written.parties();
        written.asked();
        written
    }

    fn fields(&mut self) {
        for (field, addresses) in self.habit.fields {
            let Some((address, filled)) = self.lines.best(addresses) else { continue };
            let what = fields::find(field).map_or(*field, |field| field.words);
            let because = format!("usual in {} for {what}; {}", self.habit.message, self.lines.share(filled));
            if *field == "date" && REPORT_DAYS.contains(&address) {
                let because = "no line has a day of its own; the day of the report stands in";
                self.notes.push(format!("`{address}`: {because}: see whether lines have one at another address"));
                self.add(field, address, Confidence::Likely, because.into());
                continue;
            }
            let sure = if filled * 10 >= self.lines.count() * 9 { Confidence::Sure } else { Confidence::Likely };
            self.add(field, address, sure, because);
        }
    }

    /// The end customer where one is named; whoever bought is the reseller then, and where nobody else is named.
    fn parties(&mut self) {
        let parts = if self.habit.message.starts_with(|first: char| first.is_ascii_digit()) { PARTS_X12 } else { PARTS_EDIFACT };
        let named = |qualifier: &&&str| {
            let address = |place: usize| parts.get(place).map(|(_, pattern)| pattern.replace('@', qualifier)).unwrap_or_default();
            self.lines.filled(&address(0)).max(self.lines.filled(&address(1))) * 2 > self.lines.count()
        };
        let customer = self.habit.customers.iter().find(named).copied();
        let buyer = self.habit.buyers.iter().find(named).copied();
        for (role, qualifier) in [("reseller", buyer), ("customer", customer)] {
            let Some(qualifier) = qualifier else { continue };
            for (part, pattern) in parts {
                let address = pattern.replace('@', qualifier);
                let filled = self.lines.filled(&address);
                let field = format!("{role}{part}");
                if let Some(field) = fields::find(&field).filter(|_| filled > 0) {
                    let because = format!("party `{qualifier}`; {}", self.lines.share(filled));
                    self.add(field.name, &address, Confidence::Likely, because);
                }
            }
        }
        if let (Some(buyer), None) = (buyer, customer) {
            self.notes.push(format!(
                "who is meant by the party `{buyer}`? It is taken as the reseller; if the reporter is a reseller and this its customer, write `customer` in place of `reseller`, and its partner id as `partner` under [report]"
            ));
        }
    }

    fn asked(&mut self) {
        let has = |field: &str| self.columns.iter().any(|column| column.field == Some(field));
        let mut notes = vec![];
        if !has("date") {
            notes.push(
                "no day was found where it usually stands: write the address of it as `date`; until then every row is refused".to_owned(),
            );
        }
        if !["product", "reporter_product", "ean"].iter().any(|field| has(field)) {
            notes.push("no part number and no EAN was found where it usually stands: every row is refused until one is named".into());
        }
        if !self.habit.stock && !has("quantity") {
            notes.push("no quantity was found where it usually stands: every row is refused until it is named".into());
        }
        if !self.habit.stock && !has("reseller") && !has("reseller_id") {
            notes.push("no party names a reseller: if the reporter sells to end customers itself, write its partner id as `partner` under [report]; until then every row is refused".into());
        }
        if self.habit.message == "852" && !self.habit.stock {
            notes.push("the message tells sales and stock; this profile takes the sales: one report is for one of them".into());
        }
        if let Some(wrong) = &self.lines.count_wrong {
            notes.push(format!(
                "{wrong}: such a file is refused; if the sender writes a constant there, take the `#` before `line_count` away"
            ));
        }
        if self.dates().is_none() && has("date") {
            notes.push("the days are not written as 20240531 or 240531: write how they are as `dates` under [format]".into());
        }
        self.notes.extend(notes);
    }

    fn add(&mut self, field: &'static str, address: &str, confidence: Confidence, because: String) {
        self.columns.push(ColumnGuess { heading: address.into(), field: Some(field), confidence, because });
    }

    /// How the days are written.
    fn dates(&self) -> Option<&'static str> {
        let day = self.columns.iter().find(|column| column.field == Some("date"))?;
        let values = self.lines.values(&day.heading);
        let reads = |order: &&&str| Dates::read(order).is_some_and(|dates| values.iter().all(|value| dates.day(value).is_some()));
        ["yearmonthday", "yymonthday"].iter().find(reads).copied()
    }

    fn guess(self) -> Guess {
        let (habit, lines) = (self.habit, self.lines);
        let mut text = Text::default();
        text.comment(&format!(
            "A start for `{}`: which addresses a sender uses is its own habit, so read every line.",
            one_line(self.name)
        ));
        text.line("title", &quoted(&format!("{}, {}", habit.message, one_line(self.name))), "");
        text.section("report");
        let reporter = habit.reporter.iter().find_map(|address| Some((address, lines.only(address)?)));
        match (reporter, file_name::sender(self.name)) {
            (Some((address, reporter)), _) => text.line("reporter", &quoted(reporter), &format!("`{address}` has it throughout")),
            (None, Some(sender)) => text.line("reporter", &quoted(&sender), "guessed from the name of the file"),
            (None, None) => text.line("reporter", "\"fill in\"", "who sends this file?"),
        }
        let [from, to] = habit.period;
        if [from, to].iter().all(|address| lines.only(address).is_some()) {
            text.line("period", &format!("{{ from = {}, to = {} }}", quoted(from), quoted(to)), "one period throughout");
        }
        let has = |field: &str| self.columns.iter().any(|column| column.field == Some(field));
        if !habit.stock && !has("reseller") && !has("reseller_id") {
            text.line(
                "# partner",
                "\"\"",
                "if the reporter sells to end customers itself, write its partner id here; rows are refused until then",
            );
        }
        if let Some(dates) = self.dates() {
            text.section("format");
            text.line("dates", &quoted(dates), "");
        }
        let section = if habit.stock { "stock" } else { "sale" };
        text.section(section);
        match self.columns.iter().find(|column| column.field == Some("date")) {
            Some(day) => text.line("date", &quoted(&day.heading), &because(day)),
            None => text.line("date", "{ constant = \"\" }", "name the day here; rows are refused until then"),
        }
        text.section(&format!("{section}.edi"));
        text.line("message", &quoted(habit.message), "");
        let levels: Vec<String> = habit.levels.iter().map(|level| quoted(level)).collect();
        text.line("levels", &format!("[{}]", levels.join(", ")), "the segments that open loops; the innermost reached is a line");
        if lines.count_wrong.is_some() {
            text.line("# line_count", "\"unchecked\"", "only if the sender writes a constant there");
        }
        text.section(&format!("{section}.columns"));
        for field in &(if habit.stock { &fields::STOCK } else { &fields::SALE }).columns {
            if let Some(column) = self.columns.iter().find(|column| column.field == Some(field.name)) {
                text.line(field.name, &quoted(&column.heading), &because(column));
            }
        }
        Guess { profile_text: text.0, columns: self.columns, header_line: 0, notes: self.notes, stock: habit.stock }
    }
}

/// The reason for a line of the profile.
fn because(column: &ColumnGuess) -> String {
    match column.confidence {
        Confidence::Sure => column.because.clone(),
        confidence => format!("{}: {}", confidence.word(), column.because),
    }
}
