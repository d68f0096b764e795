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
date-short = { $month ->
    [1] { $day }. Jan. { $year }
    [2] { $day }. Feb. { $year }
    [3] { $day }. März { $year }
    [4] { $day }. Apr. { $year }
    [5] { $day }. Mai { $year }
    [6] { $day }. Juni { $year }
    [7] { $day }. Juli { $year }
    [8] { $day }. Aug. { $year }
    [9] { $day }. Sept. { $year }
    [10] { $day }. Okt. { $year }
    [11] { $day }. Nov. { $year }
   *[12] { $day }. Dez. { $year }
}
month-short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
month-of-year = { $from } { $year }
months-of-year = { $from }–{ $to } { $year }
span-short = { $from } – { $to }
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

step-more = { $measure }: es fehlen noch { $amount }
step-over = { $measure }: es fehlen noch mehr als { $amount }
step-less = { $measure }: { $amount } zu viel
step-under = { $measure }: mehr als { $amount } zu viel
step-people = { $count ->
    [one] { $measure }: noch { $number } weitere Person
   *[other] { $measure }: noch { $number } weitere Personen
}
step-people-over = { $count ->
    [one] { $measure }: noch mehr als { $number } weitere Person
   *[other] { $measure }: noch mehr als { $number } weitere Personen
}
step-slot = { $count ->
    [one] { $slot }: noch { $number } weitere Person
   *[other] { $slot }: noch { $number } weitere Personen
}
step-slot-not = { $step } (außer { $names }, bereits an anderer Stelle gezählt)
step-people-not = { $step } (außer { $names })
step-not = { $name }
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
row-asked-from = der geforderte Wert ergibt sich aus
row-asked-table = Tabelle „{ $table }“
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
    [0] kein Datensatz zählt
    [one] { $number } Datensatz zählt
   *[other] { $number } Datensätze zählen
}
records-shown = { $count ->
    [one] { $number } Datensatz zählt, { $shown } davon gezeigt
   *[other] { $number } Datensätze zählen, { $shown } davon gezeigt
}
records-row = { $place }, { $date }
records-row-value = { $place }, { $date }: { $value }

## Stufenleitern

standing-of = { $partner }, Stand { $date }
standing-known = { $standing }, Kenntnisstand { $date }
standing-version = { $programme }, Version { $version }
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
ladder-choice-none = Wahlzeitraum bis zum { $date }: keine Stufe steht zur Wahl
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
    [one] { $level }: nicht qualifiziert, { $number } Anforderung nicht erfüllt
   *[other] { $level }: nicht qualifiziert, { $number } Anforderungen nicht erfüllt
}
level-invitation-missing = { $level }: nicht qualifiziert, die Einladung fehlt
level-by-invitation = setzt auch eine Einladung voraus
level-nothing-asked = { $level }: qualifiziert, nichts gefordert
level-any-day = ein qualifizierter Tag genügt ({ $window })
risk-secured = gesichert: die Anforderungen für { $level } sind erfüllt
risk-on-course = auf Kurs: beim Tempo des laufenden Zeitraums werden die Anforderungen für { $level } erfüllt
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
cause-override = manuell festgelegt
cause-override-by = festgelegt von { $by }
cause-override-ended = die manuell festgelegte Stufe ist ausgelaufen
cause-purchased = bei erfüllten Anforderungen bezahlt
cause-purchase-ended = der bezahlte Zeitraum ist abgelaufen
cause-new-version = neue Version des Programms
cause-left = hat das Programm verlassen
cause-beneath = nur nach den Regeln, unter der von Hand gesetzten Stufe: { $cause }
cause-with-reason = { $cause }: { $why }
proposal-rise = wartet seit dem { $date } auf eine Entscheidung: Aufstieg auf { $level }
proposal-fall = wartet seit dem { $date } auf eine Entscheidung: Rückstufung auf { $level }
proposal-fall-out = wartet seit dem { $date } auf eine Entscheidung: Verlust der Stufe
proposal-election = wartet seit dem { $date } auf Prüfung: Wahl von { $level }
proposal-sanction = wartet seit dem { $date } auf eine Entscheidung: { $sanction }, Rückstufung auf { $level }
proposal-sanction-out = wartet seit dem { $date } auf eine Entscheidung: { $sanction }, Verlust der Stufe
proposal-benefits = wartet seit dem { $date } auf eine Entscheidung: { $sanction }, Verlust von Leistungen

## Pflichten und Leistungen

duty-heading = Pflichten
duty-done = { $duty }: erledigt am { $date }
duty-open = { $duty }: fällig am { $date }, bis dahin in Ordnung
duty-open-missing = { $duty }: fällig am { $date }, gilt bis zur Erledigung als nicht erfüllt
duty-overdue = { $duty }: überfällig seit dem { $date }
duty-not-owed = { $duty }: nicht erforderlich
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
word-version = Version
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
word-not-owed = nicht erforderlich
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
word-partners = Partner
word-rise = steigen auf
word-fall = steigen ab
word-newly-at-risk = neu gefährdet
word-no-longer-at-risk = nicht mehr gefährdet
word-benefits-change = Leistungen ändern sich
word-benefits = Leistungen
counted-partners = { $count ->
    [one] { $number } Partner
   *[other] { $number } Partner
}
counted-rise = { $count ->
    [one] { $number } Partner steigt auf
   *[other] { $number } Partner steigen auf
}
counted-fall = { $count ->
    [one] { $number } Partner wird zurückgestuft
   *[other] { $number } Partner werden zurückgestuft
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
    [one] { $number } Datensatz
   *[other] { $number } Datensätze
}
counted-requirements = { $count ->
    [one] { $number } Anforderung
   *[other] { $number } Anforderungen
}
counted-cases = { $count ->
    [one] { $number } Fall
   *[other] { $number } Fälle
}

