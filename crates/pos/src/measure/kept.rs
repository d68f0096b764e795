//! What passes found, kept beside the store: after a submission only the partners it touches are looked at again.
//!
//! A file in `measures/` belongs to one plan: the measures, their conditions and days, the rates, and who the partners are. It says which segments were seen. When
//! others are seen the next time, everybody with a line in one that came or went is worked out anew, and everybody else is as before. The files are a
//! convenience: whoever deletes them loses time and nothing else.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, Decimal128Array, Decimal128Builder, RecordBatch, StringArray, StringBuilder, UInt32Builder, UInt64Builder,
};
use arrow::datatypes::{DataType, Decimal128Type, Field, Schema as ArrowSchema, UInt32Type, UInt64Type};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use programme::model::Aggregate;
use programme::record::{PartnerId, Records};
use sha2::{Digest, Sha256};

use super::decode::Part;
use super::found::Found;
use super::money::Rate;
use super::plan::Plan;
use super::scan::Scan;
use crate::store::Store;

/// The version of what lies in a file.
const VERSION: &str = "1";
/// How many files are kept: the newest.
const FILES: usize = 24;
/// Under which word the segments stand in a file.
const SEEN: &str = "fairway.segments";

/// What was kept.
pub(super) struct Kept {
    pub found: Found,
    /// Everybody with a line in a segment that came or went since.
    pub touched: BTreeSet<PartnerId>,
}

/// The name of what a plan finds.
pub(super) fn name(plan: &Plan, rate: Option<&Rate>, records: &Records) -> String {
    let mut hash = Sha256::new();
    // Written out in full: of long lists, what is shown elsewhere may be shortened.
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    };
    add(VERSION);
    add(&rate.map(Rate::to_string).unwrap_or_default());
    for planned in &plan.engine {
        let days = planned.days.map(|days| format!("{}..{}", days.from, days.to)).unwrap_or_default();
        add(&format!("{} {:?} {:?} {days}", planned.measure, planned.aggregate, planned.per));
        add(&format!("{:?}", planned.filter));
        add(&format!("{:?}", planned.value));
    }
    records.partners().for_each(|partner| add(records.id(partner)));
    let sum = hash.finalize();
    format!("measures/{}.parquet", sum.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// Reads what was kept under a name; none where there is nothing of use.
pub(super) fn read(store: &Store, name: &str, plan: &Plan, scan: &Scan<'_>, records: &Records) -> Option<Kept> {
    let file = File::open(store.kept_file(name)?).ok()?;
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).ok()?;
    let words = reader.metadata().file_metadata().key_value_metadata()?;
    let before: BTreeSet<&str> = words.iter().find(|word| word.key == SEEN)?.value.as_deref()?.lines().collect();
    let now = seen(scan);
    let mut touched = BTreeSet::new();
    for changed in before.symmetric_difference(&now) {
        let contents = scan.contents(changed)?;
        touched.extend(contents.partners().filter_map(|partner| records.partner(partner)));
    }
    let mut found = Found::default();
    for batch in reader.build().ok()? {
        take(&batch.ok()?, plan, records, &mut found)?;
    }
    found.forget(&touched);
    Some(Kept { found, touched })
}

/// Keeps what was found under a name. Where that does not succeed, nothing is lost but time.
pub(super) fn write(store: &Store, name: &str, scan: &Scan<'_>, records: &Records, found: &Found) -> io::Result<()> {
    let folder = store.workshop();
    std::fs::create_dir_all(&folder)?;
    let unfinished: PathBuf = folder.join(format!("{}-{}", std::process::id(), name.replace('/', "-")));
    let batch = batch(found, records).map_err(io::Error::other)?;
    let segments: Vec<&str> = seen(scan).into_iter().collect();
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1).map_err(io::Error::other)?))
        .set_key_value_metadata(Some(vec![KeyValue::new(SEEN.to_owned(), segments.join("\n"))]))
        .build();
    let mut writer = ArrowWriter::try_new(File::create(&unfinished)?, batch.schema(), Some(properties)).map_err(io::Error::other)?;
    writer.write(&batch).map_err(io::Error::other)?;
    writer.close().map_err(io::Error::other)?;
    store.keep_file(name, &unfinished, FILES)
}

