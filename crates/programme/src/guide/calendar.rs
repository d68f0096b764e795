//! Levels: who decides, and the whole calendar in sentences.

use super::Guide;
use super::page::{Notes, Page};
use crate::model::{DecidedBy, Election, Entry, Ladder, Move, Qualifies, Sanction, Silence, Transition, When};

impl Guide<'_> {
    pub(super) fn levels(&self, page: &mut Page) {
        if self.programme.ladders.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-levels");
        for ladder in &self.programme.ladders {
            if self.programme.ladders.len() > 1 {
                page.heading(3, &self.text(&ladder.title));
            }
            self.ladder(page, ladder);
        }
    }

    fn ladder(&self, page: &mut Page, ladder: &Ladder) {
        let level = |level: &crate::model::Level| {
            let title = self.text(&level.title);
            if level.by_invitation { self.say("guide-level-by-invitation", &[("level", &title)]) } else { title }
        };
        let levels: Vec<String> = ladder.levels.iter().map(level).collect();
        page.paragraph(&match levels.as_slice() {
            [only] => self.say("guide-one-level", &[("level", only)]),
            several => self.say("guide-levels-are", &[("names", &self.teller.list(several))]),
        });
        let mut sentences = vec![self.who_decides(ladder)];
        if let DecidedBy::Partner(election) = &ladder.decided_by {
            sentences.extend(self.election(election));
        }
        sentences.push(self.entry(ladder));
        sentences.extend(self.launch(ladder));
        if !matches!(ladder.decided_by, DecidedBy::Partner(_) | DecidedBy::Purchase(_)) || ladder.rise.when != When::Never {
            sentences.push(self.rise(&ladder.rise));
        }
        if !matches!(ladder.decided_by, DecidedBy::Partner(_) | DecidedBy::Purchase(_)) || ladder.fall.when != When::Never {
            sentences.push(self.fall(&ladder.fall));
        }
        sentences.extend(self.qualifying(ladder));
        if let Some(column) = &ladder.each {
            sentences.push(self.say("guide-each-key", &[("name", &self.column_name(column))]));
        }
        if let Some(length) = ladder.lock_out {
            sentences.push(self.say("guide-lock-out", &[("length", &self.teller.length(length))]));
        }
        page.bullets(&sentences);
        if let Some(transition) = &ladder.transition {
            self.transition(page, ladder, transition);
        }
        self.sanctions(page, ladder);
        page.paragraph(&self.text(&ladder.note));
    }

    fn who_decides(&self, ladder: &Ladder) -> String {
        match &ladder.decided_by {
            DecidedBy::Rules => self.say("guide-decided-rules", &[]),
            DecidedBy::Partner(_) => self.say("guide-decided-partner", &[]),
            DecidedBy::Approval => self.say("guide-decided-approval", &[]),
            DecidedBy::Purchase(purchase) => {
                let (name, length) = (self.literal("", &purchase.payment), self.teller.length(purchase.lasts));
                let told = self.say("guide-decided-purchase", &[("name", &name), ("length", &length)]);
                if purchase.shared { format!("{told} {}", self.say("guide-purchase-shared", &[])) } else { told }
            }
        }
    }

    fn election(&self, election: &Election) -> Vec<String> {
        let start = self.by_period("guide-first-day-of-each", election.opens);
        let silence = match election.when_silent {
            Silence::Lowest => "guide-silent-lowest",
            Silence::BestFit => "guide-silent-best",
            Silence::Keep => "guide-silent-keep",
        };
        let up = if election.up_is_verified { "guide-up-verified" } else { "guide-up-automatic" };
        let mut sentences = vec![
            self.say("guide-election", &[("start", &start), ("length", &self.day_count(election.days))]),
            self.say(silence, &[]),
            self.say(up, &[]),
        ];
        sentences.extend(election.launch_days.map(|days| self.say("guide-launch-days", &[("length", &self.day_count(days))])));
        sentences
    }

    fn entry(&self, ladder: &Ladder) -> String {
        match ladder.entry {
            Entry::None => self.say("guide-entry-none", &[]),
            Entry::BestFit => self.say("guide-entry-best", &[]),
            Entry::Level(level) => self.say("guide-entry-level", &[("level", &self.text(&ladder.levels[level].title))]),
        }
    }

    fn launch(&self, ladder: &Ladder) -> Option<String> {
        if ladder.at_launch == ladder.entry {
            return None;
        }
        Some(match ladder.at_launch {
            Entry::None => self.say("guide-launch-none", &[]),
            Entry::BestFit => self.say("guide-launch-best", &[]),
            Entry::Level(level) => self.say("guide-launch-level", &[("level", &self.text(&ladder.levels[level].title))]),
        })
    }

    fn rise(&self, rise: &Move) -> String {
        let mut told = vec![match rise.when {
            When::AtOnce => self.say("guide-rise-at-once", &[]),
            When::Never => return self.say("guide-rise-never", &[]),
            When::Each(period) => self.reviewed("guide-rise-each", "guide-rise-each-later", period, rise),
        }];
        told.extend(rise.by_proposal.then(|| self.say("guide-rise-proposal", &[])));
        told.extend(rise.not_before.map(|day| self.say("guide-rise-not-before", &[("date", &self.teller.date(day))])));
        told.join(" ")
    }

    fn fall(&self, fall: &Move) -> String {
        let mut told = vec![match fall.when {
            When::AtOnce => self.say("guide-fall-at-once", &[]),
            When::Never => return self.say("guide-fall-never", &[]),
            When::Each(period) => self.reviewed("guide-fall-each", "guide-fall-each-later", period, fall),
        }];
        told.extend(fall.grace.map(|grace| self.say("guide-fall-grace", &[("length", &self.teller.length(grace))])));
        told.extend(fall.by_proposal.then(|| self.say("guide-fall-proposal", &[])));
        told.extend(fall.not_before.map(|day| self.say("guide-fall-not-before", &[("date", &self.teller.date(day))])));
        told.join(" ")
    }

    fn reviewed(&self, id: &str, later: &str, period: crate::period::Period, change: &Move) -> String {
        let end = self.by_period("guide-end-of-each", period);
        match change.lag {
            None => self.say(id, &[("end", &end)]),
            Some(lag) => self.say(later, &[("end", &end), ("length", &self.teller.length(lag))]),
        }
    }

    fn qualifying(&self, ladder: &Ladder) -> Option<String> {
        if ladder.qualifies.iter().all(|dated| dated.value == Qualifies::OnTheDay) {
            return None;
        }
        let told = self.by_date(&ladder.qualifies, &|qualifies| match qualifies {
            Qualifies::OnTheDay => self.say("guide-qualifies-on-the-day", &[]),
            Qualifies::AnyDay(window) => self.say("guide-qualifies-any-day", &[("window", &self.teller.window(window))]),
        });
        Some(self.say("guide-qualifies", &[("when", &told)]))
    }

    fn transition(&self, page: &mut Page, ladder: &Ladder, transition: &Transition) {
        let several = if transition.highest { "guide-transition-highest" } else { "guide-transition-lowest" };
        let until = self.teller.date(transition.kept_until);
        page.paragraph(&format!("{} {}", self.say("guide-transition", &[("date", &until)]), self.say(several, &[])));
        let rows: Vec<Vec<String>> =
            transition.map.iter().map(|(status, level)| vec![status.clone(), self.text(&ladder.levels[*level].title)]).collect();
        page.table(&[self.say("guide-transition-status", &[]), self.say("guide-transition-level", &[])], &rows);
    }

    fn sanctions(&self, page: &mut Page, ladder: &Ladder) {
        let mut notes = Notes::default();
        let rows: Vec<Vec<String>> = ladder.sanctions.iter().map(|sanction| self.sanction(sanction, &mut notes)).collect();
        if rows.is_empty() {
            return;
        }
        page.paragraph(&self.say("guide-sanctions", &[]));
        let header = ["guide-sanction", "guide-sanction-when", "guide-sanction-then"].map(|id| self.say(id, &[]));
        page.table(&header, &rows);
        page.notes(&notes);
    }

    fn sanction(&self, sanction: &Sanction, notes: &mut Notes) -> Vec<String> {
        let row = self.quoted(&self.text(&self.programme.requirements[sanction.requirement].title));
        let end = self.by_period("guide-end-of-each", sanction.every);
        let when = match u32::try_from(sanction.missed) {
            Ok(missed) if missed > 1 => {
                self.say("guide-missed-several", &[("name", &row), ("number", &self.count(sanction.missed)), ("end", &end)])
            }
            _ => self.say("guide-missed-once", &[("name", &row), ("end", &end)]),
        };
        let then = match (sanction.falls, sanction.to_lowest) {
            (false, _) => "guide-then-benefits",
            (true, true) => "guide-then-lowest",
            (true, false) => "guide-then-lower",
        };
        let person = if sanction.by_proposal { notes.mark(&self.say("guide-then-proposal", &[])) } else { String::new() };
        let then = self.say(then, &[]);
        vec![self.text(&sanction.title), when, super::page::marked(&then, &[person])]
    }
}
