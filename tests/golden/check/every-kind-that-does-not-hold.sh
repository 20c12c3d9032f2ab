# One record in which every kind of Finding (but F001, which never tests) fails or is remarkable. 130 plain stations in
# two provinces with two towns each, then one station for every fault, named after it.
mkdir faults
cat > faults/plain.awk <<'AWK'
BEGIN {
  OFS = ","
  print "Province", "Town", "Station", "Electors", "Received", "Issued", "Unused", "Box", "Blank", "Invalid", "Valid", "Ames", "Burr", "More"
  # 300 + 2i electors, half of them voted; of 150 + i ballots 2 blank, 2 invalid; Ames has half of the ballots where
  # that is whole: whole percentages of turnout everywhere and of the share at every second station.
  for (i = 1; i <= 130; ++i) {
    b = 150 + i; a = int(b / 2)
    print (i <= 65 ? "1" : "2"), (i % 2 ? "1" : "2"), i, 2 * b, 2 * b, b, b, b, 2, 2, b - 4, a, b - 4 - a, ""
  }
}
AWK
awk -f faults/plain.awk > faults/first.csv
cat >> faults/first.csv <<'CSV'
1,1,c101,400,400,200,200,200,2,2,196,100,90,
1,1,c102,400,400,200,200,200,2,9,196,100,96,
1,1,c103,150,400,200,200,200,2,2,196,100,96,
1,1,c104,400,400,200,200,200,2,2,196,-4,200,
1,1,c105,400,400,200,200,200,2,2,196,,96,
1,1,c106,400,400,4,396,4,2,2,0,0,0,
1,1,c107,200,400,200,200,200,2,2,196,100,96,
1,1,c108,400,400,200,200,200,2,2,196,196,0,
1,1,c109,400,400,200,200,200,2,150,48,30,18,
1,1,c110,400,400,200,200,200,150,2,48,30,18,
1,1,c111,400,400,200,200,230,2,2,226,116,110,
1,1,c112,0,400,200,200,200,2,2,196,100,96,
1,1,c113,400,400,200,100,200,2,2,196,100,96,
1,1,c201,400,400,200,200,200,2,2,196,101,95,
1,1,c201,400,400,201,199,201,2,2,197,101,96,
1,1,c202,411,402,203,199,203,2,2,199,102,97,
1,1,c202b,411,402,203,199,203,2,2,199,102,97,
1,1,r102,400,400,200,200,200,2,2,196,100
1,1,r103,'402,400,200,200,200,2,2,196,103,93,
1,1,r104,400,400,200,200,200,2,2,196,many,96,
3,1,t1,100,100,50,50,50,1,1,48,30,18,
3,1,t2,110,110,60,50,60,1,2,57,30,27,
3,1,t3,120,120,70,50,70,2,2,66,33,33,
3,1,c208,330,330,180,150,180,4,5,171,93,78,
1,1,0,1,1,1,1,1,1,1,1,1,1,
1,0,0,9,9,9,9,9,9,9,9,9,9,
0,0,0,7,7,7,7,7,7,7,7,7,7,
CSV
# Encoded twice; it lacks most stations of the first copy.
printf 'Town,Station,Valid,Ames,Burr\nBol\303\203\302\255var,1/1/1,30,20,10\nM\303\203\302\251rida,1/1/3,30,20,10\n' > faults/second.csv
printf 'Province,Town,Station,Signed\n9,9,nowhere,1\n' > faults/third.csv
cat > faults/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Every fault"
[[source]]
id = "first"
file = "first.csv"
[[source]]
id = "second"
file = "second.csv"
[[source]]
id = "third"
file = "third.csv"
[[contest]]
id = "mayor"
name = "Mayor"
[[option]]
id = "ames"
name = "Ames"
contest = "mayor"
[[option]]
id = "burr"
name = "Burr"
contest = "mayor"
[[proclaimed]]
list = "burr"
seats = 1
contest = "mayor"
[[copy]]
id = "first"
contest = "mayor"
[[copy.table]]
source = "first"
areas = ["Province", "Town"]
unit = "Station"
totals = "zeros"
registered = "Electors"
received = "Received"
issued = "Issued"
unused = "Unused"
ballots = "Box"
blank = "Blank"
invalid = "Invalid"
valid = "Valid"
votes = { ames = "Ames", burr = "Burr" }
[[copy.table]]
source = "third"
areas = ["Province", "Town"]
unit = "Station"
voters = "Signed"
[[copy]]
id = "second"
contest = "mayor"
arithmetic_enforced = true
[[copy.table]]
source = "second"
unit = ["Station"]
valid = "Valid"
votes = { ames = "Ames", burr = "Burr" }
[[release]]
id = "declared"
contest = "mayor"
copy = "first"
[[release.line]]
list = "ames"
votes = 3
[[contest]]
id = "tie"
name = "A tie"
[[option]]
id = "a"
name = "Acción Democrática"
contest = "tie"
[[option]]
id = "b"
name = "ACCION DEMOCRATICA"
contest = "tie"
[[release]]
id = "r"
contest = "tie"
[[release.line]]
list = "a"
votes = 5
[[release.line]]
list = "b"
votes = 5
[[contest]]
id = "bulletins"
name = "Bulletins"
[[option]]
id = "x"
name = "Xavier"
contest = "bulletins"
[[option]]
id = "y"
name = "Yves"
contest = "bulletins"
[[option]]
id = "z"
name = "Zoe"
contest = "bulletins"
# The first: 51.2, 44.2 and 4.6 % of 1,000,003, each to the nearest vote.
[[release]]
id = "early"
contest = "bulletins"
published = "2020-01-01"
counted = "80 %"
[[release.line]]
list = "x"
votes = 512002
[[release.line]]
list = "y"
votes = 442001
[[release.line]]
list = "z"
votes = 46000
# The second: x falls; shares of no one total; parts of 1,010,000.
[[release]]
id = "late"
contest = "bulletins"
published = "2020-01-02"
valid = 1000000
[[release.line]]
list = "x"
votes = 500000
share = "52.0"
[[release.line]]
list = "y"
votes = 450000
share = "46.0"
[[release.line]]
list = "z"
votes = 60000
share = "6.0"
[[release.variant]]
of = "x"
value = 550000
TOML
# What seat laws can do. By hand: 48, 26, 26 and five seats: 48 26 26 24 16, three of five with 48 %. Ten seats for 6, 6, 2 by
# Hare: 4.29 4.29 1.43, the last to the third; eleven: 4.71 4.71 1.57, it loses it.
cat > faults/bonus.toml <<'TOML'
format = "acta-law"
version = 2
name = "bonus"
seats = 5
[[clause]]
about = "formula"
text = "As above."
[[reading]]
id = "quotas"
name = "by quotas"
set = { formula = "hare" }
TOML
cat > faults/house.toml <<'TOML'
format = "acta-law"
version = 2
name = "house"
seats = 10
formula = "hare"
[[clause]]
about = "formula"
text = "As above."
TOML
cat > faults/votes.toml <<'TOML'
format = "acta-law"
version = 2
name = "votes"
seats = 5
formula = "droop"
[[clause]]
about = "formula"
text = "As above."
TOML
cat > faults/growth.toml <<'TOML'
format = "acta-law"
version = 2
name = "growth"
seats = 5
formula = "hare"
[[clause]]
about = "formula"
text = "As above."
TOML
cat > faults/waiver.toml <<'TOML'
format = "acta-law"
version = 2
name = "waiver"
[[tier]]
id = "direct"
kind = "external"

