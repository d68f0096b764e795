//! The ladders as bars: how many hold each level, where, and how many the figures of the day are enough for.

use programme::model::Ladder;
use programme::record::Schema;
use programme::standing::Standing;
use programme::words::Language;

use super::Seen;
use crate::language::titled;
use crate::screen::in_line;

/// How long the longest bar is.
const BAR: usize = 24;
/// The column of the partner that says where it is.
const REGION: &str = "territory_group";

/// A picture of each ladder.
pub fn ladders(seen: &Seen<'_>) -> String {
    let regions = regions(seen);
    let ladders = seen.programme.ladders.iter().enumerate();
    ladders.map(|(place, ladder)| picture(seen, &regions, place, ladder)).collect::<Vec<_>>().join("\n")
}

fn picture(seen: &Seen<'_>, regions: &[String], place: usize, ladder: &Ladder) -> String {
    let title = in_line(&titled(&ladder.title, &ladder.id, Language::En));
    let heads: String = regions.iter().map(|region| format!("  {region:>8}")).collect();
    let mut lines = vec![format!("{title:<16} {:>5}  {:BAR$}{heads}  by the figures", "hold", "")];
    lines.push("─".repeat(lines[0].chars().count()));
    let mut levels: Vec<Option<usize>> = (0..ladder.levels.len()).rev().map(Some).collect();
    if seen.stood.iter().any(|stood| stood.ladders[place].held.is_none()) {
        levels.push(None);
    }
    let longest = levels.iter().map(|level| holding(seen, place, *level).len()).max().unwrap_or(0);
    for level in levels {
        let holders = holding(seen, place, level);
        let name = level.map_or("no level".into(), |level| titled(&ladder.levels[level].title, &ladder.levels[level].id, Language::En));
        let by_region: String = regions
            .iter()
            .map(|region| {
                let count = holders.iter().filter(|stood| region_of(seen, stood) == *region).count();
                format!("  {count:>width$}", width = region.chars().count().max(8))
            })
            .collect();
        let by_figures = seen.stood.iter().filter(|stood| stood.ladders[place].best() == level).count();
        let bar = bar(holders.len(), longest);
        lines.push(format!("{:<16} {:>5}  {bar:BAR$}{by_region}  {by_figures:>14}", in_line(&name), holders.len()));
    }
    lines.join("\n") + "\n"
}

fn holding<'s>(seen: &Seen<'s>, place: usize, level: Option<usize>) -> Vec<&'s Standing> {
    seen.stood.iter().filter(|stood| stood.ladders[place].held == level).collect()
}

/// A bar in halves of a character.
fn bar(count: usize, longest: usize) -> String {
    let halves = (2 * BAR * count).div_ceil(longest.max(1));
    "█".repeat(halves / 2) + if halves % 2 == 1 { "▌" } else { "" }
}

/// Every region there is, in the order of the alphabet.
fn regions(seen: &Seen<'_>) -> Vec<String> {
    let mut regions: Vec<String> = seen.stood.iter().map(|stood| region_of(seen, stood)).collect();
    regions.sort();
    regions.dedup();
    regions
}

fn region_of(seen: &Seen<'_>, stood: &Standing) -> String {
    let column = seen.records.schema().get(Schema::PARTNER).column(REGION);
    let region = column.map(|column| in_line(&seen.records.attribute(stood.partner, column, stood.sight).plain()));
    region.filter(|region| !region.is_empty()).unwrap_or_else(|| "elsewhere".into())
}
