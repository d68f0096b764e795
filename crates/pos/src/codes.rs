//! Codes that everybody uses: currencies (ISO 4217), countries (ISO 3166-1 alpha-2), article numbers (GS1 GTIN).
//!
//! The checks of a line and the guesser of a profile ask here, so that what is guessed to be a code is one when the file is read.

use std::cmp::Ordering;

/// The active currencies of ISO 4217, sorted, without funds and metals.
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC \
    CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR \
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP \
    PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS \
    VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// The officially assigned countries of ISO 3166-1, and XK, which is in use for Kosovo.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI \
    CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY \
    HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK \
    ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB \
    SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS \
    XK YE YT ZA ZM ZW";

/// Whether this is an active currency.
pub(crate) fn is_currency(code: &str) -> bool {
    currency(code).is_some()
}

/// The currency of a code.
pub(crate) fn currency(code: &str) -> Option<&'static str> {
    listed(CURRENCIES, 3, code)
}

/// Whether this is a country.
pub(crate) fn is_country(code: &str) -> bool {
    listed(COUNTRIES, 2, code).is_some()
}

/// A code as it stands on a list of codes of this length, which is sorted and has one blank between two.
fn listed(codes: &'static str, length: usize, code: &str) -> Option<&'static str> {
    // Nearly every text that is asked about is no code, and can be told so without looking at the list.
    if code.len() != length || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let step = length + 1;
    let (mut from, mut to) = (0, codes.len().div_ceil(step));
    while from < to {
        let middle = from + (to - from) / 2;
        let known = codes.get(middle * step..(middle + 1) * step - 1)?;
        match known.cmp(code) {
            Ordering::Equal => return Some(known),
            Ordering::Less => from = middle + 1,
            Ordering::Greater => to = middle,
        }
    }
    None
}

/// Whether the last of 8, 12, 13 or 14 digits is the check digit of the others (GS1 General Specifications: weights 3 and 1 from the right). Nothing but
/// zeros fills a column that has no number.
pub(crate) fn is_ean(text: &str) -> bool {
    if !matches!(text.len(), 8 | 12 | 13 | 14) || !text.bytes().all(|byte| byte.is_ascii_digit()) || text.bytes().all(|byte| byte == b'0') {
        return false;
    }
    let weighted = text.bytes().rev().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| u32::from(digit - b'0') * weight);
    weighted.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standards() {
        assert!(is_currency("EUR") && is_currency("JPY") && !is_currency("EURO") && !is_currency("DEM") && !is_currency("UR "));
        assert!(is_country("DE") && is_country("GB") && !is_country("UK") && !is_country("EU") && !is_country("E A"));
        assert_eq!(CURRENCIES.split_ascii_whitespace().count(), 156);
        let all = CURRENCIES.split_ascii_whitespace().all(|code| currency(code) == Some(code));
        assert!(all && COUNTRIES.split_ascii_whitespace().all(is_country), "every code is found where it stands");
        assert_eq!(COUNTRIES.split_ascii_whitespace().count(), 250);
        assert!(CURRENCIES.split_ascii_whitespace().all(is_currency) && COUNTRIES.split_ascii_whitespace().all(is_country));
    }

    #[test]
    fn an_ean_ends_with_its_check_digit() {
        for ean in ["4006381333931", "73513537", "036000291452", "10614141000415"] {
            assert!(is_ean(ean), "{ean}");
        }
        for ean in ["4006381333932", "400638133393", "4.00638E+12", "0000000000000", ""] {
            assert!(!is_ean(ean), "{ean}");
        }
    }
}
