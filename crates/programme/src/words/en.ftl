# English (British) words. Every message stands in de.ftl and nl.ftl too, with the same arguments.
# $count chooses the plural; $number is the same number as it is written.

## Numbers and days

amount-money = { $number } { $currency }
amount-percent = { $number }%
amount-points = { $count ->
    [one] { $number } point
   *[other] { $number } points
}
amount-people = { $count ->
    [one] { $number } person
   *[other] { $number } people
}
amount-days = { $count ->
    [one] { $number } day
   *[other] { $number } days
}
amount-weeks = { $count ->
    [one] { $number } week
   *[other] { $number } weeks
}
amount-months = { $count ->
    [one] { $number } month
   *[other] { $number } months
}
amount-years = { $count ->
    [one] { $number } year
   *[other] { $number } years
}
amount-per = { $period ->
    [once] { $amount } once
    [week] { $amount } per week
    [month] { $amount } per month
    [quarter] { $amount } per quarter
    [half] { $amount } per half-year
    [programme-year] { $amount } per programme year
    [calendar-year] { $amount } per calendar year
   *[anniversary-year] { $amount } per anniversary year
}
difference-percent = { $count ->
    [one] { $number } percentage point
   *[other] { $number } percentage points
}
date-long = { $month ->
    [1] { $day } January { $year }
    [2] { $day } February { $year }
    [3] { $day } March { $year }
    [4] { $day } April { $year }
    [5] { $day } May { $year }
    [6] { $day } June { $year }
    [7] { $day } July { $year }
    [8] { $day } August { $year }
    [9] { $day } September { $year }
    [10] { $day } October { $year }
    [11] { $day } November { $year }
   *[12] { $day } December { $year }
}
date-short = { $month ->
    [1] { $day } Jan { $year }
    [2] { $day } Feb { $year }
    [3] { $day } Mar { $year }
    [4] { $day } Apr { $year }
    [5] { $day } May { $year }
    [6] { $day } Jun { $year }
    [7] { $day } Jul { $year }
    [8] { $day } Aug { $year }
    [9] { $day } Sep { $year }
    [10] { $day } Oct { $year }
    [11] { $day } Nov { $year }
   *[12] { $day } Dec { $year }
}
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
month-of-year = { $from } { $year }
months-of-year = { $from }–{ $to } { $year }
span-short = { $from } – { $to }
date-range = { $from } to { $to }
list-and = { $rest } and { $last }
list-more = { $names } and { $count ->
    [one] { $number } other
   *[other] { $number } others
}

## Windows

window-to-date = { $period ->
    [week] week to date
    [month] month to date
    [quarter] quarter to date
    [half] half-year to date
    [programme-year] programme year to date
    [calendar-year] calendar year to date
   *[anniversary-year] anniversary year to date
}
window-and-before = { $window } and { $number } before
window-previous = { $period ->
    [week] previous week
    [month] previous month
    [quarter] previous quarter
    [half] previous half-year
    [programme-year] previous programme year
    [calendar-year] previous calendar year
   *[anniversary-year] previous anniversary year
}
window-full = { $period ->
    [week] last { $number } full weeks
    [month] last { $number } full months
    [quarter] last { $number } full quarters
    [half] last { $number } full half-years
    [programme-year] last { $number } full programme years
    [calendar-year] last { $number } full calendar years
   *[anniversary-year] last { $number } full anniversary years
}
window-days = { $count ->
    [one] last day
   *[other] last { $number } days
}
window-weeks = { $count ->
    [one] last week
   *[other] last { $number } weeks
}
window-months = { $count ->
    [one] last month
   *[other] last { $number } months
}
window-years = { $count ->
    [one] last year
   *[other] last { $number } years
}
window-since-joining = since joining
window-ever = all time to date
window-on-the-day = on the day
window-earlier = { $window }, { $length } earlier
window-with-days = { $window } ({ $days })

## What is missing

step-more = { $amount } more of { $measure }
step-over = more than { $amount } more of { $measure }
step-less = { $amount } less of { $measure }
step-under = more than { $amount } less of { $measure }
step-people = { $count ->
    [one] { $number } more person in { $measure }
   *[other] { $number } more people in { $measure }
}
step-people-over = { $count ->
    [one] more than { $number } more person in { $measure }
   *[other] more than { $number } more people in { $measure }
}
step-slot = { $count ->
    [one] { $number } more person for { $slot }
   *[other] { $number } more people for { $slot }
}
step-slot-not = { $step }, { $names } (already counted elsewhere)
step-people-not = { $step }, { $names }
step-not = not { $name }
step-undefined = { $measure } cannot be worked out yet
step-duty-open = { $duty }, due { $date }
step-duty-overdue = { $duty }, overdue since { $date }
step-condition = { $requirement }: condition not met
step-invitation = an invitation
advice-met = { $requirement }: requirement met
advice-provisional = { $requirement }: counts as met until the figure is fixed
advice-not-asked = { $requirement }: not asked
advice-not-met = { $requirement }: requirement not met

## Rows of the requirements

