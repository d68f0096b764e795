//! What the store says of goods: stock reports, goods bought and sold, and demand by part and region.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use programme::record::Value;
use rust_decimal::Decimal;

use super::state::State;
use super::{Refusal, Store};
use crate::cadence::Cadence;
use crate::compliance::Status;
use crate::forecast::{Reported, Series};
use crate::reference::Table;
use crate::stock::{Kind, Movement, Source, StockLine, StockReport};

/// The file of goods shipped to reporters.
const SELL_IN: &str = "reference/sell_in.csv";

impl Store {
    /// The stock reports that count.
    ///
    /// # Errors
    /// What the system says.
    pub fn stock_reports(&self, state: &State) -> Result<Vec<StockReport>, Refusal> {
        let columns = ["product", "warehouse", "on_hand", "on_order", "in_transit", "returned"];
        let mut reports: BTreeMap<(String, String, Option<String>, Date), StockReport> = BTreeMap::new();
        let reporter_of = reporters(state);
        let take = |line: super::Line<'_>| {
            let [part, place, on_hand, on_order, in_transit, returned] = line.cells.as_slice() else { return Ok(()) };
            let (Some(on_hand), None) = (on_hand.number(), line.reversed_on) else { return Ok(()) };
            let reporter = reporter_of.get(line.submission).cloned().unwrap_or_default();
            let place = Some(place.plain()).filter(|place| !place.is_empty());
            let key = (reporter.clone(), line.submission.to_owned(), place.clone(), line.date);
            let report = reports.entry(key).or_insert_with(|| StockReport {
                reporter,
                place,
                as_of: line.date,
                lists_all: false,
                lines: vec![],
                file: line.submission.into(),
            });
            report.lines.push(StockLine {
                part: part.plain(),
                on_hand,
                on_order: on_order.number(),
                in_transit: in_transit.number(),
                returned: returned.number(),
                line: line.line,
            });
            Ok(())
        };
        self.lines(state, "stock", &columns, take)?;
        Ok(reports.into_values().collect())
    }

    /// Goods sold, as reported, and goods shipped to reporters, as `reference/sell_in.csv` says (`reporter`, `product`, `date`, `quantity`, and `place`
    /// where it is known). Sales of days after `as_of` are left out.
    ///
    /// # Errors
    /// [`Refusal::Unusable`] with the rows of that file that cannot be used.
    pub fn movements(&self, state: &State, as_of: Date) -> Result<Vec<Movement>, Refusal> {
        let mut movements = self.sell_in()?;
        let reporter_of = reporters(state);
        let files: BTreeMap<&str, Arc<str>> = reporter_of.keys().map(|id| (id.as_str(), Arc::from(id.as_str()))).collect();
        let take = |line: super::Line<'_>| {
            let [part, branch, quantity] = line.cells.as_slice() else { return Ok(()) };
            let (Some(quantity), None, true) = (quantity.number(), line.reversed_on, line.date <= as_of) else { return Ok(()) };
            movements.push(Movement {
                reporter: reporter_of.get(line.submission).cloned().unwrap_or_default(),
                place: Some(branch.plain()).filter(|branch| !branch.is_empty()),
                part: part.plain(),
                date: line.date,
                kind: Kind::SellOut,
                quantity,
                source: Source { file: files.get(line.submission).map_or_else(|| line.submission.into(), Arc::clone), line: line.line },
            });
            Ok(())
        };
        self.lines(state, "sales", &["product", "branch", "quantity"], take)?;
        movements.retain(|movement| movement.date <= as_of);
        Ok(movements)
    }

    fn sell_in(&self) -> Result<Vec<Movement>, Refusal> {
        let Some(bytes) = self.home.get(SELL_IN)? else { return Ok(vec![]) };
        let unusable = |bad| Refusal::Unusable(SELL_IN.into(), bad);
        let table = Table::read(bytes, &["reporter", "product", "date", "quantity"]).map_err(unusable)?;
        let file: Arc<str> = SELL_IN.into();
        let (mut movements, mut bad) = (vec![], vec![]);
        for row in &table.rows {
            let (date, quantity) = (table.text(row, "date").parse(), table.text(row, "quantity").parse::<Decimal>());
            let (Ok(date), Ok(quantity)) = (date, quantity) else {
                bad.push(format!("line {}: the date or the quantity cannot be read; write 2024-05-31 and 12", row.0));
                continue;
            };
            movements.push(Movement {
                reporter: table.text(row, "reporter"),
                place: Some(table.text(row, "place")).filter(|place| !place.is_empty()),
                part: table.text(row, "product"),
                date,
                kind: Kind::SellIn,
                quantity,
                source: Source { file: Arc::clone(&file), line: row.0 },
            });
        }
        if bad.is_empty() { Ok(movements) } else { Err(unusable(bad)) }
    }

    /// What was sold of each part and region, period by period. `by` names the columns that make a series; periods in which a reporter of it sent nothing
    /// are unknown, not zero.
    ///
    /// # Errors
    /// What the system says.
    pub fn demand(&self, state: &State, by: &[&str], cadence: Cadence, as_of: Date) -> Result<Vec<Series>, Refusal> {
        let columns: Vec<&str> = ["quantity"].iter().chain(by).copied().collect();
        let reporter_of = reporters(state);
        let mut sold: BTreeMap<String, Sold<'_>> = BTreeMap::new();
        let take = |line: super::Line<'_>| {
            let Some((quantity, keys)) = line.cells.split_first() else { return Ok(()) };
            let (Some(quantity), None) = (quantity.number(), line.reversed_on) else { return Ok(()) };
            let key =
                keys.iter().map(Value::plain).map(|key| if key.is_empty() { "-".into() } else { key }).collect::<Vec<_>>().join(" / ");
            let sold = sold.entry(key).or_default();
            sold.sales.push((line.date, quantity));
            sold.reporters.extend(reporter_of.get(line.submission).map(String::as_str));
            Ok(())
        };
        self.lines(state, "sales", &columns, take)?;
        let missing = self.unreported(state, as_of)?;
        let series = |(key, Sold { sales, reporters }): (String, Sold<'_>)| {
            let gaps: Vec<Date> =
                missing.iter().filter(|(reporter, _)| reporters.contains(reporter.as_str())).map(|(_, day)| *day).collect();
            let first = sales.iter().map(|(day, _)| *day).min().unwrap_or(as_of);
            let reported = match gaps.is_empty() {
                true => Reported::All,
                false => {
                    let unknown: BTreeSet<Date> = gaps.iter().map(|day| cadence.period(*day).from).collect();
                    Reported::Only(cadence.periods(first, as_of).map(|period| period.from).filter(|from| !unknown.contains(from)).collect())
                }
            };
            Series::gather(&key, cadence, &sales, &reported, as_of)
        };
        Ok(sold.into_iter().map(series).collect())
    }

    /// The reporters and first days of the periods that nobody reported though they were asked.
    ///
    /// # Errors
    /// What the system says.
    pub fn unreported(&self, state: &State, as_of: Date) -> Result<BTreeSet<(String, Date)>, Refusal> {
        let missing = |status: Status| matches!(status, Status::Missing { .. } | Status::Due);
        let all = self.reporting(state, as_of)?.into_iter().flat_map(|reporting| {
            let reporter = reporting.report.reporter;
            let of_period = move |period: crate::compliance::PeriodCompliance| (reporter.clone(), period.period.from);
            reporting.periods.into_iter().filter(move |period| missing(period.status)).map(of_period)
        });
        Ok(all.collect())
    }
}

/// What was sold of a series, and who reported it.
#[derive(Default)]
struct Sold<'r> {
    sales: Vec<(Date, Decimal)>,
    reporters: BTreeSet<&'r str>,
}

/// Whose each submission is.
fn reporters(state: &State) -> BTreeMap<String, String> {
    state.submissions.iter().map(|held| (held.submission.id.clone(), held.submission.reporter.clone())).collect()
}
