//! From bytes to rows: encoding, separator, header, and the line each row begins on.
//!
//! The rules, none of which looks at more than it needs:
//!
//! - **Encoding**: a byte order mark says UTF-8 or UTF-16. Without one, bytes that are valid UTF-8 are UTF-8, all others Windows-1252 (the Western
//!   European Latin-1 of spreadsheets). What was chosen is part of the answer ([`Text::encoding`]). A profile may say otherwise.
//! - **Separator**: the one of `,` `;` tab `|` that the first line has most of, outside quotes; a first line `sep=;` settles it.
//! - **Rows**: quotes as in RFC 4180, line breaks inside quotes included. A row must have as many cells as the header. A row of empty cells is blank.

pub mod edi;
mod headed;
mod header;
mod raw;
mod rows;
mod scan;
mod stream;
mod text;
mod unpivot;
pub mod workbook;

pub use headed::{Headed, Next};
pub use header::heading;
pub(crate) use header::{joined, one_line};
pub use raw::{Broken, RawRows, Remark, RemarkKind, Step};
pub(crate) use rows::quote_left_open;
pub use rows::{Header, Row, Rows, Tally, Unreadable};
pub use scan::{Scan, scan};
pub use stream::TextRows;
pub use text::{Encoding, Separator, Text};
pub use unpivot::Unpivoted;