bound-at-least = at least { $figure }
bound-more-than = more than { $figure }
bound-at-most = at most { $figure }
bound-less-than = less than { $figure }
row-met = { $requirement }: met
row-not-met = { $requirement }: not met
row-compared = { $requirement }: { $actual }, asked: { $bound }
row-short = { $requirement }: { $actual }, asked: { $bound }, missing: { $gap }
row-excess = { $requirement }: { $actual }, asked: { $bound }, too much: { $gap }
row-undefined = { $requirement }: cannot be worked out yet
row-undefined-bound = { $requirement }: cannot be worked out yet, asked: { $bound }
row-no-figure = { $requirement }: { $actual }, no figure is set
row-range = not fixed yet: between { $lower } and { $upper }
row-range-met = counts as met until the figure is fixed
row-range-not-met = counts as not met until the figure is fixed
row-people = { $requirement }: { $filled } of { $need } people
row-slot = { $slot }: { $filled } of { $need }
row-slot-people = { $slot }: { $filled } of { $need }, { $names }
row-elsewhere = would fit, already counted elsewhere: { $names }
row-parts = { $requirement }: { $holding } met, { $needed } needed
row-including = must be among them: { $names }
row-chosen = { $requirement }: { $chosen } applies
row-only-if = { $requirement }: not asked of this partner
row-not-for-level = { $requirement }: not asked for this level
row-any-day-met = { $requirement }: met on at least one day ({ $window })
row-any-day-not-met = { $requirement }: met on no day ({ $window })
row-each-period = { $requirement }: met at the end of { $held } of { $asked } periods, all needed ({ $window })
row-today = on the day: { $row }
row-gate = nothing else counts until this is met
row-asked-from = what is asked comes from
row-asked-table = table “{ $table }”
row-counting = counting: { $names }
row-nobody = nobody counts yet
row-note = note: { $text }
measure-value = { $measure }: { $amount }
measure-undefined = { $measure }: cannot be worked out yet
measure-by-key = { $count ->
    [one] { $measure }: { $number } value
   *[other] { $measure }: { $number } values
}
records-count = { $count ->
    [0] no record counts
    [one] { $number } record counts
   *[other] { $number } records count
}
records-shown = { $count ->
    [one] { $number } record counts, { $shown } shown
   *[other] { $number } records count, { $shown } shown
}
records-row = { $place }, { $date }
records-row-value = { $place }, { $date }: { $value }

## Ladders

standing-of = { $partner }, as of { $date }
standing-known = { $standing }, as known on { $date }
standing-version = { $programme }, version { $version }
ladder-held = { $ladder }: { $level } since { $date }
ladder-held-why = { $ladder }: { $level } since { $date } ({ $cause })
ladder-held-plain = { $ladder }: { $level }
ladder-none = { $ladder }: no level
ladder-none-why = { $ladder }: no level since { $date } ({ $cause })
ladder-kept = kept until { $date }, whatever the numbers
ladder-grace = grace until { $date }: the level is lost after it unless the requirements are met again
ladder-coming = decided: { $level } from { $date }
ladder-coming-none = decided: no level from { $date }
ladder-choice = the partner may choose until { $date }: { $levels }
ladder-choice-none = window of choice until { $date }: there is no level to choose
ladder-next = next level: { $level }
ladder-next-met = next level: { $level }, its requirements are met
ladder-top = the highest level is reached
ladder-by-key = { $column ->
    [region] for each region; the best counts
   *[other] for each { $column }; the best counts
}
ladder-key = { $key }: { $level }
ladder-key-none = { $key }: no level
ladder-key-shown = the rows below are those of { $key }
history-heading = history
history-change = { $date }: from { $from } to { $to } ({ $cause })
history-first = { $date }: { $to } ({ $cause })
history-lost = { $date }: { $from } lost ({ $cause })
history-none = { $date }: no level ({ $cause })
level-qualified = { $level }: qualified
level-not-qualified = { $level }: not qualified
level-rows-missing = { $count ->
    [one] { $level }: not qualified, { $number } requirement missing
   *[other] { $level }: not qualified, { $number } requirements missing
}
level-invitation-missing = { $level }: not qualified, the invitation is missing
level-by-invitation = also needs an invitation
level-nothing-asked = { $level }: qualified, nothing is asked
level-any-day = one qualified day is enough ({ $window })
risk-secured = secured: the requirements of { $level } are met
risk-on-course = on course: at the pace of the current period the requirements of { $level } will be met
risk-at-risk = at risk: the requirements of { $level } are not met
cause-launch = start of the programme
cause-entry = joined the programme
cause-transition = carried over from the former status
cause-transition-ended = the former status no longer protects
cause-review = review as of { $date }
cause-at-once = by the numbers of the day
cause-grace-ended = the time of grace is over
cause-elected = chosen by the partner
cause-silent = the partner made no choice
cause-approved = approved
cause-approved-by = approved by { $by }
cause-sanction = sanction: { $sanction }
cause-override = set by hand
cause-override-by = set by { $by }
cause-override-ended = what was set by hand ran out
cause-purchased = paid for while qualified
cause-purchase-ended = the paid time is over
cause-new-version = new version of the programme
cause-left = left the programme
cause-beneath = by the rules alone, beneath what was set by hand: { $cause }
cause-with-reason = { $cause }: { $why }
proposal-rise = waits for a decision since { $date }: rise to { $level }
proposal-fall = waits for a decision since { $date }: fall to { $level }
proposal-fall-out = waits for a decision since { $date }: loss of the level
proposal-election = waits for verification since { $date }: choice of { $level }
proposal-sanction = waits for a decision since { $date }: { $sanction }, fall to { $level }
proposal-sanction-out = waits for a decision since { $date }: { $sanction }, loss of the level
proposal-benefits = waits for a decision since { $date }: { $sanction }, loss of benefits

