//! The segments a pass reads, as a table of the engine.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::datatypes::{DataType, Field, Schema as ArrowSchema};
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::error::DataFusionError;
use datafusion::prelude::DataFrame;
use jiff::civil::Date;
use programme::period::Days;
use programme::record::{ColumnType, RecordType, Schema};

use super::engine::{Engine, Trouble};
use crate::folder::{Held, Sales};
use crate::segment::{Contents, Rows, data_type};

/// The segments that are seen, and how the columns of a sale lie in them.
pub(super) struct Scan<'s> {
    sales: &'s Sales<'s>,
    pub held: Vec<&'s Held>,
}

impl<'s> Scan<'s> {
    pub fn new(sales: &'s Sales<'s>, known_on: Date) -> Self {
        let held = sales.held().iter().filter(|held| held.is_seen(known_on) && !held.contents.is_unallocated()).collect();
        Self { sales, held }
    }

    /// The types in which the columns of a sale lie in the segments; none for one that lies otherwise than the programme declares it, so that it has to be read.
    ///
    /// What every sale has lies alike in all segments; only a column of the programme's own makes it necessary to look into them.
    pub fn columns(&self, sale: &RecordType) -> Result<Vec<Option<ColumnType>>, Trouble> {
        let built_in = Schema::built_in();
        let known = built_in.get(Schema::SALE);
        let own: Vec<&str> =
            sale.columns.iter().filter(|column| known.column(&column.name).is_none()).map(|column| column.name.as_str()).collect();
        let mut stored: BTreeMap<String, Option<DataType>> = BTreeMap::new();
        if !own.is_empty() {
            for held in &self.held {
                let path = self.sales.store().segment_file(&held.booked.segment.name)?;
                for field in Rows::schema(&path)?.fields() {
                    let kind = stored.entry(field.name().clone()).or_insert_with(|| Some(field.data_type().clone()));
                    if kind.as_ref() != Some(field.data_type()) {
                        *kind = None;
                    }
                }
            }
        }
        let as_declared = |name: &str, kind: ColumnType| match stored.get(name) {
            Some(Some(lies)) => *lies == data_type(kind),
            Some(None) => false,
            None => true,
        };
        Ok(sale.columns.iter().map(|column| as_declared(&column.name, column.kind).then_some(column.kind)).collect())
    }

    /// A table of the segments that may have a line in these days.
    pub fn table(&self, engine: &Engine, sale: &RecordType, held: &[&Held]) -> Result<DataFrame, Trouble> {
        let paths = held
            .iter()
            .map(|held| {
                let path = self.sales.store().segment_file(&held.booked.segment.name)?;
                Ok(ListingTableUrl::parse(absolute(&path)?)?)
            })
            .collect::<Result<Vec<_>, Trouble>>()?;
        let options = ListingOptions::new(Arc::new(ParquetFormat::default())).with_file_extension(".parquet");
        let config = ListingTableConfig::new_with_multi_paths(paths).with_listing_options(options).with_schema(schema(sale));
        let table = ListingTable::try_new(config)?;
        Ok(engine.context().read_table(Arc::new(table))?)
    }

    /// What a segment holds that is seen now, or was before.
    pub fn contents(&self, name: &str) -> Option<&'s Contents> {
        self.sales.held().iter().find(|held| held.booked.segment.name == name).map(|held| &held.contents)
    }

    /// The segments that may have a line in these days.
    pub fn within(&self, days: Days) -> Vec<&'s Held> {
        self.held.iter().filter(|held| held.meets(days)).copied().collect()
    }
}

fn absolute(path: &Path) -> Result<String, Trouble> {
    let path = std::path::absolute(path)?;
    match path.to_str() {
        Some(text) => Ok(format!("file://{}", text.split('/').map(encoded).collect::<Vec<_>>().join("/"))),
        None => Err(DataFusionError::Execution(format!("the path `{}` has characters that are no text", path.display())).into()),
    }
}

/// A part of a path as it stands in an address.
fn encoded(part: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    part.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// The columns a pass may look at: whose line, when, and those of a sale.
fn schema(sale: &RecordType) -> Arc<ArrowSchema> {
    let frame = [Field::new("partner", DataType::Utf8View, true), Field::new("date", DataType::Date32, true)];
    let text = |kind: ColumnType| if kind == ColumnType::Text { DataType::Utf8View } else { data_type(kind) };
    let own = sale.columns.iter().map(|column| Field::new(&column.name, text(column.kind), true));
    Arc::new(ArrowSchema::new(frame.into_iter().chain(own).collect::<Vec<_>>()))
}
