acta init town/sheets.csv -o town/draft.toml
acta count town/draft.toml
