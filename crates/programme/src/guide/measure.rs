//! How each measure is had.

use super::Guide;
use super::formula::Formula;
use super::page::{NOTHING, Notes, Page, capital, marked};
use crate::model::{Aggregate, How, Measure, OverRecords, Pool};
use crate::words::Word;

impl Guide<'_> {
    pub(super) fn measures(&self, page: &mut Page) {
        let measures = &self.programme.measures;
        if measures.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-measures");
        page.paragraph(&self.say("guide-measures-about", &[]));
        let mut notes = Notes::default();
        // What requirements ask for stands first, then what it is made of.
        let mut order: Vec<usize> = (0..measures.len()).collect();
        order.sort_by_key(|place| self.is_part(*place));
        let rows: Vec<Vec<String>> = order.into_iter().map(|place| self.measure(&measures[place], &mut notes)).collect();
        let header =
            [self.teller.word(Word::Measure), self.say("guide-how", &[]), self.teller.word(Word::Window)].map(|word| capital(&word));
        page.table(&header, &rows);
        page.notes(&notes);
    }

    fn measure(&self, measure: &Measure, notes: &mut Notes) -> Vec<String> {
        let mark = self.note(notes, &measure.note);
        let (how, window) = match &measure.how {
            How::Records(over) => (self.over_records(over), self.teller.window(&over.over)),
            How::People(people) => (self.say("guide-number-of", &[("what", &self.people(people))]), NOTHING.into()),
            How::Formula(formula) => (self.partner_formula(formula), NOTHING.into()),
            How::Each { per, aggregate, of, filter, .. } => {
                let formula = Formula { guide: self, record: None, key: Some(per) };
                let what = of.as_ref().map_or_else(|| self.column_name(per), |of| formula.value(of));
                let told = self.say(aggregated(*aggregate, of.is_some()), &[("what", &what)]);
                let each = self.say("guide-over-each", &[("what", &told), ("name", &self.column_name(per))]);
                (self.filtered(each, filter.as_ref().map(|filter| formula.condition(filter))), NOTHING.into())
            }
        };
        vec![marked(&capital(&self.text(&measure.title)), &[mark]), capital(&how), window]
    }

    fn over_records(&self, over: &OverRecords) -> String {
        let records = self.records(over.record);
        let told = match &over.of {
            None => self.say("guide-number-of", &[("what", &records)]),
            Some(of) => {
                let what = self.say("guide-of-records", &[("what", &self.record_formula(over.record, of)), ("records", &records)]);
                self.say(aggregated(over.aggregate, true), &[("what", &what)])
            }
        };
        let mut told = self.filtered(told, over.filter.as_ref().map(|filter| self.record_condition(over.record, filter)));
        if let Some(column) = over.per {
            told = self.say("guide-kept-per", &[("what", &told), ("name", &self.column(over.record, column))]);
        }
        if over.pool == Pool::Group {
            told = format!("{told}; {}", self.say("guide-pool-group", &[]));
        }
        told
    }

    fn filtered(&self, what: String, condition: Option<String>) -> String {
        match condition {
            None => what,
            Some(condition) => self.say("guide-only-where", &[("what", &what), ("condition", &condition)]),
        }
    }
}

fn aggregated(aggregate: Aggregate, of_values: bool) -> &'static str {
    match aggregate {
        Aggregate::Sum => "guide-sum",
        Aggregate::Count => "guide-number-of",
        Aggregate::Distinct if of_values => "guide-distinct",
        Aggregate::Distinct => "guide-number-of",
        Aggregate::Min => "guide-min",
        Aggregate::Max => "guide-max",
        Aggregate::Average => "guide-average",
        Aggregate::Median => "guide-median",
        Aggregate::Latest => "guide-latest",
    }
}
