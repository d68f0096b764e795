//! The checks of a report: each with a code that stays, a class, what it does by default, and help.

use programme::diagnostic::did_you_mean;

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The file as a whole.
    File,
    /// The shape of a line: missing or unreadable cells.
    Structure,
    /// What the vendor knows: parts, accounts, branches, special prices.
    MasterData,
    /// What the line says of the business.
    Business,
    /// Several reports or figures held against each other.
    CrossCheck,
}

impl Class {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Structure => "structure",
            Self::MasterData => "master data",
            Self::Business => "business",
            Self::CrossCheck => "cross-check",
        }
    }
}

/// What a finding does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is said.
    Off,
    /// The line is taken, and the finding told.
    Warn,
    /// The line is parked; of a file: nothing of it is taken.
    Reject,
}

impl Severity {
    /// Every severity with the word a profile uses for it.
    pub const ALL: [(&'static str, Self); 3] = [("off", Self::Off), ("warn", Self::Warn), ("reject", Self::Reject)];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, severity)| *severity == self).map_or("", |(name, _)| name)
    }
}

macro_rules! codes {
    ($($name:ident $code:literal $class:ident $severity:ident $fixed:literal $title:literal $help:literal)+) => {
        /// A check, by its code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $name,)+
        }

        impl Code {
            /// Every check, in the order of the reference.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            fn row(self) -> (&'static str, Class, Severity, bool, &'static str, &'static str) {
                match self {
                    $(Self::$name => ($code, Class::$class, Severity::$severity, $fixed, $title, $help),)+
                }
            }
        }
    };
}

codes! {
    FileUnreadable "file.unreadable" File Reject true "The file cannot be read, or breaks off" "send it again, whole; if it is a workbook, save it as .xlsx"
    FileNoLines "file.no-lines" File Reject true "The file has no line of goods" "say that nothing was sold with `--nothing`, or send the file with its lines"
    FileHeadings "file.headings" File Reject true "The headings the profile names are not there" "use the agreed layout, or make a profile for the new one with `fairway pos profile FILE`"
    FileControlTotal "file.control-total" File Reject false "A count or sum the file states of itself is wrong: it is not whole" "send the file again, whole"
    FileOtherContent "file.other-content" File Reject false "The file holds something else than the profile reads" "send the report that was agreed"
    FilePeriod "file.period" File Reject true "The period of the report cannot be told, or is another than it says" "send one report for each period, or say which with `--period`"
    FileTotal "file.total" File Warn false "The total row of the file is not the sum of its lines" "look for a line that is missing or doubled"
    FileReplaces "file.replaces-others" CrossCheck Warn false "The report takes the place of others and has no line in common with them" "if it adds to them - another branch, a second file - withdraw it and import it with `--add`"
    FileNote "file.note" File Warn false "Something worth knowing of the file" "nothing needs to be done if it is meant"
    LineUnreadable "line.unreadable" Structure Reject true "The line cannot be taken apart" "mend the line: quotes, separators, the number of cells"
    LineMissing "line.missing-field" Structure Reject true "A field that every line must have is empty" "fill it in"
    LineValue "line.bad-value" Structure Reject true "A cell is no date, number or text of the agreed form" "write it as the profile says"
    LinePrecise "line.too-precise" Structure Reject true "A number has more decimals or digits than can be kept exactly" "send amounts to the cent, or round them in the profile (`round = 2`)"
    LineTotalRow "line.total-row" Structure Reject true "The row is a total or a footnote, not a line of goods" "leave totals and notes out of the file"
    LineCurrency "line.unknown-currency" Structure Reject false "The currency is no code of ISO 4217" "write `EUR`, `USD`, .."
    LineCountry "line.unknown-country" Structure Warn false "The country is no code of ISO 3166" "write `DE`, `NL`, .. or map the names in the profile"
    LineEan "line.bad-ean" Structure Warn false "The EAN has a wrong check digit or length" "copy it from the label; a spreadsheet may have cut it"
    LineLeftOut "line.left-out" Structure Warn true "The profile leaves the row out" "nothing needs to be done if it is meant"
    LinePart "line.unknown-part" MasterData Reject false "The part is not in the product list" "send the vendor's part number"
    LinePartDate "line.part-as-date" MasterData Reject true "The part number was turned into a date or a rounded number by a spreadsheet" "format the column as text before opening the file"
    LineDiscontinued "line.discontinued-part" MasterData Warn false "The part was discontinued before the sale" "check the part number and the date"
    LineBranch "line.unknown-branch" MasterData Warn false "The branch is not one of the reporter's" "use the branch numbers that were agreed"
    LineAccount "line.unallocated" MasterData Warn false "Nobody knows yet which account this is; the line counts as unallocated" "decide it in the review queue: `fairway pos match`"
    LineSpecialPrice "line.unknown-special-price" MasterData Warn false "The special price or deal is not known, or not for this part or partner" "send the number of the approval"
    LineSpecialExpired "line.expired-special-price" MasterData Warn false "The special price or deal was not in force on the day of the sale" "ask for an extension, or take the number out"
    LineOverAuthorised "line.over-authorised" MasterData Warn false "More was sold under the special price than was approved" "ask for a larger quantity"
    LineDuplicate "line.duplicate" Business Reject false "The line stands twice, here or in an earlier report" "take it out; a correction comes as a report of the whole period"
    LineOtherReporter "line.reported-by-another" Business Reject false "Another reporter has reported the same sale" "agree who reports it"
    LineSerialTwice "line.serial-reported" Business Reject false "A serial number was already sold" "check the serial; a return comes as a line of its own"
    LineSerialCount "line.serial-count" Business Warn false "There are not as many serial numbers as pieces" "list one serial for each piece"
    LineFuture "line.future" Business Reject false "The sale lies after the day the report was received" "check the date, and the order of day and month"
    LinePeriod "line.other-period" Business Reject false "The sale lies outside the period of the report" "report it in its own period"
    LineOld "line.old" Business Warn false "The sale lies more than two years back" "check the year"
    LineZero "line.zero-quantity" Business Reject false "The quantity is 0" "leave the line out"
    LineSigns "line.signs" Business Warn false "Quantity and amount have different signs" "a return has both below zero"
    LineAmount "line.amount" Business Warn false "The amount is not quantity times price" "check which of the three is wrong"
    LinePrice "line.price-band" Business Warn false "The price is far from the list price" "check price, quantity and unit"
    LineTransfer "line.transfer" Business Reject false "This is a transfer or own use, not a sale to a customer" "report only what was sold on"
    LineReturn "line.return-without-sale" CrossCheck Warn false "More of the part was returned than this reporter ever reported sold to the partner" "report the sale, or check the part"
}

