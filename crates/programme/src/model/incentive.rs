//! Money: incentives, funds, deal registration, products not for resale, leads. The policies as data.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Figures, Granted, Need, Text};
use crate::condition::Expr;
use crate::period::{Days, Duration, Period};
use crate::record::TypeId;

/// Who takes part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audience {
    /// A ladder and which of its levels.
    pub levels: Option<(usize, Vec<bool>)>,
    /// Conditions (segment, `where`).
    pub conditions: Vec<Expr>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// What must be in order.
    pub needs: Vec<Need>,
}

/// Money a partner earns.
#[derive(Clone, Debug, PartialEq)]
pub struct Incentive {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// What it is, in the file's word.
    pub kind: String,
    /// The ladder its rates are given by.
    pub ladder: usize,
    /// What is settled together; none: each sale by itself.
    pub period: Option<Period>,
    /// Within a longer period, what is earned so far is booked after each of these.
    pub interim: Option<Period>,
    /// What is booked before the period is over, where that is not what is earned so far.
    pub accrual: Option<Accrual>,
    /// The records it is paid on: sales, or those its base names.
    pub record: TypeId,
    /// What a rate is applied to.
    pub base: Expr,
    /// The base in the author's words.
    pub base_words: String,
    /// Which sales are paid.
    pub pays_on: Option<Expr>,
    /// Only sales to customers that bought nothing, from anybody, in so much time before.
    pub new_customer: Option<Duration>,
    /// It is earned on the sales of deals that the partner registered, whoever made them; else on the partner's own.
    pub by_registrant: bool,
    /// What counts towards the target; none: the base.
    pub counts: Option<Expr>,
    /// Which sales count towards the target.
    pub counts_on: Option<Expr>,
    /// What the bands are measured in.
    pub basis: IncentiveBasis,
    /// What fills the bands together.
    pub bands_per: BandsPer,
    /// The target.
    pub target: Option<Expr>,
    /// A partner without target earns nothing, says the file.
    pub nothing_without_target: bool,
    /// A partner without target cannot be calculated: the run is refused.
    pub refuses_without_target: bool,
    /// What growth is measured from.
    pub baseline: Option<Expr>,
    /// How a band is applied.
    pub mode: IncentiveMode,
    /// What a growth rate is paid on, in the file's words.
    pub growth_on: Option<String>,
    /// Bands, lowest first; empty for a plain rate.
    pub bands: Vec<Band>,
    /// A plain rate.
    pub plain: Option<Payout>,
    /// Past the end of the last band nothing is paid.
    pub nothing_beyond: bool,
    /// Size of a block and whether a started block counts.
    pub block: Option<(Decimal, bool)>,
    /// What happens when needs are missing, in the file's word.
    pub if_gate_fails: Option<String>,
    /// Percent that is left when needs are missing and that reduces.
    pub reduce_to: Option<Decimal>,
    /// Who takes part.
    pub audience: Audience,
    /// The level on the day of the sale counts (else at the end of the period).
    pub level_on_sale_date: bool,
    /// An upper limit of what the rate is applied to.
    pub base_cap: Option<Cap>,
    /// Upper limits.
    pub caps: Vec<Cap>,
    /// A guarantee.
    pub floor: Option<Cap>,
    /// What was earned beyond the guarantee counts towards the next one, within a programme year.
    pub floor_carries: bool,
    /// Smallest amount that is paid.
    pub minimum_payout: Option<Minimum>,
    /// Place in the order of calculation.
    pub order: i32,
    /// How it meets other incentives on the same sale.
    pub stacking: Stacking,
    /// What it pays reduces what sequential ones after it are paid on.
    pub reduces_others: bool,
    /// Days after the period in which late data are taken.
    pub grace_days: Option<i32>,
    /// Where late data count, in the file's words.
    pub late: Option<String>,
    /// Whether returns can turn it negative.
    pub may_go_negative: Option<bool>,
    /// What enrolling by when is worth.
    pub enrolment: Vec<Enrolment>,
    /// Who is paid, in the file's word.
    pub payee: String,
    /// The column that names the person who is paid.
    pub person: Option<usize>,
    /// How it is paid, in the file's words.
    pub settlement: Option<String>,
    /// Percent of the earning per destination.
    pub split: Vec<(String, Decimal)>,
    /// What a reader should know.
    pub note: Text,
}

