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
date-short = { $month ->
    [1] { $day } jan { $year }
    [2] { $day } feb { $year }
    [3] { $day } mrt { $year }
    [4] { $day } apr { $year }
    [5] { $day } mei { $year }
    [6] { $day } jun { $year }
    [7] { $day } jul { $year }
    [8] { $day } aug { $year }
    [9] { $day } sep { $year }
    [10] { $day } okt { $year }
    [11] { $day } nov { $year }
   *[12] { $day } dec { $year }
}
month-short = { $month ->
    [1] jan
    [2] feb
    [3] mrt
    [4] apr
    [5] mei
    [6] jun
    [7] jul
    [8] aug
    [9] sep
    [10] okt
    [11] nov
   *[12] dec
}
month-of-year = { $from } { $year }
months-of-year = { $from }–{ $to } { $year }
span-short = { $from } – { $to }
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

step-more = { $measure }: nog { $amount } nodig
step-over = { $measure }: nog meer dan { $amount } nodig
step-less = { $measure }: { $amount } te veel
step-under = { $measure }: meer dan { $amount } te veel
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
step-slot-not = { $step } (naast { $names }, telt al elders mee)
step-people-not = { $step } (naast { $names })
step-not = { $name }
step-undefined = { $measure } is nog niet te bepalen
step-duty-open = { $duty }, uiterlijk { $date }
step-duty-overdue = { $duty }, te laat sinds { $date }
step-condition = { $requirement }: niet aan de voorwaarde voldaan
step-invitation = een uitnodiging
advice-met = { $requirement }: aan de vereiste is voldaan
advice-provisional = { $requirement }: geldt als voldaan tot het cijfer vaststaat
advice-not-asked = { $requirement }: niet vereist
advice-not-met = { $requirement }: niet aan de vereiste voldaan

## Regels van de vereisten

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
row-parts = { $requirement }: aan { $holding } voldaan, { $needed } nodig
row-including = moet daarbij zijn: { $names }
row-chosen = { $requirement }: { $chosen } is van toepassing
row-only-if = { $requirement }: voor deze partner niet vereist
row-not-for-level = { $requirement }: op dit niveau niet vereist
row-any-day-met = { $requirement }: op minstens één dag voldaan ({ $window })
row-any-day-not-met = { $requirement }: op geen enkele dag voldaan ({ $window })
row-each-period = { $requirement }: aan het eind van { $held } van { $asked } perioden voldaan, alle nodig ({ $window })
row-today = op de peildatum: { $row }
row-gate = zolang hieraan niet is voldaan, telt niets anders
row-asked-from = de vereiste waarde volgt uit
row-asked-table = tabel “{ $table }”
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
    [one] { $number } registratie telt mee, waarvan { $shown } getoond
   *[other] { $number } registraties tellen mee, waarvan { $shown } getoond
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
ladder-grace = respijttijd tot en met { $date }: daarna vervalt het niveau, tenzij weer aan de vereisten is voldaan
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
ladder-key-shown = de regels hieronder gelden voor { $key }
history-heading = verloop
history-change = { $date }: van { $from } naar { $to } ({ $cause })
history-first = { $date }: { $to } ({ $cause })
history-lost = { $date }: { $from } verloren ({ $cause })
history-none = { $date }: geen niveau ({ $cause })
level-qualified = { $level }: gekwalificeerd
level-not-qualified = { $level }: niet gekwalificeerd
level-rows-missing = { $count ->
    [one] { $level }: niet gekwalificeerd, aan { $number } vereiste niet voldaan
   *[other] { $level }: niet gekwalificeerd, aan { $number } vereisten niet voldaan
}
level-invitation-missing = { $level }: niet gekwalificeerd, de uitnodiging ontbreekt
level-by-invitation = vereist ook een uitnodiging
level-nothing-asked = { $level }: gekwalificeerd, niets vereist
level-any-day = één gekwalificeerde dag is genoeg ({ $window })
risk-secured = veilig: aan de vereisten voor { $level } is voldaan
risk-on-course = op koers: in het tempo van de lopende periode wordt aan de vereisten voor { $level } voldaan
risk-at-risk = in gevaar: aan de vereisten voor { $level } is niet voldaan
cause-launch = start van het programma
cause-entry = toetreding tot het programma
cause-transition = overgenomen van de vroegere status
cause-transition-ended = de vroegere status beschermt niet langer
cause-review = beoordeling per { $date }
cause-at-once = op basis van de cijfers van de dag
cause-grace-ended = de respijttijd is voorbij
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
cause-beneath = alleen volgens de regels, onder het handmatig vastgestelde niveau: { $cause }
cause-with-reason = { $cause }: { $why }
proposal-rise = wacht sinds { $date } op een besluit: verhoging naar { $level }
proposal-fall = wacht sinds { $date } op een besluit: verlaging naar { $level }
proposal-fall-out = wacht sinds { $date } op een besluit: verlies van het niveau
proposal-election = wacht sinds { $date } op controle: keuze voor { $level }
proposal-sanction = wacht sinds { $date } op een besluit: { $sanction }, verlaging naar { $level }
proposal-sanction-out = wacht sinds { $date } op een besluit: { $sanction }, verlies van het niveau
proposal-benefits = wacht sinds { $date } op een besluit: { $sanction }, verlies van voordelen

