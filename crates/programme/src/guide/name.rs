//! Names of records and columns: the built-in ones from the catalogues, the programme's own as the author named them.

use super::Guide;
use super::page::readable;
use crate::record::{RecordType, Schema, TypeId};

/// Built-in record types, told as many.
const RECORDS: [(&str, &str); 14] = [
    ("partner", "guide-records-partner"),
    ("sale", "guide-records-sale"),
    ("person", "guide-records-person"),
    ("credential", "guide-records-credential"),
    ("duty", "guide-records-duty"),
    ("deal", "guide-records-deal"),
    ("score", "guide-records-score"),
    ("target", "guide-records-target"),
    ("payment", "guide-records-payment"),
    ("enrolment", "guide-records-enrolment"),
    ("status", "guide-records-status"),
    ("election", "guide-records-election"),
    ("decision", "guide-records-decision"),
    ("meeting", "guide-records-meeting"),
];

/// Built-in columns.
const COLUMNS: [(&str, &str); 29] = [
    ("name", "guide-column-name"),
    ("type", "guide-column-type"),
    ("country", "guide-column-country"),
    ("joined", "guide-column-joined"),
    ("onboarded", "guide-column-onboarded"),
    ("group", "guide-column-group"),
    ("invoice", "guide-column-invoice"),
    ("product", "guide-column-product"),
    ("product_group", "guide-column-product-group"),
    ("customer", "guide-column-customer"),
    ("customer_country", "guide-column-customer-country"),
    ("quantity", "guide-column-quantity"),
    ("list_amount", "guide-column-list-amount"),
    ("gross_amount", "guide-column-gross-amount"),
    ("net_amount", "guide-column-net-amount"),
    ("currency", "guide-column-currency"),
    ("deal", "guide-column-deal"),
    ("serial", "guide-column-serial"),
    ("person", "guide-column-person"),
    ("role", "guide-column-role"),
    ("kind", "guide-column-kind"),
    ("version", "guide-column-version"),
    ("duty", "guide-column-duty"),
    ("status", "guide-column-status"),
    ("amount", "guide-column-amount"),
    ("stage", "guide-column-stage"),
    ("closes", "guide-column-closes"),
    ("value", "guide-column-value"),
    ("region", "guide-column-region"),
];

impl Guide<'_> {
    pub(super) fn quoted(&self, text: &str) -> String {
        self.say("guide-quoted", &[("text", text)])
    }

    /// A record type, told as many.
    pub(super) fn records(&self, record: TypeId) -> String {
        let kind = self.programme.schema.get(record);
        match RECORDS.iter().find(|(name, _)| *name == kind.name) {
            Some((_, id)) => self.say(id, &[]),
            None => self.quoted(&declared(kind)),
        }
    }

    pub(super) fn column(&self, record: TypeId, column: usize) -> String {
        let columns = &self.programme.schema.get(record).columns;
        columns.get(column).map_or(String::new(), |column| self.column_name(&column.name))
    }

    pub(super) fn column_name(&self, name: &str) -> String {
        match COLUMNS.iter().find(|(known, _)| *known == name) {
            Some((_, id)) => self.say(id, &[]),
            None => readable(name),
        }
    }

    pub(super) fn attribute(&self, column: usize) -> String {
        self.column(Schema::PARTNER, column)
    }

    /// A text inside a condition: by the name the programme gives it, where it does.
    pub(super) fn literal(&self, column: &str, text: &str) -> String {
        let programme = self.programme;
        let named = match column {
            "type" => programme.partner_types.iter().find(|(id, _)| id == text).map(|(_, title)| title),
            "duty" => programme.duties.iter().find(|duty| duty.id == text).map(|duty| &duty.title),
            _ => None,
        };
        self.quoted(&named.map_or_else(|| readable(text), |title| self.text(title)))
    }

    /// Something a partner can take part in.
    pub(super) fn taking_part(&self, id: &str) -> String {
        let programme = self.programme;
        let incentive = programme.incentives.iter().find(|known| known.id == id).map(|known| &known.title);
        let fund = || programme.funds.iter().find(|known| known.id == id).map(|known| &known.title);
        let benefit = || programme.benefits.iter().find(|known| known.id == id).map(|known| &known.title);
        let title = incentive.or_else(fund).or_else(benefit);
        self.quoted(&title.map_or_else(|| readable(id), |title| self.text(title)))
    }
}

/// The title of a type the programme declares.
pub(super) fn declared(kind: &RecordType) -> String {
    readable(&kind.title)
}
