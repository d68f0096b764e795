//! One ladder explained: what is held and since when, what the numbers of the day say for every level, what comes next.

use jiff::civil::Date;

use super::advice::{Risk, Step, distance, gap_to, risk};
use super::replay::{Change, Choice, Proposal, Replayed, keys, qualifies};
use super::verdict::Verdict;
use crate::measure::Question;

/// How a partner stands on one ladder.
#[derive(Clone, Debug)]
pub struct LadderStanding {
    /// The ladder.
    pub ladder: usize,
    /// The level held.
    pub held: Option<usize>,
    /// Since when.
    pub since: Option<Date>,
    /// Which levels the numbers of the day are enough for.
    pub qualified: Vec<bool>,
    /// The rows of each level with their outcome.
    pub verdicts: Vec<Vec<Verdict>>,
    /// The next level above the one held.
    pub next: Option<usize>,
    /// What is missing to the next level: the cheapest way.
    pub steps: Vec<Step>,
    /// Whether the level held is in danger.
    pub risk: Risk,
    /// Every change of level.
    pub history: Vec<Change>,
    /// What waits for a person.
    pub proposals: Vec<Proposal>,
    /// The last day something protects the level.
    pub kept_until: Option<Date>,
    /// The last day of grace.
    pub grace_until: Option<Date>,
    /// Decided changes that take effect later.
    pub coming: Vec<(Date, Option<usize>)>,
    /// The open window in which the partner may choose.
    pub choice: Option<Choice>,
    /// For a ladder measured per region: the best level of each.
    pub keys: Vec<KeyStanding>,
    /// The value whose rows are told: the one nearest to the next level.
    pub shown_key: Option<String>,
}

/// The best level for one value of the column a ladder is measured by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyStanding {
    /// The value.
    pub key: String,
    /// The best level.
    pub best: Option<usize>,
}

impl LadderStanding {
    /// The highest level the numbers of the day are enough for.
    #[must_use]
    pub fn best(&self) -> Option<usize> {
        self.qualified.iter().rposition(|qualified| *qualified)
    }
}

pub(super) fn explain(question: &Question<'_>, ladder: usize, replayed: Replayed) -> LadderStanding {
    let definition = &question.programme.ladders[ladder];
    let levels = definition.levels.len();
    let qualified: Vec<bool> = (0..levels).map(|level| qualifies(question, ladder, level)).collect();
    let by_key: Vec<(String, Question<'_>)> = match &definition.each {
        Some(column) => keys(question, column).into_iter().map(|key| (key.clone(), question.within(column, &key))).collect(),
        None => vec![],
    };
    let best_of = |question: &Question<'_>| (0..levels).rev().find(|level| question.qualifies(ladder, *level));
    let key_standings: Vec<KeyStanding> =
        by_key.iter().map(|(key, question)| KeyStanding { key: key.clone(), best: best_of(question) }).collect();
    // What is explained in detail is the value that carries the partner.
    let carrying =
        key_standings.iter().enumerate().max_by_key(|(place, standing)| (standing.best, std::cmp::Reverse(*place))).map(|(place, _)| place);
    let next = replayed.held.map_or(0, |held| held + 1);
    let next = Some(next).filter(|next| *next < levels);
    // For the way up, that of the value nearest to the next level.
    let nearest = next.and_then(|next| {
        let far = |place: &usize| {
            let question = &by_key[*place].1;
            distance(&gap_to(question, &question.verdicts(ladder, next)))
        };
        (0..by_key.len()).min_by_key(far)
    });
    let place = nearest.or(carrying);
    let shown = place.map_or(question, |place| &by_key[place].1);
    let shown_key = place.map(|place| by_key[place].0.clone());
    let verdicts: Vec<Vec<Verdict>> = (0..levels).map(|level| shown.verdicts(ladder, level)).collect();
    let steps = next.map_or(vec![], |next| gap_to(shown, &verdicts[next]));
    let risk = risk(shown, replayed.held, &qualified, &verdicts);
    LadderStanding {
        ladder,
        held: replayed.held,
        since: replayed.since,
        qualified,
        verdicts,
        next,
        steps,
        risk,
        history: replayed.history,
        proposals: replayed.proposals,
        kept_until: replayed.kept_until,
        grace_until: replayed.grace_until,
        coming: replayed.coming,
        choice: replayed.choice,
        keys: key_standings,
        shown_key,
    }
}
