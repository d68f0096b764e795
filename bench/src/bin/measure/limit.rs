//! The least it could take on this machine: the bytes of the columns read, and unpacked, and nothing done with them.

use std::error::Error;
use std::fs::{File, read_dir};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use jiff::civil::Date;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::statistics::Statistics;

/// The columns that the programme, and the queries of the others, look at.
const COLUMNS: [&str; 8] = ["partner", "date", "product_group", "customer", "customer_country", "deal", "quantity", "net_amount"];
/// The first and the last day any of its windows has.
const WINDOWS: [&str; 2] = ["2023-12-01", "2025-11-30"];

type Done = Result<(), Box<dyn Error>>;

/// Prints how long both take, with the bytes instead of the lines.
pub fn limit(set: &str, store: &Path) -> Done {
    let mut all_files = vec![];
    segments(&store.join("segments"), &mut all_files)?;
    all_files.sort();
    let mut files = vec![];
    for file in all_files {
        if in_windows(&file)? {
            files.push(file);
        }
    }
    // Once to have them in the memory of the system.
    all(&files, &read)?;
    let begun = Instant::now();
    let bytes = all(&files, &read)?;
    super::set::tell(set, "the columns' bytes read", begun, bytes)?;
    let begun = Instant::now();
    let lines = all(&files, &unpack)?;
    super::set::tell(set, "the columns unpacked", begun, lines)
}

/// Whether a segment has days in the windows, by what it says of them.
fn in_windows(file: &Path) -> Result<bool, Box<dyn Error>> {
    let [first, last] =
        WINDOWS.map(|day| day.parse::<Date>().and_then(|day| day.since(Date::constant(1970, 1, 1))).map(|span| span.get_days()));
    let (first, last) = (first?, last?);
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(file)?)?;
    let columns = builder.metadata().row_groups().iter().flat_map(|group| group.columns());
    Ok(columns.filter(|column| column.column_path().string() == "date").any(|column| match column.statistics() {
        Some(Statistics::Int32(days)) => days.min_opt().is_some_and(|day| *day <= last) && days.max_opt().is_some_and(|day| *day >= first),
        _ => true,
    }))
}

fn segments(folder: &Path, files: &mut Vec<PathBuf>) -> Done {
    for entry in read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            segments(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "parquet") {
            files.push(path);
        }
    }
    Ok(())
}

type Work = dyn Fn(&Path) -> Result<u64, Box<dyn Error>> + Sync;

/// Does something with all files, on all processors.
fn all(files: &[PathBuf], work: &Work) -> Result<u64, Box<dyn Error>> {
    let threads = thread::available_parallelism()?.get();
    let share = |thread: usize| files.iter().skip(thread).step_by(threads);
    thread::scope(|scope| {
        let done: Vec<_> = (0..threads)
            .map(|thread| {
                scope.spawn(move || share(thread).map(|file| work(file).map_err(|error| error.to_string())).sum::<Result<u64, String>>())
            })
            .collect();
        done.into_iter().map(|done| done.join().unwrap_or_else(|_| Err("a thread gave up".into()))).sum::<Result<u64, String>>()
    })
    .map_err(Into::into)
}

/// Reads the bytes of the columns as they lie.
fn read(path: &Path) -> Result<u64, Box<dyn Error>> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let file = File::open(path)?;
    let (mut bytes, mut buffer) = (0, vec![]);
    for group in builder.metadata().row_groups() {
        for column in group.columns().iter().filter(|column| COLUMNS.contains(&column.column_path().string().as_str())) {
            let (start, length) = column.byte_range();
            buffer.resize(usize::try_from(length)?, 0);
            file.read_exact_at(&mut buffer, start)?;
            bytes += length;
        }
    }
    Ok(bytes)
}

/// Unpacks the columns.
fn unpack(path: &Path) -> Result<u64, Box<dyn Error>> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let mask = ProjectionMask::columns(builder.parquet_schema(), COLUMNS);
    let mut lines = 0;
    for batch in builder.with_projection(mask).with_batch_size(8192).build()? {
        lines += u64::try_from(batch?.num_rows())?;
    }
    Ok(lines)
}
