//! Who sells what to whom, and how much of it.

use jiff::civil::Date;

use super::chance;
use super::month::Month;

/// What is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Lines in all.
    pub lines: u64,
    /// Partners: `P00001`, `P00002`, ..
    pub partners: u32,
    /// Reporters; each partner belongs to one.
    pub reporters: u32,
    /// Products.
    pub products: u32,
    /// End customers.
    pub customers: u32,
    /// Years of sales.
    pub years: u32,
    /// The last day of sales: the last day of its month.
    pub until: Date,
    /// How unequal partners are, in percent: 0 for all alike, 100 where the second sells half of what the first does, the third a third.
    pub skew: u32,
    /// Of a hundred lines so many are returns.
    pub returns: u32,
    /// The currencies of the reporters, one after the other.
    pub currencies: Vec<String>,
    /// Another number gives other lines.
    pub seed: u64,
}

impl Default for Made {
    fn default() -> Self {
        Self {
            lines: 100_000,
            partners: 1_000,
            reporters: 10,
            products: 2_000,
            customers: 20_000,
            years: 3,
            until: jiff::civil::date(2025, 12, 31),
            skew: 5,
            returns: 2,
            currencies: vec!["EUR".into()],
            seed: 1,
        }
    }
}

impl Made {
    /// The partners as records: id, name, country and the day they joined.
    pub fn partner_records(&self) -> impl Iterator<Item = [String; 4]> + '_ {
        let first = self.until.saturating_sub(jiff::Span::new().years(i64::from(self.years.min(50))));
        (1..=u64::from(self.partners)).map(move |number| {
            let word = chance::at(self.seed, [7, number, 0]);
            let of = |several: &[&str]| {
                usize::try_from(word >> 33).ok().and_then(|word| several.get(word % several.len())).map_or("", |one| *one).to_owned()
            };
            let days = i64::try_from(word % 2_000).unwrap_or(0);
            let joined = first.saturating_sub(jiff::Span::new().days(days));
            [format!("P{number:05}"), format!("Partner {number}"), of(&["DE", "NL", "FR", "GB", "BE", "AT", "US"]), joined.to_string()]
        })
    }
}

/// How a year goes: so much of it in each month; quarters end well.
const SEASON: [u64; 12] = [70, 75, 105, 80, 85, 115, 75, 70, 110, 95, 110, 150];

/// Partners with what each sells.
pub struct Market {
    pub(super) made: Made,
    /// Their ids, in order.
    pub(super) partners: Vec<String>,
    /// How many lines each has in all.
    lines: Vec<u64>,
    /// The first days of the months.
    months: Vec<Date>,
}

impl Market {
    /// A market for what is to be made.
    #[must_use]
    pub fn new(made: &Made) -> Self {
        let count = u64::from(made.partners.max(1));
        let partners = (1..=count).map(|number| format!("P{number:05}")).collect();
        // The largest first; who is how large has nothing to do with the id.
        let weight = |place: u64| 1_000_000_000_000 / (100 + u64::from(made.skew) * place);
        let mut order: Vec<u64> = (0..count).collect();
        order.sort_unstable_by_key(|place| chance::at(made.seed, [1, *place, 0]));
        let mut weights = vec![0u64; order.len()];
        for (place, partner) in (0u64..).zip(&order) {
            if let Some(slot) = usize::try_from(*partner).ok().and_then(|partner| weights.get_mut(partner)) {
                *slot = weight(place);
            }
        }
        let first = made.until.first_of_month();
        let back = |months: u32| first.saturating_sub(jiff::Span::new().months(i64::from(months)));
        let months = (0..12 * made.years.max(1)).rev().map(back).collect();
        Self { made: made.clone(), partners, lines: shared(made.lines, &weights), months }
    }

    /// The same market with partners of other ids, in one month.
    pub(super) fn of(mut self, partners: Vec<String>, day: Date) -> Self {
        self.partners = partners;
        self.months = vec![day];
        self
    }

    /// The months of every reporter, the earliest first.
    pub(super) fn months(&self) -> Vec<Month<'_>> {
        let reporters = self.made.reporters.clamp(1, self.made.partners.max(1));
        let seasons: Vec<u64> = self.months.iter().map(|month| season(*month)).collect();
        let by_partner: Vec<Vec<u64>> = self.lines.iter().map(|lines| shared(*lines, &seasons)).collect();
        let mut months = vec![];
        for (place, from) in self.months.iter().enumerate() {
            for reporter in 0..reporters {
                // Neighbours share a reporter, so that what one reports lies together.
                let of = |partner: usize| partner as u64 * u64::from(reporters) / self.partners.len() as u64 == u64::from(reporter);
                let lines: Vec<(usize, u64)> = by_partner
                    .iter()
                    .enumerate()
                    .filter(|(partner, _)| of(*partner))
                    .filter_map(|(partner, months)| months.get(place).filter(|lines| **lines > 0).map(|lines| (partner, *lines)))
                    .collect();
                if !lines.is_empty() {
                    months.push(Month::new(self, reporter, *from, from.last_of_month(), lines));
                }
            }
        }
        months
    }

    /// A report of one day.
    pub(super) fn one_day(&self, reporter: &str, day: Date) -> Month<'_> {
        let lines = self.lines.iter().copied().enumerate().collect();
        let mut month = Month::new(self, 0, day, day, lines);
        month.reporter = reporter.into();
        month
    }
}

fn season(month: Date) -> u64 {
    usize::try_from(month.month() - 1).ok().and_then(|month| SEASON.get(month)).copied().unwrap_or(100)
}

/// A number in parts of these weights: whole numbers that add up to it.
fn shared(all: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let mut so_far = 0u128;
    let mut given = 0u64;
    let part = |weight: &u64| {
        so_far += u128::from(*weight);
        let until = u64::try_from(u128::from(all) * so_far / sum.max(1)).unwrap_or(all);
        let part = until - given;
        given = until;
        part
    };
    weights.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_to_the_whole() {
        assert_eq!(shared(10, &[1, 1, 1]), [3, 3, 4]);
        assert_eq!(shared(0, &[5, 5]), [0, 0]);
        assert_eq!(shared(7, &[0, 1]), [0, 7]);
        let market = Market::new(&Made { lines: 12_345, partners: 77, skew: 100, ..Made::default() });
        assert_eq!(market.lines.iter().sum::<u64>(), 12_345);
        let largest = market.lines.iter().max().unwrap();
        let second = market.lines.iter().filter(|lines| *lines < largest).max().unwrap();
        assert!((largest / 2 - 2..=largest / 2 + 2).contains(second), "{largest} {second}");
        assert_eq!(market.months().iter().map(|month| month.lines).sum::<u64>(), 12_345);
    }
}