## Duties and benefits

duty-heading = duties
duty-done = { $duty }: done on { $date }
duty-open = { $duty }: due { $date }, in order until then
duty-open-missing = { $duty }: due { $date }, counts as missing until done
duty-overdue = { $duty }: overdue since { $date }
duty-not-owed = { $duty }: not owed
duty-proof = proof: { $text }
duty-if-missed = if missed: { $text }
benefit-heading = benefits
benefit-given = { $benefit }: yes
benefit-value = { $benefit }: { $value }
benefit-by-group = { $benefit }: by product group
benefit-none = { $benefit }: not at this level
benefit-withheld = { $benefit }, withheld

## Words for tables

word-partner = partner
word-name = name
word-country = country
word-region = region
word-type = type
word-programme = programme
word-version = version
word-ladder = ladder
word-level = level
word-level-held = level held
word-since = since
word-qualified-for = qualified for
word-next = next level
word-gap = what is missing
word-cheapest-way = cheapest way up
word-risk = risk
word-secured = secured
word-on-course = on course
word-at-risk = at risk
word-none = none
word-yes = yes
word-no = no
word-requirement = requirement
word-measure = measure
word-window = period
word-actual = actual
word-threshold = asked
word-missing = missing
word-met = met
word-not-met = not met
word-not-asked = not asked
word-provisional = provisional
word-duty = duty
word-due = due
word-done = done
word-open = open
word-overdue = overdue
word-not-owed = not owed
word-benefit = benefit
word-withheld = withheld
word-as-of = as of
word-known-on = as known on
word-date = date
word-before = before
word-after = after
word-change = change
word-cause = cause
word-value = value
word-amount = amount
word-place = place
word-number = number
word-total = total
word-proposal = waits for a decision
word-partners = partners
word-rise = rise
word-fall = fall
word-newly-at-risk = newly at risk
word-no-longer-at-risk = no longer at risk
word-benefits-change = benefits change
word-benefits = benefits
counted-partners = { $count ->
    [one] { $number } partner
   *[other] { $number } partners
}
counted-rise = { $count ->
    [one] { $number } partner rises
   *[other] { $number } partners rise
}
counted-fall = { $count ->
    [one] { $number } partner falls
   *[other] { $number } partners fall
}
counted-enter = { $count ->
    [one] { $number } partner gains a level
   *[other] { $number } partners gain a level
}
counted-leave = { $count ->
    [one] { $number } partner loses its level
   *[other] { $number } partners lose their level
}
counted-unchanged = { $count ->
    [one] { $number } partner stays as it is
   *[other] { $number } partners stay as they are
}
counted-gain-benefit = { $count ->
    [one] { $number } partner gains a benefit
   *[other] { $number } partners gain benefits
}
counted-lose-benefit = { $count ->
    [one] { $number } partner loses a benefit
   *[other] { $number } partners lose benefits
}
counted-at-risk = { $count ->
    [one] { $number } partner at risk
   *[other] { $number } partners at risk
}
counted-overdue = { $count ->
    [one] { $number } duty overdue
   *[other] { $number } duties overdue
}
counted-records = { $count ->
    [one] { $number } record
   *[other] { $number } records
}
counted-requirements = { $count ->
    [one] { $number } requirement
   *[other] { $number } requirements
}
counted-cases = { $count ->
    [one] { $number } case
   *[other] { $number } cases
}

## guide

