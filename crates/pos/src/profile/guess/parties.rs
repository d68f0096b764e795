//! Who is who: which of the parties a file names is the end customer, and which the reseller.

use super::column::Column;
use super::lexicon::Understood;

/// The parties of a file in our words.
#[derive(Debug, Default)]
pub(super) struct Parties {
    customer: Option<&'static str>,
    reseller: Option<&'static str>,
    /// Another party whose address may be that of the customer.
    address_of_customer: Option<&'static str>,
    /// What must be asked about them.
    pub(super) question: Option<String>,
    /// Whether the question leaves the parties open.
    pub(super) open: bool,
}

impl Parties {
    /// Finds out who is who by which parties there are.
    pub(super) fn of(columns: &[Column<'_>]) -> Self {
        let shown = |meaning: &str| {
            let names = |column: &&Column<'_>| matches!(&column.understood, Understood::Party { party, .. } if party.meaning == meaning);
            columns.iter().find(names).map(|column| column.heading.as_str())
        };
        let [end, reseller, sold, ship, customer] = ["@end", "@reseller", "@sold", "@ship", "@customer"].map(shown);
        let mut parties = Self::default();
        match (end, reseller, sold, ship, customer) {
            (Some(_), Some(_), ..) => parties.are("@end", Some("@reseller")),
            (Some(_), None, Some(_), ..) => parties.are("@end", Some("@sold")),
            (Some(_), None, None, _, Some(_)) => parties.are("@end", Some("@customer")),
            (Some(_), None, None, ..) => parties.are("@end", None),
            (None, Some(_), _, _, Some(_)) => parties.are("@customer", Some("@reseller")),
            (None, Some(_), _, Some(_), None) => parties.are("@ship", Some("@reseller")),
            (None, Some(_), Some(_), None, None) => parties.are("@sold", Some("@reseller")),
            (None, Some(_), None, None, None) => parties.reseller = Some("@reseller"),
            (None, None, Some(sold), Some(ship), None) => {
                parties.are("@ship", Some("@sold"));
                parties.ask(format!(
                    "`{sold}` is taken as the reseller and `{ship}` as the end customer; if goods are shipped to resellers, the end customer is not in this file"
                ));
            }
            (None, None, Some(sold), _, Some(customer)) => {
                parties.are("@customer", Some("@sold"));
                parties.ask(format!(
                    "`{sold}` is taken as the reseller and `{customer}` as the end customer; if both are the same company, leave one out"
                ));
            }
            (None, None, None, ship, Some(customer)) => {
                parties.customer = Some("@customer");
                parties.address_of_customer = ship.map(|_| "@ship");
                parties.ask_two_readings(customer);
            }
            (None, None, Some(one), None, None) => {
                parties.customer = Some("@sold");
                parties.ask_two_readings(one);
            }
            (None, None, None, Some(one), None) => {
                parties.customer = Some("@ship");
                parties.ask_two_readings(one);
            }
            (None, None, None, None, None) => {}
        }
        parties
    }

    /// `customer` or `reseller` for a party; none for one that is neither.
    pub(super) fn role(&self, party: &str) -> Option<&'static str> {
        match party {
            party if self.customer == Some(party) => Some("customer"),
            party if self.reseller == Some(party) => Some("reseller"),
            party if self.address_of_customer == Some(party) => Some("customer"),
            _ => None,
        }
    }

    /// Whether a party only lends its address.
    pub(super) fn lends_address(&self, party: &str) -> bool {
        self.address_of_customer == Some(party)
    }

    fn are(&mut self, customer: &'static str, reseller: Option<&'static str>) {
        self.customer = Some(customer);
        self.reseller = reseller;
    }

    fn ask(&mut self, question: String) {
        self.question = Some(question);
        self.open = true;
    }

    fn ask_two_readings(&mut self, heading: &str) {
        self.ask(format!(
            "who is meant by `{heading}`? It is taken as the end customer; if a distributor reports, its customers are your resellers: then write `reseller` in place of `customer` in these lines"
        ));
    }
}

/// The party a column without one belongs to: that of the nearest column before it, else the only one there is.
pub(super) fn party_beside(columns: &[Column<'_>], place: usize) -> Option<(&'static str, bool)> {
    let party = |column: &Column<'_>| match &column.understood {
        Understood::Party { party, .. } => Some(party.meaning),
        _ => None,
    };
    let before = columns.get(..place).unwrap_or_default();
    let mut adjacent = true;
    for column in before.iter().rev() {
        if let Some(party) = party(column) {
            return Some((party, adjacent));
        }
        adjacent &= matches!(column.understood, Understood::Attribute(_));
    }
    let mut all = columns.iter().filter_map(party).filter(|party| *party != "@reporter");
    let first = all.next()?;
    all.all(|other| other == first).then_some((first, false))
}