## guide

guide-version = Version { $version }, gültig ab { $date }.
guide-version-until = Version { $version }, gültig von { $date } bis { $last }.
guide-currency = Alle Beträge sind in { $currency }, soweit nicht anders angegeben.
guide-notice = Wesentliche Änderungen werden { $length } im Voraus angekündigt.
guide-year = Das Programmjahr beginnt am { $date }.
guide-day-of-year = { $month ->
    [1] { $day }. Januar
    [2] { $day }. Februar
    [3] { $day }. März
    [4] { $day }. April
    [5] { $day }. Mai
    [6] { $day }. Juni
    [7] { $day }. Juli
    [8] { $day }. August
    [9] { $day }. September
    [10] { $day }. Oktober
    [11] { $day }. November
   *[12] { $day }. Dezember
}
guide-from = Ab { $date }.
guide-until = Bis { $date }.
guide-from-until = Von { $date } bis { $last }.
guide-value-from = { $value } ab { $date }
guide-value-until = { $value } bis { $date }
guide-value-from-until = { $value } von { $date } bis { $last }
guide-quoted = „{ $text }“
guide-or = { $rest } oder { $last }
guide-needs = Voraussetzung: { $names }.
guide-audience-levels = { $count ->
    [one] Gilt für die Stufe { $names }.
   *[other] Gilt für die Stufen { $names }.
}
guide-audience-levels-of = { $count ->
    [one] Gilt für die Stufe { $names } ({ $ladder }).
   *[other] Gilt für die Stufen { $names } ({ $ladder }).
}
guide-audience-where = Nur für Partner, auf die Folgendes zutrifft: { $condition }.
guide-levels = Stufen und wie sie bestimmt werden
guide-level-by-invitation = { $level } (auf Einladung)
guide-one-level = Es gibt eine Stufe: { $level }.
guide-levels-are = Die Stufen, von unten nach oben: { $names }.
guide-decided-rules = Die Stufe ergibt sich aus den Anforderungen.
guide-decided-partner = Der Partner wählt eine Stufe, deren Anforderungen er erfüllt, oder eine niedrigere.
guide-decided-approval = Die Stufe ergibt sich aus den Anforderungen; jeder Aufstieg muss genehmigt werden.
guide-decided-purchase = Die Stufe wird durch die Zahlung { $name } erworben, solange die Anforderungen erfüllt sind. Sie gilt dann { $length }, unabhängig von den Zahlen.
guide-purchase-shared = Eine Zahlung genügt für alles, was so erworben wird.
guide-election = Der Wahlzeitraum beginnt { $start } und dauert { $length }.
guide-silent-lowest = Ein Partner, der nicht wählt, kommt auf die niedrigste Stufe.
guide-silent-best = Ein Partner, der nicht wählt, kommt auf die höchste Stufe, deren Anforderungen er erfüllt.
guide-silent-keep = Ein Partner, der nicht wählt, behält seine Stufe, solange er die Anforderungen erfüllt.
guide-up-verified = Eine höhere Stufe gilt nach einer Prüfung, eine niedrigere automatisch.
guide-up-automatic = Die gewählte Stufe gilt automatisch.
guide-launch-days = Beim Start des Programms kann ein Partner { $length } lang eine andere Stufe beantragen.
guide-entry-none = Ein neuer Partner beginnt ohne Stufe.
guide-entry-best = Ein neuer Partner beginnt auf der höchsten Stufe, deren Anforderungen er erfüllt.
guide-entry-level = Ein neuer Partner beginnt auf { $level }.
guide-launch-none = Beim Start des Programms hat niemand eine Stufe.
guide-launch-best = Beim Start des Programms kommt jeder Partner auf die höchste Stufe, deren Anforderungen er erfüllt.
guide-launch-level = Beim Start des Programms kommt jeder Partner auf { $level }.
guide-rise-at-once = Ein Partner steigt an dem Tag auf, an dem er die Anforderungen einer höheren Stufe erfüllt.
guide-rise-never = Niemand steigt aufgrund der Zahlen auf.
guide-rise-each = Aufstiege werden { $end } geprüft und gelten ab dem nächsten Tag.
guide-rise-each-later = Aufstiege werden { $end } geprüft und gelten { $length } später.
guide-rise-proposal = Die Entscheidung trifft jeweils eine Person.
guide-rise-not-before = Vor dem { $date } steigt niemand auf.
guide-fall-at-once = Ein Partner wird an dem Tag zurückgestuft, an dem er die Anforderungen nicht mehr erfüllt.
guide-fall-never = Niemand wird aufgrund der Zahlen zurückgestuft.
guide-fall-each = Rückstufungen werden { $end } geprüft und gelten ab dem nächsten Tag.
guide-fall-each-later = Rückstufungen werden { $end } geprüft und gelten { $length } später.
guide-fall-grace = Die Schonfrist beträgt { $length }: zurückgestuft wird nur, wer danach noch unter seiner Stufe liegt.
guide-fall-proposal = Die Entscheidung trifft jeweils eine Person.
guide-fall-not-before = Vor dem { $date } wird niemand zurückgestuft.
guide-qualifies = Die Anforderungen müssen erfüllt sein: { $when }.
guide-qualifies-on-the-day = am Tag selbst
guide-qualifies-any-day = an einem Tag dieses Zeitraums: { $window }
guide-each-key = Die Stufe wird je { $name } einzeln ermittelt; die beste zählt.
guide-lock-out = Wer herausfällt, kann { $length } lang nicht zurückkehren.
guide-transition = Ein früherer Status schützt einen Partner bis { $date }: er fällt nicht unter die hier genannte Stufe.
guide-transition-highest = Von mehreren zählt der höchste.
guide-transition-lowest = Von mehreren zählt der niedrigste.
guide-transition-status = Früherer Status
guide-transition-level = Mindestens
guide-sanctions = Folgen, wenn Anforderungen zwischen den Überprüfungen verfehlt werden:
guide-sanction = Anlass
guide-sanction-when = Wann
guide-sanction-then = Folge
guide-missed-once = { $name } verfehlt, geprüft { $end }
guide-missed-several = { $name } { $number }-mal in Folge verfehlt, geprüft { $end }
guide-then-benefits = Leistungen entfallen
guide-then-lowest = Rückstufung auf die niedrigste Stufe
guide-then-lower = Rückstufung um eine Stufe
guide-then-proposal = Nichts geschieht automatisch: die Entscheidung trifft eine Person.
guide-requirements = Was jede Stufe verlangt
guide-requirements-all = Für die Stufe muss jede Zeile erfüllt sein.
guide-requirements-parts = Zeilen mit Strich gehören zur Zeile darüber.
guide-invitation = Einladung
guide-cell-people = siehe unten
guide-cell-any = eine davon
guide-cell-all = alle davon
guide-cell-several = { $number } davon
guide-cell-choose = die zutreffende
guide-gate = Solange das nicht erfüllt ist, zählt nichts anderes.
guide-only-if = Nur gefordert, wenn gilt: { $condition }.
guide-any-day = Ein Tag genügt: { $window }.
guide-in-each = Muss am Ende jedes Zeitraums erfüllt sein: { $window }.
guide-undefined-met = Lässt sich die Zahl nicht berechnen, gilt die Anforderung als erfüllt.
guide-undefined-not-met = Lässt sich die Zahl nicht berechnen, gilt die Anforderung als nicht erfüllt.
guide-undefined-not-asked = Lässt sich die Zahl nicht berechnen, entfällt die Anforderung.
guide-measured-by = Gemessen an { $name }.
guide-asked-condition = Gefordert: { $condition }.
guide-asked-duty = Die Pflicht: { $name }.
guide-one-slot = Jede Person zählt nur in einer Zeile.
guide-any-slot = Eine Person darf in mehreren Zeilen zählen.
guide-slot-who = Wer zählt: { $who }.
guide-including = Muss darunter sein: { $names }.
guide-path-when = Gilt, wenn Folgendes zutrifft: { $condition }.
guide-path-else = Gilt in allen anderen Fällen.
guide-people-all = am Stichtag beschäftigte Personen
guide-people-where = am Stichtag beschäftigte Personen, für die gilt: { $condition }
guide-holding = mit gültigem Zertifikat, für das gilt: { $condition }
guide-pool-group = alle Partner derselben Gruppe zählen zusammen
guide-tables = Zahlen
guide-table-key = Schlüssel
guide-table-outside = Nach { $names }. Die Zahlen werden außerhalb dieser Datei geführt; Ihr Ansprechpartner hat sie.
guide-values = Feste Werte
guide-between = noch nicht festgelegt, zwischen { $lower } und { $upper }; bis dahin gilt { $taken }
guide-see-table = siehe Tabelle { $table }
guide-see-table-by = nach { $names }, siehe Tabelle { $table }
guide-measures = Wie gemessen wird
guide-measures-about = Zuerst die Kennzahlen der Anforderungen, dann ihre Bestandteile.
guide-how = wie es berechnet wird
guide-number-of = Anzahl: { $what }
guide-of-records = { $what } ({ $records })
guide-sum = Summe: { $what }
guide-distinct = Anzahl verschiedener Werte: { $what }
guide-min = kleinster Wert: { $what }
guide-max = größter Wert: { $what }
guide-average = Durchschnitt: { $what }
guide-median = Median: { $what }
guide-latest = letzter Wert: { $what }
guide-only-where = { $what }, nur wenn gilt: { $condition }
guide-kept-per = { $what }, getrennt nach { $name }
guide-over-each = { $what }, über alle Werte von { $name }
guide-is = { $left } ist { $right }
guide-is-not = { $left } ist nicht { $right }
guide-before = { $left } liegt vor dem { $right }
guide-not-after = { $left } liegt nicht nach dem { $right }
guide-after = { $left } liegt nach dem { $right }
guide-not-before = { $left } liegt nicht vor dem { $right }
guide-begins = { $left } beginnt mit { $right }
guide-ends = { $left } endet mit { $right }
guide-contains = { $left } enthält { $right }
guide-stated = { $name } ist angegeben
guide-not-stated = { $name } ist nicht angegeben
guide-or-not-stated = { $condition } oder nicht angegeben
guide-enrolled = nimmt teil an { $name }
guide-not-enrolled = nimmt nicht teil an { $name }
guide-in-group = das Produkt gehört zu { $name }
guide-not-in-group = das Produkt gehört nicht zu { $name }
guide-met = { $name } ist erfüllt
guide-not-met = { $name } ist nicht erfüllt
guide-not = nicht: { $condition }
guide-always = immer
guide-never = nie
guide-on-level = Stufe { $level }
guide-not-on-level = nicht Stufe { $level }
guide-at-level = Stufe { $level } oder höher
guide-nothing = nichts
guide-first-day = Datum
guide-last-day = letzter Tag
guide-today = Stichtag
guide-target-named = Ziel des Partners { $name }
guide-case = { $value }, wenn gilt: { $condition }
guide-case-before = { $value }, wenn der Stichtag vor dem { $date } liegt
guide-case-not-after = { $value }, wenn der Stichtag nicht nach dem { $date } liegt
guide-case-after = { $value }, wenn der Stichtag nach dem { $date } liegt
guide-case-not-before = { $value }, wenn der Stichtag nicht vor dem { $date } liegt
guide-otherwise = sonst { $value }
guide-least = der kleinste Wert von { $names }
guide-greatest = der größte Wert von { $names }
guide-coalesce = { $first } (oder { $second }, wo es keinen Wert gibt)
guide-round = { $value }, gerundet
guide-rounded-down = { $value }, abgerundet
guide-rounded-up = { $value }, aufgerundet
guide-year-of = Jahr von { $value }
guide-month-of = Monat von { $value }
guide-days-between = Tage von { $first } bis { $second }
guide-months-between = Monate von { $first } bis { $second }
guide-share = Anteil von { $first } an { $second }
guide-growth = Wachstum von { $first } gegenüber { $second }
guide-records-partner = Partner
guide-records-sale = Verkäufe
guide-records-person = Personen
guide-records-credential = Zertifikate
guide-records-duty = erledigte Pflichten
guide-records-deal = Geschäfte
guide-records-score = Bewertungen
guide-records-target = Ziele
guide-records-payment = Zahlungen
guide-records-enrolment = Teilnahmen
guide-records-status = frühere Status
guide-records-election = Wahlen
guide-records-decision = Entscheidungen
guide-records-meeting = Treffen
guide-column-name = Name
guide-column-type = Art des Partners
guide-column-country = Land
guide-column-joined = Tag des Beitritts
guide-column-onboarded = Ende der Einarbeitung
guide-column-group = Unternehmensgruppe
guide-column-invoice = Rechnung
guide-column-product = Produkt
guide-column-product-group = Produktgruppe
guide-column-customer = Kunde
guide-column-customer-country = Land des Kunden
guide-column-quantity = Menge
guide-column-list-amount = Listenbetrag
guide-column-gross-amount = Bruttobetrag
guide-column-net-amount = Nettobetrag
guide-column-currency = Währung
guide-column-deal = registriertes Geschäft
guide-column-serial = Seriennummer
guide-column-person = Person
guide-column-role = Rolle
guide-column-kind = Art
guide-column-version = Version
guide-column-duty = Pflicht
guide-column-status = Status
guide-column-amount = Betrag
guide-column-stage = Phase
guide-column-closes = erwarteter Abschluss
guide-column-value = Wert
guide-column-region = Region
guide-duties = Pflichten und Fristen
guide-how-often = wie oft
guide-who = wer
guide-days-from-next = Tage zählen ab dem nächsten Tag, der letzte eingeschlossen: { $length } ab { $date } enden am { $last }.
guide-days-from-same = Tage zählen ab dem Tag selbst, der letzte eingeschlossen: { $length } ab { $date } enden am { $last }.
guide-proof = Nachweis: { $text }.
guide-if-missed = Bei Versäumnis: { $text }.
guide-open-is-missing = Bis zur Erledigung gilt die Pflicht als nicht erfüllt, auch vor Ablauf der Frist.
guide-once = einmal
guide-before-each = vor jedem Treffen { $name }
guide-after-start = { $length } nach Beginn
guide-after-end = { $length } nach dem Ende
guide-after-joining = { $length } nach dem Beitritt
guide-after-meeting = { $length } nach dem Treffen
guide-before-start = { $length } vor Beginn
guide-before-end = { $length } vor dem Ende
guide-before-joining = { $length } vor dem Beitritt
guide-before-meeting = { $length } vor dem Treffen
guide-or-later = { $due } oder, falls später, ab: { $name }
guide-everybody = jeder Partner
guide-benefits = Was jede Stufe bringt
guide-by-group = nach Produktgruppe
guide-without-level = Partner ohne Stufe haben es auch.
guide-incentives = Vergütungen
guide-kind-rebate = Bonus
guide-kind-growth-rebate = Wachstumsbonus
guide-kind-spiff = Verkaufsprämie (SPIFF)
guide-kind-discount = Rabatt
guide-kind-deal-bonus = Abschlussprämie
guide-kind-fund-accrual = Zuführung zu einem Fonds
guide-kind-commission = Provision
guide-settled-each-sale = { $kind }, für jeden Verkauf einzeln abgerechnet.
guide-settled-each = { $kind }, abgerechnet für { $each }.
guide-interim = Bevor der Zeitraum endet, wird für { $each } gebucht, was bis dahin verdient ist.
guide-accrual-rate = Bis dahin werden { $rate } der Grundlage gebucht.
guide-accrual-band = Bis dahin wird der Satz der Stufe mit dieser Nummer gebucht: { $what }.
guide-base = Berechnungsgrundlage: { $what } ({ $records }).
guide-pays-on = Gezahlt wird nur, wenn gilt: { $condition }.
guide-new-customer = Gezahlt nur für Kunden, die in der Zeit davor ({ $length }) bei niemandem gekauft haben.
guide-by-registrant = Verdient, wer das Geschäft registriert hat, gleich wer es verkauft: registriert spätestens am Tag des Verkaufs und an ihm geschützt.
guide-counts = Was zählt: { $what }.
guide-counts-on = Gezählt wird nur, wenn gilt: { $condition }.
guide-base-cap = Höchstens { $amount } { $per } werden berücksichtigt.
guide-target = Das Ziel: { $what }.
guide-no-target = Ohne Ziel gibt es keine Vergütung.
guide-baseline = Wachstum wird gemessen ab: { $what }.
guide-growth-everything = Der Wachstumssatz gilt für den gesamten Betrag.
guide-growth-above = Der Wachstumssatz gilt für den Teil über dem Ausgangswert.
guide-growth-between = Der Wachstumssatz gilt für den Teil zwischen den Zielen.
guide-mode-whole = Der erreichte Satz gilt für den gesamten Betrag.
guide-mode-marginal = Der Satz jeder Staffel gilt nur für den Teil, der in sie fällt.
guide-mode-rolling = Die Sätze der unteren Staffeln gelten bis zu deren Ende; der Satz der erreichten gilt für den gesamten Betrag.
guide-mode-total = Der Satz jeder erreichten Staffel gilt für den gesamten Betrag.
guide-mode-amount = Beim Erreichen einer Staffel wird ein fester Betrag gezahlt.
guide-mode-linear = Zwischen zwei Staffeln wächst der Satz gleichmäßig.
guide-mode-block-up = Gezahlt wird je angefangene { $number }.
guide-mode-block-down = Gezahlt wird je volle { $number }.
guide-bands-per-group = Die Staffel füllen alle Partner des Firmenverbunds gemeinsam; jeder wird für seine eigenen Verkäufe bezahlt.
guide-bands-per-product-group = Jede Produktgruppe füllt die Staffel für sich.
guide-bands-per-column = Die Staffel wird je { $column } für sich gefüllt.
guide-gate-hold = Bis dahin wird die Zahlung zurückgehalten.
guide-gate-forfeit = Sonst wird nichts gezahlt.
guide-gate-reduce = Sonst wird weniger gezahlt.
guide-cap = Höchstens { $amount } { $per }.
guide-floor = Mindestens { $amount } { $per }, garantiert.
guide-floor-carries = Was darüber hinaus verdient wurde, zählt für die nächste Garantie des Programmjahres.
guide-cap-group = { $name }: { $limit }
guide-minimum = Ein Betrag unter { $amount } wird { $below }.
guide-below-carried = vorgetragen
guide-below-forfeited = nicht gezahlt
guide-below-rebate = als Bonus gezahlt
guide-below-kept = behalten
guide-per-sale = pro Verkauf
guide-per-period = pro Abrechnungszeitraum
guide-per-subscription = pro Abonnement
guide-per-customer = pro Kunde
guide-per-unit = pro Stück
guide-per-deal = pro Geschäft
guide-per-programme = über das ganze Programm
guide-per-week = pro Woche
guide-per-month = pro Monat
guide-per-quarter = pro Quartal
guide-per-half = pro Halbjahr
guide-per-programme-year = pro Programmjahr
guide-per-calendar-year = pro Kalenderjahr
guide-per-anniversary-year = pro Partnerjahr
guide-stacking-highest = Treffen mehrere zu, wird nur die höchste gezahlt.
guide-stacking-sequential = Berechnet wird auf das, was nach den vorherigen bleibt.
guide-reduces-nothing = Sie mindert nicht, worauf andere gezahlt werden.
guide-may-go-negative = Durch Retouren kann die Vergütung negativ werden.
guide-never-negative = Durch Retouren wird die Vergütung nie negativ.
guide-paid = Gezahlt an { $payee }.
guide-paid-how = Gezahlt an { $payee } { $how }.
guide-payee-partner = den Partner
guide-payee-person = die Person, die verkauft hat
guide-payee-distributor = den Distributor
guide-by-credit-note = per Gutschrift
guide-by-bank-transfer = per Überweisung
guide-by-deduction = durch Abzug von einer Rechnung
guide-by-upfront = vorab, mit dem Preis
guide-level-on-sale = Es zählt die Stufe am Tag des Verkaufs.
guide-level-on-end = Es zählt die Stufe am Ende des Zeitraums.
guide-late-days = Verspätete Daten werden noch { $length } nach dem Zeitraum angenommen.
guide-late-current = Spätere Daten zählen im Zeitraum, in dem sie eintreffen.
guide-late-original = Spätere Daten zählen im Zeitraum, zu dem sie gehören.
guide-late-ignored = Spätere Daten zählen nicht mehr.
guide-split = Die Vergütung wird aufgeteilt: { $names }.
guide-split-part = { $share } { $name }
guide-split-rebate = ausgezahlt
guide-by-month = bis zum Ende von Monat { $number }
guide-nothing-beyond = Ab { $figure } wird nichts mehr gezahlt.
guide-nothing-above = Über { $figure } wird nichts mehr gezahlt.
guide-rate = Satz
guide-per-piece = { $amount } pro Stück
guide-free-pieces = { $number } Stück gratis
guide-per-block-down = { $amount } je volle { $number }
guide-per-block-up = { $amount } je angefangene { $number }
guide-reached-target = Zielerreichung
guide-reached-value = Anrechenbarer Betrag
guide-reached-quantity = Stück
guide-reached-growth = Wachstum
guide-band = { $from } bis unter { $to }
guide-band-open = ab { $from }
guide-band-below = unter { $to }
guide-band-above = mehr als { $from }, bis { $to }
guide-band-above-open = mehr als { $from }
guide-band-up-to = bis { $to }
guide-enrolled-by = Angemeldet
guide-enrolled-as = Zählt als
guide-funds = Marketingfonds
guide-fund-rate = Der Fonds erhält { $rate } der Bemessungsgrundlage ({ $what }).
guide-fund-accrues = Das Guthaben wächst mit dem Umsatz.
guide-fund-granted = Die Mittel werden auf Antrag bewilligt.
guide-fund-from = Die Mittel stammen aus: { $text }.
guide-fund-words = { $level }: { $text }.
guide-fund-earned = { $period ->
    [week] Angespart wird wöchentlich.
    [month] Angespart wird monatlich.
    [quarter] Angespart wird quartalsweise.
    [half] Angespart wird halbjährlich.
    [programme-year] Angespart wird je Programmjahr.
    [calendar-year] Angespart wird je Kalenderjahr.
   *[anniversary-year] Angespart wird je Partnerjahr.
}
guide-claim-from = Ansprüche können frühestens { $length } nach Beginn des Verwendungszeitraums geltend gemacht werden.
guide-claim-until = Ansprüche müssen spätestens { $length } nach Ende des Verwendungszeitraums geltend gemacht werden.
guide-claim-from-until = Ansprüche können frühestens { $length } nach Beginn und müssen spätestens { $last } nach Ende des Verwendungszeitraums geltend gemacht werden.
guide-unused-carried = Nicht verwendete Mittel werden übertragen.
guide-unused-forfeited = Nicht verwendete Mittel verfallen.
guide-participation = Der Fonds zahlt { $share } der Kosten.
guide-proof-kept = Nachweise werden { $length } aufbewahrt.
guide-review-days = Ansprüche werden innerhalb von { $number } Arbeitstagen geprüft.
guide-dispute-days = Einsprüche werden innerhalb von { $number } Arbeitstagen beantwortet.
guide-payment-days = Die Zahlung folgt innerhalb von { $number } Arbeitstagen.
guide-earned = Angespart
guide-used = Verwendet
guide-claimed = Beansprucht
guide-deals = Projektregistrierung
guide-deal-minimum = Größe des Geschäfts: { $bound }.
guide-deal-or = Stattdessen genügt: { $condition }.
guide-deal-which = Nur Geschäfte, für die gilt: { $condition }.
guide-deal-new-customers = Nur für neue Kunden.
guide-deal-one-per = Kann nur einmal registriert werden je: { $names }.
guide-deal-excludes = Kann nicht registriert werden: { $names }.
guide-deal-limit = Höchstens { $amount }.
guide-deal-answer = Die Antwort kommt innerhalb von { $number } Stunden.
guide-deal-protected = Ein Geschäft ist { $length } geschützt.
guide-deal-extended = Der Schutz kann verlängert werden.
guide-deal-extended-by = Der Schutz kann um { $length } verlängert werden.
guide-deal-times = { $count ->
    [one] Das ist einmal möglich.
   *[other] Das ist { $number }-mal möglich.
}
guide-deal-before-expiry = Die Verlängerung muss vor Ablauf des Schutzes beantragt werden.
guide-deal-inactive = Der Schutz kann entzogen werden, wenn { $length } lang nichts geschieht.
guide-deal-benefit = Die Registrierung eröffnet die Leistung { $name }.
guide-deal-on-whole = Sie gilt für das ganze Geschäft.
guide-deal-on-line = Sie gilt nur für die registrierte Position.
guide-deal-upfront = Sie wird vorab gegeben, mit dem Preis.
guide-deal-back-end = Sie wird nachträglich gezahlt.
guide-deal-choice = Vorab oder nachträglich, nach Wahl des Partners.
guide-nfr = Produkte nicht zum Wiederverkauf
guide-nfr-discount = Rabatt: { $amount }.
guide-nfr-purposes = Für: { $names }.
guide-nfr-amount = Höchstens { $amount }.
guide-nfr-units = Stück: höchstens { $amount }.
guide-nfr-refused = Darüber hinaus wird abgelehnt.
guide-nfr-normal = Darüber hinaus gilt der normale Preis.
guide-leads = Leads
guide-lead-routes = Wer einen Lead bekommt, entscheiden in dieser Reihenfolge: { $names }.
guide-lead-priority = Zuerst: { $text }.
guide-lead-accept = Ein Lead muss innerhalb von { $number } Stunden angenommen werden.
guide-lead-report = Frist bis zum ersten Bericht: { $length }.
guide-route-specialisation = Spezialisierung
guide-route-capacity = Kapazität
guide-partner-types = Arten von Partnern
guide-segments = Zielgruppen
guide-segment = Zielgruppe
guide-belongs = Wer dazugehört
guide-regions = Regionen
guide-zone = Region
guide-countries = Länder
guide-other-countries = alle anderen Länder
guide-groups = Produktgruppen
guide-group = Produktgruppe
guide-products = Was dazugehört
guide-record-types = Was erfasst wird
guide-record-types-about = Neben dem, was jedes Programm erfasst, stützt sich dieses auf Folgendes.
guide-record = Datensatz
guide-record-dated = Datiert
guide-record-columns = Was darin steht
guide-record-more = wie üblich
guide-record-event = auf einen Tag
guide-record-span = von einem Tag bis zu einem Tag
guide-type-text = Text
guide-type-count = ganze Zahl
guide-type-number = Zahl
guide-type-money = Betrag
guide-type-percent = Prozent
guide-type-date = Tag
guide-type-yes-no = ja oder nein
guide-each = { $period ->
    [week] jede Woche
    [month] jeden Monat
    [quarter] jedes Quartal
    [half] jedes Halbjahr
    [programme-year] jedes Programmjahr
    [calendar-year] jedes Kalenderjahr
   *[anniversary-year] jedes Partnerjahr
}
guide-first-day-of-each = { $period ->
    [week] am ersten Tag jeder Woche
    [month] am ersten Tag jedes Monats
    [quarter] am ersten Tag jedes Quartals
    [half] am ersten Tag jedes Halbjahrs
    [programme-year] am ersten Tag jedes Programmjahrs
    [calendar-year] am ersten Tag jedes Kalenderjahrs
   *[anniversary-year] am ersten Tag jedes Partnerjahrs
}
guide-end-of-each = { $period ->
    [week] am Ende jeder Woche
    [month] am Ende jedes Monats
    [quarter] am Ende jedes Quartals
    [half] am Ende jedes Halbjahrs
    [programme-year] am Ende jedes Programmjahrs
    [calendar-year] am Ende jedes Kalenderjahrs
   *[anniversary-year] am Ende jedes Partnerjahrs
}
guide-fund-used = { $period ->
    [week] Die Mittel werden in derselben Woche verwendet.
    [month] Die Mittel werden im selben Monat verwendet.
    [quarter] Die Mittel werden im selben Quartal verwendet.
    [half] Die Mittel werden im selben Halbjahr verwendet.
    [programme-year] Die Mittel werden im selben Programmjahr verwendet.
    [calendar-year] Die Mittel werden im selben Kalenderjahr verwendet.
   *[anniversary-year] Die Mittel werden im selben Partnerjahr verwendet.
}
guide-fund-used-next = { $period ->
    [week] Die Mittel werden in der Woche danach verwendet.
    [month] Die Mittel werden im Monat danach verwendet.
    [quarter] Die Mittel werden im Quartal danach verwendet.
    [half] Die Mittel werden im Halbjahr danach verwendet.
    [programme-year] Die Mittel werden im Programmjahr danach verwendet.
    [calendar-year] Die Mittel werden im Kalenderjahr danach verwendet.
   *[anniversary-year] Die Mittel werden im Partnerjahr danach verwendet.
}

