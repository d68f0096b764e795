//! The second factor: a password alone no longer opens the door, a code works once, and nothing leads around it.

use crate::browser::{Answer, Browser};
use crate::house::{PASSWORD, Told, company, on_both, vendor};

const MAIL: &str = "mo.manager@acme.example";

/// The code of a secret at the time of the house, worked out from RFC 4226 and 6238 apart from the product.
fn code(told: &Told, secret: &str) -> String {
    let mut bits = secret.bytes().flat_map(|letter| {
        let value = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|own| *own == letter).unwrap();
        (0..5).rev().map(move |bit| value >> bit & 1)
    });
    let mut key = vec![];
    while let Some(first) = bits.next() {
        let rest: Vec<usize> = bits.by_ref().take(7).collect();
        if rest.len() == 7 {
            key.push(u8::try_from(rest.iter().fold(first, |byte, bit| byte << 1 | bit)).unwrap());
        }
    }
    let step = u64::try_from(told.house.clock.now().0 / 30_000_000).unwrap();
    let output = std::process::Command::new("python3")
        .args(["-c", "import hmac,hashlib,sys;d=hmac.new(bytes.fromhex(sys.argv[1]),int(sys.argv[2]).to_bytes(8,'big'),hashlib.sha1).digest();o=d[19]&15;print(f\"{(int.from_bytes(d[o:o+4],'big')&0x7fffffff)%10**6:06}\")"])
        .args([key.iter().map(|byte| format!("{byte:02x}")).collect::<String>(), step.to_string()])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Sets a second factor up: the secret, and the recovery codes.
async fn set_up(told: &Told, browser: &mut Browser) -> (String, Vec<String>) {
    let page = browser.post("/account/factor", &[("factor-password", PASSWORD)]).await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.has("<svg"), "{}", page.body);
    let secret = page.between("<code>", "</code>");
    let page = browser.post("/account/factor/confirmation", &[("code", &code(told, &secret))]).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let codes: Vec<String> = page.body.split("<li><code>").skip(1).map(|part| part.split('<').next().unwrap().to_owned()).collect();
    assert_eq!(codes.len(), 10);
    (secret, codes)
}

async fn password(browser: &mut Browser) -> Answer {
    browser.post("/sign-in", &[("mail", MAIL), ("password", PASSWORD), ("back", "/partners")]).await
}

async fn say(browser: &mut Browser, code: &str) -> Answer {
    browser.post("/sign-in/second", &[("code", code), ("back", "/partners")]).await
}

on_both! {
async fn with_a_second_factor_the_door_asks_for_a_code_which_works_once(told) {
    let mut manager = told.manager().await;
    let mut elsewhere = told.browser();
    assert_eq!(password(&mut elsewhere).await.location.as_deref(), Some("/partners"));
    let (secret, _) = set_up(&told, &mut manager).await;
    assert_eq!(manager.get("/").await.status, 200, "who set it up stays");
    assert_eq!(elsewhere.get("/").await.status, 303, "and every other login ends");
    assert!(manager.get("/notices").await.has("second factor was added"));
    let mut browser = told.browser();
    let asked = password(&mut browser).await;
    assert_eq!(asked.location.as_deref(), Some("/sign-in/second?back=%2Fpartners"));
    assert_eq!(browser.get("/").await.status, 303, "half way in is not in");
    assert_eq!(browser.get("/sign-in/second?back=%2Fpartners").await.status, 200);
    let used = code(&told, &secret);
    assert_eq!(say(&mut browser, &used).await.status, 422, "the code that confirmed it was used");
    told.wait(30);
    let fresh = code(&told, &secret);
    assert_eq!(say(&mut browser, &format!(" {} {} ", &fresh[..3], &fresh[3..])).await.location.as_deref(), Some("/partners"));
    assert_eq!(browser.get("/partners").await.status, 200);
    let mut second = told.browser();
    password(&mut second).await;
    assert_eq!(say(&mut second, &fresh).await.status, 422, "a code works once");
}
}

