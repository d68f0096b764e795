//! What a programme file may hold: every key with its form and what it means. The schema for editors and the reference are made from this.

mod money;

use money::{DEAL_REGISTRATION, FUND, INCENTIVE, LEADS, NFR};

/// One key of a table.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What its value looks like.
    pub form: Form,
    /// Whether it must be there.
    pub required: bool,
    /// What it means, as a sentence for the author.
    pub about: &'static str,
}

/// The keys of a table.
#[derive(Debug)]
pub struct Shape {
    /// What the table is.
    pub about: &'static str,
    /// Its keys.
    pub fields: &'static [Field],
}

impl Shape {
    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// What a value looks like.
#[derive(Debug)]
pub enum Form {
    /// A text.
    Text,
    /// A text, or a text per language.
    Words,
    /// An expression.
    Formula,
    /// A number, or an expression.
    Figure,
    /// A number.
    Number,
    /// A whole number, not negative.
    Count,
    /// True or false.
    YesNo,
    /// A day.
    Date,
    /// An id of the file.
    Id,
    /// The programme's own id, a version.
    Name,
    /// Month and day.
    DayOfYear,
    /// A currency code.
    Currency,
    /// A window of days.
    Window,
    /// A period.
    Period,
    /// A length of time.
    Duration,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list.
    List(&'static Form),
    /// A table.
    Table(&'static Shape),
    /// A list of tables.
    Tables(&'static Shape),
    /// Named entries; any name.
    Map(&'static Form),
    /// Named entries; names are ids.
    Ids(&'static Form),
    /// One value for all levels, or a table by level, or a list by date.
    PerLevel(&'static Form),
    /// One of several forms.
    Either(&'static [Form]),
    /// Looked at where it is used.
    Any,
}

const fn must(name: &'static str, form: Form, about: &'static str) -> Field {
    Field { name, form, required: true, about }
}

const fn may(name: &'static str, form: Form, about: &'static str) -> Field {
    Field { name, form, required: false, about }
}

const PERIODS: &[&str] = &["once", "week", "month", "quarter", "half", "programme year", "calendar year", "anniversary year"];
const IDS: Form = Form::List(&Form::Id);
const FIGURES: Form = Form::PerLevel(&Form::Figure);

/// The whole file.
pub static FILE: Shape = Shape {
    about: "One version of a partner programme.",
    fields: &[
        must("programme", Form::Table(&PROGRAMME), "the programme itself: id, title, version, effective, currency"),
        may(
            "zones",
            Form::Ids(&Form::Map(&Form::Either(&[Form::List(&Form::Text), Form::Word(&["*"])]))),
            "countries put into zones; [zones.sales_region] emea = [\"GB\"], other = \"*\"",
        ),
        may("product_groups", Form::Ids(&Form::Table(&PRODUCT_GROUP)), "groups of products, by a condition on a sale"),
        may("records", Form::Ids(&Form::Table(&RECORD)), "record types the programme declares, and columns it adds to built-in ones"),
        may("values", Form::Ids(&Form::Any), "named numbers, texts or days, which may change on dates"),
        may("tables", Form::Ids(&Form::Table(&TABLE)), "numbers by region, level or key, in the file or kept outside it"),
        may("measures", Form::Ids(&Form::Table(&MEASURE)), "named numbers per partner"),
        may("requirements", Form::Tables(&REQUIREMENT), "the rows of the requirement matrix"),
        may("ladders", Form::Ids(&Form::Table(&LADDER)), "levels and their calendar"),
        may("duties", Form::Tables(&DUTY), "what a partner must do by when"),
        may("benefits", Form::Tables(&BENEFIT), "the rows of the benefit matrix"),
        may("enrolments", Form::Map(&Form::Words), "what a partner can sign up to beside incentives, funds and benefits: name = title"),
        may("segments", Form::Ids(&Form::Table(&SEGMENT)), "named audiences"),
        may("incentives", Form::Tables(&INCENTIVE), "rebates, SPIFFs, discounts, bonuses, accruals"),
        may("funds", Form::Tables(&FUND), "marketing funds: MDF and co-op"),
        may("deal_registration", Form::Tables(&DEAL_REGISTRATION), "policies of deal registration"),
        may("nfr", Form::Tables(&NFR), "products not for resale"),
        may("leads", Form::Tables(&LEADS), "how leads are given to partners"),
    ],
};

/// `[programme]`
pub static PROGRAMME: Shape = Shape {
    about: "The programme itself.",
    fields: &[
        must("id", Form::Name, "the programme's id, the same in every version"),
        must("title", Form::Words, "its name for people"),
        must("version", Form::Name, "the version's name: \"2024-04\""),
        must("effective", Form::Date, "the first day this version is in force"),
        may("until", Form::Date, "the last day this version is in force"),
        must("currency", Form::Currency, "base currency of every amount"),
        may("year_starts", Form::DayOfYear, "first day of the programme year: \"04-01\" (at most day 28)"),
        may(
            "day_count",
            Form::Word(&["from the next day", "from the same day"]),
            "how days are counted: 1 April + 45 days is 16 May \"from the next day\", 15 May \"from the same day\"",
        ),
        may("rounding", Form::Word(&["half away from zero", "half even", "down", "up"]), "how money is rounded to the minor unit"),
        may("languages", Form::List(&Form::Text), "languages of the texts; default [\"en\"]"),
        may("notice_days", Form::Count, "days of notice for a substantial change"),
        may("partner_types", Form::Ids(&Form::Words), "the types a partner can have: id = title"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static PRODUCT_GROUP: Shape = Shape {
    about: "A group of products.",
    fields: &[
        may("title", Form::Words, "its name for people"),
        must("where", Form::Formula, "a condition on a sale: \"sale.product like 'RALLY-%'\""),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static RECORD: Shape = Shape {
    about: "A record type: a built-in one that gets more columns, or one of the programme's own.",
    fields: &[
        may("title", Form::Words, "its name for people"),
        may("kind", Form::Word(&["event", "span"]), "\"event\" has a date, \"span\" has from and until"),
        must(
            "columns",
            Form::Ids(&Form::Word(&["text", "count", "number", "money", "percent", "date", "yes_no"])),
            "name = type: { product = \"text\", seats = \"count\" }",
        ),
        may("key", IDS, "columns that name one fact: later known rows with the same key replace earlier ones"),
        may("file", Form::Name, "stem of its file in a data folder; default: the name + \"s\""),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static TABLE: Shape = Shape {
    about: "A table of numbers.",
    fields: &[
        may("title", Form::Words, "its name for people"),
        must("by", Form::List(&Form::Text), "what it is looked up by: partner columns, zonings, \"level\", \"key\""),
        must("unit", Form::Word(&UNITS), "unit of its values"),
        may("outside", Form::YesNo, "true: its rows come with the data (tables/NAME.csv)"),
        may("values", Form::Any, "its values, nested in the order of `by`"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

const UNITS: [&str; 8] = ["money", "count", "percent", "points", "people", "days", "months", "number"];

static MEASURE: Shape = Shape {
    about: "A named number per partner.",
    fields: &[
        may("title", Form::Words, "its name for people"),
        must("unit", Form::Word(&UNITS), "unit of the number: money, count, percent, points, people, days, months or number"),
        may("sum", Form::Formula, "sum of an expression on each record: \"sale.net_amount\""),
        may("min", Form::Formula, "the smallest"),
        may("max", Form::Formula, "the largest"),
        may("average", Form::Formula, "the average"),
        may("median", Form::Formula, "the median"),
        may("latest", Form::Formula, "the last in time"),
        may("count", Form::Text, "how many records: \"sale\"; with `each`, how many keys"),
        may("distinct", Form::Formula, "how many different values: \"sale.customer\""),
        may(
            "people",
            Form::Either(&[Form::Formula, Form::YesNo]),
            "how many people employed on the day satisfy this condition (\"true\": all)",
        ),
        may(
            "holding",
            Form::Either(&[Form::Formula, Form::List(&Form::Formula)]),
            "a condition on a valid credential each of them holds; a list: one for each",
        ),
        may("formula", Form::Formula, "a formula over other measures"),
        may("each", Form::Id, "aggregate over the keys of measures kept per this column"),
        may("where", Form::Formula, "which records (or keys) count"),
        may("over", Form::Window, "the window of time"),
        may("per", Form::Id, "one value per value of this column"),
        may("pool", Form::Word(&["partner", "group"]), "\"group\": records of all partners of the same group count"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static REQUIREMENT: Shape = Shape {
    about: "A row of the requirement matrix.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        may("ladder", Form::Id, "the ladder it belongs to, where there are several"),
        may("measure", Form::Id, "the measure that is compared"),
        may("at_least", FIGURES, "reached exactly is enough; a number per level"),
        may("more_than", FIGURES, "must be exceeded; a number per level"),
        may("at_most", FIGURES, "an upper limit; a number per level"),
        may("less_than", FIGURES, "must stay below; a number per level"),
        may("condition", Form::Formula, "a yes/no formula"),
        may("duty", Form::Id, "a duty that must be in order"),
        may("people", Form::Tables(&SLOT), "people matched to slots"),
        may("one_person_fills", Form::Word(&["one slot", "any slot"]), "whether one person may fill several slots"),
        may("pool", Form::Word(&["partner", "group"]), "\"group\": people of all partners of the same group count"),
        may("any_of", IDS, "one of these rows is enough"),
        may("all_of", IDS, "all of these rows"),
        may("n_of", Form::Table(&N_OF), "so many of these rows"),
        may("choose", Form::Tables(&CHOICE), "the first row whose `when` holds"),
        may("levels", IDS, "levels it is asked for"),
        may("only_if", Form::Formula, "asked only where this holds"),
        may("if_undefined", Form::Word(&["met", "not met", "not applicable"]), "what an undefined measure (a share of nothing) means"),
        may("gate", Form::YesNo, "nothing else is looked at until this holds"),
        may("on_any_day", Form::Window, "met when it held on one day of this window"),
        may("in_each", Form::Window, "must hold as of the end of each period: \"last 2 full quarters\""),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static SLOT: Shape = Shape {
    about: "People of one kind.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        may("where", Form::Formula, "a condition on a person"),
        may(
            "holding",
            Form::Either(&[Form::Formula, Form::List(&Form::Formula)]),
            "a condition on a valid credential of the person; a list: one for each",
        ),
        must("need", FIGURES, "how many; a number per level"),
    ],
};

static N_OF: Shape = Shape {
    about: "So many of several rows.",
    fields: &[must("n", FIGURES, "how many"), must("of", IDS, "of which rows"), may("including", IDS, "rows that must be among them")],
};

static CHOICE: Shape = Shape {
    about: "A path assigned by classification.",
    fields: &[may("when", Form::Formula, "the condition; none = otherwise"), must("use", Form::Id, "the row that then counts")],
};

pub(in crate::file) static BETWEEN: Shape = Shape {
    about: "A number known only as a range so far.",
    fields: &[
        must("between", Form::List(&Form::Number), "the two ends"),
        must("take", Form::Word(&["lower", "upper"]), "which end counts until the number is fixed"),
    ],
};

const ENTRY: &str = "\"lowest\", \"none\", \"best fit\" or a level id";

static LADDER: Shape = Shape {
    about: "Levels and their calendar.",
    fields: &[
        may("title", Form::Words, "its name for people"),
        must("levels", Form::List(&Form::Either(&[Form::Id, Form::Table(&LEVEL)])), "ids, lowest first"),
        may("decided_by", Form::Word(&["rules", "partner", "approval", "purchase"]), "who decides; default the rules"),
        may("entry", Form::Text, ENTRY),
        may("at_launch", Form::Text, ENTRY),
        may(
            "rise",
            Form::Either(&[Form::Text, Form::Table(&MOVE)]),
            "\"at once\", \"each quarter\" (or another period), \"never\", or a table with `when`",
        ),
        may(
            "fall",
            Form::Either(&[Form::Text, Form::Table(&MOVE)]),
            "\"at once\", \"each quarter\" (or another period), \"never\", or a table with `when`",
        ),
        may("qualifies", Form::PerLevel(&Form::Text), "\"on the day\", or \"any day of \" and a window"),
        may("each", Form::Id, "measured for each value of this column; the best is carried"),
        may("election", Form::Table(&ELECTION), "when and how the partner chooses"),
        may("purchase", Form::Table(&PURCHASE), "what opens the level"),
        may("transition", Form::Table(&TRANSITION), "what statuses from before are worth"),
        may("sanctions", Form::Tables(&SANCTION), "what follows from missing a requirement repeatedly"),
        may("lock_out", Form::Duration, "how long nobody comes back after falling out"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static LEVEL: Shape = Shape {
    about: "A level.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        may("was", Form::Id, "its id in the version before, where it was renamed"),
        may("by", Form::Word(&["invitation"]), "\"invitation\": needs one, beside the numbers"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static MOVE: Shape = Shape {
    about: "When a level may change.",
    fields: &[
        must("when", Form::Text, "\"at once\", \"each quarter\" (or another period), \"never\""),
        may("lag", Form::Duration, "effect that long after the period's end"),
        may("by", Form::Word(&["rules", "proposal"]), "\"proposal\": a person decides"),
        may("grace", Form::Duration, "falls only if still below after it"),
        may("not_before", Form::Date, "no change before this day"),
    ],
};

static ELECTION: Shape = Shape {
    about: "The partner's choice.",
    fields: &[
        must("opens", Form::Period, "the period whose first day opens the window"),
        must("days", Form::Count, "how many days it is open"),
        must("when_silent", Form::Word(&["lowest", "best fit", "keep"]), "what silence means"),
        must("up", Form::Word(&["automatic", "after verification"]), "whether a rise waits for a person"),
        may("launch_days", Form::Count, "days to ask for another level after the launch placement"),
    ],
};

static PURCHASE: Shape = Shape {
    about: "A payment that opens the level.",
    fields: &[
        must("payment", Form::Text, "name of the payment"),
        must("lasts", Form::Duration, "how long it holds"),
        may("shared", Form::YesNo, "one payment opens every such ladder"),
    ],
};

static TRANSITION: Shape = Shape {
    about: "Statuses from before the programme.",
    fields: &[
        must("from", Form::Map(&Form::Id), "old status = level"),
        must("kept_until", Form::Date, "last day the old status is a floor"),
        must("when_several", Form::Word(&["highest", "lowest"]), "which counts when a partner had several"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static SANCTION: Shape = Shape {
    about: "What follows from missing a requirement repeatedly.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        must("requirement", Form::Id, "the requirement"),
        must("missed", Form::Count, "so often in a row"),
        must("every", Form::Period, "looked at as of the last day of each"),
        must("then", Form::Word(&["may fall", "falls", "may lose benefits"]), "the consequence; \"may\" waits for a person"),
        may("to", Form::Word(&["next lower", "lowest"]), "how far; default the next lower level"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static DUTY: Shape = Shape {
    about: "Something a partner must do by a date.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        may("every", Form::Word(PERIODS), "how often"),
        may("before", Form::Text, "before each meeting of this name"),
        may(
            "due",
            Form::Text,
            "\"45 days after start\", \"10 days after end\", \"7 days before meeting\", \"30 days after joining\", \"45 days after the later of start and partner.onboarded\"",
        ),
        may("levels", IDS, "levels that owe it; default all"),
        may("ladder", Form::Id, "the ladder of `levels`, where there are several"),
        may("where", Form::Formula, "who owes it"),
        may("only_if", Form::Formula, "owed only where this holds"),
        may("while_open", Form::Word(&["in order", "not in order"]), "what counts until the due date"),
        may("proof", Form::Words, "what proves it"),
        may("if_missed", Form::Words, "what follows, in words"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static BENEFIT: Shape = Shape {
    about: "A row of the benefit matrix.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        may("ladder", Form::Id, "the ladder it belongs to, where there are several"),
        may("given", Form::Either(&[Form::YesNo, IDS]), "true, or the levels that have it"),
        may("percent", FIGURES, "a percentage per level (and product group)"),
        may("amount", FIGURES, "an amount per level (and product group)"),
        may("count", FIGURES, "a number per level (and product group)"),
        may("words", Form::Any, "words per level: { premier = \"by application\" }"),
        may("per", Form::Word(PERIODS), "an allowance per this period"),
        may("needs", IDS, "duties or requirements that must be in order"),
        may("where", Form::Formula, "who has it; others do not see it"),
        may("segment", Form::Id, "who has it; others do not see it"),
        may("from", Form::Date, "first day"),
        may("until", Form::Date, "last day"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static SEGMENT: Shape = Shape {
    about: "A named audience.",
    fields: &[
        may("title", Form::Words, "its name for people"),
        must("where", Form::Formula, "who belongs to it"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};
