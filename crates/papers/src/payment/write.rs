//! The message as XML. The names are those of the standard.

use std::collections::BTreeMap;
use std::io;

use programme::money::{minor_places, written};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Bic, Order, Transfer};

const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

/// The message; none where a sum is larger than can be held.
pub(super) fn order(order: &Order) -> Option<String> {
    let mut by_currency: BTreeMap<&str, Vec<&Transfer>> = BTreeMap::new();
    for transfer in &order.transfers {
        by_currency.entry(&transfer.currency).or_default().push(transfer);
    }
    let all: Vec<&Transfer> = order.transfers.iter().collect();
    let sum = control_sum(&all)?;
    let sums: Vec<String> = by_currency.values().map(|own| control_sum(own)).collect::<Option<_>>()?;
    let mut writer = Writer::new_with_indent(vec![], b' ', 2);
    let done = document(&mut writer, order, &all, &sum, &by_currency, &sums);
    // Writing into memory cannot fail.
    done.ok()?;
    String::from_utf8(writer.into_inner()).ok().map(|text| text + "\n")
}

type To = Writer<Vec<u8>>;

fn document(
    to: &mut To,
    order: &Order,
    all: &[&Transfer],
    sum: &str,
    by_currency: &BTreeMap<&str, Vec<&Transfer>>,
    sums: &[String],
) -> io::Result<()> {
    to.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    to.create_element("Document").with_attribute(("xmlns", NAMESPACE)).write_inner_content(|to| {
        within(to, "CstmrCdtTrfInitn", |to| {
            within(to, "GrpHdr", |to| {
                text(to, "MsgId", &order.id)?;
                text(to, "CreDtTm", &format!("{}T00:00:00", order.made))?;
                text(to, "NbOfTxs", &all.len().to_string())?;
                text(to, "CtrlSum", sum)?;
                within(to, "InitgPty", |to| text(to, "Nm", &order.payer.name))
            })?;
            for ((currency, transfers), sum) in by_currency.iter().zip(sums) {
                within(to, "PmtInf", |to| block(to, order, currency, transfers, sum))?;
            }
            Ok(())
        })
    })?;
    Ok(())
}

/// The transfers of one currency.
fn block(to: &mut To, order: &Order, currency: &str, transfers: &[&Transfer], sum: &str) -> io::Result<()> {
    // The id of a block has room for 35 characters as well.
    let id: String = order.id.chars().take(31).collect();
    text(to, "PmtInfId", &format!("{id}-{currency}"))?;
    text(to, "PmtMtd", "TRF")?;
    text(to, "BtchBookg", "true")?;
    text(to, "NbOfTxs", &transfers.len().to_string())?;
    text(to, "CtrlSum", sum)?;
    let sepa = currency == "EUR";
    if sepa {
        within(to, "PmtTpInf", |to| within(to, "SvcLvl", |to| text(to, "Cd", "SEPA")))?;
    }
    within(to, "ReqdExctnDt", |to| text(to, "Dt", &order.execute.to_string()))?;
    within(to, "Dbtr", |to| text(to, "Nm", &order.payer.name))?;
    within(to, "DbtrAcct", |to| within(to, "Id", |to| text(to, "IBAN", order.payer.iban.as_str())))?;
    within(to, "DbtrAgt", |to| bank(to, order.payer.bic.as_ref()))?;
    text(to, "ChrgBr", if sepa { "SLEV" } else { "SHAR" })?;
    transfers.iter().try_for_each(|transfer| within(to, "CdtTrfTxInf", |to| one(to, transfer)))
}

fn one(to: &mut To, transfer: &Transfer) -> io::Result<()> {
    within(to, "PmtId", |to| text(to, "EndToEndId", &transfer.reference))?;
    within(to, "Amt", |to| {
        let amount = written(transfer.minor, minor_places(&transfer.currency));
        let element = to.create_element("InstdAmt").with_attribute(("Ccy", transfer.currency.as_str()));
        element.write_text_content(BytesText::new(&amount)).map(|_| ())
    })?;
    if transfer.bic.is_some() {
        within(to, "CdtrAgt", |to| bank(to, transfer.bic.as_ref()))?;
    }
    within(to, "Cdtr", |to| text(to, "Nm", &transfer.name))?;
    within(to, "CdtrAcct", |to| within(to, "Id", |to| text(to, "IBAN", transfer.iban.as_str())))?;
    within(to, "RmtInf", |to| text(to, "Ustrd", &transfer.words))
}

/// A bank by its code; one that is not stated is said not to be.
fn bank(to: &mut To, bic: Option<&Bic>) -> io::Result<()> {
    within(to, "FinInstnId", |to| match bic {
        Some(bic) => text(to, "BICFI", bic.as_str()),
        None => within(to, "Othr", |to| text(to, "Id", "NOTPROVIDED")),
    })
}

/// The plain sum of amounts, with as many places as the finest of them has.
fn control_sum(transfers: &[&Transfer]) -> Option<String> {
    let places = transfers.iter().map(|transfer| minor_places(&transfer.currency)).max()?;
    let sum = transfers.iter().try_fold(0_i64, |sum, transfer| {
        let finer = 10_i64.checked_pow(places - minor_places(&transfer.currency))?;
        sum.checked_add(transfer.minor.checked_mul(finer)?)
    })?;
    Some(written(sum, places))
}

fn within(to: &mut To, name: &str, content: impl FnOnce(&mut To) -> io::Result<()>) -> io::Result<()> {
    to.create_element(name).write_inner_content(content).map(|_| ())
}

fn text(to: &mut To, name: &str, text: &str) -> io::Result<()> {
    to.create_element(name).write_text_content(BytesText::new(text)).map(|_| ())
}
