partners-add = Firma hinzufügen
partners-change = Firma ändern
partners-none = Noch keine Firmen
partners-none-text = Fügen Sie hier die erste hinzu, oder bringen Sie alle aus einer Datei mit: `fairway partners import`. Sie sehen die, mit denen Sie zu tun haben.
partners-search = Name, Nummer oder Ort
partners-find = Suchen
partners-all-countries = Alle Länder
partners-name = Name
partners-number = Nummer
partners-number-help = Wie sie in Ihren eigenen Systemen heißen
partners-number-taken = Eine andere Firma hat diese Nummer
partners-number-twice = Die Nummer steht zweimal in der Datei
partners-city = Ort
partners-country = Land
partners-country-help = Zwei Buchstaben: DE, NL, US
partners-country-wrong = Schreiben Sie ein Land mit zwei Buchstaben: DE, NL, US
partners-type = Art
partners-joined = Beigetreten
partners-is = Ist
partners-is-partner = Partner
partners-is-distributor = Distributor
partners-neither = Eine Firma ist Partner, Distributor oder beides
partners-count = Firmen
partners-facts = Angaben
partners-contacts = Ansprechpartner beim Hersteller
partners-no-cam = Noch betreut niemand diese Firma.
partners-no-cams = Laden Sie zuerst eine Partnerbetreuung ein.
partners-choose-cam = Betreut von
partners-nobody = Niemand
partners-served-by = Beliefert von
partners-direct = Kein Distributor: Sie kauft beim Hersteller.
partners-choose-distributor = Beliefert von
partners-no-people = Noch kommt niemand für diese Firma herein.
import-wrong = Zeile { $line }, { $column }, `{ $seen }`: { $what }
import-not-text = die Datei ist kein UTF-8-Text
import-unreadable = diese Zeile ist als CSV nicht lesbar
import-no-column = diese Spalte fehlt
partners-found =
    { $count ->
        [one] { $number } Firma
       *[other] { $number } Firmen
    }
