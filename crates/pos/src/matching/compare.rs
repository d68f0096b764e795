//! How alike two names are: word by word, whatever their order, each word by what it tells.
//!
//! A word that only one name has may have been left out or added ("Group", a city); two names that each have a word of their own contradict each
//! other ("Red Bike Shop", "Blue Bike Shop"). So what stands against what counts in full, and what stands against nothing counts in part.

use super::name::{Name, Word};
use super::typo;
use super::vocabulary::Vocabulary;

/// Words less alike than this are two words.
const SAME_WORD: i64 = 600;
/// A word against its short form or its plural.
const SHORT_FORM: i64 = 980;
/// An acronym against the words it stands for.
const ACRONYM: i64 = 820;
/// Words written together or apart.
const JOINED: i64 = 970;
/// The most that words around a contained name count, in hundredths of what it weighs.
const CONTAINED: i64 = 60;

/// A name and what its words tell.
#[derive(Debug, Clone)]
pub(super) struct Weighed<'a> {
    pub(super) name: &'a Name,
    pub(super) weights: &'a [i64],
}

/// How two names compare.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Alike {
    /// 0 to 1000.
    pub(super) score: i64,
    /// Both have numbers, and other ones.
    pub(super) other_number: bool,
    pub(super) other_form: bool,
    /// The same words, as they were written.
    pub(super) same_words: bool,
    /// The same words and the same legal form.
    pub(super) exact: bool,
    /// Every word that tells something found another; what is left over says little.
    pub(super) telling: bool,
}

/// What is needed besides the names.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    /// Words of where the two are: a name may or may not repeat them.
    pub(super) places: &'a [&'a str],
    /// Hundredths that a word counts which only one of the names has.
    pub(super) one_sided: i64,
}

struct Side<'a> {
    words: &'a [Word],
    weights: &'a [i64],
    taken: Vec<bool>,
}

/// The sums over words that found each other: what they weigh, and how much of that agrees.
#[derive(Default)]
struct Sums {
    full: i64,
    agreed: i64,
    /// Initials were taken for words; they may be another's.
    by_initials: bool,
}

/// Compares a party's name with an account's.
pub(super) fn compare(party: &Weighed<'_>, account: &Weighed<'_>, setting: Setting<'_>) -> Alike {
    let mut ours = Side::new(party);
    let mut theirs = Side::new(account);
    if ours.words.is_empty() || theirs.words.is_empty() {
        return Alike::default();
    }
    let mut sums = Sums::default();
    same_words(&mut ours, &mut theirs, &mut sums);
    if ours.is_left() && theirs.is_left() {
        similar_words(&mut ours, &mut theirs, &mut sums, setting.vocabulary);
        together(&mut ours, &mut theirs, &mut sums);
        together(&mut theirs, &mut ours, &mut sums);
        acronym(&mut ours, &mut theirs, &mut sums);
        acronym(&mut theirs, &mut ours, &mut sums);
        spaces_moved(&mut ours, &mut theirs, &mut sums);
    }
    let other_number = ours.left_number() && theirs.left_number();
    let (left, right) = (ours.left_over(setting.places), theirs.left_over(setting.places));
    let mut one_sided = (left.max(right) - left.min(right)) * setting.one_sided / 100;
    if left == 0 || right == 0 {
        // A whole name within a longer one stays similar, however much is added to it.
        one_sided = one_sided.min(sums.full * CONTAINED / 100);
    }
    let against = left.min(right) + one_sided;
    let score = 1000 * sums.agreed / (sums.full + against).max(1);
    let known = |forms: &[&str]| forms.iter().any(|form| *form != "co");
    let shared = party.name.forms.iter().any(|form| *form != "co" && account.name.forms.contains(form));
    let other_form = known(&party.name.forms) && known(&account.name.forms) && !shared;
    let telling = sums.full > 0 && !sums.by_initials && ours.left_says_little(setting.places) && theirs.left_says_little(setting.places);
    let exact = is_exact(&ours, &theirs) && party.name.forms == account.name.forms;
    Alike { score: score.clamp(0, 1000), other_number, other_form, telling, exact, same_words: is_exact(&ours, &theirs) }
}

fn same_words(ours: &mut Side<'_>, theirs: &mut Side<'_>, sums: &mut Sums) {
    for left in 0..ours.words.len() {
        let found = (0..theirs.words.len()).find(|right| theirs.is_free(*right) && ours.text(left) == theirs.text(*right));
        if let Some(right) = found {
            // A short form and the word, one and many: nearly the same.
            let alike = if ours.written(&[left]) == theirs.written(&[right]) { 1000 } else { SHORT_FORM };
            pair(ours, &[left], theirs, &[right], alike, sums);
        }
    }
    // A word said twice adds nothing: "Bar Bar Black Sheep".
    ours.take_repeats();
    theirs.take_repeats();
}

fn similar_words(ours: &mut Side<'_>, theirs: &mut Side<'_>, sums: &mut Sums, vocabulary: &Vocabulary) {
    let mut pairs = Vec::new();
    for left in ours.free() {
        for right in theirs.free() {
            let (Some(word), Some(other)) = (ours.words.get(left), theirs.words.get(right)) else { continue };
            if word.number || other.number {
                continue;
            }
            let written = typo::alike(&word.written, &other.written);
            let mut alike = typo::alike_or_sounding((&word.text, &word.sound), (&other.text, &other.sound)).max(written);
            let cut = word.text.starts_with(&other.text) || other.text.starts_with(&word.text);
            // Two words that both stand in names of ours are two words, not a slip.
            if !cut && word.sound != other.sound && vocabulary.knows(word) && vocabulary.knows(other) {
                alike -= 250;
            }
            if alike >= SAME_WORD {
                pairs.push((alike, left, right));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)).then(one.2.cmp(&other.2)));
    for (alike, left, right) in pairs {
        if ours.is_free(left) && theirs.is_free(right) {
            // A slip makes a word look rare; it tells no more than the word that was meant.
            let weight = ours.take(&[left]).min(theirs.take(&[right]));
            sums.add(weight, alike);
        }
    }
}

