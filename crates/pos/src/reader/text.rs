//! The text of a file: which encoding it is in, and what separates its cells.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

const UTF_8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// How the bytes of a file are letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, of which Latin-1 (ISO 8859-1) is a part.
    Windows1252,
}

impl Encoding {
    /// Every encoding with the word a profile uses for it.
    pub const ALL: [(&'static str, Self); 4] =
        [("utf-8", Self::Utf8), ("utf-16le", Self::Utf16Le), ("utf-16be", Self::Utf16Be), ("windows-1252", Self::Windows1252)];

    /// The encoding that a byte order mark names.
    pub(super) fn marked(bytes: &[u8]) -> Option<Self> {
        marked(bytes)
    }

    /// The text of some bytes of a file, to judge by: letters that are none are marked as such.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> String {
        let by = match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1252 => WINDOWS_1252,
        };
        by.decode_with_bom_removal(bytes).0.into_owned()
    }

    /// The word for the encoding.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, encoding)| *encoding == self).map_or("", |(name, _)| name)
    }
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Bar,
}

impl Separator {
    /// Every separator with the text a profile uses for it. The order settles a draw.
    pub const ALL: [(&'static str, Self); 4] = [(",", Self::Comma), (";", Self::Semicolon), ("tab", Self::Tab), ("|", Self::Bar)];

    /// The text for the separator.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, separator)| *separator == self).map_or("", |(name, _)| name)
    }

    /// Whether a line says that this separates cells: `sep=;`.
    pub(super) fn is_said_by(self, line: &[u8]) -> bool {
        says_separator(line, self)
    }

    /// How often it stands in a line outside quotes.
    pub(super) fn count_in(self, line: &[u8]) -> usize {
        count_outside_quotes(line, self.byte())
    }

    /// The separator as a byte of the file.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

/// The text of a file in UTF-8, line ends as line feeds.
#[derive(Debug)]
pub struct Text {
    bytes: Vec<u8>,
    start: usize,
    encoding: Encoding,
    damaged: bool,
}

impl Text {
    /// Takes the bytes of a file; `told` is the encoding a profile names.
    ///
    /// Bytes that are not of the encoding stay in place: the row they stand in is refused, not the file.
    ///
    /// ```
    /// use pos::reader::{Encoding, Text};
    /// assert_eq!(Text::new(b"caf\xe9".to_vec(), None).encoding(), Encoding::Windows1252);
    /// assert_eq!(Text::new("caf\u{e9}".into(), None).encoding(), Encoding::Utf8);
    /// ```
    #[must_use]
    pub fn new(bytes: Vec<u8>, told: Option<Encoding>) -> Self {
        let encoding = marked(&bytes).or(told).unwrap_or_else(|| guessed(&bytes));
        let mut text = match encoding {
            Encoding::Utf8 => Self { bytes, start: 0, encoding, damaged: false },
            Encoding::Utf16Le => Self::decoded(&bytes, UTF_16LE, encoding),
            Encoding::Utf16Be => Self::decoded(&bytes, UTF_16BE, encoding),
            Encoding::Windows1252 => Self::decoded(&bytes, WINDOWS_1252, encoding),
        };
        text.start = text.bytes.chunks_exact(3).take_while(|mark| *mark == UTF_8_MARK).count() * 3;
        if !text.bytes.contains(&b'\n') {
            text.bytes.iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
        }
        text
    }

    fn decoded(bytes: &[u8], by: &'static encoding_rs::Encoding, encoding: Encoding) -> Self {
        let (text, damaged) = by.decode_with_bom_removal(bytes);
        Self { bytes: text.into_owned().into_bytes(), start: 0, encoding, damaged }
    }

    /// The encoding the file was read in.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Whether some bytes were no letters of a UTF-16 file; U+FFFD stands in their place.
    #[must_use]
    pub fn damaged(&self) -> bool {
        self.damaged
    }

    /// The text, without byte order mark. Where the encoding is [`Encoding::Utf8`] it may hold bytes that are not UTF-8.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }

    /// What separates the cells, judged by the first line that is not blank, and whether that line only says so (`sep=;`).
    #[must_use]
    pub fn separator(&self) -> (Separator, bool) {
        let first = self.bytes().split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty());
        let Some(first) = first else {
            return (Separator::Comma, false);
        };
        if let Some((_, said)) = Separator::ALL.iter().find(|(_, separator)| says_separator(first, *separator)) {
            return (*said, true);
        }
        let mut best = (0, Separator::Comma);
        for (_, separator) in Separator::ALL {
            let count = count_outside_quotes(first, separator.byte());
            if count > best.0 {
                best = (count, separator);
            }
        }
        (best.1, false)
    }
}

fn marked(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        _ if bytes.starts_with(UTF_8_MARK) => Some(Encoding::Utf8),
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn guessed(bytes: &[u8]) -> Encoding {
    if std::str::from_utf8(bytes).is_ok() { Encoding::Utf8 } else { Encoding::Windows1252 }
}

fn says_separator(line: &[u8], separator: Separator) -> bool {
    line.strip_suffix(b"\r").unwrap_or(line).strip_prefix(b"sep=") == Some(&[separator.byte()])
}

fn count_outside_quotes(line: &[u8], separator: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in line {
        if *byte == b'"' {
            quoted = !quoted;
        } else if *byte == separator && !quoted {
            count += 1;
        }
    }
    count
}
