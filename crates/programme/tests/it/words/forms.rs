//! The words for every form of a row and for everything that can happen to a level.

use programme::model::History;
use programme::record::{PartnerId, Sight};
use programme::standing::standing;
use programme::words::{Detail, Language, Teller};

use super::{facts, sound};

/// Every form a row can take.
const FORMS: &str = r#"
[programme]
id = "forms"
title = "Forms"
version = "1"
effective = 2024-01-01
currency = "JPY"
day_count = "from the next day"

[ladders.track]
levels = ["bronze", { id = "gold", by = "invitation" }]
entry = "none"
rise = "at once"
fall = "never"
each = "region"
qualifies = "any day of last 10 days"

[measures.points]
title = "Points"
sum = "score.value"
over = "last 4 full quarters"
unit = "points"

[measures.claims]
title = "Claims"
sum = "score.value"
where = "score.name = 'claim'"
over = "quarter, a year earlier"
unit = "number"

[measures.share]
title = "Share of claims"
formula = "share(claims, points)"
unit = "percent"

[measures.sold]
title = "Sold"
sum = "sale.net_amount"
over = "ever"
unit = "money"

[[requirements]]
id = "open_to_all"
title = "Declared"
gate = true
condition = "partner.country = 'JP'"

[[requirements]]
id = "sold"
measure = "sold"
at_least = { bronze = { between = [1000, 3000], take = "lower" }, gold = 5000 }
on_any_day = "last 6 months"

[[requirements]]
id = "points"
measure = "points"
more_than = 10
levels = ["gold"]

[[requirements]]
id = "claims"
measure = "claims"
at_most = 0

[[requirements]]
id = "share"
measure = "share"
less_than = "5 %"
if_undefined = "not applicable"

[[requirements]]
id = "either"
title = "Either way"
any_of = ["points", "claims"]

[[requirements]]
id = "path"
title = "Path"
choose = [ { when = "points > 5", use = "points_many" }, { use = "points_few" } ]

[[requirements]]
id = "points_many"
measure = "points"
at_least = 8
in_each = "last 2 full quarters"

[[requirements]]
id = "points_few"
measure = "points"
at_least = 1
only_if = "points > 100"
"#;

const FORM_FACTS: &str = "
partners.csv partner kaze name=Kaze; country=JP; joined=2024-01-10
scores.csv   score   kaze date=2024-02-10; name=exam; value=7; region=Kanto
scores.csv   score   kaze date=2024-02-11; name=claim; value=2.5; region=Kansai
sales.csv    sale    kaze date=2024-06-20; net_amount=2000
";

