//! People matched to slots: as many slots filled as can be, nobody counted twice where one person fills one slot.

use crate::measure::Person;

/// How far a slot is filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotFill {
    /// How many people it needs.
    pub need: usize,
    /// Who fills it.
    pub people: Vec<Person>,
    /// Who would fit, and fills another slot.
    pub elsewhere: Vec<Person>,
}

impl SlotFill {
    /// How many people are missing.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.need.saturating_sub(self.people.len())
    }
}

/// Fills slots with the candidates of each; with `one_slot`, nobody fills two, and as many places as possible are filled (a largest matching, by
/// augmenting paths; ties go to the earlier slot and the smaller id).
#[must_use]
pub fn fill(candidates: &[Vec<Person>], needs: &[usize], one_slot: bool) -> Vec<SlotFill> {
    if !one_slot {
        let fills = candidates.iter().zip(needs);
        return fills.map(|(people, need)| SlotFill { need: *need, people: people.clone(), elsewhere: vec![] }).collect();
    }
    let mut everybody: Vec<&Person> = candidates.iter().flatten().collect();
    everybody.sort_unstable();
    everybody.dedup();
    let fits: Vec<Vec<usize>> =
        candidates.iter().map(|people| people.iter().filter_map(|person| everybody.binary_search(&person).ok()).collect()).collect();
    let mut place_of: Vec<Option<usize>> = vec![None; everybody.len()];
    for (slot, need) in needs.iter().enumerate() {
        for _ in 0..*need {
            let mut visited = vec![false; everybody.len()];
            if !augment(slot, &fits, &mut place_of, &mut visited) {
                break;
            }
        }
    }
    let filled_by =
        |slot: usize| everybody.iter().zip(&place_of).filter(move |(_, place)| **place == Some(slot)).map(|(person, _)| (*person).clone());
    let elsewhere = |slot: usize| {
        let others = fits[slot].iter().filter(|person| place_of[**person].is_some_and(|place| place != slot));
        others.map(|person| everybody[*person].clone()).collect()
    };
    (0..needs.len()).map(|slot| SlotFill { need: needs[slot], people: filled_by(slot).collect(), elsewhere: elsewhere(slot) }).collect()
}

/// Finds one more person for a slot, moving others where that frees one.
fn augment(slot: usize, fits: &[Vec<usize>], place_of: &mut [Option<usize>], visited: &mut [bool]) -> bool {
    for person in &fits[slot] {
        if visited[*person] || place_of[*person] == Some(slot) {
            continue;
        }
        visited[*person] = true;
        let free = match place_of[*person] {
            None => true,
            Some(other) => augment(other, fits, place_of, visited),
        };
        if free {
            place_of[*person] = Some(slot);
            return true;
        }
    }
    false
}