guide-version = Version { $version }, in force from { $date }.
guide-version-until = Version { $version }, in force from { $date } to { $last }.
guide-currency = All amounts are in { $currency } unless stated otherwise.
guide-notice = Substantial changes are announced { $length } ahead.
guide-year = The programme year begins on { $date }.
guide-day-of-year = { $month ->
    [1] { $day } January
    [2] { $day } February
    [3] { $day } March
    [4] { $day } April
    [5] { $day } May
    [6] { $day } June
    [7] { $day } July
    [8] { $day } August
    [9] { $day } September
    [10] { $day } October
    [11] { $day } November
   *[12] { $day } December
}
guide-from = From { $date }.
guide-until = Until { $date }.
guide-from-until = From { $date } to { $last }.
guide-value-from = { $value } from { $date }
guide-value-until = { $value } until { $date }
guide-value-from-until = { $value } from { $date } to { $last }
guide-quoted = “{ $text }”
guide-or = { $rest } or { $last }
guide-needs = Must be in order: { $names }.
guide-audience-levels = { $count ->
    [one] For level { $names }.
   *[other] For levels { $names }.
}
guide-audience-levels-of = { $count ->
    [one] For level { $names } ({ $ladder }).
   *[other] For levels { $names } ({ $ladder }).
}
guide-audience-where = Only for partners to whom this applies: { $condition }.
guide-levels = Levels and how they are decided
guide-level-by-invitation = { $level } (by invitation)
guide-one-level = There is one level: { $level }.
guide-levels-are = The levels, lowest first: { $names }.
guide-decided-rules = The level follows from the requirements.
guide-decided-partner = The partner chooses: any level whose requirements it meets, or a lower one.
guide-decided-approval = The level follows from the requirements; every rise waits for an approval.
guide-decided-purchase = The level is opened by the payment { $name }, made while the requirements are met. It then holds for { $length }, whatever the numbers.
guide-purchase-shared = One payment is enough for everything that is opened this way.
guide-election = The time to choose begins { $start } and lasts { $length }.
guide-silent-lowest = A partner that makes no choice is put on the lowest level.
guide-silent-best = A partner that makes no choice is put on the highest level whose requirements it meets.
guide-silent-keep = A partner that makes no choice keeps its level as long as it meets the requirements.
guide-up-verified = A higher level takes effect once it has been verified, a lower one by itself.
guide-up-automatic = The chosen level takes effect by itself.
guide-launch-days = When the programme begins, a partner has { $length } to ask for another level.
guide-entry-none = A new partner starts without a level.
guide-entry-best = A new partner starts on the highest level whose requirements it meets.
guide-entry-level = A new partner starts on { $level }.
guide-launch-none = When the programme begins, nobody has a level.
guide-launch-best = When the programme begins, every partner is put on the highest level whose requirements it meets.
guide-launch-level = When the programme begins, every partner is put on { $level }.
guide-rise-at-once = A partner rises on the day it meets the requirements of a higher level.
guide-rise-never = Nobody rises by the numbers.
guide-rise-each = Rises are reviewed { $end } and take effect the next day.
guide-rise-each-later = Rises are reviewed { $end } and take effect { $length } later.
guide-rise-proposal = A person decides on each.
guide-rise-not-before = No partner rises before { $date }.
guide-fall-at-once = A partner falls on the day it no longer meets the requirements.
guide-fall-never = Nobody falls by the numbers.
guide-fall-each = Falls are reviewed { $end } and take effect the next day.
guide-fall-each-later = Falls are reviewed { $end } and take effect { $length } later.
guide-fall-grace = There is a time of grace of { $length }: a partner falls only if it is still below its level after it.
guide-fall-proposal = A person decides on each.
guide-fall-not-before = No partner falls before { $date }.
guide-qualifies = The requirements must be met { $when }.
guide-qualifies-on-the-day = on the day itself
guide-qualifies-any-day = on one day of this time: { $window }
guide-each-key = It is worked out for each { $name } by itself; the best one counts.
guide-lock-out = A partner that falls out cannot come back for { $length }.
guide-transition = A status from before protects a partner until { $date }: it does not stand below the level named here.
guide-transition-highest = Of several the highest counts.
guide-transition-lowest = Of several the lowest counts.
guide-transition-status = Status before
guide-transition-level = At least
guide-sanctions = What follows from missing requirements in between:
guide-sanction = What happened
guide-sanction-when = When
guide-sanction-then = What follows
guide-missed-once = { $name } is missed, looked at { $end }
guide-missed-several = { $name } is missed { $number } times in a row, looked at { $end }
guide-then-benefits = benefits are lost
guide-then-lowest = fall to the lowest level
guide-then-lower = fall by one level
guide-then-proposal = Nothing happens by itself: a person decides.
guide-requirements = What each level asks
guide-requirements-all = Every row must hold for the level.
guide-requirements-parts = Rows that begin with a dash belong to the row above.
guide-invitation = Invitation
guide-cell-people = see below
guide-cell-any = one of these
guide-cell-all = all of these
guide-cell-several = { $number } of these
guide-cell-choose = the one that applies
guide-gate = Nothing else is looked at until this is met.
guide-only-if = Asked only where this holds: { $condition }.
guide-any-day = One day is enough: { $window }.
guide-in-each = Must hold at the end of every period: { $window }.
guide-undefined-met = Where the number cannot be worked out, this counts as met.
guide-undefined-not-met = Where the number cannot be worked out, this counts as not met.
guide-undefined-not-asked = Where the number cannot be worked out, this is not asked.
guide-measured-by = Measured by { $name }.
guide-asked-condition = Asked: { $condition }.
guide-asked-duty = The duty: { $name }.
guide-one-slot = Each person counts in one row only.
guide-any-slot = A person may count in several rows.
guide-slot-who = Who counts: { $who }.
guide-including = Must be among them: { $names }.
guide-path-when = Applies where this holds: { $condition }.
guide-path-else = Applies in every other case.
guide-people-all = people employed on the day
guide-people-where = people employed on the day where { $condition }
guide-holding = with a valid certificate where { $condition }
guide-pool-group = all partners of the same group count together
guide-tables = Figures
guide-table-key = key
guide-table-outside = By { $names }. The figures are kept outside this file; your contact has them.
guide-values = Fixed values
guide-between = not fixed yet, between { $lower } and { $upper }; until then { $taken } counts
guide-see-table = see table { $table }
guide-see-table-by = by { $names }, see table { $table }
guide-measures = How it is measured
guide-measures-about = Requirements stand first, then what their numbers are made of.
guide-how = how it is worked out
guide-number-of = number of { $what }
guide-of-records = { $what } ({ $records })
guide-sum = sum of { $what }
guide-distinct = number of different values of { $what }
guide-min = smallest { $what }
guide-max = largest { $what }
guide-average = average of { $what }
guide-median = median of { $what }
guide-latest = latest { $what }
guide-only-where = { $what }, only where { $condition }
guide-kept-per = { $what }, for each { $name }
guide-over-each = { $what }, over every { $name }
guide-is = { $left } is { $right }
guide-is-not = { $left } is not { $right }
guide-before = { $left } is before { $right }
guide-not-after = { $left } is not after { $right }
guide-after = { $left } is after { $right }
guide-not-before = { $left } is not before { $right }
guide-begins = { $left } begins with { $right }
guide-ends = { $left } ends with { $right }
guide-contains = { $left } contains { $right }
guide-stated = { $name } is stated
guide-not-stated = { $name } is not stated
guide-or-not-stated = { $condition } or not stated
guide-enrolled = takes part in { $name }
guide-not-enrolled = does not take part in { $name }
guide-in-group = the product belongs to { $name }
guide-not-in-group = the product does not belong to { $name }
guide-met = { $name } is met
guide-not-met = { $name } is not met
guide-not = not: { $condition }
guide-always = always
guide-never = never
guide-on-level = level { $level }
guide-not-on-level = not level { $level }
guide-at-level = level { $level } or higher
guide-nothing = nothing
guide-first-day = date
guide-last-day = last day
guide-today = the day asked about
guide-target-named = the partner's target { $name }
guide-case = { $value } where { $condition }
guide-case-before = { $value } where the day asked about is before { $date }
guide-case-not-after = { $value } where the day asked about is not after { $date }
guide-case-after = { $value } where the day asked about is after { $date }
guide-case-not-before = { $value } where the day asked about is not before { $date }
guide-otherwise = otherwise { $value }
guide-least = the smallest of { $names }
guide-greatest = the greatest of { $names }
guide-coalesce = { $first } (or { $second } where there is none)
guide-round = { $value }, rounded
guide-rounded-down = { $value }, rounded down
guide-rounded-up = { $value }, rounded up
guide-year-of = year of { $value }
guide-month-of = month of { $value }
guide-days-between = days from { $first } to { $second }
guide-months-between = months from { $first } to { $second }
guide-share = { $first } as a share of { $second }
guide-growth = growth of { $first } over { $second }
guide-records-partner = partners
guide-records-sale = sales
guide-records-person = people
guide-records-credential = certificates
guide-records-duty = duties done
guide-records-deal = deals
guide-records-score = scores
guide-records-target = targets
guide-records-payment = payments
guide-records-enrolment = enrolments
guide-records-status = former statuses
guide-records-election = choices
guide-records-decision = decisions
guide-records-meeting = meetings
guide-column-name = name
guide-column-type = type of partner
guide-column-country = country
guide-column-joined = day of joining
guide-column-onboarded = end of onboarding
guide-column-group = group of companies
guide-column-invoice = invoice
guide-column-product = product
guide-column-product-group = product group
guide-column-customer = customer
guide-column-customer-country = country of the customer
guide-column-quantity = quantity
guide-column-list-amount = list amount
guide-column-gross-amount = gross amount
guide-column-net-amount = net amount
guide-column-currency = currency
guide-column-deal = registered deal
guide-column-serial = serial number
guide-column-person = person
guide-column-role = role
guide-column-kind = kind
guide-column-version = version
guide-column-duty = duty
guide-column-status = status
guide-column-amount = amount
guide-column-stage = stage
guide-column-closes = expected close
guide-column-value = value
guide-column-region = region
guide-duties = Duties and due dates
guide-how-often = how often
guide-who = who
guide-days-from-next = Days are counted from the next day and the last one is included: { $length } from { $date } end on { $last }.
guide-days-from-same = Days are counted from the day itself and the last one is included: { $length } from { $date } end on { $last }.
guide-proof = Proof: { $text }.
guide-if-missed = If it is missed: { $text }.
guide-open-is-missing = It counts as missing until it is done, before the due date too.
guide-once = once
guide-before-each = before each meeting { $name }
guide-after-start = { $length } after the start
guide-after-end = { $length } after the end
guide-after-joining = { $length } after joining
guide-after-meeting = { $length } after the meeting
guide-before-start = { $length } before the start
guide-before-end = { $length } before the end
guide-before-joining = { $length } before joining
guide-before-meeting = { $length } before the meeting
guide-or-later = { $due }, or counted from the { $name } where that is later
guide-everybody = every partner
guide-benefits = What each level brings
guide-by-group = by product group
guide-without-level = Partners without a level have it too.
guide-incentives = Money to earn
guide-kind-rebate = rebate
guide-kind-growth-rebate = growth rebate
guide-kind-spiff = sales bonus (SPIFF)
guide-kind-discount = discount
guide-kind-deal-bonus = deal bonus
guide-kind-fund-accrual = money for a fund
guide-kind-commission = commission
guide-settled-each-sale = { $kind }, settled for each sale by itself.
guide-settled-each = { $kind }, settled { $each }.
guide-interim = Before the period is over, what is earned so far is booked { $each }.
guide-accrual-rate = Until then { $rate } of what is paid on is booked.
guide-accrual-band = Until then the rate of the band with this number is booked: { $what }.
guide-base = Worked out on: { $what } ({ $records }).
guide-pays-on = Paid only where { $condition }.
guide-new-customer = Paid only for customers that bought nothing, from anybody, in the { $length } before.
guide-by-registrant = Earned by whoever registered the deal, whoever sells it: registered no later than the day of the sale, and protected on it.
guide-counts = What counts: { $what }.
guide-counts-on = Counted only where { $condition }.
guide-base-cap = At most { $amount } { $per } is taken into account.
guide-target = The target: { $what }.
guide-no-target = Without a target nothing is earned.
guide-baseline = Growth is measured from: { $what }.
guide-growth-everything = The growth rate is paid on everything.
guide-growth-above = The growth rate is paid on what lies above the starting point.
guide-growth-between = The growth rate is paid on what lies between the targets.
guide-mode-whole = The rate that is reached is paid on everything.
guide-mode-marginal = Each band pays its own rate on its own part.
guide-mode-rolling = Lower bands pay up to their end; the band that is reached pays its rate on everything.
guide-mode-total = Every band that is reached pays on everything.
guide-mode-amount = A fixed amount is paid when a band is reached.
guide-mode-linear = Between two bands the rate grows evenly.
guide-mode-block-up = It is paid for every { $number }, begun or full.
guide-mode-block-down = It is paid for every full { $number }.
guide-bands-per-group = The bands are filled by all partners of the group of companies together; each is paid on its own sales.
guide-bands-per-product-group = Each product group fills the bands by itself.
guide-bands-per-column = The bands are filled by each { $column } by itself.
guide-gate-hold = Until then the money waits.
guide-gate-forfeit = Otherwise nothing is paid.
guide-gate-reduce = Otherwise less is paid.
guide-cap = At most { $amount } { $per }.
guide-floor = At least { $amount } { $per }, guaranteed.
guide-floor-carries = What was earned beyond it counts towards the next guarantee of the programme year.
guide-cap-group = { $name }: { $limit }
guide-minimum = Less than { $amount } is { $below }.
guide-below-carried = carried forward
guide-below-forfeited = not paid
guide-below-rebate = paid as a rebate
guide-below-kept = kept
guide-per-sale = per sale
guide-per-period = per period
guide-per-subscription = per subscription
guide-per-customer = per customer
guide-per-unit = per piece
guide-per-deal = per deal
guide-per-programme = over the whole programme
guide-per-week = per week
guide-per-month = per month
guide-per-quarter = per quarter
guide-per-half = per half-year
guide-per-programme-year = per programme year
guide-per-calendar-year = per calendar year
guide-per-anniversary-year = per anniversary year
guide-stacking-highest = Of several that fit, only the highest is paid.
guide-stacking-sequential = It is worked out on what is left after the ones before it.
guide-reduces-nothing = It does not reduce what others are paid on.
guide-may-go-negative = Returns can turn it negative.
guide-never-negative = Returns never turn it negative.
guide-paid = Paid to { $payee }.
guide-paid-how = Paid to { $payee } { $how }.
guide-payee-partner = the partner
guide-payee-person = the person who sold
guide-payee-distributor = the distributor
guide-by-credit-note = by credit note
guide-by-bank-transfer = by bank transfer
guide-by-deduction = by deduction from an invoice
guide-by-upfront = in advance, with the price
guide-level-on-sale = The level held on the day of the sale counts.
guide-level-on-end = The level held at the end of the period counts.
guide-late-days = Late data are taken for { $length } after the period.
guide-late-current = Later data count in the period in which they arrive.
guide-late-original = Later data count in the period they belong to.
guide-late-ignored = Later data no longer count.
guide-split = What is earned is split: { $names }.
guide-split-part = { $share } { $name }
guide-split-rebate = paid out
guide-by-month = by the end of month { $number }
guide-nothing-beyond = From { $figure } on nothing more is paid.
guide-nothing-above = Above { $figure } nothing more is paid.
guide-rate = rate
guide-per-piece = { $amount } per piece
guide-free-pieces = { $number } free pieces
guide-per-block-down = { $amount } for every full { $number }
guide-per-block-up = { $amount } for every { $number } begun
guide-reached-target = Of the target
guide-reached-value = Amount that counts
guide-reached-quantity = Pieces
guide-reached-growth = Growth
guide-band = { $from } to less than { $to }
guide-band-open = { $from } and more
guide-band-below = below { $to }
guide-band-above = more than { $from }, up to { $to }
guide-band-above-open = more than { $from }
guide-band-up-to = up to { $to }
guide-enrolled-by = Enrolled
guide-enrolled-as = Counts as
guide-funds = Marketing funds
guide-fund-rate = { $rate } of the { $what } goes into the fund.
guide-fund-accrues = The money builds up with the business.
guide-fund-granted = The money is granted on request.
guide-fund-from = It comes from: { $text }.
guide-fund-words = { $level }: { $text }.
guide-fund-earned = { $period ->
    [week] It is earned each week.
    [month] It is earned each month.
    [quarter] It is earned each quarter.
    [half] It is earned each half-year.
    [programme-year] It is earned each programme year.
    [calendar-year] It is earned each calendar year.
   *[anniversary-year] It is earned each anniversary year.
}
guide-claim-from = Claims can be made from { $length } after the time of use begins.
guide-claim-until = Claims must be made within { $length } after the time of use ends.
guide-claim-from-until = Claims can be made from { $length } after the time of use begins to { $last } after it ends.
guide-unused-carried = What is not used is carried over.
guide-unused-forfeited = What is not used is lost.
guide-participation = The fund pays { $share } of the cost.
guide-proof-kept = Proof is kept for { $length }.
guide-review-days = Claims are reviewed within { $number } working days.
guide-dispute-days = Disputes are answered within { $number } working days.
guide-payment-days = Payment follows within { $number } working days.
guide-earned = Earned
guide-used = Used
guide-claimed = Claimed
guide-deals = Deal registration
guide-deal-minimum = Size of the deal: { $bound }.
guide-deal-or = This is enough instead: { $condition }.
guide-deal-which = Only deals where { $condition }.
guide-deal-new-customers = Only for new customers.
guide-deal-one-per = Can be registered once for the same: { $names }.
guide-deal-excludes = Cannot be registered: { $names }.
guide-deal-limit = At most { $amount }.
guide-deal-answer = The answer comes within { $number } hours.
guide-deal-protected = A deal is protected for { $length }.
guide-deal-extended = Protection can be extended.
guide-deal-extended-by = Protection can be extended by { $length }.
guide-deal-times = { $count ->
    [one] It is possible once.
   *[other] It is possible { $number } times.
}
guide-deal-before-expiry = It must be asked for before it ends.
guide-deal-inactive = Protection may be withdrawn after { $length } without activity.
guide-deal-benefit = It opens the benefit { $name }.
guide-deal-on-whole = It applies to the whole deal.
guide-deal-on-line = It applies to the registered line only.
guide-deal-upfront = It is given in advance, with the price.
guide-deal-back-end = It is paid afterwards.
guide-deal-choice = In advance or afterwards, as the partner chooses.
guide-nfr = Products not for resale
guide-nfr-discount = Discount: { $amount }.
guide-nfr-purposes = For: { $names }.
guide-nfr-amount = At most { $amount }.
guide-nfr-units = Pieces: at most { $amount }.
guide-nfr-refused = More than that is refused.
guide-nfr-normal = More than that comes at the normal price.
guide-leads = Leads
guide-lead-routes = Who gets a lead is decided by, in this order: { $names }.
guide-lead-priority = First: { $text }.
guide-lead-accept = A lead must be accepted within { $number } hours.
guide-lead-report = The first report is due after { $length }.
guide-route-specialisation = specialisation
guide-route-capacity = capacity
guide-partner-types = Types of partners
guide-segments = Audiences
guide-segment = Audience
guide-belongs = Who belongs to it
guide-regions = Regions
guide-zone = Region
guide-countries = Countries
guide-other-countries = all other countries
guide-groups = Product groups
guide-group = Product group
guide-products = What belongs to it
guide-record-types = What is recorded
guide-record-types-about = Beside what every programme records, this one counts on the following.
guide-record = Record
guide-record-dated = Dated
guide-record-columns = What it says
guide-record-more = as usual
guide-record-event = on one day
guide-record-span = from a day to a day
guide-type-text = words
guide-type-count = whole number
guide-type-number = number
guide-type-money = amount
guide-type-percent = percent
guide-type-date = day
guide-type-yes-no = yes or no
guide-each = { $period ->
    [week] each week
    [month] each month
    [quarter] each quarter
    [half] each half-year
    [programme-year] each programme year
    [calendar-year] each calendar year
   *[anniversary-year] each anniversary year
}
guide-first-day-of-each = { $period ->
    [week] on the first day of each week
    [month] on the first day of each month
    [quarter] on the first day of each quarter
    [half] on the first day of each half-year
    [programme-year] on the first day of each programme year
    [calendar-year] on the first day of each calendar year
   *[anniversary-year] on the first day of each anniversary year
}
guide-end-of-each = { $period ->
    [week] at the end of each week
    [month] at the end of each month
    [quarter] at the end of each quarter
    [half] at the end of each half-year
    [programme-year] at the end of each programme year
    [calendar-year] at the end of each calendar year
   *[anniversary-year] at the end of each anniversary year
}
guide-fund-used = { $period ->
    [week] It is used in the same week.
    [month] It is used in the same month.
    [quarter] It is used in the same quarter.
    [half] It is used in the same half-year.
    [programme-year] It is used in the same programme year.
    [calendar-year] It is used in the same calendar year.
   *[anniversary-year] It is used in the same anniversary year.
}
guide-fund-used-next = { $period ->
    [week] It is used in the week after.
    [month] It is used in the month after.
    [quarter] It is used in the quarter after.
    [half] It is used in the half-year after.
    [programme-year] It is used in the programme year after.
    [calendar-year] It is used in the calendar year after.
   *[anniversary-year] It is used in the anniversary year after.
}

