//! How an amount comes about, as text and as JSON.

use jiff::civil::Date;
use programme::incentive::{Earned, Earner, LookedAt, Rate, What};
use programme::model::{Incentive, Programme};
use programme::money::plain;
use programme::record::Records;
use programme::words::{Language, Paper, Teller};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::Row;
use crate::screen::in_line;

/// A record behind an amount.
pub struct Behind {
    pub date: Date,
    pub place: String,
    pub what: String,
    pub paid_on: Option<Decimal>,
    pub counts: Option<Decimal>,
    /// Why it is not paid on, in words.
    pub not_paid: String,
}

/// The records an incentive looked at.
pub fn behind(
    earner: &Earner<'_>,
    (programme, records): (&Programme, &Records),
    own: &Incentive,
    earned: &Earned,
    teller: &Teller,
) -> Vec<Behind> {
    let table = records.table(own.record);
    let kind = records.schema().get(own.record);
    let shown = ["invoice", "line", "product", "customer"].map(|column| kind.column(column));
    let record = |looked: LookedAt<'_>| {
        let words = shown.iter().flatten().map(|column| table.value(looked.row, *column).plain()).filter(|word| !word.is_empty());
        let place = table.place(looked.row);
        Behind {
            date: table.from(looked.row),
            place: format!("{}:{}", place.file, place.line),
            what: words.collect::<Vec<_>>().join(" "),
            paid_on: looked.paid_on,
            counts: looked.counts,
            not_paid: looked.not_paid.map_or(String::new(), |reason| teller.not_paid(programme, own.record, reason)),
        }
    };
    earner.looked_at(&own.id, earned.days.to).into_iter().map(record).collect()
}

/// The row with its steps, and so many of the records behind it.
pub fn shown(programme: &Programme, row: &Row, teller: &Teller, most: usize) -> String {
    let Row { partner, name, incentive, earned, behind, next } = row;
    let own = programme.incentives.iter().find(|own| own.id == *incentive);
    let amount = teller.given(programme, earned.goods, earned.amount);
    let heading = format!("{partner} {name}: {}, {}: {amount}", teller.rule(programme, incentive), teller.days(earned.days));
    let mut text = in_line(&heading) + "\n";
    let mut say = |words: &str| text += &format!("  {}\n", in_line(words));
    if let Some(remark) = teller.remark(programme, earned) {
        say(&remark);
    }
    if let Some(own) = own {
        earned.reached.iter().filter_map(|reached| teller.reached(programme, own, reached)).for_each(|told| say(&told));
        if let Some(beyond) = teller.beyond(programme, earned) {
            say(&beyond);
        }
        for line in &earned.lines {
            say(&format!("{} = {}", teller.line(programme, own, line), teller.given(programme, earned.goods, line.amount)));
        }
        earned.persons.iter().for_each(|person| say(&teller.to_person(programme, person)));
        if let Some(next) = next {
            say(&teller.next_band(programme, own, earned.days, next));
        }
    }
    for record in behind.iter().take(most) {
        text += &of_record(record, programme, teller);
    }
    if behind.len() > most {
        text += &format!("    ... +{} (`--records {}`)\n", behind.len() - most, behind.len());
    }
    text + "\n"
}

fn of_record(record: &Behind, programme: &Programme, teller: &Teller) -> String {
    let Behind { date, place, what, paid_on, counts, not_paid } = record;
    let money = |amount: Decimal| teller.money(amount, &programme.currency);
    let said = |word: Paper, amount: Decimal| format!("{}: {}", teller.paper(word), money(amount));
    let mut told: Vec<String> = vec![paid_on.map_or_else(|| not_paid.clone(), |amount| said(Paper::PaidOn, amount))];
    told.extend(counts.filter(|_| counts != paid_on).map(|amount| said(Paper::Counts, amount)));
    format!("    {}\n", in_line(&format!("{} {what}: {} ({place})", teller.date(*date), told.join(", "))))
}

pub fn value(programme: &Programme, row: &Row) -> Value {
    let Row { partner, name, incentive, earned, behind, next } = row;
    let number = |number: Option<Decimal>| number.map(plain);
    let behind = behind.iter().map(|record| {
        json!({
            "date": record.date.to_string(), "place": record.place, "what": record.what, "paid_on": number(record.paid_on),
            "counts": number(record.counts), "not_paid": record.not_paid,
        })
    });
    let mut value = json!({ "partner": partner, "name": name, "incentive": incentive });
    let more = json!({
        "next": next.as_ref().map(|next| json!({ "band": next.band + 1, "more": plain(next.more), "pieces": next.pieces, "worth": plain(next.worth) })),
        "records": behind.collect::<Vec<_>>(),
    });
    for part in [self::earned(programme, earned), more] {
        if let (Some(fields), Value::Object(part)) = (value.as_object_mut(), part) {
            fields.extend(part);
        }
    }
    value
}

/// What was earned, step by step.
pub fn earned(programme: &Programme, earned: &Earned) -> Value {
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
    json!({
        "from": earned.days.from.to_string(), "to": earned.days.to.to_string(),
        "amount": plain(earned.amount), "exact": plain(earned.exact()), "goods": earned.goods, "held": earned.held,
        "beyond_base_limit": plain(earned.beyond), "remark": Teller::new(Language::En).remark(programme, earned),
        "reached": reached.collect::<Vec<_>>(), "lines": earned.lines.iter().map(line).collect::<Vec<_>>(),
        "persons": earned.persons.iter().map(|(person, amount)| json!({ "person": person, "amount": plain(*amount) })).collect::<Vec<_>>(),
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