## Geld: wie ein Betrag zustande kommt

step-percent = { $rate } von { $on }
step-per-piece = { $amount } für jedes von { $number } Stück
step-once = { $amount }
step-each = { $number } mal { $amount }
step-blocks = { $number } Blöcke zu { $amount }
step-goods = { $number } mal { $pieces } Stück ohne Berechnung
step-in-band = { $band }: { $what }
step-at-level = { $what } ({ $level })
step-of = { $of }: { $what }
step-cap = Höchstens { $amount }
step-cap-before = Höchstens { $amount }; davor wurden { $before } verdient
step-floor = Garantiert: { $amount }
step-floor-carried = Garantiert: { $amount }; davor wurden { $carried } verdient
step-not-negative = Nicht unter null
step-gate = Etwas fehlt: { $share } bleiben
step-beaten = { $name } zahlt mehr für denselben Verkauf
step-rounding = Gerundet
amount-pieces = { $count ->
    [one] { $number } Stück
   *[other] { $number } Stück
}
reached-target = { $counted } bei einem Ziel von { $target }: { $percent }
reached-growth = { $counted } gegenüber { $target } zuvor: { $percent } Wachstum
reached-value = { $counted } zählen für die Staffel
reached-of = { $of }: { $what }
beyond-limit = { $amount } liegen über der Grenze und werden nicht vergütet
remark-no-target = Kein Ziel bekannt: nichts verdient
remark-not-enrolled = Nicht rechtzeitig angemeldet: nichts verdient
remark-outside = Nimmt nicht teil
remark-forfeited = Nichts verdient. Es fehlt: { $names }
remark-held = Verdient, zurückgehalten bis vorliegt: { $names }
remark-reduced = Gekürzt. Es fehlt: { $names }
to-person = { $amount } an { $person }
next-band = Weitere { $more } bis { $date } erreichen { $band }: das bringt { $worth }
next-target = { $edge } des Ziels
next-growth = { $edge } Wachstum
next-from = die Staffel ab { $edge }
not-paid-where = Gezahlt wird nur, wenn gilt: { $condition }
not-paid-level = An diesem Tag wurde keine teilnehmende Stufe gehalten
not-paid-amount = Ohne Betrag
not-paid-known-customer = Der Kunde ist nicht neu
not-paid-group = Gehört zu keiner vergüteten Produktgruppe
records-left-out = { $count ->
    [one] { $number } Beleg
   *[other] { $number } Belege
}
exchange-rate = { $currency } zu { $rate } ({ $date })
booked-in = { $date }, Buchungen { $entries }
booked-in-one = { $date }, Buchung { $entries }
more-records = { $count ->
    [one] { $number } weiterer Beleg steht in der Arbeitsmappe.
   *[other] { $number } weitere Belege stehen in der Arbeitsmappe.
}
does-not-tie = Das ist nicht, was gebucht ist: { $what }
answer-open = offen
answer-granted = stattgegeben { $date }
answer-refused = abgelehnt { $date }
entry-earned = Verdient: { $name }
entry-back = Zurückgenommen (Buchung { $of }): { $name }
entry-anew = Neu gebucht: { $name }
entry-released = Freigegeben: { $name }
entry-forfeited = Verfallen: { $name }
entry-due = Auszuzahlen: { $name }
entry-paid = Gezahlt: { $name }
entry-granted = Gewährt: { $name }
entry-transferred = Übertragen: { $name }
entry-earmarked = Für eine Aktion zugesagt: { $name }
entry-unneeded = Nicht gebraucht, wieder frei: { $name }
entry-claimed = Eingereicht: { $name }
entry-refused = Antrag abgelehnt: { $name }
entry-expired = Frist abgelaufen: { $name }
paper-page = Seite { $page } von { $pages }
paper-promise = Jeder Betrag ist eine Summe von Schritten, jeder Schritt hat seine Belege, und die Buchungen sind die der Bücher.

