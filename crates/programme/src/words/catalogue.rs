//! The message catalogues: one per language, with the same messages and arguments.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Language, Teller};

/// The messages of one language.
pub(super) struct Catalogue(FluentBundle<FluentResource>);

impl Catalogue {
    /// The catalogue of a language, read once however many tellers there are.
    pub(super) fn of(language: Language) -> &'static Self {
        static CATALOGUES: [OnceLock<Catalogue>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
        CATALOGUES[language as usize].get_or_init(|| Self::new(language))
    }

    /// Reads the catalogue of a language. What is wrong with one is found by the tests of this file, not by a reader.
    fn new(language: Language) -> Self {
        let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Marks of direction around every argument would break searching and comparing; none of the languages needs them.
        bundle.set_use_isolating(false);
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(source(language).to_owned());
        bundle.add_resource_overriding(resource);
        Self(bundle)
    }

    fn format(&self, id: &str, arguments: &FluentArgs<'_>, errors: &mut Vec<fluent_bundle::FluentError>) -> Option<String> {
        let pattern = self.0.get_message(id)?.value()?;
        Some(self.0.format_pattern(pattern, Some(arguments), errors).into_owned())
    }
}

fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("en.ftl"),
        Language::De => include_str!("de.ftl"),
        Language::Nl => include_str!("nl.ftl"),
    }
}

impl Teller {
    /// A message with its arguments.
    pub(crate) fn say(&self, id: &str, arguments: &[(&'static str, &str)]) -> String {
        self.say_with(id, arguments, [])
    }

    /// A message with a number that chooses its plural.
    pub(super) fn say_count(&self, id: &str, count: u32, arguments: &[(&'static str, &str)]) -> String {
        self.say_with(id, arguments, [("count", count)])
    }

    /// A message with arguments that are words and such that choose a variant by number.
    pub(crate) fn say_with<const N: usize>(&self, id: &str, words: &[(&'static str, &str)], choosing: [(&'static str, u32); N]) -> String {
        let mut arguments = FluentArgs::with_capacity(words.len() + N);
        for (name, word) in words {
            arguments.set(*name, FluentValue::from(*word));
        }
        for (name, number) in choosing {
            arguments.set(name, number);
        }
        self.catalogue.format(id, &arguments, &mut vec![]).unwrap_or_else(|| id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::words::{Counted, Word};

    /// The messages of a catalogue with the names of their arguments, as written.
    fn messages(language: Language) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
        let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut current = "";
        for line in source(language).lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = line.split_once(" = ").filter(|(id, _)| id.starts_with(|c: char| c.is_ascii_lowercase())) {
                current = id;
                assert!(found.insert(id, BTreeSet::new()).is_none(), "{id} twice in {language:?}");
            }
            for part in line.split('$').skip(1) {
                let name = part.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap();
                found.get_mut(current).unwrap().insert(name);
            }
        }
        found
    }

    fn variants(argument: &str) -> Vec<FluentValue<'static>> {
        match argument {
            "count" => [0, 1, 2, 21].map(FluentValue::from).to_vec(),
            "month" => (1..=12).map(FluentValue::from).collect(),
            "period" => crate::period::Period::ALL.map(|(name, _)| FluentValue::from(name.replace(' ', "-"))).to_vec(),
            "column" => ["region", "segment"].map(FluentValue::from).to_vec(),
            _ => vec![FluentValue::from(format!("<{argument}>"))],
        }
    }

    #[test]
    fn the_catalogues_have_the_same_messages_with_the_same_arguments() {
        let english = messages(Language::En);
        assert!(english.len() > 200, "{}", english.len());
        assert_eq!(messages(Language::De), english);
        assert_eq!(messages(Language::Nl), english);
    }

    #[test]
    fn every_message_is_said_without_an_error_and_with_all_its_arguments() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language);
            assert!(FluentResource::try_new(source(language).to_owned()).is_ok(), "{language:?}");
            for (id, names) in messages(language) {
                let choosing = names.iter().find(|name| variants(name).len() > 1).copied();
                for variant in variants(choosing.unwrap_or_default()) {
                    let mut arguments = FluentArgs::new();
                    names.iter().for_each(|name| {
                        arguments.set(*name, if Some(*name) == choosing { variant.clone() } else { variants(name)[0].clone() })
                    });
                    let mut errors = vec![];
                    let said = catalogue.format(id, &arguments, &mut errors).unwrap();
                    assert!(errors.is_empty(), "{language:?} {id}: {errors:?}");
                    assert!(!said.trim().is_empty() && !said.contains(['{', '}', '\u{2068}']), "{language:?} {id}: {said}");
                    for name in names.iter().filter(|name| !matches!(**name, "count" | "number" | "month" | "period" | "column")) {
                        assert!(said.contains(&format!("<{name}>")), "{language:?} {id} leaves out {name}: {said}");
                    }
                }
            }
        }
    }

