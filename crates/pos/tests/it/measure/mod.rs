//! Measures at any size: what the engine says of lines in segments.

mod agreement;
mod dice;
mod incentives;
mod lines;
mod programme;
