//! Benefits as they stand for one partner on one day.

use rust_decimal::Decimal;

use crate::measure::Question;
use crate::model::{Benefit, Granted, Need, Text};

/// A benefit as it stands. Benefits a partner cannot have are not among them.
#[derive(Clone, Debug, PartialEq)]
pub struct Entitlement {
    /// The benefit.
    pub benefit: usize,
    /// What the partner has of it.
    pub given: Given,
    /// What is missing for it; not empty = withheld.
    pub missing: Vec<Need>,
}

/// What a partner has of a benefit.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// Nothing at its level.
    No,
    /// It has it.
    Yes,
    /// So much.
    Figure(Decimal),
    /// So much per product group.
    ByGroup(Vec<(usize, Decimal)>),
    /// These words.
    Words(Text),
}

/// Every benefit the partner may see.
pub(super) fn entitlements(question: &Question<'_>) -> Vec<Entitlement> {
    let benefits = question.programme.benefits.iter().enumerate();
    benefits.filter(|(_, benefit)| visible(question, benefit)).map(|(place, benefit)| entitlement(question, place, benefit)).collect()
}

fn visible(question: &Question<'_>, benefit: &Benefit) -> bool {
    let day = question.sight.as_of;
    let dates = benefit.from.is_none_or(|from| from <= day) && benefit.until.is_none_or(|until| day <= until);
    dates && benefit.audience.iter().all(|condition| question.holds(condition))
}

fn entitlement(question: &Question<'_>, place: usize, benefit: &Benefit) -> Entitlement {
    let held = question.held.get(benefit.ladder).copied().flatten();
    let granted = match held {
        Some(level) => benefit.levels.get(level).and_then(Option::as_ref),
        None => benefit.without_level.as_ref(),
    };
    let level = (benefit.ladder, held.unwrap_or(0));
    let given = match granted {
        None => Given::No,
        Some(Granted::Yes) => Given::Yes,
        Some(Granted::Words(words)) => Given::Words(words.clone()),
        Some(Granted::Figure(figures)) => question.figure(figures, level).map_or(Given::No, |(figure, _)| Given::Figure(figure)),
        Some(Granted::ByGroup(groups)) => Given::ByGroup(
            groups.iter().filter_map(|(group, figures)| question.figure(figures, level).map(|(figure, _)| (*group, figure))).collect(),
        ),
    };
    let missing = if given == Given::No { vec![] } else { question.missing(&benefit.needs) };
    Entitlement { benefit: place, given, missing }
}
