//! Measures at any size: what the engine says of lines in segments.

mod agreement;
mod dice;
mod lines;
mod programme;
