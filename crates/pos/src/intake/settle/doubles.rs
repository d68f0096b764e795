//! Lines that stand twice: here, in an earlier report of the same reporter, or in a report of another one.

use std::collections::BTreeMap;
use std::io;

use super::meet::{Meeting, Of, meetings};
use super::{Case, DETAIL, Detail, Settled, pick};
use crate::intake::code::Code;

/// The details of earlier lines, by segment and row.
pub(super) type EarlierDetails = BTreeMap<(usize, u32), Detail>;

pub(super) fn find(case: &Case<'_>, settled: &mut Settled) -> io::Result<()> {
    let meetings = meetings(case, Of::Lines)?;
    let here: Vec<_> = meetings.iter().flat_map(|meeting| meeting.here.iter().map(|(spot, _)| *spot)).collect();
    let details = case.details(&here)?;
    let earlier = earlier_details(case, &meetings)?;
    for meeting in &meetings {
        let mut here: Vec<_> = meeting.here.iter().filter_map(|(spot, _)| Some((details.get(spot)?, *spot))).collect();
        here.sort_by_key(|(detail, spot)| (settled.strikes(spot, case.report), detail.line, *spot));
        let others: Vec<&Detail> = meeting.earlier.iter().filter_map(|(segment, row, _)| earlier.get(&(*segment, *row))).collect();
        let same = others.iter().find(|other| other.reporter == case.stamp.reporter);
        let mut first: Option<&Detail> = None;
        for (detail, spot) in here {
            let another = others.iter().find(|other| is_of_another(detail, other, &case.stamp.reporter));
            let verdict = match (same, another, first) {
                (Some(same), ..) => Some((
                    Code::LineDuplicate,
                    format!("was reported before: line {} of submission {}{}", same.line, same.submission, differs(detail, same)),
                )),
                (None, Some(other), _) => Some((
                    Code::LineOtherReporter,
                    format!("`{}` has reported the same sale: line {} of submission {}", other.reporter, other.line, other.submission),
                )),
                (None, None, Some(first)) => {
                    Some((Code::LineDuplicate, format!("is the same as line {}{}", first.line, differs(detail, first))))
                }
                (None, None, None) => None,
            };
            match verdict {
                Some((code, reason)) => settled.tell(spot, code, reason),
                None => first = Some(detail),
            }
        }
    }
    Ok(())
}

/// The same sale in the report of another: the same partner on the same day (invoice, line and part are the same already). Two companies may well have an
/// invoice of the same number.
fn is_of_another(detail: &Detail, other: &Detail, reporter: &str) -> bool {
    other.reporter != reporter
        && !detail.partner.is_empty()
        && other.partner == detail.partner
        && other.day == detail.day
        && !detail.invoice.is_empty()
}

/// In what two lines with the same key differ.
fn differs(one: &Detail, other: &Detail) -> String {
    if one.quantity != other.quantity {
        let plain = |detail: &Detail| detail.quantity.map(|quantity| quantity.normalize().to_string()).unwrap_or_default();
        return format!(", with quantity {} there and {} here", plain(other), plain(one));
    }
    if one.amount != other.amount {
        return ", with another amount".into();
    }
    if one.day != other.day { format!(", on {} there", other.day) } else { String::new() }
}

/// What there is to say of the earlier lines of some meetings.
pub(super) fn earlier_details(case: &Case<'_>, meetings: &[Meeting]) -> io::Result<EarlierDetails> {
    let mut wanted: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (segment, row, _) in meetings.iter().flat_map(|meeting| &meeting.earlier) {
        wanted.entry(*segment).or_default().push(*row);
    }
    let mut found = EarlierDetails::new();
    for (place, rows) in wanted {
        let Some(segment) = case.earlier.segments().get(place) else { continue };
        pick(case.earlier.rows(segment, &DETAIL)?, rows, |row, detail| {
            found.insert((place, row), detail);
        })?;
    }
    Ok(found)
}
