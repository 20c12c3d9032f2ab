acta audit
acta audit plan
acta audit draw nowhere
mkdir t
printf 'Station,Ames,Burr\nA,60,40\nB,,\n' > t/sheets.csv
cat > t/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "T"
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
votes = { ames = "Ames", burr = "Burr" }
TOML
# B states neither ballots nor electors: nothing bounds what it could hold.
acta audit plan t
acta audit draw t --largest-station 10
acta audit assess t --largest-station 10 --seed 1 --draws 3
acta audit assess t --largest-station 10 --seed 1 --draws 3 --paper nothing
acta audit assess t --largest-station 10 --seed 1 --draws 3 --paper sheets
acta audit plan t --contest senate --largest-station 10
acta audit plan t --risk-limit 100 --largest-station 10
