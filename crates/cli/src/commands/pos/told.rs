//! How a report fared, for people and for programs.

use std::collections::BTreeMap;

use pos::intake::{Account, Code, Finding, Sums};
use programme::condition::Unit;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::figures::{figure, grouped};
use crate::screen::{Screen, in_line};
use crate::stop::Stop;

/// How many findings people are shown; the answer has all.
const SHOWN: usize = 12;

/// The counts of a file in words: they add up.
pub fn account(account: &Account) -> String {
    let number = |count: u64| grouped(Decimal::from(count));
    let warned = if account.warned > 0 { format!(" ({} with a warning)", number(account.warned)) } else { String::new() };
    let mut parts = vec![format!("{} accepted{warned}", number(account.accepted)), format!("{} rejected", number(account.rejected))];
    let header = if account.header == 1 { "header" } else { "header lines" };
    for (count, word) in
        [(account.left_out, "left out"), (account.blank, "blank"), (account.header, header), (account.continued, "continued")]
    {
        if count > 0 {
            parts.push(format!("{} {word}", number(count)));
        }
    }
    format!("{} = {}", counted(account.lines, "line", "lines"), parts.join(" + "))
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(Decimal::from(count)), if count == 1 { one } else { many })
}

/// What lines add up to, in words.
pub fn sums(sums: &Sums) -> String {
    let mut parts = vec![counted(sums.lines, "line", "lines"), format!("{} pieces", grouped(sums.quantity.normalize()))];
    parts.extend(sums.amounts.iter().map(|(currency, amount)| {
        let shown = figure(*amount, Unit::Money, currency);
        if currency.is_empty() { shown } else { format!("{shown} {currency}") }
    }));
    parts.join(", ")
}

/// How often each check spoke, and the first findings.
pub fn findings(by_code: &BTreeMap<String, u64>, first: &[Finding], screen: &mut Screen) -> Result<(), Stop> {
    for (code, count) in by_code {
        let title = Code::find(code).map_or("", Code::title);
        screen.out(&format!("  {:>7}  {code:<28} {title}\n", grouped(Decimal::from(*count))))?;
    }
    for finding in first.iter().take(SHOWN) {
        screen.out(&format!("  {}\n", in_line(&line(finding))))?;
    }
    let all: u64 = by_code.values().sum();
    let shown = u64::try_from(first.len().min(SHOWN)).unwrap_or(0);
    if all > shown {
        screen.out(&format!(
            "  ... and {} more: the answer has all beside the lines they are about\n",
            grouped(Decimal::from(all - shown))
        ))?;
    }
    Ok(())
}

/// A finding in a line.
pub fn line(finding: &Finding) -> String {
    let place = if finding.line > 0 { format!("line {}: ", finding.line) } else { String::new() };
    let field = if finding.field.is_empty() { String::new() } else { format!("{}: ", finding.field) };
    let kind = if finding.rejects { "" } else { "warning: " };
    format!("{kind}{place}{field}{} - {} [{}]", finding.reason, finding.suggestion, finding.code)
}

/// A value as JSON; what cannot be written becomes null.
pub fn value(of: &impl serde::Serialize) -> Value {
    serde_json::to_value(of).unwrap_or(Value::Null)
}

/// The account with its check that it adds up.
pub fn balance(account: &Account) -> Value {
    json!({ "counts": value(account), "balances": account.balances() })
}
