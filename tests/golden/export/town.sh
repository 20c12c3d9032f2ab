# All three forms of a small record; the same bytes twice; a text that looks like a formula stays text.
sed -i 's/name = "Ada Ames"/name = "=1+1, \\"Ames\\""/' town/election.toml
acta export town --csv tables --sqlite town.sqlite --xlsx town.xlsx
cat tables/options.csv
head -3 tables/votes.csv
head -c 15 town.sqlite; echo
head -c 2 town.xlsx; echo
acta export town --sqlite again.sqlite --xlsx again.xlsx --json
cmp town.sqlite again.sqlite && cmp town.xlsx again.xlsx && echo "the same bytes"
