# Nederlandse woorden. Elk bericht staat ook in en.ftl en de.ftl, met dezelfde gegevens.

## Getallen en dagen

amount-money = { $number } { $currency }
amount-percent = { $number }%
amount-points = { $count ->
    [one] { $number } punt
   *[other] { $number } punten
}
amount-people = { $count ->
    [one] { $number } persoon
   *[other] { $number } personen
}
amount-days = { $count ->
    [one] { $number } dag
   *[other] { $number } dagen
}
amount-weeks = { $count ->
    [one] { $number } week
   *[other] { $number } weken
}
amount-months = { $count ->
    [one] { $number } maand
   *[other] { $number } maanden
}
amount-years = { $count ->
    [one] { $number } jaar
   *[other] { $number } jaar
}
amount-per = { $period ->
    [once] { $amount } eenmalig
    [week] { $amount } per week
    [month] { $amount } per maand
    [quarter] { $amount } per kwartaal
    [half] { $amount } per halfjaar
    [programme-year] { $amount } per programmajaar
    [calendar-year] { $amount } per kalenderjaar
   *[anniversary-year] { $amount } per partnerjaar
}
difference-percent = { $count ->
    [one] { $number } procentpunt
   *[other] { $number } procentpunten
}
date-long = { $month ->
    [1] { $day } januari { $year }
    [2] { $day } februari { $year }
    [3] { $day } maart { $year }
    [4] { $day } april { $year }
    [5] { $day } mei { $year }
    [6] { $day } juni { $year }
    [7] { $day } juli { $year }
    [8] { $day } augustus { $year }
    [9] { $day } september { $year }
    [10] { $day } oktober { $year }
    [11] { $day } november { $year }
   *[12] { $day } december { $year }
}
date-range = { $from } tot en met { $to }
list-and = { $rest } en { $last }
list-more = { $names } en { $count ->
    [one] { $number } ander
   *[other] { $number } anderen
}

## Perioden

window-to-date = { $period ->
    [week] lopende week
    [month] lopende maand
    [quarter] lopend kwartaal
    [half] lopend halfjaar
    [programme-year] lopend programmajaar
    [calendar-year] lopend kalenderjaar
   *[anniversary-year] lopend partnerjaar
}
window-and-before = { $window } en { $number } daarvoor
window-previous = { $period ->
    [week] vorige week
    [month] vorige maand
    [quarter] vorig kwartaal
    [half] vorig halfjaar
    [programme-year] vorig programmajaar
    [calendar-year] vorig kalenderjaar
   *[anniversary-year] vorig partnerjaar
}
window-full = { $period ->
    [week] laatste { $number } volle weken
    [month] laatste { $number } volle maanden
    [quarter] laatste { $number } volle kwartalen
    [half] laatste { $number } volle halfjaren
    [programme-year] laatste { $number } volle programmajaren
    [calendar-year] laatste { $number } volle kalenderjaren
   *[anniversary-year] laatste { $number } volle partnerjaren
}
window-days = { $count ->
    [one] laatste dag
   *[other] laatste { $number } dagen
}
window-weeks = { $count ->
    [one] laatste week
   *[other] laatste { $number } weken
}
window-months = { $count ->
    [one] laatste maand
   *[other] laatste { $number } maanden
}
window-years = { $count ->
    [one] laatste jaar
   *[other] laatste { $number } jaar
}
window-since-joining = sinds de toetreding
window-ever = gehele periode
window-on-the-day = op de peildatum
window-earlier = { $window }, { $length } eerder
window-with-days = { $window } ({ $days })

## Wat ontbreekt