/// The segments that are seen.
fn seen<'s>(scan: &Scan<'s>) -> BTreeSet<&'s str> {
    scan.held.iter().map(|held| held.booked.segment.name.as_str()).collect()
}

fn batch(found: &Found, records: &Records) -> Result<RecordBatch, arrow::error::ArrowError> {
    let (mut measures, mut partners, mut keys) = (UInt32Builder::new(), StringBuilder::new(), StringBuilder::new());
    let (mut numbers, mut counts, mut largest) = (Decimal128Builder::new(), UInt64Builder::new(), Decimal128Builder::new());
    for (measure, partner, key, part) in found.all() {
        let mut row = |number: Option<i128>, count: u64, most: u128| {
            measures.append_value(u32::try_from(measure).unwrap_or(u32::MAX));
            partners.append_value(records.id(partner));
            keys.append_option(key);
            numbers.append_option(number);
            counts.append_value(count);
            largest.append_value(i128::try_from(most).unwrap_or(i128::MAX));
        };
        match part {
            Part::Sum { sum, count, largest } => row(Some(*sum), *count, *largest),
            Part::Count(count) | Part::Distinct(count) => row(None, *count, 0),
            Part::Extreme(number) => row(*number, 0, 0),
            // None of them is still something: a key, perhaps.
            Part::Values(values) if values.is_empty() => row(None, 0, 0),
            Part::Values(values) => values.iter().for_each(|value| row(Some(*value), 0, 0)),
        }
    }
    let wide = |column: Decimal128Array| column.with_precision_and_scale(38, 0);
    let columns: Vec<ArrayRef> = vec![
        Arc::new(measures.finish()),
        Arc::new(partners.finish()),
        Arc::new(keys.finish()),
        Arc::new(wide(numbers.finish())?),
        Arc::new(counts.finish()),
        Arc::new(wide(largest.finish())?),
    ];
    let field = |name: &str, kind: DataType| Field::new(name, kind, true);
    let decimal = DataType::Decimal128(38, 0);
    let fields = vec![
        field("measure", DataType::UInt32),
        field("partner", DataType::Utf8),
        field("key", DataType::Utf8),
        field("number", decimal.clone()),
        field("count", DataType::UInt64),
        field("largest", decimal),
    ];
    RecordBatch::try_new(Arc::new(ArrowSchema::new(fields)), columns)
}

/// Takes what was kept; none where it is not what the plan finds.
fn take(batch: &RecordBatch, plan: &Plan, records: &Records, found: &mut Found) -> Option<()> {
    let measures = batch.column_by_name("measure")?.as_primitive_opt::<UInt32Type>()?;
    let texts = |name: &str| -> Option<&StringArray> { batch.column_by_name(name)?.as_string_opt::<i32>() };
    let (partners, keys) = (texts("partner")?, texts("key")?);
    let numbers = batch.column_by_name("number")?.as_primitive_opt::<Decimal128Type>()?;
    let counts = batch.column_by_name("count")?.as_primitive_opt::<UInt64Type>()?;
    let largest = batch.column_by_name("largest")?.as_primitive_opt::<Decimal128Type>()?;
    let mut before: Option<(&str, PartnerId)> = None;
    for row in 0..batch.num_rows() {
        let measure = measures.value(row) as usize;
        let aggregate = plan.engine.iter().find(|planned| planned.measure == measure)?.aggregate;
        let id = partners.value(row);
        let partner = match before {
            Some((known, partner)) if known == id => partner,
            _ => records.partner(id)?,
        };
        before = Some((id, partner));
        let key = (!keys.is_null(row)).then(|| keys.value(row).to_owned());
        let number = (!numbers.is_null(row)).then(|| numbers.value(row));
        let part = match aggregate {
            Aggregate::Sum | Aggregate::Average => {
                Part::Sum { sum: number?, count: counts.value(row), largest: largest.value(row).unsigned_abs() }
            }
            Aggregate::Count => Part::Count(counts.value(row)),
            Aggregate::Distinct => Part::Distinct(counts.value(row)),
            Aggregate::Min | Aggregate::Max | Aggregate::Latest => Part::Extreme(number),
            Aggregate::Median => Part::Values(number.into_iter().collect()),
        };
        found.put(measure, partner, key, part, aggregate);
    }
    Some(())
}
