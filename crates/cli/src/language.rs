//! The languages answers are given in.

use clap::ValueEnum;
use programme::model::Text;

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English
    En,
    /// Deutsch
    De,
    /// Nederlands
    Nl,
}

impl Language {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Nl => "nl",
        }
    }
}

/// The title of a thing; its id where it has none.
pub fn titled(title: &Text, id: &str, language: Language) -> String {
    let title = title.get(language.code());
    if title.is_empty() {
        id.to_owned()
    } else {
        title.to_owned()
    }
}
