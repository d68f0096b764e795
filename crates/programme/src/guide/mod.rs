//! The programme as the readable guide it replaces: one Markdown document in the reader's language.
//!
//! It says what the file says, in the order a reseller asks: who decides and when, what each level asks, how that is measured, what is owed and what is had. Titles,
//! notes and words inside conditions are the author's; everything else comes from the message catalogues. Tables follow GitHub's Markdown; what would crowd
//! a cell stands in numbered notes below its table.

mod benefit;
mod calendar;
mod condition;
mod duty;
mod earning;
mod figure;
mod formula;
mod fund;
mod incentive;
mod measure;
mod name;
mod page;
mod policy;
mod requirement;
mod setting;
mod table;

pub use earning::Bands;
pub use incentive::Promise;

use crate::condition::Expr;
use crate::model::{Audience, Incentive, Ladder, Need, Programme, Text};
use crate::record::TypeId;
use crate::words::{Language, Teller};
use page::{Notes, Page};

/// The guide of a programme.
#[must_use]
pub fn markdown(programme: &Programme, language: Language) -> String {
    let guide = Guide { programme, teller: Teller::new(language) };
    let mut page = Page::default();
    guide.front(&mut page);
    guide.levels(&mut page);
    guide.requirements(&mut page);
    guide.tables(&mut page);
    guide.measures(&mut page);
    guide.duties(&mut page);
    guide.benefits(&mut page);
    guide.incentives(&mut page);
    guide.funds(&mut page);
    guide.deals(&mut page);
    guide.nfr(&mut page);
    guide.leads(&mut page);
    guide.setting(&mut page);
    page.finish()
}

/// What one incentive promises, in the words of the guide.
#[must_use]
pub fn promise(programme: &Programme, language: Language, incentive: &Incentive) -> Promise {
    Guide { programme, teller: Teller::new(language) }.promise(incentive)
}

/// A condition on a record, in the words of the guide.
#[must_use]
pub fn on_record(programme: &Programme, language: Language, record: TypeId, condition: &Expr) -> String {
    Guide { programme, teller: Teller::new(language) }.record_condition(record, condition)
}

/// What a guide is written from.
struct Guide<'a> {
    programme: &'a Programme,
    teller: Teller,
}

impl Guide<'_> {
    /// A message; one full stop is enough where an author's text ends with its own.
    fn say(&self, id: &str, arguments: &[(&'static str, &str)]) -> String {
        let mut said = self.teller.say(id, arguments);
        let ends_twice = |(_, words): &(&str, &str)| words.ends_with(['.', '!', '?', '…']) && said.ends_with(&format!("{words}."));
        if arguments.iter().any(ends_twice) {
            said.pop();
        }
        said
    }

    fn text(&self, text: &Text) -> String {
        page::one_line(self.teller.text(text))
    }

    fn heading(&self, page: &mut Page, depth: usize, id: &str) {
        page.heading(depth, &self.say(id, &[]));
    }

    fn front(&self, page: &mut Page) {
        let programme = self.programme;
        page.heading(1, &self.text(&programme.title));
        let (version, effective) = (programme.version.as_str(), self.teller.date(programme.effective));
        let mut sentences = vec![match programme.until {
            None => self.say("guide-version", &[("version", version), ("date", &effective)]),
            Some(until) => {
                let until = self.teller.date(until);
                self.say("guide-version-until", &[("version", version), ("date", &effective), ("last", &until)])
            }
        }];
        sentences.push(self.say("guide-currency", &[("currency", &programme.currency)]));
        if let Some((month, day)) = programme.year_start {
            sentences.extend(self.year_start(month, day));
        }
        if let Some(days) = programme.notice_days {
            sentences.push(self.say("guide-notice", &[("length", &self.day_count(days))]));
        }
        page.paragraph(&sentences.join(" "));
        page.paragraph(&self.text(&programme.note));
    }

    fn year_start(&self, month: i8, day: i8) -> Option<String> {
        let first = jiff::civil::Date::new(self.programme.effective.year(), month, day).ok()?;
        let month = [("month", u32::from(first.month().unsigned_abs()))];
        let written = self.teller.say_with("guide-day-of-year", &[("day", &first.day().to_string())], month);
        Some(self.say("guide-year", &[("date", &written)]))
    }

    fn title_of_ladder(&self, ladder: usize) -> String {
        self.programme.ladders.get(ladder).map_or(String::new(), |ladder| self.text(&ladder.title))
    }

    fn title_of_level(&self, ladder: usize, level: usize) -> String {
        let level = self.programme.ladders.get(ladder).and_then(|ladder| ladder.levels.get(level));
        level.map_or(String::new(), |level| self.text(&level.title))
    }

    fn level_titles(&self, ladder: &Ladder) -> Vec<String> {
        ladder.levels.iter().map(|level| self.text(&level.title)).collect()
    }

    /// What must be in order, by name, each once.
    fn needs(&self, needs: &[Need]) -> Option<String> {
        let title = |need: &Need| match need {
            Need::Duty(duty) => self.text(&self.programme.duties[*duty].title),
            Need::Requirement(row) => self.text(&self.programme.requirements[*row].title),
        };
        let names: Vec<String> = needs.iter().map(title).map(|title| self.quoted(&title)).collect();
        (!names.is_empty()).then(|| self.say("guide-needs", &[("names", &self.teller.list(&names))]))
    }

    /// Who takes part, in sentences; nothing where everybody does.
    fn audience(&self, audience: &Audience) -> Vec<String> {
        let mut sentences = vec![];
        if let Some((ladder, levels)) = &audience.levels {
            let named: Vec<String> =
                levels.iter().enumerate().filter(|(_, asked)| **asked).map(|(level, _)| self.title_of_level(*ladder, level)).collect();
            let (ladder, names) = (self.title_of_ladder(*ladder), self.teller.list(&named));
            sentences.push(match self.programme.ladders.as_slice() {
                [_] => self.teller.say_number("guide-audience-levels", named.len(), &[("names", &names)]),
                _ => self.teller.say_number("guide-audience-levels-of", named.len(), &[("ladder", &ladder), ("names", &names)]),
            });
        }
        sentences.extend(self.who(&audience.conditions));
        sentences.extend(self.dates(audience.from, audience.until));
        sentences
    }

    /// Conditions on the partner, named audiences by their name.
    fn who(&self, conditions: &[crate::condition::Expr]) -> Option<String> {
        let told = |condition: &crate::condition::Expr| {
            let segment = self.programme.segments.iter().find(|segment| segment.condition == *condition);
            segment.map_or_else(|| self.partner_condition(condition), |segment| self.quoted(&self.text(&segment.title)))
        };
        let told: Vec<String> = conditions.iter().map(told).collect();
        (!told.is_empty()).then(|| self.say("guide-audience-where", &[("condition", &self.teller.list(&told))]))
    }

    fn dates(&self, from: Option<jiff::civil::Date>, until: Option<jiff::civil::Date>) -> Option<String> {
        let from = from.map(|day| self.teller.date(day));
        let until = until.map(|day| self.teller.date(day));
        match (from, until) {
            (None, None) => None,
            (Some(from), None) => Some(self.say("guide-from", &[("date", &from)])),
            (None, Some(until)) => Some(self.say("guide-until", &[("date", &until)])),
            (Some(from), Some(until)) => Some(self.say("guide-from-until", &[("date", &from), ("last", &until)])),
        }
    }

    fn note(&self, notes: &mut Notes, note: &Text) -> String {
        if note.is_empty() { String::new() } else { notes.mark(&self.text(note)) }
    }
}