## Money: how an amount comes about

step-percent = { $rate } of { $on }
step-per-piece = { $amount } for each of { $number } pieces
step-once = { $amount }
step-each = { $number } times { $amount }
step-blocks = { $number } blocks of { $amount }
step-goods = { $number } times { $pieces } free pieces
step-in-band = { $band }: { $what }
step-at-level = { $what } ({ $level })
step-of = { $of }: { $what }
step-cap = At most { $amount }
step-cap-before = At most { $amount }; { $before } was earned before
step-floor = Guaranteed: { $amount }
step-floor-carried = Guaranteed: { $amount }; { $carried } was earned before
step-not-negative = Not below nothing
step-gate = Something is missing: { $share } is left
step-beaten = { $name } pays more on the same sale
step-rounding = Rounded
amount-pieces = { $count ->
    [one] { $number } piece
   *[other] { $number } pieces
}
reached-target = { $counted } of a target of { $target }: { $percent }
reached-growth = { $counted } against { $target } before: { $percent } growth
reached-value = { $counted } counts towards the bands
reached-of = { $of }: { $what }
beyond-limit = { $amount } lies beyond the limit and is not paid on
remark-no-target = No target is known: nothing is earned
remark-not-enrolled = Not enrolled in time: nothing is earned
remark-outside = Does not take part
remark-forfeited = Nothing is earned. Missing: { $names }
remark-held = Earned, and waits for: { $names }
remark-reduced = Reduced. Missing: { $names }
to-person = { $amount } to { $person }
next-band = { $more } more until { $date } reaches { $band }: worth { $worth }
next-target = { $edge } of the target
next-growth = { $edge } growth
next-from = the band from { $edge }
not-paid-where = Paid only where { $condition }
not-paid-level = No level that takes part was held on that day
not-paid-amount = It says no amount
not-paid-known-customer = Its customer is not new
not-paid-group = It belongs to no product group that is paid on
records-left-out = { $count ->
    [one] { $number } record
   *[other] { $number } records
}
exchange-rate = { $currency } at { $rate } ({ $date })
booked-in = { $date }, entries { $entries }
booked-in-one = { $date }, entry { $entries }
more-records = { $count ->
    [one] { $number } more record stands in the workbook.
   *[other] { $number } more records stand in the workbook.
}
does-not-tie = This is not what is booked: { $what }
answer-open = open
answer-granted = granted { $date }
answer-refused = refused { $date }
entry-earned = Earned: { $name }
entry-back = Taken back (entry { $of }): { $name }
entry-anew = Booked anew: { $name }
entry-released = Released: { $name }
entry-forfeited = Lost: { $name }
entry-due = To be paid: { $name }
entry-paid = Paid: { $name }
entry-granted = Granted: { $name }
entry-transferred = Carried over: { $name }
entry-earmarked = Promised to an activity: { $name }
entry-unneeded = Not needed, free again: { $name }
entry-claimed = Claimed: { $name }
entry-refused = Claim refused: { $name }
entry-expired = Its time has passed: { $name }
paper-page = Page { $page } of { $pages }
paper-promise = Every amount is a sum of steps, every step has its records, and the entries are those of the books.