step-more = { $measure }: nog { $amount }
step-over = { $measure }: nog meer dan { $amount }
step-less = { $measure }: { $amount } minder
step-under = { $measure }: meer dan { $amount } minder
step-people = { $count ->
    [one] { $measure }: nog { $number } persoon
   *[other] { $measure }: nog { $number } personen
}
step-people-over = { $count ->
    [one] { $measure }: nog meer dan { $number } persoon
   *[other] { $measure }: nog meer dan { $number } personen
}
step-slot = { $count ->
    [one] { $slot }: nog { $number } persoon
   *[other] { $slot }: nog { $number } personen
}
step-slot-not = { $step }, { $names } (telt al elders mee)
step-not = niet { $name }
step-undefined = { $measure } is nog niet te bepalen
step-duty-open = { $duty }, uiterlijk { $date }
step-duty-overdue = { $duty }, te laat sinds { $date }
step-condition = { $requirement }: niet aan de voorwaarde voldaan
step-invitation = een uitnodiging
advice-met = { $requirement }: aan de vereiste is voldaan
advice-provisional = { $requirement }: geldt als voldaan tot het cijfer vaststaat
advice-not-asked = { $requirement }: niet vereist
advice-not-met = { $requirement }: niet aan de vereiste voldaan

## Rijen van de vereisten

bound-at-least = minimaal { $figure }
bound-more-than = meer dan { $figure }
bound-at-most = maximaal { $figure }
bound-less-than = minder dan { $figure }
row-met = { $requirement }: voldaan
row-not-met = { $requirement }: niet voldaan
row-compared = { $requirement }: { $actual }, vereist: { $bound }
row-short = { $requirement }: { $actual }, vereist: { $bound }, nog nodig: { $gap }
row-excess = { $requirement }: { $actual }, vereist: { $bound }, te veel: { $gap }
row-undefined = { $requirement }: nog niet te bepalen
row-undefined-bound = { $requirement }: nog niet te bepalen, vereist: { $bound }
row-no-figure = { $requirement }: { $actual }, geen cijfer vastgesteld
row-range = nog niet vastgesteld: tussen { $lower } en { $upper }
row-range-met = geldt als voldaan tot het cijfer vaststaat
row-range-not-met = geldt als niet voldaan tot het cijfer vaststaat
row-people = { $requirement }: { $filled } van { $need } personen
row-slot = { $slot }: { $filled } van { $need }
row-slot-people = { $slot }: { $filled } van { $need }, { $names }
row-elsewhere = komt in aanmerking, telt al elders mee: { $names }
row-parts = { $requirement }: { $holding } voldaan, { $needed } nodig
row-including = moet daarbij zijn: { $names }
row-chosen = { $requirement }: { $chosen } is van toepassing
row-only-if = { $requirement }: voor deze partner niet vereist
row-not-for-level = { $requirement }: op dit niveau niet vereist
row-any-day-met = { $requirement }: op minstens één dag voldaan ({ $window })
row-any-day-not-met = { $requirement }: op geen enkele dag voldaan ({ $window })
row-each-period = { $requirement }: aan het eind van { $held } van { $asked } perioden voldaan, alle nodig ({ $window })
row-today = op de peildatum: { $row }
row-gate = zolang hieraan niet is voldaan, telt al het andere niet
row-counting = meegeteld: { $names }
row-nobody = nog niemand telt mee
row-note = toelichting: { $text }
measure-value = { $measure }: { $amount }
measure-undefined = { $measure }: nog niet te bepalen
measure-by-key = { $count ->
    [one] { $measure }: { $number } waarde
   *[other] { $measure }: { $number } waarden
}
records-count = { $count ->
    [0] geen registratie telt mee
    [one] { $number } registratie telt mee
   *[other] { $number } registraties tellen mee
}
records-shown = { $count ->
    [one] { $number } registratie telt mee, waarvan getoond: { $shown }
   *[other] { $number } registraties tellen mee, waarvan getoond: { $shown }
}
records-row = { $place }, { $date }
records-row-value = { $place }, { $date }: { $value }

## Niveauladders

