rm town/sheets.csv
mkfifo town/sheets.csv
acta check town
mkfifo pipe.toml
acta check pipe.toml