/// Two or three words of one side that the other writes as one.
fn together(apart: &mut Side<'_>, joined: &mut Side<'_>, sums: &mut Sums) {
    for whole in joined.free() {
        let text = joined.written(&[whole]);
        for length in [3, 2] {
            let run = apart.runs(length).find(|run| {
                let together = apart.written(run);
                text == together || (text.len() > 7 && typo::slips(&text, &together) <= 1)
            });
            if let Some(run) = run.filter(|_| joined.is_free(whole)) {
                pair(apart, &run, joined, &[whole], JOINED, sums);
            }
        }
    }
}

/// What is left on both sides is the same letters with the spaces elsewhere: `SuburbanC ycle`. In a long run one slip is allowed.
fn spaces_moved(ours: &mut Side<'_>, theirs: &mut Side<'_>, sums: &mut Sums) {
    let (left, right) = (ours.free(), theirs.free());
    let number = |side: &Side<'_>| side.left_number();
    if left.is_empty() || right.is_empty() || left.len().max(right.len()) < 2 || number(ours) || number(theirs) {
        return;
    }
    let (one, other) = (ours.written(&left), theirs.written(&right));
    let slips = if one == other { 0 } else { typo::slips(&one, &other) };
    if slips == 0 || slips == 1 && one.len().min(other.len()) > 8 {
        let weight = ours.take(&left).min(theirs.take(&right));
        sums.add(weight, JOINED - 60 * slips);
    }
}

/// Words of one side whose first letters the other writes as one word.
fn acronym(full: &mut Side<'_>, short: &mut Side<'_>, sums: &mut Sums) {
    for at in short.free() {
        let letters = short.text(at).to_owned();
        let length = letters.chars().count();
        if !(2..=6).contains(&length) {
            continue;
        }
        let run = full.runs(length).find(|run| {
            let initials = run.iter().filter_map(|at| full.text(*at).chars().next());
            initials.eq(letters.chars())
        });
        if let Some(run) = run {
            pair(full, &run, short, &[at], ACRONYM, sums);
            sums.by_initials = true;
        }
    }
}

fn pair(one: &mut Side<'_>, left: &[usize], other: &mut Side<'_>, right: &[usize], alike: i64, sums: &mut Sums) {
    let weight = (one.take(left) + other.take(right)) / 2;
    sums.add(weight, alike);
}

/// Every word of both sides stands on the other, and was written so.
fn is_exact(ours: &Side<'_>, theirs: &Side<'_>) -> bool {
    let written = |side: &Side<'_>| side.words.iter().map(|word| word.written.clone()).collect::<Vec<_>>();
    !ours.is_left() && !theirs.is_left() && written(ours) == written(theirs)
}

impl Sums {
    fn add(&mut self, weight: i64, alike: i64) {
        self.full += weight;
        self.agreed += weight * alike / 1000;
    }
}

impl<'a> Side<'a> {
    fn new(name: &Weighed<'a>) -> Self {
        Self { words: &name.name.words, weights: name.weights, taken: vec![false; name.name.words.len()] }
    }

    fn text(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    fn is_free(&self, at: usize) -> bool {
        self.taken.get(at).is_some_and(|taken| !taken)
    }

    fn is_left(&self) -> bool {
        self.taken.iter().any(|taken| !taken)
    }

    fn free(&self) -> Vec<usize> {
        (0..self.words.len()).filter(|at| self.is_free(*at)).collect()
    }

    /// Runs of so many words that nothing has taken yet.
    fn runs(&self, length: usize) -> impl Iterator<Item = Vec<usize>> {
        let starts = 0..(self.words.len() + 1).saturating_sub(length);
        let runs: Vec<Vec<usize>> =
            starts.map(|from| (from..from + length).collect()).filter(|run: &Vec<usize>| run.iter().all(|at| self.is_free(*at))).collect();
        runs.into_iter()
    }

    fn take(&mut self, run: &[usize]) -> i64 {
        let mut weight = 0;
        for at in run {
            if let Some(taken) = self.taken.get_mut(*at) {
                *taken = true;
            }
            weight += self.weights.get(*at).copied().unwrap_or_default();
        }
        weight
    }

    fn take_repeats(&mut self) {
        for at in self.free() {
            let text = self.text(at);
            if (0..self.words.len()).any(|other| !self.is_free(other) && self.text(other) == text) {
                self.take(&[at]);
            }
        }
    }

    fn left_number(&self) -> bool {
        self.free().into_iter().any(|at| self.words.get(at).is_some_and(|word| word.number))
    }

    fn written(&self, run: &[usize]) -> String {
        run.iter().filter_map(|at| self.words.get(*at)).map(|word| word.written.as_str()).collect()
    }

    fn left_says_little(&self, places: &[&str]) -> bool {
        let mut left = self.free().into_iter().filter_map(|at| self.words.get(at));
        left.all(|word| word.common || word.behind || places.contains(&word.text.as_str()))
    }

    /// What the words weigh that found no other. One that says where the two are, or stands behind the legal form, may as well be missing.
    fn left_over(&self, places: &[&str]) -> i64 {
        let weights = self.free().into_iter().map(|at| {
            let weight = self.weights.get(at).copied().unwrap_or_default();
            match self.words.get(at) {
                Some(word) if word.behind || places.contains(&word.text.as_str()) => weight / 4,
                _ => weight,
            }
        });
        weights.sum()
    }
}
