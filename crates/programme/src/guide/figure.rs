//! Figures as they stand in a cell.

use rust_decimal::Decimal;

use super::Guide;
use super::formula::fixed;
use super::page::{NOTHING, readable};
use crate::condition::{Expr, Unit};
use crate::model::{Bound, Dated, Figure, Figures};
use crate::period::{Duration, Period, Unit as Length};
use crate::words::Word;

impl Guide<'_> {
    /// An amount in the base currency, without empty minor places.
    pub(super) fn money(&self, amount: Decimal, currency: &str) -> String {
        if amount.is_integer() {
            return self.say("amount-money", &[("number", &self.teller.number(amount)), ("currency", currency)]);
        }
        self.teller.money(amount, currency)
    }

    pub(super) fn amount(&self, unit: Unit, number: Decimal) -> String {
        match unit {
            Unit::Money => self.money(number, &self.programme.currency),
            _ => self.teller.amount(unit, number, &self.programme.currency),
        }
    }

    pub(super) fn percent(&self, number: Decimal) -> String {
        self.amount(Unit::Percent, number)
    }

    pub(super) fn day_count(&self, days: i32) -> String {
        self.teller.length(Duration { count: days, unit: Length::Day })
    }

    pub(super) fn count(&self, count: i32) -> String {
        self.teller.number(Decimal::from(count))
    }

    /// A message about a period: "each quarter", "at the end of each quarter".
    pub(super) fn by_period(&self, id: &str, period: Period) -> String {
        self.say(id, &[("period", &period.name().replace(' ', "-"))])
    }

    pub(super) fn per(&self, amount: &str, period: &str) -> String {
        self.teller.per(amount, period)
    }

    pub(super) fn yes(&self) -> String {
        self.teller.word(Word::Yes)
    }

    /// The numbers of a level, by date where they change.
    pub(super) fn figures(&self, figures: &Figures, unit: Unit) -> String {
        self.by_date(figures, &|figure| self.figure(figure, unit))
    }

    /// The numbers of a level with the bound they set.
    pub(super) fn bounded(&self, figures: &Figures, unit: Unit, bound: Bound) -> String {
        let id = match bound {
            Bound::AtLeast => "bound-at-least",
            Bound::MoreThan => "bound-more-than",
            Bound::AtMost => "bound-at-most",
            Bound::LessThan => "bound-less-than",
        };
        self.by_date(figures, &|figure| match figure {
            Figure::Is(Expr::Table(..), _) if bound == Bound::AtLeast => self.figure(figure, unit),
            _ => self.say(id, &[("figure", &self.figure(figure, unit))]),
        })
    }

    /// Values by date, each with its days where there are several.
    pub(super) fn by_date<T>(&self, values: &[Dated<T>], told: &dyn Fn(&T) -> String) -> String {
        let one = |dated: &Dated<T>| {
            let value = told(&dated.value);
            let from = dated.from.map(|day| self.teller.date(day));
            let until = dated.until.map(|day| self.teller.date(day));
            match (from, until) {
                (None, None) => value,
                (Some(from), None) => self.say("guide-value-from", &[("value", &value), ("date", &from)]),
                (None, Some(until)) => self.say("guide-value-until", &[("value", &value), ("date", &until)]),
                (Some(from), Some(until)) => self.say("guide-value-from-until", &[("value", &value), ("date", &from), ("last", &until)]),
            }
        };
        let told: Vec<String> = values.iter().map(one).collect();
        if told.is_empty() { NOTHING.into() } else { told.join("; ") }
    }

    fn figure(&self, figure: &Figure, unit: Unit) -> String {
        match figure {
            Figure::Is(Expr::Table(table, _), _) => self.see_table(*table),
            Figure::Is(formula, _) => fixed(formula).map_or_else(|| self.partner_formula(formula), |number| self.amount(unit, number)),
            Figure::Between { lower, upper, take_lower } => {
                let taken = self.amount(unit, if *take_lower { *lower } else { *upper });
                let (lower, upper) = (self.amount(unit, *lower), self.amount(unit, *upper));
                self.say("guide-between", &[("lower", &lower), ("upper", &upper), ("taken", &taken)])
            }
        }
    }

    fn see_table(&self, table: usize) -> String {
        let table = &self.programme.tables[table];
        let title = self.quoted(&self.text(&table.title));
        let by: Vec<String> = table.by_names.iter().filter(|name| *name != "level").map(|name| self.dimension(name)).collect();
        if by.is_empty() {
            return self.say("guide-see-table", &[("table", &title)]);
        }
        self.say("guide-see-table-by", &[("table", &title), ("names", &self.teller.list(&by))])
    }

    /// What a table is looked up by.
    pub(super) fn dimension(&self, name: &str) -> String {
        match name {
            "level" => self.teller.word(Word::Level),
            "key" => self.say("guide-table-key", &[]),
            _ => self.column_name(name.strip_prefix("partner.").unwrap_or(name)),
        }
    }

    /// Whether every level has the same: then one column is enough.
    pub(super) fn all_the_same<T: PartialEq>(values: &[T]) -> bool {
        values.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// Figures per level in a sentence: one for all, or each level with its own.
    pub(super) fn per_level(&self, ladder: Option<usize>, figures: &[Figures], unit: Unit, currency: Option<&str>) -> String {
        let told = |figures: &Figures| match currency {
            Some(currency) => self.by_date(figures, &|figure| self.in_currency(figure, currency)),
            None => self.figures(figures, unit),
        };
        let asked: Vec<(usize, &Figures)> = figures.iter().enumerate().filter(|(_, figures)| !figures.is_empty()).collect();
        match (asked.as_slice(), ladder) {
            ([], _) => NOTHING.into(),
            ([(_, first), rest @ ..], _) if asked.len() == figures.len() && rest.iter().all(|(_, other)| other == first) => told(first),
            (several, Some(ladder)) => {
                let parts: Vec<String> =
                    several.iter().map(|(level, figures)| format!("{} {}", self.title_of_level(ladder, *level), told(figures))).collect();
                parts.join(", ")
            }
            ([(_, first), ..], None) => told(first),
        }
    }

    fn in_currency(&self, figure: &Figure, currency: &str) -> String {
        match figure {
            Figure::Is(formula, _) => fixed(formula).map_or_else(|| self.partner_formula(formula), |amount| self.money(amount, currency)),
            Figure::Between { .. } => self.figure(figure, Unit::Money),
        }
    }

    /// A word of the file by its message; one the catalogues do not know is told as it is.
    pub(super) fn word_of(&self, known: &[(&str, &str)], word: &str) -> String {
        match known.iter().find(|(name, _)| *name == word) {
            Some((_, id)) => self.say(id, &[]),
            None => readable(word),
        }
    }
}