standing-of = { $partner }, stand op { $date }
standing-known = { $standing }, zoals bekend op { $date }
standing-version = { $programme }, versie { $version }
ladder-held = { $ladder }: { $level } sinds { $date }
ladder-held-why = { $ladder }: { $level } sinds { $date } ({ $cause })
ladder-held-plain = { $ladder }: { $level }
ladder-none = { $ladder }: geen niveau
ladder-none-why = { $ladder }: geen niveau sinds { $date } ({ $cause })
ladder-kept = blijft tot en met { $date } behouden, ongeacht de cijfers
ladder-grace = respijt tot en met { $date }: daarna vervalt het niveau, tenzij weer aan de vereisten is voldaan
ladder-coming = besloten: { $level } vanaf { $date }
ladder-coming-none = besloten: geen niveau vanaf { $date }
ladder-choice = de partner kan tot en met { $date } kiezen: { $levels }
ladder-choice-none = keuzeperiode tot en met { $date }: er is geen niveau te kiezen
ladder-next = volgend niveau: { $level }
ladder-next-met = volgend niveau: { $level }, aan de vereisten is voldaan
ladder-top = het hoogste niveau is bereikt
ladder-by-key = { $column ->
    [region] per regio; de beste telt
   *[other] per { $column }; het beste telt
}
ladder-key = { $key }: { $level }
ladder-key-none = { $key }: geen niveau
ladder-key-shown = de rijen hieronder gelden voor { $key }
history-heading = verloop
history-change = { $date }: van { $from } naar { $to } ({ $cause })
history-first = { $date }: { $to } ({ $cause })
history-lost = { $date }: { $from } verloren ({ $cause })
history-none = { $date }: geen niveau ({ $cause })
level-qualified = { $level }: gekwalificeerd
level-not-qualified = { $level }: niet gekwalificeerd
level-rows-missing = { $count ->
    [one] { $level }: niet gekwalificeerd, { $number } vereiste ontbreekt
   *[other] { $level }: niet gekwalificeerd, { $number } vereisten ontbreken
}
level-invitation-missing = { $level }: niet gekwalificeerd, de uitnodiging ontbreekt
level-by-invitation = vereist ook een uitnodiging
level-nothing-asked = { $level }: gekwalificeerd, niets vereist
level-any-day = één gekwalificeerde dag is genoeg ({ $window })
risk-secured = zeker: aan de vereisten voor { $level } is voldaan
risk-on-course = op koers: in het tempo van de lopende periode wordt aan de vereisten voor { $level } voldaan
risk-at-risk = in gevaar: aan de vereisten voor { $level } is niet voldaan
cause-launch = start van het programma
cause-entry = toetreding tot het programma
cause-transition = overgenomen van de vroegere status
cause-transition-ended = de vroegere status beschermt niet langer
cause-review = beoordeling per { $date }
cause-at-once = op basis van de cijfers van de dag
cause-grace-ended = de respijtperiode is voorbij
cause-elected = door de partner gekozen
cause-silent = de partner heeft niet gekozen
cause-approved = goedgekeurd
cause-approved-by = goedgekeurd door { $by }
cause-sanction = sanctie: { $sanction }
cause-override = handmatig vastgesteld
cause-override-by = vastgesteld door { $by }
cause-override-ended = het handmatig vastgestelde niveau is verlopen
cause-purchased = betaald terwijl aan de vereisten was voldaan
cause-purchase-ended = de betaalde periode is voorbij
cause-new-version = nieuwe versie van het programma
cause-with-reason = { $cause }: { $why }
proposal-rise = wacht sinds { $date } op een besluit: stijging naar { $level }
proposal-fall = wacht sinds { $date } op een besluit: daling naar { $level }
proposal-fall-out = wacht sinds { $date } op een besluit: verlies van het niveau
proposal-election = wacht sinds { $date } op controle: keuze voor { $level }
proposal-sanction = wacht sinds { $date } op een besluit: { $sanction }, daling naar { $level }
proposal-sanction-out = wacht sinds { $date } op een besluit: { $sanction }, verlies van het niveau
proposal-benefits = wacht sinds { $date } op een besluit: { $sanction }, verlies van voordelen

