//! Which amount is which: before or after discount, or with tax, by what holds between the columns.

use std::collections::BTreeMap;

use super::column::Column;
use super::relations::{Relation, Relations};

/// What an amount was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    BeforeDiscount,
    AfterDiscount,
    WithTax,
}

/// What each column was found to be, with the reason.
pub(super) fn roles(columns: &[Column<'_>], relations: &Relations) -> BTreeMap<usize, (Role, String)> {
    let mut roles = BTreeMap::new();
    for relation in &relations.differences {
        let [whole, part, rest] = relation.places;
        let meaning = |place: usize| columns.get(place).map(Column::meaning).unwrap_or_default();
        if !is_amount(meaning(whole)) || !is_amount(meaning(rest)) {
            continue;
        }
        match meaning(part) {
            "?discount" => {
                let reason = says(columns, relation);
                roles.entry(whole).or_insert((Role::BeforeDiscount, reason.clone()));
                roles.entry(rest).or_insert((Role::AfterDiscount, reason));
            }
            "-a tax" => {
                roles.insert(whole, (Role::WithTax, says(columns, relation)));
            }
            _ => {}
        }
    }
    roles
}

/// Whether a heading may stand for the amount of a line.
pub(super) fn is_amount(meaning: &str) -> bool {
    matches!(meaning, "?amount" | "?gross" | "net_amount" | "gross_amount" | "-an amount with tax")
}

/// `` `a` less `b` is `c` in 98 of 100 rows ``.
fn says(columns: &[Column<'_>], relation: &Relation) -> String {
    let name = |place: usize| columns.get(place).map(|column| super::one_line(&column.heading)).unwrap_or_default();
    let [whole, part, rest] = relation.places;
    format!("`{}` less `{}` is `{}` in {}", name(whole), name(part), name(rest), in_rows(relation))
}

/// `98 of 100 rows`.
pub(super) fn in_rows(relation: &Relation) -> String {
    if relation.holds == relation.rows {
        format!("all {} rows", relation.rows)
    } else {
        format!("{} of {} rows", relation.holds, relation.rows)
    }
}
