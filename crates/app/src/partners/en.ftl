partners-add = Add a company
partners-change = Change a company
partners-none = No companies yet
partners-none-text = Add the first one here, or bring them all from a file with `fairway partners import`. You see those you have business with.
partners-search = Name, number or city
partners-find = Find
partners-all-countries = All countries
partners-name = Name
partners-number = Number
partners-number-help = What you call them in your own systems
partners-number-taken = Another company has this number
partners-number-twice = The number stands in the file twice
partners-city = City
partners-country = Country
partners-country-help = Two letters: DE, NL, US
partners-country-wrong = Write a country as two letters: DE, NL, US
partners-type = Type
partners-joined = Joined
partners-is = Is
partners-is-partner = Partner
partners-is-distributor = Distributor
partners-neither = A company is a partner, a distributor, or both
partners-count = Companies
partners-facts = Facts
partners-contacts = Contacts at the vendor
partners-no-cam = Nobody looks after this company yet.
partners-no-cams = Invite a channel account manager first.
partners-choose-cam = Looked after by
partners-nobody = Nobody
partners-served-by = Served by
partners-direct = No distributor: it buys from the vendor.
partners-choose-distributor = Served by
partners-no-people = Nobody comes in for this company yet.
import-wrong = line { $line }, { $column }, `{ $seen }`: { $what }
import-not-text = the file is not UTF-8 text
import-unreadable = this line cannot be read as CSV
import-no-column = this column is missing
partners-found =
    { $count ->
        [one] { $number } company
       *[other] { $number } companies
    }
