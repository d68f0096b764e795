//! EDI files as rows: X12 (867, 852) and EDIFACT (SLSRPT, INVRPT), of any release and any partner's habits.
//!
//! Words: a **segment** is a line of elements under a tag (`QTY*39*5`); an element may have components (`153:5:PCE`). A **message** (X12 calls it
//! transaction set) stands in an interchange, often in a group, each with a head and a trailer that counts. Inside a message segments form **loops**:
//! a loop begins with its opening segment and ends where another one of its kind, or of one around it, begins. An [`EdiLayout`] says which segments
//! open the loops, and which [`Address`] each column is taken from. The deepest loop that was reached is a row.
//!
//! What always holds:
//!
//! - Memory does not grow with the length of the file: held are the head of a message and the loops that are open, and of these only the
//!   segments that an address asks for. Segments, their elements, and what is held are bounded; past a bound the file is [`Broken`](super::Broken).
//! - Every count and reference that the file states of itself is compared ([`RemarkKind::ControlTotal`](super::RemarkKind)); where a trailer is
//!   missing, the file is cut off and therefore broken.
//! - Numbers and days stay the texts they are. Nothing is corrected.
//!
//! Some senders want to hear which of their messages were taken: [`acknowledge`] writes the answer, a 997 or a CONTRL.

mod acknowledge;
mod address;
mod control;
mod delimiters;
mod first;
mod input;
mod layout;
mod lookup;
mod loops;
mod remarks;
mod rows;
mod scope;
mod segment;
mod segments;
mod totals;

pub use acknowledge::{Answer, MessageSeen, Verdict, acknowledge};
pub use address::Address;
pub use delimiters::{Standard, sniff};
pub use first::first_message;
pub use layout::{EdiLayout, LineCount};
pub use rows::{EdiRows, Place};
