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
cause-left = heeft het programma verlaten
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

## guide

guide-version = Versie { $version }, van kracht vanaf { $date }.
guide-version-until = Versie { $version }, van kracht van { $date } tot en met { $last }.
guide-currency = Alle bedragen zijn in { $currency }, tenzij anders vermeld.
guide-notice = Belangrijke wijzigingen worden { $length } van tevoren aangekondigd.
guide-year = Het programmajaar begint op { $date }.
guide-day-of-year = { $month ->
    [1] { $day } januari
    [2] { $day } februari
    [3] { $day } maart
    [4] { $day } april
    [5] { $day } mei
    [6] { $day } juni
    [7] { $day } juli
    [8] { $day } augustus
    [9] { $day } september
    [10] { $day } oktober
    [11] { $day } november
   *[12] { $day } december
}
guide-from = Vanaf { $date }.
guide-until = Tot en met { $date }.
guide-from-until = Van { $date } tot en met { $last }.
guide-value-from = { $value } vanaf { $date }
guide-value-until = { $value } tot en met { $date }
guide-value-from-until = { $value } van { $date } tot en met { $last }
guide-quoted = “{ $text }”
guide-or = { $rest } of { $last }
guide-needs = Moet in orde zijn: { $names }.
guide-audience-levels = Voor { $ladder }: { $names }.
guide-audience-where = Alleen voor partners voor wie dit geldt: { $condition }.
guide-levels = Niveaus en hoe ze worden bepaald
guide-level-by-invitation = { $level } (op uitnodiging)
guide-one-level = Er is één niveau: { $level }.
guide-levels-are = De niveaus, van laag naar hoog: { $names }.
guide-decided-rules = Het niveau volgt uit de eisen.
guide-decided-partner = De partner kiest: elk niveau waarvan hij de eisen haalt, of een lager niveau.
guide-decided-approval = Het niveau volgt uit de eisen; elke stijging wacht op goedkeuring.
guide-decided-purchase = Het niveau wordt verkregen door de betaling { $name }, gedaan terwijl aan de eisen is voldaan. Het geldt dan { $length }, wat de cijfers ook zijn.
guide-purchase-shared = Eén betaling is genoeg voor alles wat zo wordt verkregen.
guide-election = De keuzeperiode begint { $start } en duurt { $length }.
guide-silent-lowest = Een partner die niet kiest, komt op het laagste niveau.
guide-silent-best = Een partner die niet kiest, komt op het hoogste niveau waarvan hij de eisen haalt.
guide-silent-keep = Een partner die niet kiest, houdt zijn niveau zolang hij aan de eisen voldoet.
guide-up-verified = Een hoger niveau geldt na controle, een lager vanzelf.
guide-up-automatic = Het gekozen niveau geldt vanzelf.
guide-launch-days = Bij de start van het programma heeft een partner { $length } om een ander niveau te vragen.
guide-entry-none = Een nieuwe partner begint zonder niveau.
guide-entry-best = Een nieuwe partner begint op het hoogste niveau waarvan hij de eisen haalt.
guide-entry-level = Een nieuwe partner begint op { $level }.
guide-launch-none = Bij de start van het programma heeft niemand een niveau.
guide-launch-best = Bij de start van het programma komt elke partner op het hoogste niveau waarvan hij de eisen haalt.
guide-launch-level = Bij de start van het programma komt elke partner op { $level }.
guide-rise-at-once = Een partner stijgt op de dag dat hij aan de eisen van een hoger niveau voldoet.
guide-rise-never = Niemand stijgt door de cijfers.
guide-rise-each = Stijgingen worden { $end } beoordeeld en gelden vanaf de volgende dag.
guide-rise-each-later = Stijgingen worden { $end } beoordeeld en gelden { $length } later.
guide-rise-proposal = Over elke stijging beslist een mens.
guide-rise-not-before = Voor { $date } stijgt niemand.
guide-fall-at-once = Een partner daalt op de dag dat hij niet meer aan de eisen voldoet.
guide-fall-never = Niemand daalt door de cijfers.
guide-fall-each = Dalingen worden { $end } beoordeeld en gelden vanaf de volgende dag.
guide-fall-each-later = Dalingen worden { $end } beoordeeld en gelden { $length } later.
guide-fall-grace = Er is een respijttijd van { $length }: een partner daalt alleen als hij daarna nog onder zijn niveau zit.
guide-fall-proposal = Over elke daling beslist een mens.
guide-fall-not-before = Voor { $date } daalt niemand.
guide-qualifies = Aan de eisen moet zijn voldaan: { $when }.
guide-qualifies-on-the-day = op de dag zelf
guide-qualifies-any-day = op één dag van deze periode: { $window }
guide-each-key = Het wordt per { $name } apart berekend; de beste telt.
guide-lock-out = Wie eruit valt, kan { $length } lang niet terugkomen.
guide-transition = Een eerdere status beschermt een partner tot en met { $date }: hij staat niet onder het hier genoemde niveau.
guide-transition-highest = Van meerdere telt de hoogste.
guide-transition-lowest = Van meerdere telt de laagste.
guide-transition-status = Eerdere status
guide-transition-level = Minstens
guide-sanctions = Wat volgt als tussentijds eisen worden gemist:
guide-sanction = Wat er gebeurde
guide-sanction-when = Wanneer
guide-sanction-then = Wat volgt
guide-missed-once = { $name } is gemist, beoordeeld { $end }
guide-missed-several = { $name } is { $number } keer achter elkaar gemist, beoordeeld { $end }
guide-then-benefits = voordelen vervallen
guide-then-lowest = daling naar het laagste niveau
guide-then-lower = daling met één niveau
guide-then-proposal = Niets gebeurt vanzelf: een mens beslist.
guide-requirements = Wat elk niveau vraagt
guide-requirements-all = Voor het niveau moet elke rij gehaald zijn.
guide-requirements-parts = Rijen met een streepje horen bij de rij erboven.
guide-invitation = Uitnodiging
guide-cell-people = zie hieronder
guide-cell-any = één hiervan
guide-cell-all = al deze
guide-cell-several = { $number } hiervan
guide-cell-choose = de toepasselijke
guide-gate = Zolang dit niet gehaald is, telt niets anders.
guide-only-if = Alleen gevraagd waar dit geldt: { $condition }.
guide-any-day = Eén dag is genoeg: { $window }.
guide-in-each = Moet aan het einde van elke periode gehaald zijn: { $window }.
guide-undefined-met = Waar het getal niet te berekenen is, geldt dit als gehaald.
guide-undefined-not-met = Waar het getal niet te berekenen is, geldt dit als niet gehaald.
guide-undefined-not-asked = Waar het getal niet te berekenen is, wordt dit niet gevraagd.
guide-measured-by = Gemeten met { $name }.
guide-asked-condition = Gevraagd: { $condition }.
guide-asked-duty = De plicht: { $name }.
guide-one-slot = Elke persoon telt in maar één rij.
guide-any-slot = Een persoon mag in meer rijen tellen.
guide-slot-who = Wie telt: { $who }.
guide-including = Moet erbij zijn: { $names }.
guide-path-when = Geldt waar dit zo is: { $condition }.
guide-path-else = Geldt in alle andere gevallen.
guide-people-all = mensen in dienst op de dag
guide-people-where = mensen in dienst op de dag waarvoor geldt: { $condition }
guide-holding = met een geldig certificaat waarvoor geldt: { $condition }
guide-pool-group = alle partners van dezelfde groep tellen samen
guide-tables = Cijfers
guide-table-key = sleutel
guide-table-outside = Per { $names }. De cijfers worden buiten dit bestand bijgehouden; uw contactpersoon heeft ze.
guide-values = Vaste waarden
guide-between = nog niet vastgesteld, tussen { $lower } en { $upper }; tot dan geldt { $taken }
guide-see-table = zie tabel { $table }
guide-see-table-by = per { $names }, zie tabel { $table }
guide-measures = Hoe er wordt gemeten
guide-measures-about = Eerst wat de eisen meten, dan waaruit die getallen bestaan.
guide-how = hoe het wordt berekend
guide-number-of = aantal: { $what }
guide-of-records = { $what } ({ $records })
guide-sum = som: { $what }
guide-distinct = aantal verschillende waarden: { $what }
guide-min = kleinste waarde: { $what }
guide-max = grootste waarde: { $what }
guide-average = gemiddelde: { $what }
guide-median = mediaan: { $what }
guide-latest = laatste waarde: { $what }
guide-only-where = { $what }, alleen waar geldt: { $condition }
guide-kept-per = { $what }, apart per { $name }
guide-over-each = { $what }, over alle waarden van { $name }
guide-is = { $left } is { $right }
guide-is-not = { $left } is niet { $right }
guide-before = { $left } ligt voor { $right }
guide-not-after = { $left } ligt niet na { $right }
guide-after = { $left } ligt na { $right }
guide-not-before = { $left } ligt niet voor { $right }
guide-begins = { $left } begint met { $right }
guide-ends = { $left } eindigt op { $right }
guide-contains = { $left } bevat { $right }
guide-stated = { $name } is opgegeven
guide-not-stated = { $name } is niet opgegeven
guide-or-not-stated = { $condition } of niet opgegeven
guide-enrolled = doet mee aan { $name }
guide-not-enrolled = doet niet mee aan { $name }
guide-in-group = het product hoort bij { $name }
guide-not-in-group = het product hoort niet bij { $name }
guide-met = { $name } is gehaald
guide-not-met = { $name } is niet gehaald
guide-not = niet: { $condition }
guide-always = altijd
guide-never = nooit
guide-on-level = niveau { $level }
guide-not-on-level = niet niveau { $level }
guide-at-level = niveau { $level } of hoger
guide-nothing = niets
guide-first-day = datum
guide-last-day = laatste dag
guide-today = peildatum
guide-target-named = doel van de partner { $name }
guide-case = waar { $condition }: { $value }
guide-otherwise = anders { $value }
guide-least = het kleinste van { $names }
guide-greatest = het grootste van { $names }
guide-coalesce = { $first } (of { $second } als er geen waarde is)
guide-round = { $value }, afgerond
guide-rounded-down = { $value }, naar beneden afgerond
guide-rounded-up = { $value }, naar boven afgerond
guide-year-of = jaar van { $value }
guide-month-of = maand van { $value }
guide-days-between = dagen van { $first } tot { $second }
guide-months-between = maanden van { $first } tot { $second }
guide-share = aandeel van { $first } in { $second }
guide-growth = groei van { $first } ten opzichte van { $second }
guide-records-partner = partners
guide-records-sale = verkopen
guide-records-person = mensen
guide-records-credential = certificaten
guide-records-duty = vervulde plichten
guide-records-deal = deals
guide-records-score = scores
guide-records-target = doelen
guide-records-payment = betalingen
guide-records-enrolment = deelnames
guide-records-status = eerdere statussen
guide-records-election = keuzes
guide-records-decision = beslissingen
guide-records-meeting = bijeenkomsten
guide-column-name = naam
guide-column-type = soort partner
guide-column-country = land
guide-column-joined = dag van toetreding
guide-column-onboarded = einde van de onboarding
guide-column-group = bedrijvengroep
guide-column-invoice = factuur
guide-column-product = product
guide-column-product-group = productgroep
guide-column-customer = klant
guide-column-customer-country = land van de klant
guide-column-quantity = aantal stuks
guide-column-list-amount = lijstbedrag
guide-column-gross-amount = brutobedrag
guide-column-net-amount = nettobedrag
guide-column-currency = valuta
guide-column-deal = geregistreerde deal
guide-column-serial = serienummer
guide-column-person = persoon
guide-column-role = rol
guide-column-kind = soort
guide-column-version = versie
guide-column-duty = plicht
guide-column-status = status
guide-column-amount = bedrag
guide-column-stage = fase
guide-column-closes = verwachte afsluiting
guide-column-value = waarde
guide-column-region = regio
guide-duties = Plichten en termijnen
guide-how-often = hoe vaak
guide-who = wie
guide-days-from-next = Dagen tellen vanaf de volgende dag, de laatste inbegrepen: { $length } vanaf { $date } eindigen op { $last }.
guide-days-from-same = Dagen tellen vanaf de dag zelf, de laatste inbegrepen: { $length } vanaf { $date } eindigen op { $last }.
guide-proof = Bewijs: { $text }.
guide-if-missed = Als ze wordt gemist: { $text }.
guide-open-is-missing = Ze geldt als niet vervuld tot ze gedaan is, ook voor de termijn.
guide-once = eenmalig
guide-before-each = voor elke bijeenkomst { $name }
guide-after-start = { $length } na het begin
guide-after-end = { $length } na het einde
guide-after-joining = { $length } na toetreding
guide-after-meeting = { $length } na de bijeenkomst
guide-before-start = { $length } voor het begin
guide-before-end = { $length } voor het einde
guide-before-joining = { $length } voor toetreding
guide-before-meeting = { $length } voor de bijeenkomst
guide-or-later = { $due }, of gerekend vanaf: { $name }, als dat later is
guide-everybody = elke partner
guide-benefits = Wat elk niveau oplevert
guide-by-group = per productgroep
guide-without-level = Partners zonder niveau hebben het ook.
guide-incentives = Geld te verdienen
guide-kind-rebate = bonus
guide-kind-growth-rebate = groeibonus
guide-kind-spiff = verkooppremie (SPIFF)
guide-kind-discount = korting
guide-kind-deal-bonus = dealbonus
guide-kind-fund-accrual = geld voor een fonds
guide-kind-commission = commissie
guide-settled-each-sale = { $kind }, per verkoop afgerekend.
guide-settled-each = { $kind }, { $each } afgerekend.
guide-base = Berekend over: { $what } ({ $records }).
guide-pays-on = Alleen betaald waar geldt: { $condition }.
guide-counts = Wat telt: { $what }.
guide-counts-on = Alleen geteld waar geldt: { $condition }.
guide-base-cap = Hoogstens { $amount } { $per } telt mee.
guide-target = Het doel: { $what }.
guide-no-target = Zonder doel wordt niets verdiend.
guide-baseline = Groei wordt gemeten vanaf: { $what }.
guide-growth-everything = Het groeipercentage wordt over alles betaald.
guide-growth-above = Het groeipercentage wordt betaald over wat boven de uitgangswaarde ligt.
guide-growth-between = Het groeipercentage wordt betaald over wat tussen de doelen ligt.
guide-mode-whole = Het bereikte percentage geldt voor alles.
guide-mode-marginal = Elke staffel betaalt haar percentage over haar deel.
guide-mode-rolling = Lagere staffels betalen tot hun einde; de bereikte betaalt haar percentage over alles.
guide-mode-total = Elke bereikte staffel betaalt over alles.
guide-mode-amount = Bij het bereiken van een staffel wordt een vast bedrag betaald.
guide-mode-linear = Tussen twee staffels groeit het percentage gelijkmatig.
guide-mode-block-up = Er wordt betaald per { $number }, begonnen of vol.
guide-mode-block-down = Er wordt betaald per volle { $number }.
guide-gate-hold = Tot dan wacht het geld.
guide-gate-forfeit = Anders wordt niets betaald.
guide-gate-reduce = Anders wordt minder betaald.
guide-cap = Hoogstens { $amount } { $per }.
guide-floor = Minstens { $amount } { $per }, gegarandeerd.
guide-cap-group = { $name }: { $limit }
guide-minimum = Minder dan { $amount } wordt { $below }.
guide-below-carried = meegenomen
guide-below-forfeited = niet betaald
guide-below-rebate = als bonus betaald
guide-below-kept = behouden
guide-per-sale = per verkoop
guide-per-period = per periode
guide-per-subscription = per abonnement
guide-per-customer = per klant
guide-per-unit = per stuk
guide-per-deal = per deal
guide-per-programme = over het hele programma
guide-per-week = per week
guide-per-month = per maand
guide-per-quarter = per kwartaal
guide-per-half = per halfjaar
guide-per-programme-year = per programmajaar
guide-per-calendar-year = per kalenderjaar
guide-per-anniversary-year = per partnerjaar
guide-stacking-highest = Van meerdere die passen, wordt alleen de hoogste betaald.
guide-stacking-sequential = Ze wordt berekend over wat na de vorige overblijft.
guide-may-go-negative = Retouren kunnen ze negatief maken.
guide-never-negative = Retouren maken ze nooit negatief.
guide-paid = Betaald aan { $payee }.
guide-paid-how = Betaald aan { $payee } { $how }.
guide-payee-partner = de partner
guide-payee-person = de persoon die verkocht
guide-payee-distributor = de distributeur
guide-by-credit-note = per creditnota
guide-by-bank-transfer = per overschrijving
guide-by-deduction = door aftrek van een factuur
guide-by-upfront = vooraf, met de prijs
guide-level-on-sale = Het niveau op de dag van de verkoop telt.
guide-level-on-end = Het niveau aan het einde van de periode telt.
guide-late-days = Late gegevens worden nog { $length } na de periode aangenomen.
guide-late-current = Latere gegevens tellen in de periode waarin ze binnenkomen.
guide-late-original = Latere gegevens tellen in de periode waarbij ze horen.
guide-late-ignored = Latere gegevens tellen niet meer.
guide-split = Wat verdiend is, wordt verdeeld: { $names }.
guide-split-part = { $share } { $name }
guide-split-rebate = uitbetaald
guide-by-month = tot het einde van maand { $number }
guide-nothing-beyond = Vanaf { $figure } wordt niets meer betaald.
guide-rate = percentage
guide-per-piece = { $amount } per stuk
guide-reached-target = Van het doel
guide-reached-value = Bedrag dat telt
guide-reached-quantity = Stuks
guide-reached-growth = Groei
guide-band = { $from } tot minder dan { $to }
guide-band-open = { $from } en meer
guide-enrolled-by = Aangemeld
guide-enrolled-as = Telt als
guide-funds = Marketingfondsen
guide-fund-rate = In het fonds gaat { $rate } van: { $what }.
guide-fund-accrues = Het geld groeit mee met de omzet.
guide-fund-granted = Het geld wordt op aanvraag toegekend.
guide-fund-from = Het komt uit: { $text }.
guide-fund-words = { $level }: { $text }.
guide-fund-earned = Het wordt verdiend: { $each }.
guide-claim-from = Claims kunnen vanaf { $length } na het begin van het gebruik worden ingediend.
guide-claim-until = Claims moeten binnen { $length } na het einde van het gebruik worden ingediend.
guide-claim-from-until = Claims kunnen vanaf { $length } na het begin tot { $last } na het einde van het gebruik worden ingediend.
guide-unused-carried = Wat niet wordt gebruikt, gaat mee.
guide-unused-forfeited = Wat niet wordt gebruikt, vervalt.
guide-participation = Het fonds betaalt { $share } van de kosten.
guide-proof-kept = Bewijs wordt { $length } bewaard.
guide-review-days = Claims worden binnen { $number } werkdagen beoordeeld.
guide-dispute-days = Bezwaren worden binnen { $number } werkdagen beantwoord.
guide-payment-days = Betaling volgt binnen { $number } werkdagen.
guide-earned = Verdiend
guide-used = Gebruikt
guide-claimed = Geclaimd
guide-deals = Dealregistratie
guide-deal-minimum = Omvang van de deal: { $bound }.
guide-deal-or = In plaats daarvan is genoeg: { $condition }.
guide-deal-which = Alleen deals waarvoor geldt: { $condition }.
guide-deal-new-customers = Alleen voor nieuwe klanten.
guide-deal-one-per = Kan maar één keer worden geregistreerd per: { $names }.
guide-deal-excludes = Kan niet worden geregistreerd: { $names }.
guide-deal-limit = Hoogstens { $amount }.
guide-deal-answer = Het antwoord komt binnen { $number } uur.
guide-deal-protected = Een deal is { $length } beschermd.
guide-deal-extended = De bescherming kan worden verlengd.
guide-deal-extended-by = De bescherming kan met { $length } worden verlengd.
guide-deal-times = { $count ->
    [one] Dat kan één keer.
   *[other] Dat kan { $number } keer.
}
guide-deal-before-expiry = Dat moet voor het einde worden gevraagd.
guide-deal-inactive = De bescherming kan na { $length } zonder activiteit worden ingetrokken.
guide-deal-benefit = Ze geeft recht op het voordeel { $name }.
guide-deal-on-whole = Het geldt voor de hele deal.
guide-deal-on-line = Het geldt alleen voor de geregistreerde regel.
guide-deal-upfront = Het wordt vooraf gegeven, met de prijs.
guide-deal-back-end = Het wordt achteraf betaald.
guide-deal-choice = Vooraf of achteraf, naar keuze van de partner.
guide-nfr = Producten niet voor wederverkoop
guide-nfr-discount = Korting: { $amount }.
guide-nfr-purposes = Voor: { $names }.
guide-nfr-amount = Hoogstens { $amount }.
guide-nfr-units = Stuks: hoogstens { $amount }.
guide-nfr-refused = Meer wordt geweigerd.
guide-nfr-normal = Meer is er tegen de normale prijs.
guide-leads = Leads
guide-lead-routes = Wie een lead krijgt, bepalen in deze volgorde: { $names }.
guide-lead-priority = Eerst: { $text }.
guide-lead-accept = Een lead moet binnen { $number } uur worden aangenomen.
guide-lead-report = Het eerste verslag moet er zijn na { $length }.
guide-route-specialisation = specialisatie
guide-route-capacity = capaciteit
guide-partner-types = Soorten partners
guide-segments = Doelgroepen
guide-segment = Doelgroep
guide-belongs = Wie erbij hoort
guide-regions = Regio's
guide-zone = Regio
guide-countries = Landen
guide-other-countries = alle andere landen
guide-groups = Productgroepen
guide-group = Productgroep
guide-products = Wat erbij hoort
guide-record-types = Wat wordt vastgelegd
guide-record-types-about = Naast wat elk programma vastlegt, steunt dit programma op het volgende.
guide-record = Vastlegging
guide-record-dated = Gedateerd
guide-record-columns = Wat erin staat
guide-record-more = zoals anders ook
guide-record-event = op één dag
guide-record-span = van een dag tot een dag
guide-type-text = tekst
guide-type-count = geheel getal
guide-type-number = getal
guide-type-money = bedrag
guide-type-percent = procent
guide-type-date = dag
guide-type-yes-no = ja of nee
guide-each = { $period ->
    [week] elke week
    [month] elke maand
    [quarter] elk kwartaal
    [half] elk halfjaar
    [programme-year] elk programmajaar
    [calendar-year] elk kalenderjaar
   *[anniversary-year] elk partnerjaar
}
guide-first-day-of-each = { $period ->
    [week] op de eerste dag van elke week
    [month] op de eerste dag van elke maand
    [quarter] op de eerste dag van elk kwartaal
    [half] op de eerste dag van elk halfjaar
    [programme-year] op de eerste dag van elk programmajaar
    [calendar-year] op de eerste dag van elk kalenderjaar
   *[anniversary-year] op de eerste dag van elk partnerjaar
}
guide-end-of-each = { $period ->
    [week] aan het einde van elke week
    [month] aan het einde van elke maand
    [quarter] aan het einde van elk kwartaal
    [half] aan het einde van elk halfjaar
    [programme-year] aan het einde van elk programmajaar
    [calendar-year] aan het einde van elk kalenderjaar
   *[anniversary-year] aan het einde van elk partnerjaar
}
guide-fund-used = { $period ->
    [week] Het wordt in dezelfde week gebruikt.
    [month] Het wordt in dezelfde maand gebruikt.
    [quarter] Het wordt in hetzelfde kwartaal gebruikt.
    [half] Het wordt in hetzelfde halfjaar gebruikt.
    [programme-year] Het wordt in hetzelfde programmajaar gebruikt.
    [calendar-year] Het wordt in hetzelfde kalenderjaar gebruikt.
   *[anniversary-year] Het wordt in hetzelfde partnerjaar gebruikt.
}
guide-fund-used-next = { $period ->
    [week] Het wordt in de week daarna gebruikt.
    [month] Het wordt in de maand daarna gebruikt.
    [quarter] Het wordt in het kwartaal daarna gebruikt.
    [half] Het wordt in het halfjaar daarna gebruikt.
    [programme-year] Het wordt in het programmajaar daarna gebruikt.
    [calendar-year] Het wordt in het kalenderjaar daarna gebruikt.
   *[anniversary-year] Het wordt in het partnerjaar daarna gebruikt.
}
