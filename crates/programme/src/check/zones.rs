//! Who and what is grouped: countries in zones, products in groups, partners in segments.

use std::collections::BTreeMap;

use super::context::Check;
use crate::condition::Setting;
use crate::file::Node;
use crate::model::{ProductGroup, Segment, Zoning};
use crate::record::Schema;

impl Check<'_> {
    pub(super) fn zonings(&mut self) -> Vec<Zoning> {
        let mut zonings = vec![];
        for (name, _, node) in self.named("zones") {
            let mut zoning = Zoning { name: name.into(), zones: vec![], other: None };
            let mut seen: BTreeMap<String, String> = BTreeMap::new();
            for (zone, countries) in node.entries() {
                if countries.text() == Some("*") {
                    if let Some(other) = zoning.other.replace(zone.name.clone()) {
                        self.error(
                            "twice",
                            zone.span,
                            format!("`{other}` and `{}` both take every other country", zone.name),
                            Some("one zone of a zoning may be \"*\"; list the countries of the others".into()),
                        );
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
            self.error(
                "not-a-country",
                node.span,
                format!("`{code}` is not a country code"),
                Some("two capital letters of ISO 3166: \"GB\"".into()),
            );
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
}
