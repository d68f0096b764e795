//! Answers to the questions of a case.

use rust_decimal::Decimal;

use crate::incentive::{self, Earner, Line, Protection, What};
use crate::ledger::{Kind, books};
use crate::measure::Question;
use crate::model::{BenefitKind, History, Need};
use crate::money::{plain, written};
use crate::record::{Records, Sight};
use crate::standing::{self, Because, DutyState, Entitlement, Gap, Given, ProposalKind, Risk, Standing, State};

/// One partner on one day, ready to be asked.
pub(super) struct Ask<'a> {
    history: &'a History,
    records: &'a Records,
    question: Question<'a>,
    standing: Standing,
    earner: Earner<'a>,
}

impl<'a> Ask<'a> {
    /// The partner with this id as of a day, as known on a day; none where there is no such partner.
    pub(super) fn new(history: &'a History, records: &'a Records, partner: &str, sight: Sight) -> Option<Self> {
        let standing = standing::standing(history, records, records.partner(partner)?, sight);
        let question = standing::question(history, records, &standing);
        let earner = Earner::new(history, records, standing.partner, sight.known_on.min(sight.as_of));
        Some(Self { history, records, question, standing, earner })
    }

    /// The answer, or in brackets why there is none.
    pub(super) fn answer(&self, question: &str) -> String {
        let (head, rest) = question.split_once(' ').unwrap_or((question, ""));
        let of_ladder = |rest: &str, told: &dyn Fn(usize) -> String| self.ladder(rest).map(told);
        let found = match head {
            "held" => of_ladder(rest, &|ladder| self.level(ladder, self.standing.ladders[ladder].held)),
            "qualified" => of_ladder(rest, &|ladder| self.level(ladder, self.standing.ladders[ladder].best())),
            "next" => of_ladder(rest, &|ladder| self.level(ladder, self.standing.ladders[ladder].next)),
            "at" => of_ladder(rest.trim_start_matches("risk").trim(), &|ladder| yes(self.standing.ladders[ladder].risk == Risk::AtRisk)),
            "eligible" => of_ladder(rest, &|ladder| self.eligible(ladder)),
            "proposal" => of_ladder(rest, &|ladder| self.proposals(ladder)),
            "measure" => self.measure(rest),
            "requirement" => self.requirement(rest),
            "gap" => self.gap(rest),
            "advice" => self.advice(rest),
            "benefit" => self.benefit(rest),
            "duty" => self.duty(rest),
            "incentive" => self.incentive(rest),
            "fund" => self.fund(rest),
            "books" => self.books(rest),
            "deal" => self.deal(rest),
            _ => None,
        };
        found.unwrap_or_else(|| format!("(`{question}` is no question here)"))
    }
}

