//! Where the text of a cell comes from.

use std::collections::BTreeMap;

use programme::diagnostic::{Diagnostic, did_you_mean, quoted};
use programme::money;
use programme::record::ColumnType;
use toml::de::{DeTable, DeValue};

use super::super::{Factor, Format, Joined, Numbers, Origin, Part, Taking};
use super::{Node, Reading, TAKING, span};

impl Reading {
    pub(super) fn taking(&mut self, node: &Node<'_>, format: &Format, kind: Option<ColumnType>) -> Option<Taking> {
        match node.get_ref() {
            DeValue::String(name) => Some(Taking::column(&self.heading(name), format)),
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
        taking.times = table.get("times").and_then(|node| self.factor(node, &format, kind));
        taking.divide_by = table.get("divide_by").and_then(|node| self.factor(node, &format, kind));
        taking.negative_where = table.get("negative_where").and_then(|node| self.filter(node, &format)).map(Box::new);
        taking.round = table.get("round").and_then(|node| self.small_number(node, 10));
        let numeric = [("negative_where", taking.negative_where.is_some()), ("round", taking.round.is_some())];
        for (key, _) in numeric.into_iter().filter(|(_, given)| *given && kind.is_some_and(|kind| !kind.is_number())) {
            self.found.push(Diagnostic::error("wrong-type", span(node), format!("`{key}` is for numbers only")));
        }
        taking.part = self.part(table);
        Some(taking)
    }

    fn part(&mut self, table: &DeTable<'_>) -> Part {
        let mut text = |key: &str| table.get(key).and_then(|node| self.text(node)).filter(|text| !text.is_empty());
        let (after, before) = (text("after"), text("before"));
        let pad = table.get("pad").and_then(|node| self.small_number(node, 40)).and_then(|width| usize::try_from(width).ok());
        Part { after, before, pad }
    }

    /// A whole number from 0 to `most`.
    pub(super) fn small_number(&mut self, node: &Node<'_>, most: u32) -> Option<u32> {
        let number = self.plain(node).and_then(|text| text.parse().ok()).filter(|number| *number <= most);
        if number.is_none() {
            self.wrong(node, &format!("a whole number from 0 to {most}"));
        }
        number
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
            "column" => self.text(value).map(|name| Origin::Column(self.heading(&name))),
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
                _ => parts.extend(self.taking(node, format, None).map(|taking| Joined::Part(Box::new(taking)))),
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

    pub(super) fn factor(&mut self, node: &Node<'_>, format: &Format, kind: Option<ColumnType>) -> Option<Factor> {
        if let DeValue::Table(_) = node.get_ref() {
            return self.taking(node, format, Some(ColumnType::Number)).map(|taking| Factor::Taking(Box::new(taking)));
        }
        if kind.is_some_and(|kind| !kind.is_number()) {
            self.found.push(Diagnostic::error("wrong-type", span(node), "only numbers can be multiplied or divided"));
        }
        let number = self.plain(node).and_then(|text| money::read_number(&text).ok());
        match number {
            Some(number) if !number.is_zero() => return Some(Factor::Number(number)),
            Some(_) => self.found.push(Diagnostic::error("bad-value", span(node), "the factor must not be 0")),
            None => self.wrong(node, "a number, such as `\"-1\"` or `\"0.01\"`, or a column, such as `{ column = \"pieces\" }`"),
        }
        None
    }
}
