//! Why a command ends before its end, and what the shell is told.

use std::io;
use std::path::Path;

/// Why a command ends before its end.
#[derive(Debug)]
pub enum Stop {
    /// The command was called wrongly.
    Usage(String),
    /// It cannot be done, and this is why.
    Cannot(String),
    /// The answer is no; everything is said already.
    No,
    /// The answer could not be written.
    Unwritten(io::Error),
}

impl Stop {
    /// The exit code of the shell: 1 the answer is no or there are errors, 2 wrong usage. Who reads no further wanted no more.
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Unwritten(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Cannot(_) | Self::No | Self::Unwritten(_) => 1,
        }
    }

    /// What is still to be said about it.
    pub fn message(&self) -> Option<String> {
        match self {
            Self::Usage(message) | Self::Cannot(message) => Some(message.clone()),
            Self::No => None,
            Self::Unwritten(error) if error.kind() == io::ErrorKind::BrokenPipe => None,
            Self::Unwritten(error) => Some(format!("cannot write the answer: {error}")),
        }
    }

    /// A file that cannot be read.
    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self::Cannot(format!("cannot read `{}`: {error}", path.display()))
    }

    /// A file that cannot be written.
    pub fn unwritable(path: &Path, error: &io::Error) -> Self {
        Self::Cannot(format!("cannot write `{}`: {error}", path.display()))
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Unwritten(error)
    }
}
