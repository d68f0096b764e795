//! What holds for every account: proved on the resellers of Adventure Works.

use std::collections::BTreeMap;
use std::path::Path;

use pos::matching::{Account, Aliases, Matcher, Outcome, Party, Remembered, normalised_name};

/// Every reseller, with its address.
fn resellers() -> Vec<Account> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/adventureworks/resellers.csv");
    let mut reader = csv::Reader::from_path(file).unwrap();
    let account = |row: csv::StringRecord| Account {
        id: row[1].into(),
        name: row[2].into(),
        street: row[11].into(),
        city: row[13].into(),
        postcode: row[16].into(),
        country: row[17].into(),
        ..Account::default()
    };
    reader.records().map(|row| account(row.unwrap())).collect()
}

fn itself(account: &Account) -> Party {
    Party {
        name: account.name.clone(),
        street: account.street.clone(),
        city: account.city.clone(),
        postcode: account.postcode.clone(),
        country: account.country.clone(),
        ..Party::default()
    }
}

fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Matched(found) => format!("= {}", found.account),
        Outcome::Review(list) => format!("? {}", list.first().map_or("", |one| &one.account)),
        Outcome::Unknown(_) => "-".to_owned(),
    }
}

#[test]
fn an_account_finds_itself_by_name_and_address() {
    let accounts = resellers();
    let matcher = Matcher::new(accounts.clone());
    for account in accounts.iter().step_by(2) {
        assert_eq!(told(&matcher.find("", &itself(account), &Aliases::default())), format!("= {}", account.id), "{}", account.name);
    }
}

#[test]
fn by_name_alone_an_account_finds_itself_unless_another_has_the_same_name() {
    let accounts = resellers();
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    for account in &accounts {
        *names.entry(normalised_name(&account.name)).or_default() += 1;
    }
    let matcher = Matcher::new(accounts.clone());
    for account in accounts.iter().filter(|account| names[&normalised_name(&account.name)] == 1).step_by(3) {
        let outcome = matcher.find("", &Party { name: account.name.clone(), ..Party::default() }, &Aliases::default());
        assert_eq!(told(&outcome), format!("= {}", account.id), "{}", account.name);
    }
}

#[test]
fn case_and_accents_do_not_change_the_outcome_and_a_legal_form_does_not_change_the_account() {
    let accounts = resellers();
    let matcher = Matcher::new(accounts.clone());
    for account in accounts.iter().step_by(13) {
        let asked = itself(account);
        let outcome = told(&matcher.find("", &asked, &Aliases::default()));
        let accented = asked.name.replace('e', "é").replace('O', "Ö").replace('a', "á");
        for name in [
            asked.name.to_uppercase(),
            asked.name.to_lowercase(),
            accented,
            format!("{} GmbH", asked.name),
            format!("{}, Inc.", asked.name),
        ] {
            let other = Party { name: name.clone(), ..asked.clone() };
            assert_eq!(told(&matcher.find("", &other, &Aliases::default())), outcome, "`{name}`");
        }
    }
}

#[test]
fn a_normalised_name_is_normalised_already() {
    for account in resellers() {
        let once = normalised_name(&account.name);
        assert_eq!(normalised_name(&once), once, "{}", account.name);
    }
}

#[test]
fn the_order_of_accounts_and_a_second_run_change_nothing() {
    let accounts = resellers();
    let turned: Vec<Account> = accounts.iter().rev().cloned().collect();
    let matchers = [Matcher::new(accounts.clone()), Matcher::new(accounts.clone()), Matcher::new(turned)];
    for account in accounts.iter().step_by(9) {
        let asked = Party { name: format!("{} Center", account.name), city: account.city.clone(), ..Party::default() };
        let outcomes = matchers.each_ref().map(|matcher| matcher.find("", &asked, &Aliases::default()));
        assert_eq!(outcomes[0], outcomes[1]);
        assert_eq!(told(&outcomes[0]), told(&outcomes[2]), "{}", account.name);
    }
}

#[test]
fn an_alias_wins_over_every_score() {
    let accounts = resellers();
    let matcher = Matcher::new(accounts.clone());
    let mut aliases = Aliases::default();
    let pairs: Vec<(&Account, &Account)> = accounts.iter().zip(accounts.iter().skip(1)).step_by(9).collect();
    for (one, other) in &pairs {
        aliases.remember("R", &itself(one), Remembered::Account(other.id.clone()));
    }
    for (one, other) in pairs {
        assert_eq!(told(&matcher.find("R", &itself(one), &aliases)), format!("= {}", other.id));
        assert_eq!(told(&matcher.find("S", &itself(one), &aliases)), format!("= {}", one.id));
    }
}

#[test]
fn one_slip_in_a_long_name_is_never_taken_for_somebody_else() {
    let accounts = resellers();
    let matcher = Matcher::new(accounts.clone());
    let mut found = 0;
    let mut asked = 0;
    for account in accounts.iter().filter(|account| account.name.chars().count() > 14).step_by(4) {
        let mut letters: Vec<char> = account.name.chars().collect();
        letters.swap(6, 7);
        let party = Party { name: letters.iter().collect(), ..itself(account) };
        let outcome = told(&matcher.find("", &party, &Aliases::default()));
        assert!(outcome == "-" || outcome.ends_with(&account.id), "{} {outcome}", party.name);
        asked += 1;
        found += usize::from(outcome.starts_with('='));
    }
    assert!(found * 100 >= asked * 97, "{found} of {asked}");
}
