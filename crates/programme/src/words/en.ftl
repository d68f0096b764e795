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
