search-title = Zoeken
search-empty = Typ een naam, een nummer, een plaats of een mailadres in het veld hierboven.
search-nothing = Niets binnen uw bereik heet “{ $what }”. Minder letters vinden meer.
