//! What names a line, so that it is found again when it is reported twice.

use super::fields::{Fields, Values};
use super::open::Kind;
use crate::segment::keys::{Key, Naming};

/// Names lines: by what the profile says, else by invoice, line and part; by what is said of the sale where there is no invoice or line number.
pub(super) struct LineNaming {
    own: Vec<usize>,
    stock: Vec<usize>,
    line: [usize; 4],
    invoice: [usize; 9],
    sale: Vec<usize>,
    naming: Naming,
}

impl LineNaming {
    /// `own` are the fields the profile names lines by, `places` all that lie in segments.
    pub(super) fn new(own: Vec<usize>, places: &[usize], fields: &Fields) -> Self {
        let (invoice, product, other) = (fields.invoice, fields.product, fields.reporter_product);
        Self {
            own,
            stock: places.iter().copied().chain([fields.date]).collect(),
            line: [invoice, fields.line, product, other],
            invoice: [
                invoice,
                product,
                other,
                fields.date,
                fields.quantity,
                fields.serial,
                fields.net_amount,
                fields.gross_amount,
                fields.customer,
            ],
            sale: places.iter().copied().chain([fields.date, fields.partner]).collect(),
            naming: Naming::default(),
        }
    }

    /// The key of a line; one that came back is another than the one that was sold.
    pub(super) fn key(&mut self, kind: Kind, values: &Values<'_>, sold: bool) -> Key {
        let [invoice, line, ..] = self.line;
        let (tag, places): (&str, &[usize]) = match (kind, values.is_empty(invoice), values.is_empty(line)) {
            (Kind::Stock, ..) => ("stock", &self.stock),
            _ if !self.own.is_empty() => ("own", &self.own),
            (Kind::Sales, false, false) => ("line", &self.line),
            (Kind::Sales, false, true) => ("invoice", &self.invoice),
            (Kind::Sales, true, _) => ("sale", &self.sale),
        };
        self.naming.begin();
        self.naming.add(tag);
        self.naming.add(if sold { "+" } else { "-" });
        for place in places {
            self.naming.add(&values.plain(*place));
        }
        self.naming.key()
    }
}
