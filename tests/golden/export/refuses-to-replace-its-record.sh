# The tables must not take the place of what they are made from; and there must be a place to write to.
acta export town
acta export town --sqlite town/sheets.csv
acta export town --xlsx town/election.toml
touch file
acta export town --csv file
