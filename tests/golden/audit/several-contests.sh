# One draw for two contests. Mayor at four stations of 100 ballots, 240 to 160: bounds 1.5, 1.5, 1.75, 1.25 (wards.sh); council in the south alone,
# 60 to 40 at C and D: V = 40, (20 + 100) / 40 = 3 each. Largest: 1.5, 1.5, 3, 3: U = 9. Draws to a limit: ln limit / ln (8/9), rounded up: 14, 20, 26, 40, 59.
# On paper D has 48 to 52 for mayor: 4 / 80 = 0.05 of its margin, 0.05 / 3 = 0.0167 of the bound that D was drawn by.
export SOURCE_DATE_EPOCH=1790000000
mkdir ward
printf 'Ward,Station,Electors,Ballots,Ames,Burr\nNorth,A,200,100,60,40\nNorth,B,200,100,60,40\nSouth,C,200,100,70,30\nSouth,D,200,100,50,50\n' > ward/mayor.csv
printf 'Ward,Station,Electors,Ballots,Dee,Eve\nSouth,C,200,100,60,40\nSouth,D,200,100,60,40\n' > ward/council.csv
cat > ward/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Town"
[[source]]
id = "mayor"
file = "mayor.csv"
[[source]]
id = "council"
file = "council.csv"
[[contest]]
id = "mayor"
name = "Mayor"
[[option]]
contest = "mayor"
id = "ames"
name = "Ames"
[[option]]
contest = "mayor"
id = "burr"
name = "Burr"
[[copy]]
contest = "mayor"
id = "sheets"
[[copy.table]]
source = "mayor"
areas = ["Ward"]
unit = "Station"
registered = "Electors"
ballots = "Ballots"
votes = { ames = "Ames", burr = "Burr" }
[[contest]]
id = "council"
name = "Council"
[[option]]
contest = "council"
id = "dee"
name = "Dee"
[[option]]
contest = "council"
id = "eve"
name = "Eve"
[[copy]]
contest = "council"
id = "sheets"
[[copy.table]]
source = "council"
areas = ["Ward"]
unit = "Station"
registered = "Electors"
ballots = "Ballots"
votes = { dee = "Dee", eve = "Eve" }
TOML
acta audit plan ward --contest mayor,council
acta audit plan ward --contest mayor,council --json | grep -o '"common".*'
acta audit plan ward --contest mayor,council --state town.acta > plan.txt
acta audit draw town.acta --seed "3 1 4 1 5" --draws 5 -o first.csv
cat first.csv
fill() { awk -F, -v OFS=, 'NR == 1 { print; next }
  { $7 = $1 ~ /C/ ? 70 : $1 ~ /D/ ? 48 : 60; $8 = 100 - $7; $9 = $10 = ""
    if ($1 ~ /^South/) { $9 = 60; $10 = 40 }
    print }' | sed "$1"; }
fill 's/^South.D\(.*\),60,40$/South\/D\1,,/' < first.csv > part.csv
acta audit enter town.acta part.csv
acta audit assess town.acta
fill '' < first.csv > paper.csv
acta audit enter town.acta paper.csv
acta audit assess town.acta
acta audit next town.acta --sizes mayor=21 -o second.csv
fill '' < second.csv > more.csv
acta audit enter town.acta more.csv
acta audit assess town.acta | tail -3
acta audit log town.acta
acta audit report town.acta -o report | tail -1
# By ALPHA: no station twice.
acta audit plan ward --contest mayor,council --test alpha | tail -9
acta audit plan ward --contest mayor,council --test alpha --state alpha.acta > plan.txt
acta audit draw alpha.acta --seed "3 1 4 1 5" --draws 2 -o alpha.csv
fill '' < alpha.csv > paper.csv
acta audit enter alpha.acta paper.csv
acta audit assess alpha.acta | tail -2
# One thing wrong at a time.
acta audit plan ward --contest mayor,senate
acta audit plan ward --contest mayor,mayor
acta audit plan ward --contest mayor,
acta audit plan ward --contest mayor,council --plots pictures
acta audit draw ward --contest mayor,council --seed 1 --draws 3
printf 'sheet,mayor: Ames,mayor: Burr,council: Dee,council: Eve\nNorth/A,60,40,50,50\n' > wrong.csv; acta audit enter alpha.acta wrong.csv
printf 'sheet,mayor: Ames,mayor: Burr,council: Dee,council: Eve\nNorth/E,60,40,,\n' > wrong.csv; acta audit enter alpha.acta wrong.csv
printf 'sheet,mayor: Ames,mayor: Burr,council: Dee,council: Eve\nSouth/C,60,40,50,\n' > wrong.csv; acta audit enter alpha.acta wrong.csv
printf 'sheet,Ames,Burr\nSouth/C,60,40\n' > wrong.csv; acta audit enter alpha.acta wrong.csv
