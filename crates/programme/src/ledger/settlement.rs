//! In which form something is paid, and where it stands with VAT.
//!
//! A rebate lowers the price of what was supplied. Whoever sold directly to the payee says so with a credit note, and corrects the VAT of the supply on top of the net
//! amount. A payment that leaves out a link of the chain - vendor to reseller, past the distributor the reseller bought from - must not be a credit note: there is no
//! invoice it could belong to. It is paid, and payer and receiver each adjust their own VAT (HMRC VATREC13070, VATVAL02700). A person has no part in it.

use rust_decimal::Decimal;

use crate::money::{Rounding, minor_places, to_minor};

/// The form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A credit note of the vendor.
    CreditNote,
    /// A bank transfer.
    Transfer,
    /// The partner takes it off its next invoice.
    Deduction,
}

/// Where a payment stands with VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vat {
    /// The VAT of the supply is corrected on top: this much, in minor units, at this rate in percent.
    Corrected {
        /// The rate.
        rate: Decimal,
        /// How much.
        minor: i64,
    },
    /// It is to be corrected on top, and the rate is not known.
    NotIncluded,
    /// It leaves out a link of the chain: payer and receiver adjust their own.
    OutsideTheChain,
    /// A person is paid: there is none.
    None,
}

impl Vat {
    /// What is paid on top of the net amount, in minor units.
    #[must_use]
    pub fn minor(self) -> i64 {
        if let Self::Corrected { minor, .. } = self { minor } else { 0 }
    }

    /// Its words, as they stand in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Corrected { .. } => "corrected",
            Self::NotIncluded => "not included",
            Self::OutsideTheChain => "outside the chain: payer and receiver adjust their own",
            Self::None => "none",
        }
    }
}

/// Who is paid, and how the two trade.
#[derive(Clone, Copy, Debug)]
pub struct Payee<'p> {
    /// It is a person, not a company.
    pub person: bool,
    /// From whom it buys; empty, `vendor` or `direct` where from the vendor itself.
    pub buys_from: &'p str,
    /// The rate of VAT of what it buys, in percent.
    pub vat_rate: Option<Decimal>,
}

/// The form of a payment and its VAT, from what the incentive says (`settlement`) and who is paid. None where the VAT grows past what can be held.
#[must_use]
pub fn settlement(said: Option<&str>, payee: Payee<'_>, minor: i64, currency: &str) -> Option<(Form, Vat)> {
    if payee.person {
        return Some((Form::Transfer, Vat::None));
    }
    let direct = matches!(payee.buys_from, "" | "vendor" | "direct");
    if !direct {
        return Some((Form::Transfer, Vat::OutsideTheChain));
    }
    let form = match said {
        Some("bank transfer") => Form::Transfer,
        Some("deduction") => Form::Deduction,
        _ => Form::CreditNote,
    };
    let Some(rate) = payee.vat_rate else { return Some((form, Vat::NotIncluded)) };
    let places = minor_places(currency);
    let exact = Decimal::new(minor, places).checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED)?;
    let minor = to_minor(Rounding::HalfAwayFromZero.apply(exact, places), currency)?;
    Some((form, Vat::Corrected { rate, minor }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPANY: Payee<'_> = Payee { person: false, buys_from: "", vat_rate: None };

    fn rate(rate: i64) -> Option<Decimal> {
        Some(Decimal::from(rate))
    }

    #[test]
    fn vat_is_corrected_on_top_of_the_net_bonus() {
        // 50 and 10 at 20 percent: 60 from the bank.
        let (form, vat) = settlement(Some("bank transfer"), Payee { vat_rate: rate(20), ..COMPANY }, 5000, "EUR").unwrap();
        assert_eq!((form, vat.minor()), (Form::Transfer, 1000));
        let (_, vat) = settlement(None, Payee { vat_rate: rate(19), ..COMPANY }, 3, "EUR").unwrap();
        assert_eq!(vat.minor(), 1, "0.57 of a cent");
    }

    #[test]
    fn what_leaves_out_a_link_of_the_chain_is_never_a_credit_note() {
        let past = Payee { buys_from: "northgate", vat_rate: rate(20), ..COMPANY };
        for said in [None, Some("credit note"), Some("deduction"), Some("bank transfer")] {
            assert_eq!(settlement(said, past, 5000, "EUR"), Some((Form::Transfer, Vat::OutsideTheChain)));
        }
        for direct in ["", "vendor", "direct"] {
            assert_eq!(settlement(None, Payee { buys_from: direct, ..COMPANY }, 1, "EUR"), Some((Form::CreditNote, Vat::NotIncluded)));
        }
    }

    #[test]
    fn a_person_is_paid_without() {
        assert_eq!(settlement(None, Payee { person: true, vat_rate: rate(20), ..COMPANY }, 5000, "EUR"), Some((Form::Transfer, Vat::None)));
    }
}
