//! Disputes: a partner says that a line is wrong, somebody answers, and what is granted changes the fact it is about, from the day of the answer on.
//!
//! A dispute and its answer are two records with the same number. A granted one that says which column of the sale should say what makes a new version of that sale:
//! the old one counts until the day of the answer, so that every past figure can be given again, and everything that follows from the sale is worked out anew.

use std::collections::HashMap;

use jiff::civil::Date;

use super::build::Draft;
use super::store::number;
use super::{BadCell, BadRow, Cell, ColumnType, NewRow, Place, RecordsBuilder, Schema, read_cell};

/// A column of a sale that should say something else.
struct Correction {
    partner: String,
    invoice: String,
    line: String,
    column: String,
    value: String,
    known_on: Date,
    place: Place,
}

impl RecordsBuilder {
    /// Puts right the sales about which a dispute was granted; disputes that cannot be followed.
    pub(super) fn follow_disputes(&mut self) -> Vec<BadRow> {
        let (corrections, mut bad) = self.granted();
        if corrections.is_empty() {
            return bad;
        }
        let mut lines = self.lines();
        for correction in corrections {
            if let Err(cells) = self.correct(&correction, &mut lines) {
                bad.push(BadRow { place: correction.place, cells });
            }
        }
        bad
    }

    /// What was granted, in the order it was answered.
    fn granted(&self) -> (Vec<Correction>, Vec<BadRow>) {
        let (mut corrections, mut bad) = (vec![], vec![]);
        let (draft, kind) = (&self.drafts[Schema::DISPUTE.0], self.schema.get(Schema::DISPUTE));
        for (row, partner) in (0_u32..).zip(&draft.partner) {
            let text = |name: &str| kind.column(name).map_or(String::new(), |column| draft.table.value(row, column).plain());
            let place = draft.table.place(row);
            let answer = text("answer");
            if !matches!(answer.as_str(), "" | "granted" | "refused") {
                let cell =
                    BadCell::new("answer", &answer, "is neither `granted` nor `refused`; leave it empty as long as nobody has answered");
                bad.push(BadRow { place, cells: vec![cell] });
            } else if answer == "granted" && !text("column").is_empty() {
                corrections.push(Correction {
                    partner: self.partner_ids[*partner as usize].to_string(),
                    invoice: text("invoice"),
                    line: text("line"),
                    column: text("column"),
                    value: text("value"),
                    known_on: draft.table.known_on(row),
                    place,
                });
            }
        }
        corrections.sort_by(|a, b| (a.known_on, &a.place).cmp(&(b.known_on, &b.place)));
        (corrections, bad)
    }

    /// The versions of each sale, by partner, invoice and line.
    fn lines(&self) -> HashMap<(u32, String, String), Vec<u32>> {
        let (Draft { partner, table }, kind) = (&self.drafts[Schema::SALE.0], self.schema.get(Schema::SALE));
        let text = |row: u32, name: &str| kind.column(name).map_or(String::new(), |column| table.value(row, column).plain());
        let mut lines: HashMap<_, Vec<u32>> = HashMap::new();
        for (row, partner) in (0_u32..).zip(partner) {
            lines.entry((*partner, text(row, "invoice"), text(row, "line"))).or_default().push(row);
        }
        lines
    }

    /// A new version of the sale, known from the day of the answer on.
    fn correct(&mut self, asked: &Correction, lines: &mut HashMap<(u32, String, String), Vec<u32>>) -> Result<(), Vec<BadCell>> {
        let kind = self.schema.get(Schema::SALE).clone();
        let Some(column) = kind.column(&asked.column).filter(|column| !kind.key.contains(column)) else {
            return Err(vec![BadCell::new("column", &asked.column, "is no column of a sale that can be put right")]);
        };
        let type_of = kind.columns.get(column).map_or(ColumnType::Text, |column| column.kind);
        let value = read_cell("value", type_of, &asked.value).map_err(|cell| vec![cell])?;
        let partner = self.partner_number(&asked.partner);
        let versions = lines.entry((partner, asked.invoice.clone(), asked.line.clone())).or_default();
        let table = &self.drafts[Schema::SALE.0].table;
        let last =
            versions.iter().copied().filter(|row| table.known_on(*row) < asked.known_on).max_by_key(|row| (table.known_on(*row), *row));
        let Some(last) = last else {
            let what = format!("{} {}", asked.invoice, asked.line);
            let reason = "no sale of this partner with this invoice and line was known before the answer; a sale of a store is put right by a corrected report";
            return Err(vec![BadCell::new("invoice + line", what.trim(), reason)]);
        };
        let mut cells: Vec<(usize, Cell)> = (0..kind.columns.len()).map(|place| (place, table.value(last, place).into_owned())).collect();
        if let Some(cell) = cells.get_mut(column) {
            cell.1 = value.into_owned();
        }
        let (from, place) = (table.from(last), asked.place.clone());
        let row = NewRow {
            partner: &asked.partner,
            from: Some(from),
            until: None,
            known_on: Some(asked.known_on),
            replaced_on: None,
            cells,
            place,
        };
        versions.push(number(self.drafts[Schema::SALE.0].partner.len()));
        self.push(Schema::SALE, row).map_err(|bad| bad.cells)
    }
}