on_both! {
async fn a_wrong_password_says_nothing_of_a_second_factor_and_codes_cannot_be_guessed(told) {
    let mut manager = told.manager().await;
    let before = told.browser().post("/sign-in", &[("mail", MAIL), ("password", "wrong")]).await;
    let (secret, _) = set_up(&told, &mut manager).await;
    let after = told.browser().post("/sign-in", &[("mail", MAIL), ("password", "wrong")]).await;
    assert_eq!((before.status, before.body, before.location), (after.status, after.body, after.location));
    told.wait(30);
    let mut browser = told.browser();
    password(&mut browser).await;
    let right = code(&told, &secret);
    let wrong = if right == "000000" { "111111" } else { "000000" };
    for _ in 0..5 {
        assert_eq!(say(&mut browser, wrong).await.status, 422);
    }
    assert_eq!(say(&mut browser, &right).await.status, 429, "five wrong ones stop the right one too");
    let mut other = told.browser();
    password(&mut other).await;
    assert_eq!(say(&mut other, &right).await.status, 429, "wherever it comes from");
    told.wait(901);
    assert_eq!(say(&mut other, &code(&told, &secret)).await.location.as_deref(), Some("/sign-in"), "half way in ends after ten minutes");
    password(&mut other).await;
    assert_eq!(say(&mut other, &code(&told, &secret)).await.status, 303);
}
}

on_both! {
async fn a_recovery_code_works_once_however_it_is_typed_and_others_can_be_made(told) {
    let mut manager = told.manager().await;
    let (_, codes) = set_up(&told, &mut manager).await;
    let mut browser = told.browser();
    password(&mut browser).await;
    assert_eq!(say(&mut browser, &codes[0].to_uppercase().replace('-', " ")).await.status, 303);
    assert!(browser.get("/account").await.has("9 recovery codes are left"));
    password(&mut browser).await;
    assert_eq!(say(&mut browser, &codes[0]).await.status, 422);
    assert_eq!(manager.post("/account/factor/codes", &[("factor-password", "wrong")]).await.status, 422);
    let page = manager.post("/account/factor/codes", &[("factor-password", PASSWORD)]).await;
    let fresh = page.between("<li><code>", "</code>");
    assert_eq!(say(&mut browser, &codes[1]).await.status, 422, "those from before are worth nothing");
    assert_eq!(say(&mut browser, &fresh).await.status, 303);
    assert!(told.log().await.contains("sign in with recovery code"));
}
}

on_both! {
async fn nothing_leads_around_the_second_factor(told) {
    let told = told.with_letters();
    let mut manager = told.manager().await;
    let mut second = told.manager_called("second@acme.example").await;
    let north = company(&mut manager, "N-1", "North", "partner").await;
    vendor(&mut manager).await;
    let (secret, _) = set_up(&told, &mut manager).await;
    // An invitation to somebody who comes in already.
    assert_eq!(second.post("/people", &[("mail", MAIL), ("company", &north), ("role", "partner-admin")]).await.status, 201);
    let letters = crate::letters::post(&told).await;
    let letter = letters.iter().find(|letter| letter.contains("/invitation/")).unwrap();
    let mut browser = told.browser();
    let accepted = browser.post(&crate::letters::path(letter), &[("name", "Mo"), ("password", PASSWORD), ("language", "en")]).await;
    assert_eq!((accepted.status, accepted.location.as_deref()), (303, Some("/sign-in")));
    assert_eq!(browser.get("/").await.status, 303);
    // A forgotten password.
    browser.post("/forgotten", &[("mail", MAIL)]).await;
    let letters = crate::letters::post(&told).await;
    let link = crate::letters::path(letters.iter().find(|letter| letter.contains("/reset/")).unwrap());
    assert_eq!(browser.post(&link, &[("password", "another horse battery")]).await.status, 200);
    let asked = browser.post("/sign-in", &[("mail", MAIL), ("password", "another horse battery")]).await;
    assert_eq!(asked.location.as_deref(), Some("/sign-in/second?back=%2F"));
    // Nothing at all at the door.
    assert_eq!(say(&mut told.browser(), &code(&told, &secret)).await.location.as_deref(), Some("/sign-in"));
    told.wait(30);
    assert_eq!(say(&mut browser, &code(&told, &secret)).await.status, 303);
}
}