/// What bands are measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncentiveBasis {
    /// Percent of the target.
    PercentOfTarget,
    /// The amount that counts.
    Value,
    /// Pieces.
    Quantity,
    /// Percent of growth over the baseline.
    Growth,
    /// There are no bands.
    None,
}

/// What is booked before the period is over.
#[derive(Clone, Debug, PartialEq)]
pub enum Accrual {
    /// A fixed percentage of what is paid on.
    Rate(Decimal),
    /// The rate of a band, chosen or forecast: its number, 1 the lowest.
    Band(Expr),
}

/// What fills the bands together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandsPer {
    /// All records of the partner.
    Partner,
    /// All records of the partners of its group of companies; each is paid on its own.
    Group,
    /// The records with the same value of a column: each product, customer, deal by itself.
    Column(usize),
    /// Each product group by itself; what is in none is paid nothing.
    ProductGroup,
}

/// How an incentive meets others on the same sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stacking {
    /// It adds to them.
    Sum,
    /// Of all that say so, only the highest is paid.
    Highest,
    /// It is paid on what earlier ones leave of the base.
    Sequential,
}

/// How a band is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncentiveMode {
    /// The reached rate on everything.
    Whole,
    /// Each band its own rate on its own slice.
    Marginal,
    /// Lower bands up to their end, the reached band on everything.
    Rolling,
    /// Every reached band on everything.
    Total,
    /// A fixed amount when reached.
    Amount,
    /// For every so many.
    PerBlock,
    /// Between two bands the rate grows evenly.
    Linear,
}

/// A band from its lower edge to the next one's.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Lower edge.
    pub from: Decimal,
    /// The edge itself still belongs to the band below: it must be exceeded.
    pub above: bool,
    /// End of the last band, where there is one.
    pub upto: Option<Decimal>,
    /// What it pays.
    pub payout: Payout,
    /// Size of a block and whether a started one counts: amounts are then per block.
    pub block: Option<(Decimal, bool)>,
}

/// What is paid.
#[derive(Clone, Debug, PartialEq)]
pub enum Payout {
    /// A percentage of the base, per level.
    Rate(Vec<Option<Granted>>),
    /// A percentage of the base, per name that an enrolment earns.
    RateByEnrolment(Vec<(String, Decimal)>),
    /// A fixed amount, per level.
    Amount(Vec<Option<Granted>>),
    /// An amount per piece, per level.
    PerUnit(Vec<Option<Granted>>),
    /// Free pieces, per level: no money.
    Goods(Vec<Option<Granted>>),
}

/// A limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// How much, per level.
    pub amount: Vec<Figures>,
    /// Per what, in the file's words.
    pub per: String,
    /// In which currency, where not the base currency.
    pub currency: Option<String>,
    /// Only for this product group.
    pub group: Option<usize>,
}

/// The smallest amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Minimum {
    /// How much, per level.
    pub amount: Vec<Figures>,
    /// What happens to less, in the file's words.
    pub below: String,
}

/// Enrolling by when is worth what.
#[derive(Clone, Debug, PartialEq)]
pub struct Enrolment {
    /// How long after the period's start (inclusive), or the end of its n-th month.
    pub until: String,
    /// The rate level that then counts.
    pub level: String,
    /// The percentage that then counts.
    pub rate: Vec<Figures>,
}

