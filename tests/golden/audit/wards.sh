# Four sheets of 100 ballots, 240 to 160. Bounds by hand: (20 + 100) / 80 = 1.5 twice, (40 + 100) / 80 = 1.75, (0 + 100) / 80 = 1.25;
# U = 6. Draws to a limit: ln limit / ln (5/6), rounded up: 9, 13, 17, 26, 38.
# On paper sheet D has 48 to 52 where the sheet says 50 to 50: error 4 / 80 = 0.05, taint 0.05 / 1.25 = 0.04.
mkdir ward
printf 'Ward,Station,Electors,Ballots,Ames,Burr\nNorth,A,200,100,60,40\nNorth,B,200,100,60,40\nSouth,C,200,100,70,30\nSouth,D,200,100,50,50\n' > ward/sheets.csv
sed 's/D,200,100,50,50/D,200,100,48,52/' ward/sheets.csv > ward/all.csv
grep -v ,B, ward/all.csv > ward/paper.csv
cat > ward/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Town"
[[source]]
id = "sheets"
file = "sheets.csv"
[[source]]
id = "paper"
file = "paper.csv"
[[source]]
id = "all"
file = "all.csv"
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
areas = ["Ward"]
unit = "Station"
registered = "Electors"
ballots = "Ballots"
votes = { ames = "Ames", burr = "Burr" }
[[copy]]
id = "paper"
[[copy.table]]
source = "paper"
areas = ["Ward"]
unit = "Station"
registered = "Electors"
ballots = "Ballots"
votes = { ames = "Ames", burr = "Burr" }
[[copy]]
id = "all"
[[copy.table]]
source = "all"
areas = ["Ward"]
unit = "Station"
registered = "Electors"
ballots = "Ballots"
votes = { ames = "Ames", burr = "Burr" }
TOML
acta audit plan ward
acta audit draw ward --seed "3 1 4 1 5" --draws 6
# Five draws: C, A, and D three times: (5/6)^5 / 0.96^3 = 0.4542; (ln 0.05 - ln 0.4542) / ln (5/6) = 12.1, so 13 more.
acta audit assess ward --seed "3 1 4 1 5" --draws 5 --paper paper
# The sixth is B, which nobody has counted.
acta audit assess ward --seed "3 1 4 1 5" --draws 6 --paper paper
acta audit assess ward --seed "3 1 4 1 5" --draws 6 --paper all
acta audit assess ward --seed "3 1 4 1 5" --draws 2 --paper paper --json
