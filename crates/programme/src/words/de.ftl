# Deutsche Wörter. Jede Meldung steht auch in en.ftl und nl.ftl, mit denselben Angaben.

## Zahlen und Tage

amount-money = { $number } { $currency }
amount-percent = { $number } %
amount-points = { $count ->
    [one] { $number } Punkt
   *[other] { $number } Punkte
}
amount-people = { $count ->
    [one] { $number } Person
   *[other] { $number } Personen
}
amount-days = { $count ->
    [one] { $number } Tag
   *[other] { $number } Tage
}
amount-weeks = { $count ->
    [one] { $number } Woche
   *[other] { $number } Wochen
}
amount-months = { $count ->
    [one] { $number } Monat
   *[other] { $number } Monate
}
amount-years = { $count ->
    [one] { $number } Jahr
   *[other] { $number } Jahre
}
amount-per = { $period ->
    [once] { $amount } einmalig
    [week] { $amount } pro Woche
    [month] { $amount } pro Monat
    [quarter] { $amount } pro Quartal
    [half] { $amount } pro Halbjahr
    [programme-year] { $amount } pro Programmjahr
    [calendar-year] { $amount } pro Kalenderjahr
   *[anniversary-year] { $amount } pro Partnerjahr
}
difference-percent = { $count ->
    [one] { $number } Prozentpunkt
   *[other] { $number } Prozentpunkte
}
date-long = { $month ->
    [1] { $day }. Januar { $year }
    [2] { $day }. Februar { $year }
    [3] { $day }. März { $year }
    [4] { $day }. April { $year }
    [5] { $day }. Mai { $year }
    [6] { $day }. Juni { $year }
    [7] { $day }. Juli { $year }
    [8] { $day }. August { $year }
    [9] { $day }. September { $year }
    [10] { $day }. Oktober { $year }
    [11] { $day }. November { $year }
   *[12] { $day }. Dezember { $year }
}
date-range = { $from } bis { $to }
list-and = { $rest } und { $last }
list-more = { $names } und { $count ->
    [one] { $number } weitere Person
   *[other] { $number } weitere
}

## Zeiträume

window-to-date = { $period ->
    [week] laufende Woche
    [month] laufender Monat
    [quarter] laufendes Quartal
    [half] laufendes Halbjahr
    [programme-year] laufendes Programmjahr
    [calendar-year] laufendes Kalenderjahr
   *[anniversary-year] laufendes Partnerjahr
}
window-and-before = { $window } und { $number } davor
window-previous = { $period ->
    [week] vorige Woche
    [month] voriger Monat
    [quarter] voriges Quartal
    [half] voriges Halbjahr
    [programme-year] voriges Programmjahr
    [calendar-year] voriges Kalenderjahr
   *[anniversary-year] voriges Partnerjahr
}
window-full = { $period ->
    [week] letzte { $number } volle Wochen
    [month] letzte { $number } volle Monate
    [quarter] letzte { $number } volle Quartale
    [half] letzte { $number } volle Halbjahre
    [programme-year] letzte { $number } volle Programmjahre
    [calendar-year] letzte { $number } volle Kalenderjahre
   *[anniversary-year] letzte { $number } volle Partnerjahre
}
window-days = { $count ->
    [one] letzter Tag
   *[other] letzte { $number } Tage
}
window-weeks = { $count ->
    [one] letzte Woche
   *[other] letzte { $number } Wochen
}
window-months = { $count ->
    [one] letzter Monat
   *[other] letzte { $number } Monate
}
window-years = { $count ->
    [one] letztes Jahr
   *[other] letzte { $number } Jahre
}
window-since-joining = seit dem Beitritt
window-ever = gesamter Zeitraum
window-on-the-day = am Stichtag
window-earlier = { $window }, { $length } früher
window-with-days = { $window } ({ $days })

## Was fehlt

