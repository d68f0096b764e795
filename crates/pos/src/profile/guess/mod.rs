//! From a sample of somebody's file to a first mapping profile, with the reason for every line of it.
//!
//! Headings in eight languages, the shapes of values, and what holds between columns each give points; one column is given to one field so that all points
//! together are highest. Words: a **sample** is the first rows of a file, raw; its **frame** says where the headings stand and which rows are totals or
//! notes; a **candidate** is a field that a column may be, with its points and its reason.
//!
//! A wrong guess costs more than none. What is unsure stands in the profile as a comment; where two readings are possible, nothing is chosen: the profile
//! refuses the rows concerned until a person has answered the note that names both readings.

mod amounts;
mod assign;
mod candidates;
mod column;
mod days;
mod edi;
pub mod fields;
mod file_name;
mod fit;
mod frame;
mod lexicon;
mod marks;
mod notes;
mod numbers;
mod orders;
mod parties;
mod pivot;
mod questions;
mod relations;
mod sample;
mod shape;
mod spelling;
mod texts;
mod transactions;
mod unnamed;
mod write;

use std::path::Path;

use programme::record::ColumnType;

use crate::reader::{Broken, Scan};
use candidates::{Candidate, Whole};
use column::Column;
use frame::Frame;
use marks::Marks;
use parties::Parties;
use pivot::Pivot;
use relations::Relations;
pub use sample::{Sample, SampleRow};

/// A first profile for a file, and why it is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// A complete profile. It is sound, but rows are refused until the notes are answered.
    pub profile_text: String,
    /// Every column of the file, in its order.
    pub columns: Vec<ColumnGuess>,
    /// The line the headings stand on, the first where there are two; 0 where there are none.
    pub header_line: u32,
    /// What a person must answer or should know, most pressing first.
    pub notes: Vec<String>,
    /// Whether the file is a report of stock, not of sales.
    pub stock: bool,
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnGuess {
    /// Its heading.
    pub heading: String,
    /// The field, where one was found.
    pub field: Option<&'static str>,
    /// How sure that is; of a column without a field, how sure it is that there is none.
    pub confidence: Confidence,
    /// Why, in words.
    pub because: String,
}

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It stands in the profile as a comment.
    Unsure,
    /// It should be looked at.
    Likely,
    /// Heading and values agree.
    Sure,
}

impl Confidence {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}

/// Guesses a profile.
///
/// ```
/// use pos::profile::guess::{Sample, guess};
/// use pos::reader::Text;
/// let text = Text::new("Rechnungsnr.;Menge;PLZ\nR1;2;04109\nR2;1;10115\nR3;5;80331\n".into(), None);
/// let guess = guess(&Sample::of_text("umsatz.csv", &text));
/// assert_eq!(guess.columns[1].field, Some("quantity"));
/// assert!(guess.columns[1].because.starts_with("heading `Menge` is German for the quantity"));
/// ```
#[must_use]
pub fn guess(sample: &Sample) -> Guess {
    let sample = sample.taken_apart();
    let frame = Frame::of(&sample.rows);
    let columns = Column::all(&frame);
    let pivot = Pivot::of(&columns);
    let taken_out = pivot.as_ref().map(|pivot| pivot.places.clone()).unwrap_or_default();
    let marks = Marks::of(&columns, sample.separator == Some(crate::reader::Separator::Comma));
    let relations = Relations::of(&columns, &marks, &taken_out);
    let parties = Parties::of(&columns);
    let roles = amounts::roles(&columns, &relations);
    let stock = is_stock(&columns, &sample.file_name);
    let whole = Whole { columns: &columns, parties: &parties, relations: &relations, roles, stock };
    let decided = decided(&whole, pivot.as_ref(), &marks);
    let read = Read {
        sample: &sample,
        frame: &frame,
        columns: &columns,
        marks: &marks,
        parties: &parties,
        pivot: pivot.as_ref(),
        decided: &decided,
        stock,
    };
    let header_line = frame.header_line;
    let days = orders::Orders::of(&read);
    let profile_text = write::profile(&read, &days);
    let notes = notes::all(&read, &days);
    let columns = columns.iter().zip(&decided).map(|(column, decision)| decision.told(column)).collect();
    Guess { profile_text, columns, header_line, notes, stock }
}

/// Guesses a profile for a file: a text of separated cells, a workbook (`sheet` names one of its sheets), or an EDI message.
///
/// # Errors
/// [`Broken`] when the file cannot be read.
pub fn of_file(path: &Path, file_name: &str, scan: &Scan, sheet: Option<&str>) -> Result<Guess, Broken> {
    if crate::reader::edi::sniff(&scan.head).is_some() {
        return edi::guess(path, file_name);
    }
    Sample::of_file(path, file_name, scan, sheet).map(|sample| guess(&sample))
}

/// Everything that was found out about a sample.
struct Read<'a> {
    sample: &'a Sample,
    frame: &'a Frame<'a>,
    columns: &'a [Column<'a>],
    marks: &'a Marks,
    parties: &'a Parties,
    pivot: Option<&'a Pivot>,
    decided: &'a [Decision],
    stock: bool,
}

impl Read<'_> {
    /// The place of the column that is given to a field and stands in the profile, not in a comment.
    fn place_of(&self, field: &str) -> Option<usize> {
        self.decided.iter().position(|decision| decision.active(field))
    }

    /// The column that is given to a field and stands in the profile.
    fn column_of(&self, field: &str) -> Option<&Column<'_>> {
        self.place_of(field).and_then(|place| self.columns.get(place))
    }
}

