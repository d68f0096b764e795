//! Lines outside the period, where the period is only known when all lines are.

use std::io;

use super::{Case, Settled};
use crate::intake::code::Code;
use crate::intake::period::Span;
use crate::segment::{Rows, cell, columns_of};

pub(super) fn find(case: &Case<'_>, period: Span, settled: &mut Settled) -> io::Result<()> {
    for (place, draft) in case.drafts.iter().enumerate() {
        if draft.days.is_none_or(|(first, last)| period.contains(first) && period.contains(last)) {
            continue;
        }
        let mut row = 0u32;
        for batch in Rows::open(&draft.path(case.folder, "parquet"), &["date"])? {
            let batch = batch?;
            let column = columns_of(&batch, &["date"]).into_iter().flatten().next();
            for at in 0..batch.num_rows() {
                if let programme::record::Value::Date(day) = cell(column, at)
                    && !period.contains(day)
                {
                    settled.tell((place, row), Code::LinePeriod, format!("{day} lies outside {period}, the period of the report"));
                }
                row += 1;
            }
        }
    }
    Ok(())
}
