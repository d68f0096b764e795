//! Duties with their due dates.

use super::Guide;
use super::page::{NOTHING, Notes, Page, capital, marked};
use crate::model::{Anchor, DayCount, Due, Duty, Rhythm};
use crate::words::Word;

impl Guide<'_> {
    pub(super) fn duties(&self, page: &mut Page) {
        if self.programme.duties.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-duties");
        page.paragraph(&self.counting_days().unwrap_or_default());
        let mut notes = Notes::default();
        let rows: Vec<Vec<String>> = self.programme.duties.iter().map(|duty| self.duty(duty, &mut notes)).collect();
        let header =
            [self.teller.word(Word::Duty), self.say("guide-how-often", &[]), self.teller.word(Word::Due), self.say("guide-who", &[])];
        page.table(&header.map(|word| capital(&word)), &rows);
        page.notes(&notes);
    }

    /// An example says more than a rule.
    fn counting_days(&self) -> Option<String> {
        let count = self.programme.day_count?;
        self.programme.duties.iter().find(|duty| duty.due.is_some())?;
        let start = self.programme.effective;
        let (first, last) = (self.teller.date(start), self.teller.date(count.deadline(start, 30)));
        let id = match count {
            DayCount::FromTheNextDay => "guide-days-from-next",
            DayCount::FromTheSameDay => "guide-days-from-same",
        };
        Some(self.say(id, &[("length", &self.day_count(30)), ("date", &first), ("last", &last)]))
    }

    fn duty(&self, duty: &Duty, notes: &mut Notes) -> Vec<String> {
        let mut told: Vec<String> = vec![];
        if !duty.proof.is_empty() {
            told.push(self.say("guide-proof", &[("text", &self.text(&duty.proof))]));
        }
        if !duty.if_missed.is_empty() {
            told.push(self.say("guide-if-missed", &[("text", &self.text(&duty.if_missed))]));
        }
        if duty.due.is_some() && !duty.open_is_in_order {
            told.push(self.say("guide-open-is-missing", &[]));
        }
        if !duty.note.is_empty() {
            told.push(self.text(&duty.note));
        }
        let mark = notes.mark(&told.join(" "));
        let how_often = match &duty.rhythm {
            Rhythm::Once => self.say("guide-once", &[]),
            Rhythm::Every(period) => self.by_period("guide-each", *period),
            Rhythm::Before(meeting) => self.say("guide-before-each", &[("name", &self.literal("", meeting))]),
        };
        let due = duty.due.map_or(NOTHING.into(), |due| self.due(&due));
        vec![marked(&self.text(&duty.title), &[mark]), how_often, due, self.who_owes(duty)]
    }

    fn due(&self, due: &Due) -> String {
        let id = match (due.anchor, due.before) {
            (Anchor::Start, false) => "guide-after-start",
            (Anchor::End, false) => "guide-after-end",
            (Anchor::Joining, false) => "guide-after-joining",
            (Anchor::Meeting, false) => "guide-after-meeting",
            (Anchor::Start, true) => "guide-before-start",
            (Anchor::End, true) => "guide-before-end",
            (Anchor::Joining, true) => "guide-before-joining",
            (Anchor::Meeting, true) => "guide-before-meeting",
        };
        let told = self.say(id, &[("length", &self.teller.length(due.length))]);
        match due.or_later {
            None => told,
            Some(column) => self.say("guide-or-later", &[("due", &told), ("name", &self.attribute(column))]),
        }
    }

    fn who_owes(&self, duty: &Duty) -> String {
        let mut parts: Vec<String> = vec![];
        if let Some((ladder, levels)) = &duty.levels {
            let named: Vec<String> =
                levels.iter().enumerate().filter(|(_, owes)| **owes).map(|(level, _)| self.title_of_level(*ladder, level)).collect();
            parts.push(self.teller.list(&named));
        }
        let conditions = duty.condition.iter().chain(&duty.only_if);
        parts.extend(conditions.map(|condition| self.partner_condition(condition)));
        if parts.is_empty() { self.say("guide-everybody", &[]) } else { parts.join("; ") }
    }
}
