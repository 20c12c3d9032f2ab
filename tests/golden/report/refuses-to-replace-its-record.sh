acta report town -o town/election.toml
acta report town -o town/sheets.csv
acta report town -o town.json
