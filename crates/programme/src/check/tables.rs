//! Named values and tables of numbers.

use super::context::Check;
use super::names::unit;
use crate::condition::Dimension;
use crate::diagnostic::Span;
use crate::file::{Item, Node};
use crate::model::{Named, Table};
use crate::record::{Cell, Value};

impl Check<'_> {
    pub(super) fn values(&mut self) -> Vec<Named> {
        let mut values = vec![];
        for (place, (name, span, node)) in self.named("values").into_iter().enumerate() {
            let kind = self.names.values[place].1;
            let mut dated = vec![];
            for entry in self.dated(node) {
                match cell(entry.value) {
                    Some(value) => dated.push(crate::model::Dated { from: entry.from, until: entry.until, value }),
                    None => self.error("wrong-value", span, format!("`{name}` should be a number, a text, a day, true or false, or a list by date"), Some("250_000, \"EMEA\", 2024-05-31, true, or [ { until = 2024-12-31, value = 5 }, { from = 2025-01-01, value = 6 } ]".into())),
                }
            }
            values.push(Named { name: name.into(), kind, values: dated });
        }
        values
    }

    pub(super) fn tables(&mut self) -> Vec<Table> {
        let mut tables = vec![];
        for (place, (name, span, node)) in self.named("tables").into_iter().enumerate() {
            let by = self.names.tables[place].by.clone();
            let by_names = node.get("by").map_or(&[][..], Node::items).iter().filter_map(|node| node.text().map(Into::into)).collect();
            let outside = node.yes_no_of("outside") == Some(true);
            let mut rows = vec![];
            match (node.get("values"), outside) {
                (Some(values), false) => self.table_rows(values, &by, &mut vec![], &mut rows),
                (None, true) => {}
                (Some(values), true) => self.error(
                    "both-in-and-out",
                    values.span,
                    format!("`{name}` is kept outside and has values here"),
                    Some("take out `outside` or the values".into()),
                ),
                (None, false) => self.error(
                    "missing-key",
                    span,
                    format!("`{name}` has no values"),
                    Some(format!("write [tables.{name}.values], or outside = true")),
                ),
            }
            tables.push(Table { name: name.into(), title: self.title(node, name), by, by_names, unit: unit(node), outside, rows });
        }
        tables
    }

    fn table_rows(
        &mut self,
        node: &Node,
        by: &[Dimension],
        key: &mut Vec<String>,
        rows: &mut Vec<(Vec<String>, Vec<crate::model::Dated<rust_decimal::Decimal>>)>,
    ) {
        let depth = key.len();
        if depth < by.len() {
            let Item::Table(entries) = &node.item else {
                self.error(
                    "wrong-value",
                    node.span,
                    "a further table is needed here",
                    Some(format!("values are nested {} deep, in the order of `by`", by.len())),
                );
                return;
            };
            for (name, value) in entries {
                self.table_key(&by[depth], &name.name, name.span);
                key.push(name.name.clone());
                self.table_rows(value, by, key, rows);
                key.pop();
            }
            return;
        }
        let mut dated = vec![];
        for entry in self.dated(node) {
            match entry.value.number() {
                Some(value) => dated.push(crate::model::Dated { from: entry.from, until: entry.until, value }),
                None => self.error(
                    "wrong-value",
                    entry.value.span,
                    "a number is needed here",
                    Some("250_000, \"250 000\" or a list by date".into()),
                ),
            }
        }
        rows.push((key.clone(), dated));
    }

    fn table_key(&mut self, dimension: &Dimension, name: &str, span: Span) {
        let known: Vec<String> = match dimension {
            Dimension::Level => self.names.ladders.iter().flat_map(|ladder| ladder.levels.clone()).collect(),
            Dimension::Zone(zoning) => {
                let zones = self.named("zones")[*zoning].2.entries();
                zones.iter().map(|(key, _)| key.name.clone()).collect()
            }
            Dimension::Attribute(_) | Dimension::Key => return,
        };
        let node = Node { item: Item::Text(name.into()), span };
        self.look_up(if *dimension == Dimension::Level { "level" } else { "zone" }, &node, &known);
    }
}

fn cell(node: &Node) -> Option<Cell> {
    match &node.item {
        Item::Text(text) => Some(node.number().map_or_else(|| Value::Text(text.clone().into()), Value::Number)),
        Item::Number(number) => Some(Value::Number(*number)),
        Item::YesNo(yes) => Some(Value::YesNo(*yes)),
        Item::Date(date) => Some(Value::Date(*date)),
        Item::List(_) | Item::Table(_) => None,
    }
}