## Money: words on a statement

paper-statement = Statement
paper-period = Period
paper-version = Version
paper-partner = Partner number
paper-up-to = Account up to
paper-currency = Currency
paper-earned = Earned in the period
paper-to-be-paid = To be paid
paper-paid = Paid in this time
paper-balance = Owed at the end
paper-next = What to do next
paper-overview = What was earned
paper-incentive = For what
paper-paid-on = Paid on
paper-reached = Reached
paper-amount = Amount
paper-booked = Booked
paper-rules = What was promised
paper-steps = How it came about
paper-step = Step
paper-sold = What was sold
paper-records = Records
paper-not-paid-on = Not paid on
paper-reason = Why
paper-account = Account
paper-opening = Opening
paper-accrued = Earned
paper-settled = Paid
paper-adjusted = Corrected
paper-closing = Closing
paper-total = Total
paper-entries = Entries
paper-number = No.
paper-what = What
paper-earned-in = Earned in
paper-change = Change
paper-standing = Owed
paper-date = Date
paper-invoice = Invoice
paper-line = Line
paper-product = Product
paper-customer = Customer
paper-quantity = Pieces
paper-counts = Counts
paper-exchange = Exchange rate
paper-funds = Marketing funds
paper-used-in = To be used
paper-claimed-in = To be claimed
paper-not-booked = not booked yet
paper-nothing = Nothing was earned in this period.
paper-no-entries = Nothing was booked in this time.
paper-disputes = Disputes
paper-answer = Answer
paper-disputed = What is disputed
paper-summary = Summary
