//! Arithmetic between columns: quantity times price is an amount, an amount less a discount is another, an amount with tax is a third.

use rust_decimal::Decimal;

use super::column::Column;
use super::lexicon::Understood;
use super::marks::Marks;

/// What was found to hold in the rows.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Quantity, price, amount: one times the other is the third; and in how many of how many rows.
    pub(super) products: Vec<Relation>,
    /// Amount, discount or tax, rest: one less the other is the third.
    pub(super) differences: Vec<Relation>,
}

/// Three columns, and in how many of how many rows the relation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) places: [usize; 3],
    pub(super) holds: usize,
    pub(super) rows: usize,
}

/// Rows that are tried.
const ROWS: usize = 1_000;
/// Columns that are tried.
const COLUMNS: usize = 14;
/// Fewer rows than this are a chance.
const LEAST: usize = 3;

impl Relations {
    /// Tries every pair of columns against every third.
    pub(super) fn of(columns: &[Column<'_>], marks: &Marks, taken_out: &[usize]) -> Self {
        let numeric = |place: &usize, column: &Column<'_>| {
            column.shape.is_numeric() && !column.shape.is_days() && !taken_out.contains(place) && may_count(column)
        };
        let values: Vec<(usize, Vec<Option<Decimal>>)> = columns
            .iter()
            .enumerate()
            .filter(|(place, column)| numeric(place, column))
            .map(|(place, column)| {
                let comma = marks.comma(place);
                (place, column.cells.iter().take(ROWS).map(|cell| super::numbers::value(cell, comma)).collect())
            })
            .take(COLUMNS)
            .collect();
        let meaning = |place: usize| columns.get(place).map(Column::meaning).unwrap_or_default();
        let mut relations = Self::default();
        for (left, ones) in &values {
            let whole = columns.get(*left).is_some_and(|column| column.shape.is_whole());
            for (right, others) in values.iter().filter(|(right, _)| right != left) {
                for (third, results) in values.iter().filter(|(third, _)| third != left && third != right) {
                    let rows =
                        || ones.iter().zip(others).zip(results).filter_map(|((one, other), result)| Some(((*one)?, (*other)?, (*result)?)));
                    let places = [*left, *right, *third];
                    if whole {
                        relations.products.extend(held(
                            places,
                            rows(),
                            |one, other| one.checked_mul(other),
                            |one| one.abs() > Decimal::ONE,
                        ));
                    }
                    if matches!(meaning(*right), "?discount" | "-a tax") {
                        relations.differences.extend(held(places, rows(), |one, other| one.checked_sub(other), |one| !one.is_zero()));
                    }
                }
            }
        }
        relations
    }

    /// The product that gives this column of a quantity that is accepted.
    pub(super) fn product_giving(&self, amount: usize, quantity: impl Fn(usize) -> bool) -> Option<&Relation> {
        self.products.iter().find(|relation| relation.places[2] == amount && quantity(relation.places[0]))
    }
}

/// Whether arithmetic can be expected of a column: its heading speaks of quantities or money, or is not known.
fn may_count(column: &Column<'_>) -> bool {
    let counted =
        ["quantity", "unit_price", "net_amount", "gross_amount", "list_amount", "book_cost", "agreed_price", "-an amount with tax"];
    let asked = ["?price", "?amount", "?gross", "?discount", "?special", "-a tax"];
    let meaning = column.meaning();
    let unknown = column.understood == Understood::Nothing && column.shape.eans * 2 < column.shape.filled;
    unknown || counted.contains(&meaning) || asked.contains(&meaning)
}

/// The relation, where nearly all rows hold it and some of them tell.
fn held(
    places: [usize; 3],
    rows: impl Iterator<Item = (Decimal, Decimal, Decimal)>,
    result: impl Fn(Decimal, Decimal) -> Option<Decimal>,
    tells: impl Fn(Decimal) -> bool,
) -> Option<Relation> {
    let (mut all, mut holds, mut telling) = (0, 0, 0);
    for (one, other, third) in rows {
        all += 1;
        // Half a cent a piece is lost where prices are rounded.
        let room = Decimal::new(5, 3).checked_mul(one.abs().max(Decimal::TWO)).unwrap_or(Decimal::ONE);
        let room = room.min(third.abs().checked_div(Decimal::TEN).unwrap_or(Decimal::ONE).max(Decimal::new(1, 2)));
        if result(one, other).is_some_and(|result| (result - third).abs() <= room) {
            holds += 1;
            telling += usize::from(tells(one) && !other.is_zero() && other.abs() > Decimal::new(5, 2) && !third.is_zero());
        } else if all >= 8 && holds * 2 < all {
            return None;
        }
    }
    (telling >= LEAST && holds * 100 >= all * 95).then_some(Relation { places, holds, rows: all })
}