step-more = { $measure }: noch { $amount }
step-over = { $measure }: noch mehr als { $amount }
step-less = { $measure }: { $amount } weniger
step-under = { $measure }: mehr als { $amount } weniger
step-people = { $count ->
    [one] { $measure }: noch { $number } Person
   *[other] { $measure }: noch { $number } Personen
}
step-people-over = { $count ->
    [one] { $measure }: noch mehr als { $number } Person
   *[other] { $measure }: noch mehr als { $number } Personen
}
step-slot = { $count ->
    [one] { $slot }: noch { $number } Person
   *[other] { $slot }: noch { $number } Personen
}
step-slot-not = { $step }, { $names } (zählt bereits an anderer Stelle)
step-not = nicht { $name }
step-undefined = { $measure } lässt sich noch nicht ermitteln
step-duty-open = { $duty }, fällig am { $date }
step-duty-overdue = { $duty }, überfällig seit dem { $date }
step-condition = { $requirement }: Bedingung nicht erfüllt
step-invitation = eine Einladung
advice-met = { $requirement }: Anforderung erfüllt
advice-provisional = { $requirement }: gilt als erfüllt, bis der Wert festgelegt ist
advice-not-asked = { $requirement }: nicht gefordert
advice-not-met = { $requirement }: Anforderung nicht erfüllt

## Zeilen der Anforderungen

bound-at-least = mindestens { $figure }
bound-more-than = mehr als { $figure }
bound-at-most = höchstens { $figure }
bound-less-than = weniger als { $figure }
row-met = { $requirement }: erfüllt
row-not-met = { $requirement }: nicht erfüllt
row-compared = { $requirement }: { $actual }, gefordert: { $bound }
row-short = { $requirement }: { $actual }, gefordert: { $bound }, noch offen: { $gap }
row-excess = { $requirement }: { $actual }, gefordert: { $bound }, zu viel: { $gap }
row-undefined = { $requirement }: lässt sich noch nicht ermitteln
row-undefined-bound = { $requirement }: lässt sich noch nicht ermitteln, gefordert: { $bound }
row-no-figure = { $requirement }: { $actual }, kein Wert festgelegt
row-range = noch nicht festgelegt: zwischen { $lower } und { $upper }
row-range-met = gilt als erfüllt, bis der Wert festgelegt ist
row-range-not-met = gilt als nicht erfüllt, bis der Wert festgelegt ist
row-people = { $requirement }: { $filled } von { $need } Personen
row-slot = { $slot }: { $filled } von { $need }
row-slot-people = { $slot }: { $filled } von { $need }, { $names }
row-elsewhere = käme in Frage, zählt bereits an anderer Stelle: { $names }
row-parts = { $requirement }: { $holding } erfüllt, { $needed } nötig
row-including = muss darunter sein: { $names }
row-chosen = { $requirement }: es gilt { $chosen }
row-only-if = { $requirement }: von diesem Partner nicht gefordert
row-not-for-level = { $requirement }: auf dieser Stufe nicht gefordert
row-any-day-met = { $requirement }: an mindestens einem Tag erfüllt ({ $window })
row-any-day-not-met = { $requirement }: an keinem Tag erfüllt ({ $window })
row-each-period = { $requirement }: am Ende von { $held } von { $asked } Zeiträumen erfüllt, alle nötig ({ $window })
row-today = am Stichtag: { $row }
row-gate = solange dies nicht erfüllt ist, zählt nichts anderes
row-counting = es zählen: { $names }
row-nobody = bisher zählt niemand
row-note = Hinweis: { $text }
measure-value = { $measure }: { $amount }
measure-undefined = { $measure }: lässt sich noch nicht ermitteln
measure-by-key = { $count ->
    [one] { $measure }: { $number } Wert
   *[other] { $measure }: { $number } Werte
}
records-count = { $count ->
    [0] kein Nachweis zählt
    [one] { $number } Nachweis zählt
   *[other] { $number } Nachweise zählen
}
records-shown = { $count ->
    [one] { $number } Nachweis zählt, davon gezeigt: { $shown }
   *[other] { $number } Nachweise zählen, davon gezeigt: { $shown }
}
records-row = { $place }, { $date }
records-row-value = { $place }, { $date }: { $value }

## Stufenleitern

