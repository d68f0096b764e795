//! The names a file gives, collected before anything that uses them is read.

use std::collections::BTreeMap;

use super::context::Check;
use crate::condition::{Dimension, Kind, LadderNames, MeasureName, TableName, Unit};
use crate::diagnostic::Span;
use crate::file::{Item, Node};
use crate::period::Period;
use crate::record::{Column, ColumnType, Dating, RecordType, Schema};

impl Check<'_> {
    pub(super) fn collect_names(&mut self) {
        self.records();
        self.names.zonings = self.named("zones").iter().map(|(name, ..)| (*name).to_owned()).collect();
        self.names.product_groups = self.named("product_groups").iter().map(|(name, ..)| (*name).to_owned()).collect();
        self.names.ladders = self.named("ladders").iter().map(|(name, _, node)| ladder(name, node)).collect();
        self.names.values = self.named("values").iter().map(|(name, _, node)| ((*name).to_owned(), value_kind(node))).collect();
        self.names.tables = self.named("tables").iter().map(|(name, _, node)| self.table_name(name, node)).collect();
        self.names.measures = self.named("measures").iter().map(|(name, _, node)| measure(name, node)).collect();
        self.names.requirements = self.ids("requirements");
        self.duties = self.ids("duties");
        self.benefits = self.ids("benefits");
        self.funds = self.ids("funds");
        self.segments = self.named("segments").iter().map(|(name, ..)| (*name).to_owned()).collect();
        let mut takes_part = self.benefits.clone();
        for part in ["incentives", "funds", "deal_registration", "nfr", "leads"] {
            takes_part.extend(self.ids(part));
        }
        takes_part.extend(self.named("enrolments").iter().map(|(name, ..)| (*name).to_owned()));
        self.names.takes_part = takes_part;
        self.clashes();
    }

    fn ids(&mut self, part: &'static str) -> Vec<String> {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let entries = self.listed(part);
        let ids = entries.iter().map(|(id, _)| (*id).to_owned()).collect();
        for (id, node) in entries {
            let span = node.get("id").map_or(node.span, |node| node.span);
            if seen.insert(id, span).is_some() {
                self.error(
                    "twice",
                    span,
                    format!("`{id}` stands twice in `{part}`"),
                    Some("every id is given once; later rows would hide earlier ones".into()),
                );
            }
        }
        ids
    }

    /// Measures and values share one space of names; so do partner columns and zonings.
    fn clashes(&mut self) {
        for (name, span, _) in self.named("values") {
            if self.names.measures.iter().any(|measure| measure.name == name) {
                self.error("twice", span, format!("`{name}` is the name of a value and of a measure"), Some("rename one".into()));
            }
        }
        for (name, span, _) in self.named("zones") {
            if self.schema.get(Schema::PARTNER).column(name).is_some() {
                self.error("twice", span, format!("`{name}` is a zoning and a column of the partner"), Some("rename one".into()));
            }
        }
    }

    fn records(&mut self) {
        for (name, span, node) in self.named("records") {
            let columns = self.columns(node);
            match self.schema.find(name) {
                Some(id) => self.widen(id, columns, node),
                None => self.declare(name, span, columns, node),
            }
        }
    }

    fn columns(&mut self, node: &Node) -> Vec<(Column, Span)> {
        let entries = node.get("columns").map_or(&[][..], Node::entries);
        let mut columns = vec![];
        for (key, kind) in entries {
            if ["partner", "date", "from", "until", "known_on", "times"].contains(&key.name.as_str()) {
                self.error(
                    "reserved-name",
                    key.span,
                    format!("`{}` is a column every record has", key.name),
                    Some("choose another name".into()),
                );
            }
            if let Some((_, kind)) = ColumnType::ALL.iter().find(|(name, _)| Some(*name) == kind.text()) {
                columns.push((Column { name: key.name.clone(), kind: *kind }, key.span));
            }
        }
        columns
    }

    fn widen(&mut self, id: crate::record::TypeId, columns: Vec<(Column, Span)>, node: &Node) {
        let name = self.schema.get(id).name.clone();
        let built_in = id.0 < Schema::built_in().types.len();
        for key in ["kind", "key", "file"].into_iter().filter(|_| built_in) {
            if let Some(node) = node.get(key) {
                self.error(
                    "built-in",
                    node.span,
                    format!("`{name}` is built in; its `{key}` cannot be changed"),
                    Some("add `columns` only".into()),
                );
            }
        }
        for (column, span) in columns {
            if let Some(place) = self.schema.get(id).column(&column.name) {
                if self.schema.get(id).columns[place].kind != column.kind {
                    let known = self.schema.get(id).columns[place].kind.name();
                    self.error(
                        "twice",
                        span,
                        format!("`{name}` already has a column `{}` ({known})", column.name),
                        Some("choose another name".into()),
                    );
                }
                continue;
            }
            self.schema.types[id.0].columns.push(column);
        }
    }

    fn declare(&mut self, name: &str, span: Span, columns: Vec<(Column, Span)>, node: &Node) {
        let dating = match node.text_of("kind") {
            Some("span") => Dating::Span,
            Some(_) => Dating::Event,
            None => {
                self.error(
                    "missing-key",
                    span,
                    format!("`{name}` has no `kind`"),
                    Some("kind = \"event\" (has a date) or \"span\" (from, until)".into()),
                );
                Dating::Event
            }
        };
        let columns: Vec<Column> = columns.into_iter().map(|(column, _)| column).collect();
        let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let key_nodes = node.get("key").map_or(&[][..], Node::items);
        let key = key_nodes.iter().filter_map(|key| self.look_up("column", key, &names)).collect();
        let title = node.text_of("title").unwrap_or(name).to_owned();
        let file = node.text_of("file").map_or_else(|| format!("{name}s"), Into::into);
        if self.schema.types.iter().any(|kind| kind.file == file) {
            self.error(
                "twice",
                span,
                format!("the file `{file}.csv` belongs to another record type"),
                Some("give this one its own `file`".into()),
            );
        }
        self.schema.types.push(RecordType { name: name.into(), title, dating, columns, key, file });
    }

    fn table_name(&mut self, name: &str, node: &Node) -> TableName {
        let unit = unit(node);
        let by = node.get("by").map_or(&[][..], Node::items);
        let by = by.iter().filter_map(|node| self.dimension(node)).collect();
        TableName { name: name.to_owned(), by, unit }
    }

    fn dimension(&mut self, node: &Node) -> Option<Dimension> {
        let name = node.text()?;
        match name {
            "level" => return Some(Dimension::Level),
            "key" => return Some(Dimension::Key),
            _ => {}
        }
        let name = name.strip_prefix("partner.").unwrap_or(name);
        if let Some(place) = self.names.zonings.iter().position(|zoning| zoning == name) {
            return Some(Dimension::Zone(place));
        }
        let partner = self.schema.get(Schema::PARTNER);
        if let Some(place) = partner.column(name) {
            return Some(Dimension::Attribute(place));
        }
        let mut known: Vec<String> = partner.columns.iter().map(|column| column.name.clone()).collect();
        known.extend(self.names.zonings.iter().cloned());
        known.extend(["level".to_owned(), "key".to_owned()]);
        self.look_up("dimension", node, &known);
        None
    }

    /// Tells where a period needs a year start that is not there.
    pub(super) fn period(&mut self, period: Period, span: Span) {
        if period.needs_year_start() {
            self.needs_year_start(span, &format!("`{}`", period.name()));
        }
    }
}

