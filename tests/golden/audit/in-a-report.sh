# An audit in the report of its record: seven draws, every sheet of which agrees:
# 0.625^7 = 0.0373 (whole-audit-in-three-rounds.sh). With an entry after the assessment its Finding is no longer shown.
export SOURCE_DATE_EPOCH=1936000000
mkdir ward
echo 'Station,Electors,Ballots,Ames,Burr' > ward/sheets.csv
for station in A B C D E F G H I J K L; do echo "$station,200,100,80,20" >> ward/sheets.csv; done
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
votes = { ames = "Ames", burr = "Burr" }
TOML
acta audit plan ward --state town.acta > plan.txt
acta audit draw town.acta --seed "83 19 60 44 02 71" --draws 7 -o round-1.csv > drawn.txt
awk -F, -v OFS=, 'NR == 1 { print "sheet", "Ames", "Burr"; next } { print $1, 80, 20 }' round-1.csv > paper.csv
acta audit enter town.acta paper.csv > entered.txt
acta audit assess town.acta | tail -2
acta report ward --audit town.acta -o ward.html > report.txt && ls ward*.html ward.json
grep -o '"code":"A10[12]"' ward.json
printf 'sheet,Ames,Burr\nK,60,40\n' > later.csv
acta audit enter town.acta later.csv > entered.txt
acta report ward --audit town.acta -o ward.html > report.txt
grep -c '"code":"A10[12]"' ward.json
# Of another record, and over what it is made from.
cp -r ward other
acta report other --audit town.acta -o other.html
acta report ward --audit town.acta -o town.acta
acta report ward --audit ward/sheets.csv -o ward.html
acta audit report town.acta -o report --page report/index.html
