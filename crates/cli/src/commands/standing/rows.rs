//! One row per partner and ladder: as a table, as CSV, as JSON.

use programme::model::{History, Ladder, Programme, Test};
use programme::money::plain;
use programme::record::{PartnerId, Records, Schema, Sight};
use programme::standing::{Gap, LadderStanding, Risk, Standing, Step, question};
use programme::words::{Detail, Teller, Told, Word};
use serde_json::{Value, json};

use crate::language::titled;
use crate::sheet::{Column, Entry, Sheet, Side};

/// What rows are made of.
pub struct Rows<'a> {
    /// All versions.
    pub history: &'a History,
    /// The version in force.
    pub programme: &'a Programme,
    /// The facts.
    pub records: &'a Records,
    /// Who finds the words.
    pub teller: Teller,
}

/// A standing with what has to be said while its records are at hand.
pub struct Judged {
    /// The standing.
    pub stood: Standing,
    /// By ladder: what is missing to the next level, in words.
    gaps: Vec<Gaps>,
}

/// What is missing, in words: all of it, and step by step.
#[derive(Default)]
struct Gaps {
    all: String,
    steps: Vec<String>,
}

/// The name of a partner, as it stood.
pub fn name(records: &Records, partner: PartnerId, sight: Sight) -> String {
    let column = records.schema().get(Schema::PARTNER).column("name");
    column.map(|column| records.attribute(partner, column, sight).plain()).unwrap_or_default()
}

