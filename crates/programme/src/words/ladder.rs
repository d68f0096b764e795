//! One ladder in words: what is held and why, what is coming, the way up, and every level with its rows.

use super::row::Rows;
use super::{Detail, Mark, Teller, Told};
use crate::measure::Question;
use crate::model::{History, Ladder, Qualifies, in_force};
use crate::standing::{Because, LadderStanding, Risk, State, Verdict};

/// What a ladder is told from.
pub(super) struct Story<'t, 'q, 'a> {
    pub(super) teller: &'t Teller,
    pub(super) history: &'q History,
    pub(super) question: &'q Question<'a>,
    pub(super) standing: &'q LadderStanding,
    pub(super) detail: Detail,
}

impl Story<'_, '_, '_> {
    /// The whole ladder.
    pub(super) fn told(&self) -> Told {
        let carrying = self.carrying();
        let column = self.ladder().each.as_deref().unwrap_or_default();
        let within = carrying.map(|key| self.question.within(column, key));
        let shown = within.as_ref().unwrap_or(self.question);
        let mark = if self.standing.held.is_some() { Mark::Met } else { Mark::NotAsked };
        Told::new(mark, self.held())
            .with(self.risk())
            .with(self.ahead())
            .with(self.past())
            .with(self.keys(carrying))
            .with(self.next(shown))
            .with((0..self.ladder().levels.len()).map(|level| self.level_rows(shown, level)))
            .with(self.teller.note(&self.ladder().note))
    }

    pub(super) fn ladder(&self) -> &Ladder {
        &self.question.programme.ladders[self.standing.ladder]
    }

    fn level(&self, level: usize) -> &str {
        self.ladder().levels.get(level).map_or("", |level| self.teller.text(&level.title))
    }

    fn held(&self) -> String {
        let ladder = self.teller.text(&self.ladder().title);
        let last = self.standing.history.iter().rev().find(|change| change.is_seen());
        let Some(held) = self.standing.held else {
            return match last {
                None => self.teller.say("ladder-none", &[("ladder", ladder)]),
                Some(change) => self.teller.say(
                    "ladder-none-why",
                    &[("ladder", ladder), ("date", &self.teller.date(change.date)), ("cause", &self.cause(change))],
                ),
            };
        };
        let level = self.level(held);
        let Some(since) = self.standing.since else {
            return self.teller.say("ladder-held-plain", &[("ladder", ladder), ("level", level)]);
        };
        let date = self.teller.date(since);
        match self.standing.history.iter().rev().find(|change| change.is_seen() && change.date == since) {
            None => self.teller.say("ladder-held", &[("ladder", ladder), ("level", level), ("date", &date)]),
            Some(change) => {
                self.teller.say("ladder-held-why", &[("ladder", ladder), ("level", level), ("date", &date), ("cause", &self.cause(change))])
            }
        }
    }

    fn risk(&self) -> Option<Told> {
        let level = self.level(self.standing.held?);
        let (mark, id) = match self.standing.risk {
            Risk::NoLevel => return None,
            Risk::Secured => (Mark::Met, "risk-secured"),
            Risk::OnCourse => (Mark::Provisional, "risk-on-course"),
            Risk::AtRisk => (Mark::NotMet, "risk-at-risk"),
        };
        Some(Told::new(mark, self.teller.say(id, &[("level", level)])))
    }

    /// What protects the level, what is decided, what may be chosen, what waits for a person.
    fn ahead(&self) -> Vec<Told> {
        let date = |day| self.teller.date(day);
        let mut told = vec![];
        told.extend(self.standing.kept_until.map(|day| Told::new(Mark::Met, self.teller.say("ladder-kept", &[("date", &date(day))]))));
        told.extend(
            self.standing.grace_until.map(|day| Told::new(Mark::Provisional, self.teller.say("ladder-grace", &[("date", &date(day))]))),
        );
        told.extend(self.standing.coming.iter().map(|(day, level)| {
            Told::plain(match level {
                Some(level) => self.teller.say("ladder-coming", &[("level", self.level(*level)), ("date", &date(*day))]),
                None => self.teller.say("ladder-coming-none", &[("date", &date(*day))]),
            })
        }));
        told.extend(self.standing.choice.as_ref().map(|choice| {
            let levels: Vec<String> = choice.eligible.iter().map(|level| self.level(*level).to_owned()).collect();
            let date = date(choice.until);
            let id = if levels.is_empty() { "ladder-choice-none" } else { "ladder-choice" };
            Told::new(Mark::Provisional, self.teller.say(id, &[("date", &date), ("levels", &self.teller.list(&levels))]))
        }));
        told.extend(self.standing.proposals.iter().map(|proposal| self.proposal(proposal)));
        told
    }

    /// Every change of level, where there is more to tell than the last one.
    fn past(&self) -> Option<Told> {
        if self.standing.history.len() < 2 {
            return None;
        }
        let changes = self.standing.history.iter().map(|change| Told::plain(self.change(change)));
        Some(Told::plain(self.teller.say("history-heading", &[])).with(changes))
    }

    /// For a ladder measured by a column: the value that carries the partner, whose rows are told (the first of the best).
    fn carrying(&self) -> Option<&str> {
        self.standing.shown_key.as_deref()
    }

    fn keys(&self, carrying: Option<&str>) -> Option<Told> {
        let column = self.ladder().each.as_deref().filter(|_| !self.standing.keys.is_empty())?;
        let key = |key: &crate::standing::KeyStanding| match key.best {
            Some(level) => Told::new(Mark::Met, self.teller.say("ladder-key", &[("key", &key.key), ("level", self.level(level))])),
            None => Told::new(Mark::NotAsked, self.teller.say("ladder-key-none", &[("key", &key.key)])),
        };
        let shown = carrying.map(|key| Told::plain(self.teller.say("ladder-key-shown", &[("key", key)])));
        let heading = self.teller.say("ladder-by-key", &[("column", column)]);
        Some(Told::plain(heading).with(self.standing.keys.iter().map(key)).with(shown))
    }

    fn next(&self, shown: &Question<'_>) -> Option<Told> {
        let Some(next) = self.standing.next else {
            return self.standing.held.map(|_| Told::new(Mark::Met, self.teller.say("ladder-top", &[])));
        };
        let mut steps = self.teller.steps(shown, &self.standing.steps);
        if self.invitation_missing(next) {
            steps.push(self.teller.say("step-invitation", &[]));
        }
        let level = self.level(next);
        if steps.is_empty() && self.standing.qualified.get(next) == Some(&true) {
            return Some(Told::new(Mark::Met, self.teller.say("ladder-next-met", &[("level", level)])));
        }
        let steps = steps.into_iter().map(|step| Told::new(Mark::NotMet, step));
        Some(Told::plain(self.teller.say("ladder-next", &[("level", level)])).with(steps))
    }

    /// Whether all that stands in the way of a level, beside the numbers, is an invitation.
    fn invitation_missing(&self, level: usize) -> bool {
        let by_invitation = self.ladder().levels.get(level).is_some_and(|level| level.by_invitation);
        let rows_hold = self.standing.verdicts.get(level).is_some_and(|rows| rows.iter().all(|row| row.holds));
        by_invitation && rows_hold && self.standing.qualified.get(level) == Some(&false)
    }

    fn level_rows(&self, shown: &Question<'_>, level: usize) -> Told {
        let none: &[Verdict] = &[];
        let rows: Vec<&Verdict> = self
            .standing
            .verdicts
            .get(level)
            .map_or(none, Vec::as_slice)
            .iter()
            .filter(|row| row.because != Because::NotForLevel)
            .collect();
        let missing = rows.iter().filter(|row| !row.holds).count();
        let qualified = self.standing.qualified.get(level) == Some(&true);
        let asked = rows.iter().any(|row| row.state != State::NotAsked);
        let say = |id| self.teller.say(id, &[("level", self.level(level))]);
        let text = match (qualified, missing) {
            (true, _) if !asked => say("level-nothing-asked"),
            (true, _) => say("level-qualified"),
            (false, 0) if self.invitation_missing(level) => say("level-invitation-missing"),
            (false, 0) => say("level-not-qualified"),
            (false, missing) => self.teller.say_number("level-rows-missing", missing, &[("level", self.level(level))]),
        };
        let any_day = in_force(&self.ladder().qualifies, self.question.sight.as_of).and_then(|qualifies| match qualifies {
            Qualifies::AnyDay(window) => Some(Told::plain(self.teller.say("level-any-day", &[("window", &self.teller.window(window))]))),
            Qualifies::OnTheDay => None,
        });
        let by_invitation = self.ladder().levels.get(level).is_some_and(|level| level.by_invitation);
        let invitation = (by_invitation && !qualified && missing > 0).then(|| Told::plain(self.teller.say("level-by-invitation", &[])));
        let told = Rows { teller: self.teller, question: shown, detail: self.detail };
        Told::new(if qualified { Mark::Met } else { Mark::NotMet }, text)
            .with(any_day.filter(|_| asked))
            .with(invitation)
            .with(rows.into_iter().map(|row| told.told(row)))
    }
}
