//! The partners a change touches, one row for each ladder it touches them on.

use programme::model::{BenefitKind, Programme};
use programme::money::plain;
use programme::plan::{BenefitEffect, Direction, Effect, LadderEffect};
use programme::record::{Records, Sight};
use programme::standing::{Entitlement, Given};
use programme::words::Language;
use serde_json::{Value, json};

use crate::commands::standing::rows::name;
use crate::figures::counted;
use crate::language::titled;
use crate::screen::in_line;
use crate::sheet::{Column, Entry, Sheet, Side};

/// How effects are told.
pub struct Affected<'a> {
    /// The programme as it is.
    pub before: &'a Programme,
    /// As it would be.
    pub after: &'a Programme,
    /// The facts.
    pub records: &'a Records,
    /// As of which day.
    pub sight: Sight,
    /// The language of titles.
    pub language: Language,
}

impl Affected<'_> {
    /// The effects that change something: falls first, then rises, then dangers, then benefits alone; within that by partner.
    pub fn sorted<'e>(&self, effects: &'e [Effect]) -> Vec<&'e Effect> {
        let mut changes: Vec<&Effect> = effects.iter().filter(|effect| effect.is_change()).collect();
        changes.sort_by_key(|effect| (effect.ladders.iter().map(weight).min(), effect.partner));
        changes
    }

    /// A row per partner and ladder; one without a ladder where only benefits change.
    pub fn sheet(&self, effects: &[&Effect]) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("partner", "partner", Side::Left),
            Column("name", "name", Side::Name),
            Column("ladder", "ladder", Side::Left),
            Column("", "effect", Side::Left),
            Column("before", "before", Side::Left),
            Column("after", "after", Side::Left),
            Column("at risk", "at_risk", Side::Left),
            Column("benefits", "benefits", Side::Right),
        ]);
        for effect in effects {
            let mut touched: Vec<&LadderEffect> = effect.ladders.iter().filter(|ladder| touches(ladder)).collect();
            if touched.is_empty() {
                touched.extend(effect.ladders.first());
            }
            for ladder in touched {
                let benefits: Vec<&str> = effect.benefits.iter().map(|benefit| benefit.benefit.as_str()).collect();
                let level = |id: &Option<String>| Entry::both(id.as_deref().unwrap_or("-"), id.clone().unwrap_or_default());
                let count = if benefits.is_empty() { String::new() } else { format!("{} change", benefits.len()) };
                sheet.row(vec![
                    self.records.id(effect.partner).into(),
                    name(self.records, effect.partner, self.sight).into(),
                    ladder.ladder.as_str().into(),
                    Entry::both(arrow(ladder.direction), word(ladder.direction)),
                    level(&ladder.before),
                    level(&ladder.after),
                    danger(ladder).into(),
                    Entry::both(count, benefits.join(" ")),
                ]);
            }
        }
        sheet
    }

    /// How many partners each benefit changes for.
    pub fn benefits(&self, effects: &[Effect]) -> String {
        let mut ids: Vec<&str> = effects.iter().flat_map(|effect| &effect.benefits).map(|benefit| benefit.benefit.as_str()).collect();
        ids.sort_unstable();
        let mut text = String::new();
        for same in ids.chunk_by(|a, b| a == b) {
            let id = same.first().copied().unwrap_or_default();
            let known = self.after.benefits.iter().chain(&self.before.benefits).find(|benefit| benefit.id == id);
            let title = known.map_or(id.to_owned(), |benefit| titled(&benefit.title, id, self.language));
            text.push_str(&in_line(&format!("  {title}: {}", counted(same.len(), "partner", "partners"))));
            text.push('\n');
        }
        if text.is_empty() { text } else { format!("\nBenefits that change\n\n{text}") }
    }

    /// Everything about one partner.
    pub fn value(&self, effect: &Effect) -> Value {
        let ladders = effect.ladders.iter().filter(|ladder| touches(ladder)).map(|ladder| {
            json!({
                "ladder": ladder.ladder,
                "effect": word(ladder.direction),
                "before": ladder.before,
                "after": ladder.after,
                "at_risk_before": ladder.at_risk_before,
                "at_risk_after": ladder.at_risk_after,
            })
        });
        json!({
            "partner": self.records.id(effect.partner),
            "name": name(self.records, effect.partner, self.sight),
            "ladders": ladders.collect::<Vec<_>>(),
            "benefits": effect.benefits.iter().map(|benefit| self.benefit(benefit)).collect::<Vec<_>>(),
        })
    }

    fn benefit(&self, effect: &BenefitEffect) -> Value {
        json!({
            "benefit": effect.benefit,
            "before": effect.before.as_ref().map(|stood| self.given(self.before, stood)),
            "after": effect.after.as_ref().map(|stands| self.given(self.after, stands)),
        })
    }

    /// What is had of a benefit, in the words of the cases.
    fn given(&self, programme: &Programme, entitlement: &Entitlement) -> String {
        if !entitlement.missing.is_empty() {
            return "withheld".into();
        }
        let unit = if programme.benefits[entitlement.benefit].kind == BenefitKind::Percent { " %" } else { "" };
        match &entitlement.given {
            Given::No => "no".into(),
            Given::Yes => "yes".into(),
            Given::Figure(figure) => format!("{}{unit}", plain(*figure)),
            Given::Words(words) => words.get(self.language.code()).to_owned(),
            Given::ByGroup(groups) => {
                let of = |(group, figure): &(usize, _)| format!("{} {}{unit}", programme.product_groups[*group].id, plain(*figure));
                groups.iter().map(of).collect::<Vec<_>>().join(", ")
            }
        }
    }
}

fn touches(ladder: &LadderEffect) -> bool {
    ladder.direction != Direction::Stays || ladder.at_risk_before != ladder.at_risk_after
}

/// What comes first.
fn weight(ladder: &LadderEffect) -> u8 {
    match ladder.direction {
        Direction::Falls => 0,
        Direction::Rises => 1,
        Direction::Changes => 2,
        Direction::Stays if ladder.at_risk_after && !ladder.at_risk_before => 3,
        Direction::Stays if ladder.at_risk_before && !ladder.at_risk_after => 4,
        Direction::Stays => 5,
    }
}

fn arrow(direction: Direction) -> &'static str {
    match direction {
        Direction::Rises => "▲ rises",
        Direction::Falls => "▼ falls",
        Direction::Changes => "◆ changes",
        Direction::Stays => "stays",
    }
}

fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Rises => "rises",
        Direction::Falls => "falls",
        Direction::Changes => "changes",
        Direction::Stays => "stays",
    }
}

fn danger(ladder: &LadderEffect) -> &'static str {
    match (ladder.at_risk_before, ladder.at_risk_after) {
        (false, true) => "newly",
        (true, false) => "no longer",
        (true, true) => "as before",
        (false, false) => "",
    }
}
