# A unit's key with an escape sequence in the data.
printf 'North,\033]0;x\007,1,1,1,1,1,1,0,5\n' >> town/sheets.csv
sed -i '/^sha256/d' town/election.toml
acta check town | grep -a '0;x'
