sed -i 's/registered = "Electors"/registered = "Elektors"/' town/election.toml
acta check town
