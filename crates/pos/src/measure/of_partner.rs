//! What depends on the partner alone, beside what depends on the line: a choice by whose line it is.

use std::collections::BTreeMap;

use datafusion::logical_expr::{Expr as Engine, ident, lit, when};
use programme::condition::Expr;
use programme::measure::Question;

use super::expr::{Native, constant, one_kind};

/// How many different values there may be: each is looked for in turn, line by line.
const MOST_VALUES: usize = 24;

/// The value of an expression for the partner of each line; none where there are too many different ones, or one that cannot be written.
pub(super) fn by_partner(expr: &Expr, question: &Question<'_>) -> Option<Native> {
    let mut values: BTreeMap<String, (Native, Vec<Engine>)> = BTreeMap::new();
    for partner in question.records.partners() {
        let own = Question::new(question.programme, question.records, partner, question.sight);
        let value = constant(&own.value(expr))?;
        let (_, of) = values.entry(format!("{:?} {}", value.kind, value.expr)).or_insert((value, vec![]));
        of.push(lit(question.records.id(partner)));
        if values.len() > MOST_VALUES {
            return None;
        }
    }
    let mut values: Vec<(Native, Vec<Engine>)> = values.into_values().collect();
    // What most of them have is what there is otherwise.
    values.sort_by_key(|(_, of)| of.len());
    let (mut natives, lists): (Vec<Native>, Vec<Vec<Engine>>) = values.into_iter().unzip();
    if natives.len() == 1 {
        return natives.pop();
    }
    let (mut thens, kind) = one_kind(natives)?;
    let otherwise = thens.pop()?;
    let mut arms = lists.into_iter().zip(thens).map(|(of, then)| (ident("partner").in_list(of, false), then));
    let (condition, then) = arms.next()?;
    let mut case = when(condition, then);
    for (condition, then) in arms {
        case = case.when(condition, then);
    }
    Some(Native { expr: case.otherwise(otherwise).ok()?, kind })
}
