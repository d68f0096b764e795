//! The house of the demo: the resellers of AdventureWorks, with the account managers they really have, and links to come in with.

use std::collections::BTreeMap;
use std::path::Path;

use app::House;
use app::kit::voice::Language;
use app::partners::{Imported, import};
use app::people::{Link, Mail, ask_in};
use app::walls::Role;
use serde::Deserialize;

use crate::commands::demo::project;
use crate::figures::grouped;
use crate::screen::Screen;
use crate::settings::{HouseArgs, cannot, wait};
use crate::stop::Stop;

const TITLE: &str = "Adventure Works Dealer Programme";
const DATA: &str = "data/adventureworks";

#[derive(Debug, Deserialize)]
struct Reseller {
    reseller_alternate_key: String,
    reseller_name: String,
    business_type: String,
    city: String,
    country_code: String,
    first_order_year: String,
    store_account_manager_employee_key: String,
}

#[derive(Debug, Deserialize)]
struct Employee {
    employee_key: String,
    first_name: String,
    last_name: String,
}

impl Employee {
    fn mail(&self) -> String {
        format!("{}.{}@adventure-works.example", self.first_name, self.last_name).to_lowercase().replace(' ', "-")
    }
}

/// Serves it until it is told to stop.
pub fn run(arguments: &HouseArgs, root: Option<&Path>, screen: &mut Screen) -> Result<(), Stop> {
    let data = project(root)?.join(DATA);
    let resellers: Vec<Reseller> = rows(&data.join("resellers.csv"))?;
    let employees: Vec<Employee> = rows(&data.join("employees.csv"))?;
    let managers: BTreeMap<&str, String> = employees.iter().map(|one| (one.employee_key.as_str(), one.mail())).collect();
    let folder = tempfile::tempdir().map_err(cannot)?;
    let settings = arguments.of_demo(folder.path(), TITLE).gather()?;
    wait(async {
        let place = app::listen(settings.listen()).await.map_err(cannot)?;
        let house = settings.house_at(place.at().map_err(cannot)?).await?;
        let Imported::Done { added, .. } = import(&house, file(&resellers, &managers).as_bytes()).await.map_err(cannot)? else {
            return Err(Stop::Cannot("the resellers of the demo cannot be read".into()));
        };
        let links = links(&house, &resellers, &managers).await?;
        screen.out(&format!("{TITLE}: {} companies, at {}\n\nCome in as\n", grouped(added.into()), house.address()))?;
        for (who, link) in links {
            screen.out(&format!("  {who}\n    {link}\n"))?;
        }
        screen.out("\nEach link works once: choose a name and a password. Another window without cookies lets you be two people at once. Ctrl-C ends it.\n")?;
        screen.finish()?;
        place.serve(house, None).await.map_err(cannot)
    })
}

fn rows<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>, Stop> {
    let mut reader = csv::Reader::from_path(path).map_err(|error| Stop::Cannot(format!("cannot read `{}`: {error}", path.display())))?;
    reader.deserialize().collect::<Result<_, _>>().map_err(|error| Stop::Cannot(format!("cannot read `{}`: {error}", path.display())))
}

/// The resellers as a file of partners.
fn file(resellers: &[Reseller], managers: &BTreeMap<&str, String>) -> String {
    let mut text = String::from("number,name,country,city,type,joined,cam\n");
    for one in resellers {
        let joined = if one.first_order_year.is_empty() { String::new() } else { format!("{}-01-01", one.first_order_year) };
        let cam = managers.get(one.store_account_manager_employee_key.as_str()).map_or("", String::as_str);
        let cells = [&one.reseller_alternate_key, &one.reseller_name, &one.country_code, &one.city, &one.business_type, &joined, cam];
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        text.push_str(&quoted.join(","));
        text.push('\n');
    }
    text
}

/// Whom one can be: each with the link that makes it so.
async fn links(house: &House, resellers: &[Reseller], managers: &BTreeMap<&str, String>) -> Result<Vec<(String, String)>, Stop> {
    let mut partners: BTreeMap<&str, usize> = BTreeMap::new();
    for one in resellers {
        *partners.entry(one.store_account_manager_employee_key.as_str()).or_default() += 1;
    }
    let busiest = partners.iter().filter(|(key, _)| managers.contains_key(*key)).max_by_key(|(_, count)| **count);
    let mut asked = vec![(
        "programme manager: sees and keeps everything".to_owned(),
        "manager@adventure-works.example".to_owned(),
        Role::ProgrammeManager,
        None,
    )];
    if let Some((key, count)) = busiest {
        asked.push((format!("account manager of {count} resellers: sees those"), managers[*key].clone(), Role::Cam, None));
    }
    asked.push(("auditor: reads everything and the log".to_owned(), "auditor@adventure-works.example".to_owned(), Role::Auditor, None));
    if let Some(first) = resellers.iter().find(|one| Some(one.store_account_manager_employee_key.as_str()) == busiest.map(|(key, _)| *key))
    {
        let who = format!("administrator of {}: sees its own company", first.reseller_name);
        asked.push((who, "admin@reseller.example".to_owned(), Role::PartnerAdmin, Some(first.reseller_alternate_key.as_str())));
    }
    let mut links = vec![];
    for (who, mail, role, number) in asked {
        let mail = Mail::read(&mail).ok_or_else(|| Stop::Cannot(format!("`{mail}` is no address")))?;
        let asked = ask_in(house, &mail, role, number, Language::En).await.map_err(cannot)?;
        let Link(link) = asked.map_err(|_| Stop::Cannot("the demo cannot ask its people in".into()))?;
        links.push((who, link));
    }
    Ok(links)
}
