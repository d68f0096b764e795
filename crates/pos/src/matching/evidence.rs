//! One party against one account: everything both say, weighed, with a reason for each.

use super::compare::{self, Alike, Setting, Weighed};
use super::identity::Number;
use super::party::{Account, Comparable, Party};
use super::place::{Part, Places};
use super::reason::{Agreement, Kind, Reason};
use super::settings::Settings;
use super::vocabulary::Vocabulary;

/// An account or a party with what its words weigh.
#[derive(Debug)]
pub(super) struct Known<'a, Raw> {
    pub(super) raw: &'a Raw,
    pub(super) comparable: &'a Comparable,
    /// Of each name, of each word.
    pub(super) weights: &'a [Vec<i64>],
}

/// How a party and an account compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) score: i64,
    pub(super) reasons: Vec<Reason>,
    /// Something rules out a match without a clerk.
    pub(super) clerk_only: bool,
    pub(super) alike: Alike,
}

/// Compares a party with an account.
pub(super) fn weigh(party: &Known<'_, Party>, account: &Known<'_, Account>, vocabulary: &Vocabulary, settings: &Settings) -> Evidence {
    let points = &settings.points;
    let (alike, ours) = best_name(party, account, vocabulary, points.one_sided_word);
    let mut evidence = Evidence { score: 0, reasons: Vec::new(), clerk_only: false, alike };
    if !party.comparable.names.is_empty() {
        evidence.name(alike, ours, &party.raw.name);
    }
    let name = alike.score;
    let places = Places::new(&party.comparable.address, &account.comparable.address);
    let shared_number = number(&party.comparable.numbers, &account.comparable.numbers);
    let shared_domain = both(&party.comparable.domain, &account.comparable.domain);
    if shared_number == Some(true) {
        evidence.agree(Kind::TaxId, &account.raw.tax_id, &party.raw.tax_id, points.same_tax_id);
    }
    if shared_domain == Some(true) {
        evidence.agree(Kind::Domain, &account.raw.domain, &party.raw.domain, points.same_domain);
    }
    evidence.places_agree(places, party.raw, account.raw, settings, name);
    evidence.places_differ(places, party.raw, account.raw, settings);
    if shared_domain == Some(false) {
        evidence.differ(Kind::Domain, &account.raw.domain, &party.raw.domain, points.other_domain);
    }
    if shared_number == Some(false) {
        evidence.differ(Kind::TaxId, &account.raw.tax_id, &party.raw.tax_id, points.other_tax_id);
        evidence.clerk_only = true;
    }
    if alike.other_form && shared_number != Some(true) {
        evidence.differ(Kind::LegalForm, ours, &party.raw.name, points.other_legal_form);
    }
    if alike.other_number {
        evidence.differ(Kind::NumberInName, ours, &party.raw.name, points.other_number_in_name);
        evidence.clerk_only = true;
    }
    evidence.score = evidence.score.clamp(0, 1000);
    evidence
}

/// The best of all pairs of names, and the account's name it is.
fn best_name<'a>(party: &Known<'_, Party>, account: &Known<'a, Account>, vocabulary: &Vocabulary, one_sided: i64) -> (Alike, &'a str) {
    let cities = party.comparable.address.city.iter().chain(&account.comparable.address.city);
    let places: Vec<&str> = cities.map(String::as_str).collect();
    let setting = Setting { vocabulary, places: &places, one_sided };
    let mut best = (Alike::default(), account.raw.name.as_str());
    for (name, weights) in party.comparable.names.iter().zip(party.weights) {
        for (at, (other, others)) in account.comparable.names.iter().zip(account.weights).enumerate() {
            let alike = compare::compare(&Weighed { name, weights }, &Weighed { name: other, weights: others }, setting);
            if alike.score > best.0.score {
                let spelled = at.checked_sub(1).and_then(|at| account.raw.other_names.get(at));
                best = (alike, spelled.map_or(account.raw.name.as_str(), String::as_str));
            }
        }
    }
    best
}

fn both(ours: &str, theirs: &str) -> Option<bool> {
    (!ours.is_empty() && !theirs.is_empty()).then_some(ours == theirs)
}

/// Whether any two numbers agree; if none does, whether some contradict.
fn number(ours: &[Number], theirs: &[Number]) -> Option<bool> {
    let answers: Vec<bool> = ours.iter().flat_map(|one| theirs.iter().filter_map(|other| one.agrees(other))).collect();
    (!answers.is_empty()).then(|| answers.contains(&true))
}

impl Evidence {
    fn name(&mut self, alike: Alike, ours: &str, theirs: &str) {
        let agreement = match alike.score {
            950.. => Agreement::Same,
            500.. => Agreement::Alike,
            _ => Agreement::Differs,
        };
        self.score = alike.score;
        self.add(Kind::Name, agreement, ours, theirs, alike.score);
    }

    fn places_agree(&mut self, places: Places, party: &Party, account: &Account, settings: &Settings, name: i64) {
        let points = &settings.points;
        // Two names at one address are two parties of one house, or one that changed its name.
        let part = |share: i64| if name < points.another_name { share / 2 } else { share };
        if places.street == Part::Same && places.country != Part::Differs {
            let share = if places.number == Part::Same { points.same_street_and_number } else { points.same_street };
            self.agree(Kind::Street, &account.street, &party.street, part(share));
        }
        if places.postcode == Part::Same && places.country != Part::Differs {
            self.agree(Kind::Postcode, &account.postcode, &party.postcode, part(points.same_postcode));
        }
        if places.city == Part::Same {
            self.agree(Kind::City, &account.city, &party.city, part(points.same_city));
        }
    }

    fn places_differ(&mut self, places: Places, party: &Party, account: &Account, settings: &Settings) {
        let points = &settings.points;
        let one_house = places.street == Part::Same && places.number == Part::Same;
        if places.country == Part::Differs {
            self.differ(Kind::Country, &account.country, &party.country, points.other_country);
        }
        // A suburb goes by its own name or by the city's: with the same house, or the same post code, it is the same place.
        if places.city == Part::Differs && places.postcode != Part::Same && !one_house {
            self.differ(Kind::City, &account.city, &party.city, points.other_city);
        } else if places.postcode == Part::Differs && places.city == Part::Open && !one_house {
            self.differ(Kind::Postcode, &account.postcode, &party.postcode, points.other_city);
        }
        if places.street == Part::Differs {
            self.differ(Kind::Street, &account.street, &party.street, points.other_street);
        } else if places.street == Part::Same && places.number == Part::Differs {
            self.differ(Kind::Street, &account.street, &party.street, points.other_number_in_street);
        }
    }

    /// Closes a share, in thousandths, of what is missing to certainty.
    fn agree(&mut self, kind: Kind, ours: &str, theirs: &str, share: i64) {
        let points = (1000 - self.score).max(0) * share / 1000;
        self.score += points;
        self.add(kind, Agreement::Same, ours, theirs, points);
    }

    fn differ(&mut self, kind: Kind, ours: &str, theirs: &str, points: i64) {
        let points = points.min(self.score);
        self.score -= points;
        self.add(kind, Agreement::Differs, ours, theirs, -points);
    }

    fn add(&mut self, kind: Kind, agreement: Agreement, ours: &str, theirs: &str, points: i64) {
        self.reasons.push(Reason { kind, agreement, ours: ours.to_owned(), theirs: theirs.to_owned(), points });
    }
}
