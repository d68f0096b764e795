//! A house in one file, and out of it again.

use app::archive::{Unfit, restore, save};
use app::audit::{Verdict, verify};

use crate::house::{Kind, PASSWORD, Told, company};
use crate::world;

async fn archived(told: &Told) -> Vec<u8> {
    let mut file = vec![];
    save(&told.house, &mut file).await.unwrap();
    file
}

/// The rows of an archive but for what writing and reading it added to the log.
fn rows(file: &[u8]) -> Vec<&str> {
    let lines = std::str::from_utf8(file).unwrap().lines();
    lines.filter(|line| line.starts_with("{\"table\"") && !line.contains("archive house") && !line.contains("restore house")).collect()
}

#[tokio::test]
async fn a_house_moves_between_the_two_databases_and_back() {
    for (from, to) in [(Kind::Sqlite, Kind::Postgres), (Kind::Postgres, Kind::Sqlite)] {
        let told = Told::new(from).await;
        let world = world::build(&told, "Southbank Bikes").await;
        let file = archived(&told).await;
        assert!(rows(&file).len() > 60, "{}", rows(&file).len());
        let other = Told::new(to).await;
        restore(&other.house, &mut file.as_slice()).await.unwrap().unwrap();
        assert_eq!(rows(&archived(&other).await), rows(&file));
        assert!(matches!(verify(&other.house).await.unwrap(), Verdict::Whole(..)));
        // Logins are of the moment; passwords and roles are not.
        let mut sales = world.browsers["sales"].at(&other);
        assert_eq!(sales.get("/").await.status, 303);
        sales.post("/sign-in", &[("mail", "sales@north.example"), ("password", PASSWORD)]).await;
        assert_eq!(sales.get(&format!("/partners/{}", world.companies["north"])).await.status, 200);
        assert_eq!(sales.get(&format!("/partners/{}", world.companies["south"])).await.status, 404);
        assert_eq!(restore(&other.house, &mut file.as_slice()).await.unwrap(), Err(Unfit::NotEmpty));
    }
}

#[tokio::test]
async fn an_archive_made_while_people_work_is_one_moment_of_it() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let told = Told::new(kind).await;
        let manager = told.manager().await;
        let writing = tokio::spawn({
            let mut browser = manager.clone();
            async move {
                for number in 0..40 {
                    company(&mut browser, &format!("P-{number}"), "Northgate", "partner").await;
                }
            }
        });
        for _ in 0..5 {
            let file = archived(&told).await;
            let copy = Told::new(Kind::Sqlite).await;
            restore(&copy.house, &mut file.as_slice()).await.unwrap().unwrap();
            assert!(matches!(verify(&copy.house).await.unwrap(), Verdict::Whole(..)));
            // A company is there together with its event, or neither is.
            let companies = rows(&file).iter().filter(|row| row.contains("\"table\":\"company\"")).count() - 1;
            let events = rows(&file).iter().filter(|row| row.contains("add company")).count();
            assert_eq!(companies, events);
        }
        writing.await.unwrap();
    }
}

#[tokio::test]
async fn an_archive_that_is_not_whole_is_refused_and_nothing_of_it_stays() {
    let told = Told::new(Kind::Sqlite).await;
    told.manager().await;
    let file = archived(&told).await;
    let text = std::str::from_utf8(&file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let schema = lines[0].split("\"schema\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let house = Told::new(Kind::Sqlite).await;
    let mut cases = vec![
        (String::new(), Unfit::NotWhole),
        ("{\"hello\":1}\n".to_owned(), Unfit::NotAnArchive),
        (text.replacen(&schema, "9999_later", 1), Unfit::Newer("9999_later".to_owned())),
        (text.replacen("mo.manager@", "eve.manager@", 1), Unfit::NotWhole),
        (text.replacen("\"table\":\"person\"", "\"table\":\"planet\"", 1), Unfit::Line(3)),
    ];
    for cut in 1..lines.len() {
        cases.push((lines[..cut].join("\n") + "\n", Unfit::NotWhole));
    }
    for (damaged, expected) in cases {
        assert_eq!(restore(&house.house, &mut damaged.as_bytes()).await.unwrap(), Err(expected), "{damaged:.300}");
    }
    restore(&house.house, &mut file.as_slice()).await.unwrap().unwrap();
}
