//! What a bank would take: the file against the schema of the standard, by another hand.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod python;

use std::path::Path;
use std::process::Command;

use jiff::civil::date;
use papers::payment::{Bic, Iban, Order, Payer, Refusal, Transfer};
use python::{python, scripts};

fn transfer(reference: &str, minor: i64, currency: &str) -> Transfer {
    Transfer {
        reference: reference.into(),
        name: "Birch & Sons <NL>".into(),
        iban: Iban::read("NL91 ABNA 0417 1643 00").unwrap(),
        bic: (currency == "EUR").then(|| Bic::read("ABNANL2A").unwrap()),
        minor,
        currency: currency.into(),
        words: format!("Growth rebate, statement {reference}"),
    }
}

fn order(transfers: Vec<Transfer>) -> Order {
    let payer = Payer { name: "Halden Displays GmbH".into(), iban: Iban::read("DE89370400440532013000").unwrap(), bic: None };
    Order { id: "FW-20260411-37ab0110abad".into(), made: date(2026, 4, 11), execute: date(2026, 4, 15), payer, transfers }
}

#[test]
fn a_payment_file_is_valid_by_the_schema_of_the_standard() {
    let text = order(vec![
        transfer("A-1", 126_600, "EUR"),
        transfer("A-2", 1, "EUR"),
        transfer("A-3", 5_000, "JPY"),
        transfer("A-4", 1_234_567, "KWD"),
    ]);
    let text = text.pain_001().unwrap();
    for part in [
        "<NbOfTxs>4</NbOfTxs>\n      <CtrlSum>7500.577</CtrlSum>",
        "<InstdAmt Ccy=\"EUR\">0.01</InstdAmt>",
        "<InstdAmt Ccy=\"JPY\">5000</InstdAmt>",
        "<InstdAmt Ccy=\"KWD\">1234.567</InstdAmt>",
        "<Nm>Birch &amp; Sons &lt;NL&gt;</Nm>",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("transfers.xml");
    std::fs::write(&file, &text).unwrap();
    let checked = Command::new(python()).arg(scripts().join("validate.py")).arg(&file).output().unwrap();
    assert!(checked.status.success(), "{}{}\n{text}", String::from_utf8_lossy(&checked.stdout), String::from_utf8_lossy(&checked.stderr));
    // The check finds what is wrong.
    std::fs::write(&file, text.replace("<CtrlSum>7500.577", "<CtrlSum>7500.578")).unwrap();
    assert!(!Command::new(python()).arg(scripts().join("validate.py")).arg(&file).output().unwrap().status.success());
    std::fs::write(&file, text.replace("<PmtMtd>TRF</PmtMtd>", "")).unwrap();
    assert!(!Command::new(python()).arg(scripts().join("validate.py")).arg(&file).output().unwrap().status.success());
}

#[test]
fn what_a_bank_would_refuse_is_not_written() {
    let refused = |transfers| order(transfers).pain_001().unwrap_err().to_string();
    assert_eq!(refused(vec![]), "there is nothing to transfer");
    assert_eq!(refused(vec![transfer("A-1", 0, "EUR")]), "the amount of `A-1` is not above nothing");
    assert_eq!(refused(vec![transfer("A-1", 1, "EUR"), transfer("A-1", 2, "EUR")]), "two transfers carry the reference `A-1`");
    let long = "A".repeat(36);
    assert_eq!(refused(vec![transfer(&long, 1, "EUR")]), format!("the reference `{long}` must have 1 to 35 characters"));
    assert_eq!(order(vec![transfer("A-1", i64::MAX, "EUR"), transfer("A-2", 1, "EUR")]).pain_001(), Err(Refusal::TooLarge));
}
