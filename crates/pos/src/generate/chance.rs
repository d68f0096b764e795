//! Chance that comes again: a number for each place, whoever asks and in whatever order.

/// The number of a place (the finaliser of SplitMix64 over each part in turn).
pub(super) fn at(seed: u64, place: [u64; 3]) -> u64 {
    place.into_iter().fold(mixed(seed ^ 0x6a09_e667_f3bc_c908), |word, part| mixed(word ^ part.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
}

fn mixed(word: u64) -> u64 {
    let word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

/// Numbers of one place, one after the other.
pub(super) struct Chance(u64);

impl Chance {
    pub fn at(seed: u64, place: [u64; 3]) -> Self {
        Self(at(seed, place))
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = mixed(self.0);
        // The high half: as good as any, and without a division.
        u64::try_from((u128::from(self.0) * u128::from(end)) >> 64).unwrap_or(0)
    }

    /// A number below `end`, the small ones more often.
    pub fn low(&mut self, end: u64) -> u64 {
        self.below(end).min(self.below(end))
    }
}
