# A majority of all ballots: entries state valid and all ballots. Too few of either, and outputs that would be written over the audit.
export SOURCE_DATE_EPOCH=1936000000
mkdir ward
echo 'Station,Electors,Ballots,Valid,Ames,Burr' > ward/sheets.csv
for station in A B C D; do echo "$station,200,100,95,75,20" >> ward/sheets.csv; done
cat > ward/law.toml <<'TOML'
format = "acta-law"
version = 2
name = "Majority of the ballots"
[office]
rule = "majority"
of = "ballots"
TOML
cat > ward/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Town"
[[source]]
id = "sheets"
file = "sheets.csv"
[[contest]]
id = "mayor"
name = "Mayor"
law = "./law"
[[option]]
id = "ames"
name = "Ames"
[[option]]
id = "burr"
name = "Burr"
[[copy]]
id = "sheets"
[[copy.table]]
source = "sheets"
unit = "Station"
registered = "Electors"
ballots = "Ballots"
valid = "Valid"
votes = { ames = "Ames", burr = "Burr" }
TOML
acta audit plan ward --state town.acta > plan.txt && tail -1 plan.txt
acta audit draw town.acta --seed "3 1 4" --draws 2 -o town.acta
acta audit draw town.acta --seed "3 1 4" --draws 2 -o ward/sheets.csv
acta audit draw town.acta --seed "3 1 4" --draws 2 -o ward
acta audit draw town.acta --seed "3 1 4" --draws 2 -o list.csv
printf 'sheet,Ames,Burr,valid,ballots\nA,75,20,90,100\n' > votes.csv
acta audit enter town.acta votes.csv
printf 'sheet,Ames,Burr,valid,ballots\nA,75,20,95,0\n' > ballots.csv
acta audit enter town.acta ballots.csv
