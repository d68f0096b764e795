//! What is known of a company, and how it is read.

use jiff::civil::Date;

use crate::kit::form::{Typed, Wrong};
use crate::kit::voice::Voice;

/// What is known of a partner or distributor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// What the vendor calls it elsewhere: unique.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The country it is in: two letters of ISO 3166.
    pub country: String,
    /// The city.
    pub city: String,
    /// The vendor's word for what kind of company it is.
    pub kind: String,
    /// Whether it sells under the programme.
    pub partner: bool,
    /// Whether it serves resellers.
    pub distributor: bool,
    /// The day it joined.
    pub joined: Option<Date>,
}

/// How long a number may be.
const NUMBER_LETTERS_MAX: usize = 40;

impl Details {
    /// Reads what was typed; what is wrong is noted by field.
    #[must_use]
    pub fn read(typed: &Typed) -> (Self, Wrong) {
        let mut wrong = Wrong::default();
        let number = wrong.text(typed, "number");
        if number.chars().count() > NUMBER_LETTERS_MAX {
            wrong.add("number", "form-too-long");
        }
        let country = typed.get("country").to_uppercase();
        if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            wrong.add("country", "partners-country-wrong");
        }
        let joined = typed.get("joined");
        let day = joined.parse().ok();
        if !joined.is_empty() && day.is_none() {
            wrong.add("joined", "form-no-day");
        }
        let (partner, distributor) = (typed.is("partner", "on"), typed.is("distributor", "on"));
        if !partner && !distributor {
            wrong.add("partner", "partners-neither");
        }
        let details = Self {
            number,
            name: wrong.text(typed, "name"),
            country,
            city: wrong.short(typed, "city"),
            kind: wrong.short(typed, "type"),
            partner,
            distributor,
            joined: day,
        };
        (details, wrong)
    }

    /// As it stands in the fields of the form.
    #[must_use]
    pub fn typed(&self) -> Typed {
        let tick = |ticked: bool| if ticked { "on" } else { "" };
        Typed::default()
            .with("number", &self.number)
            .with("name", &self.name)
            .with("country", &self.country)
            .with("city", &self.city)
            .with("type", &self.kind)
            .with("partner", tick(self.partner))
            .with("distributor", tick(self.distributor))
            .with("joined", self.joined.map(|day| day.to_string()).unwrap_or_default())
    }
}

/// What is wrong with a file of partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    /// The line of the file, from 1.
    pub line: u64,
    /// The column, where it is about one.
    pub column: &'static str,
    /// What was seen.
    pub seen: String,
    /// What is wrong, as a message.
    pub message: &'static str,
}

impl ImportError {
    /// What is said about it, with its place.
    #[must_use]
    pub fn said(&self, voice: Voice) -> String {
        let line = self.line.to_string();
        voice.with("import-wrong", &[("line", &line), ("column", self.column), ("seen", &self.seen), ("what", &voice.say(self.message))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_of_each_field_and_what_is_right_is_read() {
        let typed = Typed::default().with("name", "Acme").with("country", "gb").with("joined", "yesterday").with("number", "x".repeat(41));
        let (details, wrong) = Details::read(&typed);
        let voice = crate::kit::voice::Voice::default();
        let said = |field| wrong.said(field, &voice).is_some();
        assert!(!said("name") && !said("country") && said("joined") && said("number") && said("partner"));
        assert_eq!(details.country, "GB");
    }

    #[test]
    fn details_survive_their_own_form() {
        let details = Details {
            number: "A-1".into(),
            name: "Ärzte & Söhne".into(),
            country: "DE".into(),
            city: String::new(),
            kind: "Reseller".into(),
            partner: true,
            distributor: false,
            joined: Some(jiff::civil::date(2024, 2, 29)),
        };
        let (read, wrong) = Details::read(&details.typed());
        assert!(wrong.is_empty());
        assert_eq!(read, details);
    }
}
