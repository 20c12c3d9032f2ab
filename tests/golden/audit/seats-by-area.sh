# D'Hondt in three municipalities. Alma, 3 seats, 130, 60 and 10 votes: 130, 65, 60 have them. Claims: seat 2 of Ames before seat 2 of Burr,
# 130/2 - 60/2 = 35; before seat 1 of Cole, 65 - 10 = 55; seat 1 of Burr before seat 3 of Ames, 60 - 130/3 = 16.67, which takes
# 16.67 / (1 + 1/3) = 12.5 ballots; before seat 1 of Cole, 60 - 10 = 50. Bela, 1 seat: 40 - 34 = 6 votes, 3 ballots, and 40 - 1 = 39.
# Cima, 1 seat, 20 to 20: a lot, which no ballots prove; the rest is proven without it.
# Bounds of a sheet: A1 (65, 30, 5 of 100) by seat 1 of Burr: (30 - 65/3 + 100/3) / 16.67 = 2.5, A2 the same; B1 (40, 34, 1 of 75):
# (6 + 75) / 6 = 13.5; C1: no claim, 0: never drawn. U = 18.5. Draws at 20 %: ln 0.2 / ln(1 - 1/18.5) = 28.96, so 29.
mkdir t
printf 'Municipality,Station,Ballots,Ames,Burr,Cole\nAlma,A1,100,65,30,5\nAlma,A2,100,65,30,5\nBela,B1,75,40,34,1\nCima,C1,40,20,20,0\n' > t/sheets.csv
# On paper one vote of B1 is Burr's: 39 to 35, an error of 2 of 6 votes; taint (2/6) / 13.5 = 0.0247.
sed 's/B1,75,40,34,1/B1,75,39,35,1/' t/sheets.csv > t/paper.csv
cat > t/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "T"
[[source]]
id = "sheets"
file = "sheets.csv"
[[source]]
id = "paper"
file = "paper.csv"
[[contest]]
id = "councils"
name = "Councils"
law = "pt/autarquias"
levels = ["municipality"]
[[area]]
id = "Alma"
seats = 3
[[area]]
id = "Bela"
seats = 1
[[area]]
id = "Cima"
seats = 1
[[option]]
id = "ames"
name = "Ames"
[[option]]
id = "burr"
name = "Burr"
[[option]]
id = "cole"
name = "Cole"
[[copy]]
id = "sheets"
[[copy.table]]
source = "sheets"
areas = ["Municipality"]
unit = "Station"
ballots = "Ballots"
votes = { ames = "Ames", burr = "Burr", cole = "Cole" }
[[copy]]
id = "paper"
[[copy.table]]
source = "paper"
areas = ["Municipality"]
unit = "Station"
ballots = "Ballots"
votes = { ames = "Ames", burr = "Burr", cole = "Cole" }
TOML
acta audit plan t
acta audit draw t --seed "3 1 4 1 5" --draws 6
acta audit assess t --seed "3 1 4 1 5" --draws 6 --paper paper
# Two unseen ballots may both be Burr's: Bela's margin is 6 - 2 = 4; six of them leave it none, and Bela is not proven.
acta audit plan t --unseen 2
acta audit plan t --unseen 6
acta audit plan t --json
# Seat by seat: 130, 35 and 35 votes and four seats in Alma: 130, 65 and 43.33 have three, and 35 and 35 are level for the last. Three of Ames are
# proven, by 43.33 - 35 = 8.33, or 8.33 / (1 + 1/3) = 6.25 ballots; the fourth seat is not.
sed 's/seats = 3/seats = 4/' t/election.toml > t/four.toml
printf 'Municipality,Station,Ballots,Ames,Burr,Cole\nAlma,A1,100,65,18,17\nAlma,A2,100,65,17,18\nBela,B1,75,40,34,1\nCima,C1,40,21,19,0\n' > t/sheets.csv
acta audit plan t/four.toml
# Cima hangs on one ballot, Bela on three: with --least-margin 5 both are left out.
acta audit plan t/four.toml --least-margin 5
acta audit plan t/four.toml --least-margin 500
acta audit plan t/four.toml --least-margin many
