//! Words for kinds of transaction: sale, return, transfer, own use.

use std::collections::BTreeSet;

const KINDS: [(&str, &[&str]); 4] = [
    (
        "sale",
        &[
            "sale",
            "sales",
            "s",
            "sell",
            "invoice",
            "inv",
            "in",
            "verkauf",
            "rechnung",
            "re",
            "verkoop",
            "factuur",
            "vente",
            "facture",
            "venta",
            "factura",
            "vendita",
            "fattura",
            "venda",
            "fatura",
            "sprzedaż",
            "faktura",
            "sold",
            "ship",
            "shipment",
            "debit",
            "normal",
        ],
    ),
    (
        "return",
        &[
            "return",
            "returns",
            "r",
            "ret",
            "credit",
            "credit note",
            "credit memo",
            "cm",
            "crm",
            "cr",
            "rma",
            "retoure",
            "gutschrift",
            "gs",
            "rückgabe",
            "retour",
            "creditnota",
            "avoir",
            "devolución",
            "abono",
            "reso",
            "nota di credito",
            "devolução",
            "zwrot",
            "korekta",
            "cn",
        ],
    ),
    (
        "transfer",
        &["transfer", "t", "umlagerung", "overboeking", "transfert", "traslado", "trasferimento", "transferência", "przesunięcie"],
    ),
    ("own use", &["own use", "internal use", "internal", "demo", "nfr", "eigenbedarf", "eigen gebruik", "usage interne", "uso interno"]),
];

/// The kind a word stands for, in the words of the `transaction` field.
pub(super) fn kind(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    KINDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind)
}

/// Whether the values of a column are kinds of transaction, all of them.
pub(super) fn known(few: &BTreeSet<String>) -> bool {
    !few.is_empty() && few.iter().all(|word| kind(word).is_some())
}
