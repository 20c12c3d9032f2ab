acta init town/sheets.csv -o town/election.toml
