//! The rows of the requirement matrix.

use std::collections::BTreeSet;

use super::context::Check;
use super::figures::PerLevel;
use crate::condition::{Expr, Setting, Unit};
use crate::diagnostic::quoted;
use crate::file::Node;
use crate::model::{Aggregate, Asked, Bound, Figures, How, IfUndefined, Ladder, Measure, Pool, Requirement, Slot, Test};
use crate::period::{Reach, Window};

const BOUNDS: [(&str, Bound); 4] =
    [("at_least", Bound::AtLeast), ("more_than", Bound::MoreThan), ("at_most", Bound::AtMost), ("less_than", Bound::LessThan)];
const TESTS: [&str; 8] = ["measure", "condition", "duty", "people", "any_of", "all_of", "n_of", "choose"];

/// A test and the levels its numbers name.
type Named = (Test, Option<Vec<bool>>);

impl Check<'_> {
    pub(super) fn requirements(&mut self, measures: &[Measure], ladders: &[Ladder]) -> Vec<Requirement> {
        let mut rows: Vec<Requirement> = vec![];
        for (id, node) in self.listed("requirements") {
            let ladder = self.ladder_of(node, &format!("`{id}`")).filter(|ladder| *ladder < ladders.len());
            let title = self.title(node, id);
            let note = self.text(node.get("note"));
            let ladder_place = ladder.unwrap_or(0);
            let levels = ladder.map_or(0, |ladder| ladders[ladder].levels.len());
            let tested = ladder.and_then(|ladder| self.test(id, node, ladder, measures));
            let (test, named) = tested.unwrap_or((Test::All(vec![]), None));
            let stated = ladder.and_then(|ladder| self.levels_of(node, ladder));
            let only_if = self.condition_of(node, "only_if", &Setting::Partner);
            let if_undefined = self.if_undefined(id, node, &test, measures);
            let asked = self.asked(node);
            rows.push(Requirement {
                id: id.into(),
                title,
                ladder: ladder_place,
                levels: stated.or(named).unwrap_or_else(|| vec![true; levels]),
                test,
                only_if,
                if_undefined,
                gate: node.yes_no_of("gate") == Some(true),
                asked,
                within: false,
                note,
            });
        }
        self.combinations(&mut rows);
        rows
    }

    fn test(&mut self, id: &str, node: &Node, ladder: usize, measures: &[Measure]) -> Option<Named> {
        let tests: Vec<&str> = TESTS.into_iter().filter(|test| node.get(test).is_some()).collect();
        let at = node.get("id").map_or(node.span, |node| node.span);
        let test = match tests.as_slice() {
            [test] => *test,
            [] => {
                self.error("missing-key", at, format!("`{id}` asks nothing"), Some(format!("one of {}", quoted(&TESTS))));
                return None;
            }
            several => {
                self.error(
                    "several-ways",
                    at,
                    format!("`{id}` asks {} things: {}", several.len(), quoted(several)),
                    Some("one row asks one thing; combine rows with all_of".into()),
                );
                return None;
            }
        };
        match test {
            "measure" => self.measure_test(id, node, ladder, measures),
            "condition" => {
                let condition = node.get("condition")?;
                let expr = self.condition(condition, &Setting::Partner)?;
                Some((Test::Condition(expr, condition.text()?.to_owned()), None))
            }
            "duty" => {
                let known = self.duties.clone();
                let duty = self.look_up("duty", node.get("duty")?, &known)?;
                Some((Test::Duty(duty), None))
            }
            "people" => self.people_test(id, node, ladder),
            "any_of" => Some((Test::Any(self.rows(node.get("any_of")?)), None)),
            "all_of" => Some((Test::All(self.rows(node.get("all_of")?)), None)),
            "n_of" => {
                let n_of = node.get("n_of")?;
                let PerLevel { figures, named } = self.figures(n_of.get("n")?, Some(ladder), Unit::Count);
                let of = self.rows(n_of.get("of")?);
                let including = n_of.get("including").map_or(vec![], |node| self.rows(node));
                if let Some(stray) = including.iter().find(|row| !of.contains(row)) {
                    let name = self.names.requirements[*stray].clone();
                    self.error(
                        "unknown-name",
                        n_of.span,
                        format!("`{name}` must be included and is not among the rows"),
                        Some("add it to `of`".into()),
                    );
                }
                Some((Test::Several { n: figures, of, including }, Some(named)))
            }
            _ => Some((Test::Choose(self.choices(node.get("choose")?)), None)),
        }
    }

    fn measure_test(&mut self, id: &str, node: &Node, ladder: usize, measures: &[Measure]) -> Option<Named> {
        let names: Vec<String> = self.names.measures.iter().map(|measure| measure.name.clone()).collect();
        let name = node.get("measure")?;
        let measure = self.look_up("measure", name, &names);
        let definition = measure.and_then(|measure| self.names.measures.get(measure));
        if let Some((per, named)) = definition.and_then(|measure| Some((measure.per.clone()?, measure.name.clone()))) {
            let help = format!("say what becomes of the many: a measure with `each = \"{per}\"`");
            self.error("many-values", name.span, format!("`{named}` has one value per `{per}`"), Some(help));
        }
        let bounds: Vec<(&Node, Bound)> = BOUNDS.iter().filter_map(|(key, bound)| node.get(key).map(|node| (node, *bound))).collect();
        // The numbers are looked at even where the measure is not known, so that everything is told at once.
        let unit = measure.and_then(|measure| measures.get(measure)).map_or(Unit::Number, |measure| measure.unit);
        match bounds.as_slice() {
            [(figures, bound)] => {
                let PerLevel { figures, named } = self.figures(figures, Some(ladder), unit);
                Some((Test::Measure { measure: measure?, bound: *bound, figures }, Some(named)))
            }
            [] => {
                self.error(
                    "missing-key",
                    name.span,
                    format!("`{id}` does not say how much"),
                    Some("at_least (reached is enough), more_than, at_most or less_than".into()),
                );
                None
            }
            _ => {
                self.error(
                    "several-ways",
                    name.span,
                    format!("`{id}` has several bounds"),
                    Some("one row has one bound; write two rows".into()),
                );
                None
            }
        }
    }

    fn people_test(&mut self, id: &str, node: &Node, ladder: usize) -> Option<Named> {
        let list = node.get("people")?;
        let mut slots = vec![];
        let mut asked = vec![false; self.names.ladders[ladder].levels.len()];
        for item in list.items() {
            let slot_id = item.text_of("id")?;
            let mut people = self.people(item, "where")?;
            if node.text_of("pool") == Some("group") {
                people.pool = Pool::Group;
            }
            let PerLevel { figures, named } = self.figures(item.get("need")?, Some(ladder), Unit::People);
            for (asked, named) in asked.iter_mut().zip(named) {
                *asked |= named;
            }
            slots.push(Slot { id: slot_id.into(), title: self.title(item, slot_id), people, need: figures });
        }
        let one_slot = match node.text_of("one_person_fills") {
            Some(word) => word == "one slot",
            None => {
                let help = "one_person_fills = \"one slot\" or \"any slot\"";
                self.error(
                    "missing-key",
                    list.span,
                    format!("`{id}` does not say whether one person may fill several slots"),
                    Some(help.into()),
                );
                return None;
            }
        };
        let pool = if node.text_of("pool") == Some("group") { Pool::Group } else { Pool::Partner };
        Some((Test::People { slots, one_slot, pool }, Some(asked)))
    }

    fn rows(&mut self, node: &Node) -> Vec<usize> {
        let known = self.names.requirements.clone();
        node.items().iter().filter_map(|item| self.look_up("requirement", item, &known)).collect()
    }

    fn choices(&mut self, node: &Node) -> Vec<(Option<Expr>, usize)> {
        let known = self.names.requirements.clone();
        let mut choices = vec![];
        for (place, item) in node.items().iter().enumerate() {
            let when = self.condition_of(item, "when", &Setting::Partner);
            if when.is_none() && item.get("when").is_none() && place + 1 < node.items().len() {
                self.error(
                    "unreachable",
                    item.span,
                    "no choice after this one is ever reached",
                    Some("the choice without `when` comes last".into()),
                );
            }
            if let Some(row) = item.get("use").and_then(|node| self.look_up("requirement", node, &known)) {
                choices.push((when, row));
            }
        }
        choices
    }

    fn if_undefined(&mut self, id: &str, node: &Node, test: &Test, measures: &[Measure]) -> Option<IfUndefined> {
        let stated = match node.text_of("if_undefined") {
            Some("met") => Some(IfUndefined::Met),
            Some("not met") => Some(IfUndefined::NotMet),
            Some(_) => Some(IfUndefined::NotApplicable),
            None => None,
        };
        if let (None, Test::Measure { measure, .. }) = (stated, test)
            && let Some(measure) = measures.get(*measure)
            && may_be_undefined(measure, measures)
        {
            let span = node.get("measure").map_or(node.span, |node| node.span);
            let message =
                format!("`{}` can be undefined (nothing to divide by, no record), and `{id}` does not say what that means", measure.id);
            self.error("undefined-unsettled", span, message, Some("if_undefined = \"met\", \"not met\" or \"not applicable\"".into()));
        }
        stated
    }

    fn asked(&mut self, node: &Node) -> Asked {
        let read = |key: &str| node.get(key).and_then(|node| node.text().and_then(Window::read).map(|window| (window, node.span)));
        for (window, span) in read("on_any_day").iter().chain(&read("in_each")) {
            if let Some(period) = window.period() {
                self.period(period, *span);
            }
        }
        match (read("on_any_day"), read("in_each")) {
            (Some((window, _)), None) => Asked::OnAnyDay(window),
            (None, Some((Window { reach: Reach::Full(period, count), earlier: None }, _))) => Asked::InEach(count, period),
            (None, None) => Asked::OnTheDay,
            (Some(_), Some((_, span))) => {
                self.error(
                    "several-ways",
                    span,
                    "a row is asked on any day or in each period, not both",
                    Some("keep one of `on_any_day` and `in_each`".into()),
                );
                Asked::OnTheDay
            }
            (None, Some((_, span))) => {
                self.error("wrong-value", span, "`in_each` names whole periods", Some("\"last 2 full quarters\"".into()));
                Asked::OnTheDay
            }
        }
    }

    pub(super) fn row_span(&self, id: &str) -> crate::diagnostic::Span {
        let rows = self.listed("requirements");
        let row = rows.iter().find(|(known, _)| *known == id);
        row.and_then(|(_, node)| node.get("id")).map_or(crate::diagnostic::Span::default(), |node| node.span)
    }
}