pub(super) fn unit(node: &Node) -> Unit {
    let word = node.text_of("unit").unwrap_or_default();
    Unit::ALL.iter().find(|(name, _)| *name == word).map_or(Unit::Number, |(_, unit)| *unit)
}

fn measure(name: &str, node: &Node) -> MeasureName {
    MeasureName { name: name.to_owned(), unit: unit(node), per: node.text_of("per").map(Into::into) }
}

fn ladder(name: &str, node: &Node) -> LadderNames {
    let levels = node.get("levels").map_or(&[][..], Node::items);
    let id = |node: &Node| node.text().or_else(|| node.text_of("id")).map(Into::into);
    LadderNames { id: name.to_owned(), levels: levels.iter().filter_map(id).collect() }
}

fn value_kind(node: &Node) -> Kind {
    match &node.item {
        Item::List(items) => items.iter().find_map(|item| item.get("value")).map_or(Kind::Null, value_kind),
        Item::Number(_) => Kind::Number(Unit::Number),
        Item::Text(_) if node.number().is_some() => Kind::Number(Unit::Number),
        Item::Text(_) => Kind::Text,
        Item::YesNo(_) => Kind::YesNo,
        Item::Date(_) => Kind::Date,
        Item::Table(_) => Kind::Null,
    }
}
