//! Calls in an expression: which functions there are where, what they take and what they give.

use super::ast::{Ast, Node};
use super::check::{Checked, Checker, Setting, describe};
use super::expr::{Dimension, Expr, Function, Kind, Unit};
use crate::diagnostic::{Span, did_you_mean};
use crate::record::Schema;

impl Checker<'_> {
    pub(super) fn call(&mut self, name: &str, arguments: &[Ast], span: Span) -> Checked {
        match name {
            "table" => return self.table(arguments, span),
            "in_group" => return self.in_group(arguments, span),
            "target" | "enrolled" | "level" | "at_level" | "met" => return self.partner_call(name, arguments, span),
            _ => {}
        }
        let Some((_, function, fewest, most)) = Function::ALL.iter().find(|(known, ..)| *known == name) else {
            let special = ["table", "in_group", "target", "enrolled", "level", "at_level", "met"];
            let help = did_you_mean(name, Function::ALL.iter().map(|(name, ..)| *name).chain(special));
            return self.error("unknown-function", span, format!("there is no function `{name}`"), help);
        };
        if arguments.len() < *fewest || arguments.len() > *most {
            return self.error(
                "wrong-arguments",
                span,
                format!("`{name}` takes {}, {} given", several(*fewest, *most), arguments.len()),
                Some(usage(name).into()),
            );
        }
        let checked: Vec<Checked> = arguments.iter().map(|argument| self.check(argument)).collect();
        let checked: Vec<(Expr, Kind)> = checked.into_iter().collect::<Option<_>>()?;
        let kind = self.function_kind(*function, &checked, arguments, span)?;
        Some((Expr::Call(*function, checked.into_iter().map(|(expr, _)| expr).collect()), kind))
    }

    fn function_kind(&mut self, function: Function, checked: &[(Expr, Kind)], arguments: &[Ast], span: Span) -> Option<Kind> {
        let needs = |kind: fn(Kind) -> bool| checked.iter().position(|(_, given)| !kind(*given) && *given != Kind::Null);
        let (wrong, wanted) = match function {
            Function::Lower | Function::Upper => (needs(|kind| kind == Kind::Text), "a text"),
            Function::Year | Function::Month | Function::DaysBetween | Function::MonthsBetween => {
                (needs(|kind| kind == Kind::Date), "a day")
            }
            Function::Coalesce => (None, ""),
            _ => (needs(|kind| matches!(kind, Kind::Number(_))), "a number"),
        };
        if let Some(wrong) = wrong {
            let message = format!("{wanted} is needed here, this is {}", describe(checked[wrong].1));
            return self.error(
                "kinds-differ",
                arguments[wrong].span,
                message,
                Some(format!("give it {wanted}: a column, a value or a measure of that kind")),
            );
        }
        match function {
            Function::Least | Function::Greatest | Function::Coalesce => {
                let mut kind = Kind::Null;
                for (place, (_, next)) in checked.iter().enumerate() {
                    kind = self.same_result(kind, *next, arguments[place].span)?;
                }
                Some(kind)
            }
            Function::Abs | Function::Round | Function::Floor | Function::Ceil => Some(checked[0].1),
            Function::Lower | Function::Upper => Some(Kind::Text),
            Function::Year | Function::Month => Some(Kind::Number(Unit::Number)),
            Function::DaysBetween => Some(Kind::Number(Unit::Days)),
            Function::MonthsBetween => Some(Kind::Number(Unit::Months)),
            Function::Share | Function::Growth => {
                if let (Kind::Number(a), Kind::Number(b)) = (checked[0].1, checked[1].1) {
                    self.same_unit(a, b, span)?;
                }
                Some(Kind::Number(Unit::Percent))
            }
        }
    }

    fn partner_call(&mut self, name: &str, arguments: &[Ast], span: Span) -> Checked {
        if matches!(self.setting, Setting::Row(_)) {
            return self.error(
                "measure-in-record",
                span,
                format!("`{name}` is about the partner, not about a record"),
                Some("use it in a formula, a requirement or `only_if`".into()),
            );
        }
        if matches!(name, "level" | "at_level" | "met") && self.setting != Setting::Standing {
            let help = "levels follow from requirements, not the other way round; use it in segments, benefits, duties and incentives";
            return self.error("level-too-early", span, format!("`{name}` is not known yet here"), Some(help.into()));
        }
        let wanted = self.text_argument(name, arguments, span)?;
        let at = arguments[0].span;
        match name {
            "target" => Some((Expr::Target(wanted), Kind::Number(Unit::Number))),
            "enrolled" => {
                if !self.names.takes_part.contains(&wanted) {
                    let help = did_you_mean(&wanted, self.names.takes_part.iter().map(String::as_str));
                    return self.error("unknown-name", at, format!("there is no incentive, fund or benefit `{wanted}`"), help);
                }
                Some((Expr::Enrolled(wanted), Kind::YesNo))
            }
            "level" => match self.names.ladders.iter().position(|ladder| ladder.id == wanted) {
                Some(ladder) => Some((Expr::Level(ladder), Kind::Text)),
                None => {
                    let help = did_you_mean(&wanted, self.names.ladders.iter().map(|ladder| ladder.id.as_str()));
                    self.error("unknown-name", at, format!("there is no ladder `{wanted}`"), help)
                }
            },
            "at_level" => self.at_level(&wanted, at),
            _ => match self.names.requirements.iter().position(|id| *id == wanted) {
                Some(requirement) => Some((Expr::Met(requirement), Kind::YesNo)),
                None => {
                    let help = did_you_mean(&wanted, self.names.requirements.iter().map(String::as_str));
                    self.error("unknown-name", at, format!("there is no requirement `{wanted}`"), help)
                }
            },
        }
    }

    fn at_level(&mut self, wanted: &str, at: Span) -> Checked {
        let mut places = vec![];
        for (ladder, names) in self.names.ladders.iter().enumerate() {
            places.extend(names.levels.iter().position(|level| level == wanted).map(|level| (ladder, level)));
        }
        match places.as_slice() {
            [(ladder, level)] => Some((Expr::AtLevel(*ladder, *level), Kind::YesNo)),
            [] => {
                let known = self.names.ladders.iter().flat_map(|ladder| ladder.levels.iter().map(String::as_str));
                let help = did_you_mean(wanted, known);
                self.error("unknown-level", at, format!("there is no level `{wanted}`"), help)
            }
            _ => self.error(
                "unclear-level",
                at,
                format!("`{wanted}` is a level of several ladders"),
                Some("write level('LADDER') = 'LEVEL'".into()),
            ),
        }
    }

    fn text_argument(&mut self, name: &str, arguments: &[Ast], span: Span) -> Option<String> {
        match arguments {
            [Ast { node: Node::Text(text), .. }] => Some(text.clone()),
            _ => self.error("wrong-arguments", span, format!("`{name}` takes one name in quotes"), Some(format!("{name}('NAME')"))),
        }
    }

    fn in_group(&mut self, arguments: &[Ast], span: Span) -> Checked {
        if self.setting != Setting::Row(Schema::SALE) {
            return self.error(
                "no-record-here",
                span,
                "only a sale belongs to a product group",
                Some("use it in a measure over `sale`, or in an incentive on sales".into()),
            );
        }
        let wanted = self.text_argument("in_group", arguments, span)?;
        match self.names.product_groups.iter().position(|group| *group == wanted) {
            Some(group) => Some((Expr::InGroup(group), Kind::YesNo)),
            None => {
                let help = did_you_mean(&wanted, self.names.product_groups.iter().map(String::as_str));
                self.error("unknown-name", arguments[0].span, format!("there is no product group `{wanted}`"), help)
            }
        }
    }

    fn table(&mut self, arguments: &[Ast], span: Span) -> Checked {
        let Some(Ast { node: Node::Text(name), span: at }) = arguments.first() else {
            return self.error(
                "wrong-arguments",
                span,
                "`table` takes the table's name in quotes first",
                Some("table('NAME', key, …)".into()),
            );
        };
        let Some(place) = self.names.tables.iter().position(|table| table.name == *name) else {
            let help = did_you_mean(name, self.names.tables.iter().map(|table| table.name.as_str()));
            return self.error("unknown-name", *at, format!("there is no table `{name}`"), help);
        };
        let table = &self.names.tables[place];
        let unit = table.unit;
        let keys = table.by.iter().filter(|dimension| **dimension == Dimension::Key).count();
        if table.by.contains(&Dimension::Level) && self.setting != Setting::Threshold {
            return self.error(
                "level-too-early",
                span,
                format!("`{name}` is kept by level, and no level is asked about here"),
                Some("use it as the number of a requirement: at_least = \"table('NAME')\"".into()),
            );
        }
        if arguments.len() - 1 != keys {
            return self.error(
                "wrong-arguments",
                span,
                format!("`{name}` takes {}, {} given", several(keys, keys), arguments.len() - 1),
                Some("after the table's name comes one argument for each `key` in its `by`".into()),
            );
        }
        let checked: Vec<Checked> = arguments.iter().skip(1).map(|argument| self.check(argument)).collect();
        let keys = checked.into_iter().map(|key| key.map(|(expr, _)| expr)).collect::<Option<Vec<Expr>>>()?;
        Some((Expr::Table(place, keys), Kind::Number(unit)))
    }
}

fn several(fewest: usize, most: usize) -> String {
    match (fewest, most) {
        (1, 1) => "one argument".into(),
        (a, b) if a == b => format!("{a} arguments"),
        (a, b) => format!("{a} to {b} arguments"),
    }
}

/// How a function with a fixed number of arguments is written.
fn usage(name: &str) -> &'static str {
    match name {
        "least" | "greatest" | "coalesce" => "at least one, commas between: coalesce(growth_rate, 0)",
        "round" => "round(NUMBER), or with places: round(NUMBER, 2)",
        "days_between" | "months_between" => "from the first day to the second: days_between(partner.joined, as_of)",
        "share" => "the part, then the whole: share(cloud_sales, sales)",
        "growth" => "now, then before: growth(sales, sales_last_year)",
        "year" | "month" => "a day: year(partner.joined)",
        "lower" | "upper" => "a text: lower(sale.product)",
        _ => "a number: abs(growth_rate)",
    }
}
