//! What becomes of many values. Null values are passed over, as in SQL.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::model::Aggregate;
use crate::record::Value;

pub(super) fn aggregate<'a>(kind: Aggregate, values: impl IntoIterator<Item = Value<'a>>) -> Option<Decimal> {
    let values = values.into_iter().filter(|value| *value != Value::Null);
    match kind {
        Aggregate::Count => Some(values.count().into()),
        Aggregate::Distinct => Some(distinct(values.map(Value::into_plain).collect()).into()),
        _ => numbers(kind, values.filter_map(|value| value.number()).collect()),
    }
}

fn distinct(mut values: Vec<Cow<'_, str>>) -> usize {
    // Rows that follow each other often say the same.
    values.dedup();
    values.sort_unstable();
    values.dedup();
    values.len()
}

fn numbers(kind: Aggregate, mut numbers: Vec<Decimal>) -> Option<Decimal> {
    match kind {
        Aggregate::Min => numbers.into_iter().min(),
        Aggregate::Max => numbers.into_iter().max(),
        Aggregate::Latest => numbers.last().copied(),
        Aggregate::Average => sum(&numbers)?.checked_div(numbers.len().into()),
        Aggregate::Median => {
            numbers.sort_unstable();
            let middle = numbers.len() / 2;
            match numbers.len() % 2 {
                1 => numbers.get(middle).copied(),
                _ => numbers.get(middle.checked_sub(1)?)?.checked_add(*numbers.get(middle)?)?.checked_div(Decimal::TWO),
            }
        }
        _ => sum(&numbers),
    }
}

fn sum(numbers: &[Decimal]) -> Option<Decimal> {
    numbers.iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: Aggregate, numbers: &[i64]) -> Option<String> {
        let values = numbers.iter().map(|number| Value::Number(Decimal::from(*number)));
        aggregate(kind, values).map(|number| number.normalize().to_string())
    }

    #[test]
    fn many_values_become_one_and_none_is_said() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(of(Aggregate::Median, &[5, 1, 9]), some("5"));
        assert_eq!(of(Aggregate::Median, &[5, 1, 9, 6]), some("5.5"));
        assert_eq!(of(Aggregate::Average, &[1, 2]), some("1.5"));
        assert_eq!(of(Aggregate::Latest, &[3, 1, 2]), some("2"));
        assert_eq!(of(Aggregate::Distinct, &[3, 1, 3]), some("2"));
        for kind in [Aggregate::Median, Aggregate::Average, Aggregate::Latest, Aggregate::Min, Aggregate::Max] {
            assert_eq!(of(kind, &[]), None);
        }
        assert_eq!(of(Aggregate::Sum, &[]), some("0"));
        assert_eq!(of(Aggregate::Count, &[]), some("0"));
    }
}
