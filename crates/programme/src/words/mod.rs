//! Standing in words: what a partner holds and why, what is missing, what it has and owes, in the reader's language.
//!
//! A [`Teller`] speaks one [`Language`]; it is made once and tells many partners. The words stand in a message catalogue per language (`en.ftl`, `de.ftl`,
//! `nl.ftl`) with the same messages and arguments; numbers are written from their exact digits. What is told is a tree ([`Told`]) that mirrors the programme
//! file, for a page, a terminal or a letter to lay out; [`Teller::told_lines`] lays it out as plain text.

mod catalogue;
mod entitlement;
mod ladder;
mod lines;
mod measure;
mod missing;
mod money;
mod number;
mod phrase;
mod reason;
mod records;
mod row;

use icu_decimal::DecimalFormatterPreferences;
use jiff::civil::Date;

use crate::measure::Question;
use crate::model::{History, Text};
use crate::record::{Records, Schema};
use crate::standing::{Standing, question};
use catalogue::Catalogue;
pub use phrase::{Counted, Paper, Word};

/// A language the words are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English, British spelling.
    #[default]
    En,
    /// German.
    De,
    /// Dutch.
    Nl,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::En, Self::De, Self::Nl];

    /// Reads a language code; a country after it does not matter: `de`, `de-AT`, `nl_BE`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let code = text.split(['-', '_', '.']).next()?;
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// Its code (ISO 639-1).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Nl => "nl",
        }
    }
}

/// Something told, with what it is made of: the tree mirrors the programme file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// One sentence or phrase, without a full stop.
    pub text: String,
    /// What it is made of.
    pub parts: Vec<Told>,
    /// How it came out.
    pub mark: Mark,
}

impl Told {
    fn new(mark: Mark, text: String) -> Self {
        Self { text, parts: vec![], mark }
    }

    fn plain(text: String) -> Self {
        Self::new(Mark::Plain, text)
    }

    fn with(mut self, parts: impl IntoIterator<Item = Self>) -> Self {
        self.parts.extend(parts);
        self
    }
}

/// How something told came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It holds, is done, is had.
    Met,
    /// It does not, is overdue, is withheld.
    NotMet,
    /// It is not asked, not owed, not had.
    NotAsked,
    /// It may still turn out either way.
    Provisional,
    /// There is nothing to judge.
    Plain,
}

/// How much is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// Under each measure at most so many of the records that count, with their places; none tells no records.
    pub records: usize,
}

/// Tells in one language.
pub struct Teller {
    language: Language,
    numbers: DecimalFormatterPreferences,
    catalogue: &'static Catalogue,
}

impl Teller {
    /// One who tells in this language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, numbers: number::preferences(language), catalogue: Catalogue::of(language) }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A text of the programme in the language, else in the leading one.
    #[must_use]
    pub fn text<'x>(&self, text: &'x Text) -> &'x str {
        text.get(self.language.code())
    }

    /// How a partner stands: its ladders with the rows of every level, the way up, its duties and benefits.
    #[must_use]
    pub fn standing(&self, history: &History, records: &Records, standing: &Standing, detail: Detail) -> Told {
        let question = question(history, records, standing);
        let ladders = standing
            .ladders
            .iter()
            .map(|ladder| ladder::Story { teller: self, history, question: &question, standing: ladder, detail }.told());
        Told::plain(self.heading(&question))
            .with([Told::plain(self.version(&question))])
            .with(ladders)
            .with(self.duties(&question, standing))
            .with(self.benefits(&question, standing, detail))
    }

    fn heading(&self, question: &Question<'_>) -> String {
        let id = question.records.id(question.partner);
        let name = question.records.schema().get(Schema::PARTNER).column("name");
        let name = name.map(|column| question.records.attribute(question.partner, column, question.sight).plain());
        let partner = name.filter(|name| !name.is_empty()).map_or_else(|| id.to_owned(), |name| format!("{name} ({id})"));
        let heading = self.say("standing-of", &[("partner", &partner), ("date", &self.date(question.sight.as_of))]);
        let known_on = question.sight.known_on;
        if known_on == question.sight.as_of || known_on == Date::MAX {
            return heading;
        }
        self.say("standing-known", &[("standing", &heading), ("date", &self.date(known_on))])
    }

    fn version(&self, question: &Question<'_>) -> String {
        let programme = question.programme;
        self.say("standing-version", &[("programme", self.text(&programme.title)), ("version", &programme.version)])
    }
}
