//! Short words for tables and summaries: column titles, states, counts.

use super::Teller;
use crate::model::Programme;
use crate::standing::{Risk, State};

macro_rules! phrases {
    ($(#[$about:meta])* $name:ident { $($variant:ident = $message:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = concat!("Message `", $message, "`.")] $variant,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn message(self) -> &'static str {
                match self {
                    $(Self::$variant => $message,)+
                }
            }

            /// Its id: `level-held`.
            #[must_use]
            pub fn id(self) -> &'static str {
                self.message().split_once('-').map_or("", |(_, id)| id)
            }

            /// The one with this id.
            #[must_use]
            pub fn read(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.id() == id)
            }
        }
    };
}

phrases! {
    /// A word that heads a column or stands in a cell.
    Word {
        Partner = "word-partner",
        Name = "word-name",
        Country = "word-country",
        Region = "word-region",
        Type = "word-type",
        Programme = "word-programme",
        Version = "word-version",
        Ladder = "word-ladder",
        Level = "word-level",
        LevelHeld = "word-level-held",
        Since = "word-since",
        QualifiedFor = "word-qualified-for",
        Next = "word-next",
        Gap = "word-gap",
        CheapestWay = "word-cheapest-way",
        Risk = "word-risk",
        Secured = "word-secured",
        OnCourse = "word-on-course",
        AtRisk = "word-at-risk",
        None = "word-none",
        Yes = "word-yes",
        No = "word-no",
        Requirement = "word-requirement",
        Measure = "word-measure",
        Window = "word-window",
        Actual = "word-actual",
        Threshold = "word-threshold",
        Missing = "word-missing",
        Met = "word-met",
        NotMet = "word-not-met",
        NotAsked = "word-not-asked",
        Provisional = "word-provisional",
        Duty = "word-duty",
        Due = "word-due",
        Done = "word-done",
        Open = "word-open",
        Overdue = "word-overdue",
        NotOwed = "word-not-owed",
        Benefit = "word-benefit",
        Withheld = "word-withheld",
        AsOf = "word-as-of",
        KnownOn = "word-known-on",
        Date = "word-date",
        Before = "word-before",
        After = "word-after",
        Change = "word-change",
        Cause = "word-cause",
        Value = "word-value",
        Amount = "word-amount",
        Place = "word-place",
        Number = "word-number",
        Total = "word-total",
        Proposal = "word-proposal",
        Partners = "word-partners",
        Rise = "word-rise",
        Fall = "word-fall",
        NewlyAtRisk = "word-newly-at-risk",
        NoLongerAtRisk = "word-no-longer-at-risk",
        BenefitsChange = "word-benefits-change",
        Benefits = "word-benefits",
    }
}

phrases! {
    /// A word on a statement.
    Paper {
        Statement = "paper-statement",
        Period = "paper-period",
        Version = "paper-version",
        Partner = "paper-partner",
        UpTo = "paper-up-to",
        Currency = "paper-currency",
        Earned = "paper-earned",
        ToBePaid = "paper-to-be-paid",
        Paid = "paper-paid",
        Balance = "paper-balance",
        Next = "paper-next",
        Overview = "paper-overview",
        Incentive = "paper-incentive",
        PaidOn = "paper-paid-on",
        Reached = "paper-reached",
        Amount = "paper-amount",
        Booked = "paper-booked",
        Rules = "paper-rules",
        Steps = "paper-steps",
        Step = "paper-step",
        Sold = "paper-sold",
        Records = "paper-records",
        NotPaidOn = "paper-not-paid-on",
        Reason = "paper-reason",
        Account = "paper-account",
        Opening = "paper-opening",
        Accrued = "paper-accrued",
        Settled = "paper-settled",
        Adjusted = "paper-adjusted",
        Closing = "paper-closing",
        Total = "paper-total",
        Entries = "paper-entries",
        Number = "paper-number",
        What = "paper-what",
        EarnedIn = "paper-earned-in",
        Change = "paper-change",
        Standing = "paper-standing",
        Date = "paper-date",
        Invoice = "paper-invoice",
        Line = "paper-line",
        Product = "paper-product",
        Customer = "paper-customer",
        Quantity = "paper-quantity",
        Counts = "paper-counts",
        Exchange = "paper-exchange",
        Funds = "paper-funds",
        UsedIn = "paper-used-in",
        ClaimedIn = "paper-claimed-in",
        NotBooked = "paper-not-booked",
        Nothing = "paper-nothing",
        NoEntries = "paper-no-entries",
        Disputes = "paper-disputes",
        Answer = "paper-answer",
        Disputed = "paper-disputed",
        Summary = "paper-summary",
    }
}

phrases! {
    /// Something counted, for a summary line.
    Counted {
        Partners = "counted-partners",
        Rise = "counted-rise",
        Fall = "counted-fall",
        Enter = "counted-enter",
        Leave = "counted-leave",
        Unchanged = "counted-unchanged",
        GainBenefit = "counted-gain-benefit",
        LoseBenefit = "counted-lose-benefit",
        AtRisk = "counted-at-risk",
        Overdue = "counted-overdue",
        Records = "counted-records",
        Requirements = "counted-requirements",
        Cases = "counted-cases",
    }
}

impl Teller {
    /// A word that heads a column or stands in a cell.
    #[must_use]
    pub fn word(&self, word: Word) -> String {
        self.say(word.message(), &[])
    }

    /// A word on a statement.
    #[must_use]
    pub fn paper(&self, word: Paper) -> String {
        self.say(word.message(), &[])
    }

    /// So many of something: "12 partners rise".
    #[must_use]
    pub fn counted(&self, counted: Counted, count: usize) -> String {
        self.say_number(counted.message(), count, &[])
    }

    /// Yes or no.
    #[must_use]
    pub fn yes_no(&self, yes: bool) -> String {
        self.word(if yes { Word::Yes } else { Word::No })
    }

    /// Whether a level is in danger, in a word.
    #[must_use]
    pub fn risk(&self, risk: Risk) -> String {
        self.word(match risk {
            Risk::Secured => Word::Secured,
            Risk::OnCourse => Word::OnCourse,
            Risk::AtRisk => Word::AtRisk,
            Risk::NoLevel => Word::None,
        })
    }

    /// How a requirement came out, in a word.
    #[must_use]
    pub fn state(&self, state: State) -> String {
        self.word(match state {
            State::Met => Word::Met,
            State::NotMet => Word::NotMet,
            State::NotAsked => Word::NotAsked,
            State::Provisional => Word::Provisional,
        })
    }

    /// The name of a level of a ladder; the word for none without one.
    #[must_use]
    pub fn level(&self, programme: &Programme, ladder: usize, level: Option<usize>) -> String {
        let level = level.and_then(|level| programme.ladders.get(ladder)?.levels.get(level));
        level.map_or_else(|| self.word(Word::None), |level| self.text(&level.title).to_owned())
    }
}
