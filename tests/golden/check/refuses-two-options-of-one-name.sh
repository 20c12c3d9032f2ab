sed -i 's/name = "Bob Burr"/name = "Ada Ames"/' town/election.toml
acta check town
