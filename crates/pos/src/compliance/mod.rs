//! Does a reporter deliver as agreed: in time, whole, right? One answer for every period, a score with its inputs, and a verdict for a quarter.
//!
//! Words: a **schedule** says how often reports are due and until when. A **submission** is one report for one period; version 1 is the original, later
//! ones correct it. A **zero report** says that nothing was sold. A period is **settled** once a report is there or the deadline has passed.
//!
//! Invariants: timeliness is judged by the first report that could be taken, and no later one changes it; completeness and accuracy by the last one known on
//! the day asked about; what was learned after that day plays no part. What was not measured is no zero: it leaves the score, and its weight goes to the rest.
//! The score is decimal throughout and rounded once, by the rounding that the scoring names.

mod assess;
mod row;
mod schedule;
mod score;
mod submission;
mod verdict;

pub use assess::{PeriodCompliance, Shortfall, Status, Thresholds, assess};
pub use row::{DutyRow, DutyStatus, ScoreRow, duty_rows, quarter_row, score_rows};
pub use schedule::{Due, Schedule};
pub use score::{Part, PartScore, Score, Scoring, Weights};
pub use submission::{ControlTotals, Lines, Outcome, Share, Submission};
pub use verdict::{Answer, Verdict, verdict};
