//! Which columns of a record somebody has to have before questions can be asked.

use std::collections::BTreeSet;

use crate::condition::Expr;
use crate::model::{How, Programme};
use crate::record::TypeId;

/// The columns of a record type that measures and standings look at, by their places; for whoever has more records than fit in memory. An explanation that
/// names the records one by one may show any column.
#[must_use]
pub fn columns_read(programme: &Programme, record: TypeId) -> BTreeSet<usize> {
    let mut columns = BTreeSet::new();
    for measure in &programme.measures {
        if let How::Records(over) = &measure.how
            && over.record == record
        {
            over.of.iter().chain(&over.filter).for_each(|expr| look_at(expr, programme, &mut columns));
            columns.extend(over.per);
        }
    }
    let each = programme.ladders.iter().filter_map(|ladder| ladder.each.as_deref());
    columns.extend(each.filter_map(|column| programme.schema.get(record).column(column)));
    columns
}

/// The columns of the record at hand that an expression reads.
pub fn look_at(expr: &Expr, programme: &Programme, columns: &mut BTreeSet<usize>) {
    expr.walk(&mut |part| match part {
        Expr::Column(column) => {
            columns.insert(*column);
        }
        Expr::InGroup(group) => {
            if let Some(group) = programme.product_groups.get(*group) {
                look_at(&group.condition, programme, columns);
            }
        }
        _ => {}
    });
}
