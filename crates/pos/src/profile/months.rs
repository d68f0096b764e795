//! The names of months: in English, German, Dutch, French, Spanish, Italian, Portuguese and Polish, whole and shortened.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const MONTHS: [&str; 12] = [
    "jan january januar januari janvier enero gennaio janeiro styczen janv ene gen jaenner janner",
    "feb february februar februari fevrier febrero febbraio fevereiro luty fev fevr",
    "mar march marz maart mars marzo marco marzec mrz maa mrt maerz",
    "apr april avril abril aprile kwiecien avr abr",
    "may mai mei mayo maggio maio maj mag",
    "jun june juni juin junio giugno junho czerwiec giu",
    "jul july juli juillet julio luglio julho lipiec lug juil",
    "aug august augustus aout agosto sierpien ago aou",
    "sep september septembre septiembre settembre setembro wrzesien set sept",
    "oct october oktober octobre octubre ottobre outubro pazdziernik okt ott out",
    "nov november novembre noviembre novembro listopad",
    "dec december dezember decembre diciembre dicembre dezembro grudzien dez dic",
];

/// The most bytes of a name: `październik` with its accent.
const LONGEST: usize = 14;

/// The number of a month by its name, in any case and with or without accents.
pub(super) fn number(name: &str) -> Option<i8> {
    if !(3..=LONGEST).contains(&name.len()) {
        return None;
    }
    let place =
        if name.is_ascii() { place(name)? } else { place(&name.nfd().filter(|letter| !is_combining_mark(*letter)).collect::<String>())? };
    i8::try_from(place + 1).ok()
}

fn place(name: &str) -> Option<usize> {
    MONTHS.iter().position(|names| names.split(' ').any(|known| known.eq_ignore_ascii_case(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_one_number_in_all_languages() {
        for (name, month) in
            [("Jan", 1), ("März", 3), ("mrt", 3), ("MAI", 5), ("août", 8), ("Déc", 12), ("Okt", 10), ("février", 2), ("Jänner", 1)]
        {
            assert_eq!(number(name), Some(month), "{name}");
        }
        for name in ["", "ma", "market", "j", "13"] {
            assert_eq!(number(name), None, "{name}");
        }
        let mut all: Vec<&str> = MONTHS.iter().flat_map(|names| names.split(' ')).collect();
        all.sort_unstable();
        let before = all.len();
        all.dedup();
        assert_eq!(all.len(), before, "no name stands for two months");
    }
}
