//! What a row rests on: measures with their windows, who or what counts, and people in slots.

use super::row::Rows;
use super::{Mark, Told};
use crate::measure::Measured;
use crate::model::{How, Requirement, Slot, Test};
use crate::period::{Reach, Window};
use crate::standing::SlotFill;

impl Rows<'_, '_, '_> {
    /// A measure: its window with the days, who or what counts, and what it is made of.
    pub(super) fn measure(self, measure: usize, with_value: bool) -> Told {
        let definition = &self.question.programme.measures[measure];
        let title = self.teller.text(&definition.title);
        let mut head = match (with_value, self.question.measure(measure).as_ref()) {
            (false, _) => title.to_owned(),
            (true, Measured::One(Some(value))) => {
                self.teller.say("measure-value", &[("measure", title), ("amount", &self.amount(definition.unit, *value))])
            }
            (true, Measured::One(None)) => self.teller.say("measure-undefined", &[("measure", title)]),
            (true, Measured::ByKey(values)) => self.teller.say_number("measure-by-key", values.len(), &[("measure", title)]),
        };
        let parts = match &definition.how {
            How::Records(over) => {
                head = format!("{head}, {}", self.window(measure, &over.over));
                let records = (self.detail.records > 0).then(|| self.teller.contributing_records(self.question, measure, self.detail));
                records.flatten().into_iter().collect()
            }
            How::People(which) => {
                let names: Vec<String> = self.question.people(which).into_iter().map(|person| person.name).collect();
                let counting = if names.is_empty() {
                    self.teller.say("row-nobody", &[])
                } else {
                    self.teller.say("row-counting", &[("names", &self.teller.names(&names))])
                };
                vec![Told::plain(counting)]
            }
            How::Formula(formula) => formula.measures().into_iter().map(|part| self.measure(part, true)).collect(),
            How::Each { keys_of, .. } => keys_of.iter().map(|part| self.measure(*part, true)).collect::<Vec<_>>(),
        };
        Told::plain(head).with(parts).with(self.note(&definition.note))
    }

    fn window(self, measure: usize, window: &Window) -> String {
        let name = self.teller.window(window);
        match self.question.days(measure) {
            Some(days) if !matches!(window.reach, Reach::OnTheDay | Reach::Ever) => {
                self.teller.say("window-with-days", &[("window", &name), ("days", &self.teller.days(days))])
            }
            _ => name,
        }
    }

    /// Who fills each slot, and who would but counts elsewhere.
    pub(super) fn slots(self, row: &Requirement, fills: &[SlotFill]) -> Vec<Told> {
        let Test::People { slots, .. } = &row.test else {
            return vec![];
        };
        let told = |(slot, fill): (&Slot, &SlotFill)| {
            let (title, filled, need) = (self.teller.text(&slot.title), self.count(fill.people.len()), self.count(fill.need));
            let names: Vec<String> = fill.people.iter().map(|person| person.name.clone()).collect();
            let text = if names.is_empty() {
                self.teller.say("row-slot", &[("slot", title), ("filled", &filled), ("need", &need)])
            } else {
                self.teller
                    .say("row-slot-people", &[("slot", title), ("filled", &filled), ("need", &need), ("names", &self.teller.names(&names))])
            };
            let elsewhere: Vec<String> = fill.elsewhere.iter().map(|person| person.name.clone()).collect();
            let elsewhere = (fill.missing() > 0 && !elsewhere.is_empty())
                .then(|| Told::plain(self.teller.say("row-elsewhere", &[("names", &self.teller.names(&elsewhere))])));
            Told::new(if fill.missing() == 0 { Mark::Met } else { Mark::NotMet }, text).with(elsewhere)
        };
        slots.iter().zip(fills).filter(|(_, fill)| fill.need > 0).map(told).collect()
    }
}