/// A marketing fund.
#[derive(Clone, Debug, PartialEq)]
pub struct Fund {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// Money accrues (else it is granted).
    pub accrues: bool,
    /// What it accrues from, in words.
    pub accrues_words: Text,
    /// Percentage that accrues, per level.
    pub rate: Vec<Figures>,
    /// What the rate is applied to.
    pub base: Option<Expr>,
    /// Fixed windows.
    pub periods: Vec<FundWindows>,
    /// The period in which money is earned.
    pub earn: Option<Period>,
    /// The period in which it is used, and how many periods later.
    pub use_period: Option<(Period, bool)>,
    /// When claims may begin: days after the use starts.
    pub claim_starts: Option<Duration>,
    /// When claims end: days after the use ends.
    pub claim_ends: Option<Duration>,
    /// What each level has, in words.
    pub words: Vec<(String, Text)>,
    /// What too small an accrual becomes.
    pub minimum: Option<Minimum>,
    /// Percent of the cost that is paid.
    pub participation: Option<Decimal>,
    /// Days to review, to answer a dispute, to pay.
    pub answer_days: [Option<i32>; 3],
    /// What proves an activity.
    pub proof: Text,
    /// How long proof is kept.
    pub proof_kept_months: Option<i32>,
    /// What happens to unused money, in the file's words.
    pub unused: Option<String>,
    /// Who takes part.
    pub audience: Audience,
    /// What a reader should know.
    pub note: Text,
}

/// Three windows that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FundWindows {
    /// When the money is earned.
    pub earned: Days,
    /// When it is used.
    pub used: Days,
    /// When it is claimed.
    pub claimed: Days,
}

/// A policy of deal registration.
#[derive(Clone, Debug, PartialEq)]
pub struct DealRegistration {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// Who takes part.
    pub audience: Audience,
    /// Smallest amount.
    pub minimum: Option<Expr>,
    /// The minimum itself is not enough.
    pub more_than_minimum: bool,
    /// A condition on the deal that is enough instead.
    pub or_contains: Option<Expr>,
    /// How long a deal is protected.
    pub protection_days: Option<i32>,
    /// Which deals.
    pub which: Option<Expr>,
    /// How protection is extended.
    pub extension: Option<Extension>,
    /// What may be registered once: columns of a deal.
    pub one_per: Vec<usize>,
    /// What may not be registered, in words.
    pub excludes: Vec<String>,
    /// How fast the vendor answers.
    pub decision_hours: Option<i32>,
    /// How many may be submitted in a period.
    pub limit: Option<(i32, Period)>,
    /// Days without activity after which it may be revoked.
    pub inactive_days: Option<i32>,
    /// Only for new customers.
    pub new_customers_only: bool,
    /// The benefit it opens.
    pub benefit: Option<usize>,
    /// What the benefit applies to, in the file's words.
    pub discount_on: Option<String>,
    /// How it is given, in the file's words.
    pub payout: Option<String>,
    /// What a reader should know.
    pub note: Text,
}

/// How protection is extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Must be asked before protection ends.
    pub before_expiry: bool,
    /// By how many days.
    pub days: Option<i32>,
    /// How often.
    pub times: Option<i32>,
}

/// Products not for resale.
#[derive(Clone, Debug, PartialEq)]
pub struct Nfr {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// Percent off, per level.
    pub discount: Vec<Figures>,
    /// How much per period.
    pub ceiling: Option<Ceiling>,
    /// What for.
    pub purposes: Vec<Text>,
    /// Past the ceiling it is refused (else at normal price).
    pub refused_beyond: bool,
    /// Who takes part.
    pub audience: Audience,
    /// What a reader should know.
    pub note: Text,
}

/// How much per period.
#[derive(Clone, Debug, PartialEq)]
pub struct Ceiling {
    /// An amount, per level.
    pub amount: Vec<Figures>,
    /// Pieces, per level.
    pub units: Vec<Figures>,
    /// The period.
    pub per: Period,
}

/// How leads are given.
#[derive(Clone, Debug, PartialEq)]
pub struct Leads {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// What decides, in order.
    pub route_by: Vec<String>,
    /// Hours to accept.
    pub accept_hours: Option<i32>,
    /// Days to the first report.
    pub follow_up_days: Option<i32>,
    /// Who takes part.
    pub audience: Audience,
    /// Who comes first, in words.
    pub priority: Text,
    /// What a reader should know.
    pub note: Text,
}
