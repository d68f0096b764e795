//! What a programme file may hold: every key with its form and what it means. The schema for editors and the reference are made from this.

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
        may("zones", Form::Ids(&Form::Map(&Form::Either(&[Form::List(&Form::Text), Form::Word(&["*"])]))), "countries put into zones; [zones.sales_region] emea = [\"GB\"], other = \"*\""),
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
        may("day_count", Form::Word(&["from the next day", "from the same day"]), "how days are counted: 1 April + 45 days is 16 May \"from the next day\", 15 May \"from the same day\""),
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
        must("columns", Form::Ids(&Form::Word(&["text", "count", "number", "money", "percent", "date", "yes_no"])), "name = type: { product = \"text\", seats = \"count\" }"),
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
        may("people", Form::Either(&[Form::Formula, Form::YesNo]), "how many people employed on the day satisfy this condition (\"true\": all)"),
        may("holding", Form::Either(&[Form::Formula, Form::List(&Form::Formula)]), "a condition on a valid credential each of them holds; a list: one for each"),
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
        may("holding", Form::Either(&[Form::Formula, Form::List(&Form::Formula)]), "a condition on a valid credential of the person; a list: one for each"),
        must("need", FIGURES, "how many; a number per level"),
    ],
};

static N_OF: Shape = Shape {
    about: "So many of several rows.",
    fields: &[
        must("n", FIGURES, "how many"),
        must("of", IDS, "of which rows"),
        may("including", IDS, "rows that must be among them"),
    ],
};

static CHOICE: Shape = Shape {
    about: "A path assigned by classification.",
    fields: &[
        may("when", Form::Formula, "the condition; none = otherwise"),
        must("use", Form::Id, "the row that then counts"),
    ],
};