## Geld: Wörter auf einer Abrechnung

paper-statement = Abrechnung
paper-period = Zeitraum
paper-version = Version
paper-partner = Partnernummer
paper-up-to = Konto bis
paper-currency = Währung
paper-earned = Verdient im Zeitraum
paper-to-be-paid = Auszuzahlen
paper-paid = In dieser Zeit gezahlt
paper-balance = Stand am Ende
paper-next = Was jetzt zu tun ist
paper-overview = Was verdient wurde
paper-incentive = Wofür
paper-paid-on = Grundlage
paper-reached = Erreicht
paper-amount = Betrag
paper-booked = Gebucht
paper-rules = Was zugesagt ist
paper-steps = Wie es sich ergibt
paper-step = Schritt
paper-sold = Was verkauft wurde
paper-records = Belege
paper-not-paid-on = Nicht vergütet
paper-reason = Warum
paper-account = Konto
paper-opening = Anfang
paper-accrued = Verdient
paper-settled = Gezahlt
paper-adjusted = Berichtigt
paper-closing = Ende
paper-total = Summe
paper-entries = Buchungen
paper-number = Nr.
paper-what = Was
paper-earned-in = Verdient im Zeitraum
paper-change = Änderung
paper-standing = Stand
paper-date = Datum
paper-invoice = Rechnung
paper-line = Zeile
paper-product = Produkt
paper-customer = Kunde
paper-quantity = Stück
paper-counts = Zählt
paper-exchange = Wechselkurs
paper-funds = Marketingfonds
paper-used-in = Zu verwenden
paper-claimed-in = Einzureichen
paper-not-booked = noch nicht gebucht
paper-nothing = In diesem Zeitraum wurde nichts verdient.
paper-no-entries = In dieser Zeit wurde nichts gebucht.
paper-disputes = Einsprüche
paper-answer = Antwort
paper-disputed = Was bestritten wird
paper-summary = Übersicht
