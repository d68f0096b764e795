//! Account numbers and banks, checked when they are read.

use std::fmt;

/// An account number (ISO 13616), with a check sum that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Iban(String);

/// A bank (ISO 9362): 8 or 11 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bic(String);

/// Why a text is no account or bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAccount {
    /// It has another shape.
    Shape,
    /// The check sum does not hold: a digit is wrong, or two are turned.
    CheckSum,
}

impl fmt::Display for NotAnAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => write!(f, "it has another shape"),
            Self::CheckSum => write!(f, "its check sum does not hold"),
        }
    }
}

impl Iban {
    /// Reads an account number, with or without spaces: `DE89 3704 0044 0532 0130 00`.
    ///
    /// # Errors
    /// [`NotAnAccount`]
    pub fn read(text: &str) -> Result<Self, NotAnAccount> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let bytes = plain.as_bytes();
        let shape = (15..=34).contains(&bytes.len())
            && bytes[..2].iter().all(u8::is_ascii_uppercase)
            && bytes[2..4].iter().all(u8::is_ascii_digit)
            && bytes[4..].iter().all(u8::is_ascii_alphanumeric);
        if !shape {
            return Err(NotAnAccount::Shape);
        }
        // The first four characters go to the end, letters count from 10, and the number leaves 1 when divided by 97.
        let rest = bytes[4..].iter().chain(&bytes[..4]).fold(0_u32, |rest, byte| match byte {
            b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
            letter => (rest * 100 + u32::from(letter - b'A') + 10) % 97,
        });
        if rest == 1 { Ok(Self(plain)) } else { Err(NotAnAccount::CheckSum) }
    }

    /// The number without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Bic {
    /// Reads the code of a bank: `COBADEFFXXX`.
    ///
    /// # Errors
    /// [`NotAnAccount::Shape`]
    pub fn read(text: &str) -> Result<Self, NotAnAccount> {
        let plain = text.trim().to_ascii_uppercase();
        let bytes = plain.as_bytes();
        let shape = matches!(bytes.len(), 8 | 11)
            && bytes[..4].iter().all(u8::is_ascii_alphanumeric)
            && bytes[4..6].iter().all(u8::is_ascii_uppercase)
            && bytes[6..].iter().all(u8::is_ascii_alphanumeric);
        if shape { Ok(Self(plain)) } else { Err(NotAnAccount::Shape) }
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_an_account_when_its_check_sum_holds() {
        for good in ["DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819", "nl91 abna 0417 1643 00", "NO9386011117947"] {
            assert!(Iban::read(good).is_ok(), "{good}");
        }
        assert_eq!(Iban::read("DE89370400440532013001"), Err(NotAnAccount::CheckSum));
        assert_eq!(Iban::read("DE98370400440532013000"), Err(NotAnAccount::CheckSum));
        for wrong in ["", "DE89", "89DE370400440532013000", "DE89-3704-0044-0532-0130-00", "ÄE89370400440532013000"] {
            assert_eq!(Iban::read(wrong), Err(NotAnAccount::Shape), "{wrong}");
        }
        for (text, good) in [("COBADEFF", true), ("cobadeffxxx", true), ("COBADEF", false), ("COBA1EFF", false), ("", false)] {
            assert_eq!(Bic::read(text).is_ok(), good, "{text}");
        }
    }
}
