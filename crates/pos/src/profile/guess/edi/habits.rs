//! Where the messages usually have what a line needs: levels, and for each field the addresses it is found under, the most usual first.
//!
//! Sources: the implementation guides that distributors and retailers publish of X12 867 and 852 and of EDIFACT SLSRPT and INVRPT; which qualifiers a
//! sender uses is his own habit, so an address counts only if the file has something there.

/// A field with its addresses.
pub(super) type Where = (&'static str, &'static [&'static str]);

/// How a message is usually read.
pub(super) struct Habit {
    pub(super) message: &'static str,
    pub(super) levels: &'static [&'static str],
    pub(super) stock: bool,
    pub(super) fields: &'static [Where],
    /// The first and the last day of the period.
    pub(super) period: [&'static str; 2],
    /// Who reports.
    pub(super) reporter: &'static [&'static str],
    /// Qualifiers of the end customer, and of whoever bought from the reporter.
    pub(super) customers: &'static [&'static str],
    pub(super) buyers: &'static [&'static str],
}

/// The messages that are read.
pub(super) const MESSAGES: [&str; 4] = ["867", "852", "SLSRPT", "INVRPT"];

/// Where the day of the report stands, which is not that of a line.
pub(super) const REPORT_DAYS: [&str; 5] = ["BPT.3", "DTM[090].2", "DTM[91].1.2", "DTM[137].1.2", "XQ.2"];

/// The parts of a party by the segment that names it: `@` is its qualifier.
pub(super) const PARTS_X12: [(&str, &str); 6] = [
    ("", "N1[@].2"),
    ("_id", "N1[@].4"),
    ("_street", "N1[@]/N3.1"),
    ("_city", "N1[@]/N4.1"),
    ("_postcode", "N1[@]/N4.3"),
    ("_country", "N1[@]/N4.4"),
];
pub(super) const PARTS_EDIFACT: [(&str, &str); 6] = [
    ("", "NAD[@].4"),
    ("_id", "NAD[@].2"),
    ("_street", "NAD[@].5"),
    ("_city", "NAD[@].6"),
    ("_postcode", "NAD[@].8"),
    ("_country", "NAD[@].9"),
];

const RESALE: [Where; 16] = [
    ("date", &["DTM[003].2", "DTM[011].2", "DTM[090].2", "BPT.3"]),
    ("invoice", &["REF[IV].2", "REF[DI].2"]),
    ("line", &["REF[LI].2", "LIN.1"]),
    ("order", &["REF[CO].2", "REF[PO].2"]),
    ("ship_date", &["DTM[011].2"]),
    ("product", &["LIN{VP}", "LIN{VC}", "LIN{VN}", "LIN{MG}", "LIN{MF}", "LIN{N4}", "SII{VP}", "SII{VC}", "SII{MG}"]),
    ("reporter_product", &["LIN{BP}", "LIN{SK}", "LIN{IN}", "SII{BP}", "SII{SK}"]),
    ("ean", &["LIN{EN}", "LIN{UP}", "LIN{UK}", "SII{EN}", "SII{UP}"]),
    ("description", &["PID.5"]),
    ("quantity", &["QTY[39].2", "QTY[32].2", "QTY[38].2", "QTY.2", "SII.4"]),
    ("unit_price", &["UIT.2", "SII.5", "CTP.3"]),
    ("net_amount", &["AMT[1].2"]),
    ("currency", &["CUR.2"]),
    ("special_price", &["REF[AU].2"]),
    ("serial", &["REF[SE].2*"]),
    ("debit", &["REF[CT].2"]),
];

const fn resale(levels: &'static [&'static str]) -> Habit {
    Habit {
        message: "867",
        levels,
        stock: false,
        fields: &RESALE,
        period: ["DTM[090].2", "DTM[091].2"],
        reporter: &["N1[SE].2", "N1[DS].2", "N1[DB].2", "GS.2", "ISA.6"],
        customers: &["EN", "UC"],
        buyers: &["ST", "BY", "BT"],
    }
}

const ACTIVITY: Habit = Habit {
    message: "852",
    levels: &["LIN"],
    stock: false,
    fields: &[
        ("date", &["XQ.3", "XQ.2"]),
        ("branch", &["N1[ST].4", "N1[ST].2"]),
        ("product", &["LIN{VP}", "LIN{VN}", "LIN{VC}", "LIN{MG}"]),
        ("reporter_product", &["LIN{SK}", "LIN{IN}", "LIN{BP}"]),
        ("ean", &["LIN{EN}", "LIN{UP}", "LIN{UK}"]),
        ("quantity", &["ZA[QS].2"]),
    ],
    period: ["XQ.2", "XQ.3"],
    reporter: &["N1[RL].2", "N1[SE].2", "N1[DS].2", "GS.2", "ISA.6"],
    customers: &[],
    buyers: &[],
};

