//! Thresholds and points, each with its meaning. The defaults are meant for any list of accounts; whoever changes them measures before and after.

/// What decides between matched, reviewed and unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// From this score a party is matched without a clerk, if nothing speaks against it.
    pub match_from: i64,
    /// From this score a clerk reviews; below, the party is unknown.
    pub review_from: i64,
    /// By so much the best candidate must lead the next to be matched.
    pub lead: i64,
    /// A party whose telling words all have their counterpart is matched from this lower score, ..
    pub clear_from: i64,
    /// .. if the best candidate leads the next by so much, or there is no other.
    pub clear_lead: i64,
    /// Accounts that are compared in full for one party. More finds a few more, and takes longer.
    pub candidates: usize,
    /// Candidates that a clerk is shown.
    pub shown: usize,
    /// What agreement and disagreement count.
    pub points: Points,
}

/// What agreement and disagreement count.
///
/// A name gives 0 to 1000 points by itself. Each thing that agrees then closes a share of what is missing to 1000, in thousandths; each thing that
/// contradicts takes points away. So agreement never sums to more than certainty, and a contradiction is felt however good the name is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    /// How much of the weight of a word counts against, in hundredths, when only one of two names has it.
    pub one_sided_word: i64,
    /// Below this the names are of two different parties, and an equal address closes only half of its share.
    pub another_name: i64,
    /// Share closed by the same street and number.
    pub same_street_and_number: i64,
    /// Share closed by the same street where a number is missing or differs.
    pub same_street: i64,
    /// Share closed by the same post code.
    pub same_postcode: i64,
    /// Share closed by the same city.
    pub same_city: i64,
    /// Share closed by the same domain of its own.
    pub same_domain: i64,
    /// Share closed by the same tax or registry number.
    pub same_tax_id: i64,
    /// Taken away for another country.
    pub other_country: i64,
    /// Taken away for another city, or for another post code where a city is missing.
    pub other_city: i64,
    /// Taken away for another street in the same city.
    pub other_street: i64,
    /// Taken away for another number in the same street.
    pub other_number_in_street: i64,
    /// Taken away for another legal form.
    pub other_legal_form: i64,
    /// Taken away for another number in the name ("Depot 4" and "Depot 5").
    pub other_number_in_name: i64,
    /// Taken away for another domain.
    pub other_domain: i64,
    /// Taken away for another tax number; it also rules out a match without a clerk.
    pub other_tax_id: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            match_from: 850,
            review_from: 550,
            lead: 50,
            clear_from: 775,
            clear_lead: 200,
            candidates: 40,
            shown: 5,
            points: Points::default(),
        }
    }
}

impl Default for Points {
    fn default() -> Self {
        Self {
            one_sided_word: 40,
            another_name: 400,
            same_street_and_number: 650,
            same_street: 250,
            same_postcode: 300,
            same_city: 120,
            same_domain: 700,
            same_tax_id: 950,
            other_country: 300,
            other_city: 200,
            other_street: 80,
            other_number_in_street: 40,
            other_legal_form: 30,
            other_number_in_name: 400,
            other_domain: 40,
            other_tax_id: 300,
        }
    }
}
