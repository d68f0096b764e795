search-title = Suche
search-empty = Tippen Sie einen Namen, eine Nummer, einen Ort oder eine Mailadresse in das Feld oben.
search-nothing = Nichts in Ihrer Reichweite heißt „{ $what }“. Weniger Buchstaben finden mehr.
