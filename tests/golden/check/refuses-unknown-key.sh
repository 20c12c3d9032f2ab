sed -i 's/^country/contry/' town/election.toml
acta check town