impl Code {
    /// Its code: it never changes its meaning.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// What it is about.
    #[must_use]
    pub fn class(self) -> Class {
        self.row().1
    }

    /// What it does where a profile does not say otherwise.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.row().2
    }

    /// Whether a profile can say otherwise.
    #[must_use]
    pub fn is_fixed(self) -> bool {
        self.row().3
    }

    /// What is wrong, in a sentence.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.row().4
    }

    /// What to do.
    #[must_use]
    pub fn help(self) -> &'static str {
        self.row().5
    }

    /// The check of a code.
    #[must_use]
    pub fn find(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }

    /// Whether a profile may say that a check has this severity; else what is wrong, and what was probably meant.
    pub(crate) fn may_be(code: &str, severity: &str) -> Result<(), (String, Option<String>)> {
        let Some(known) = Self::find(code) else {
            let help = did_you_mean(code, Self::ALL.iter().map(|known| known.code()));
            return Err((format!("there is no check `{code}`"), help));
        };
        if !Severity::ALL.iter().any(|(name, _)| *name == severity) {
            return Err((format!("`{severity}` is neither `reject`, `warn` nor `off`"), None));
        }
        if known.is_fixed() && known.severity() == Severity::Reject {
            return Err((format!("`{code}` always rejects: without it the line cannot be read"), None));
        }
        if known.is_fixed() {
            return Err((format!("`{code}` is always told: the line is not wanted"), None));
        }
        if severity == "reject" && matches!(known, Self::LineReturn | Self::LineOverAuthorised) {
            return Err((format!("`{code}` warns at most: what it rests on may come in later"), None));
        }
        Ok(())
    }
}
