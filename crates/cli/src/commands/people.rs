//! `fairway people`: asking somebody in from the command line.

use app::kit::voice::Language;
use app::people::{Link, Mail, NotAsked, ask_in};
use app::walls::Role;
use clap::{Args, Subcommand};

use crate::screen::Screen;
use crate::settings::{HouseArgs, cannot, wait};
use crate::stop::Stop;

/// Ask people in: the first programme manager of a house, or anybody
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
        let Command::Invite(invite) = &self.command;
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
