//! A house in one file: written while it is served, as it was at one moment, and read into an empty house - on the same kind of database or the other one.
//!
//! **The file.** One JSON value a line: what wrote it, then every row under the name of its table, at last how many there were and a digest over all lines before. Logins, failed
//! logins and tokens are not in it: they are of the moment. **Invariants.** A file that was cut off or changed is refused; nothing of it is saved then. Writing and reading are both in the log.

mod table;

use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::House;
use crate::audit::{self, Event};
use crate::kit::chance::letters;
use crate::kit::database::{Acting, newest};
use crate::kit::fault::Fault;
use crate::kit::web::RequestId;
use table::Row;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    fairway: String,
    schema: String,
}

/// The last line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Foot {
    rows: u64,
    digest: String,
}

const KIND: &str = "archive of a house";

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There are people or companies in the house already.
    NotEmpty,
    /// It is not an archive of a house.
    NotAnArchive,
    /// A newer binary wrote it, with this schema.
    Newer(String),
    /// This line is not what stood there.
    Line(u64),
    /// The end is missing, or something before it was changed.
    NotWhole,
}

/// Writes the house as it is now; how many rows there are.
///
/// # Errors
/// When the database does not answer, or the file takes no more.
pub async fn save(house: &House, out: &mut (impl Write + Send)) -> Result<u64, Fault> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::House, now.day()).await?;
    audit::append(&tx, now, None, &RequestId::default(), Event::new("archive house", "file")).await?;
    tx.commit().await?;
    let tx = house.database.moment(Acting::House, now.day()).await?;
    let mut lines = Lines { out, digest: Sha256::new() };
    lines.write(&Head { fairway: KIND.to_owned(), schema: newest().to_owned() })?;
    let rows = table::save(&tx, &mut |row| lines.write(row)).await?;
    let digest = letters(&lines.digest.clone().finalize());
    lines.write(&Foot { rows, digest })?;
    lines.out.flush().map_err(|error| Fault::new("writing the archive", &error))?;
    Ok(rows)
}

struct Lines<'o, W> {
    out: &'o mut W,
    digest: Sha256,
}

impl<W: Write> Lines<'_, W> {
    fn write(&mut self, value: &impl Serialize) -> Result<(), Fault> {
        let mut line = serde_json::to_vec(value).map_err(|error| Fault::new("writing the archive", &error))?;
        line.push(b'\n');
        self.digest.update(&line);
        self.out.write_all(&line).map_err(|error| Fault::new("writing the archive", &error))
    }
}

/// Reads an archive into an empty house: all of it, or nothing; how many rows there were.
///
/// # Errors
/// When the database or the file does not answer.
pub async fn restore(house: &House, from: &mut (impl BufRead + Send)) -> Result<Result<u64, Unfit>, Fault> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::House, now.day()).await?;
    if !table::are_empty(&tx).await? {
        return Ok(Err(Unfit::NotEmpty));
    }
    let (mut digest, mut line, mut number, mut rows) = (Sha256::new(), Vec::new(), 0_u64, 0_u64);
    loop {
        line.clear();
        number += 1;
        if from.read_until(b'\n', &mut line).map_err(|error| Fault::new("reading the archive", &error))? == 0 {
            return Ok(Err(Unfit::NotWhole));
        }
        if number == 1 {
            match serde_json::from_slice::<Head>(&line) {
                Ok(head) if head.fairway != KIND => return Ok(Err(Unfit::NotAnArchive)),
                Err(_) => return Ok(Err(Unfit::NotAnArchive)),
                Ok(head) if head.schema.as_str() > newest() => return Ok(Err(Unfit::Newer(head.schema))),
                Ok(_) => {}
            }
        } else if let Ok(foot) = serde_json::from_slice::<Foot>(&line) {
            if foot != (Foot { rows, digest: letters(&digest.finalize()) }) {
                return Ok(Err(Unfit::NotWhole));
            }
            break;
        } else {
            let Ok(row) = serde_json::from_slice::<Row>(&line) else { return Ok(Err(Unfit::Line(number))) };
            table::add(&tx, row).await?;
            rows += 1;
        }
        digest.update(&line);
    }
    table::move_head(&tx).await?;
    let event = Event::new("restore house", "file").with(serde_json::json!({ "rows": rows }));
    audit::append(&tx, now, None, &RequestId::default(), event).await?;
    tx.commit().await?;
    Ok(Ok(rows))
}
