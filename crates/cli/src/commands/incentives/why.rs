//! How an amount comes about, as text and as JSON.

use programme::condition::Unit;
use programme::incentive::{Earned, Earner, Rate, What};
use programme::model::{Incentive, IncentiveBasis, Programme};
use programme::money::plain;
use programme::record::Records;
use programme::words::Language;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Row, remark};
use crate::figures::figure;
use crate::language::titled;
use crate::screen::in_line;

/// A record behind an amount.
pub struct Behind {
    pub date: String,
    pub place: String,
    pub what: String,
    pub paid_on: Option<Decimal>,
    pub counts: Option<Decimal>,
}

/// The records an incentive looked at.
pub fn behind(earner: &Earner<'_>, records: &Records, own: &Incentive, earned: &Earned) -> Vec<Behind> {
    let table = records.table(own.record);
    let kind = records.schema().get(own.record);
    let shown = ["invoice", "line", "product", "customer"].map(|column| kind.column(column));
    let record = |looked: programme::incentive::LookedAt| {
        let words = shown.iter().flatten().map(|column| table.value(looked.row, *column).plain()).filter(|word| !word.is_empty());
        let place = table.place(looked.row);
        Behind {
            date: table.from(looked.row).to_string(),
            place: format!("{}:{}", place.file, place.line),
            what: words.collect::<Vec<_>>().join(" "),
            paid_on: looked.paid_on,
            counts: looked.counts,
        }
    };
    earner.looked_at(&own.id, earned.days.to).into_iter().map(record).collect()
}

/// The row with its steps, and so many of the records behind it.
pub fn shown(programme: &Programme, row: &Row, language: Language, most: usize) -> String {
    let Row { partner, name, incentive, earned, behind, next } = row;
    let money = |amount: Decimal| figure(amount, Unit::Money, &programme.currency);
    let own = programme.incentives.iter().find(|own| own.id == *incentive);
    let title = own.map_or(incentive.clone(), |own| titled(&own.title, &own.id, language));
    let amount =
        if earned.goods { format!("{} pieces", plain(earned.amount)) } else { format!("{} {}", money(earned.amount), programme.currency) };
    let mut text = in_line(&format!("{partner} {name}: {title}, {} to {}: {amount}", earned.days.from, earned.days.to)) + "\n";
    let remark = remark(programme, earned);
    if !remark.is_empty() {
        text += &format!("  {}\n", in_line(&remark));
    }
    for reached in &earned.reached {
        let of = reached.of.as_ref().map_or(String::new(), |of| format!("{of}: "));
        let target = reached.target.map_or(String::new(), |target| format!(", target {}", money(target)));
        let at = own.and_then(|own| {
            let at = reached.reached?;
            let percent = matches!(own.basis, IncentiveBasis::PercentOfTarget | IncentiveBasis::Growth);
            Some(if percent { format!(", reached {}", figure(at, Unit::Percent, "")) } else { String::new() })
        });
        let counts = if reached.counted == reached.paid_on { String::new() } else { format!(", counts {}", money(reached.counted)) };
        text += &format!("  {}\n", in_line(&format!("{of}paid on {}{counts}{target}{}", money(reached.paid_on), at.unwrap_or_default())));
    }
    for line in &earned.lines {
        text += &format!("  {}\n", in_line(&line.to_string()));
    }
    for (person, amount) in &earned.persons {
        text += &format!("  {} to {}\n", money(*amount), in_line(person));
    }
    if let (Some(next), Some(own)) = (next, own) {
        let more =
            if next.pieces { format!("{} pieces", plain(next.more)) } else { format!("{} {}", money(next.more), programme.currency) };
        let edge = own.bands.get(next.band).map_or(Decimal::ZERO, |band| band.from);
        let edge = match own.basis {
            IncentiveBasis::PercentOfTarget => format!("{} of the target", figure(edge, Unit::Percent, "")),
            IncentiveBasis::Growth => format!("{} growth", figure(edge, Unit::Percent, "")),
            IncentiveBasis::Value => format!("the band from {}", money(edge)),
            IncentiveBasis::Quantity | IncentiveBasis::None => format!("the band from {} pieces", plain(edge)),
        };
        let worth = format!("{} {}", money(next.worth), programme.currency);
        text += &format!("  next: {more} more until {} reach {edge}: worth {worth}\n", earned.days.to);
    }
    for record in behind.iter().take(most) {
        text += &of_record(record, &money);
    }
    if behind.len() > most {
        text += &format!("    ... and {} more (`--records {}`)\n", behind.len() - most, behind.len());
    }
    text + "\n"
}

