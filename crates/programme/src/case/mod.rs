//! Cases: worked examples in Markdown that finance can read and sign. [`read`] finds the facts and the expectations in a file, [`run`] asks the programme.
//!
//! The format is described in docs/reference/cases.md.

mod answer;
mod facts;
mod markdown;

use std::collections::BTreeMap;

use answer::Ask;
use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::History;
use crate::record::Sight;
use markdown::Table;

/// A file of cases.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// The programme files it names, beside itself.
    pub programmes: Vec<String>,
    /// The cases, in the order of the file.
    pub cases: Vec<Case>,
}

/// One case: facts and what is expected of them.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its heading: a sentence.
    pub title: String,
    /// Its facts (those before the first heading included).
    facts: Vec<Table>,
    /// What is expected.
    expectations: Vec<Expectation>,
}

/// One expected answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The partner's id.
    pub partner: String,
    /// As of which day.
    pub as_of: Date,
    /// As known on which day; everything known where empty.
    pub known_on: Option<Date>,
    /// What is asked.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// The line in the file.
    pub line: usize,
    /// Its place in the text.
    pub span: crate::diagnostic::Span,
}

/// How one expectation came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The case's heading.
    pub case: String,
    /// What was expected.
    pub expected: Expectation,
    /// What was found.
    pub found: String,
    /// Whether they are the same.
    pub passed: bool,
}

/// Reads a file of cases.
///
/// # Errors
/// Everything that is wrong with its form, with places in the text.
pub fn read(text: &str) -> Result<CaseFile, Vec<Diagnostic>> {
    markdown::read(text)
}

/// Asks the programme every question of a file.
///
/// # Errors
/// Facts that do not fit the record types of the programme, with places in the text of the file.
pub fn run(file: &CaseFile, history: &History) -> Result<Vec<Outcome>, Vec<Diagnostic>> {
    let mut outcomes = vec![];
    let mut found = vec![];
    for case in &file.cases {
        match facts::records(case, history) {
            Ok(records) => {
                let mut asked: BTreeMap<(&str, Date, Date), Option<Ask<'_>>> = BTreeMap::new();
                for expected in &case.expectations {
                    let sight = Sight { as_of: expected.as_of, known_on: expected.known_on.unwrap_or(Date::MAX) };
                    let place = (expected.partner.as_str(), sight.as_of, sight.known_on);
                    let ask = asked.entry(place).or_insert_with(|| Ask::new(history, &records, &expected.partner, sight));
                    let answer = ask
                        .as_ref()
                        .map_or_else(|| format!("(there is no partner `{}`)", expected.partner), |ask| ask.answer(&expected.question));
                    let passed = same(&answer, &expected.answer);
                    outcomes.push(Outcome { case: case.title.clone(), expected: expected.clone(), found: answer, passed });
                }
            }
            Err(mut own) => found.append(&mut own),
        }
    }
    found.dedup();
    if found.is_empty() { Ok(outcomes) } else { Err(found) }
}

/// Answers are compared as numbers where both are, else as written.
fn same(found: &str, expected: &str) -> bool {
    let number = |text: &str| crate::money::read_number(text.trim_end_matches('%')).ok();
    let percent = |text: &str| text.trim_end().ends_with('%');
    match (number(found), number(expected)) {
        (Some(found_number), Some(expected_number)) => found_number == expected_number && percent(found) == percent(expected),
        _ => found == expected,
    }
}
