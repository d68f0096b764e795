//! How much a workbook may be before it is refused.

/// The weight a workbook may have. Whatever is heavier is refused before, or as soon as, it is seen to be.
///
/// The defaults leave room for a sheet of 300,000 rows and 20 columns (some 6 million cells, 30 MiB packed, 250 MiB unpacked), and bound what
/// reading one can take: the file and its texts are held in memory, nothing else grows with it.
///
/// ```
/// use pos::reader::workbook::Limits;
/// let strict = Limits { rows: 10_000, ..Limits::default() };
/// assert!(strict.rows < Limits::default().rows);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself: 64 MiB.
    pub file_bytes: u64,
    /// Parts inside the file: 4,096.
    pub members: u32,
    /// Bytes of all parts once unpacked: 512 MiB.
    pub unpacked_bytes: u64,
    /// How many times larger than packed a part of more than 1 MiB may be: 250. Sheets are 5 to 60; a bomb comes near 1,032, where deflate ends.
    pub ratio: u64,
    /// Bytes between one `<` and the next: 1 MiB.
    pub markup_bytes: u64,
    /// Bytes of all texts that cells share: 128 MiB.
    pub shared_bytes: u64,
    /// How many texts cells share: 8,000,000.
    pub shared_texts: u32,
    /// Bytes of one cell: 128 KiB, in which the 32,767 characters of the largest cell there can be always fit.
    pub cell_bytes: u64,
    /// Bytes of all cells of a row: 4 MiB. A larger row is unreadable, the others are read.
    pub row_bytes: u64,
    /// Bytes of all cells of a sheet: 2 GiB. A few bytes can point at a large shared text a million times.
    pub sheet_bytes: u64,
    /// The last row there may be: 1,048,576, where spreadsheets end.
    pub rows: u32,
    /// The last column there may be: 1,024 (`AMJ`). A wider row is unreadable, the others are read.
    pub columns: u32,
    /// Cells of a sheet, empty ones before a filled one included: 64,000,000.
    pub cells: u64,
}

const MIB: u64 = 1024 * 1024;

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 * MIB,
            members: 4_096,
            unpacked_bytes: 512 * MIB,
            ratio: 250,
            markup_bytes: MIB,
            shared_bytes: 128 * MIB,
            shared_texts: 8_000_000,
            cell_bytes: MIB / 8,
            row_bytes: 4 * MIB,
            sheet_bytes: 2_048 * MIB,
            rows: 1_048_576,
            columns: 1_024,
            cells: 64_000_000,
        }
    }
}
