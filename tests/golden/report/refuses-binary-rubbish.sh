head -c 4096 /dev/zero | tr '\0' '\001' > town/sheets.csv
sed -i '/^sha256/d' town/election.toml
acta report town
