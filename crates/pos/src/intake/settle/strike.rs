//! Lines that do not count, taken out of their drafts.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use arrow::array::BooleanArray;
use arrow::compute::{concat_batches, filter_record_batch};

use super::Case;
use crate::intake::draft::Draft;
use crate::segment::keys::{Key, Keys};
use crate::segment::{Rows, Sorted, write};

/// The drafts without the lines struck; one that loses all of them is gone.
pub(super) fn out(case: &Case<'_>, struck: &BTreeMap<usize, Vec<u32>>) -> io::Result<Vec<Draft>> {
    let mut left = vec![];
    for (place, draft) in case.drafts.iter().enumerate() {
        let Some(rows) = struck.get(&place) else {
            left.push(draft.clone());
            continue;
        };
        if let Some(draft) = without(case.folder, draft, rows)? {
            left.push(draft);
        }
    }
    Ok(left)
}

fn without(folder: &Path, draft: &Draft, struck: &[u32]) -> io::Result<Option<Draft>> {
    let batches: Vec<_> = Rows::open(&draft.path(folder, "parquet"), &[])?.collect::<io::Result<_>>()?;
    let Some(first) = batches.first() else { return Ok(None) };
    let batch = concat_batches(&first.schema(), &batches).map_err(io::Error::other)?;
    let mut place_of: Vec<Option<u32>> = Vec::with_capacity(batch.num_rows());
    let mut kept = 0u32;
    for row in 0..u32::try_from(batch.num_rows()).unwrap_or(u32::MAX) {
        let stays = struck.binary_search(&row).is_err();
        place_of.push(stays.then_some(kept));
        kept += u32::from(stays);
    }
    if kept == 0 {
        return Ok(None);
    }
    let mask: BooleanArray = place_of.iter().map(|place| Some(place.is_some())).collect();
    let batch = filter_record_batch(&batch, &mask).map_err(io::Error::other)?;
    let at = |(key, row, sold): (Key, u32, bool)| Some((key, place_of.get(row as usize).copied().flatten()?, sold));
    let keys = read(&draft.path(folder, "keys"))?.into_iter().filter_map(at).map(|(key, row, _)| (key, row)).collect();
    let serials: Vec<_> = match draft.serials {
        true => read(&draft.path(folder, "serials"))?.into_iter().filter_map(at).collect(),
        false => vec![],
    };
    let name = format!("{}-settled", draft.name);
    let serial = !serials.is_empty();
    let written = write(&Sorted::new(batch, keys, serials), folder, &name)?;
    Ok(Some(Draft { name, lines: written.lines, days: written.days, serials: serial }))
}

fn read(path: &Path) -> io::Result<Vec<(Key, u32, bool)>> {
    let mut keys = Keys::new(path.into());
    let mut all = vec![];
    while let Some(entry) = keys.read_next()? {
        all.push(entry);
    }
    Ok(all)
}
