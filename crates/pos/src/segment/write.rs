//! A segment as a file.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use arrow::array::{Array, Date32Array};
use arrow::compute::{max, min};
use jiff::civil::Date;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use super::contents::Contents;
use super::keys;
use super::staging::{Sorted, day_of};

/// The most lines of a group of rows: what one partner's lines are found by.
const GROUP: usize = 32_768;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many lines.
    pub lines: u64,
    /// The first and last day of a sale.
    pub days: Option<(Date, Date)>,
}

/// Writes the lines of a segment to `NAME.parquet`, what it holds to `NAME.contents`, its keys to `NAME.keys` and its serials, if there are any, to `NAME.serials`. All of it is on the disk
/// when this returns.
///
/// # Errors
/// What the system says.
pub fn write(sorted: &Sorted, folder: &Path, name: &str) -> io::Result<Written> {
    let file = File::create(folder.join(format!("{name}.parquet")))?;
    let mut writer = ArrowWriter::try_new(file, sorted.batch.schema(), Some(properties()?)).map_err(io::Error::other)?;
    let mut from = 0;
    while from < sorted.batch.num_rows() {
        let count = GROUP.min(sorted.batch.num_rows() - from);
        writer.write(&sorted.batch.slice(from, count)).map_err(io::Error::other)?;
        writer.flush().map_err(io::Error::other)?;
        from += count;
    }
    writer.into_inner().map_err(io::Error::other)?.sync_all()?;
    let contents = Contents::of(std::iter::once(Ok(sorted.batch.clone())))?;
    whole(&folder.join(format!("{name}.contents")), &contents.bytes())?;
    whole(&folder.join(format!("{name}.keys")), &keys::bytes(&sorted.keys))?;
    if !sorted.serials.is_empty() {
        whole(&folder.join(format!("{name}.serials")), &keys::serial_bytes(&sorted.serials))?;
    }
    let dates = sorted.batch.column_by_name("date").and_then(|column| column.as_any().downcast_ref::<Date32Array>());
    let days = dates.and_then(|dates| Some((day_of(min(dates)?), day_of(max(dates)?))));
    Ok(Written { lines: sorted.batch.num_rows() as u64, days })
}

fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn properties() -> io::Result<WriterProperties> {
    let level = ZstdLevel::try_new(1).map_err(io::Error::other)?;
    Ok(WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_max_row_group_row_count(Some(GROUP))
        .set_column_dictionary_enabled(ColumnPath::from("line_no"), false)
        .set_column_encoding(ColumnPath::from("line_no"), Encoding::DELTA_BINARY_PACKED)
        .set_created_by("fairway".into())
        .build())
}
