//! Randomness: what ids and secrets are drawn from.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

use super::fault::Fault;

/// Where random bytes come from.
#[derive(Clone, Debug)]
pub enum Chance {
    /// The operating system.
    Machine,
    /// The same bytes every time: a test that compares two worlds. Never for a house that somebody can reach.
    Seeded(Arc<AtomicU64>),
}

impl Chance {
    /// Chance that repeats itself.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(AtomicU64::new(seed)))
    }

    /// So many random bytes.
    ///
    /// # Errors
    /// When the operating system gives none.
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], Fault> {
        let mut bytes = [0; N];
        match self {
            Self::Machine => getrandom::fill(&mut bytes).map_err(|error| Fault::new("no random bytes", &error))?,
            Self::Seeded(next) => {
                let drawn = Sha256::digest(next.fetch_add(1, Ordering::SeqCst).to_be_bytes());
                bytes.iter_mut().zip(drawn.iter().cycle()).for_each(|(byte, drawn)| *byte = *drawn);
            }
        }
        Ok(bytes)
    }

    /// A secret to hand to somebody: 256 bits, in letters and digits that survive a link.
    ///
    /// # Errors
    /// When the operating system gives no randomness.
    pub fn secret(&self) -> Result<Secret, Fault> {
        Ok(Secret(letters(&self.bytes::<32>()?)))
    }
}

/// What a browser or a letter holds and the database does not: there stands its digest.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A secret as somebody hands it in.
    #[must_use]
    pub fn handed_in(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// What the database knows of it.
    #[must_use]
    pub fn digest(&self) -> String {
        letters(&Sha256::digest(self.0.as_bytes()))
    }

    /// The secret itself, for the one it belongs to.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Bytes in Crockford's base 32, small letters: no two of its letters are taken for each other.
pub(crate) fn letters(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(ALPHABET[((held >> bits) & 31) as usize]));
        }
    }
    if bits > 0 {
        text.push(char::from(ALPHABET[((held << (5 - bits)) & 31) as usize]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_in_letters_that_tell_them_apart() {
        assert_eq!(letters(&[0xff, 0x00]), "zw00");
        assert_eq!(letters(&[]), "");
        assert_eq!(letters(&[0; 16]).len(), 26);
    }

    #[test]
    fn a_secret_is_not_printed_and_its_digest_is_not_the_secret() {
        let secret = Chance::Machine.secret().unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(..)");
        assert_ne!(secret.digest(), secret.reveal());
        assert_ne!(secret, Chance::Machine.secret().unwrap());
    }
}