#[test]
fn every_form_of_a_row_has_its_words() {
    insta::assert_snapshot!(story(FORMS, FORM_FACTS, "2024-07-05"), @"
    Kaze (kaze), as of 5 July 2024
      Forms, version 1
      + track: Bronze since 20 June 2024 (by the numbers of the day)
        + secured: the requirements of Bronze are met
        for each region; the best counts
          + Kansai: Bronze
          · Kanto: no level
          the rows below are those of Kansai
        next level: Gold
          - 3,000 JPY more of Sold
        + Bronze: qualified
          one qualified day is enough (last 10 days)
          + Declared: met
          + sold: met on at least one day (last 6 months)
            ~ on the day: sold: 2,000 JPY, asked: at least 1,000 JPY
              not fixed yet: between 1,000 JPY and 3,000 JPY
              counts as met until the figure is fixed
              Sold, all time to date
          + share: 0%, asked: less than 5%
            Share of claims
              Points: 2.5 points, last 4 full quarters (1 July 2023 to 30 June 2024)
              Claims: 0, quarter to date, 1 year earlier (1 July 2023 to 5 July 2023)
          + Either way: 1 met, 1 needed
            + claims: 0, asked: at most 0
              Claims, quarter to date, 1 year earlier (1 July 2023 to 5 July 2023)
          + Path: points few applies
            · points few: not asked of this partner
        - Gold: not qualified, 1 requirement missing
          one qualified day is enough (last 10 days)
          also needs an invitation
          + Declared: met
          - sold: met on no day (last 6 months)
            - on the day: sold: 2,000 JPY, asked: at least 5,000 JPY, missing: 3,000 JPY
              Sold, all time to date
          + share: 0%, asked: less than 5%
            Share of claims
              Points: 2.5 points, last 4 full quarters (1 July 2023 to 30 June 2024)
              Claims: 0, quarter to date, 1 year earlier (1 July 2023 to 5 July 2023)
          + Either way: 1 met, 1 needed
            - points: 2.5 points, asked: more than 10 points, missing: more than 7.5 points
              Points, last 4 full quarters (1 July 2023 to 30 June 2024)
            + claims: 0, asked: at most 0
              Claims, quarter to date, 1 year earlier (1 July 2023 to 5 July 2023)
          + Path: points few applies
            · points few: not asked of this partner
    ");
}

/// Everything that can happen to a level.
const MOVES: &str = r#"
[programme]
id = "moves"
title = "Moves"
version = "1"
effective = 2024-01-01
currency = "EUR"
year_starts = "01-01"
day_count = "from the next day"

[ladders.track]
title = "Track"
levels = ["silver", "gold", "elite"]
decided_by = "approval"
entry = "lowest"
rise = "each quarter"
fall = { when = "each quarter", grace = "3 months" }
note = """
levels are
reviewed together"""

[ladders.choice]
title = "Choice"
levels = ["one", "two"]
decided_by = "partner"
election = { opens = "programme year", days = 360, when_silent = "lowest", up = "after verification" }

[measures.revenue]
sum = "sale.net_amount"
over = "previous quarter"
unit = "money"

[[requirements]]
id = "revenue"
ladder = "track"
measure = "revenue"
at_least = { gold = 100, elite = 1000 }
"#;

const MOVE_FACTS: &str = "
partners.csv  partner  mora name=Mora; joined=2023-06-01
sales.csv     sale     mora date=2024-02-10; net_amount=5000
decisions.csv decision mora date=2024-02-20; ladder=track; subject=override; level=gold; until=2024-03-31; by=Ines; why=strategic partner
decisions.csv decision mora date=2024-07-03; ladder=track; subject=rise; answer=approved; by=Ole
elections.csv election mora date=2025-01-15; ladder=choice; level=two
";

#[test]
fn what_happened_to_a_level_and_what_is_ahead_has_its_words() {
    insta::assert_snapshot!(story(MOVES, MOVE_FACTS, "2024-12-05"), @"
    Mora (mora), as of 5 December 2024
      Moves, version 1
      + Track: Elite since 3 July 2024 (approved by Ole)
        - at risk: the requirements of Elite are not met
        ~ grace until 31 December 2024: the level is lost after it unless the requirements are met again
        history
          1 January 2024: Silver (start of the programme)
          20 February 2024: from Silver to Gold (set by Ines: strategic partner)
          1 April 2024: from Gold to Silver (what was set by hand ran out)
          3 July 2024: from Silver to Elite (approved by Ole)
        + the highest level is reached
        + Silver: qualified, nothing is asked
        - Gold: not qualified, 1 requirement missing
          - revenue: 0.00 EUR, asked: at least 100.00 EUR, missing: 100.00 EUR
            revenue, previous quarter (1 July 2024 to 30 September 2024)
        - Elite: not qualified, 1 requirement missing
          - revenue: 0.00 EUR, asked: at least 1,000.00 EUR, missing: 1,000.00 EUR
            revenue, previous quarter (1 July 2024 to 30 September 2024)
        note: levels are
        reviewed together
      + Choice: One since 1 January 2024 (start of the programme)
        + secured: the requirements of One are met
        ~ the partner may choose until 26 December 2024: One and Two
        + next level: Two, its requirements are met
        + One: qualified, nothing is asked
        + Two: qualified, nothing is asked
    ");
}

#[test]
fn what_protects_a_level_and_what_waits_has_its_words() {
    let ahead = |day| {
        story(MOVES, MOVE_FACTS, day)
            .lines()
            .map(str::trim)
            .filter(|line| line.contains("until") || line.contains("waits"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    insta::assert_snapshot!(ahead("2024-03-01"), @"
    + kept until 31 March 2024, whatever the numbers
    ~ the partner may choose until 26 December 2024: One and Two
    ");
    insta::assert_snapshot!(ahead("2024-07-02"), @"
    ~ waits for a decision since 1 July 2024: rise to Elite
    ~ the partner may choose until 26 December 2024: One and Two
    ");
    insta::assert_snapshot!(ahead("2025-01-10"), @"~ the partner may choose until 27 December 2025: One and Two");
    insta::assert_snapshot!(ahead("2025-01-20"), @"
    ~ the partner may choose until 27 December 2025: One and Two
    ~ waits for verification since 15 January 2025: choice of Two
    ");
}

/// Figures that are looked up and worked out.
const FIGURES: &str = r#"
[programme]
id = "figures"
title = "Figures"
version = "1"
effective = 2024-01-01
currency = "USD"
year_starts = "01-01"
day_count = "from the next day"

[ladders.track]
title = "Track"
levels = ["gold"]
entry = "none"
rise = "at once"
fall = "never"

[tables.minimum]
title = "Minimum by country"
by = ["partner.country"]
unit = "money"
[tables.minimum.values]
NL = 500

[measures.sold]
title = "Sold"
sum = "sale.net_amount"
over = "quarter"
unit = "money"

[measures.before]
title = "Sold a year before"
sum = "sale.net_amount"
over = "quarter, a year earlier"
unit = "money"

[[requirements]]
id = "growth"
title = "Growth"
measure = "sold"
at_least = { gold = "1.05 * before" }

[[requirements]]
id = "minimum"
title = "Minimum"
measure = "sold"
at_least = { gold = "table('minimum')" }
"#;

#[test]
fn where_a_figure_comes_from_is_told_and_money_to_the_cent() {
    let facts = "
partners.csv partner tulp name=Tulp; country=NL; joined=2022-06-01
sales.csv    sale    tulp date=2023-02-10; net_amount=100.333
sales.csv    sale    tulp date=2024-02-10; net_amount=90.1245
";
    let told = story(FIGURES, facts, "2024-03-05");
    insta::assert_snapshot!(told, @"
    Tulp (tulp), as of 5 March 2024
      Figures, version 1
      · Track: no level
        next level: Gold
          - 15.23 USD more of Sold
          - 409.88 USD more of Sold
        - Gold: not qualified, 2 requirements missing
          - Growth: 90.12 USD, asked: at least 105.35 USD, missing: 15.23 USD
            Sold, quarter to date (1 January 2024 to 5 March 2024)
            what is asked comes from
              Sold a year before: 100.33 USD, quarter to date, 1 year earlier (1 January 2023 to 5 March 2023)
          - Minimum: 90.12 USD, asked: at least 500.00 USD, missing: 409.88 USD
            Sold, quarter to date (1 January 2024 to 5 March 2024)
            what is asked comes from
              table “Minimum by country”
    ");
}

fn story(programme: &str, rows: &str, day: &str) -> String {
    let programme = sound(programme);
    let records = facts(&programme, rows);
    let history = History::new(vec![programme]).unwrap();
    let as_of = day.parse().unwrap();
    let standing = standing(&history, &records, PartnerId(0), Sight { as_of, known_on: as_of });
    let teller = Teller::new(Language::En);
    teller.told_lines(&teller.standing(&history, &records, &standing, Detail::default()))
}
