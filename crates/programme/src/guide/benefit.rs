//! The benefit matrix: a row per benefit, a column per level.

use super::Guide;
use super::page::{NOTHING, Notes, Page, capital, marked};
use super::requirement::indented;
use crate::condition::Unit;
use crate::model::{Benefit, BenefitKind, Granted};
use crate::words::Word;

impl Guide<'_> {
    pub(super) fn benefits(&self, page: &mut Page) {
        if self.programme.benefits.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-benefits");
        for (place, ladder) in self.programme.ladders.iter().enumerate() {
            let rows: Vec<&Benefit> = self.programme.benefits.iter().filter(|benefit| benefit.ladder == place).collect();
            if rows.is_empty() {
                continue;
            }
            if self.programme.ladders.len() > 1 {
                page.heading(3, &self.text(&ladder.title));
            }
            let mut notes = Notes::default();
            let mut matrix = vec![];
            rows.into_iter().for_each(|benefit| self.benefit(&mut matrix, benefit, &mut notes));
            let mut header = vec![capital(&self.teller.word(Word::Benefit))];
            header.extend(self.level_titles(ladder));
            page.table(&header, &matrix);
            page.notes(&notes);
        }
    }

    fn benefit(&self, matrix: &mut Vec<Vec<String>>, benefit: &Benefit, notes: &mut Notes) {
        let mark = notes.mark(&self.benefit_notes(benefit).join(" "));
        let groups = groups(&benefit.levels);
        let mut row = vec![marked(&self.text(&benefit.title), &[mark])];
        row.extend(benefit.levels.iter().map(|granted| self.has(benefit, granted.as_ref())));
        matrix.push(row);
        for group in groups {
            let mut row = vec![indented(&self.text(&self.programme.product_groups[group].title), 1)];
            row.extend(benefit.levels.iter().map(|granted| match granted {
                Some(Granted::ByGroup(of)) => {
                    of.iter().find(|(known, _)| *known == group).map_or(NOTHING.into(), |(_, figures)| self.allowed(benefit, figures))
                }
                _ => NOTHING.into(),
            }));
            matrix.push(row);
        }
    }

    fn has(&self, benefit: &Benefit, granted: Option<&Granted>) -> String {
        match granted {
            None => NOTHING.into(),
            Some(Granted::Yes) => self.yes(),
            Some(Granted::Words(words)) => self.text(words),
            Some(Granted::Figure(figures)) => self.allowed(benefit, figures),
            Some(Granted::ByGroup(_)) => self.say("guide-by-group", &[]),
        }
    }

    fn allowed(&self, benefit: &Benefit, figures: &crate::model::Figures) -> String {
        let unit = match benefit.kind {
            BenefitKind::Percent => Unit::Percent,
            BenefitKind::Amount => Unit::Money,
            BenefitKind::Given | BenefitKind::Count | BenefitKind::Words => Unit::Count,
        };
        let told = self.figures(figures, unit);
        benefit.per.as_deref().filter(|_| told != NOTHING).map_or(told.clone(), |per| self.per(&told, per))
    }

    fn benefit_notes(&self, benefit: &Benefit) -> Vec<String> {
        let mut told: Vec<String> = vec![];
        told.extend(self.needs(&benefit.needs));
        told.extend(self.who(&benefit.audience));
        told.extend(self.dates(benefit.from, benefit.until));
        told.extend(benefit.without_level.as_ref().map(|_| self.say("guide-without-level", &[])));
        if !benefit.note.is_empty() {
            told.push(self.text(&benefit.note));
        }
        told
    }
}

/// The product groups any level names, in the order they are named.
fn groups(levels: &[Option<Granted>]) -> Vec<usize> {
    let mut found = vec![];
    for granted in levels.iter().flatten() {
        if let Granted::ByGroup(of) = granted {
            for (group, _) in of {
                if !found.contains(group) {
                    found.push(*group);
                }
            }
        }
    }
    found
}
