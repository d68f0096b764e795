//! The answers that senders of EDI files want.

use jiff::civil::date;
use pos::reader::edi::{Answer, EdiLayout, LineCount, Verdict, acknowledge};

use crate::edi::{EDICE, FULL, OWN, PERIODS, STORAGE, read};

fn answer(file: &str, judge: impl FnMut(&pos::reader::edi::MessageSeen) -> Verdict) -> String {
    let answer = Answer { control: 900, at: date(2024, 6, 3).at(9, 30, 0, 0) };
    acknowledge(file.as_bytes(), answer, judge).unwrap()
}

#[test]
fn a_997_says_of_each_transaction_set_what_became_of_it() {
    let mut verdicts = [Verdict::Accepted, Verdict::Rejected, Verdict::AcceptedWithErrors].into_iter();
    let text = answer(STORAGE, |seen| {
        assert_eq!(seen.message, "867");
        verdicts.next().unwrap()
    });
    let expected = "ISA*00*          *00*          *ZZ*ACMEPORTAL     *ZZ*NORDWIND       *240603*0930*U*00401*000000900*0*P*>~\n\
        GS*FA*ACMEPORTAL*NORDWIND*20240603*0930*1*X*004010~\n\
        ST*997*0001~\nAK1*PT*71~\nAK2*867*0001~\nAK5*A~\nAK2*867*0002~\nAK5*R*5~\nAK2*867*0003~\nAK5*E*5~\nAK9*P*3*3*2~\nSE*10*0001~\n\
        GE*1*1~\nIEA*1*000000900~\n";
    assert_eq!(text, expected);
}

#[test]
fn what_does_not_fit_is_rejected_whatever_the_judge_says() {
    let file = STORAGE.replace("SE*20*0001", "SE*21*0001").replace("SE*17*0002", "SE*17*0009").replace("GE*3*71", "GE*4*71");
    let text = answer(&file, |_| Verdict::Accepted);
    assert!(text.contains("AK2*867*0001~\nAK5*R*4~\nAK2*867*0002~\nAK5*R*3~\nAK2*867*0003~\nAK5*A~\nAK9*P*4*3*1*5~\n"), "{text}");
    let file = PERIODS.replace("UNT+23+1", "UNT+24+1");
    assert!(
        answer(&file, |_| Verdict::Accepted)
            .contains("UCI+R0071+5400000000012:14+5400000000999:14+7'\nUCM+1+SLSRPT:D:96A:UN+4+29'\nUNT+4+1'\n")
    );
    let file = PERIODS.replace("UNZ+1+R0071", "UNZ+1+R0072");
    assert!(answer(&file, |_| Verdict::Accepted).contains("+4+28'\nUNT+3+1'\n"));
}

#[test]
fn an_answer_keeps_the_characters_of_the_file_and_is_itself_whole() {
    let nothing = |message: &str| EdiLayout {
        message: message.into(),
        levels: vec!["AK2".into()],
        columns: vec!["AK2.2".into()],
        line_count: LineCount::Unchecked,
    };
    for file in [FULL, STORAGE] {
        let given = read(answer(&file.replace('*', "|"), |_| Verdict::NotSupported).as_bytes(), &nothing("997"));
        assert_eq!((given.rows.len(), given.remarks, given.broken), (file.matches("ST*867").count(), vec![], None));
    }
    for file in [EDICE, OWN, PERIODS] {
        let given = read(answer(file, |_| Verdict::Rejected).as_bytes(), &nothing("CONTRL"));
        assert_eq!((given.remarks, given.broken), (vec![], None));
    }
    assert!(answer(OWN, |_| Verdict::Rejected).starts_with("UNA|^.! ~\nUNB^UNOC|3^"));
}

#[test]
fn answers_are_not_answered_and_broken_files_have_none() {
    let first = answer(FULL, |_| Verdict::Accepted);
    assert_eq!(answer(&first, |_| Verdict::Accepted), "");
    assert_eq!(answer(&answer(PERIODS, |_| Verdict::Accepted), |_| Verdict::Accepted), "");
    let both = answer(&format!("{FULL}{first}{PERIODS}"), |_| Verdict::Accepted);
    assert_eq!((both.matches("000000900").count(), both.matches("UNZ+1+901").count()), (2, 1));
    let at = date(2024, 6, 3).at(9, 30, 0, 0);
    let cut = &FULL.as_bytes()[..FULL.len() - 30];
    assert!(acknowledge(cut, Answer { control: 1, at }, |_| Verdict::Accepted).is_err());
}