impl Ask<'_> {
    fn ladder(&self, id: &str) -> Option<usize> {
        if id.is_empty() {
            return (!self.standing.ladders.is_empty()).then_some(0);
        }
        self.question.programme.ladders.iter().position(|ladder| ladder.id == id)
    }

    fn level(&self, ladder: usize, level: Option<usize>) -> String {
        level.map_or("none".into(), |level| self.question.programme.ladders[ladder].levels[level].id.clone())
    }

    fn eligible(&self, ladder: usize) -> String {
        let levels = self.standing.ladders[ladder].choice.as_ref().map_or(&[][..], |choice| &choice.eligible);
        if levels.is_empty() {
            return "none".into();
        }
        levels.iter().map(|level| self.level(ladder, Some(*level))).collect::<Vec<_>>().join(", ")
    }

    fn proposals(&self, ladder: usize) -> String {
        let told = self.standing.ladders[ladder].proposals.iter().map(|proposal| {
            let kind = match &proposal.kind {
                ProposalKind::Rise => "rise".to_owned(),
                ProposalKind::Fall => "fall".to_owned(),
                ProposalKind::Election => "election".to_owned(),
                ProposalKind::Sanction(id) => format!("sanction {id}"),
                ProposalKind::LoseBenefits(id) => return format!("sanction {id}"),
            };
            format!("{kind} to {}", proposal.to.as_deref().unwrap_or("none"))
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() { "none".into() } else { told.join("; ") }
    }

    fn measure(&self, id: &str) -> Option<String> {
        let place = self.question.programme.measures.iter().position(|measure| measure.id == id)?;
        Some(self.question.measure(place).one().map_or("undefined".into(), plain))
    }

    /// `ID for LEVEL`, or `ID` for the level held.
    fn verdict(&self, rest: &str) -> Option<crate::standing::Verdict> {
        let (id, level) = rest.split_once(" for ").map_or((rest, None), |(id, level)| (id, Some(level)));
        let row = self.question.programme.requirements.iter().position(|row| row.id == id)?;
        let ladder = self.question.programme.requirements[row].ladder;
        let level = match level {
            Some(level) => self.question.programme.ladders[ladder].levels.iter().position(|known| known.id == level)?,
            None => self.question.held.get(ladder).copied().flatten()?,
        };
        let standing = &self.standing.ladders[ladder];
        let column = self.question.programme.ladders[ladder].each.as_ref();
        let question = column.zip(standing.shown_key.as_ref()).map(|(column, key)| self.question.within(column, key));
        Some(question.as_ref().unwrap_or(&self.question).verdict(row, level))
    }

    fn requirement(&self, rest: &str) -> Option<String> {
        let verdict = self.verdict(rest)?;
        let state = match verdict.state {
            State::Met => "met",
            State::NotMet => "not met",
            State::NotAsked => "not asked",
            State::Provisional => "provisional",
        };
        Some(state.into())
    }

    fn gap(&self, rest: &str) -> Option<String> {
        let verdict = self.verdict(rest)?;
        if verdict.holds {
            return Some("0".into());
        }
        if let Because::People(fills) = &verdict.because {
            return Some(fills.iter().map(crate::standing::SlotFill::missing).sum::<usize>().to_string());
        }
        let steps = standing::steps(&self.question, &verdict);
        let amounts: Vec<Decimal> = steps
            .iter()
            .filter_map(|step| match &step.gap {
                Gap::Amount { amount, .. } => Some(*amount),
                _ => None,
            })
            .collect();
        Some(amounts.first().map_or("undefined".into(), |amount| plain(*amount)))
    }

    fn advice(&self, rest: &str) -> Option<String> {
        let verdict = self.verdict(rest)?;
        Some(crate::words::Teller::new(crate::words::Language::En).advice(&self.question, &verdict))
    }

    fn benefit(&self, rest: &str) -> Option<String> {
        let (id, group) = rest.split_once(" for ").map_or((rest, None), |(id, group)| (id, Some(group)));
        let place = self.question.programme.benefits.iter().position(|benefit| benefit.id == id)?;
        let Some(entitlement) = self.standing.entitlements.iter().find(|entitlement| entitlement.benefit == place) else {
            return Some("hidden".into());
        };
        if !entitlement.missing.is_empty() {
            return Some(format!("withheld: {}", self.needs(entitlement)));
        }
        let kind = self.question.programme.benefits[place].kind;
        Some(match &entitlement.given {
            Given::No => "no".into(),
            Given::Yes => "yes".into(),
            Given::Words(words) => words.get("en").to_owned(),
            Given::Figure(figure) => figure_of(kind, *figure),
            Given::ByGroup(groups) => {
                let wanted = self.question.programme.product_groups.iter().position(|known| Some(known.id.as_str()) == group)?;
                groups.iter().find(|(known, _)| *known == wanted).map_or("no".into(), |(_, figure)| figure_of(kind, *figure))
            }
        })
    }

    fn needs(&self, entitlement: &Entitlement) -> String {
        let name = |need: &Need| match need {
            Need::Duty(duty) => self.question.programme.duties[*duty].id.clone(),
            Need::Requirement(row) => self.question.programme.requirements[*row].id.clone(),
        };
        entitlement.missing.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// `ID for DATE`: what is earned in the period that holds the date. `ID exact for DATE`: before it is rounded. `ID steps for DATE`: how it comes about.
    /// `ID next for DATE`: how much more reaches the next band, and what it is worth. `ID persons for DATE`: who is paid what. `ID held for DATE`: whether it waits for something.
    fn incentive(&self, rest: &str) -> Option<String> {
        let (what, day) = rest.split_once(" for ")?;
        let (id, shown) = what.split_once(' ').unwrap_or((what, ""));
        let earned = match self.earner.earned(id, day.parse().ok()?) {
            Ok(earned) => earned?,
            Err(refusal) => return Some(format!("refused: {refusal}")),
        };
        if shown == "next" {
            return Some(match self.earner.next_band(id, day.parse().ok()?) {
                Ok(Some(next)) => format!("{} more: worth {}", plain(next.more), plain(next.worth)),
                Ok(None) => "none".into(),
                Err(refusal) => format!("refused: {refusal}"),
            });
        }
        Some(match shown {
            "" if earned.goods => format!("{} pieces", plain(earned.amount)),
            "" => self.money(earned.amount),
            "exact" => plain(earned.exact()),
            "held" => yes(earned.held),
            "steps" => joined(earned.lines.iter().filter(|line| line.what != What::Rounding).map(Line::to_string)),
            "persons" => joined(earned.persons.iter().map(|(person, amount)| format!("{person} {}", plain(*amount)))),
            _ => return None,
        })
    }

    /// `ID`: every entry about an incentive or fund up to the day. `ID payable`, or another account: its balance. `findings`: what could not be booked.
    fn books(&self, rest: &str) -> Option<String> {
        let upto = self.standing.sight.as_of;
        let made = match books::work_out(self.history, self.records, self.standing.partner, upto) {
            Ok(worked) => books::books(self.history, &[worked], upto, books::Given::default()),
            Err(refusal) => return Some(format!("refused: {refusal}")),
        };
        if rest == "findings" {
            return Some(joined(made.findings.iter().map(ToString::to_string)));
        }
        let (id, account) = rest.split_once(' ').unwrap_or((rest, ""));
        let places = crate::money::minor_places(&self.question.programme.currency);
        if account.is_empty() {
            let of_rule = made.ledger.entries().iter().filter(|entry| entry.debit.rule == id || entry.credit.rule == id);
            return Some(joined(of_rule.map(|entry| {
                let taken = if entry.debit.kind.is_owed() && !entry.credit.kind.is_owed() { "-" } else { "" };
                format!("{} {} {taken}{}", entry.booked, entry.why.word(), written(entry.minor, places))
            })));
        }
        let (_, kind) = Kind::ALL.iter().find(|(word, _)| *word == account)?;
        let of_kind = made.ledger.balances().filter(|(own, _)| own.rule == id && own.kind == *kind);
        Some(written(of_kind.map(|(_, balance)| balance.owed()).sum(), places))
    }

    /// `ID accrued for DATE`, `ID use DATE for DATE`, `ID claim DATE for DATE`.
    fn fund(&self, rest: &str) -> Option<String> {
        let (what, earned) = rest.split_once(" for ")?;
        let earned = earned.parse().ok()?;
        let mut words = what.split(' ');
        let (id, verb, day) = (words.next()?, words.next()?, words.next());
        let programme = self.history.on(earned);
        let fund = programme.funds.iter().find(|fund| fund.id == id)?;
        let days = match verb {
            "accrued" => {
                return match self.earner.accrued(id, earned) {
                    Ok(amount) => amount.map(|amount| self.money(amount)),
                    Err(refusal) => Some(format!("refused: {refusal}")),
                };
            }
            "use" => incentive::use_days(programme, fund, earned)?,
            _ => incentive::claim_days(programme, fund, earned)?,
        };
        let day = day?.parse().ok()?;
        Some(
            if days.contains(day) {
                "in time"
            } else if day < days.from {
                "early"
            } else {
                "late"
            }
            .into(),
        )
    }

    /// `ID protection`
    fn deal(&self, rest: &str) -> Option<String> {
        let told = match incentive::protection(&self.question, rest.strip_suffix(" protection")?)? {
            Protection::Until(day) => day.to_string(),
            Protection::BelowMinimum => "refused: below the minimum".into(),
            Protection::AlreadyRegistered => "refused: already registered".into(),
            Protection::NotProtected => "not protected".into(),
        };
        Some(told)
    }

    fn money(&self, amount: Decimal) -> String {
        let places = crate::money::minor_places(&self.question.programme.currency);
        format!("{:.1$}", amount, places as usize)
    }

    fn duty(&self, id: &str) -> Option<String> {
        let place = self.question.programme.duties.iter().position(|duty| duty.id == id)?;
        Some(match self.standing.duties[place].state {
            DutyState::NotOwed => "not owed".into(),
            DutyState::Done(_) => "done".into(),
            DutyState::Open { until, .. } => format!("open until {until}"),
            DutyState::Overdue(since) => format!("overdue since {since}"),
        })
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "none".into() } else { parts.join("; ") }
}

fn figure_of(kind: BenefitKind, figure: Decimal) -> String {
    match kind {
        BenefitKind::Percent => format!("{} %", plain(figure)),
        _ => plain(figure),
    }
}

fn yes(yes: bool) -> String {
    if yes { "yes" } else { "no" }.into()
}
