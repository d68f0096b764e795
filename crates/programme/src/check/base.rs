//! The programme itself, zones, product groups, values and tables.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::context::Check;
use super::names::unit;
use crate::condition::{Dimension, Setting, Vocabulary};
use crate::diagnostic::Span;
use crate::file::{Item, Node};
use crate::model::{DayCount, Named, ProductGroup, Programme, Segment, Table, Zoning};
use crate::money::Rounding;
use crate::record::{Cell, Schema, Value};

impl Check<'_> {
    /// The head of the file. What is required and missing is told by the shape; the rest is checked all the same.
    pub(super) fn head(&mut self) -> Programme {
        let missing = Node { item: Item::Table(vec![]), span: Span::default() };
        let node = self.document.get("programme").unwrap_or(&missing);
        let year_start = node.text_of("year_starts").and_then(crate::file::day_of_year);
        let day_count = node.text_of("day_count").map(|words| if words == "from the same day" { DayCount::FromTheSameDay } else { DayCount::FromTheNextDay });
        let rounding = node.text_of("rounding").and_then(|words| Rounding::ALL.iter().find(|(name, _)| *name == words)).map(|(_, rounding)| *rounding);
        self.has_year_start = node.get("year_starts").is_some();
        self.has_day_count = node.get("day_count").is_some();
        self.has_rounding = node.get("rounding").is_some();
        let until = node.date_of("until");
        let effective = node.date_of("effective");
        if let (Some(effective), Some(until)) = (effective, until)
            && until < effective
        {
            let span = node.get("until").map_or(node.span, |node| node.span);
            self.error("dates-contradict", span, format!("the programme ends ({until}) before it takes effect ({effective})"), Some("`until` is the last day in force; change one of the two".into()));
        }
        let languages: Vec<String> = node.get("languages").map_or(&[][..], Node::items).iter().filter_map(|node| node.text().map(Into::into)).collect();
        let types = node.get("partner_types").map_or(&[][..], Node::entries);
        Programme {
            id: node.text_of("id").unwrap_or_default().into(),
            title: self.text(node.get("title")),
            version: node.text_of("version").unwrap_or_default().into(),
            effective: effective.unwrap_or(Date::ZERO),
            until,
            currency: node.text_of("currency").unwrap_or_default().into(),
            year_start,
            day_count,
            rounding,
            languages: if languages.is_empty() { vec!["en".into()] } else { languages },
            notice_days: node.integer_of("notice_days"),
            partner_types: types.iter().map(|(key, title)| (key.name.clone(), self.text(Some(title)))).collect(),
            note: self.text(node.get("note")),
            schema: Arc::new(Schema::built_in()),
            zonings: vec![],
            product_groups: vec![],
            values: vec![],
            tables: vec![],
            measures: vec![],
            measure_order: vec![],
            requirements: vec![],
            ladders: vec![],
            duties: vec![],
            benefits: vec![],
            segments: vec![],
            incentives: vec![],
            funds: vec![],
            deal_registration: vec![],
            nfr: vec![],
            leads: vec![],
            names: Vocabulary::default(),
        }
    }

    pub(super) fn zonings(&mut self) -> Vec<Zoning> {
        let mut zonings = vec![];
        for (name, _, node) in self.named("zones") {
            let mut zoning = Zoning { name: name.into(), zones: vec![], other: None };
            let mut seen: BTreeMap<String, String> = BTreeMap::new();
            for (zone, countries) in node.entries() {
                if countries.text() == Some("*") {
                    if let Some(other) = zoning.other.replace(zone.name.clone()) {
                        self.error("twice", zone.span, format!("`{other}` and `{}` both take every other country", zone.name), Some("one zone of a zoning may be \"*\"; list the countries of the others".into()));
                    }
                    continue;
                }
                for country in countries.items() {
                    self.country(country, &zone.name, &mut seen);
                }
                let codes = countries.items().iter().filter_map(|node| node.text().map(Into::into)).collect();
                zoning.zones.push((zone.name.clone(), codes));
            }
            zonings.push(zoning);
        }
        zonings
    }

    fn country(&mut self, node: &Node, zone: &str, seen: &mut BTreeMap<String, String>) {
        let Some(code) = node.text() else { return };
        if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
            self.error("not-a-country", node.span, format!("`{code}` is not a country code"), Some("two capital letters of ISO 3166: \"GB\"".into()));
        }
        if let Some(first) = seen.insert(code.into(), zone.into()) {
            let message = format!("`{code}` is in two zones: `{first}` and `{zone}`");
            self.error("twice", node.span, message, Some("a country is in one zone of a zoning".into()));
        }
    }

    pub(super) fn product_groups(&mut self) -> Vec<ProductGroup> {
        let mut groups = vec![];
        for (id, _, node) in self.named("product_groups") {
            let condition = self.condition_of(node, "where", &Setting::Row(Schema::SALE));
            let title = self.title(node, id);
            groups.extend(condition.map(|condition| ProductGroup { id: id.into(), title, condition }));
        }
        groups
    }

    pub(super) fn segments(&mut self) -> Vec<Segment> {
        let mut segments = vec![];
        for (id, _, node) in self.named("segments") {
            let condition = self.condition_of(node, "where", &Setting::Standing);
            let title = self.title(node, id);
            segments.extend(condition.map(|condition| Segment { id: id.into(), title, condition }));
        }
        segments
    }

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
                (Some(values), true) => self.error("both-in-and-out", values.span, format!("`{name}` is kept outside and has values here"), Some("take out `outside` or the values".into())),
                (None, false) => self.error("missing-key", span, format!("`{name}` has no values"), Some(format!("write [tables.{name}.values], or outside = true"))),
            }
            tables.push(Table { name: name.into(), title: self.title(node, name), by, by_names, unit: unit(node), outside, rows });
        }
        tables
    }

    fn table_rows(&mut self, node: &Node, by: &[Dimension], key: &mut Vec<String>, rows: &mut Vec<(Vec<String>, Vec<crate::model::Dated<rust_decimal::Decimal>>)>) {
        let depth = key.len();
        if depth < by.len() {
            let Item::Table(entries) = &node.item else {
                self.error("wrong-value", node.span, "a further table is needed here", Some(format!("values are nested {} deep, in the order of `by`", by.len())));
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
                None => self.error("wrong-value", entry.value.span, "a number is needed here", Some("250_000, \"250 000\" or a list by date".into())),
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
