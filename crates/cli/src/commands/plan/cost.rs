//! What a change costs or saves of what was earned: by incentive, level and region.

use std::collections::BTreeMap;
use std::io;

use programme::condition::Unit;
use programme::model::Programme;
use programme::money::plain;
use programme::period::Days;
use programme::plan::{Cost, group};
use programme::record::{Records, Sight};
use programme::words::Language;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::figures::figure;
use crate::language::titled;
use crate::screen::Screen;
use crate::sheet::{Column, Entry, Sheet, Side};

/// What a change costs in a stretch of days.
pub struct Costs<'c> {
    pub days: Days,
    pub costs: &'c [Cost],
    pub after: &'c Programme,
    pub records: &'c Records,
    pub sight: Sight,
    pub by: &'c str,
    pub language: Language,
}

/// Partners, before, after.
type Sums = (usize, Decimal, Decimal);

impl Costs<'_> {
    /// By incentive or fund.
    fn totals(&self) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("Incentive or fund", "rule", Side::Words),
            Column("Partners", "partners", Side::Right),
            Column("Before", "before", Side::Right),
            Column("After", "after", Side::Right),
            Column("Change", "change", Side::Right),
        ]);
        for (rule, sums) in self.sums(|cost| cost.rule.clone()) {
            let mut row = vec![Entry::both(self.title(&rule), rule)];
            row.extend(self.amounts(sums));
            sheet.row(row);
        }
        sheet
    }

    /// Where it changes, by incentive or fund, level and region.
    fn places(&self) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("Incentive or fund", "rule", Side::Words),
            Column("Level", "level", Side::Left),
            Column("Where", "where", Side::Left),
            Column("Partners", "partners", Side::Right),
            Column("Before", "before", Side::Right),
            Column("After", "after", Side::Right),
            Column("Change", "change", Side::Right),
        ]);
        for ((rule, level, place), sums) in self.sums(|cost| self.place(cost)).into_iter().filter(|(_, (_, before, after))| before != after)
        {
            let mut row = vec![Entry::both(self.title(&rule), rule), level.into(), place.into()];
            row.extend(self.amounts(sums));
            sheet.row(row);
        }
        sheet
    }

    pub fn show(&self, screen: &mut Screen) -> io::Result<()> {
        for sheet in [self.totals(), self.places()] {
            screen.out("\n")?;
            sheet.show(screen)?;
        }
        Ok(())
    }

    pub fn value(&self) -> Value {
        let rows = self.sums(|cost| self.place(cost)).into_iter().map(|((rule, level, place), (partners, before, after))| {
            json!({
                "rule": rule, "level": level, self.by: place, "partners": partners,
                "before": plain(before), "after": plain(after), "change": plain(after.saturating_sub(before)),
            })
        });
        json!({ "from": self.days.from.to_string(), "to": self.days.to.to_string(), "currency": self.after.currency, "rows": rows.collect::<Vec<_>>() })
    }

    /// What it costs in all, in words.
    pub fn told(&self) -> String {
        let sum = |of: fn(&Cost) -> Decimal| self.costs.iter().fold(Decimal::ZERO, |sum, cost| sum.saturating_add(of(cost)));
        let (before, after) = (sum(|cost| cost.before), sum(|cost| cost.after));
        let money = |amount| figure(amount, Unit::Money, &self.after.currency);
        let change = after.saturating_sub(before);
        let word = if change.is_sign_negative() { "saves" } else { "costs" };
        let days = format!("{} to {}", self.days.from, self.days.to);
        format!("{days}: {} instead of {} {}; the change {word} {}", money(after), money(before), self.after.currency, money(change.abs()))
    }

    fn place(&self, cost: &Cost) -> (String, String, String) {
        let place = group(self.after, self.records, cost.partner, self.by, self.sight);
        let place = if place.is_empty() { "elsewhere".to_owned() } else { place };
        (cost.rule.clone(), cost.level.clone().unwrap_or("no level".into()), place)
    }

    fn sums<K: Ord>(&self, key: impl Fn(&Cost) -> K) -> BTreeMap<K, Sums> {
        let mut sums: BTreeMap<K, Sums> = BTreeMap::new();
        for cost in self.costs {
            let (partners, before, after) = sums.entry(key(cost)).or_default();
            *partners += 1;
            (*before, *after) = (before.saturating_add(cost.before), after.saturating_add(cost.after));
        }
        sums
    }

    fn amounts(&self, (partners, before, after): Sums) -> Vec<Entry> {
        let money = |amount: Decimal| Entry::both(figure(amount, Unit::Money, &self.after.currency), plain(amount));
        let change = after.saturating_sub(before);
        let sign = if change > Decimal::ZERO { "+" } else { "" };
        let shown = if change.is_zero() { String::new() } else { format!("{sign}{}", figure(change, Unit::Money, &self.after.currency)) };
        vec![partners.to_string().into(), money(before), money(after), Entry::both(shown, plain(change))]
    }

    fn title(&self, rule: &str) -> String {
        let incentive = self.after.incentives.iter().find(|own| own.id == rule).map(|own| titled(&own.title, &own.id, self.language));
        let fund = || self.after.funds.iter().find(|own| own.id == rule).map(|own| titled(&own.title, &own.id, self.language));
        incentive.or_else(fund).unwrap_or_else(|| rule.to_owned())
    }
}