## Verplichtingen en voordelen

duty-heading = verplichtingen
duty-done = { $duty }: afgerond op { $date }
duty-open = { $duty }: uiterlijk { $date }, tot die tijd in orde
duty-open-missing = { $duty }: uiterlijk { $date }, geldt tot de afronding als niet voldaan
duty-overdue = { $duty }: te laat sinds { $date }
duty-not-owed = { $duty }: niet van toepassing
duty-proof = bewijs: { $text }
duty-if-missed = bij niet-nakoming: { $text }
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
word-secured = veilig
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
word-done = afgerond
word-open = open
word-overdue = te laat
word-not-owed = niet van toepassing
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
word-partners = partners
word-rise = omhoog
word-fall = omlaag
word-newly-at-risk = nieuw in gevaar
word-no-longer-at-risk = niet meer in gevaar
word-benefits-change = voordelen veranderen
word-benefits = voordelen
counted-partners = { $count ->
    [one] { $number } partner
   *[other] { $number } partners
}
counted-rise = { $count ->
    [one] { $number } partner gaat omhoog
   *[other] { $number } partners gaan omhoog
}
counted-fall = { $count ->
    [one] { $number } partner gaat omlaag
   *[other] { $number } partners gaan omlaag
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
guide-needs = Voorwaarde: { $names }.
guide-audience-levels = { $count ->
    [one] Voor niveau { $names }.
   *[other] Voor de niveaus { $names }.
}
guide-audience-levels-of = { $count ->
    [one] Voor niveau { $names } ({ $ladder }).
   *[other] Voor de niveaus { $names } ({ $ladder }).
}
guide-audience-where = Alleen voor partners voor wie het volgende geldt: { $condition }.
guide-levels = Niveaus en hoe ze worden bepaald
guide-level-by-invitation = { $level } (op uitnodiging)
guide-one-level = Er is één niveau: { $level }.
guide-levels-are = De niveaus, van laag naar hoog: { $names }.
guide-decided-rules = Het niveau volgt uit de vereisten.
guide-decided-partner = De partner kiest een niveau waarvoor hij aan de vereisten voldoet, of een lager niveau.
guide-decided-approval = Het niveau volgt uit de vereisten; elke verhoging moet worden goedgekeurd.
guide-decided-purchase = Het niveau wordt verkregen door de betaling { $name }, gedaan terwijl aan de vereisten is voldaan. Het geldt dan { $length }, ongeacht de cijfers.
guide-purchase-shared = Eén betaling is genoeg voor alles wat zo wordt verkregen.
guide-election = De keuzeperiode begint { $start } en duurt { $length }.
guide-silent-lowest = Een partner die niet kiest, komt op het laagste niveau.
guide-silent-best = Een partner die niet kiest, komt op het hoogste niveau waarvoor hij aan de vereisten voldoet.
guide-silent-keep = Een partner die niet kiest, houdt zijn niveau zolang hij aan de vereisten voldoet.
guide-up-verified = Een hoger niveau gaat na controle in, een lager automatisch.
guide-up-automatic = Het gekozen niveau gaat automatisch in.
guide-launch-days = Bij de start van het programma heeft een partner { $length } om een ander niveau aan te vragen.
guide-entry-none = Een nieuwe partner begint zonder niveau.
guide-entry-best = Een nieuwe partner begint op het hoogste niveau waarvoor hij aan de vereisten voldoet.
guide-entry-level = Een nieuwe partner begint op { $level }.
guide-launch-none = Bij de start van het programma heeft niemand een niveau.
guide-launch-best = Bij de start van het programma komt elke partner op het hoogste niveau waarvoor hij aan de vereisten voldoet.
guide-launch-level = Bij de start van het programma komt elke partner op { $level }.
guide-rise-at-once = Een partner gaat omhoog op de dag dat hij aan de vereisten van een hoger niveau voldoet.
guide-rise-never = Niemand gaat omhoog op basis van de cijfers.
guide-rise-each = Verhogingen worden { $end } beoordeeld en gaan de volgende dag in.
guide-rise-each-later = Verhogingen worden { $end } beoordeeld en gaan { $length } later in.
guide-rise-proposal = Over elke verhoging beslist een medewerker.
guide-rise-not-before = Vóór { $date } gaat niemand omhoog.
guide-fall-at-once = Een partner gaat omlaag op de dag dat hij niet meer aan de vereisten voldoet.
guide-fall-never = Niemand gaat omlaag op basis van de cijfers.
guide-fall-each = Verlagingen worden { $end } beoordeeld en gaan de volgende dag in.
guide-fall-each-later = Verlagingen worden { $end } beoordeeld en gaan { $length } later in.
guide-fall-grace = Er geldt een respijttijd van { $length }: een partner gaat alleen omlaag als hij daarna nog onder zijn niveau zit.
guide-fall-proposal = Over elke verlaging beslist een medewerker.
guide-fall-not-before = Vóór { $date } gaat niemand omlaag.
guide-qualifies = Aan de vereisten moet zijn voldaan: { $when }.
guide-qualifies-on-the-day = op de dag zelf
guide-qualifies-any-day = op één dag van deze periode: { $window }
guide-each-key = Het niveau wordt per { $name } apart bepaald; het beste telt.
guide-lock-out = Wie eruit valt, kan { $length } lang niet terugkomen.
guide-transition = Een eerdere status beschermt een partner tot en met { $date }: hij zakt niet onder het hier genoemde niveau.
guide-transition-highest = Van meerdere telt de hoogste.
guide-transition-lowest = Van meerdere telt de laagste.
guide-transition-status = Eerdere status
guide-transition-level = Minimaal
guide-sanctions = Gevolgen als tussentijds niet aan vereisten wordt voldaan:
guide-sanction = Aanleiding
guide-sanction-when = Wanneer
guide-sanction-then = Gevolg
guide-missed-once = niet voldaan aan { $name }, beoordeeld { $end }
guide-missed-several = { $number } keer achter elkaar niet voldaan aan { $name }, beoordeeld { $end }
guide-then-benefits = voordelen vervallen
guide-then-lowest = verlaging naar het laagste niveau
guide-then-lower = verlaging met één niveau
guide-then-proposal = Niets gaat automatisch in: een medewerker beslist.
guide-requirements = Wat elk niveau vraagt
guide-requirements-all = Voor het niveau moet aan elke regel zijn voldaan.
guide-requirements-parts = Regels met een streepje horen bij de regel erboven.
guide-invitation = Uitnodiging
guide-cell-people = zie hieronder
guide-cell-any = één hiervan
guide-cell-all = al deze
guide-cell-several = { $number } hiervan
guide-cell-choose = de toepasselijke
guide-gate = Zolang hieraan niet is voldaan, telt niets anders.
guide-only-if = Alleen vereist als geldt: { $condition }.
guide-any-day = Eén dag is genoeg: { $window }.
guide-in-each = Hieraan moet aan het einde van elke periode zijn voldaan: { $window }.
guide-undefined-met = Als het getal niet te berekenen is, geldt de vereiste als voldaan.
guide-undefined-not-met = Als het getal niet te berekenen is, geldt de vereiste als niet voldaan.
guide-undefined-not-asked = Als het getal niet te berekenen is, vervalt de vereiste.
guide-measured-by = Gemeten aan de hand van { $name }.
guide-asked-condition = Vereist: { $condition }.
guide-asked-duty = De verplichting: { $name }.
guide-one-slot = Elke persoon telt in maar één regel.
guide-any-slot = Een persoon mag in meerdere regels tellen.
guide-slot-who = Wie telt: { $who }.
guide-including = Moet daarbij zijn: { $names }.
guide-path-when = Geldt als het volgende zo is: { $condition }.
guide-path-else = Geldt in alle andere gevallen.
guide-people-all = personen in dienst op de peildatum
guide-people-where = personen in dienst op de peildatum voor wie geldt: { $condition }
guide-holding = met een geldig certificaat waarvoor geldt: { $condition }
guide-pool-group = alle partners van dezelfde groep tellen samen
guide-tables = Cijfers
guide-table-key = sleutel
guide-table-outside = Per { $names }. De cijfers worden buiten dit bestand bijgehouden; uw contactpersoon heeft ze.
guide-values = Vaste waarden
guide-between = nog niet vastgesteld, tussen { $lower } en { $upper }; tot die tijd geldt { $taken }
guide-see-table = zie tabel { $table }
guide-see-table-by = per { $names }, zie tabel { $table }
guide-measures = Hoe er wordt gemeten
guide-measures-about = Eerst de kengetallen van de vereisten, daarna waaruit ze zijn opgebouwd.
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
guide-only-where = { $what }, alleen als geldt: { $condition }
guide-kept-per = { $what }, apart per { $name }
guide-over-each = { $what }, over alle waarden van { $name }
guide-is = { $left } is { $right }
guide-is-not = { $left } is niet { $right }
guide-before = { $left } ligt vóór { $right }
guide-not-after = { $left } ligt niet na { $right }
guide-after = { $left } ligt na { $right }
guide-not-before = { $left } ligt niet vóór { $right }
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
guide-met = aan { $name } is voldaan
guide-not-met = aan { $name } is niet voldaan
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
guide-case = { $value } als geldt: { $condition }
guide-case-before = { $value } als de peildatum vóór { $date } ligt
guide-case-not-after = { $value } als de peildatum niet na { $date } ligt
guide-case-after = { $value } als de peildatum na { $date } ligt
guide-case-not-before = { $value } als de peildatum niet vóór { $date } ligt
guide-otherwise = anders { $value }
guide-least = de kleinste waarde van { $names }
guide-greatest = de grootste waarde van { $names }
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
guide-records-person = personen
guide-records-credential = certificaten
guide-records-duty = nagekomen verplichtingen
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
guide-column-duty = verplichting
guide-column-status = status
guide-column-amount = bedrag
guide-column-stage = fase
guide-column-closes = verwachte afsluiting
guide-column-value = waarde
guide-column-region = regio
guide-duties = Verplichtingen en termijnen
guide-how-often = hoe vaak
guide-who = wie
guide-days-from-next = Dagen tellen vanaf de volgende dag, de laatste inbegrepen: { $length } vanaf { $date } eindigen op { $last }.
guide-days-from-same = Dagen tellen vanaf de dag zelf, de laatste inbegrepen: { $length } vanaf { $date } eindigen op { $last }.
guide-proof = Bewijs: { $text }.
guide-if-missed = Als dit niet wordt nagekomen: { $text }.
guide-open-is-missing = Tot de afronding geldt de verplichting als niet voldaan, ook vóór het einde van de termijn.
guide-once = eenmalig
guide-before-each = vóór elke bijeenkomst { $name }
guide-after-start = { $length } na het begin
guide-after-end = { $length } na het einde
guide-after-joining = { $length } na de toetreding
guide-after-meeting = { $length } na de bijeenkomst
guide-before-start = { $length } vóór het begin
guide-before-end = { $length } vóór het einde
guide-before-joining = { $length } vóór de toetreding
guide-before-meeting = { $length } vóór de bijeenkomst
guide-or-later = { $due } of, als dat later is, vanaf: { $name }
guide-everybody = elke partner
guide-benefits = Wat elk niveau oplevert
guide-by-group = per productgroep
guide-without-level = Partners zonder niveau hebben het ook.
guide-incentives = Vergoedingen
guide-kind-rebate = bonus
guide-kind-growth-rebate = groeibonus
guide-kind-spiff = verkooppremie (SPIFF)
guide-kind-discount = korting
guide-kind-deal-bonus = dealbonus
guide-kind-fund-accrual = storting in een fonds
guide-kind-commission = commissie
guide-settled-each-sale = { $kind }, per verkoop afgerekend.
guide-settled-each = { $kind }, { $each } afgerekend.
guide-interim = Voordat de periode voorbij is, wordt { $each } geboekt wat tot dan toe is verdiend.
guide-accrual-rate = Tot die tijd wordt { $rate } van de grondslag geboekt.
guide-accrual-band = Tot die tijd wordt het percentage van de trede met dit nummer geboekt: { $what }.
guide-base = Grondslag: { $what } ({ $records }).
guide-pays-on = Er wordt alleen betaald als geldt: { $condition }.
guide-new-customer = Alleen betaald voor klanten die in de tijd daarvoor ({ $length }) bij niemand kochten.
guide-by-registrant = Verdiend door wie de deal heeft geregistreerd, wie hem ook verkoopt: uiterlijk op de dag van de verkoop geregistreerd en dan beschermd.
guide-counts = Wat telt: { $what }.
guide-counts-on = Er wordt alleen geteld als geldt: { $condition }.
guide-base-cap = Maximaal { $amount } { $per } telt mee.
guide-target = Het doel: { $what }.
guide-no-target = Zonder doel is er geen vergoeding.
guide-baseline = Groei wordt gemeten vanaf: { $what }.
guide-growth-everything = Het groeipercentage geldt voor het volledige bedrag.
guide-growth-above = Het groeipercentage geldt voor het deel boven de uitgangswaarde.
guide-growth-between = Het groeipercentage geldt voor het deel tussen de doelen.
guide-mode-whole = Het bereikte percentage geldt voor het volledige bedrag.
guide-mode-marginal = Het percentage van elke staffel geldt alleen voor het deel dat erin valt.
guide-mode-rolling = De percentages van lagere staffels gelden tot het einde daarvan; het percentage van de bereikte staffel geldt voor het volledige bedrag.
guide-mode-total = Het percentage van elke bereikte staffel geldt voor het volledige bedrag.
guide-mode-amount = Bij het bereiken van een staffel wordt een vast bedrag betaald.
guide-mode-linear = Tussen twee staffels groeit het percentage gelijkmatig.
guide-mode-block-up = Er wordt betaald per { $number }, ook als die niet vol is.
guide-mode-block-down = Er wordt betaald per volle { $number }.
guide-bands-per-group = De staffel wordt gevuld door alle partners van de bedrijvengroep samen; ieder wordt over de eigen verkopen betaald.
guide-bands-per-product-group = Elke productgroep vult de staffel apart.
guide-bands-per-column = De staffel wordt per { $column } apart gevuld.
guide-gate-hold = Tot die tijd wordt de betaling aangehouden.
guide-gate-forfeit = Anders wordt niets betaald.
guide-gate-reduce = Anders wordt minder betaald.
guide-cap = Maximaal { $amount } { $per }.
guide-floor = Minimaal { $amount } { $per }, gegarandeerd.
guide-floor-carries = Wat daarboven is verdiend, telt mee voor de volgende garantie van het programmajaar.
guide-cap-group = { $name }: { $limit }
guide-minimum = Een bedrag onder { $amount } wordt { $below }.
guide-below-carried = meegenomen naar de volgende periode
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
guide-stacking-highest = Als er meerdere van toepassing zijn, wordt alleen de hoogste betaald.
guide-stacking-sequential = Er wordt gerekend over wat na de vorige overblijft.
guide-reduces-nothing = Ze vermindert niet waarover andere worden betaald.
guide-may-go-negative = Door retouren kan de vergoeding negatief worden.
guide-never-negative = Door retouren wordt de vergoeding nooit negatief.
guide-paid = Betaald aan { $payee }.
guide-paid-how = Betaald aan { $payee } { $how }.
guide-payee-partner = de partner
guide-payee-person = de persoon die heeft verkocht
guide-payee-distributor = de distributeur
guide-by-credit-note = per creditnota
guide-by-bank-transfer = per overschrijving
guide-by-deduction = door aftrek van een factuur
guide-by-upfront = vooraf, met de prijs
guide-level-on-sale = Het niveau op de dag van de verkoop telt.
guide-level-on-end = Het niveau aan het einde van de periode telt.
guide-late-days = Late gegevens worden nog { $length } na de periode geaccepteerd.
guide-late-current = Latere gegevens tellen in de periode waarin ze binnenkomen.
guide-late-original = Latere gegevens tellen in de periode waarbij ze horen.
guide-late-ignored = Latere gegevens tellen niet meer.
guide-split = De vergoeding wordt verdeeld: { $names }.
guide-split-part = { $share } { $name }
guide-split-rebate = uitbetaald
guide-by-month = tot het einde van maand { $number }
guide-nothing-beyond = Vanaf { $figure } wordt niets meer betaald.
guide-nothing-above = Boven { $figure } wordt niets meer betaald.
guide-rate = percentage
guide-per-piece = { $amount } per stuk
guide-free-pieces = { $number } gratis stuks
guide-per-block-down = { $amount } per volle { $number }
guide-per-block-up = { $amount } per begonnen { $number }
guide-reached-target = Doelrealisatie
guide-reached-value = Meetellend bedrag
guide-reached-quantity = Stuks
guide-reached-growth = Groei
guide-band = { $from } tot minder dan { $to }
guide-band-open = { $from } en meer
guide-band-below = minder dan { $to }
guide-band-above = meer dan { $from }, tot en met { $to }
guide-band-above-open = meer dan { $from }
guide-band-up-to = tot en met { $to }
guide-enrolled-by = Aangemeld
guide-enrolled-as = Telt als
guide-funds = Marketingfondsen
guide-fund-rate = Het fonds krijgt { $rate } van de grondslag ({ $what }).
guide-fund-accrues = Het tegoed groeit mee met de omzet.
guide-fund-granted = Het budget wordt op aanvraag toegekend.
guide-fund-from = Het budget komt uit: { $text }.
guide-fund-words = { $level }: { $text }.
guide-fund-earned = { $period ->
    [week] Het tegoed wordt per week opgebouwd.
    [month] Het tegoed wordt per maand opgebouwd.
    [quarter] Het tegoed wordt per kwartaal opgebouwd.
    [half] Het tegoed wordt per halfjaar opgebouwd.
    [programme-year] Het tegoed wordt per programmajaar opgebouwd.
    [calendar-year] Het tegoed wordt per kalenderjaar opgebouwd.
   *[anniversary-year] Het tegoed wordt per partnerjaar opgebouwd.
}
guide-claim-from = Claims kunnen vanaf { $length } na het begin van de gebruiksperiode worden ingediend.
guide-claim-until = Claims moeten binnen { $length } na het einde van de gebruiksperiode worden ingediend.
guide-claim-from-until = Claims kunnen vanaf { $length } na het begin tot { $last } na het einde van de gebruiksperiode worden ingediend.
guide-unused-carried = Wat niet wordt gebruikt, gaat mee naar de volgende periode.
guide-unused-forfeited = Wat niet wordt gebruikt, vervalt.
guide-participation = Het fonds betaalt { $share } van de kosten.
guide-proof-kept = Bewijs wordt { $length } bewaard.
guide-review-days = Claims worden binnen { $number } werkdagen beoordeeld.
guide-dispute-days = Bezwaren worden binnen { $number } werkdagen beantwoord.
guide-payment-days = Betaling volgt binnen { $number } werkdagen.
guide-earned = Opgebouwd
guide-used = Gebruikt
guide-claimed = Geclaimd
guide-deals = Dealregistratie
guide-deal-minimum = Omvang van de deal: { $bound }.
guide-deal-or = In plaats daarvan volstaat: { $condition }.
guide-deal-which = Alleen deals waarvoor geldt: { $condition }.
guide-deal-new-customers = Alleen voor nieuwe klanten.
guide-deal-one-per = Kan maar één keer worden geregistreerd per: { $names }.
guide-deal-excludes = Kan niet worden geregistreerd: { $names }.
guide-deal-limit = Maximaal { $amount }.
guide-deal-answer = Het antwoord komt binnen { $number } uur.
guide-deal-protected = Een deal is { $length } beschermd.
guide-deal-extended = De bescherming kan worden verlengd.
guide-deal-extended-by = De bescherming kan met { $length } worden verlengd.
guide-deal-times = { $count ->
    [one] Dat kan één keer.
   *[other] Dat kan { $number } keer.
}
guide-deal-before-expiry = De verlenging moet vóór het einde van de bescherming worden aangevraagd.
guide-deal-inactive = De bescherming kan na { $length } zonder activiteit worden ingetrokken.
guide-deal-benefit = De registratie geeft recht op het voordeel { $name }.
guide-deal-on-whole = Het geldt voor de hele deal.
guide-deal-on-line = Het geldt alleen voor de geregistreerde regel.
guide-deal-upfront = Het wordt vooraf gegeven, met de prijs.
guide-deal-back-end = Het wordt achteraf betaald.
guide-deal-choice = Vooraf of achteraf, naar keuze van de partner.
guide-nfr = Producten niet voor wederverkoop
guide-nfr-discount = Korting: { $amount }.
guide-nfr-purposes = Voor: { $names }.
guide-nfr-amount = Maximaal { $amount }.
guide-nfr-units = Stuks: maximaal { $amount }.
guide-nfr-refused = Wat daarboven gaat, wordt geweigerd.
guide-nfr-normal = Daarboven geldt de normale prijs.
guide-leads = Leads
guide-lead-routes = Wie een lead krijgt, bepalen in deze volgorde: { $names }.
guide-lead-priority = Eerst: { $text }.
guide-lead-accept = Een lead moet binnen { $number } uur worden geaccepteerd.
guide-lead-report = Termijn voor het eerste verslag: { $length }.
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
guide-record = Registratie
guide-record-dated = Gedateerd
guide-record-columns = Wat erin staat
guide-record-more = zoals gebruikelijk
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
    [week] Het tegoed wordt in dezelfde week gebruikt.
    [month] Het tegoed wordt in dezelfde maand gebruikt.
    [quarter] Het tegoed wordt in hetzelfde kwartaal gebruikt.
    [half] Het tegoed wordt in hetzelfde halfjaar gebruikt.
    [programme-year] Het tegoed wordt in hetzelfde programmajaar gebruikt.
    [calendar-year] Het tegoed wordt in hetzelfde kalenderjaar gebruikt.
   *[anniversary-year] Het tegoed wordt in hetzelfde partnerjaar gebruikt.
}
guide-fund-used-next = { $period ->
    [week] Het tegoed wordt in de week daarna gebruikt.
    [month] Het tegoed wordt in de maand daarna gebruikt.
    [quarter] Het tegoed wordt in het kwartaal daarna gebruikt.
    [half] Het tegoed wordt in het halfjaar daarna gebruikt.
    [programme-year] Het tegoed wordt in het programmajaar daarna gebruikt.
    [calendar-year] Het tegoed wordt in het kalenderjaar daarna gebruikt.
   *[anniversary-year] Het tegoed wordt in het partnerjaar daarna gebruikt.
}

