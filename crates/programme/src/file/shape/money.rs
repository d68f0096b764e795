//! Incentives, funds, deal registration, products not for resale, leads.

use super::{FIGURES, Form, IDS, Shape, may, must};

pub(super) static INCENTIVE: Shape = Shape {
    about: "Money a partner earns.",
    fields: &[
        must("id", Form::Id, "its id"),
        may("title", Form::Words, "its name for people"),
        must(
            "kind",
            Form::Word(&["rebate", "growth rebate", "spiff", "discount", "deal bonus", "fund accrual", "commission"]),
            "what it is",
        ),
        must(
            "period",
            Form::Word(&["sale", "week", "month", "quarter", "half", "programme year", "calendar year"]),
            "what is settled together; \"sale\": each sale by itself",
        ),
        may(
            "interim",
            Form::Word(&["week", "month", "quarter", "half"]),
            "within a longer period: what is earned so far is booked after each of these",
        ),
        may("accrual", Form::Table(&ACCRUAL), "what is booked so far instead of what is earned so far"),
        must("base", Form::Formula, "what a rate is applied to, stated: \"sale.gross_amount\""),
        may("pays_on", Form::Formula, "which sales are paid"),
        may("new_customer", Form::Duration, "only sales to customers that bought nothing, from anybody, in so much time before"),
        may("earned_by", Form::Word(&["seller", "registrant"]), "whose sale it is: who made it, or who registered its deal"),
        may("counts", Form::Formula, "what counts towards the target; default the base"),
        may("counts_on", Form::Formula, "which sales count towards the target"),
        must(
            "basis",
            Form::Word(&["percent of target", "value", "quantity", "growth", "none"]),
            "what the bands are measured in; \"none\": a plain rate",
        ),
        may(
            "bands_per",
            Form::Text,
            "what fills the bands together: \"partner\" (default), \"group\" of companies, \"product group\", or a column such as \"product\", \"customer\", \"deal\"",
        ),
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
        may("goods", FIGURES, "free pieces, per level (and product group)"),
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
        may("floor", Form::Table(&FLOOR), "a guarantee"),
        may("minimum_payout", Form::Table(&MINIMUM), "smallest amount that is paid"),
        may("order", Form::Count, "place in the order of calculation"),
        may("stacking", Form::Word(&["sum", "highest", "sequential"]), "how it meets other incentives on the same sale"),
        may("reduces_others", Form::YesNo, "whether what it pays reduces what sequential ones after it are paid on; default yes"),
        may("grace_days", Form::Count, "days after the period in which late data are taken"),
        may("late", Form::Word(&["current period", "original period", "ignored after lock"]), "where late data count"),
        may("may_go_negative", Form::YesNo, "whether returns can turn it negative"),
        may("enrolment", Form::Tables(&ENROLMENT), "what enrolling by when is worth"),
        may("payee", Form::Word(&["partner", "person", "distributor"]), "who is paid"),
        may("person", Form::Id, "the column that names the person who is paid"),
        may("settlement", Form::Word(&["credit note", "bank transfer", "deduction", "upfront"]), "how it is paid"),
        may("currency_rule", Form::Words, "how other currencies are converted"),
        may("split", Form::Map(&Form::Number), "part of the earning that goes to a fund: { rebate = \"60 %\", coop = \"40 %\" }"),
        may("note", Form::Words, "anything a reader should know"),
    ],
};

static BAND: Shape = Shape {
    about: "A band, from its lower edge (included) to the next band's.",
    fields: &[
        may("from", Form::Figure, "lower edge, included"),
        may("above", Form::Figure, "lower edge, not included: it must be exceeded"),
        may("upto", Form::Number, "upper edge, not included; must be the next band's `from`"),
        may("rate", FIGURES, "a percentage"),
        may("amount", FIGURES, "a fixed amount"),
        may("per_unit", FIGURES, "an amount per piece"),
        may("goods", FIGURES, "free pieces"),
        may("block", Form::Table(&BLOCK), "amounts are for every so many of the band"),
    ],
};

static ACCRUAL: Shape = Shape {
    about: "What is booked before the period is over: the last run books what is earned.",
    fields: &[
        may("rate", Form::Number, "a fixed percentage of what is paid on"),
        may("band", Form::Figure, "the rate of a band, chosen or forecast: 1 is the lowest; a number, a score, a measure"),
    ],
};

static BLOCK: Shape = Shape {
    about: "For every so many.",
    fields: &[must("size", Form::Number, "size of a block"), must("round", Form::Word(&["down", "up"]), "whether a started block counts")],
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

static FLOOR: Shape = Shape {
    about: "A guarantee.",
    fields: &[
        must("amount", FIGURES, "how much"),
        must("per", Form::Word(&["period", "sale"]), "per what is settled together, or for each sale of a plain rate"),
        may("carries", Form::YesNo, "what was earned beyond it counts towards the next, within a programme year; default no"),
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

pub(super) static FUND: Shape = Shape {
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

pub(super) static DEAL_REGISTRATION: Shape = Shape {
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
    fields: &[must("count", Form::Count, "how many"), must("per", Form::Period, "per which period")],
};

pub(super) static NFR: Shape = Shape {
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
    fields: &[may("amount", FIGURES, "an amount"), may("units", FIGURES, "pieces"), must("per", Form::Period, "per which period")],
};

pub(super) static LEADS: Shape = Shape {
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
