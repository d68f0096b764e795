//! Which columns of a record somebody has to have before money can be worked out.

use std::collections::BTreeSet;

use crate::measure::look_at;
use crate::model::{BandsPer, Programme};
use crate::record::TypeId;

/// The columns of a record type that incentives and funds look at, by their places; what [`crate::measure::columns_read`] names comes on top. For whoever has more records
/// than fit in memory.
#[must_use]
pub fn columns_read(programme: &Programme, record: TypeId) -> BTreeSet<usize> {
    let mut columns = BTreeSet::new();
    let funds = if record == crate::record::Schema::SALE { programme.funds.as_slice() } else { &[] };
    funds.iter().filter_map(|fund| fund.base.as_ref()).for_each(|base| look_at(base, programme, &mut columns));
    let incentives: Vec<_> = programme.incentives.iter().filter(|own| own.record == record).collect();
    for own in &incentives {
        let conditions = own.pays_on.iter().chain(&own.counts).chain(&own.counts_on);
        conditions.chain([&own.base]).for_each(|expr| look_at(expr, programme, &mut columns));
        columns.extend(own.person);
        if let BandsPer::Column(column) = own.bands_per {
            columns.insert(column);
        }
    }
    if !incentives.is_empty() {
        // What every lot knows: see `lot.rs`.
        let kind = programme.schema.get(record);
        columns.extend(["quantity", "currency", "customer", "deal"].into_iter().filter_map(|name| kind.column(name)));
        programme.product_groups.iter().for_each(|group| look_at(&group.condition, programme, &mut columns));
    }
    columns
}