## Geld: hoe een bedrag tot stand komt

step-percent = { $rate } van { $on }
step-per-piece = { $amount } voor elk van { $number } stuks
step-once = { $amount }
step-each = { $number } keer { $amount }
step-blocks = { $number } blokken van { $amount }
step-goods = { $number } keer { $pieces } gratis stuks
step-in-band = { $band }: { $what }
step-at-level = { $what } ({ $level })
step-of = { $of }: { $what }
step-cap = Ten hoogste { $amount }
step-cap-before = Ten hoogste { $amount }; eerder werd { $before } verdiend
step-floor = Gegarandeerd: { $amount }
step-floor-carried = Gegarandeerd: { $amount }; eerder werd { $carried } verdiend
step-not-negative = Niet onder nul
step-gate = Er ontbreekt iets: { $share } blijft over
step-beaten = { $name } betaalt meer voor dezelfde verkoop
step-rounding = Afgerond
amount-pieces = { $count ->
    [one] { $number } stuk
   *[other] { $number } stuks
}
reached-target = { $counted } van een doel van { $target }: { $percent }
reached-growth = { $counted } tegen { $target } daarvoor: { $percent } groei
reached-value = { $counted } telt mee voor de staffel
reached-of = { $of }: { $what }
beyond-limit = { $amount } ligt boven de grens en wordt niet vergoed
remark-no-target = Geen doel bekend: niets verdiend
remark-not-enrolled = Niet op tijd ingeschreven: niets verdiend
remark-outside = Doet niet mee
remark-forfeited = Niets verdiend. Er ontbreekt: { $names }
remark-held = Verdiend, en wacht op: { $names }
remark-reduced = Verlaagd. Er ontbreekt: { $names }
to-person = { $amount } aan { $person }
next-band = Nog { $more } tot en met { $date } haalt { $band }: goed voor { $worth }
next-target = { $edge } van het doel
next-growth = { $edge } groei
next-from = de staffel vanaf { $edge }
not-paid-where = Alleen betaald als geldt: { $condition }
not-paid-level = Op die dag werd geen deelnemend niveau gehouden
not-paid-amount = Zonder bedrag
not-paid-known-customer = De klant is niet nieuw
not-paid-group = Hoort bij geen productgroep die wordt vergoed
records-left-out = { $count ->
    [one] { $number } regel
   *[other] { $number } regels
}
exchange-rate = { $currency } tegen { $rate } ({ $date })
booked-in = { $date }, boekingen { $entries }
booked-in-one = { $date }, boeking { $entries }
more-records = { $count ->
    [one] Nog { $number } regel staat in de werkmap.
   *[other] Nog { $number } regels staan in de werkmap.
}
does-not-tie = Dit is niet wat geboekt is: { $what }
answer-open = open
answer-granted = toegewezen { $date }
answer-refused = afgewezen { $date }
entry-earned = Verdiend: { $name }
entry-back = Teruggenomen (boeking { $of }): { $name }
entry-anew = Opnieuw geboekt: { $name }
entry-released = Vrijgegeven: { $name }
entry-forfeited = Vervallen: { $name }
entry-due = Uit te betalen: { $name }
entry-paid = Betaald: { $name }
entry-granted = Toegekend: { $name }
entry-transferred = Overgedragen: { $name }
entry-earmarked = Aan een activiteit toegezegd: { $name }
entry-unneeded = Niet nodig, weer vrij: { $name }
entry-claimed = Gedeclareerd: { $name }
entry-refused = Declaratie afgewezen: { $name }
entry-expired = De tijd is verstreken: { $name }
paper-page = Pagina { $page } van { $pages }
paper-promise = Elk bedrag is een som van stappen, elke stap heeft zijn regels, en de boekingen zijn die van de boeken.

