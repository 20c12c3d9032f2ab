# 1.210, an empty cell and a word: kept with their place, never zero.
sed -i 's/North,1,300,210/North,1,300,1.210/; s/North,2,400/North,2,/; s/75,50,25/75,fifty,25/; /^sha256/d' town/sheets.csv town/election.toml
acta check town
