//! Tables of thresholds, and the numbers that have a name.

use super::Guide;
use super::page::{NOTHING, Page, capital, readable};
use crate::condition::Kind;
use crate::model::{Dated, Named, Table};
use crate::record::Cell;
use crate::words::Word;

impl Guide<'_> {
    pub(super) fn tables(&self, page: &mut Page) {
        let programme = self.programme;
        if programme.tables.is_empty() && programme.values.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-tables");
        for table in &programme.tables {
            page.heading(3, &capital(&self.text(&table.title)));
            let names: Vec<String> = table.by_names.iter().map(|name| self.dimension(name)).collect();
            if table.outside {
                page.paragraph(&self.say("guide-table-outside", &[("names", &self.teller.list(&names))]));
            } else {
                self.rows_of(page, table, &names);
            }
        }
        if !programme.values.is_empty() {
            self.heading(page, 3, "guide-values");
            let rows: Vec<Vec<String>> =
                programme.values.iter().map(|value| vec![capital(&readable(&value.name)), self.named(value)]).collect();
            page.table(&[capital(&self.teller.word(Word::Name)), capital(&self.teller.word(Word::Value))], &rows);
        }
    }

    fn rows_of(&self, page: &mut Page, table: &Table, names: &[String]) {
        let cell = |values: &[Dated<rust_decimal::Decimal>]| self.by_date(values, &|number| self.amount(table.unit, *number));
        let Some(across) = table.by_names.iter().position(|name| name == "level").filter(|_| table.by_names.len() > 1) else {
            let mut header: Vec<String> = names.iter().map(|name| capital(name)).collect();
            header.push(capital(&self.teller.word(Word::Value)));
            let row = |(keys, values): &(Vec<String>, Vec<Dated<rust_decimal::Decimal>>)| {
                let keys = keys.iter().zip(&table.by_names).map(|(key, name)| self.key(name, key));
                keys.chain(std::iter::once(cell(values))).collect()
            };
            return page.table(&header, &table.rows.iter().map(row).collect::<Vec<Vec<String>>>());
        };
        let mut levels: Vec<&String> = vec![];
        let mut places: Vec<Vec<&String>> = vec![];
        for (keys, _) in &table.rows {
            let rest: Vec<&String> = keys.iter().enumerate().filter(|(place, _)| *place != across).map(|(_, key)| key).collect();
            levels.extend(keys.get(across).filter(|level| !levels.contains(level)));
            if !places.contains(&rest) {
                places.push(rest);
            }
        }
        let dimensions: Vec<&String> = table.by_names.iter().filter(|name| *name != "level").collect();
        let mut header: Vec<String> = dimensions.iter().map(|name| capital(&self.dimension(name))).collect();
        header.extend(levels.iter().map(|level| self.key("level", level)));
        let rows: Vec<Vec<String>> = places
            .iter()
            .map(|place| {
                let mut row: Vec<String> = place.iter().zip(&dimensions).map(|(key, name)| self.key(name, key)).collect();
                row.extend(levels.iter().map(|level| {
                    let mut wanted = place.clone();
                    wanted.insert(across, level);
                    let found = table.rows.iter().find(|(keys, _)| keys.iter().eq(wanted.iter().copied()));
                    found.map_or(NOTHING.into(), |(_, values)| cell(values))
                }));
                row
            })
            .collect();
        page.table(&header, &rows);
    }

    /// A key of a table: a level by its title, a zone readably.
    fn key(&self, name: &str, key: &str) -> String {
        let levels = self.programme.ladders.iter().flat_map(|ladder| &ladder.levels);
        let level = levels.filter(|_| name == "level").find(|level| level.id == key);
        let is_zone = self.programme.zonings.iter().any(|zoning| zoning.name == name);
        match level {
            Some(level) => self.text(&level.title),
            None if is_zone => self.zone(key),
            None => readable(key),
        }
    }

    fn named(&self, value: &Named) -> String {
        self.by_date(&value.values, &|cell| match (cell, value.kind) {
            (Cell::Number(number), Kind::Number(unit)) => self.amount(unit, *number),
            (Cell::Number(number), _) => self.teller.number(*number),
            (Cell::Text(text), _) => self.literal("", text),
            (Cell::Date(date), _) => self.teller.date(*date),
            (Cell::YesNo(yes), _) => self.teller.yes_no(*yes),
            _ => NOTHING.into(),
        })
    }
}
