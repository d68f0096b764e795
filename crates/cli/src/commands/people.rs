//! `fairway people`: asking somebody in, and what else only the operator can do for people.

use app::kit::voice::Language;
use app::people::{Link, Mail, NotAsked, ask_in, forget_address, reset_factors};
use app::walls::Role;
use clap::{Args, Subcommand};

use crate::screen::Screen;
use crate::settings::{HouseArgs, cannot, wait};
use crate::stop::Stop;

/// Ask people in, take a lost second factor away, forget somebody
#[derive(Debug, Args)]
#[command(long_about = include_str!("people.md"), subcommand_required = true, arg_required_else_help = true)]
pub struct People {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print a link that lets somebody in
    Invite(Invite),
    /// Take a lost second factor away, and end every login of its person
    ResetFactors(OfAddress),
    /// Forget somebody for good: name, address, roles, tokens
    Forget(OfAddress),
}

#[derive(Debug, Args)]
struct OfAddress {
    /// The mail address they sign in with
    #[arg(value_name = "MAIL", value_parser = mail)]
    mail: Mail,

    #[command(flatten)]
    house: HouseArgs,
}

#[derive(Debug, Args)]
struct Invite {
    /// The mail address of whoever is asked in
    #[arg(value_name = "MAIL", value_parser = mail)]
    mail: Mail,

    /// As what: programme-manager, finance, cam, auditor, partner-admin, partner-sales, partner-marketing, distributor
    #[arg(long, value_name = "ROLE", default_value = "programme-manager", value_parser = role)]
    role: Role,

    /// In which company, by its number; without one, the vendor's own
    #[arg(long, value_name = "NUMBER")]
    company: Option<String>,

    /// The language of the first page: en, de, nl
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = crate::language::parser())]
    language: Language,

    #[command(flatten)]
    house: HouseArgs,
}

fn mail(text: &str) -> Result<Mail, String> {
    Mail::read(text).ok_or_else(|| "this is no mail address".into())
}

fn role(text: &str) -> Result<Role, String> {
    let all: Vec<&str> = Role::ALL.into_iter().map(Role::word).collect();
    Role::read(text).ok_or_else(|| format!("the roles are {}", all.join(", ")))
}

impl People {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        match &self.command {
            Command::Invite(invite) => invite.run(screen),
            Command::ResetFactors(of) => {
                let settings = of.house.gather()?;
                let done = wait(async { reset_factors(&settings.house().await?, &of.mail).await.map_err(cannot) })?;
                if !done {
                    return Err(Stop::Cannot("nobody with this address has a second factor".to_owned()));
                }
                Ok(screen.say("the second factor is gone, and every login with it: they sign in with the password alone now")?)
            }
            Command::Forget(of) => {
                let settings = of.house.gather()?;
                let done = wait(async { forget_address(&settings.house().await?, &of.mail).await.map_err(cannot) })?;
                if !done {
                    return Err(Stop::Cannot("nobody has this address, or it is the last programme manager's".to_owned()));
                }
                Ok(screen.say("they are forgotten; backups from before still know them")?)
            }
        }
    }
}

impl Invite {
    fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let invite = self;
        let settings = invite.house.gather()?;
        let asked = wait(async {
            let house = settings.house().await?;
            ask_in(&house, &invite.mail, invite.role, invite.company.as_deref(), invite.language).await.map_err(cannot)
        })?;
        match asked {
            Ok(Link(link)) => Ok(screen.out(&format!("{link}\n"))?),
            Err(NotAsked::NoCompany) => {
                Err(Stop::Cannot(format!("no company has the number `{}`", invite.company.as_deref().unwrap_or_default())))
            }
            Err(NotAsked::RoleNotOfCompany) => Err(Stop::Cannot(format!(
                "the role `{}` does not exist in {}",
                invite.role,
                invite.company.as_deref().map_or("the vendor's company".to_owned(), |number| format!("the company `{number}`"))
            ))),
        }
    }
}
