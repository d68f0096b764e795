//! Lines read back from segments.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use arrow::array::{Array, BooleanArray, Date32Array, Decimal128Array, RecordBatch, StringArray, UInt32Array};
use arrow::datatypes::Schema as ArrowSchema;
use bytes::Bytes;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder, RowSelection};
use parquet::file::metadata::PageIndexPolicy;
use parquet::file::reader::ChunkReader;
use programme::record::{Cell, Value};
use rust_decimal::Decimal;

use super::staging::day_of;

/// The lines of a segment, in batches.
pub struct Rows {
    inner: ParquetRecordBatchReader,
}

impl Rows {
    /// Lines of a file; `columns` are the only ones read, all of them where it is empty.
    ///
    /// # Errors
    /// What the system says, also where the file is no segment.
    pub fn open(path: &Path, columns: &[&str]) -> io::Result<Self> {
        Self::of(File::open(path)?, columns)
    }

    /// The columns of a file.
    ///
    /// # Errors
    /// What the system says, also where the file is no segment.
    pub fn schema(path: &Path) -> io::Result<Arc<ArrowSchema>> {
        let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?).map_err(io::Error::other)?;
        Ok(Arc::clone(builder.schema()))
    }

    /// Lines of a file in these rows, which are in order and have none in common.
    ///
    /// # Errors
    /// What the system says, also where the file is no segment.
    pub fn open_at(path: &Path, columns: &[&str], rows: &[Range<u32>]) -> io::Result<Self> {
        // Where each page begins is known: those that hold none of the rows are not unpacked.
        let options = ArrowReaderOptions::new().with_page_index_policy(PageIndexPolicy::Optional);
        let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(File::open(path)?, options).map_err(io::Error::other)?;
        let all = usize::try_from(builder.metadata().file_metadata().num_rows()).map_err(io::Error::other)?;
        let rows = rows.iter().map(|rows| rows.start as usize..rows.end as usize);
        Self::built(builder.with_row_selection(RowSelection::from_consecutive_ranges(rows, all)), columns)
    }

    /// Lines of a segment in memory.
    ///
    /// # Errors
    /// Where the bytes are no segment.
    pub fn of_bytes(bytes: Bytes, columns: &[&str]) -> io::Result<Self> {
        Self::of(bytes, columns)
    }

    fn of<R: ChunkReader + 'static>(read: R, columns: &[&str]) -> io::Result<Self> {
        Self::built(ParquetRecordBatchReaderBuilder::try_new(read).map_err(io::Error::other)?, columns)
    }

    fn built<R: ChunkReader + 'static>(builder: ParquetRecordBatchReaderBuilder<R>, columns: &[&str]) -> io::Result<Self> {
        let mask = match columns {
            [] => ProjectionMask::all(),
            names => {
                let wanted = |name: &&str| builder.schema().column_with_name(name).map(|(place, _)| place);
                let places: Vec<usize> = names.iter().filter_map(wanted).collect();
                ProjectionMask::roots(builder.parquet_schema(), places)
            }
        };
        let inner = builder.with_projection(mask).with_batch_size(8_192).build().map_err(io::Error::other)?;
        Ok(Self { inner })
    }
}

impl Iterator for Rows {
    type Item = io::Result<RecordBatch>;

    fn next(&mut self) -> Option<Self::Item> {
        self.inner.next().map(|batch| batch.map_err(io::Error::other))
    }
}

/// The columns of a batch by their names; none where the segment has no such column.
#[must_use]
pub fn columns_of<'b>(batch: &'b RecordBatch, names: &[&str]) -> Vec<Option<&'b dyn Array>> {
    names.iter().map(|name| batch.column_by_name(name).map(|column| column.as_ref())).collect()
}

/// The value of a cell of a column.
#[must_use]
pub fn cell(column: Option<&dyn Array>, row: usize) -> Cell {
    let Some(column) = column.filter(|column| row < column.len() && !column.is_null(row)) else { return Value::Null };
    let any = column.as_any();
    if let Some(cells) = any.downcast_ref::<StringArray>() {
        return Value::Text(cells.value(row).to_owned().into());
    }
    if let Some(cells) = any.downcast_ref::<Decimal128Array>() {
        let scale = u32::try_from(cells.scale()).unwrap_or(0);
        let number = Decimal::try_from_i128_with_scale(cells.value(row), scale);
        return number.map_or(Value::Null, |number| Value::Number(number.normalize()));
    }
    if let Some(cells) = any.downcast_ref::<Date32Array>() {
        return Value::Date(day_of(cells.value(row)));
    }
    if let Some(cells) = any.downcast_ref::<UInt32Array>() {
        return Value::Number(cells.value(row).into());
    }
    any.downcast_ref::<BooleanArray>().map_or(Value::Null, |cells| Value::YesNo(cells.value(row)))
}

/// The text of a cell; empty where there is none.
#[must_use]
pub fn text(column: Option<&dyn Array>, row: usize) -> &str {
    let cells = column.and_then(|column| column.as_any().downcast_ref::<StringArray>());
    cells.filter(|cells| row < cells.len() && !cells.is_null(row)).map_or("", |cells| cells.value(row))
}
