//! What is legal but odd: a level nobody reaches, a higher level that asks less, parts nothing uses.

use rust_decimal::Decimal;

use super::context::Check;
use super::measures::reads;
use crate::condition::Expr;
use crate::diagnostic::Severity;
use crate::model::{Figure, Figures, Programme, Test, in_force};
use crate::record::Value;

impl Check<'_> {
    pub(super) fn sense(&mut self, programme: &Programme) {
        self.easier_above(programme);
        self.contradictions(programme);
        self.languages(programme);
        // What could not be read is missing elsewhere; that it is would only be noise.
        if self.found.iter().all(|finding| finding.severity == Severity::Warning) {
            self.unused_measures(programme);
            self.unused_rows(programme);
            self.levels_without_rows(programme);
        }
    }

    /// A higher level that asks less than a lower one.
    fn easier_above(&mut self, programme: &Programme) {
        for row in &programme.requirements {
            let Test::Measure { bound, figures, .. } = &row.test else { continue };
            let fixed: Vec<Option<Decimal>> = figures.iter().map(|figures| fixed(figures, programme)).collect();
            let ladder = &programme.ladders[row.ladder];
            let mut before: Option<(usize, Decimal)> = None;
            for (level, figure) in fixed.into_iter().enumerate() {
                let Some(figure) = figure.filter(|_| row.levels.get(level) == Some(&true)) else { continue };
                if let Some((lower, lower_figure)) = before {
                    let easier = if bound.is_minimum() { figure < lower_figure } else { figure > lower_figure };
                    if easier {
                        let (high, low) = (&ladder.levels[level].id, &ladder.levels[lower].id);
                        let span = self.row_span(&row.id);
                        let message = format!("`{high}` asks less than `{low}` in `{}`", row.id);
                        self.warn("easier-above", span, message, "is the order of the levels, or a number, the other way round?");
                    }
                }
                before = Some((level, figure));
            }
        }
    }

    /// A minimum above a maximum of the same measure for the same level: nobody can be there.
    fn contradictions(&mut self, programme: &Programme) {
        for (place, row) in programme.requirements.iter().enumerate() {
            for other in &programme.requirements[place + 1..] {
                let (
                    Test::Measure { measure: a, bound, figures },
                    Test::Measure { measure: b, bound: other_bound, figures: other_figures },
                ) = (&row.test, &other.test)
                else {
                    continue;
                };
                if a != b || row.ladder != other.ladder || row.within || other.within || bound.is_minimum() == other_bound.is_minimum() {
                    continue;
                }
                for (level, name) in programme.ladders[row.ladder].levels.iter().enumerate() {
                    if !(row.levels[level] && other.levels[level]) {
                        continue;
                    }
                    let (Some(x), Some(y)) = (fixed(&figures[level], programme), fixed(&other_figures[level], programme)) else { continue };
                    let (minimum, maximum) = if bound.is_minimum() { (x, y) } else { (y, x) };
                    if minimum > maximum {
                        let span = self.row_span(&other.id);
                        let message = format!("nobody can reach `{}`: `{}` and `{}` exclude each other", name.id, row.id, other.id);
                        self.error("unreachable-level", span, message, Some("change one of the two numbers".into()));
                    }
                }
            }
        }
    }

    /// A measure that nothing reads.
    fn unused_measures(&mut self, programme: &Programme) {
        let mut used: Vec<usize> = programme.measures.iter().flat_map(reads).collect();
        let mut take = |expr: &Expr| used.extend(expr.measures());
        let figures = |all: &[Figures], take: &mut dyn FnMut(&Expr)| {
            for dated in all.iter().flatten() {
                if let Figure::Is(expr, _) = &dated.value {
                    take(expr);
                }
            }
        };
        let mut named = vec![];
        for row in &programme.requirements {
            match &row.test {
                Test::Measure { measure, figures: numbers, .. } => {
                    named.push(*measure);
                    figures(numbers, &mut take);
                }
                Test::Condition(expr, _) => take(expr),
                Test::Several { n, .. } => figures(n, &mut take),
                Test::People { slots, .. } => slots.iter().for_each(|slot| figures(&slot.need, &mut take)),
                Test::Choose(choices) => choices.iter().filter_map(|(when, _)| when.as_ref()).for_each(&mut take),
                Test::Duty(_) | Test::Any(_) | Test::All(_) => {}
            }
            row.only_if.iter().for_each(&mut take);
        }
        for duty in &programme.duties {
            duty.condition.iter().chain(&duty.only_if).for_each(&mut take);
        }
        programme.segments.iter().for_each(|segment| take(&segment.condition));
        programme.benefits.iter().flat_map(|benefit| &benefit.audience).for_each(&mut take);
        for incentive in &programme.incentives {
            incentive.audience.conditions.iter().chain(&incentive.target).chain(&incentive.baseline).for_each(&mut take);
        }
        programme.deal_registration.iter().flat_map(|policy| policy.audience.conditions.iter().chain(&policy.minimum)).for_each(&mut take);
        let others = programme
            .funds
            .iter()
            .map(|fund| &fund.audience)
            .chain(programme.nfr.iter().map(|nfr| &nfr.audience))
            .chain(programme.leads.iter().map(|leads| &leads.audience));
        others.flat_map(|audience| &audience.conditions).for_each(&mut take);
        used.extend(named);
        for (place, (id, span, _)) in self.named("measures").into_iter().enumerate() {
            if !used.contains(&place) {
                self.warn("unused", span, format!("nothing uses the measure `{id}`"), "use it in a requirement, or take it out");
            }
        }
    }

    /// A row that is asked for no level.
    fn unused_rows(&mut self, programme: &Programme) {
        for row in programme.requirements.iter().filter(|row| !row.within && !row.levels.is_empty() && !row.levels.contains(&true)) {
            let span = self.row_span(&row.id);
            self.warn("unused", span, format!("no level asks for `{}`", row.id), "give it a number or `levels`, or take it out");
        }
    }

    /// Texts in a language the programme does not list.
    fn languages(&mut self, programme: &Programme) {
        let node = self.document.get("programme").and_then(|node| node.get("languages"));
        let Some(node) = node else { return };
        for language in node.items() {
            if language.text().is_some_and(|text| !["en", "de", "nl"].contains(&text)) {
                let message = format!("`{}` is not a language explanations are told in", language.text().unwrap_or_default());
                self.warn("unknown-language", language.span, message, "texts of the file are kept; explanations come in en, de or nl");
            }
        }
        let missing: Vec<&String> = programme
            .languages
            .iter()
            .filter(|language| {
                !programme.title.0.is_empty()
                    && programme.title.0.len() > 1
                    && !programme.title.0.iter().any(|(known, _)| known == *language)
            })
            .collect();
        if let Some(language) = missing.first() {
            self.warn(
                "missing-language",
                node.span,
                format!("the title is not given in `{language}`"),
                "add it to the title, or take the language out; until then the first language is shown",
            );
        }
    }

    /// A level above the lowest for which nothing at all is asked.
    fn levels_without_rows(&mut self, programme: &Programme) {
        for (place, (id, span, _)) in self.named("ladders").into_iter().enumerate() {
            let Some(ladder) = programme.ladders.get(place) else { continue };
            for (level, name) in ladder.levels.iter().enumerate().skip(1) {
                let asked =
                    programme.requirements.iter().any(|row| row.ladder == place && !row.within && row.levels.get(level) == Some(&true));
                if !asked && !name.by_invitation {
                    self.warn(
                        "nothing-required",
                        span,
                        format!("nothing is required for `{}` of `{id}`", name.id),
                        "every partner qualifies for it; is a number missing?",
                    );
                }
            }
        }
    }
}

/// The number of a level, where it is fixed on the first day of the version.
fn fixed(figures: &Figures, programme: &Programme) -> Option<Decimal> {
    match in_force(figures, programme.effective)? {
        Figure::Is(Expr::Literal(Value::Number(number)), _) => Some(*number),
        Figure::Between { lower, upper, take_lower } => Some(if *take_lower { *lower } else { *upper }),
        Figure::Is(..) => None,
    }
}