on_both! {
async fn it_is_set_up_and_taken_away_by_whoever_knows_the_password_and_by_the_operator(told) {
    let mut manager = told.manager().await;
    let page = manager.post("/account/factor", &[("factor-password", "wrong")]).await;
    assert!(page.status == 422 && page.has("factor-password-wrong"), "{}", page.body);
    let page = manager.post("/account/factor", &[("factor-password", PASSWORD)]).await;
    let secret = page.between("<code>", "</code>");
    let page = manager.post("/account/factor/confirmation", &[("code", "12")]).await;
    assert!(page.status == 422 && page.has(&secret), "what is set up stays to be seen");
    assert_eq!(password(&mut told.browser()).await.location.as_deref(), Some("/partners"), "it does not count yet");
    told.wait(60);
    set_up(&told, &mut manager).await;
    assert_eq!(manager.post("/account/factor", &[("factor-password", PASSWORD)]).await.status, 303, "there is one");
    assert_eq!(manager.post("/account/factor/end", &[("factor-password", "wrong")]).await.status, 422);
    assert_eq!(manager.post("/account/factor/end", &[("factor-password", PASSWORD)]).await.status, 303);
    assert_eq!(password(&mut told.browser()).await.location.as_deref(), Some("/partners"));
    told.wait(60);
    set_up(&told, &mut manager).await;
    let mail = app::people::Mail::read(MAIL).unwrap();
    assert!(app::people::reset_factors(&told.house, &mail).await.unwrap());
    assert!(!app::people::reset_factors(&told.house, &mail).await.unwrap());
    assert_eq!(manager.get("/").await.status, 303);
    assert_eq!(password(&mut told.browser()).await.location.as_deref(), Some("/partners"));
    assert!(told.log().await.contains("reset second factor"));
}
}

on_both! {
async fn what_is_known_of_somebody_is_handed_out_to_them_alone(told) {
    let mut manager = told.manager().await;
    let north = company(&mut manager, "N-1", "Northgate", "partner").await;
    let mut ann = told.invited(&mut manager, "ann@north.example", &north, "partner-admin").await;
    ann.post("/account/tokens", &[("title", "my spreadsheet"), ("days", "9")]).await;
    let page = ann.get("/account/data.json").await;
    assert!(page.header("content-disposition").unwrap().contains("attachment"));
    let known: serde_json::Value = serde_json::from_str(&page.body).unwrap();
    assert_eq!(known["person"]["mail"], "ann@north.example");
    assert_eq!(known["memberships"][0]["company"], "Northgate");
    assert_eq!(known["tokens"][0]["title"], "my spreadsheet");
    assert_eq!(known["logins"].as_array().unwrap().len(), 1);
    let done: Vec<&str> = known["done"].as_array().unwrap().iter().map(|event| event["deed"].as_str().unwrap()).collect();
    assert_eq!(done, ["accept invitation", "make token"]);
    assert!(!page.has("mo.manager"));
}
}