pub(super) static BETWEEN: Shape = Shape {
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
        may("rise", Form::Either(&[Form::Text, Form::Table(&MOVE)]), "\"at once\", \"each quarter\" (or another period), \"never\", or a table with `when`"),
        may("fall", Form::Either(&[Form::Text, Form::Table(&MOVE)]), "\"at once\", \"each quarter\" (or another period), \"never\", or a table with `when`"),
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
        may("due", Form::Text, "\"45 days after start\", \"10 days after end\", \"7 days before meeting\", \"30 days after joining\", \"45 days after the later of start and partner.onboarded\""),
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

static INCENTIVE: Shape = Shape {
    about: "Money a partner earns.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        must("kind", Form::Word(&["rebate", "growth rebate", "spiff", "discount", "deal bonus", "fund accrual", "commission"]), "what it is"),
        must("period", Form::Word(&["sale", "week", "month", "quarter", "half", "programme year", "calendar year"]), "what is settled together; \"sale\": each sale by itself"),
        must("base", Form::Formula, "what a rate is applied to, stated: \"sale.gross_amount\""),
        may("pays_on", Form::Formula, "which sales are paid"),
        may("counts", Form::Formula, "what counts towards the target; default the base"),
        may("counts_on", Form::Formula, "which sales count towards the target"),
        must("basis", Form::Word(&["percent of target", "value", "quantity", "growth", "none"]), "what the bands are measured in; \"none\": a plain rate"),
        may("target", Form::Figure, "the target: a measure, target('NAME'), or a number"),
        may("if_no_target", Form::Word(&["nothing", "refuse"]), "what a partner without target earns"),
        may("baseline", Form::Figure, "what growth is measured from"),
        may("mode", Form::Word(&["whole", "marginal", "rolling", "total", "amount", "per block", "linear"]), "how a band is applied"),
        may("growth_on", Form::Word(&["everything", "above baseline", "between targets"]), "what a growth rate is paid on"),
        may("bands", Form::Tables(&BAND), "half-open bands, lowest first"),
        may("beyond", Form::Word(&["last band", "nothing"]), "what holds past the end of the last band"),
        may("rate", FIGURES, "a percentage per level (and product group)"),
        may("amount", FIGURES, "an amount per level (and product group)"),
        may("per_unit", FIGURES, "an amount per piece, per level (and product group)"),
        may("block", Form::Table(&BLOCK), "for every so many"),
        may("needs", IDS, "duties or requirements that must be in order"),
        may("if_gate_fails", Form::Word(&["hold", "forfeit", "reduce"]), "what happens when `needs` are missing"),
        may("reduce_to", Form::Number, "percent that is left when a failing gate reduces"),
        may("ladder", Form::Id, "the ladder of levels, where there are several"),
        may("levels", IDS, "levels that take part; default all"),
        may("segment", Form::Id, "audience"),
        may("where", Form::Formula, "who takes part"),
        may("from", Form::Date, "first day"),
        may("until", Form::Date, "last day"),
        may("level_on", Form::Word(&["sale date", "period end"]), "whose level counts"),
        may("cap", Form::Either(&[Form::Table(&CAP), Form::Tables(&CAP)]), "upper limits"),
        may("base_cap", Form::Table(&CAP), "an upper limit of what the rate is applied to"),
        may("floor", Form::Table(&CAP), "a guarantee"),
        may("minimum_payout", Form::Table(&MINIMUM), "smallest amount that is paid"),
        may("order", Form::Count, "place in the order of calculation"),
        may("stacking", Form::Word(&["sum", "highest", "sequential"]), "how it meets other incentives"),
        may("grace_days", Form::Count, "days after the period in which late data are taken"),
        may("late", Form::Word(&["current period", "original period", "ignored after lock"]), "where late data count"),
        may("may_go_negative", Form::YesNo, "whether returns can turn it negative"),
        may("enrolment", Form::Tables(&ENROLMENT), "what enrolling by when is worth"),
        may("payee", Form::Word(&["partner", "person", "distributor"]), "who is paid"),
        may("settlement", Form::Word(&["credit note", "bank transfer", "deduction", "upfront"]), "how it is paid"),
        may("currency_rule", Form::Words, "how other currencies are converted"),
        may("split", Form::Map(&Form::Number), "part of the earning that goes to a fund: { rebate = \"60 %\", coop = \"40 %\" }"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static BAND: Shape = Shape {
    about: "A band, from its lower edge (included) to the next band's.",
    fields: &[
        must("from", Form::Figure, "lower edge, included"),
        may("upto", Form::Number, "upper edge, not included; must be the next band's `from`"),
        may("rate", FIGURES, "a percentage"),
        may("amount", FIGURES, "a fixed amount"),
        may("per_unit", FIGURES, "an amount per piece"),
    ],
};

static BLOCK: Shape = Shape {
    about: "For every so many.",
    fields: &[
        must("size", Form::Number, "size of a block"),
        must("round", Form::Word(&["down", "up"]), "whether a started block counts"),
    ],
};

static CAP: Shape = Shape {
    about: "A limit.",
    fields: &[
        must("amount", FIGURES, "how much"),
        must("per", Form::Text, "per what: \"sale\", a period, \"subscription\", \"customer\", \"unit\""),
        may("currency", Form::Currency, "where the same limit is stated in several currencies"),
        may("group", Form::Id, "only for this product group"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static MINIMUM: Shape = Shape {
    about: "The smallest amount.",
    fields: &[
        must("amount", FIGURES, "how much"),
        must("below", Form::Word(&["carry forward", "forfeit", "convert to rebate", "keep"]), "what happens to less"),
    ],
};

static ENROLMENT: Shape = Shape {
    about: "Enrolling by when is worth what.",
    fields: &[
        must("until", Form::Text, "\"end of month 1\" of the period, or \"30 days after start\""),
        must("use", Form::Text, "the name of the rate level that then counts"),
        may("rate", FIGURES, "the percentage that then counts"),
    ],
};

static FUND: Shape = Shape {
    about: "A marketing fund.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        must("source", Form::Word(&["accrual", "grant"]), "how money comes in"),
        may("accrues", Form::Words, "what it accrues from, in words"),
        may("rate", FIGURES, "percentage of the base that accrues"),
        may("base", Form::Formula, "what the rate is applied to"),
        may("periods", Form::Tables(&FUND_PERIOD), "fixed windows"),
        may("earn", Form::Period, "period in which money is earned"),
        may("use_period", Form::Text, "period in which it is used: \"next half\", \"quarter\""),
        may("claim_starts", Form::Text, "\"46 days after use starts\""),
        may("claim_ends", Form::Text, "\"45 days after use ends\""),
        may("minimum", Form::Table(&MINIMUM), "what too small an accrual becomes"),
        may("words", Form::Any, "what each level has, in words"),
        may("participation", Form::Number, "percent of the cost that is paid"),
        may("review_days", Form::Count, "business days to review a claim"),
        may("dispute_days", Form::Count, "business days to review a dispute"),
        may("payment_days", Form::Count, "business days to pay"),
        may("proof", Form::Words, "what proves an activity"),
        may("proof_kept_months", Form::Count, "how long proof is kept"),
        may("unused", Form::Word(&["forfeited", "carried over"]), "what happens to unused money"),
        may("needs", IDS, "duties or requirements that must be in order"),
        may("ladder", Form::Id, "the ladder of levels, where there are several"),
        may("levels", IDS, "levels that take part"),
        may("segment", Form::Id, "audience"),
        may("where", Form::Formula, "who takes part"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static FUND_PERIOD: Shape = Shape {
    about: "Three windows that belong together.",
    fields: &[
        must("earned", Form::List(&Form::Any), "first and last day"),
        must("use", Form::List(&Form::Any), "first and last day"),
        must("claim", Form::List(&Form::Any), "first and last day"),
    ],
};

static DEAL_REGISTRATION: Shape = Shape {
    about: "A policy of deal registration.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        may("ladder", Form::Id, "the ladder of levels, where there are several"),
        may("levels", IDS, "levels that take part"),
        may("segment", Form::Id, "audience"),
        may("where", Form::Formula, "who takes part"),
        may("minimum", Form::Figure, "smallest amount of a deal"),
        may("minimum_is", Form::Word(&["at_least", "more_than"]), "whether the minimum itself is enough"),
        may("or_contains", Form::Formula, "a condition on the deal that is enough instead"),
        may("protection_days", Form::Count, "how long a deal is protected"),
        may("extension", Form::Table(&EXTENSION), "how protection is extended"),
        may("one_per", Form::List(&Form::Text), "what may be registered once"),
        may("excludes", Form::List(&Form::Text), "what may not be registered"),
        may("decision_hours", Form::Count, "how fast the vendor answers"),
        may("limit", Form::Table(&LIMIT), "how many may be submitted"),
        may("inactive_days", Form::Count, "days without activity after which it may be revoked"),
        may("new_customers_only", Form::YesNo, "only for customers who are new"),
        may("benefit", Form::Id, "the benefit a registered deal opens"),
        may("discount_on", Form::Word(&["registered line", "whole deal"]), "what the benefit applies to"),
        may("payout", Form::Word(&["upfront", "back-end", "partner chooses"]), "how the benefit is given"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static EXTENSION: Shape = Shape {
    about: "How protection is extended.",
    fields: &[
        must("before_expiry", Form::YesNo, "must be asked before protection ends"),
        may("days", Form::Count, "by how much"),
        may("times", Form::Count, "how often"),
    ],
};

static LIMIT: Shape = Shape {
    about: "So many in a period.",
    fields: &[
        must("count", Form::Count, "how many"),
        must("per", Form::Period, "per which period"),
    ],
};

static NFR: Shape = Shape {
    about: "Products not for resale: demonstration and own use.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        must("discount", FIGURES, "percent off"),
        may("off", Form::Word(&["list", "net"]), "off which price"),
        may("ceiling", Form::Table(&CEILING), "how much per period"),
        may("ladder", Form::Id, "the ladder of levels, where there are several"),
        may("levels", IDS, "levels that take part"),
        may("purposes", Form::List(&Form::Words), "what for"),
        may("needs", IDS, "duties or requirements that must be in order"),
        may("beyond", Form::Word(&["normal price", "refused"]), "what happens past the ceiling"),
        may("segment", Form::Id, "audience"),
        may("where", Form::Formula, "who takes part"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static CEILING: Shape = Shape {
    about: "How much per period.",
    fields: &[
        may("amount", FIGURES, "an amount"),
        may("units", FIGURES, "pieces"),
        must("per", Form::Period, "per which period"),
    ],
};

static LEADS: Shape = Shape {
    about: "How leads are given to partners.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        must("route_by", Form::List(&Form::Text), "what decides, in order"),
        may("accept_hours", Form::Count, "hours to accept"),
        may("follow_up_days", Form::Count, "days to the first report"),
        may("ladder", Form::Id, "the ladder of levels, where there are several"),
        may("levels", IDS, "levels that take part"),
        may("segment", Form::Id, "audience"),
        may("where", Form::Formula, "who takes part"),
        may("priority", Form::Words, "who comes first, in words"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};
