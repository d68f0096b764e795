//! The languages answers are given in.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use programme::model::Text;
use programme::words::Language;

/// Reads a language by its code.
pub fn parser() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code)).map(|code| Language::read(&code).unwrap_or_default())
}

/// The title of a thing; its id where it has none.
pub fn titled(title: &Text, id: &str, language: Language) -> String {
    let title = title.get(language.code());
    if title.is_empty() { id.to_owned() } else { title.to_owned() }
}
