//! The lines behind a figure: of one partner, without a pass over everybody's.

use std::collections::BTreeSet;

use jiff::civil::Date;
use programme::measure::{Measured, Question};
use programme::model::{How, Pool};
use programme::record::{BadRow, Cell, PartnerId, Place, Records, Schema};
use rust_decimal::Decimal;

use super::engine::Trouble;
use super::plan::Plan;
use super::table::Asked;
use crate::folder::Wanted;

/// A figure and what it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// What the measure comes to.
    pub comes_to: Measured,
    /// The records that count, oldest first; none where it is worked out from other measures or counts people.
    pub records: Vec<Contribution>,
    /// The measures it is worked out from, with what they come to.
    pub measures: Vec<(usize, Measured)>,
    /// Lines of the partner that cannot be used.
    pub bad: Vec<BadRow>,
}

/// A record that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// Whose it is: another partner's of the group, perhaps.
    pub partner: PartnerId,
    /// Its day.
    pub date: Date,
    /// Where it was read.
    pub place: Place,
    /// What it gives: the number that is summed up, the value that is counted once.
    pub gives: Cell,
    /// Under which key, where the measure is kept per a column.
    pub key: Option<String>,
    /// The columns of the record, by their places in its type.
    pub cells: Vec<Cell>,
}

/// Explains a figure of one partner. All columns of the lines are read, so that they are known again.
///
/// # Errors
/// [`Trouble`] where the store cannot be read.
pub fn explain(asked: Asked<'_>, partner: PartnerId, measure: usize) -> Result<Explained, Trouble> {
    let Asked { programme, facts, sales, sight, .. } = asked;
    let sale = programme.schema.get(Schema::SALE);
    let columns: BTreeSet<usize> = (0..sale.columns.len()).collect();
    let members = facts.group(partner, sight);
    let mut plan = Plan::default();
    let question = Question::new(programme, facts, partner, sight);
    let mut pooled = false;
    for needed in super::table::needed(programme, &[measure]) {
        if let Some(How::Records(over)) = programme.measures.get(needed).map(|measure| &measure.how)
            && over.record == Schema::SALE
        {
            plan.add(over, &question);
            pooled |= over.pool == Pool::Group;
        }
    }
    let partners = if pooled { members } else { vec![partner] };
    let (records, bad) = match plan.days {
        None => (facts.clone(), vec![]),
        days => sales.with(facts, Wanted { partners: Some(&partners), columns: Some(&columns), days, known_on: Some(sight.known_on) })?,
    };
    let question = Question::new(programme, &records, partner, sight);
    let parts = match programme.measures.get(measure).map(|measure| &measure.how) {
        Some(How::Formula(expr)) => expr.measures(),
        Some(How::Each { keys_of, of, filter, .. }) => {
            let mut parts: Vec<usize> = of.iter().chain(filter).flat_map(|expr| expr.measures()).chain(keys_of.iter().copied()).collect();
            parts.sort_unstable();
            parts.dedup();
            parts
        }
        _ => vec![],
    };
    let how = programme.measures.get(measure).map(|measure| &measure.how);
    let per = if let Some(How::Records(over)) = how { over.per } else { None };
    Ok(Explained {
        comes_to: question.measure(measure).as_ref().clone(),
        records: contributions(&question, &records, measure, per),
        measures: parts.into_iter().map(|part| (part, question.measure(part).as_ref().clone())).collect(),
        bad,
    })
}

fn contributions(question: &Question<'_>, records: &Records, measure: usize, per: Option<usize>) -> Vec<Contribution> {
    let members = records.group(question.partner, question.sight);
    let mut found: Vec<Contribution> = vec![];
    for (id, row, gives) in question.contributions(measure) {
        let table = records.table(id);
        let partner = members.iter().copied().chain([question.partner]).find(|partner| table.rows(*partner).contains(&row));
        let key = per.map(|per| table.value(row, per));
        if key == Some(programme::record::Value::Null) {
            continue;
        }
        found.push(Contribution {
            partner: partner.unwrap_or(question.partner),
            date: table.from(row),
            place: table.place(row),
            gives: gives.into_owned(),
            key: key.map(|key| key.plain()),
            cells: (0..records.schema().get(id).columns.len()).map(|column| table.value(row, column).into_owned()).collect(),
        });
    }
    found.sort_by_key(|record| record.date);
    found
}

impl Explained {
    /// What the records give together, for a sum of them.
    #[must_use]
    pub fn sum(&self) -> Option<Decimal> {
        self.records.iter().filter_map(|record| record.gives.number()).try_fold(Decimal::ZERO, Decimal::checked_add)
    }
}
