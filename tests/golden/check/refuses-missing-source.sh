rm town/sheets.csv
acta check town