standing-of = { $partner }, Stand { $date }
standing-known = { $standing }, Kenntnisstand { $date }
standing-version = { $programme }, Fassung { $version }
ladder-held = { $ladder }: { $level } seit dem { $date }
ladder-held-why = { $ladder }: { $level } seit dem { $date } ({ $cause })
ladder-held-plain = { $ladder }: { $level }
ladder-none = { $ladder }: keine Stufe
ladder-none-why = { $ladder }: keine Stufe seit dem { $date } ({ $cause })
ladder-kept = bleibt bis zum { $date } erhalten, unabhängig von den Zahlen
ladder-grace = Schonfrist bis zum { $date }: danach entfällt die Stufe, wenn die Anforderungen nicht wieder erfüllt sind
ladder-coming = beschlossen: { $level } ab dem { $date }
ladder-coming-none = beschlossen: keine Stufe ab dem { $date }
ladder-choice = der Partner kann bis zum { $date } wählen: { $levels }
ladder-choice-none = Wahlfrist bis zum { $date }: keine Stufe steht zur Wahl
ladder-next = nächste Stufe: { $level }
ladder-next-met = nächste Stufe: { $level }, ihre Anforderungen sind erfüllt
ladder-top = die höchste Stufe ist erreicht
ladder-by-key = { $column ->
    [region] je Region; die beste zählt
   *[other] je { $column }; das Beste zählt
}
ladder-key = { $key }: { $level }
ladder-key-none = { $key }: keine Stufe
ladder-key-shown = die folgenden Zeilen gelten für { $key }
history-heading = Verlauf
history-change = { $date }: von { $from } auf { $to } ({ $cause })
history-first = { $date }: { $to } ({ $cause })
history-lost = { $date }: { $from } verloren ({ $cause })
history-none = { $date }: keine Stufe ({ $cause })
level-qualified = { $level }: qualifiziert
level-not-qualified = { $level }: nicht qualifiziert
level-rows-missing = { $count ->
    [one] { $level }: nicht qualifiziert, { $number } Anforderung fehlt
   *[other] { $level }: nicht qualifiziert, { $number } Anforderungen fehlen
}
level-invitation-missing = { $level }: nicht qualifiziert, die Einladung fehlt
level-by-invitation = setzt auch eine Einladung voraus
level-nothing-asked = { $level }: qualifiziert, nichts gefordert
level-any-day = ein qualifizierter Tag genügt ({ $window })
risk-secured = gesichert: die Anforderungen für { $level } sind erfüllt
risk-on-course = auf Kurs: im Tempo des laufenden Zeitraums werden die Anforderungen für { $level } erfüllt
risk-at-risk = gefährdet: die Anforderungen für { $level } sind nicht erfüllt
cause-launch = Start des Programms
cause-entry = Beitritt zum Programm
cause-transition = aus dem früheren Status übernommen
cause-transition-ended = der frühere Status schützt nicht mehr
cause-review = Überprüfung zum { $date }
cause-at-once = nach den Zahlen des Tages
cause-grace-ended = die Schonfrist ist abgelaufen
cause-elected = vom Partner gewählt
cause-silent = der Partner hat nicht gewählt
cause-approved = genehmigt
cause-approved-by = genehmigt von { $by }
cause-sanction = Sanktion: { $sanction }
cause-override = von Hand gesetzt
cause-override-by = gesetzt von { $by }
cause-override-ended = die von Hand gesetzte Stufe ist abgelaufen
cause-purchased = bei erfüllten Anforderungen bezahlt
cause-purchase-ended = der bezahlte Zeitraum ist abgelaufen
cause-new-version = neue Fassung des Programms
cause-with-reason = { $cause }: { $why }
proposal-rise = wartet seit dem { $date } auf eine Entscheidung: Aufstieg zu { $level }
proposal-fall = wartet seit dem { $date } auf eine Entscheidung: Abstieg zu { $level }
proposal-fall-out = wartet seit dem { $date } auf eine Entscheidung: Verlust der Stufe
proposal-election = wartet seit dem { $date } auf Prüfung: Wahl von { $level }
proposal-sanction = wartet seit dem { $date } auf eine Entscheidung: { $sanction }, Abstieg zu { $level }
proposal-sanction-out = wartet seit dem { $date } auf eine Entscheidung: { $sanction }, Verlust der Stufe
proposal-benefits = wartet seit dem { $date } auf eine Entscheidung: { $sanction }, Verlust von Leistungen

