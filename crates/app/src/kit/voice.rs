//! What is said to people, in their language: one catalogue per language, made of the catalogues of the slices.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::civil::Date;
use jiff::tz::TimeZone;
pub use programme::words::Language;
use programme::words::Teller;
use unic_langid::LanguageIdentifier;

use super::clock::Instant;

/// The catalogues of the slices: English, German, Dutch.
const CATALOGUES: &[[&str; 3]] = &[
    [include_str!("../shell/en.ftl"), include_str!("../shell/de.ftl"), include_str!("../shell/nl.ftl")],
    [include_str!("../people/en.ftl"), include_str!("../people/de.ftl"), include_str!("../people/nl.ftl")],
    [include_str!("../partners/en.ftl"), include_str!("../partners/de.ftl"), include_str!("../partners/nl.ftl")],
    [include_str!("../jobs/en.ftl"), include_str!("../jobs/de.ftl"), include_str!("../jobs/nl.ftl")],
    [include_str!("../notices/en.ftl"), include_str!("../notices/de.ftl"), include_str!("../notices/nl.ftl")],
    [include_str!("../webhooks/en.ftl"), include_str!("../webhooks/de.ftl"), include_str!("../webhooks/nl.ftl")],
    [include_str!("../search/en.ftl"), include_str!("../search/de.ftl"), include_str!("../search/nl.ftl")],
    [include_str!("../audit/en.ftl"), include_str!("../audit/de.ftl"), include_str!("../audit/nl.ftl")],
    [include_str!("../home/en.ftl"), include_str!("../home/de.ftl"), include_str!("../home/nl.ftl")],
];

type Catalogue = FluentBundle<FluentResource>;

/// Says things in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voice(Language, Option<Zone>);

/// Where the time is read: a place in the list of the zones there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(usize);

impl Zone {
    /// The names of all zones, in the order of the alphabet: `Europe/Berlin`.
    pub fn names() -> &'static [String] {
        static NAMES: OnceLock<Vec<String>> = OnceLock::new();
        NAMES.get_or_init(|| {
            let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
            names.sort();
            names
        })
    }

    /// The zone of a name.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        Self::names().binary_search_by(|own| own.as_str().cmp(name)).ok().map(Self)
    }

    fn zone(self) -> TimeZone {
        Self::names().get(self.0).and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
    }
}

impl Voice {
    /// In a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self(language, None)
    }

    /// The same, with the time of a zone.
    #[must_use]
    pub fn in_zone(self, zone: Option<Zone>) -> Self {
        Self(self.0, zone)
    }

    /// In the first language of a browser's list that there is, or English.
    #[must_use]
    pub fn accepted(list: &str) -> Self {
        let asked = list.split(',').filter_map(|entry| entry.split(';').next());
        Self::of(asked.map(str::trim).find_map(Language::read).unwrap_or_default())
    }

    /// The code of the language: `de`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// The language.
    #[must_use]
    pub fn language(self) -> Language {
        self.0
    }

    /// A message.
    #[must_use]
    pub fn say(self, id: &str) -> String {
        self.format(id, &FluentArgs::new())
    }

    /// A message about something.
    #[must_use]
    pub fn about(self, id: &str, what: &str) -> String {
        self.format(id, &[("what", what)].into_iter().collect())
    }

    /// A message with arguments that are words.
    #[must_use]
    pub fn with(self, id: &str, words: &[(&'static str, &str)]) -> String {
        self.format(id, &words.iter().map(|(name, word)| (*name, *word)).collect())
    }

    /// A message about so many.
    #[must_use]
    pub fn count(self, id: &str, count: u64) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("count", count);
        arguments.set("number", self.number(count));
        self.format(id, &arguments)
    }

    /// A number with its groups: `1,234`.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        Teller::new(self.0).number(number.into())
    }

    /// A day: `28 May 2024`.
    #[must_use]
    pub fn day(self, day: Date) -> String {
        Teller::new(self.0).date(day)
    }

    /// An instant, to the minute, in the zone of whoever reads it, which is named; in UTC, where there is none.
    #[must_use]
    pub fn instant(self, at: Instant) -> String {
        let zoned = at.timestamp().to_zoned(self.1.map_or(TimeZone::UTC, Zone::zone));
        format!("{} {}", self.day(zoned.date()), zoned.strftime("%H:%M %Z"))
    }

    fn format(self, id: &str, arguments: &FluentArgs<'_>) -> String {
        let bundle = catalogue(self.0);
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        bundle.format_pattern(pattern, Some(arguments), &mut vec![]).into_owned()
    }
}

/// The catalogue of a language, read once.
fn catalogue(language: Language) -> &'static Catalogue {
    static READ: [OnceLock<Catalogue>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    READ[language as usize].get_or_init(|| {
        let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        for sources in CATALOGUES {
            // What is wrong with a catalogue is found by the tests below, not by a reader.
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(sources[language as usize].to_owned());
            bundle.add_resource_overriding(resource);
        }
        bundle
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The messages of a language with the arguments each has.
    fn messages(language: Language) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
        let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for source in CATALOGUES.iter().map(|sources| sources[language as usize]) {
            assert!(FluentResource::try_new(source.to_owned()).is_ok(), "{language:?}: {source:.200}");
            let mut current = "";
            for line in source.lines().filter(|line| !line.starts_with('#')) {
                if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| id.starts_with(|c: char| c.is_ascii_lowercase())) {
                    current = id;
                    assert!(found.insert(id, BTreeSet::new()).is_none(), "{id} twice in {language:?}");
                }
                for part in line.split('$').skip(1) {
                    let name = part.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap();
                    found.get_mut(current).unwrap().insert(name);
                }
            }
        }
        found
    }

    #[test]
    fn the_catalogues_have_the_same_messages_with_the_same_arguments() {
        let english = messages(Language::En);
        assert!(english.len() > 100, "{}", english.len());
        assert_eq!(messages(Language::De), english);
        assert_eq!(messages(Language::Nl), english);
    }

    #[test]
    fn an_instant_is_read_where_its_reader_is_also_on_the_night_the_clocks_change() {
        let at = |text: &str| Instant(text.parse::<jiff::Timestamp>().unwrap().as_microsecond());
        let berlin = Voice::of(Language::De).in_zone(Zone::read("Europe/Berlin"));
        assert_eq!(berlin.instant(at("2026-03-29T00:59:00Z")), "29. März 2026 01:59 CET");
        assert_eq!(berlin.instant(at("2026-03-29T01:00:00Z")), "29. März 2026 03:00 CEST");
        assert_eq!(
            Voice::of(Language::En).in_zone(Zone::read("Asia/Kolkata")).instant(at("2026-12-31T20:00:00Z")),
            "1 January 2027 01:30 IST"
        );
        assert_eq!(Voice::of(Language::En).instant(at("2026-12-31T20:00:00Z")), "31 December 2026 20:00 UTC");
        assert_eq!(Zone::read("Europe/Atlantis"), None);
        assert!(Zone::names().len() > 400, "{}", Zone::names().len());
    }

    #[test]
    fn a_browser_is_answered_in_the_first_of_its_languages_that_there_is() {
        assert_eq!(Voice::accepted("fr-CA, nl-BE;q=0.8, en;q=0.5").code(), "nl");
        assert_eq!(Voice::accepted("").code(), "en");
        assert_eq!(Voice::accepted("xx,;;,*").code(), "en");
    }
}
