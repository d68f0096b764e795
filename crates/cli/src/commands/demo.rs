//! `fairway demo`: the example programme on real sales, and what to try next.

mod movers;
mod picture;

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::{Date, date};
use programme::model::{History, Programme};
use programme::record::{Records, Schema, Sight};
use programme::standing::{Standing, standing};
use programme::words::Language;
use rust_decimal::Decimal;

use crate::census::census;
use crate::facts::Facts;
use crate::figures::{counted, figure, grouped};
use crate::programmes::history;
use crate::screen::{Screen, in_line};
use crate::sheet::Format;
use crate::stop::Stop;
use movers::Movers;

/// The day after the last sale.
const DAY: Date = date(2013, 11, 30);
const PROGRAMME: &str = "programmes/adventureworks.toml";
const PROFILE: &str = "profiles/adventureworks.toml";
const DATA: &str = "data/adventureworks";

/// Show it at work: the example programme on the sales of 701 resellers
#[derive(Debug, Args)]
#[command(long_about = include_str!("demo.md"))]
pub struct Demo {
    /// The folder of the project, where it is neither here nor above
    #[arg(long, value_name = "DIR")]
    project: Option<PathBuf>,
}

impl Demo {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let root = project(self.project.as_deref())?;
        let programmes = [root.join(PROGRAMME)];
        let history = history(&programmes, screen)?;
        let facts = Facts {
            data: Some(root.join(DATA)),
            store: None,
            profile: Some(root.join(PROFILE).display().to_string()),
            skip_bad_rows: false,
        };
        let loaded = facts.load(DAY, &[&history], &programmes, Format::Table, screen)?;
        let sight = Sight { as_of: DAY, known_on: Date::MAX };
        let stood = census(&loaded.records, "judging", |partner| standing(&history, &loaded.records, partner, sight));
        let seen = Seen { history: &history, programme: history.on(DAY), records: &loaded.records, stood: &stood };
        screen.out(&seen.heading())?;
        screen.out(&picture::ladders(&seen))?;
        let movers = Movers::among(&seen);
        screen.out(&movers.table(&seen))?;
        screen.out(&next_steps(&root, &movers.first(&seen)))?;
        Ok(())
    }
}

/// The folder of the project: the one named, the first here or above that has the example, or the one this binary was built in.
pub fn project(named: Option<&Path>) -> Result<PathBuf, Stop> {
    let lacking = |root: &Path| [PROGRAMME, PROFILE, DATA].into_iter().find(|part| !root.join(part).exists());
    if let Some(root) = named {
        return match lacking(root) {
            None => Ok(root.to_path_buf()),
            Some(part) => Err(Stop::Cannot(format!("`{}` has no `{part}`", root.display()))),
        };
    }
    let here = std::env::current_dir().unwrap_or_default();
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let found = here.ancestors().find(|folder| lacking(folder).is_none()).map(Path::to_path_buf);
    let found = found.or_else(|| built_in.canonicalize().ok().filter(|folder| lacking(folder).is_none()));
    found.ok_or_else(|| {
        let parts = format!("`{PROGRAMME}`, `{PROFILE}` and `{DATA}`");
        Stop::Cannot(format!("the demo needs {parts} of the Fairway project: run it there, or name its folder with `--project DIR`"))
    })
}

/// What the demo shows.
struct Seen<'a> {
    history: &'a History,
    programme: &'a Programme,
    records: &'a Records,
    stood: &'a [Standing],
}

impl Seen<'_> {
    fn heading(&self) -> String {
        let sales = self.records.table(Schema::SALE);
        let buying = self.records.partners().filter(|partner| !sales.rows(*partner).is_empty()).count();
        let column = self.records.schema().get(Schema::SALE).column("net_amount");
        let amounts = column.into_iter().flat_map(|column| {
            let rows = self.records.partners().flat_map(|partner| sales.rows(partner));
            rows.filter_map(move |row| sales.value(row, column).number())
        });
        let total: Decimal = amounts.sum();
        let Programme { title, currency, .. } = self.programme;
        let title = in_line(title.get(Language::En.code()));
        let lines = counted(sales.len(), "sales line", "sales lines");
        let total = figure(total, programme::condition::Unit::Money, currency);
        let partners = counted(self.stood.len(), "reseller", "resellers");
        let buying = grouped(Decimal::from(buying));
        let heading = format!("{title} as of {DAY}\n{partners}, {buying} of them with sales; {lines}, {total} {currency}\n\n");
        heading
    }
}

/// What to try next: commands that work as they stand.
fn next_steps(root: &Path, partner: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let go = if here == root { String::new() } else { format!("  cd {}\n", root.display()) };
    let fairway = if std::env::var_os("CARGO").is_some() { "cargo run -q --" } else { "fairway" };
    let facts = format!("--profile adventureworks \\\n      --data {DATA} --as-of {DAY}");
    let standing = format!("{fairway} standing --programme {PROGRAMME} {facts}");
    format!(
        "\nTo try next\n\n{go}\
         \x20 Why does {partner} stand where it stands?\n\
         \x20   {standing} --partner {partner} --why\n\
         \x20 Who holds Flagship and is at risk of losing it?\n\
         \x20   {standing} --level flagship --at-risk\n\
         \x20 What did {partner} earn in the summer of 2013, line by line?\n\
         \x20   {fairway} incentives --programme {PROGRAMME} --profile adventureworks \\\n      --data {DATA} --period 2013-Q3 --partner {partner} --why\n\
         \x20 What if Flagship asked {asked_then} instead of {asked_now} in North America?\n\
         \x20   sed 's/flagship = {asked_now}/flagship = {asked_then}/' {PROGRAMME} > changed.toml\n\
         \x20   {fairway} plan --from {PROGRAMME} --to changed.toml {facts}\n\
         \x20 What do partners read?\n\
         \x20   {fairway} guide {PROGRAMME}\n",
        asked_now = "80_000",
        asked_then = "100_000",
    )
}
