//! What the rest refers to: kinds of partners, audiences, regions, product groups, records.

use super::Guide;
use super::name::declared;
use super::page::{Page, capital, readable};
use crate::record::{ColumnType, Dating, Schema};

/// Regions that are written in capitals.
const ABBREVIATED: [&str; 10] = ["amer", "anz", "apac", "dach", "emea", "eu", "latam", "mena", "uk", "us"];

impl Guide<'_> {
    pub(super) fn setting(&self, page: &mut Page) {
        self.partner_types(page);
        self.segments(page);
        self.regions(page);
        self.product_groups(page);
        self.record_types(page);
    }

    fn partner_types(&self, page: &mut Page) {
        let types = &self.programme.partner_types;
        if !types.is_empty() {
            self.heading(page, 2, "guide-partner-types");
            page.bullets(&types.iter().map(|(_, title)| self.text(title)).collect::<Vec<_>>());
        }
    }

    fn segments(&self, page: &mut Page) {
        let segments = &self.programme.segments;
        if segments.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-segments");
        let rows: Vec<Vec<String>> = segments
            .iter()
            .map(|segment| vec![capital(&self.text(&segment.title)), capital(&self.partner_condition(&segment.condition))])
            .collect();
        page.table(&["guide-segment", "guide-belongs"].map(|id| self.say(id, &[])), &rows);
    }

    fn regions(&self, page: &mut Page) {
        if self.programme.zonings.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-regions");
        for zoning in &self.programme.zonings {
            page.heading(3, &capital(&readable(&zoning.name)));
            let mut rows: Vec<Vec<String>> =
                zoning.zones.iter().map(|(zone, countries)| vec![self.zone(zone), countries.join(", ")]).collect();
            rows.extend(zoning.other.as_deref().map(|zone| vec![self.zone(zone), self.say("guide-other-countries", &[])]));
            page.table(&["guide-zone", "guide-countries"].map(|id| self.say(id, &[])), &rows);
        }
    }

    /// A zone: every word with a capital, the abbreviations of the trade in capitals.
    pub(super) fn zone(&self, zone: &str) -> String {
        let word = |word: &str| {
            if ABBREVIATED.contains(&word) { word.to_uppercase() } else { capital(word) }
        };
        zone.split('_').map(word).collect::<Vec<_>>().join(" ")
    }

    fn product_groups(&self, page: &mut Page) {
        let groups = &self.programme.product_groups;
        if groups.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-groups");
        let rows: Vec<Vec<String>> = groups
            .iter()
            .map(|group| vec![self.text(&group.title), capital(&self.record_condition(Schema::SALE, &group.condition))])
            .collect();
        page.table(&["guide-group", "guide-products"].map(|id| self.say(id, &[])), &rows);
    }

    /// The programme's own record types, and the columns it adds to others.
    fn record_types(&self, page: &mut Page) {
        let built_in = Schema::built_in();
        let mut rows: Vec<Vec<String>> = vec![];
        for (place, kind) in self.programme.schema.types.iter().enumerate() {
            let known = built_in.find(&kind.name).map(|id| built_in.get(id));
            let own: Vec<String> = kind
                .columns
                .iter()
                .filter(|column| known.is_none_or(|known| known.column(&column.name).is_none()))
                .map(|column| format!("{} ({})", readable(&column.name), self.column_type(column.kind)))
                .collect();
            if own.is_empty() {
                continue;
            }
            let dated = match (known, kind.dating) {
                (Some(_), _) => self.say("guide-record-more", &[]),
                (None, Dating::Event) => self.say("guide-record-event", &[]),
                (None, Dating::Span) => self.say("guide-record-span", &[]),
            };
            let title = if known.is_some() { self.records(crate::record::TypeId(place)) } else { declared(kind) };
            rows.push(vec![capital(&title), dated, own.join(", ")]);
        }
        if !rows.is_empty() {
            self.heading(page, 2, "guide-record-types");
            page.paragraph(&self.say("guide-record-types-about", &[]));
            page.table(&["guide-record", "guide-record-dated", "guide-record-columns"].map(|id| self.say(id, &[])), &rows);
        }
    }

    fn column_type(&self, kind: ColumnType) -> String {
        self.say(
            match kind {
                ColumnType::Text => "guide-type-text",
                ColumnType::Count => "guide-type-count",
                ColumnType::Number => "guide-type-number",
                ColumnType::Money => "guide-type-money",
                ColumnType::Percent => "guide-type-percent",
                ColumnType::Date => "guide-type-date",
                ColumnType::YesNo => "guide-type-yes-no",
            },
            &[],
        )
    }
}