    #[test]
    fn periods_and_months_are_told_apart() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language);
            for (id, argument) in [
                ("date-long", "month"),
                ("window-to-date", "period"),
                ("window-previous", "period"),
                ("window-full", "period"),
                ("amount-per", "period"),
            ] {
                let said: BTreeSet<String> = variants(argument)
                    .into_iter()
                    .map(|variant| {
                        let mut arguments: FluentArgs<'_> =
                            [("amount", "1"), ("number", "2"), ("day", "1"), ("year", "2024")].into_iter().collect();
                        arguments.set(argument, variant);
                        catalogue.format(id, &arguments, &mut vec![]).unwrap()
                    })
                    .collect();
                assert_eq!(said.len(), variants(argument).len(), "{language:?} {id}: {said:?}");
            }
        }
    }

    #[test]
    fn the_sources_and_the_catalogues_name_the_same_messages() {
        let sources = concat!(
            include_str!("mod.rs"),
            include_str!("entitlement.rs"),
            include_str!("ladder.rs"),
            include_str!("measure.rs"),
            include_str!("money.rs"),
            include_str!("missing.rs"),
            include_str!("number.rs"),
            include_str!("phrase.rs"),
            include_str!("reason.rs"),
            include_str!("records.rs"),
            include_str!("row.rs"),
            include_str!("../guide/benefit.rs"),
            include_str!("../guide/calendar.rs"),
            include_str!("../guide/condition.rs"),
            include_str!("../guide/duty.rs"),
            include_str!("../guide/earning.rs"),
            include_str!("../guide/figure.rs"),
            include_str!("../guide/formula.rs"),
            include_str!("../guide/fund.rs"),
            include_str!("../guide/incentive.rs"),
            include_str!("../guide/measure.rs"),
            include_str!("../guide/mod.rs"),
            include_str!("../guide/name.rs"),
            include_str!("../guide/policy.rs"),
            include_str!("../guide/requirement.rs"),
            include_str!("../guide/setting.rs"),
            include_str!("../guide/table.rs"),
        );
        let is_id = |text: &&str| {
            text.contains('-')
                && text.starts_with(|c: char| c.is_ascii_lowercase())
                && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        };
        let named: BTreeSet<&str> = sources
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| line.split('"').skip(1).step_by(2))
            .filter(is_id)
            .collect();
        let known: BTreeSet<&str> = messages(Language::En).into_keys().collect();
        assert_eq!(named.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "named in the sources, not in the catalogues");
        assert_eq!(known.difference(&named).collect::<Vec<_>>(), Vec::<&&str>::new(), "in the catalogues, not named in the sources");
    }

    #[test]
    fn every_word_of_a_table_is_found_by_its_id() {
        let teller = Teller::new(Language::De);
        for word in Word::ALL {
            assert_eq!(Word::read(word.id()), Some(*word));
            assert_ne!(teller.word(*word), format!("word-{}", word.id()));
        }
        assert_eq!(teller.word(Word::LevelHeld), "aktuelle Stufe");
        assert_eq!(teller.counted(Counted::Rise, 1), "1 Partner steigt auf");
        assert_eq!(teller.counted(Counted::Rise, 1200), "1.200 Partner steigen auf");
    }
}