## Geld: woorden op een overzicht

paper-statement = Overzicht
paper-period = Periode
paper-version = Versie
paper-partner = Partnernummer
paper-up-to = Rekening tot en met
paper-currency = Valuta
paper-earned = Verdiend in de periode
paper-to-be-paid = Uit te betalen
paper-paid = In deze tijd betaald
paper-balance = Stand aan het eind
paper-next = Wat nu te doen
paper-overview = Wat er verdiend is
paper-incentive = Waarvoor
paper-paid-on = Grondslag
paper-reached = Bereikt
paper-amount = Bedrag
paper-booked = Geboekt
paper-rules = Wat is toegezegd
paper-steps = Hoe het tot stand komt
paper-step = Stap
paper-sold = Wat er verkocht is
paper-records = Regels
paper-not-paid-on = Niet vergoed
paper-reason = Waarom
paper-account = Rekening
paper-opening = Begin
paper-accrued = Verdiend
paper-settled = Betaald
paper-adjusted = Gecorrigeerd
paper-closing = Einde
paper-total = Totaal
paper-entries = Boekingen
paper-number = Nr.
paper-what = Wat
paper-earned-in = Verdiend in
paper-change = Mutatie
paper-standing = Stand
paper-date = Datum
paper-invoice = Factuur
paper-line = Regel
paper-product = Product
paper-customer = Klant
paper-quantity = Stuks
paper-counts = Telt mee
paper-exchange = Wisselkoers
paper-funds = Marketingfondsen
paper-used-in = Te gebruiken
paper-claimed-in = In te dienen
paper-not-booked = nog niet geboekt
paper-nothing = In deze periode is niets verdiend.
paper-no-entries = In deze tijd is niets geboekt.
paper-disputes = Bezwaren
paper-answer = Antwoord
paper-disputed = Wat wordt betwist
paper-summary = Samenvatting