[[tier]]
id = "lists"
seats = 1
[[clause]]
about = "formula"
text = "As above."
TOML
cat > faults/order.toml <<'TOML'
format = "acta-law"
version = 2
name = "order"
[[tier]]
id = "direct"
kind = "plurality"
seats = 1

[[tier]]
id = "one"
kind = "compensation"
counts = ["direct"]
seats = 1
threshold = "1/2"

[[tier]]
id = "two"
kind = "compensation"
counts = ["direct", "one"]
seats = 1
[[clause]]
about = "formula"
text = "As above."
TOML
cat >> faults/election.toml <<'TOML'
[[contest]]
id = "bonus"
name = "bonus"
law = "./bonus"
[[option]]
id = "a"
name = "List a"
contest = "bonus"
[[option]]
id = "b"
name = "List b"
contest = "bonus"
[[option]]
id = "c"
name = "List c"
contest = "bonus"
[[release]]
id = "r"
contest = "bonus"
turnout = "50 %"
registered = 1000
ballots = 100
[[release.line]]
list = "a"
votes = 48
[[release.line]]
list = "b"
votes = 26
[[release.line]]
list = "c"
votes = 26
[[proclaimed]]
list = "a"
seats = 1
contest = "bonus"
[[contest]]
id = "house"
name = "house"
law = "./house"
[[option]]
id = "a"
name = "List a"
contest = "house"
[[option]]
id = "b"
name = "List b"
contest = "house"
[[option]]
id = "c"
name = "List c"
contest = "house"
[[release]]
id = "r"
contest = "house"
[[release.line]]
list = "a"
votes = 6
[[release.line]]
list = "b"
votes = 6
[[release.line]]
list = "c"
votes = 2
[[contest]]
id = "votes"
name = "votes"
law = "./votes"
[[option]]
id = "a"
name = "List a"
contest = "votes"
[[option]]
id = "b"
name = "List b"
contest = "votes"
[[option]]
id = "c"
name = "List c"
contest = "votes"
[[release]]
id = "r"
contest = "votes"
[[release.line]]
list = "a"
votes = 8
[[release.line]]
list = "b"
votes = 1
[[release.line]]
list = "c"
votes = 2
[[contest]]
id = "growth"
name = "growth"
law = "./growth"
[[option]]
id = "a"
name = "List a"
contest = "growth"
[[option]]
id = "b"
name = "List b"
contest = "growth"
[[option]]
id = "c"
name = "List c"
contest = "growth"
[[release]]
id = "r"
contest = "growth"
[[release.line]]
list = "a"
votes = 20
[[release.line]]
list = "b"
votes = 137
[[release.line]]
list = "c"
votes = 137
[[contest]]
id = "waiver"
name = "waiver"
law = "./waiver"
[[option]]
id = "a"
name = "List a"
contest = "waiver"
[[option]]
id = "b"
name = "List b"
contest = "waiver"
[[option]]
id = "c"
name = "List c"
contest = "waiver"
[[release]]
id = "r"
contest = "waiver"
[[release.line]]
list = "a"
votes = 50
[[release.line]]
list = "b"
votes = 40
[[release.line]]
list = "c"
votes = 5
[[external]]
tier = "direct"
list = "c"
seats = 1
contest = "waiver"
[[contest]]
id = "order"
name = "order"
law = "./order"
[[option]]
id = "a"
name = "List a"
contest = "order"
[[option]]
id = "b"
name = "List b"
contest = "order"
[[release]]
id = "r"
contest = "order"
[[release.line]]
list = "a"
votes = 60
[[release.line]]
list = "b"
votes = 40
[[organisation]]
name = "Absent"
stood = false
# Two copies: on twelve of 30 sheets Pat has three votes more in the later one, which has ten sheets more, all for Quin.
[[source]]
id = "night"
file = "night.csv"
[[source]]
id = "day"
file = "day.csv"
[[contest]]
id = "copies"
name = "Two copies"
[[option]]
id = "p"
name = "Pat"
contest = "copies"
[[option]]
id = "q"
name = "Quin"
contest = "copies"
[[copy]]
id = "night"
contest = "copies"
[[copy.table]]
source = "night"
unit = "Station"
votes = { p = "Pat", q = "Quin" }
[[copy]]
id = "day"
contest = "copies"
[[copy.table]]
source = "day"
unit = "Station"
votes = { p = "Pat", q = "Quin" }
TOML
awk -v OFS=, 'BEGIN { print "Station", "Pat", "Quin"; for (i = 1; i <= 30; ++i) print i, 150 + i, 90 + i * 7 % 20 }' > faults/night.csv
awk -v OFS=, 'BEGIN { print "Station", "Pat", "Quin"; for (i = 1; i <= 30; ++i) print i, 150 + i + (i <= 12 ? 3 : 0), 90 + i * 7 % 20
  for (i = 31; i <= 40; ++i) print i, 0, 200 + i }' > faults/day.csv
acta report faults -o out.html | grep -E '^  (FAILS|REMARKABLE)' | sed 's/ *\[.*\]//' | sort -k2
