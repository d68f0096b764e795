//! One column per field and one field per column, so that all scores together are highest.

/// For each column the field it is given to. `scores` has a row per field with a score per column; a score of 0 is never used.
///
/// The method of Kuhn and Munkres with potentials: each field in turn finds the cheapest way to a column, moving those that stand in its way.
pub(super) fn best_total(scores: &[Vec<i64>], columns: usize) -> Vec<Option<usize>> {
    let fields = scores.len();
    // So many columns of no score at the end that a field may always stay without one.
    let width = columns + fields;
    let cost = |field: usize, column: usize| -scores.get(field - 1).and_then(|row| row.get(column - 1)).copied().unwrap_or(0);
    let mut field_price = vec![0_i64; fields + 1];
    let mut column_price = vec![0_i64; width + 1];
    let mut holder = vec![0_usize; width + 1];
    for field in 1..=fields {
        let mut from = vec![0_usize; width + 1];
        let mut least = vec![i64::MAX; width + 1];
        let mut used = vec![false; width + 1];
        let mut at = 0;
        set(&mut holder, 0, field);
        loop {
            set(&mut used, at, true);
            let here = get(&holder, at);
            let (mut delta, mut next) = (i64::MAX, 0);
            for column in 1..=width {
                if get(&used, column) {
                    continue;
                }
                let reduced = cost(here, column) - get(&field_price, here) - get(&column_price, column);
                if reduced < get(&least, column) {
                    set(&mut least, column, reduced);
                    set(&mut from, column, at);
                }
                if get(&least, column) < delta {
                    (delta, next) = (get(&least, column), column);
                }
            }
            for column in 0..=width {
                if get(&used, column) {
                    let held = get(&holder, column);
                    change(&mut field_price, held, |price| price + delta);
                    change(&mut column_price, column, |price| price - delta);
                } else {
                    change(&mut least, column, |price| price.saturating_sub(delta));
                }
            }
            at = next;
            if get(&holder, at) == 0 {
                break;
            }
        }
        while at != 0 {
            let before = get(&from, at);
            let moved = get(&holder, before);
            set(&mut holder, at, moved);
            at = before;
        }
    }
    (1..=columns)
        .map(|column| {
            let field = get(&holder, column).checked_sub(1)?;
            (scores.get(field)?.get(column - 1).copied().unwrap_or(0) > 0).then_some(field)
        })
        .collect()
}

fn get<T: Copy + Default>(list: &[T], place: usize) -> T {
    list.get(place).copied().unwrap_or_default()
}

fn set<T>(list: &mut [T], place: usize, value: T) {
    if let Some(slot) = list.get_mut(place) {
        *slot = value;
    }
}

fn change(list: &mut [i64], place: usize, by: impl Fn(i64) -> i64) {
    if let Some(slot) = list.get_mut(place) {
        *slot = by(*slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_total_wins_over_the_best_single_score() {
        // Each field for itself would take the first column; together they do better.
        assert_eq!(best_total(&[vec![10, 9], vec![8, 1]], 2), [Some(1), Some(0)]);
    }

    #[test]
    fn what_has_no_score_stays_alone() {
        assert_eq!(best_total(&[vec![0, 5, 0]], 3), [None, Some(0), None]);
        assert_eq!(best_total(&[vec![7], vec![9], vec![0]], 1), [Some(1)]);
        assert_eq!(best_total(&[], 2), [None, None]);
    }

    #[test]
    fn every_small_table_is_solved_as_by_trying_all() {
        let mut seed = 7_u64;
        for _ in 0..200 {
            let mut scores = vec![vec![0_i64; 4]; 3];
            for score in scores.iter_mut().flatten() {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                *score = i64::try_from((seed >> 40) % 10).unwrap();
            }
            let total: i64 =
                best_total(&scores, 4).iter().enumerate().filter_map(|(column, field)| field.map(|field| scores[field][column])).sum();
            let mut best = 0;
            for a in 0..4 {
                for b in (0..4).filter(|b| *b != a) {
                    for c in (0..4).filter(|c| *c != a && *c != b) {
                        best = best.max(scores[0][a] + scores[1][b] + scores[2][c]);
                    }
                }
            }
            assert_eq!(total, best, "{scores:?}");
        }
    }
}