/// How the messages are usually read; of two that fit as well the first.
pub(super) const HABITS: [Habit; 11] = [
    resale(&["PTD", "QTY"]),
    resale(&["PTD", "SII"]),
    resale(&["PTD", "LIN"]),
    Habit {
        levels: &["LIN", "ZA[QS]?", "SDQ"],
        fields: &[
            ("date", &["XQ.3", "XQ.2"]),
            ("branch", &["SDQ.3"]),
            ("product", &["LIN{VP}", "LIN{VN}", "LIN{VC}", "LIN{MG}"]),
            ("reporter_product", &["LIN{SK}", "LIN{IN}", "LIN{BP}"]),
            ("ean", &["LIN{EN}", "LIN{UP}", "LIN{UK}"]),
            ("quantity", &["SDQ.4"]),
        ],
        ..ACTIVITY
    },
    ACTIVITY,
    Habit {
        stock: true,
        fields: &[
            ("date", &["XQ.3", "XQ.2"]),
            ("warehouse", &["N1[ST].4", "N1[ST].2"]),
            ("product", &["LIN{VP}", "LIN{VN}", "LIN{VC}", "LIN{MG}"]),
            ("reporter_product", &["LIN{SK}", "LIN{IN}", "LIN{BP}"]),
            ("ean", &["LIN{EN}", "LIN{UP}", "LIN{UK}"]),
            ("on_hand", &["ZA[QA].2"]),
            ("on_order", &["ZA[QP].2"]),
            ("in_transit", &["ZA[QI].2"]),
        ],
        ..ACTIVITY
    },
    report(&["LOC[162]?", "LIN"]),
    report(&["DOC", "LIN"]),
    report(&["LIN"]),
    inventory(&["LIN", "INV"]),
    inventory(&["LIN"]),
];

const fn report(levels: &'static [&'static str]) -> Habit {
    Habit {
        message: "SLSRPT",
        levels,
        stock: false,
        fields: &[
            ("date", &["DTM[356].1.2", "DTM[3].1.2", "DTM[35].1.2", "DTM[91].1.2", "DTM[137].1.2"]),
            ("branch", &["LOC[162].2"]),
            ("invoice", &["RFF[IV].1.2", "DOC.2"]),
            ("order", &["RFF[ON].1.2"]),
            ("product", &["LIN{MF}", "LIN{SA}", "PIA{MF}", "PIA{SA}"]),
            ("reporter_product", &["LIN{IN}", "PIA{IN}", "LIN{BP}", "PIA{BP}"]),
            ("ean", &["LIN{EN}", "LIN{SRV}", "LIN{UP}", "PIA{EN}"]),
            ("description", &["IMD.3.4"]),
            ("quantity", &["QTY[153].1.2", "QTY[152].1.2", "QTY.1.2"]),
            ("unit_price", &["PRI[AAA].1.2", "PRI[AAE].1.2"]),
            ("net_amount", &["MOA[203].1.2"]),
            ("currency", &["CUX[2].1.2"]),
            ("serial", &["GIN[BN].2*", "GIR.2*"]),
        ],
        period: ["DTM[90].1.2", "DTM[91].1.2"],
        reporter: &["NAD[FR].4", "NAD[BY].4", "NAD[SE].4", "NAD[FR].2", "UNB.2.1"],
        customers: &["UC", "UD"],
        buyers: &["DP", "IV"],
    }
}

const fn inventory(levels: &'static [&'static str]) -> Habit {
    Habit {
        message: "INVRPT",
        levels,
        stock: true,
        fields: &[
            ("date", &["DTM[366].1.2", "DTM[179].1.2", "DTM[91].1.2", "DTM[137].1.2"]),
            ("warehouse", &["LOC[14].2", "LOC[18].2", "NAD[WH].2"]),
            ("product", &["LIN{MF}", "LIN{SA}", "PIA{MF}", "PIA{SA}"]),
            ("reporter_product", &["LIN{IN}", "PIA{IN}", "LIN{BP}", "PIA{BP}"]),
            ("ean", &["LIN{EN}", "LIN{SRV}", "PIA{EN}"]),
            ("description", &["IMD.3.4"]),
            ("on_hand", &["QTY[17].1.2", "QTY[145].1.2"]),
            ("on_order", &["QTY[21].1.2"]),
        ],
        period: ["DTM[90].1.2", "DTM[91].1.2"],
        reporter: &["NAD[DS].4", "NAD[FR].4", "NAD[DS].2", "UNB.2.1"],
        customers: &[],
        buyers: &[],
    }
}