impl Rows<'_> {
    /// A standing with its words, for the ladders that are shown.
    pub fn judged(&self, stood: Standing, shown: impl Fn(&Standing, usize) -> bool) -> Judged {
        let gaps = |(place, ladder): (usize, &LadderStanding)| {
            if !shown(&stood, place) {
                return Gaps::default();
            }
            let one = |step: &Step| self.gap(&stood, std::slice::from_ref(step));
            Gaps { all: self.gap(&stood, &ladder.steps), steps: ladder.steps.iter().map(one).collect() }
        };
        let gaps = stood.ladders.iter().enumerate().map(gaps).collect();
        Judged { stood, gaps }
    }

    /// A row per standing and ladder, for a file.
    pub fn file(&self, chosen: &[(&Judged, usize)]) -> Sheet {
        self.sheet(true, chosen)
    }

    /// A table per ladder, each with its title where there are several.
    pub fn tables(&self, chosen: &[(&Judged, usize)]) -> Vec<(String, Sheet)> {
        let of = |place: usize| chosen.iter().filter(|(_, ladder)| *ladder == place).copied().collect::<Vec<_>>();
        let ladders = self.programme.ladders.iter().enumerate().map(|(place, ladder)| (ladder, of(place)));
        let there = ladders.filter(|(_, rows)| !rows.is_empty());
        there.map(|(ladder, rows)| (titled(&ladder.title, &ladder.id, self.teller.language()), self.sheet(false, &rows))).collect()
    }

    fn sheet(&self, with_ladder: bool, chosen: &[(&Judged, usize)]) -> Sheet {
        let mut columns = vec![Column("partner", "partner", Side::Left), Column("name", "name", Side::Name)];
        if with_ladder {
            columns.push(Column("ladder", "ladder", Side::Left));
        }
        columns.extend([
            Column("holds", "held", Side::Left),
            Column("since", "since", Side::Left),
            Column("qualifies", "qualified", Side::Left),
            Column("at risk", "risk", Side::Left),
        ]);
        if with_ladder {
            columns.extend([Column("next", "next", Side::Left), Column("missing", "gap", Side::Words)]);
        } else {
            columns.push(Column("missing to the next", "gap", Side::Words));
        }
        let mut sheet = Sheet::new(&columns);
        for (judged, place) in chosen {
            let standing = &judged.stood;
            let (ladder, on) = (&self.programme.ladders[*place], &standing.ladders[*place]);
            let name = name(self.records, standing.partner, standing.sight);
            let mut row: Vec<Entry> = vec![self.records.id(standing.partner).into(), name.into()];
            if with_ladder {
                row.push(ladder.id.as_str().into());
            }
            row.extend([
                level(ladder, on.held),
                on.since.map(|day| day.to_string()).unwrap_or_default().into(),
                level(ladder, on.best()),
                Entry::both(self.danger(on.risk), risk(on.risk)),
            ]);
            let gap = judged.gaps.get(*place).map(|gaps| gaps.all.clone()).unwrap_or_default();
            match id(ladder, on.next) {
                next if with_ladder => row.extend([next.unwrap_or_default().into(), gap.into()]),
                Some(next) if gap.is_empty() => row.push(format!("{next}: nothing").into()),
                Some(next) => row.push(format!("{next}: {gap}").into()),
                None => row.push("".into()),
            }
            sheet.row(row);
        }
        sheet.told_by(&self.teller)
    }

    fn danger(&self, risk: Risk) -> String {
        match risk {
            Risk::AtRisk => self.teller.word(Word::Yes),
            Risk::OnCourse => self.teller.word(Word::OnCourse),
            Risk::Secured => self.teller.word(Word::No),
            Risk::NoLevel => "-".into(),
        }
    }

    /// What is missing, in words.
    pub fn gap(&self, standing: &Standing, steps: &[Step]) -> String {
        self.steps(standing, steps).join("; ")
    }

    fn steps(&self, standing: &Standing, steps: &[Step]) -> Vec<String> {
        self.teller.steps(&question(self.history, self.records, standing), steps)
    }

    /// The whole explanation.
    pub fn told(&self, standing: &Standing, detail: Detail) -> Told {
        self.teller.standing(self.history, self.records, standing, detail)
    }

    /// Everything about a partner on a ladder.
    pub fn value(&self, judged: &Judged, place: usize) -> Value {
        let standing = &judged.stood;
        let words = judged.gaps.get(place).map_or(&[][..], |gaps| gaps.steps.as_slice());
        let (ladder, on) = (&self.programme.ladders[place], &standing.ladders[place]);
        let qualified = on.qualified.iter().zip(&ladder.levels).filter(|(qualified, _)| **qualified);
        json!({
            "partner": self.records.id(standing.partner),
            "name": name(self.records, standing.partner, standing.sight),
            "ladder": ladder.id,
            "held": id(ladder, on.held),
            "since": on.since.map(|day| day.to_string()),
            "qualified": id(ladder, on.best()),
            "qualified_for": qualified.map(|(_, level)| level.id.as_str()).collect::<Vec<_>>(),
            "next": id(ladder, on.next),
            "missing": on.steps.iter().zip(words).map(|(step, words)| self.step(step, words)).collect::<Vec<_>>(),
            "risk": risk(on.risk),
            "kept_until": on.kept_until.map(|day| day.to_string()),
            "grace_until": on.grace_until.map(|day| day.to_string()),
            "coming": coming(ladder, on),
        })
    }

    fn step(&self, step: &Step, words: &str) -> Value {
        let row = &self.programme.requirements[step.requirement];
        let mut value = json!({ "requirement": row.id, "words": words });
        let more = match &step.gap {
            Gap::Amount { measure, amount, actual, figure, .. } => json!({
                "measure": self.programme.measures[*measure].id,
                "amount": plain(*amount), "actual": plain(*actual), "asked": plain(*figure),
            }),
            Gap::Undefined { measure } => {
                json!({ "measure": self.programme.measures[*measure].id, "actual": null })
            }
            Gap::Duty(duty) => json!({ "duty": self.programme.duties[*duty].id }),
            Gap::People(slots) => {
                let slot = |(slot, count, fits): &(usize, usize, Vec<String>)| {
                    let id = match &row.test {
                        Test::People { slots, .. } => slots.get(*slot).map(|slot| slot.id.as_str()),
                        _ => None,
                    };
                    json!({ "slot": id, "people": count, "fits_but_fills_another": fits })
                };
                json!({ "slots": slots.iter().map(slot).collect::<Vec<_>>() })
            }
            Gap::Condition => json!({}),
        };
        if let (Some(value), Value::Object(more)) = (value.as_object_mut(), more) {
            value.extend(more);
        }
        value
    }
}

/// Decided changes that take effect later.
fn coming(ladder: &Ladder, on: &LadderStanding) -> Vec<Value> {
    on.coming.iter().map(|(day, level)| json!({ "date": day.to_string(), "level": id(ladder, *level) })).collect()
}

fn id(ladder: &Ladder, level: Option<usize>) -> Option<&str> {
    level.and_then(|level| ladder.levels.get(level)).map(|level| level.id.as_str())
}

/// A level for a table; files leave an empty cell where there is none.
pub fn level(ladder: &Ladder, level: Option<usize>) -> Entry {
    let id = id(ladder, level);
    Entry::both(id.unwrap_or("-"), id.unwrap_or_default())
}

fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::AtRisk => "at risk",
        Risk::OnCourse => "on course",
        Risk::Secured => "secured",
        Risk::NoLevel => "no level",
    }
}
