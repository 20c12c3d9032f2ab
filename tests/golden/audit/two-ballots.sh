# Three electorates and lists: six seats in all by Sainte-Lague, electorates kept. Electorates: Ames 60-40, Ames 55-45, Burr 52-48 before Cole.
# Party votes 130, 120, 50: 130 120 50 43.3 40 26 have the six seats: 3, 2, 1; held 2, 1, 0; lists 1, 1, 1. Nearest: seat 3 of Ames before
# seat 3 of Burr, 130/5 - 120/5 = 2, which takes 2 / (2/5) = 5 ballots. Ames and Burr take part by their electorates, Cole by 5 %: 50 - 15 = 35.
# Bounds: electorate/E1 (20 + 100)/20 = 6, E2 (10 + 100)/10 = 11, E3 (4 + 100)/4 = 26; party/E1 (50/5 - 40/5 + 100/5)/2 = 11, E2 (1 + 20)/2 = 10.5,
# E3 (-1 + 20)/2 = 9.5. U = 74; draws at 20 %: ln 0.2 / ln(1 - 1/74) = 118.3, so 119.
mkdir t
printf 'Electorate,Station,Ballots,Ames,Burr,Cole\nE1,1,100,60,40,0\nE2,2,100,55,45,0\nE3,3,100,0,52,48\n' > t/first.csv
printf 'Electorate,Station,Ballots,Ames,Burr,Cole\nE3,3,100,35,40,25\nE1,1,100,50,40,10\nE2,2,100,45,40,15\n' > t/second.csv
sed 's/E1,1,100,50,40,10/E1,1,100,49,41,10/' t/second.csv > t/second-paper.csv
cat > t/mmp.toml <<'TOML'
format = "acta-law"
version = 2
name = "Six seats, mixed-member proportional"
country = "xx"
[[tier]]
id = "electorate"
name = "electorates"
kind = "plurality"
votes = "electorate"
areas = "electorate"
seats = 1
[[tier]]
id = "list"
name = "lists"
kind = "compensation"
votes = "party"
counts = ["electorate"]
seats = { total = 6 }
formula = "sainte_lague"
threshold = [ { share = "5 %" }, { seats = 1, tier = "electorate" } ]
overhang = "kept"
less_unqualified = true
TOML
cat > t/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "T"
[[source]]
id = "first"
file = "first.csv"
[[source]]
id = "second"
file = "second.csv"
[[source]]
id = "second-paper"
file = "second-paper.csv"
[[contest]]
id = "assembly"
name = "Assembly"
law = "./mmp"
levels = ["electorate"]
ballot = "electorate"
[[contest]]
id = "party-votes"
name = "Party votes"
[[ballot]]
contest = "assembly"
name = "party"
votes = "party-votes"
TOML
for contest in assembly party-votes; do
  for list in Ames Burr Cole; do
    printf '[[option]]\ncontest = "%s"\nid = "%s"\nname = "%s"\n' $contest $list $list >> t/election.toml
  done
  file=first
  [ $contest = party-votes ] && file=second
  for copy in sheets paper; do
    source=$file
    [ $copy$file = papersecond ] && source=second-paper
    printf '[[copy]]\ncontest = "%s"\nid = "%s"\n[[copy.table]]\nsource = "%s"\nareas = ["Electorate"]\nunit = "Station"\nballots = "Ballots"\nvotes = { Ames = "Ames", Burr = "Burr", Cole = "Cole" }\n' $contest $copy $source >> t/election.toml
  done
done
acta audit plan t --contest assembly
acta audit draw t --contest assembly --seed "3 1 4 1 5" --draws 12
# One vote of party/E1 is Burr's: error (1/5 + 1/5)/2 = 0.2 of the margin, taint 0.2/11 = 0.0182.
acta audit assess t --contest assembly --seed "3 1 4 1 5" --draws 12 --paper paper
# Entries: columns of the other ballot are left empty.
acta audit plan t --contest assembly --state a.acta > plan.txt
acta audit draw a.acta --seed "3 1 4 1 5" --draws 2 -o list.csv
head -3 list.csv
head=$(printf 'sheet,electorate: Ames,electorate: Burr,electorate: Cole,party: Ames,party: Burr,party: Cole,party: valid,party: ballots')
printf '%s\nelectorate/E1/1,60,40,0,1,,,,\n' "$head" > wrong.csv
acta audit enter a.acta wrong.csv
printf '%s\nparty/E3/3,,,,35,40,25,99,100\n' "$head" > sums.csv
acta audit enter a.acta sums.csv
printf '%s\nparty/E3/3,,,,35,40,25,100,100\nelectorate/E3/3,missing,missing,missing,,,,,\n' "$head" > right.csv
acta audit enter a.acta right.csv
acta audit assess a.acta
