//! When what is due.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::incentive;
use crate::incentive::{Earner, earn_days};
use crate::measure::calendar;
use crate::model::{History, Incentive};
use crate::period::{Days, later_days};
use crate::record::{PartnerId, Records, Schema};

/// Something that is worked out on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Due {
    /// The day of the run: the first after the days of grace.
    pub(super) on: Date,
    /// The incentive or fund, by id.
    pub(super) rule: String,
    /// It is a fund.
    pub(super) fund: bool,
    /// The days that are settled together.
    pub(super) days: Days,
    /// The last day that is looked at: earlier than the last one of the days in a run before they are over.
    pub(super) so_far: Date,
    /// Nothing is worked out again once it was.
    pub(super) locked: bool,
    /// The day of the next run of the same days.
    pub(super) replaced: Option<Date>,
}

/// Everything that is due up to a day, in order of days; on a day, incentives before funds, each as the file lists them.
pub(super) fn due(history: &History, upto: Date) -> Vec<Due> {
    let mut all = vec![];
    let versions = history.versions();
    let mut seen = BTreeSet::new();
    for id in versions.iter().flat_map(|version| version.incentives.iter().map(|own| &own.id)).filter(|id| seen.insert(*id)) {
        over_time(
            history,
            upto,
            |day| Earner::settled_with(history, id, day),
            |days| {
                let Some(own) = incentive(history, id, days.to) else { return };
                let locked = own.late.as_deref() == Some("ignored after lock");
                for so_far in ends(history, own, days) {
                    let on = later_days(so_far, own.grace_days.unwrap_or(0).max(0).saturating_add(1));
                    all.push(Due { on, rule: id.clone(), fund: false, days, so_far, locked, replaced: None });
                }
            },
        );
    }
    let mut seen = BTreeSet::new();
    for id in versions.iter().flat_map(|version| version.funds.iter().map(|own| &own.id)).filter(|id| seen.insert(*id)) {
        let earned = |day: Date| {
            let own = history.on(day).funds.iter().find(|own| own.id == *id && own.accrues)?;
            earn_days(history.on(day), own, day)
        };
        over_time(history, upto, earned, |days| {
            // After everything that goes into it.
            let feeds = history.on(days.to).incentives.iter().filter(|own| own.split.iter().any(|(to, _)| to == id));
            let grace = feeds.filter_map(|own| own.grace_days).max().unwrap_or(0).max(0);
            all.push(Due {
                on: later_days(days.to, grace.saturating_add(1)),
                rule: id.clone(),
                fund: true,
                days,
                so_far: days.to,
                locked: false,
                replaced: None,
            });
        });
    }
    all.retain(|due| due.on <= upto);
    all.sort_by_key(|due| (due.on, due.fund));
    for place in 0..all.len() {
        let own = &all[place];
        all[place].replaced = all[place + 1..].iter().find(|other| other.rule == own.rule && other.days == own.days).map(|other| other.on);
    }
    all
}

/// The last days of the runs of a period: of each of its interim periods, and its own.
fn ends(history: &History, own: &Incentive, days: Days) -> Vec<Date> {
    let mut ends = vec![];
    let mut day = days.from;
    while let Some(part) =
        own.interim.and_then(|interim| calendar(history.on(day), None).period(interim, day)).filter(|part| part.to < days.to)
    {
        ends.push(part.to);
        day = later_days(part.to, 1);
    }
    ends.push(days.to);
    ends
}

/// Calls for every stretch of days from the first version to a day; where there is none, the next day is tried.
fn over_time(history: &History, upto: Date, stretch: impl Fn(Date) -> Option<Days>, mut each: impl FnMut(Days)) {
    let mut day = history.versions().first().map_or(upto, |version| version.effective);
    while day <= upto {
        let days = stretch(day);
        if let Some(days) = days {
            each(days);
        }
        let next = later_days(days.map_or(day, |days| days.to), 1);
        if next <= day {
            return;
        }
        day = next;
    }
}

/// When something about a partner, or its group of companies, was learned, and from which day it is.
pub(super) struct Learned(Vec<(Date, Date)>);

impl Learned {
    pub(super) fn of(records: &Records, partner: PartnerId) -> Self {
        let mut all = vec![];
        for member in records.ever_grouped(partner) {
            for table in records.tables() {
                for row in table.rows(member) {
                    all.extend([table.known_on(row), table.replaced_on(row)].map(|day| (day, table.from(row))));
                }
            }
        }
        // Sales of others that name a deal of the partner's; a customer's first purchase elsewhere is not one of them: it is looked at in the period's own run.
        let columns = [Schema::DEAL, Schema::SALE].map(|kind| records.schema().get(kind).column("deal"));
        if let [Some(deal), Some(of_sale)] = columns {
            let (deals, sales) = (records.table(Schema::DEAL), records.table(Schema::SALE));
            for name in deals.rows(partner).map(|row| deals.value(row, deal).plain()) {
                for row in sales.rows_where(of_sale, &name) {
                    all.extend([sales.known_on(*row), sales.replaced_on(*row)].map(|day| (day, sales.from(*row))));
                }
            }
        }
        all.sort_unstable();
        Self(all)
    }

    /// The first day about which something was learned after the first of two days and up to the second.
    pub(super) fn between(&self, after: Date, until: Date) -> Option<Date> {
        let first = self.0.partition_point(|(known, _)| *known <= after);
        let last = self.0.partition_point(|(known, _)| *known <= until);
        self.0.get(first..last)?.iter().map(|(_, from)| *from).min()
    }
}
