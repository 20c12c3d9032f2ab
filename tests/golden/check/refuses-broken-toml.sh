echo 'title = "no end' >> town/election.toml
acta check town
