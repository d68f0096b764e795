search-title = Search
search-empty = Type a name, a number, a city or a mail address into the field above.
search-nothing = Nothing within your reach is called “{ $what }”. Fewer letters find more.
