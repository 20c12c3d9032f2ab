export SOURCE_DATE_EPOCH=1936000000
mkdir ward
printf 'Station,Electors,Ballots,Ames,Burr\nA,200,100,60,40\n=B1+1,200,100,60,40\n' > ward/sheets.csv
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
for limit in 0 100 100% -5 nan 3 5x ""; do acta audit plan ward --state a.acta --risk-limit "$limit"; done
ls a.acta
acta audit plan ward --state a.acta > plan.txt
acta audit plan ward --state a.acta
acta audit plan ward --state nowhere/a.acta
acta audit next a.acta
acta audit enter a.acta paper.csv
acta audit assess a.acta
acta audit list a.acta
acta audit draw a.acta
acta audit draw a.acta --seed " 1"
acta audit draw a.acta --seed 1 --draws 0
acta audit draw a.acta --seed 1 --sizes senate=4
acta audit draw a.acta --seed 1 --sizes mayor=x
acta audit draw a.acta --seed 1 --contest mayor
acta audit draw a.acta --seed 1 --draws 12 -o list.csv
# The name of a station that a spreadsheet would take for a formula.
cat list.csv
acta audit draw a.acta --seed 2
acta audit assess a.acta
acta audit next a.acta --draws 5
acta audit list a.acta --round 2
enter() { printf "$1" > paper.csv; acta audit enter a.acta paper.csv; }
acta audit enter a.acta list.csv
enter 'sheet,Ames\nA,60\n'
enter 'sheet,Ames,Burr\nA,60,forty\n'
enter 'sheet,Ames,Burr\nA,60,40\nZ,60,40\n'
enter 'sheet,Ames,Burr\nA,60,40\nA,60,40\n'
enter 'sheet,Ames,Burr,Cole\nA,60,40,0\n'
acta audit enter a.acta nothing.csv
sed "s/^A,.*/A,,100,1,1,60,40/" list.csv > paper.csv
acta audit enter a.acta paper.csv
acta audit assess a.acta
acta audit next a.acta
acta audit assess a.acta --seed 1
printf "sheet,Ames,Burr\n'=B1+1,missing,missing\n" > paper.csv
acta audit enter a.acta paper.csv
acta audit assess a.acta
acta audit next a.acta
# Other files, and a record that changed.
acta audit log ward/election.toml
acta audit log nothing.acta
acta audit report a.acta
sed -i 's/60,40/61,39/' ward/sheets.csv
acta audit assess a.acta
acta audit log a.acta | cut -c1-28
