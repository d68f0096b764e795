//! Letters, and where they go: a mail server, a folder, or nowhere yet.

use std::path::PathBuf;
use std::time::Duration;

use askama::Template;
use lettre::message::{Mailbox, MultiPart, header};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::clock::Instant;
use super::fault::Fault;
use super::voice::Voice;

/// How long a mail server may take.
const SERVER_SECONDS: u64 = 30;

/// Where letters go.
#[derive(Clone, Debug, Default)]
pub enum Postbox {
    /// Nowhere: links are shown to whoever asks for them, to be handed on.
    #[default]
    None,
    /// A folder: one file a letter, for trying the house out.
    Folder(PathBuf, Box<Mailbox>),
    /// A mail server.
    Server(AsyncSmtpTransport<Tokio1Executor>, Box<Mailbox>),
}

/// A letter to one person.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    /// What it is called; the same when it is sent again.
    pub(crate) id: String,
    pub(crate) to: String,
    pub(crate) voice: Voice,
    pub(crate) subject: String,
    /// What it says, a paragraph each.
    pub(crate) paragraphs: Vec<String>,
    /// What there is to do: words and a link.
    pub(crate) action: Option<(String, String)>,
    /// Why it comes.
    pub(crate) because: String,
}

/// Why a letter was not taken.
#[derive(Debug)]
pub(crate) enum NotTaken {
    /// The server says that it never will.
    Never(String),
    /// It may later.
    Later(String),
}

#[derive(Debug, Template)]
#[template(path = "kit/letter.html")]
struct Html<'l> {
    letter: &'l Letter,
    brand: &'l str,
}

#[derive(Debug, Template)]
#[template(path = "kit/letter.txt")]
struct Text<'l> {
    letter: &'l Letter,
    brand: &'l str,
}

impl Postbox {
    /// A postbox at an address: `smtp://user:password@mail.example.com`, `smtps://..`, or `folder:PATH`; from whom letters come.
    ///
    /// # Errors
    /// When one of the two is nothing that letters can go to or come from.
    pub fn at(address: &str, from: &str) -> Result<Self, Fault> {
        let from = mailbox(from)?;
        if let Some(folder) = address.strip_prefix("folder:") {
            return Ok(Self::Folder(PathBuf::from(folder), Box::new(from)));
        }
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(address).map_err(|error| Fault::new("the mail server", &error))?;
        Ok(Self::Server(server.timeout(Some(Duration::from_secs(SERVER_SECONDS))).build(), Box::new(from)))
    }

    /// Whether letters go anywhere.
    #[must_use]
    pub fn is_there(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// Sends a letter, as of an instant, in the name of a house.
    pub(crate) async fn send(&self, letter: &Letter, brand: &str, at: Instant) -> Result<(), NotTaken> {
        match self {
            Self::None => Ok(()),
            Self::Folder(folder, from) => {
                let bytes = message(letter, brand, from, at)?.formatted();
                tokio::fs::create_dir_all(folder).await.map_err(later)?;
                let (name, half) = (folder.join(format!("{}.eml", letter.id)), folder.join(format!(".{}", letter.id)));
                tokio::fs::write(&half, bytes).await.map_err(later)?;
                tokio::fs::rename(&half, &name).await.map_err(later)
            }
            Self::Server(server, from) => match server.send(message(letter, brand, from, at)?).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(NotTaken::Never(error.to_string())),
                Err(error) => Err(later(error)),
            },
        }
    }
}

/// A name and an address, as people write them: `Acme Partners <partners@acme.example>`, or the address alone.
fn mailbox(text: &str) -> Result<Mailbox, Fault> {
    let (name, address) = match text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, address)) => (Some(name.trim().trim_matches('"').to_owned()), address),
        None => (None, text.trim()),
    };
    let address = address.trim().parse().map_err(|error| Fault::new("from whom mail comes", &error))?;
    Ok(Mailbox::new(name.filter(|name| !name.is_empty()), address))
}

fn later(error: impl std::fmt::Display) -> NotTaken {
    NotTaken::Later(error.to_string())
}

fn message(letter: &Letter, brand: &str, from: &Mailbox, at: Instant) -> Result<Message, NotTaken> {
    let never = |error: &dyn std::fmt::Display| NotTaken::Never(error.to_string());
    let to: Mailbox = letter.to.parse().map_err(|error| never(&error))?;
    let html = Html { letter, brand }.render().map_err(|error| never(&error))?;
    let text = Text { letter, brand }.render().map_err(|error| never(&error))?;
    let domain = from.email.domain().to_owned();
    let seconds = u64::try_from(at.0 / 1_000_000).unwrap_or_default();
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(letter.subject.clone())
        .date(std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(format!("<{}@{domain}>", letter.id)))
        // Nobody's holiday notice is to answer it.
        .raw_header(header::HeaderValue::new(header::HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
        .multipart(MultiPart::alternative_plain_html(text, html))
        .map_err(|error| never(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_from_whoever_people_write() {
        for (text, name, address) in [
            ("Çevre & Söhne <partners@acme.example>", Some("Çevre & Söhne"), "partners@acme.example"),
            (" \"Acme, Inc.\" <partners@acme.example> ", Some("Acme, Inc."), "partners@acme.example"),
            ("<partners@acme.example>", None, "partners@acme.example"),
            ("partners@acme.example", None, "partners@acme.example"),
        ] {
            let read = mailbox(text).unwrap();
            assert_eq!((read.name.as_deref(), read.email.to_string().as_str()), (name, address), "{text}");
        }
        for wrong in ["", "Acme", "Acme <partners>", "a@b.example, c@d.example"] {
            assert!(mailbox(wrong).is_err(), "{wrong}");
        }
        assert!(Postbox::at("http://mail.acme.example", "partners@acme.example").is_err());
        assert!(Postbox::at("smtp://", "partners@acme.example").is_err());
    }
}
