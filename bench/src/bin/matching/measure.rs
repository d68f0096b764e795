//! Precision and recall, counted.

use std::error::Error;
use std::path::Path;

use pos::matching::{Aliases, Candidate, Matcher, Outcome, Settings};

use crate::adventure;
use crate::truth::{self, Told, Truth};

/// Sets looked at while thresholds and points were chosen. All others are held out: only measured.
const DEVELOPMENT: [&str; 6] = ["adventure-1", "restaurants", "hospital", "shoppingmall", "televisionstation", "applicants"];

#[derive(Default)]
struct Counts {
    parties: u64,
    with_account: u64,
    right: u64,
    wrong: u64,
    review: u64,
    review_best: u64,
    review_shown: u64,
}

fn sets() -> Result<Vec<Truth>, Box<dyn Error>> {
    let mut sets = vec![adventure::set(1)?, adventure::set(2)?, truth::read(&truth::folder().join("restaurants"))?];
    let fetched = truth::folder().join("fetched");
    let mut folders: Vec<_> = match std::fs::read_dir(&fetched) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?,
        Err(_) => {
            eprintln!("the sets from packages are missing: run bench/matching.sh");
            Vec::new()
        }
    };
    folders.sort();
    for folder in folders {
        sets.push(truth::read(&folder)?);
    }
    Ok(sets)
}

/// Every set there is, development first.
pub fn all() -> Result<(), Box<dyn Error>> {
    let sets = sets()?;
    for (title, development) in [("development", true), ("held out", false)] {
        head(title);
        let mut sum = Counts::default();
        for set in sets.iter().filter(|set| DEVELOPMENT.contains(&set.name.as_str()) == development) {
            let counts = count(set, Settings::default());
            row(&set.name, &counts);
            sum.add(&counts);
        }
        row("all", &sum);
        println!();
    }
    Ok(())
}

/// The development sets at other upper thresholds.
pub fn thresholds() -> Result<(), Box<dyn Error>> {
    let sets = sets()?;
    for set in sets.iter().filter(|set| DEVELOPMENT.contains(&set.name.as_str())) {
        head(&set.name);
        for match_from in [700, 750, 800, 825, 850, 875, 900] {
            row(&match_from.to_string(), &count(set, Settings { match_from, clear_from: match_from.max(775), ..Settings::default() }));
        }
        println!();
    }
    Ok(())
}

/// Sets of somebody's own.
pub fn these(folders: &[&str]) -> Result<(), Box<dyn Error>> {
    head("sets");
    for folder in folders {
        let set = truth::read(Path::new(folder))?;
        row(&set.name, &count(&set, Settings::default()));
    }
    Ok(())
}

fn head(title: &str) {
    println!("| {title} | parties | known | precision | recall | F1 | reviewed | best of all candidates right | right one shown |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
}

fn row(name: &str, counts: &Counts) {
    let Counts { parties, with_account, right, wrong, review, review_best, review_shown } = counts;
    let precision = percent(*right, right + wrong);
    let recall = percent(*right, *with_account);
    let f1 = percent(2 * right, right + wrong + with_account);
    println!(
        "| {name} | {parties} | {with_account} | {precision} | {recall} | {f1} | {} | {} | {} |",
        percent(*review, *parties),
        percent(right + review_best, *with_account),
        percent(right + review_shown, *with_account),
    );
}

/// In hundredths of a percent point, with whole numbers.
fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    let tenths = (part * 1000 + whole / 2) / whole;
    format!("{}.{} %", tenths / 10, tenths % 10)
}

fn count(set: &Truth, settings: Settings) -> Counts {
    let matcher = Matcher::with_settings(set.accounts.clone(), settings);
    let mut counts = Counts::default();
    for told in &set.parties {
        counts.parties += 1;
        counts.with_account += u64::from(!told.means.is_empty());
        let is_right = |candidate: &Candidate| told.means.contains(&candidate.account);
        match matcher.find("", &told.party, &Aliases::default()) {
            Outcome::Matched(found) if is_right(&found) => counts.right += 1,
            Outcome::Matched(_) => counts.wrong += 1,
            Outcome::Review(candidates) => {
                counts.review += 1;
                counts.review_best += u64::from(candidates.first().is_some_and(is_right));
                counts.review_shown += u64::from(candidates.iter().any(is_right));
            }
            Outcome::Unknown(_) => {}
        }
    }
    counts
}

impl Counts {
    fn add(&mut self, other: &Counts) {
        self.parties += other.parties;
        self.with_account += other.with_account;
        self.right += other.right;
        self.wrong += other.wrong;
        self.review += other.review;
        self.review_best += other.review_best;
        self.review_shown += other.review_shown;
    }
}

/// Prints parties that were not matched rightly.
pub fn show(set: &Truth, many: usize) -> Result<(), Box<dyn Error>> {
    let matcher = Matcher::new(set.accounts.clone());
    let name = |id: &String| set.accounts.iter().find(|account| account.id == *id).map_or("", |account| account.name.as_str());
    let mut shown = 0;
    for Told { party, means } in &set.parties {
        let truth: Vec<&str> = means.iter().map(name).collect();
        let said = match matcher.find("", party, &Aliases::default()) {
            Outcome::Matched(found) if means.contains(&found.account) => continue,
            Outcome::Unknown(_) if means.is_empty() => continue,
            Outcome::Matched(found) => format!("WRONG {} {}", found.score, found.sentence()),
            Outcome::Review(list) => {
                list.iter().take(2).map(|one| format!("review {} {}", one.score, one.sentence())).collect::<Vec<_>>().join("\n    ")
            }
            Outcome::Unknown(_) => "unknown".to_owned(),
        };
        println!("{} | {} {} | truth {truth:?}\n    {said}", party.name, party.street, party.city);
        shown += 1;
        if shown == many {
            break;
        }
    }
    Ok(())
}
