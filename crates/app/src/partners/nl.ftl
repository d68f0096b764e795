partners-add = Bedrijf toevoegen
partners-change = Bedrijf wijzigen
partners-none = Nog geen bedrijven
partners-none-text = Voeg hier het eerste toe, of breng ze allemaal uit een bestand mee: `fairway partners import`. U ziet de bedrijven waarmee u te maken hebt.
partners-search = Naam, nummer of plaats
partners-find = Zoeken
partners-all-countries = Alle landen
partners-name = Naam
partners-number = Nummer
partners-number-help = Hoe zij in uw eigen systemen heten
partners-number-taken = Een ander bedrijf heeft dit nummer
partners-number-twice = Het nummer staat twee keer in het bestand
partners-city = Plaats
partners-country = Land
partners-country-help = Twee letters: DE, NL, US
partners-country-wrong = Schrijf een land met twee letters: DE, NL, US
partners-type = Soort
partners-joined = Toegetreden
partners-is = Is
partners-is-partner = Partner
partners-is-distributor = Distributeur
partners-neither = Een bedrijf is partner, distributeur of beide
partners-count = Bedrijven
partners-facts = Gegevens
partners-contacts = Contacten bij de leverancier
partners-no-cam = Nog niemand heeft dit bedrijf onder zijn hoede.
partners-no-cams = Nodig eerst een accountmanager uit.
partners-choose-cam = Onder de hoede van
partners-nobody = Niemand
partners-served-by = Beleverd door
partners-direct = Geen distributeur: het koopt bij de leverancier.
partners-choose-distributor = Beleverd door
partners-no-people = Nog niemand komt voor dit bedrijf binnen.
import-wrong = regel { $line }, { $column }, `{ $seen }`: { $what }
import-not-text = het bestand is geen UTF-8-tekst
import-unreadable = deze regel is niet leesbaar als CSV
import-no-column = deze kolom ontbreekt
partners-found =
    { $count ->
        [one] { $number } bedrijf
       *[other] { $number } bedrijven
    }
