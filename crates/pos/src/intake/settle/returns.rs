//! Returns of what was never sold, and more sold under a special price than was approved: this report and earlier ones of the same reporter together.

use std::collections::HashMap;
use std::io;

use arrow::array::{Array as _, Decimal128Array};
use rust_decimal::Decimal;

use super::Case;
use crate::intake::check::severity;
use crate::intake::code::{Code, Severity};
use crate::intake::finding::Finding;
use crate::intake::run::Read;
use crate::segment::{NUMBER_PLACES, Rows, columns_of, text};

/// Findings warn at most: what they rest on may come in later.
pub(super) fn find(case: &Case<'_>, read: &Read) -> io::Result<Vec<Finding>> {
    let wanted = |code: Code| severity(code, case.report) > Severity::Off;
    let mut found = vec![];
    if wanted(Code::LineReturn) && !read.returned.is_empty() {
        let pairs = read.returned.iter().flat_map(|(partner, parts)| parts.keys().map(|part| (partner.as_str(), part.as_str())));
        let sold = summed(case, pairs, ["partner", "product"])?;
        for (partner, parts) in &read.returned {
            for (part, line) in parts {
                let left = sold.of(partner, part);
                if left < Decimal::ZERO {
                    let reason = format!("with this return {} more came back than was ever reported sold", (-left).normalize());
                    found.push(Finding::new(Code::LineReturn, Severity::Warn, *line, reason).at("product", part));
                }
            }
        }
    }
    if wanted(Code::LineOverAuthorised) && !read.authorised.is_empty() {
        let pairs = read.authorised.keys().map(|(number, part)| (number.as_str(), part.as_str()));
        let sold = summed(case, pairs, ["special_price", "product"])?;
        for ((number, product), (most, line)) in &read.authorised {
            let all = sold.of(number, product);
            if all > *most {
                let reason = format!("{} pieces were sold under `{number}`, {} were approved", all.normalize(), most.normalize());
                found.push(Finding::new(Code::LineOverAuthorised, Severity::Warn, *line, reason).at("special_price", number));
            }
        }
    }
    Ok(found)
}

/// Quantities by two texts, in units of the last decimal place.
#[derive(Default)]
struct Quantities<'p>(HashMap<&'p str, HashMap<&'p str, i128>>);

impl Quantities<'_> {
    fn of(&self, one: &str, other: &str) -> Decimal {
        let sum = self.0.get(one).and_then(|others| others.get(other)).copied().unwrap_or(0);
        Decimal::try_from_i128_with_scale(sum, NUMBER_PLACES.into()).unwrap_or(if sum < 0 { Decimal::MIN } else { Decimal::MAX })
    }

    /// Adds the lines of a segment that have one of the pairs.
    fn add(&mut self, rows: Rows, names: &[&str; 3]) -> io::Result<()> {
        for batch in rows {
            let batch = batch?;
            let columns = columns_of(&batch, names);
            let [one, other, Some(quantity)] = columns.as_slice() else { continue };
            let Some(quantity) = quantity.as_any().downcast_ref::<Decimal128Array>() else { continue };
            let mut row = 0;
            while row < batch.num_rows() {
                // Lines of one partner stand together.
                let first = text(*one, row);
                let end = (row..batch.num_rows()).find(|row| text(*one, *row) != first).unwrap_or(batch.num_rows());
                if let Some(others) = self.0.get_mut(first) {
                    for row in (row..end).filter(|row| !quantity.is_null(*row)) {
                        if let Some(sum) = others.get_mut(text(*other, row)) {
                            *sum = sum.saturating_add(quantity.value(row));
                        }
                    }
                }
                row = end;
            }
        }
        Ok(())
    }
}

/// The quantity of all lines of these pairs.
fn summed<'p>(case: &Case<'_>, pairs: impl Iterator<Item = (&'p str, &'p str)>, [one, other]: [&str; 2]) -> io::Result<Quantities<'p>> {
    let mut sums = Quantities::default();
    for (one, other) in pairs {
        sums.0.entry(one).or_default().insert(other, 0);
    }
    let columns = [one, other, "quantity"];
    for draft in case.drafts {
        sums.add(Rows::open(&draft.path(case.folder, "parquet"), &columns)?, &columns)?;
    }
    for segment in case.earlier.segments().iter().filter(|segment| segment.reporter == case.stamp.reporter) {
        sums.add(case.earlier.rows(segment, &columns)?, &columns)?;
    }
    Ok(sums)
}