## Verplichtingen en voordelen

duty-heading = verplichtingen
duty-done = { $duty }: gedaan op { $date }
duty-open = { $duty }: uiterlijk { $date }, tot dan in orde
duty-open-missing = { $duty }: uiterlijk { $date }, geldt als niet voldaan zolang het niet gedaan is
duty-overdue = { $duty }: te laat sinds { $date }
duty-not-owed = { $duty }: niet verschuldigd
duty-proof = bewijs: { $text }
duty-if-missed = bij verzuim: { $text }
benefit-heading = voordelen
benefit-given = { $benefit }: ja
benefit-value = { $benefit }: { $value }
benefit-by-group = { $benefit }: per productgroep
benefit-none = { $benefit }: niet op dit niveau
benefit-withheld = { $benefit }, opgeschort

## Woorden voor tabellen

word-partner = partner
word-name = naam
word-country = land
word-region = regio
word-type = type
word-programme = programma
word-version = versie
word-ladder = niveauladder
word-level = niveau
word-level-held = huidig niveau
word-since = sinds
word-qualified-for = gekwalificeerd voor
word-next = volgend niveau
word-gap = wat ontbreekt
word-cheapest-way = kortste weg omhoog
word-risk = risico
word-secured = zeker
word-on-course = op koers
word-at-risk = in gevaar
word-none = geen
word-yes = ja
word-no = nee
word-requirement = vereiste
word-measure = kengetal
word-window = periode
word-actual = werkelijk
word-threshold = vereist
word-missing = ontbreekt
word-met = voldaan
word-not-met = niet voldaan
word-not-asked = niet vereist
word-provisional = voorlopig
word-duty = verplichting
word-due = uiterlijk
word-done = gedaan
word-open = open
word-overdue = te laat
word-not-owed = niet verschuldigd
word-benefit = voordeel
word-withheld = opgeschort
word-as-of = stand op
word-known-on = zoals bekend op
word-date = datum
word-before = voorheen
word-after = daarna
word-change = wijziging
word-cause = reden
word-value = waarde
word-amount = bedrag
word-place = vindplaats
word-number = aantal
word-total = totaal
word-proposal = wacht op een besluit
counted-partners = { $count ->
    [one] { $number } partner
   *[other] { $number } partners
}
counted-rise = { $count ->
    [one] { $number } partner stijgt
   *[other] { $number } partners stijgen
}
counted-fall = { $count ->
    [one] { $number } partner daalt
   *[other] { $number } partners dalen
}
counted-enter = { $count ->
    [one] { $number } partner krijgt een niveau
   *[other] { $number } partners krijgen een niveau
}
counted-leave = { $count ->
    [one] { $number } partner verliest zijn niveau
   *[other] { $number } partners verliezen hun niveau
}
counted-unchanged = { $count ->
    [one] { $number } partner blijft ongewijzigd
   *[other] { $number } partners blijven ongewijzigd
}
counted-gain-benefit = { $count ->
    [one] { $number } partner krijgt er een voordeel bij
   *[other] { $number } partners krijgen er voordelen bij
}
counted-lose-benefit = { $count ->
    [one] { $number } partner verliest een voordeel
   *[other] { $number } partners verliezen voordelen
}
counted-at-risk = { $count ->
    [one] { $number } partner in gevaar
   *[other] { $number } partners in gevaar
}
counted-overdue = { $count ->
    [one] { $number } verplichting te laat
   *[other] { $number } verplichtingen te laat
}
counted-records = { $count ->
    [one] { $number } registratie
   *[other] { $number } registraties
}
counted-requirements = { $count ->
    [one] { $number } vereiste
   *[other] { $number } vereisten
}
counted-cases = { $count ->
    [one] { $number } geval
   *[other] { $number } gevallen
}
