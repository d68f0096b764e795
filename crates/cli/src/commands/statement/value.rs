//! The statement as JSON: everything there is, numbers as exact text.

use programme::money::{minor_places, plain, written};
use programme::statement::{Accrual, Answer, Booked, Dispute, Earning, Next, Record, Statement};
use programme::words::{Language, Teller};
use serde_json::{Value, json};

use crate::commands::incentives::why;

pub fn value(own: &Statement<'_>) -> Value {
    let currency = &own.programme.currency;
    let minor = |amount: i64| written(amount, minor_places(currency));
    let row = |row: &programme::ledger::Row| {
        json!({
            "opening": minor(row.opening), "accrued": minor(row.accrued), "settled": minor(row.settled), "adjusted": minor(row.adjusted),
            "closing": minor(row.closing), "ties": row.ties(),
        })
    };
    let entries = own.account.movements.iter().map(|entry| {
        json!({
            "number": entry.number, "booked": entry.booked.to_string(), "rule": entry.rule, "person": entry.person, "why": entry.why.word(),
            "of": entry.of, "earned": days(entry.earned), "amount": minor(entry.minor), "change": minor(entry.change), "owed": minor(entry.balance),
        })
    });
    let rows = own.account.rows.iter().map(|(rule, rolled)| (rule.clone(), row(rolled)));
    json!({
        "programme": own.programme.id, "version": own.programme.version, "partner": own.partner, "name": own.name, "country": own.country,
        "from": own.days.from.to_string(), "to": own.days.to.to_string(), "as_of": own.as_of.to_string(), "currency": currency,
        "earned": plain(own.earned()), "payable": minor(own.account.payable),
        "earnings": own.earnings.iter().map(|earning| self::earning(own, earning)).collect::<Vec<_>>(),
        "funds": own.accruals.iter().map(|accrual| self::accrual(accrual, &minor)).collect::<Vec<_>>(),
        "account": { "by_rule": rows.collect::<serde_json::Map<_, _>>(), "total": row(&own.total()), "entries": entries.collect::<Vec<_>>() },
        "next": own.next.iter().map(next).collect::<Vec<_>>(),
        "disputes": own.disputes.iter().map(dispute).collect::<Vec<_>>(),
        "wrong": own.does_not_tie(),
    })
}

fn days(days: programme::period::Days) -> Value {
    json!({ "from": days.from.to_string(), "to": days.to.to_string() })
}

fn booked(booked: &Booked, minor: &impl Fn(i64) -> String) -> Value {
    json!({ "on": booked.on.to_string(), "run": booked.run, "entries": booked.entries, "stands": minor(booked.stands) })
}

fn earning(own: &Statement<'_>, earning: &Earning<'_>) -> Value {
    let minor = |amount: i64| written(amount, minor_places(&own.programme.currency));
    json!({
        "incentive": earning.incentive.id, "days": days(earning.days), "amount": plain(earning.amount()),
        "booked": earning.booked.as_ref().map(|own| booked(own, &minor)),
        "earned": earning.earned.iter().map(|earned| why::earned(own.programme, earned)).collect::<Vec<_>>(),
        "records": earning.records.iter().map(|record| self::record(own, earning, record)).collect::<Vec<_>>(),
    })
}

fn record(statement: &Statement<'_>, earning: &Earning<'_>, own: &Record<'_>) -> Value {
    let reason = |reason| Teller::new(Language::En).not_paid(statement.programme, earning.incentive.record, reason);
    let number = |number: Option<rust_decimal::Decimal>| number.map(plain);
    json!({
        "date": own.date.to_string(), "place": format!("{}:{}", own.place.file, own.place.line), "invoice": own.invoice, "line": own.line,
        "product": own.product, "customer": own.customer, "quantity": number(own.quantity), "amount": number(own.amount),
        "paid_on": number(own.paid_on), "counts": number(own.counts),
        "not_paid": own.reason.map(reason),
        "exchange": own.exchange.as_ref().map(|rate| json!({ "currency": rate.currency, "rate": plain(rate.rate), "from": rate.from.to_string() })),
    })
}

fn accrual(own: &Accrual, minor: &impl Fn(i64) -> String) -> Value {
    json!({
        "fund": own.fund, "days": days(own.days), "amount": plain(own.amount), "used": own.used.map(days), "claimed": own.claimed.map(days),
        "booked": own.booked.as_ref().map(|own| booked(own, minor)),
    })
}

fn dispute(own: &Dispute) -> Value {
    let (answer, answered) = match own.answer {
        Answer::Open => ("", None),
        Answer::Granted(on) => ("granted", Some(on)),
        Answer::Refused(on) => ("refused", Some(on)),
    };
    json!({
        "number": own.number, "date": own.date.to_string(), "rule": own.rule, "invoice": own.invoice, "line": own.line, "claim": own.claim,
        "answer": answer, "answered": answered.map(|on| on.to_string()), "by": own.by, "why": own.why,
    })
}

fn next(own: &Next<'_>) -> Value {
    json!({
        "incentive": own.incentive.id, "days": days(own.days), "band": own.band.band + 1, "more": plain(own.band.more), "pieces": own.band.pieces,
        "worth": plain(own.band.worth),
    })
}