impl Test {
    /// The rows a combination is made of.
    #[must_use]
    pub fn rows(&self) -> Vec<usize> {
        match self {
            Self::Any(rows) | Self::All(rows) => rows.clone(),
            Self::Several { of, .. } => of.clone(),
            Self::Choose(choices) => choices.iter().map(|(_, row)| *row).collect(),
            Self::Measure { .. } | Self::Condition(..) | Self::Duty(_) | Self::People { .. } => vec![],
        }
    }

    /// The numbers of a measure row, per level.
    #[must_use]
    pub fn figures(&self) -> &[Figures] {
        match self {
            Self::Measure { figures, .. } => figures,
            _ => &[],
        }
    }
}

/// Whether a measure can come out undefined.
pub(super) fn may_be_undefined(measure: &Measure, measures: &[Measure]) -> bool {
    let mut open = vec![measure];
    let mut seen = BTreeSet::new();
    while let Some(measure) = open.pop() {
        if can_be_undefined(measure) {
            return true;
        }
        let How::Formula(expr) = &measure.how else { continue };
        let mut parts = vec![];
        if hands_undefined_on(expr, &mut parts) {
            return true;
        }
        // Each once: measures may be made of each other, which is told elsewhere.
        open.extend(parts.into_iter().filter(|part| seen.insert(*part)).filter_map(|part| measures.get(part)));
    }
    false
}

fn can_be_undefined(measure: &Measure) -> bool {
    let of_nothing =
        |aggregate| matches!(aggregate, Aggregate::Min | Aggregate::Max | Aggregate::Average | Aggregate::Median | Aggregate::Latest);
    match &measure.how {
        How::Formula(expr) => expr.may_be_undefined(),
        How::Records(over) => of_nothing(over.aggregate),
        How::Each { aggregate, .. } => of_nothing(*aggregate),
        How::People(_) => false,
    }
}

/// A formula hands an undefined part on, unless it guards with `coalesce`, `greatest`, `least` or a condition: true where it names what may be missing,
/// else the measures it hands on.
fn hands_undefined_on(expr: &Expr, parts: &mut Vec<usize>) -> bool {
    match expr {
        Expr::Measure(part) => {
            parts.push(*part);
            false
        }
        Expr::Arithmetic(_, left, right) => hands_undefined_on(left, parts) || hands_undefined_on(right, parts),
        Expr::Target(_) => true,
        _ => false,
    }
}