on_both! {
async fn whoever_is_forgotten_is_gone_down_to_the_bytes_of_the_file_and_the_log_stays_whole(told) {
    let mut manager = told.manager().await;
    let north = company(&mut manager, "N-1", "Northgate", "partner").await;
    let mut ann = told.invited(&mut manager, "ann.unforgettable@north.example", &north, "partner-admin").await;
    assert_eq!(ann.post("/account/end", &[("forget-password", "wrong")]).await.status, 422);
    assert_eq!(ann.post("/account/end", &[("forget-password", PASSWORD)]).await.location.as_deref(), Some("/sign-in"));
    assert_eq!(ann.get("/").await.status, 303);
    assert_eq!(told.browser().post("/sign-in", &[("mail", "ann.unforgettable@north.example"), ("password", PASSWORD)]).await.status, 422);
    assert!(!manager.get("/people").await.has("unforgettable"));
    assert!(matches!(app::audit::verify(&told.house).await.unwrap(), app::audit::Verdict::Whole(..)));
    assert!(told.log().await.contains("forget person"));
    if told.on == crate::house::Kind::Sqlite {
        let folder = told.letter_box().parent().unwrap().to_owned();
        for entry in std::fs::read_dir(folder).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            assert!(!bytes.windows(13).any(|window| window == b"unforgettable"));
        }
    }
    let page = manager.post("/account/end", &[("forget-password", PASSWORD)]).await;
    assert!(page.status == 422 && page.has("last programme manager"), "{}", page.body);
    let mail = app::people::Mail::read("nobody@north.example").unwrap();
    assert!(!app::people::forget_address(&told.house, &mail).await.unwrap());
}
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_codes_at_once_are_no_more_guesses_than_one_after_the_other() {
    let told = Told::new(crate::house::Kind::Postgres).await;
    let mut manager = told.manager().await;
    let (secret, _) = set_up(&told, &mut manager).await;
    told.wait(30);
    let mut browser = told.browser();
    password(&mut browser).await;
    let right = code(&told, &secret);
    // Every connection is there before they begin.
    let looks: Vec<_> = (0..40)
        .map(|_| {
            let mut browser = browser.clone();
            tokio::spawn(async move { browser.get("/sign-in/second").await })
        })
        .collect();
    for look in looks {
        look.await.unwrap();
    }
    let guesses: Vec<_> = (0..40)
        .map(|number| {
            let mut browser = browser.clone();
            let guess = format!("{:06}", (right.parse::<u32>().unwrap() + 1 + number) % 1_000_000);
            tokio::spawn(async move { say(&mut browser, &guess).await.status })
        })
        .collect();
    let mut wrong = 0;
    for guess in guesses {
        let status = guess.await.unwrap();
        assert!([422, 429].contains(&status), "{status}");
        wrong += u32::from(status == 422);
    }
    assert_eq!(wrong, 5);
}
on_both! {
async fn another_password_ends_what_was_begun_with_the_one_before(told) {
    let told = told.with_letters();
    let mut manager = told.manager().await;
    let (secret, _) = set_up(&told, &mut manager).await;
    let mut half = told.browser();
    password(&mut half).await;
    half.post("/forgotten", &[("mail", MAIL)]).await;
    let letters = crate::letters::post(&told).await;
    let link = crate::letters::path(letters.iter().find(|letter| letter.contains("/reset/")).unwrap());
    let renewed = [("current", PASSWORD), ("password", "another horse battery")];
    assert_eq!(manager.post("/account/password", &renewed).await.status, 200);
    told.wait(30);
    assert_eq!(say(&mut half, &code(&told, &secret)).await.location.as_deref(), Some("/sign-in"));
    assert_eq!(half.get(&link).await.status, 404, "a link from before is worth nothing");
}
}

on_both! {
async fn setting_it_up_takes_no_longer_than_ten_minutes(told) {
    let mut manager = told.manager().await;
    let page = manager.post("/account/factor", &[("factor-password", PASSWORD)]).await;
    let secret = page.between("<code>", "</code>");
    told.wait(601);
    let late = manager.post("/account/factor/confirmation", &[("code", &code(&told, &secret))]).await;
    assert_eq!((late.status, late.location.as_deref()), (303, Some("/account")));
    assert!(!late.has(&secret));
    assert_eq!(password(&mut told.browser()).await.location.as_deref(), Some("/partners"), "it does not count");
}
}

on_both! {
async fn of_two_last_managers_who_go_at_once_one_stays(told) {
    let mut one = told.manager().await;
    let mut two = told.manager_called("second@acme.example").await;
    let fields = [("forget-password", PASSWORD)];
    let (first, second) = tokio::join!(one.post("/account/end", &fields), two.post("/account/end", &fields));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
}
}