fn of_record(record: &Behind, money: &impl Fn(Decimal) -> String) -> String {
    let Behind { date, place, what, paid_on, counts } = record;
    let paid = paid_on.map_or("not paid on".into(), |amount| format!("paid on {}", money(amount)));
    let counts = match counts {
        counts if counts == paid_on => String::new(),
        Some(counts) => format!(", counts {}", money(*counts)),
        None => ", does not count".into(),
    };
    format!("    {}\n", in_line(&format!("{date} {what}: {paid}{counts} ({place})")))
}

pub fn value(programme: &Programme, row: &Row) -> Value {
    let Row { partner, name, incentive, earned, behind, next } = row;
    let number = |number: Option<Decimal>| number.map(plain);
    let reached = earned.reached.iter().map(|reached| {
        json!({
            "of": reached.of, "counted": plain(reached.counted), "paid_on": plain(reached.paid_on), "pieces": plain(reached.pieces),
            "target": number(reached.target), "reached": number(reached.reached), "band": reached.band.map(|band| band + 1),
        })
    });
    let line = |line: &programme::incentive::Line| {
        let mut value = what(&line.what);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("amount".into(), plain(line.amount).into());
            fields.insert("of".into(), line.of.clone().into());
        }
        value
    };
    let behind = behind.iter().map(|record| {
        json!({ "date": record.date, "place": record.place, "what": record.what, "paid_on": number(record.paid_on), "counts": number(record.counts) })
    });
    json!({
        "partner": partner, "name": name, "incentive": incentive,
        "from": earned.days.from.to_string(), "to": earned.days.to.to_string(),
        "amount": plain(earned.amount), "exact": plain(earned.exact()), "goods": earned.goods, "held": earned.held,
        "beyond_base_limit": plain(earned.beyond), "remark": remark(programme, earned),
        "reached": reached.collect::<Vec<_>>(), "lines": earned.lines.iter().map(line).collect::<Vec<_>>(),
        "persons": earned.persons.iter().map(|(person, amount)| json!({ "person": person, "amount": plain(*amount) })).collect::<Vec<_>>(),
        "next": next.as_ref().map(|next| json!({ "band": next.band + 1, "more": plain(next.more), "pieces": next.pieces, "worth": plain(next.worth) })),
        "records": behind.collect::<Vec<_>>(),
    })
}

fn what(what: &What) -> Value {
    match what {
        What::Rate { band, on, rate, .. } => {
            let (kind, number) = match rate {
                Rate::Percent(rate) => ("percent", rate),
                Rate::PerUnit(rate) => ("per_unit", rate),
                Rate::Amount(rate) => ("amount", rate),
                Rate::PerBlock(rate) => ("per_block", rate),
                Rate::Goods(rate) => ("goods", rate),
            };
            json!({ "step": "rate", "band": band.map(|band| band + 1), "on": plain(*on), "per": kind, "rate": plain(*number) })
        }
        What::Cap { place, limit, before } => json!({ "step": "cap", "cap": place + 1, "limit": plain(*limit), "before": plain(*before) }),
        What::Floor { guaranteed, carried } => json!({ "step": "floor", "guaranteed": plain(*guaranteed), "carried": plain(*carried) }),
        What::NotNegative => json!({ "step": "not_negative" }),
        What::Gate { left } => json!({ "step": "gate", "left_percent": plain(*left) }),
        What::Beaten { by } => json!({ "step": "beaten", "by": by }),
        What::Rounding => json!({ "step": "rounding" }),
    }
}
