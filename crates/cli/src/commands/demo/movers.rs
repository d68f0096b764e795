//! Who is about to rise, who is nearly there, and who is about to fall.

use std::cmp::Reverse;

use jiff::civil::Date;
use programme::model::When;
use programme::standing::{Because, Gap, LadderStanding, Risk, Standing, Verdict, question};
use programme::words::{Language, Teller};
use rust_decimal::Decimal;

use super::Seen;
use crate::commands::standing::rows::{Rows, name};
use crate::sheet::{Column, Sheet, Side};

/// How many of each kind are shown.
const SHOWN: usize = 4;
/// The ladder the demo tells about: the first.
const LADDER: usize = 0;
/// How wide the table may be.
const WIDTH: u16 = 100;

/// The partners worth a look.
pub struct Movers<'a> {
    rising: Vec<&'a Standing>,
    nearly: Vec<&'a Standing>,
    falling: Vec<&'a Standing>,
}

impl<'a> Movers<'a> {
    /// Chooses them: of those who rise and those who fall the highest first, of those nearly there the nearest.
    pub fn among(seen: &Seen<'a>) -> Self {
        let on = |stood: &Standing| -> LadderStanding { stood.ladders[LADDER].clone() };
        let mut rising: Vec<&Standing> =
            seen.stood.iter().filter(|stood| stood.ladders[LADDER].best() > stood.ladders[LADDER].held).collect();
        rising.sort_by_key(|stood| Reverse(on(stood).best()));
        let mut nearly: Vec<(Decimal, &Standing)> = seen
            .stood
            .iter()
            .filter(|stood| stood.ladders[LADDER].best() == stood.ladders[LADDER].held)
            .filter_map(|stood| Some((part_missing(&stood.ladders[LADDER])?, stood)))
            .collect();
        nearly.sort_by_key(|(missing, _)| *missing);
        let mut falling: Vec<&Standing> = seen.stood.iter().filter(|stood| stood.ladders[LADDER].risk == Risk::AtRisk).collect();
        falling.sort_by_cached_key(|stood| (Reverse(on(stood).held), shortfall(&on(stood))));
        rising.truncate(SHOWN);
        falling.truncate(SHOWN);
        Self { rising, nearly: nearly.into_iter().map(|(_, stood)| stood).take(SHOWN).collect(), falling }
    }

    /// The partner to ask about first.
    pub fn first(&self, seen: &Seen<'_>) -> String {
        let first = self.falling.first().or(self.rising.first()).or(self.nearly.first()).copied().or(seen.stood.first());
        first.map_or(String::new(), |stood| seen.records.id(stood.partner).to_owned())
    }

    /// The table.
    pub fn table(&self, seen: &Seen<'_>) -> String {
        let ladder = &seen.programme.ladders[LADDER];
        let mut sheet = Sheet::new(&[
            Column("about to move", "partner", Side::Left),
            Column("name", "name", Side::Name),
            Column("holds", "held", Side::Left),
            Column("", "move", Side::Left),
            Column("why", "why", Side::Words),
        ]);
        let mut add = |stood: &Standing, movement: String, why: String| {
            let held = stood.ladders[LADDER].held.map_or("-", |held| ladder.levels[held].id.as_str());
            let name = name(seen.records, stood.partner, stood.sight);
            sheet.row(vec![seen.records.id(stood.partner).into(), name.into(), held.into(), movement.into(), why.into()]);
        };
        for stood in &self.rising {
            let best = stood.ladders[LADDER].best().map_or("", |best| ladder.levels[best].id.as_str());
            let when = next_start(seen, stood, ladder.rise.when).map(|day| format!(" from {day} if its figures hold")).unwrap_or_default();
            add(stood, "▲ rises".into(), format!("{best}{when}"));
        }
        let rows = Rows { history: seen.history, programme: seen.programme, records: seen.records, teller: Teller::new(Language::En) };
        for stood in &self.nearly {
            let on = &stood.ladders[LADDER];
            let next = on.next.map_or("", |next| ladder.levels[next].id.as_str());
            add(stood, "△ nearly".into(), format!("{next}: {}", rows.gap(stood, &on.steps)));
        }
        for stood in &self.falling {
            let on = &stood.ladders[LADDER];
            let lacking = lacking(&rows, stood);
            let when = match (on.grace_until, next_start(seen, stood, ladder.fall.when)) {
                (Some(day), _) => format!("; grace to {day}"),
                (None, Some(day)) => format!("; reviewed before {day}"),
                (None, None) => String::new(),
            };
            add(stood, "▼ at risk".into(), format!("{lacking}{when}"));
        }
        format!("\n{}", sheet.table(Some(WIDTH)))
    }
}

/// The one thing that is missing to the next level, as a part of what is asked.
fn part_missing(on: &LadderStanding) -> Option<Decimal> {
    let [step] = on.steps.as_slice() else { return None };
    match &step.gap {
        Gap::Amount { amount, figure, .. } => amount.abs().checked_div(figure.abs()),
        _ => None,
    }
}

/// How far the figures are below the level held: how many rows do not hold, and how much of them is missing.
fn shortfall(on: &LadderStanding) -> (usize, Decimal) {
    let failing = on.held.and_then(|held| on.verdicts.get(held)).into_iter().flatten().filter(|verdict| !verdict.holds);
    let part = |verdict: &Verdict| match &verdict.because {
        Because::Compared { actual: Some(actual), figure: Some(figure), .. } => {
            (*figure - *actual).abs().checked_div(figure.abs()).unwrap_or(Decimal::ONE)
        }
        _ => Decimal::ONE,
    };
    (failing.clone().count(), failing.map(part).sum())
}

/// The next day on which a move of this rhythm takes effect.
fn next_start(seen: &Seen<'_>, stood: &Standing, when: When) -> Option<Date> {
    let When::Each(period) = when else { return None };
    question(seen.history, seen.records, stood).calendar().next_start(period, stood.sight.as_of)
}

/// What is missing to the level held.
fn lacking(rows: &Rows<'_>, stood: &Standing) -> String {
    let on = &stood.ladders[LADDER];
    let question = question(rows.history, rows.records, stood);
    let failing = on.held.and_then(|held| on.verdicts.get(held)).into_iter().flatten().filter(|verdict| !verdict.holds);
    failing.map(|verdict| rows.teller.advice(&question, verdict)).collect::<Vec<_>>().join("; ")
}
