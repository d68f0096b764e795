//! How a house is set: by a flag, by the environment, by a file, or as it comes. What holds, and why, `fairway config` shows.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use app::House;
use app::kit::chance::Chance;
use app::kit::clock::Clock;
use app::kit::database::Database;
use app::kit::limit::Limits;
use app::kit::mail::Postbox;
use app::kit::network::Proxies;
use app::kit::outbound::Outbound;
use clap::Args;

use crate::stop::Stop;

/// The file that is read where no other is named.
const FILE: &str = "fairway.toml";

/// Each setting: its key in the file, its name in the environment, what holds where nobody says, and what it is.
const KNOWN: &[(&str, &str, &str, &str)] = &[
    ("data", "FAIRWAY_DATA", "fairway-house", "the folder of the house"),
    ("database", "FAIRWAY_DATABASE", "", "the address of a PostgreSQL database; without one, SQLite in the folder"),
    ("listen", "FAIRWAY_LISTEN", "127.0.0.1:8080", "where the portal listens"),
    ("address", "FAIRWAY_ADDRESS", "", "where browsers reach it; without one, where it listens"),
    ("title", "FAIRWAY_TITLE", "Partner programme", "whose portal it is"),
    ("log", "FAIRWAY_LOG", "text", "how it logs: text or json"),
    ("proxies", "FAIRWAY_PROXIES", "", "the networks of the proxies before it, whose X-Forwarded-For is believed"),
    ("limit_api", "FAIRWAY_LIMIT_API", "600", "requests a minute to the API, each; 0 for any number"),
    ("limit_pages", "FAIRWAY_LIMIT_PAGES", "1200", "requests a minute to pages, each; 0 for any number"),
    ("metrics", "FAIRWAY_METRICS", "", "where Prometheus finds the metrics: 127.0.0.1:9187; without one, nowhere"),
    ("outbound", "FAIRWAY_OUTBOUND", "public", "how far webhooks reach: public or anywhere"),
    ("mail", "FAIRWAY_MAIL", "", "where letters go: smtp://.., smtps://.. or folder:PATH; without one, nowhere"),
    ("mail_from", "FAIRWAY_MAIL_FROM", "", "from whom letters come: Acme Partners <partners@acme.example>"),
];

/// Which house is meant, and how it is set.
#[derive(Clone, Debug, Args)]
pub struct HouseArgs {
    /// The file of settings; `fairway.toml` where there is one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// The folder of the house; made when it is not there
    #[arg(long, value_name = "DIR")]
    data: Option<String>,

    /// The address of a PostgreSQL database, in place of SQLite in the folder
    #[arg(long, value_name = "URL")]
    database: Option<String>,

    /// Where the portal listens
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,

    /// Where browsers reach it: https://partners.example.com
    #[arg(long, value_name = "URL")]
    address: Option<String>,

    /// Whose portal it is
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// How it logs: `text` or `json`
    #[arg(long, value_name = "FORM")]
    log: Option<String>,

    /// The networks of the proxies before it: `10.0.0.0/8, 127.0.0.1`
    #[arg(long, value_name = "NETWORKS")]
    proxies: Option<String>,

    /// Requests a minute to the API, for each person or network; 0 for any number
    #[arg(long, value_name = "COUNT")]
    limit_api: Option<String>,

    /// Requests a minute to pages, for each person or network; 0 for any number
    #[arg(long, value_name = "COUNT")]
    limit_pages: Option<String>,

    /// Where Prometheus finds the metrics: `127.0.0.1:9187`
    #[arg(long, value_name = "ADDRESS:PORT")]
    metrics: Option<String>,

    /// How far webhooks reach: `public`, or `anywhere` to reach private networks and plain http too
    #[arg(long, value_name = "REACH")]
    outbound: Option<String>,

    /// Where letters go: `smtp://user:password@host:587?tls=required`, `smtps://..`, or `folder:PATH`
    #[arg(id = "mail-server", long = "mail", value_name = "URL")]
    mail: Option<String>,

