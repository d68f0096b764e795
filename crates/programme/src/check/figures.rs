//! Numbers per level: one for all, or a table by level, by date, a range, an expression.

use super::context::Check;
use crate::condition::{Expr, Kind, Setting, Unit};
use crate::diagnostic::did_you_mean;
use crate::file::{Item, Node};
use crate::model::{Dated, Figure, Figures, Granted};

/// Numbers per level, and which levels a table named.
pub(super) struct PerLevel {
    pub(super) figures: Vec<Figures>,
    pub(super) named: Vec<bool>,
}

impl Check<'_> {
    /// The numbers of a row per level of its ladder.
    pub(super) fn figures(&mut self, node: &Node, ladder: Option<usize>, unit: Unit) -> PerLevel {
        let levels = ladder.map_or(vec![], |ladder| self.names.ladders[ladder].levels.clone());
        let mut per_level = PerLevel { figures: vec![vec![]; levels.len()], named: vec![false; levels.len()] };
        for entry in self.dated(node) {
            let by_level: Vec<(usize, &Node)> = match &entry.value.item {
                Item::Table(entries) if entry.value.get("between").is_none() => {
                    let mut found = vec![];
                    for (key, value) in entries {
                        match levels.iter().position(|level| *level == key.name) {
                            Some(level) => found.push((level, value)),
                            None => {
                                let help = did_you_mean(&key.name, levels.iter().map(String::as_str));
                                self.error("unknown-level", key.span, format!("there is no level `{}`", key.name), help);
                            }
                        }
                    }
                    found
                }
                _ => (0..levels.len()).map(|level| (level, entry.value)).collect(),
            };
            let one_for_all = by_level.len() > 1 && by_level.iter().all(|(_, value)| std::ptr::eq(*value, entry.value));
            let mut shared: Option<Vec<Dated<Figure>>> = None;
            for (level, value) in by_level {
                let figures = match (&shared, one_for_all) {
                    (Some(figures), true) => figures.clone(),
                    _ => self.dated_figures(value, unit, entry.from, entry.until),
                };
                if one_for_all {
                    shared = Some(figures.clone());
                }
                per_level.named[level] = true;
                per_level.figures[level].extend(figures);
            }
        }
        per_level
    }

    fn dated_figures(&mut self, node: &Node, unit: Unit, from: Option<jiff::civil::Date>, until: Option<jiff::civil::Date>) -> Figures {
        let mut figures = vec![];
        for inner in self.dated(node) {
            if let Some(value) = self.figure(inner.value, unit) {
                figures.push(Dated { from: inner.from.or(from), until: inner.until.or(until), value });
            }
        }
        figures
    }

    /// One number: written, a range, or an expression.
    pub(super) fn figure(&mut self, node: &Node, unit: Unit) -> Option<Figure> {
        if let Some([lower, upper]) = node.get("between").map(Node::items) {
            let (lower_number, upper_number) = (lower.number()?, upper.number()?);
            if lower_number > upper_number {
                self.error("range-reversed", node.span, "the range ends before it begins", Some("write the smaller number first".into()));
            }
            return Some(Figure::Between { lower: lower_number, upper: upper_number, take_lower: node.text_of("take") == Some("lower") });
        }
        if let Some(number) = node.number() {
            let is_percent = node.text().is_some_and(|text| text.trim_end().ends_with('%'));
            if is_percent && !unit.fits(Unit::Percent) {
                self.error(
                    "units-differ",
                    node.span,
                    format!("`{}` is a percentage, and a number in {} is needed here", node.text().unwrap_or_default(), unit.name()),
                    Some("write a number without %, or give the measure the unit percent".into()),
                );
            }
            return Some(Figure::Is(Expr::number(number), crate::money::plain(number)));
        }
        if !matches!(node.item, Item::Text(_)) {
            self.error(
                "wrong-value",
                node.span,
                "a number or an expression is needed here",
                Some("250_000, \"2.5 %\", \"table('minimum')\", or a table by level: { gold = 250_000 }".into()),
            );
            return None;
        }
        let (expr, kind) = self.expression(node, &Setting::Threshold)?;
        match kind {
            Kind::Number(own) if own.fits(unit) => Some(Figure::Is(expr, node.text()?.to_owned())),
            Kind::Number(own) => {
                self.error(
                    "units-differ",
                    node.span,
                    format!("units do not fit: {} is compared with {}", unit.name(), own.name()),
                    Some("compare like with like: change the `unit` of one, or the formula".into()),
                );
                None
            }
            _ => {
                self.error("not-a-number", node.span, "a number is needed here", Some("250_000, \"2.5 %\", or a formula".into()));
                None
            }
        }
    }

    /// What each level has: a figure, or one per product group.
    pub(super) fn granted(&mut self, node: &Node, ladder: Option<usize>, unit: Unit) -> Vec<Option<Granted>> {
        let levels = ladder.map_or(vec![], |ladder| self.names.ladders[ladder].levels.clone());
        let groups = self.names.product_groups.clone();
        let entries = node.entries();
        let is_group = |name: &str| groups.iter().any(|group| group == name);
        let is_level = |name: &str| levels.iter().any(|level| level == name);
        if !entries.is_empty()
            && node.get("between").is_none()
            && entries.iter().all(|(key, _)| is_group(&key.name) && !is_level(&key.name))
        {
            let granted = self.by_group(node, unit);
            return vec![Some(granted); levels.len().max(1)];
        }
        let nested = entries.iter().any(|(_, value)| matches!(value.item, Item::Table(_)) && value.get("between").is_none());
        if !nested {
            if levels.is_empty() {
                return vec![Some(Granted::Figure(self.dated_figures(node, unit, None, None)))];
            }
            let per_level = self.figures(node, ladder, unit);
            return per_level.figures.into_iter().map(|figures| (!figures.is_empty()).then_some(Granted::Figure(figures))).collect();
        }
        let mut granted = vec![None; levels.len()];
        for (key, value) in entries {
            let name = Node { item: Item::Text(key.name.clone()), span: key.span };
            let Some(level) = self.look_up("level", &name, &levels) else { continue };
            granted[level] = Some(match value.item {
                Item::Table(_) if value.get("between").is_none() => self.by_group(value, unit),
                _ => Granted::Figure(self.dated_figures(value, unit, None, None)),
            });
        }
        granted
    }

    fn by_group(&mut self, node: &Node, unit: Unit) -> Granted {
        let groups = self.names.product_groups.clone();
        let mut by_group = vec![];
        for (key, value) in node.entries() {
            let name = Node { item: Item::Text(key.name.clone()), span: key.span };
            if let Some(group) = self.look_up("product group", &name, &groups) {
                by_group.push((group, self.dated_figures(value, unit, None, None)));
            }
        }
        Granted::ByGroup(by_group)
    }

    /// The ladder a row belongs to: the one named, or the only one.
    pub(super) fn ladder_of(&mut self, node: &Node, what: &str) -> Option<usize> {
        let ids: Vec<String> = self.names.ladders.iter().map(|ladder| ladder.id.clone()).collect();
        match (node.get("ladder"), ids.len()) {
            (Some(name), _) => self.look_up("ladder", name, &ids),
            (None, 1) => Some(0),
            (None, 0) => {
                let help = "[ladders.level] levels = [\"registered\", \"gold\"]";
                self.error("missing-key", node.span, format!("{what} belongs to a ladder, and the file has none"), Some(help.into()));
                None
            }
            (None, _) => {
                let help = format!("ladder = one of {}", crate::diagnostic::quoted(&ids));
                self.error("missing-key", node.span, format!("{what} does not say which ladder it belongs to"), Some(help));
                None
            }
        }
    }

    /// The levels a row names; all where it names none.
    pub(super) fn levels_of(&mut self, node: &Node, ladder: usize) -> Option<Vec<bool>> {
        let named = node.get("levels")?;
        let levels = self.names.ladders[ladder].levels.clone();
        let mut asked = vec![false; levels.len()];
        for name in named.items() {
            if let Some(level) = self.look_up("level", name, &levels) {
                asked[level] = true;
            }
        }
        Some(asked)
    }
}
