//! The record types of a programme: the built-in ones and those it declares or widens.

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Words.
    Text,
    /// A whole number.
    Count,
    /// A decimal number.
    Number,
    /// An amount in the programme's base currency.
    Money,
    /// A number of percent.
    Percent,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
}

impl ColumnType {
    /// Every column type with the word the programme file uses for it.
    pub const ALL: [(&'static str, Self); 7] = [
        ("text", Self::Text),
        ("count", Self::Count),
        ("number", Self::Number),
        ("money", Self::Money),
        ("percent", Self::Percent),
        ("date", Self::Date),
        ("yes_no", Self::YesNo),
    ];

    /// The word for the type.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// Whether its values are numbers.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Count | Self::Number | Self::Money | Self::Percent)
    }
}

/// A named, typed column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name: lower case.
    pub name: String,
    /// What its cells hold.
    pub kind: ColumnType,
}

/// How the rows of a record type are dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dating {
    /// One day: column `date`.
    Event,
    /// From a day to a day: columns `from` and `until`, both included, open when empty.
    Span,
}

/// One kind of record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordType {
    /// Its name in the file: `sale`.
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// Event or span.
    pub dating: Dating,
    /// Its columns beside the partner, the dates and `known_on`.
    pub columns: Vec<Column>,
    /// Columns that name one fact, whichever partner it is credited to; empty when every row is its own fact.
    pub key: Vec<usize>,
    /// The stem of its file in a data folder: `sales`.
    pub file: String,
}

impl RecordType {
    /// The place of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// The number of a record type within a [`Schema`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// All record types of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The types; a [`TypeId`] is a place in this list.
    pub types: Vec<RecordType>,
}

impl Schema {
    /// The partner's own attributes.
    pub const PARTNER: TypeId = TypeId(0);
    /// Channel sales lines.
    pub const SALE: TypeId = TypeId(1);
    /// People employed by the partner.
    pub const PERSON: TypeId = TypeId(2);
    /// Certificates of people.
    pub const CREDENTIAL: TypeId = TypeId(3);
    /// Duties done.
    pub const DUTY: TypeId = TypeId(4);
    /// Registered deals.
    pub const DEAL: TypeId = TypeId(5);
    /// Scores and ratings from outside.
    pub const SCORE: TypeId = TypeId(6);
    /// Targets agreed with a partner.
    pub const TARGET: TypeId = TypeId(7);
    /// Fees paid.
    pub const PAYMENT: TypeId = TypeId(8);
    /// Taking part in an incentive, a fund, a benefit.
    pub const ENROLMENT: TypeId = TypeId(9);
    /// Statuses from before the programme.
    pub const STATUS: TypeId = TypeId(10);
    /// A partner's choice of level.
    pub const ELECTION: TypeId = TypeId(11);
    /// A person's decision on a proposal.
    pub const DECISION: TypeId = TypeId(12);
    /// Planned meetings.
    pub const MEETING: TypeId = TypeId(13);
    /// Payouts.
    pub const PAYOUT: TypeId = TypeId(14);
    /// Disputes and their answers.
    pub const DISPUTE: TypeId = TypeId(15);

    /// The record types every programme has.
    #[must_use]
    pub fn built_in() -> Self {
        use ColumnType::{Date, Money, Number, Text};
        use Dating::{Event, Span};
        let types = vec![
            built_in(
                "partner",
                "partners",
                Span,
                &[
                    ("name", Text),
                    ("type", Text),
                    ("country", Text),
                    ("city", Text),
                    ("postcode", Text),
                    ("joined", Date),
                    ("onboarded", Date),
                    ("left", Date),
                    ("group", Text),
                    ("account_manager", Text),
                ],
            ),
            built_in(
                "sale",
                "sales",
                Event,
                &[
                    ("invoice", Text),
                    ("line", Text),
                    ("product", Text),
                    ("product_group", Text),
                    ("customer", Text),
                    ("customer_country", Text),
                    ("quantity", Number),
                    ("list_amount", Money),
                    ("gross_amount", Money),
                    ("net_amount", Money),
                    ("currency", Text),
                    ("deal", Text),
                    ("serial", Text),
                ],
            ),
            built_in("person", "people", Span, &[("person", Text), ("name", Text), ("role", Text), ("country", Text)]),
            built_in("credential", "credentials", Span, &[("person", Text), ("name", Text), ("kind", Text), ("version", Number)]),
            built_in("duty", "duties", Event, &[("duty", Text), ("period", Date), ("status", Text)]),
            built_in(
                "deal",
                "deals",
                Event,
                &[("deal", Text), ("customer", Text), ("product", Text), ("amount", Money), ("stage", Text), ("closes", Date)],
            ),
            built_in("score", "scores", Event, &[("name", Text), ("value", Number), ("region", Text)]),
            built_in("target", "targets", Span, &[("name", Text), ("amount", Number)]),
            built_in("payment", "payments", Event, &[("name", Text), ("amount", Money)]),
            built_in("enrolment", "enrolments", Span, &[("name", Text)]),
            built_in("status", "statuses", Span, &[("scheme", Text), ("status", Text)]),
            built_in("election", "elections", Event, &[("ladder", Text), ("level", Text)]),
            built_in(
                "decision",
                "decisions",
                Event,
                &[("ladder", Text), ("subject", Text), ("level", Text), ("answer", Text), ("until", Date), ("by", Text), ("why", Text)],
            ),
            built_in("meeting", "meetings", Event, &[("name", Text)]),
            built_in("payout", "payouts", Event, &[("name", Text), ("person", Text), ("amount", Money), ("reference", Text)]),
            built_in(
                "dispute",
                "disputes",
                Event,
                &[
                    ("number", Text),
                    ("name", Text),
                    ("invoice", Text),
                    ("line", Text),
                    ("claim", Text),
                    ("column", Text),
                    ("value", Text),
                    ("answer", Text),
                    ("by", Text),
                    ("why", Text),
                ],
            ),
        ];
        Self { types }
    }

    /// The type of this number.
    #[must_use]
    pub fn get(&self, id: TypeId) -> &RecordType {
        &self.types[id.0]
    }

    /// The type of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<TypeId> {
        self.types.iter().position(|kind| kind.name == name).map(TypeId)
    }
}

fn built_in(name: &str, file: &str, dating: Dating, columns: &[(&str, ColumnType)]) -> RecordType {
    let columns: Vec<Column> = columns.iter().map(|(name, kind)| Column { name: (*name).into(), kind: *kind }).collect();
    let key = match name {
        "sale" => vec![0, 1],
        "dispute" => vec![0],
        _ => vec![],
    };
    RecordType { name: name.into(), title: name.into(), dating, columns, key, file: file.into() }
}