/// What a column is given to.
#[derive(Clone, Debug)]
struct Decision {
    given: Option<Candidate>,
    /// Why it is given to nothing.
    otherwise: String,
    pivoted: bool,
}

impl Decision {
    fn active(&self, field: &str) -> bool {
        !self.pivoted && self.given.as_ref().is_some_and(|given| given.field == field && given.confidence > Confidence::Unsure)
    }

    fn told(&self, column: &Column<'_>) -> ColumnGuess {
        let heading = column.heading.clone();
        match &self.given {
            Some(given) => {
                ColumnGuess { heading, field: Some(given.field), confidence: given.confidence, because: unbroken(&given.because) }
            }
            None => ColumnGuess { heading, field: None, confidence: Confidence::Likely, because: unbroken(&self.otherwise) },
        }
    }
}

/// One column per field and one field per column.
fn decided(whole: &Whole<'_>, pivot: Option<&Pivot>, marks: &Marks) -> Vec<Decision> {
    let fields: Vec<&fields::Field> = fields::of(whole.stock).collect();
    let mut all: Vec<candidates::Candidates> = (0..whole.columns.len()).map(|place| whole.candidates(place)).collect();
    if let Some(pivot) = pivot {
        pivot.withdraw(whole, marks, &mut all);
    }
    let score = |field: &fields::Field, place: usize| -> i64 {
        let candidates = all.get(place).map(|candidates| candidates.fields.as_slice()).unwrap_or_default();
        candidates.iter().filter(|candidate| candidate.field == field.name).map(|candidate| candidate.score).max().unwrap_or(0)
    };
    let scores: Vec<Vec<i64>> = fields.iter().map(|field| (0..all.len()).map(|place| score(field, place)).collect()).collect();
    let assigned = assign::best_total(&scores, all.len());
    let taken_by = |field: &str| {
        let place = assigned.iter().position(|given| given.and_then(|given| fields.get(given)).is_some_and(|given| given.name == field));
        place.and_then(|place| whole.columns.get(place)).map(|column| one_line(&column.heading)).unwrap_or_default()
    };
    let decision = |(place, candidates): (usize, &candidates::Candidates)| {
        if let Some(given) = pivot.and_then(|pivot| pivot.given(place, whole)) {
            return Decision { given: Some(given), otherwise: String::new(), pivoted: true };
        }
        let field = assigned.get(place).copied().flatten().and_then(|field| fields.get(field));
        let given = field.and_then(|field| {
            let same = candidates.fields.iter().filter(|candidate| candidate.field == field.name);
            same.max_by_key(|candidate| candidate.score).cloned()
        });
        let given = given.map(|given| doubted(given, place, whole, marks));
        let otherwise = match candidates.fields.first() {
            Some(lost) if given.is_none() => format!("{}; but `{}` is taken from `{}`", lost.because, lost.field, taken_by(lost.field)),
            _ => candidates.otherwise.clone(),
        };
        Decision { given, otherwise, pivoted: false }
    };
    all.iter().enumerate().map(decision).collect()
}

/// A candidate that cannot be read as it stands is not more than unsure.
fn doubted(mut given: Candidate, place: usize, whole: &Whole<'_>, marks: &Marks) -> Candidate {
    let Some(column) = whole.columns.get(place) else { return given };
    let number = fields::find(given.field).is_some_and(|field| field.kind.is_number());
    let numbers = &column.shape.numbers;
    let days = &column.shape.days;
    if fields::find(given.field).is_some_and(|field| field.kind == ColumnType::Date) && (days.or.is_some() || days.only_serial()) {
        given.confidence = given.confidence.min(Confidence::Likely);
    }
    if !column.named {
        given.confidence = Confidence::Unsure;
        given.because.push_str("; but its heading does not name it alone");
    } else if number && (numbers.mixed() || numbers.open_point.0 > 0 && numbers.open_comma.0 > 0 && marks.decided.is_none()) {
        given.confidence = Confidence::Unsure;
        given.because.push_str("; but some of its numbers have a decimal point and others a decimal comma");
    }
    given
}

/// Whether a file reports stock: it has columns of stock, and none that only a sale has.
fn is_stock(columns: &[Column<'_>], file_name: &str) -> bool {
    let has = |meanings: &[&str]| columns.iter().any(|column| meanings.contains(&column.meaning()));
    let sold = has(&["invoice", "deal", "serial", "net_amount", "unit_price", "debit", "order", "transaction"])
        || columns.iter().any(|column| {
            matches!(&column.understood, lexicon::Understood::Party { party, .. } if !matches!(party.meaning, "@reporter" | "@reseller"))
        });
    let name = file_name.to_lowercase();
    let named =
        ["stock", "inventory", "bestand", "lager", "voorraad", "giacenz", "estoque", "existencias"].iter().any(|word| name.contains(word));
    !sold && (has(&["on_hand"]) || named && has(&["quantity"]) || has(&["warehouse"]) && has(&["quantity"]) && !has(&["date"]))
}

/// A sentence without line breaks and other control characters.
fn unbroken(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A text on one line, cut short, for a sentence or a comment.
fn one_line(text: &str) -> String {
    let words: String = text.chars().map(|letter| if letter.is_control() || letter == '`' { ' ' } else { letter }).collect();
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(50) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
