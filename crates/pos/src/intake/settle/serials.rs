//! Serial numbers that are sold a second time without having come back.

use std::io;

use super::doubles::earlier_details;
use super::meet::{Of, meetings};
use super::{Case, Settled};
use crate::intake::code::Code;

pub(super) fn find(case: &Case<'_>, settled: &mut Settled) -> io::Result<()> {
    if !case.drafts.iter().any(|draft| draft.serials) {
        return Ok(());
    }
    let meetings = meetings(case, Of::Serials)?;
    let here: Vec<_> = meetings.iter().flat_map(|meeting| meeting.here.iter().map(|(spot, _)| *spot)).collect();
    let details = case.details(&here)?;
    let earlier = earlier_details(case, &meetings)?;
    for meeting in &meetings {
        let sold_before = meeting.earlier.iter().filter(|(.., sold)| *sold).count();
        let back = meeting.earlier.iter().filter(|(.., sold)| !*sold).count() + meeting.here.iter().filter(|(_, sold)| !*sold).count();
        let mut sold: Vec<_> =
            meeting.here.iter().filter(|(_, sold)| *sold).filter_map(|(spot, _)| Some((details.get(spot)?, *spot))).collect();
        sold.sort_by_key(|(detail, spot)| (settled.strikes(spot, case.report), detail.line, *spot));
        let room = (1 + back).saturating_sub(sold_before);
        let before =
            meeting.earlier.iter().filter(|(.., sold)| *sold).filter_map(|(segment, row, _)| earlier.get(&(*segment, *row))).next();
        let first = sold.first().map(|(detail, _)| detail.line);
        for (detail, spot) in sold.iter().skip(room) {
            let (code, reason) = match (before, first) {
                (Some(before), _)
                    if before.reporter != case.stamp.reporter && before.partner == detail.partner && !detail.partner.is_empty() =>
                {
                    (
                        Code::LineOtherReporter,
                        format!(
                            "`{}` has reported a serial number of this line: line {} of submission {}",
                            before.reporter, before.line, before.submission
                        ),
                    )
                }
                (Some(before), _) => (
                    Code::LineSerialTwice,
                    format!("a serial number was sold before: line {} of submission {}", before.line, before.submission),
                ),
                (None, Some(line)) if line != detail.line => {
                    (Code::LineSerialTwice, format!("a serial number stands on line {line} as well"))
                }
                (None, _) => (Code::LineSerialTwice, "a serial number stands here twice".into()),
            };
            settled.tell(*spot, code, reason);
        }
    }
    Ok(())
}