    /// From whom letters come: `Acme Partners <partners@acme.example>`
    #[arg(long, value_name = "ADDRESS")]
    mail_from: Option<String>,
}

/// Why a setting is as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A flag of the command line.
    Flag,
    /// A variable of the environment.
    Environment(&'static str),
    /// The file of settings.
    File(PathBuf),
    /// Nobody said.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("flag"),
            Self::Environment(name) => write!(f, "environment {name}"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A setting that holds.
#[derive(Clone, Debug)]
pub struct Setting {
    pub key: &'static str,
    pub value: String,
    pub origin: Origin,
    pub about: &'static str,
}

/// What holds.
#[derive(Clone, Debug)]
pub struct Settings {
    all: Vec<Setting>,
    listen: SocketAddr,
}

impl HouseArgs {
    /// The same, for a house of the demo: in a folder of its own, whatever else is set.
    pub fn of_demo(&self, folder: &Path, title: &str) -> Self {
        Self {
            data: Some(folder.display().to_string()),
            database: Some(String::new()),
            title: Some(self.title.clone().unwrap_or_else(|| title.to_owned())),
            limit_api: Some("0".to_owned()),
            limit_pages: Some("0".to_owned()),
            ..self.clone()
        }
    }

    /// What holds: a flag before the environment, the environment before the file, the file before what comes along.
    pub fn gather(&self) -> Result<Settings, Stop> {
        let (path, table) = self.file()?;
        if let Some(unknown) = table.keys().find(|key| !KNOWN.iter().any(|(known, ..)| known == key)) {
            let known: Vec<&str> = KNOWN.iter().map(|(key, ..)| *key).collect();
            return Err(Stop::Cannot(format!("`{}` sets `{unknown}`, which is nothing: there are {}", path.display(), known.join(", "))));
        }
        let flags = [
            &self.data,
            &self.database,
            &self.listen,
            &self.address,
            &self.title,
            &self.log,
            &self.proxies,
            &self.limit_api,
            &self.limit_pages,
            &self.metrics,
            &self.outbound,
            &self.mail,
            &self.mail_from,
        ];
        let mut all = vec![];
        for (&(key, variable, default, about), flag) in KNOWN.iter().zip(flags) {
            let set = |value: &str, origin| Setting { key, value: value.to_owned(), origin, about };
            all.push(match (flag, std::env::var(variable), table.get(key)) {
                (Some(value), ..) => set(value, Origin::Flag),
                (None, Ok(value), _) => set(&value, Origin::Environment(variable)),
                (None, Err(_), Some(toml::Value::String(value))) => set(value, Origin::File(path.clone())),
                (None, Err(_), Some(other)) => return Err(Stop::Cannot(format!("`{}`: `{key}` is a text, not {other}", path.display()))),
                (None, Err(_), None) => set(default, Origin::Default),
            });
        }
        let listen =
            all[2].value.parse().map_err(|_| Stop::Usage(format!("`{}` is no place to listen at: write 127.0.0.1:8080", all[2].value)))?;
        if !matches!(all[5].value.as_str(), "text" | "json") {
            return Err(Stop::Usage(format!("`{}` is no form of a log: write text or json", all[5].value)));
        }
        Ok(Settings { all, listen })
    }

    fn file(&self) -> Result<(PathBuf, toml::Table), Stop> {
        let path = self.config.clone().unwrap_or_else(|| PathBuf::from(FILE));
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let table = text.parse().map_err(|error: toml::de::Error| Stop::Cannot(format!("`{}`: {error}", path.display())))?;
                Ok((path, table))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && self.config.is_none() => Ok((path, toml::Table::new())),
            Err(error) => Err(Stop::unreadable(&path, &error)),
        }
    }
}

impl Settings {
    /// Every setting, with why.
    pub fn all(&self) -> &[Setting] {
        &self.all
    }

    fn get(&self, key: &str) -> &str {
        self.all.iter().find(|setting| setting.key == key).map_or("", |setting| &setting.value)
    }

    /// Where the portal listens.
    pub fn listen(&self) -> SocketAddr {
        self.listen
    }

    /// Whether it logs JSON.
    pub fn logs_json(&self) -> bool {
        self.get("log") == "json"
    }

    /// The folder of the house.
    pub fn folder(&self) -> &Path {
        Path::new(self.get("data"))
    }

    /// Whether it lives in PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        !self.get("database").is_empty()
    }

    /// The database alone: opened, and on SQLite brought up to date.
    pub async fn database(&self) -> Result<Database, Stop> {
        if self.is_postgres() {
            return Database::open(self.get("database")).await.map_err(cannot);
        }
        std::fs::create_dir_all(self.folder()).map_err(|error| Stop::unwritable(self.folder(), &error))?;
        let database = Database::in_folder(self.folder()).await.map_err(cannot)?;
        database.migrate().await.map_err(cannot)?;
        Ok(database)
    }

    /// The house, for a command.
    pub async fn house(&self) -> Result<House, Stop> {
        self.house_at(self.listen).await
    }

    /// The house, listening at a place.
    pub async fn house_at(&self, at: SocketAddr) -> Result<House, Stop> {
        let database = self.database().await?;
        database.examine().await.map_err(cannot)?;
        let address = match self.get("address") {
            "" if at.ip().is_loopback() => format!("http://localhost:{}", at.port()),
            "" => format!("http://{at}"),
            address => address.to_owned(),
        };
        let house = House::new(database, Clock::Machine, Chance::Machine, &address, self.get("title"));
        let proxies = Proxies::read(self.get("proxies")).map_err(cannot)?;
        let limits = Limits::a_minute(self.count("limit_api")?, self.count("limit_pages")?);
        Ok(house.with_post(self.post()?).with_outbound(self.outbound()?).with_proxies(proxies).with_limits(limits))
    }

    fn count(&self, key: &str) -> Result<u32, Stop> {
        self.get(key)
            .parse()
            .map_err(|_| Stop::Usage(format!("`{}` is no count for `{key}`: write 600, or 0 for any number", self.get(key))))
    }

    /// Where the metrics are found.
    pub fn counters(&self) -> Result<Option<SocketAddr>, Stop> {
        match self.get("metrics") {
            "" => Ok(None),
            at => at.parse().map(Some).map_err(|_| Stop::Usage(format!("`{at}` is no place for metrics: write 127.0.0.1:9187"))),
        }
    }

    /// How far webhooks reach.
    fn outbound(&self) -> Result<Outbound, Stop> {
        match self.get("outbound") {
            "public" => Ok(Outbound::Public),
            "anywhere" => Ok(Outbound::Anywhere),
            other => Err(Stop::Usage(format!("`{other}` is no reach of webhooks: write public or anywhere"))),
        }
    }

    /// Where letters go.
    fn post(&self) -> Result<Postbox, Stop> {
        match (self.get("mail"), self.get("mail_from")) {
            ("", _) => Ok(Postbox::None),
            (_, "") => Err(Stop::Usage("letters need somebody they come from: set `mail_from`".to_owned())),
            (address, from) => Postbox::at(address, from).map_err(cannot),
        }
    }
}

/// What stopped the house, as a command says it.
pub fn cannot(fault: impl fmt::Display) -> Stop {
    Stop::Cannot(fault.to_string())
}

/// Runs what waits for a database or a browser.
pub fn wait<T>(work: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(cannot)?;
    runtime.block_on(work)
}

/// An address without the password that may stand in it.
pub fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    match rest.rsplit_once('@') {
        Some((who, place)) => {
            format!("{scheme}://{}@{place}", who.split_once(':').map_or(who.to_owned(), |(name, _)| format!("{name}:***")))
        }
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_password_is_not_shown() {
        assert_eq!(without_password("postgres://fairway:s3cr:t@db:5432/house"), "postgres://fairway:***@db:5432/house");
        assert_eq!(without_password("postgres://fairway@db/house"), "postgres://fairway@db/house");
        assert_eq!(without_password(""), "");
    }
}
