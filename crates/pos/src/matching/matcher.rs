//! Finds the account of a party, or says who has to look.

use std::collections::HashMap;

use super::alias::{self, Aliases};
use super::compare::Alike;
use super::evidence::{self, Evidence, Known};
use super::index::Index;
use super::party::{Account, Comparable, Party};
use super::reason::{Agreement, Kind, Reason, sentence};
use super::settings::Settings;
use super::vocabulary::Vocabulary;

/// All accounts, ready to be found.
#[derive(Debug)]
pub struct Matcher {
    accounts: Vec<Account>,
    comparables: Vec<Comparable>,
    /// Of each account, of each of its names, of each word.
    weights: Vec<Vec<Vec<i64>>>,
    by_id: HashMap<String, usize>,
    vocabulary: Vocabulary,
    index: Index,
    settings: Settings,
}

/// An account that a party may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The account's id.
    pub account: String,
    /// How sure it is, 0 to 1000.
    pub score: i64,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What became of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is this account.
    Matched(Candidate),
    /// A clerk decides between these, the best first.
    Review(Vec<Candidate>),
    /// It is nobody we know, or nobody we can tell. The reasons are empty unless a clerk decided so before.
    Unknown(Vec<Reason>),
}

/// A candidate while it is decided on.
struct Found {
    candidate: Candidate,
    /// Something rules out a match without a clerk.
    clerk_only: bool,
    alike: Alike,
}

impl Candidate {
    /// The reasons in one line.
    pub fn sentence(&self) -> String {
        sentence(&self.reasons)
    }
}

impl Matcher {
    /// Makes the accounts ready to be found, with the default settings. Of two accounts with one id the first is found by it.
    pub fn new(accounts: Vec<Account>) -> Self {
        Self::with_settings(accounts, Settings::default())
    }

    /// As [`Matcher::new`], with settings of one's own.
    pub fn with_settings(accounts: Vec<Account>, settings: Settings) -> Self {
        let comparables: Vec<Comparable> = accounts.iter().map(Account::comparable).collect();
        let vocabulary = Vocabulary::new(&comparables);
        let weights = comparables.iter().map(|account| weights(account, &vocabulary)).collect();
        let index = Index::new(&comparables);
        let mut by_id = HashMap::new();
        for (at, account) in accounts.iter().enumerate().filter(|(_, account)| !account.id.is_empty()) {
            by_id.entry(account.id.clone()).or_insert(at);
        }
        Self { accounts, comparables, weights, by_id, vocabulary, index, settings }
    }

    /// The accounts, in the order in which they came.
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    /// Finds who a reporter means.
    ///
    /// First what a clerk decided, then the vendor's own id, then everything the party says. Matched is only who reaches the upper threshold and leads
    /// the next account (or nearly reaches it and leads by far), and is not contradicted by a tax number or by a number in the name.
    pub fn find(&self, reporter: &str, party: &Party, aliases: &Aliases) -> Outcome {
        let key = alias::party_key(party);
        if let Some(outcome) = self.remembered(aliases.meaning(reporter, &key), party) {
            return outcome;
        }
        let never = |account: &str| aliases.is_never(reporter, &key, account);
        let id = party.id.trim();
        if let Some(account) = self.by_id.get(id).and_then(|at| self.accounts.get(*at)).filter(|account| !never(&account.id)) {
            return Outcome::Matched(certain(account, Kind::Id, &account.id, id));
        }
        let mut found = self.compare(party);
        found.retain(|found| !never(&found.candidate.account));
        self.decide(found)
    }

    fn remembered(&self, meaning: Option<Option<&str>>, party: &Party) -> Option<Outcome> {
        match meaning? {
            // An account that was closed since is not found by what was decided about it.
            Some(id) => {
                let account = self.accounts.get(*self.by_id.get(id)?)?;
                Some(Outcome::Matched(certain(account, Kind::Remembered, &account.name, &party.name)))
            }
            None => Some(Outcome::Unknown(vec![Reason {
                kind: Kind::Remembered,
                agreement: Agreement::Differs,
                ours: String::new(),
                theirs: party.name.clone(),
                points: 0,
            }])),
        }
    }

    /// Every candidate from the lower threshold up, best first.
    fn compare(&self, party: &Party) -> Vec<Found> {
        let comparable = party.comparable();
        let words = weights(&comparable, &self.vocabulary);
        let asked = Known { raw: party, comparable: &comparable, weights: &words };
        let mut found = Vec::new();
        for at in self.index.candidates(&comparable, self.settings.candidates) {
            let Some((raw, known)) = usize::try_from(at).ok().and_then(|at| Some((self.accounts.get(at)?, self.known(at)?))) else {
                continue;
            };
            let Evidence { score, reasons, clerk_only, alike } = evidence::weigh(&asked, &known, &self.vocabulary, &self.settings);
            if score >= self.settings.review_from {
                found.push(Found { candidate: Candidate { account: raw.id.clone(), score, reasons }, clerk_only, alike });
            }
        }
        found.sort_by(|one, other| {
            let by_score = other.candidate.score.cmp(&one.candidate.score);
            by_score.then(other.alike.exact.cmp(&one.alike.exact)).then_with(|| one.candidate.account.cmp(&other.candidate.account))
        });
        found
    }

    fn known(&self, at: usize) -> Option<Known<'_, Account>> {
        Some(Known { raw: self.accounts.get(at)?, comparable: self.comparables.get(at)?, weights: self.weights.get(at)? })
    }

    fn decide(&self, found: Vec<Found>) -> Outcome {
        let Some(best) = found.first() else { return Outcome::Unknown(Vec::new()) };
        let score = best.candidate.score;
        let lead = score - found.get(1).map_or(0, |next| next.candidate.score);
        let Settings { match_from, clear_from, clear_lead, .. } = self.settings;
        let enough = score >= match_from || best.alike.telling && score >= clear_from && lead >= clear_lead;
        let near = found.iter().skip(1).take_while(|next| score - next.candidate.score < self.settings.lead);
        // Who is written word by word as the party wrote it stands before those that only mean the same words.
        let rival = near.into_iter().find(|next| !best.alike.exact || next.alike.same_words && !next.alike.other_form);
        if enough && rival.is_none() && !best.clerk_only {
            return Outcome::Matched(best.candidate.clone());
        }
        let rival = rival.filter(|_| enough).map(|next| next.candidate.account.clone());
        let mut shown: Vec<Candidate> = found.into_iter().take(self.settings.shown).map(|found| found.candidate).collect();
        if let (Some(best), Some(rival)) = (shown.first_mut(), rival) {
            best.reasons.push(Reason { kind: Kind::Rival, agreement: Agreement::Alike, ours: rival, theirs: String::new(), points: 0 });
        }
        Outcome::Review(shown)
    }
}

fn weights(who: &Comparable, vocabulary: &Vocabulary) -> Vec<Vec<i64>> {
    who.names.iter().map(|name| vocabulary.weights(name)).collect()
}

fn certain(account: &Account, kind: Kind, ours: &str, theirs: &str) -> Candidate {
    let reason = Reason { kind, agreement: Agreement::Same, ours: ours.to_owned(), theirs: theirs.to_owned(), points: 1000 };
    Candidate { account: account.id.clone(), score: 1000, reasons: vec![reason] }
}