## Pflichten und Leistungen

duty-heading = Pflichten
duty-done = { $duty }: erledigt am { $date }
duty-open = { $duty }: fällig am { $date }, bis dahin in Ordnung
duty-open-missing = { $duty }: fällig am { $date }, gilt bis zur Erledigung als nicht erfüllt
duty-overdue = { $duty }: überfällig seit dem { $date }
duty-not-owed = { $duty }: nicht geschuldet
duty-proof = Nachweis: { $text }
duty-if-missed = bei Versäumnis: { $text }
benefit-heading = Leistungen
benefit-given = { $benefit }: ja
benefit-value = { $benefit }: { $value }
benefit-by-group = { $benefit }: je Produktgruppe
benefit-none = { $benefit }: auf dieser Stufe nicht enthalten
benefit-withheld = { $benefit }, zurückgehalten

## Wörter für Tabellen

word-partner = Partner
word-name = Name
word-country = Land
word-region = Region
word-type = Typ
word-programme = Programm
word-version = Fassung
word-ladder = Stufenleiter
word-level = Stufe
word-level-held = aktuelle Stufe
word-since = seit
word-qualified-for = qualifiziert für
word-next = nächste Stufe
word-gap = was fehlt
word-cheapest-way = kürzester Weg nach oben
word-risk = Risiko
word-secured = gesichert
word-on-course = auf Kurs
word-at-risk = gefährdet
word-none = keine
word-yes = ja
word-no = nein
word-requirement = Anforderung
word-measure = Kennzahl
word-window = Zeitraum
word-actual = Ist
word-threshold = gefordert
word-missing = fehlt
word-met = erfüllt
word-not-met = nicht erfüllt
word-not-asked = nicht gefordert
word-provisional = vorläufig
word-duty = Pflicht
word-due = fällig
word-done = erledigt
word-open = offen
word-overdue = überfällig
word-not-owed = nicht geschuldet
word-benefit = Leistung
word-withheld = zurückgehalten
word-as-of = Stand
word-known-on = Kenntnisstand
word-date = Datum
word-before = vorher
word-after = nachher
word-change = Änderung
word-cause = Grund
word-value = Wert
word-amount = Betrag
word-place = Fundstelle
word-number = Anzahl
word-total = Summe
word-proposal = wartet auf Entscheidung
counted-partners = { $count ->
    [one] { $number } Partner
   *[other] { $number } Partner
}
counted-rise = { $count ->
    [one] { $number } Partner steigt auf
   *[other] { $number } Partner steigen auf
}
counted-fall = { $count ->
    [one] { $number } Partner steigt ab
   *[other] { $number } Partner steigen ab
}
counted-enter = { $count ->
    [one] { $number } Partner erhält eine Stufe
   *[other] { $number } Partner erhalten eine Stufe
}
counted-leave = { $count ->
    [one] { $number } Partner verliert seine Stufe
   *[other] { $number } Partner verlieren ihre Stufe
}
counted-unchanged = { $count ->
    [one] { $number } Partner bleibt unverändert
   *[other] { $number } Partner bleiben unverändert
}
counted-gain-benefit = { $count ->
    [one] { $number } Partner gewinnt eine Leistung
   *[other] { $number } Partner gewinnen Leistungen
}
counted-lose-benefit = { $count ->
    [one] { $number } Partner verliert eine Leistung
   *[other] { $number } Partner verlieren Leistungen
}
counted-at-risk = { $count ->
    [one] { $number } Partner gefährdet
   *[other] { $number } Partner gefährdet
}
counted-overdue = { $count ->
    [one] { $number } Pflicht überfällig
   *[other] { $number } Pflichten überfällig
}
counted-records = { $count ->
    [one] { $number } Nachweis
   *[other] { $number } Nachweise
}
counted-requirements = { $count ->
    [one] { $number } Anforderung
   *[other] { $number } Anforderungen
}
counted-cases = { $count ->
    [one] { $number } Fall
   *[other] { $number } Fälle
}
