//! Conditions in words.

use super::Guide;
use super::formula::Formula;
use crate::condition::{Comparison, Expr, Function};
use crate::record::{Cell, TypeId};

impl Guide<'_> {
    /// A condition on the partner.
    pub(super) fn partner_condition(&self, condition: &Expr) -> String {
        Formula { guide: self, record: None, key: None }.condition(condition)
    }

    /// A condition on a record.
    pub(super) fn record_condition(&self, record: TypeId, condition: &Expr) -> String {
        Formula { guide: self, record: Some(record), key: None }.condition(condition)
    }
}

impl Formula<'_> {
    pub(super) fn condition(self, condition: &Expr) -> String {
        match condition {
            Expr::Not(inner) => self.negated(inner),
            Expr::And(parts) => self.joined(parts),
            Expr::Or(parts) => self.guide.either(&parts.iter().map(|part| self.bracketed(part)).collect::<Vec<_>>()),
            Expr::Compare(how, left, right) => self.compared(*how, left, right),
            Expr::In(negated, left, items) => {
                let items: Vec<String> = items.iter().map(|item| self.beside(item, left)).collect();
                let id = if *negated { "guide-is-not" } else { "guide-is" };
                self.relation(id, left, &self.guide.either(&items))
            }
            Expr::Like(negated, left, pattern) => self.like(*negated, left, pattern),
            Expr::IsNull(negated, left) => {
                let name = self.value(left);
                self.guide.say(if *negated { "guide-stated" } else { "guide-not-stated" }, &[("name", &name)])
            }
            Expr::Enrolled(id) => self.guide.say("guide-enrolled", &[("name", &self.guide.taking_part(id))]),
            Expr::InGroup(group) => self.guide.say("guide-in-group", &[("name", &self.group(*group))]),
            Expr::AtLevel(ladder, level) => self.at_level(*ladder, *level),
            Expr::Met(row) => self.guide.say("guide-met", &[("name", &self.requirement(*row))]),
            Expr::Call(Function::Coalesce, parts) => self.unless_stated(parts),
            Expr::Literal(Cell::YesNo(yes)) => self.guide.say(if *yes { "guide-always" } else { "guide-never" }, &[]),
            Expr::Case(..) => self.value(condition),
            other => self.relation("guide-is", other, &self.guide.teller.yes_no(true)),
        }
    }

    fn joined(self, parts: &[Expr]) -> String {
        let told: Vec<String> = parts.iter().map(|part| self.bracketed(part)).collect();
        self.guide.teller.list(&told)
    }

    /// A part of a longer condition; alternatives inside are kept together.
    fn bracketed(self, part: &Expr) -> String {
        let told = self.condition(part);
        if matches!(part, Expr::Or(_) | Expr::And(_)) { format!("({told})") } else { told }
    }

    fn negated(self, inner: &Expr) -> String {
        match inner {
            Expr::InGroup(group) => self.guide.say("guide-not-in-group", &[("name", &self.group(*group))]),
            Expr::Enrolled(id) => self.guide.say("guide-not-enrolled", &[("name", &self.guide.taking_part(id))]),
            Expr::Met(row) => self.guide.say("guide-not-met", &[("name", &self.requirement(*row))]),
            Expr::Column(_) | Expr::Attribute(_) => self.relation("guide-is", inner, &self.guide.teller.yes_no(false)),
            Expr::Call(Function::Coalesce, parts) => match parts.as_slice() {
                [stated, Expr::Literal(otherwise)] => self.stated_or_not(stated, false, *otherwise == Cell::YesNo(false)),
                _ => self.guide.say("guide-not", &[("condition", &self.condition(inner))]),
            },
            Expr::Not(twice) => self.condition(twice),
            _ => self.guide.say("guide-not", &[("condition", &self.condition(inner))]),
        }
    }

    fn at_level(self, ladder: usize, level: usize) -> String {
        let title = self.guide.title_of_level(ladder, level);
        let is_top = self.guide.programme.ladders.get(ladder).is_some_and(|ladder| ladder.levels.len() == level + 1);
        self.guide.say(if is_top { "guide-on-level" } else { "guide-at-level" }, &[("level", &title)])
    }

    fn compared(self, how: Comparison, left: &Expr, right: &Expr) -> String {
        if let (Expr::Call(Function::Coalesce, parts), Comparison::Equal) = (left, how)
            && let [stated, Expr::Literal(otherwise)] = parts.as_slice()
            && let Expr::Literal(wanted) = right
        {
            let told = self.relation("guide-is", stated, &self.beside(right, stated));
            return if otherwise == wanted { self.guide.say("guide-or-not-stated", &[("condition", &told)]) } else { told };
        }
        if let (Expr::Level(ladder), Expr::Literal(Cell::Text(id))) = (left, right)
            && let Some(level) = self.guide.programme.ladders[*ladder].levels.iter().find(|level| level.id == *id)
        {
            let title = self.guide.text(&level.title);
            let id = if how == Comparison::Equal { "guide-on-level" } else { "guide-not-on-level" };
            return self.guide.say(id, &[("level", &title)]);
        }
        let told = self.beside(right, left);
        if self.is_date(left) || self.is_date(right) {
            return self.relation(dated(how), left, &told);
        }
        let bound = |id: &str| self.relation("guide-is", left, &self.guide.say(id, &[("figure", &told)]));
        match how {
            Comparison::Equal => self.relation("guide-is", left, &told),
            Comparison::Different => self.relation("guide-is-not", left, &told),
            Comparison::Less => bound("bound-less-than"),
            Comparison::AtMost => bound("bound-at-most"),
            Comparison::More => bound("bound-more-than"),
            Comparison::AtLeast => bound("bound-at-least"),
        }
    }

    fn like(self, negated: bool, left: &Expr, pattern: &str) -> String {
        let inner = pattern.trim_matches('%');
        let id = match (pattern.starts_with('%'), pattern.ends_with('%')) {
            (false, true) => "guide-begins",
            (true, false) => "guide-ends",
            (true, true) => "guide-contains",
            (false, false) => "guide-is",
        };
        let told = self.relation(id, left, &self.guide.quoted(inner));
        if negated { self.guide.say("guide-not", &[("condition", &told)]) } else { told }
    }

    /// A condition that says what holds where nothing is stated.
    fn unless_stated(self, parts: &[Expr]) -> String {
        let [stated, Expr::Literal(otherwise)] = parts else {
            return self.value(&Expr::Call(Function::Coalesce, parts.to_vec()));
        };
        self.stated_or_not(stated, true, *otherwise == Cell::YesNo(true))
    }

    fn stated_or_not(self, stated: &Expr, wanted: bool, or_not: bool) -> String {
        let told = if wanted { self.condition(stated) } else { self.negated(stated) };
        if or_not { self.guide.say("guide-or-not-stated", &[("condition", &told)]) } else { told }
    }

    fn relation(self, id: &str, left: &Expr, right: &str) -> String {
        self.guide.say(id, &[("left", &self.value(left)), ("right", right)])
    }

    fn group(self, group: usize) -> String {
        self.guide.quoted(&self.guide.text(&self.guide.programme.product_groups[group].title))
    }

    fn requirement(self, row: usize) -> String {
        self.guide.quoted(&self.guide.text(&self.guide.programme.requirements[row].title))
    }
}

fn dated(how: Comparison) -> &'static str {
    match how {
        Comparison::Equal => "guide-is",
        Comparison::Different => "guide-is-not",
        Comparison::Less => "guide-before",
        Comparison::AtMost => "guide-not-after",
        Comparison::More => "guide-after",
        Comparison::AtLeast => "guide-not-before",
    }
}
