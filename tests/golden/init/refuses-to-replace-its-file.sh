acta init town/sheets.csv -o town/sheets.csv --force
