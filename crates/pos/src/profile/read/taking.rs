//! Where the text of a cell comes from.

use std::collections::BTreeMap;

use programme::diagnostic::{Diagnostic, did_you_mean, quoted};
use programme::money;
use programme::record::ColumnType;
use rust_decimal::Decimal;
use toml::de::{DeTable, DeValue};

use super::super::{Format, Joined, Numbers, Origin, Taking};
use super::{Node, Reading, TAKING, span};

impl Reading {
    pub(super) fn taking(&mut self, node: &Node<'_>, format: &Format, kind: Option<ColumnType>) -> Option<Taking> {
        match node.get_ref() {
            DeValue::String(name) => Some(Taking::column(&name.trim().to_lowercase(), format)),
            DeValue::Table(table) => {
                self.only_keys(table, &[&TAKING]);
                self.taking_table(node, table, format, kind)
            }
            _ => {
                let help = "write the heading of a column, or a table such as `{ constant = \"USD\" }`";
                self.found.push(Diagnostic::error("wrong-type", span(node), "this says not where the cells come from").help(help));
                None
            }
        }
    }

    pub(super) fn taking_table(
        &mut self,
        node: &Node<'_>,
        table: &DeTable<'_>,
        format: &Format,
        kind: Option<ColumnType>,
    ) -> Option<Taking> {
        let format = self.format(table, format);
        let origin = self.origin(node, table, &format);
        let mut taking = Taking::plain(origin?, &format);
        if matches!(taking.origin, Origin::Constant(_)) {
            taking.dates = None;
            taking.numbers = Numbers::default();
        }
        taking.map = table.get("map").and_then(|node| self.map(node));
        taking.otherwise = table.get("otherwise").and_then(|node| self.plain(node));
        if taking.otherwise.is_some() && taking.map.is_none() && !matches!(taking.origin, Origin::Lookup { .. }) {
            let help = "it stands where a `map` or a `lookup` knows nothing; leave it out";
            self.found.push(Diagnostic::error("needless-key", span(node), "`otherwise` can never be used here").help(help));
        }
        taking.times = table.get("times").and_then(|node| self.factor(node, kind));
        taking.divide_by = table.get("divide_by").and_then(|node| self.factor(node, kind));
        Some(taking)
    }

    pub(super) fn origin(&mut self, node: &Node<'_>, table: &DeTable<'_>, format: &Format) -> Option<Origin> {
        let given: Vec<&str> = ["column", "constant", "join", "lookup"].into_iter().filter(|key| table.contains_key(*key)).collect();
        let [one] = given.as_slice() else {
            let message = if given.is_empty() {
                "this says not where the cells come from".into()
            } else {
                format!("{} exclude each other", quoted(&given))
            };
            let help = "give one of `column`, `constant`, `join`, `lookup`";
            self.found.push(Diagnostic::error("one-of", span(node), message).help(help));
            return None;
        };
        let value = table.get(*one)?;
        for key in ["by", "take"] {
            if *one != "lookup" && table.contains_key(key) {
                self.found.push(Diagnostic::error("needless-key", span(node), format!("`{key}` belongs to a `lookup`")));
            }
        }
        match *one {
            "column" => self.text(value).map(|name| Origin::Column(name.trim().to_lowercase())),
            "constant" => self.plain(value).map(Origin::Constant),
            "join" => self.join(value, format),
            _ => self.lookup(node, value, table, format),
        }
    }

    pub(super) fn join(&mut self, node: &Node<'_>, format: &Format) -> Option<Origin> {
        let DeValue::Array(nodes) = node.get_ref() else {
            self.wrong(node, "a list, such as `[\"first_name\", \" \", \"last_name\"]`");
            return None;
        };
        let mut parts = vec![];
        for node in nodes {
            match node.get_ref() {
                DeValue::String(text) if !text.chars().any(char::is_alphanumeric) => parts.push(Joined::Between(text.to_string())),
                _ => parts.extend(self.taking(node, format, None).map(Joined::Part)),
            }
        }
        Some(Origin::Join(parts))
    }

    pub(super) fn lookup(&mut self, node: &Node<'_>, name: &Node<'_>, table: &DeTable<'_>, format: &Format) -> Option<Origin> {
        let lookup = self.text(name)?;
        if !self.lookups.contains(&lookup) {
            let help = did_you_mean(&lookup, self.lookups.iter().map(String::as_str))
                .unwrap_or_else(|| format!("add `[lookup.{lookup}]` with `file` and `key`"));
            self.found.push(Diagnostic::error("unknown-lookup", span(name), format!("there is no lookup `{lookup}`")).help(help));
        }
        let mut part = |key: &str, what: &str| match table.get(key) {
            Some(node) => self.taking(node, format, None).map(Box::new),
            None => {
                let message = format!("the lookup does not say {what}");
                self.found.push(Diagnostic::error("missing-key", span(node), message).help(format!("add `{key} = \"..\"`")));
                None
            }
        };
        let by = part("by", "which column of this file holds the key");
        let take = part("take", "which column of the other file is taken");
        Some(Origin::Lookup { lookup, by: by?, take: take? })
    }

    pub(super) fn map(&mut self, node: &Node<'_>) -> Option<BTreeMap<String, String>> {
        let table = self.table(node)?;
        Some(table.iter().filter_map(|(key, node)| Some((key.get_ref().trim().to_owned(), self.plain(node)?))).collect())
    }

    pub(super) fn factor(&mut self, node: &Node<'_>, kind: Option<ColumnType>) -> Option<Decimal> {
        if kind.is_some_and(|kind| !kind.is_number()) {
            self.found.push(Diagnostic::error("wrong-type", span(node), "only numbers can be multiplied or divided"));
        }
        let number = self.plain(node).and_then(|text| money::read_number(&text).ok());
        match number {
            Some(number) if !number.is_zero() => return Some(number),
            Some(_) => self.found.push(Diagnostic::error("bad-value", span(node), "the factor must not be 0")),
            None => self.wrong(node, "a number, such as `\"-1\"` or `\"0.01\"`"),
        }
        None
    }
}
