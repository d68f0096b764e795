//! Incentives over any number of lines: their sums by the engine, the calculation by the reference.

use programme::incentive::{Known, Plan};
use programme::record::{BadRow, PartnerId};

use super::engine::{Engine, Trouble};
use super::table::{Asked, Progress, Table, Work, measure};
use crate::measure::Levels;

/// What is known of every partner.
pub struct Summed {
    /// The partners, in the order of their ids, with what is known of each.
    pub known: Vec<(PartnerId, Known)>,
    /// Lines that cannot be used.
    pub bad: Vec<BadRow>,
    /// How it was worked out.
    pub work: Work,
}

/// Works out what the incentives of a plan need of everybody's lines. `levels` tells who held which levels on the day of the plan, where it asks for them.
///
/// # Errors
/// [`Trouble`] where the store cannot be read.
pub fn summed(
    asked: Asked<'_>,
    plan: &Plan,
    levels: &Levels<'_>,
    engine: &Engine,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Summed, Trouble> {
    let asked = Asked { programme: &plan.programme, measures: None, ..asked };
    let Table { partners, figures, bad, work, .. } = measure(asked, engine, progress)?;
    let known = partners.into_iter().zip(figures).map(|(partner, figures)| (partner, plan.known(&figures, levels(partner))));
    Ok(Summed { known: known.collect(), bad, work })
}
