//! Why a party is, or is not, an account: what was compared, how it came out, and what it counted.

use std::fmt::Write as _;

/// What was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A clerk decided it before.
    Remembered,
    /// The vendor's own id of the account.
    Id,
    /// The names.
    Name,
    /// Numbers in the names.
    NumberInName,
    /// Legal forms.
    LegalForm,
    /// Tax or registry numbers.
    TaxId,
    /// Web domains.
    Domain,
    /// Street and number.
    Street,
    /// Post codes.
    Postcode,
    /// Cities.
    City,
    /// Countries.
    Country,
    /// Another account fits nearly as well.
    Rival,
}

/// How it came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// The same, but for case, accents, short forms and the like.
    Same,
    /// Nearly the same.
    Alike,
    /// Another.
    Differs,
}

/// One thing that was compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What was compared.
    pub kind: Kind,
    /// How it came out.
    pub agreement: Agreement,
    /// As it stands in our account.
    pub ours: String,
    /// As the reporter wrote it.
    pub theirs: String,
    /// What it added to the score, or took away. The points of all reasons are the score.
    pub points: i64,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Remembered => "decision",
            Kind::Id => "account id",
            Kind::Name => "name",
            Kind::NumberInName => "number in the name",
            Kind::LegalForm => "legal form",
            Kind::TaxId => "tax number",
            Kind::Domain => "domain",
            Kind::Street => "street",
            Kind::Postcode => "post code",
            Kind::City => "city",
            Kind::Country => "country",
            Kind::Rival => "rival",
        }
    }
}

impl Reason {
    /// The reason in a few words: "same street `Main St. 5` as `5 Main Street` (+60)".
    pub fn phrase(&self) -> String {
        let (word, ours, theirs, points) = (self.kind.word(), &self.ours, &self.theirs, self.points);
        match (self.kind, self.agreement) {
            (Kind::Remembered, Agreement::Differs) => "remembered: no account of ours".to_owned(),
            (Kind::Remembered, _) => format!("remembered: `{theirs}` from this reporter means this account"),
            (Kind::Rival, _) => format!("`{ours}` fits nearly as well"),
            (_, Agreement::Same) if ours == theirs => format!("same {word} `{theirs}` ({points:+})"),
            (_, Agreement::Same) => format!("same {word}: `{theirs}` is `{ours}` ({points:+})"),
            (_, Agreement::Alike) => format!("similar {word}: `{theirs}` and `{ours}` ({points:+})"),
            (_, Agreement::Differs) => format!("another {word}: `{theirs}`, not `{ours}` ({points:+})"),
        }
    }
}

/// All reasons in one line.
pub fn sentence(reasons: &[Reason]) -> String {
    let mut line = String::new();
    for reason in reasons {
        let gap = if line.is_empty() { "" } else { "; " };
        // Writing to a text cannot fail.
        if write!(line, "{gap}{}", reason.phrase()).is_err() {
            break;
        }
    }
    line
}
