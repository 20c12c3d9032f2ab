# A law of several areas: each card is of one of them. Five seats by D'Hondt, 10 % of all valid votes. North, three: A 300, B 200, 150,
# next 100, C 80: A 2, B 1. South, two: B 200, then A 100 and B's 100: a tie, one seat is open. C has 170 of 970 and takes part in both.
# The hardest: A's second in the north before C's first, 300 / 2 - 80 = 70 of 1,000 cards and a weight of -1: v = 0.07, u = 0.75; v / u = 0.09333:
# 1 / (2 - 0.09333) = 0.524476; 3.10109 over ln(1 + 1.92484 0.024476) = 0.046034: 68.
# Risks by a separate script, the mean of four products of 1 + lambda (x - m_j) over 80 draws: 0.0238388; draw 18 at 2/3 of the others'
# value (A's second seat in the north: 1/2 on paper, 3/4 on record): 0.0357603.
awk 'BEGIN { print "card,batch,north,south"
  for (n = 1; n <= 600; ++n) print "n" n ",1," (n <= 300 ? "A" : n <= 500 ? "B" : n <= 580 ? "C" : "blank") ","
  for (n = 1; n <= 400; ++n) print "s" n ",2,," (n <= 100 ? "A" : n <= 300 ? "B" : n <= 390 ? "C" : "blank") }' > cvr.csv
printf 'batch,cards\n1,600\n2,400\n' > manifest.csv
cat > own.toml <<'TOML'
format = "acta-law"
version = 2
name = "By province"
areas = "province"
seats = { given = true, total = 5 }
formula = "dhondt"
threshold = "10 %"
TOML
cat > cards.toml <<'TOML'
[audit]
name = "Two provinces"
manifest = "manifest.csv"
cvr = { files = ["cvr.csv"] }
[[contest]]
id = "assembly"
kind = "law"
law = "own.toml"
choices = ["A", "B", "C"]
cards = 1000
[[contest.part]]
id = "north"
area = "North"
seats = 3
[[contest.part]]
id = "south"
area = "South"
seats = 2
TOML
acta audit plan cards.toml | sed -n '/^assembly/,/^Cards/p'
acta audit plan cards.toml --json | grep -o '"text":"[^"]*","margin":[0-9.]*,"upper":[0-9.]*' | sed 's/\(\.[0-9]\{6\}\)[0-9]*/\1/g'
acta audit draw cards.toml --seed 1 --sizes assembly=80 > list.csv; head -2 list.csv
fill() { awk -F, -v OFS=, 'NR == 1 { print; next } { k = substr($1, 2) + 0
  if ($1 ~ /^n/) $7 = k <= 300 ? "A" : k <= 500 ? "B" : k <= 580 ? "C" : "blank"
  else $8 = k <= 100 ? "A" : k <= 300 ? "B" : k <= 390 ? "C" : "blank"; print }' list.csv > paper.csv; }
fill; acta audit assess cards.toml --seed 1 --sizes assembly=80 --entries paper.csv
# The first card is of the other area on paper; then of both, which is a slip; then it waits.
sed -i '2s/,[^,]*,$/,,C/' paper.csv; acta audit assess cards.toml --seed 1 --sizes assembly=80 --entries paper.csv | sed -n '3,8p'
sed -i '2s/,[^,]*,C$/,A,C/' paper.csv; acta audit assess cards.toml --seed 1 --sizes assembly=80 --entries paper.csv
fill; sed -i '2s/,[^,]*,$/,,/' paper.csv; acta audit assess cards.toml --seed 1 --sizes assembly=80 --entries paper.csv | sed -n '3,4p'
fill; sed -i '2s/,[^,]*,$/,no contest,/' paper.csv; acta audit assess cards.toml --seed 1 --sizes assembly=80 --entries paper.csv | sed -n '3,6p'
# What fewer than 48 cards reverse is left out: 70 of 1 + 1/2 are 46.7 in the north, 100 of 2 are 50 in the south.
sed 's/^law = .*/&\nleast_margin = 48/' cards.toml > least.toml; acta audit plan least.toml | sed -n '/^assembly/,/^Cards/p'
# First samples where chance is in them, or strata, are not what this case is about.
plan() { acta audit plan "$1" | sed -n '/^assembly/,/^Cards/p' | sed 's/sample: [0-9,]* cards/sample: N cards/; s/cards [0-9]* of/cards N of/g'; }
# The south without records: totals of its batch.
printf 'batch,contest,choice,votes\n2,south,A,100\n2,south,B,200\n2,south,C,90\n' > pools.csv; head -601 cvr.csv > north.csv
sed 's/^manifest.*/&\nkind = "oneaudit"\npools = "pools.csv"/; s/cvr.csv/north.csv/' cards.toml > pooled.toml
plan pooled.toml
acta audit draw pooled.toml --seed 1 --sizes assembly=80 | sed -n '$p'
sed -i 's/C,90/D,90/' pools.csv; acta audit plan pooled.toml; sed -i 's/D,90/C,90/; s/2,south,A/2,east,A/' pools.csv; acta audit plan pooled.toml
# Each province a stratum: the same claims, and what no stratum has alone. The other's column is there, and empty.
printf 'batch,cards\n1,600\n' > manifest-n.csv; printf 'batch,cards\n2,400\n' > manifest-s.csv
{ head -1 cvr.csv; tail -400 cvr.csv; } > south.csv
{ sed '/^manifest/d; /^cvr/d; /^cards/d' cards.toml; for s in north south; do printf '[[stratum]]\nid = "%s-cards"\nmanifest = "manifest-%.1s.csv"\ncvr = { files = ["%s.csv"] }\n' $s $s $s
  printf 'cards = { assembly = %s }\n' $([ $s = north ] && echo 600 || echo 400); done; } > strata.toml
plan strata.toml
acta audit draw strata.toml --seed 1 --sizes assembly=120 | awk -F, -v OFS=, 'NR == 1 { print; next } { k = substr($1, 14) + 0
  if ($1 ~ /^n/) $7 = k <= 300 ? "A" : k <= 500 ? "B" : k <= 580 ? "C" : "blank"
  else $8 = k <= 100 ? "A" : k <= 300 ? "B" : k <= 390 ? "C" : "blank"; print }' > paper.csv; sed -n '2p;$p' paper.csv
acta audit assess strata.toml --seed 1 --sizes assembly=120 --entries paper.csv | sed -n '3,12p'
try() { sed "$1" cards.toml > wrong.toml; acta audit plan wrong.toml > plan.txt; grep -h proven plan.txt; }
try 's/^area = "South"/area = "North"/'
try 's/^area = "South"/area = ["Here", "South"]/'
try 's/^law = .*/&\nlevels = ["district"]/'
try 's/^law = .*/&\nlevels = ["region", "province"]/'
try 's/^id = "south"/id = "assembly"/'
try 's/^id = "south"/id = "batch"/'
try 's/^seats = 2//'
try 's/^seats = 2/seats = 3/'
try 's/^seats = 2/seats = 2\nreported = { A = 100, B = 200, C = 100 }/'
try 's/^choices = .*//'
sed '/^.*contest.part/,$d; s/^cards = 1000/&\npart = []/' cards.toml > wrong.toml; acta audit plan wrong.toml
sed '/^.*contest.part/,$d; s/^cards = 1000/&\npart = 3/' cards.toml > wrong.toml; acta audit plan wrong.toml
sed 's/^law = .*/&\nno_list = ["A", "B", "C"]/' cards.toml > wrong.toml; acta audit plan wrong.toml
try 's/^seats = 2/seats = 2\nchoices = ["A", "B"]/'
sed '600s/,$/,A/' cvr.csv > both.csv; try 's/cvr.csv/both.csv/'
# In the north A alone, with 1 vote: its seats hang on that one card, 1 of 1,000 at a value of 1,000 (two times V - 1/2 is 1, of 1,000 cards).
awk -F, -v OFS=, '$1 ~ /^n/ && $1 != "n1" { $3 = "blank" } { print }' cvr.csv > alone.csv
sed 's/cvr.csv/alone.csv/; s/^area = "North"/&\nchoices = ["A"]/; s/own.toml/free.toml/' cards.toml > alone.toml
sed '/^threshold/d' own.toml > free.toml; acta audit plan alone.toml | sed -n '/^assembly/,/^Cards/p'
acta audit plan alone.toml --json | grep -o '"text":"North[^"]*","margin":[0-9.]*,"upper":[0-9.]*' | sed 's/\(\.[0-9]\{6\}\)[0-9]*/\1/g'
# Nobody in the north has a vote: its three seats are not filled. As many as the areas have are the seats of a law that leaves them to the file.
sed -i 's/^n1,1,A/n1,1,blank/' alone.csv; acta audit plan alone.toml | sed -n '/^assembly/,/^  north/p'
sed -i 's/, total = 5//' free.toml
sed 's/^kind = "law"/&\nwinners = 5/' alone.toml > five.toml; acta audit plan five.toml | sed -n '/^assembly/,/^  north/p'
sed -i 's/^winners = 5/winners = 9/' five.toml; acta audit plan five.toml
# One ballot is not called by two names: a card could have votes of two areas then.
sed 's/^formula/votes = "list"\n&/' own.toml > list.toml; try 's/own.toml/list.toml/; s/^area = "South"/&\nballot = "list"/; s/cvr.csv/both.csv/'
try 's/own.toml/list.toml/; s/^area = .*/&\nballot = "list"/; s/cvr.csv/both.csv/'
# A tie broken: one more for B in the south. Polling says the same of all seats from votes alone.
sed 's/^kind = "law"/&\nwinners = 5/; s/^seats = 3/&\nreported = { A = 300, B = 200, C = 80 }/; s/^seats = 2/&\nreported = { A = 100, B = 260, C = 40 }/
  s/^manifest.*/&\nkind = "polling"/; /^cvr/d' cards.toml > polling.toml
plan polling.toml
# Two ballots on a card: who has most votes in the district, and three seats by all second votes. A 30 of 50 in the first district, B 30 of 50 in
# the other; lists of 40 to 60 by D'Hondt: 60, 40, 30: B 2, A 1; next 20. A's first before B's third, 40 - 60 / 3 = 20; B's second before A's second,
# 60 / 2 - 40 / 2 = 10.
awk 'BEGIN { print "card,batch,e1,l1,e2,l2"
  for (n = 1; n <= 50; ++n) print "a" n ",1," (n <= 30 ? "A" : "B") "," (n <= 20 ? "A" : "B") ",,"
  for (n = 1; n <= 50; ++n) print "b" n ",1,,," (n <= 20 ? "A" : "B") "," (n <= 20 ? "A" : "B") }' > cvr.csv
printf 'batch,cards\n1,100\n' > manifest.csv
cat > own.toml <<'TOML'
format = "acta-law"
version = 2
name = "Two votes"
[[tier]]
id = "district"
kind = "plurality"
areas = "district"
votes = "first"
seats = 1
[[tier]]
id = "list"
kind = "lists"
votes = "second"
seats = 3
formula = "dhondt"
TOML
cat > cards.toml <<'TOML'
[audit]
name = "Two votes"
manifest = "manifest.csv"
cvr = { files = ["cvr.csv"] }
[[contest]]
id = "assembly"
kind = "law"
law = "own.toml"
choices = ["A", "B"]
cards = 100
part = [{ id = "e1", area = "1", ballot = "first" }, { id = "l1", area = "1", ballot = "second" },
        { id = "e2", area = "2", ballot = "first" }, { id = "l2", area = "2", ballot = "second" }]
TOML
acta audit plan cards.toml | sed -n '/^assembly/,/^Cards/p'
acta audit plan cards.toml --json | grep -o '"text":"[^"]*","margin":[0-9.]*,"upper":[0-9.]*' | sed 's/\(\.[0-9]\{6\}\)[0-9]*/\1/g'
printf 'card,e1,l1,e2,l2\na1,A,A,,\na2,A,,,\na3,A,no contest,,\nb1,no contest,not valid,A,A\n' > paper.csv
acta audit assess cards.toml --seed 1 --sizes assembly=100 --entries paper.csv
printf 'card,e1,l1,e2,l2\na1,A,A,,\na2,A,,,\na3,A,no contest,,\nb1,no contest,,A,B\n' > paper.csv
acta audit assess cards.toml --seed 1 --sizes assembly=100 --entries paper.csv | sed -n '3,7p'
# What one of the parts of an area says of it holds for the other, and they do not differ.
sed -i '0,/^seats = 1/s//seats = { given = true }/' own.toml
both() { sed "s/area = \"1\", ballot = \"first\"/&$1/; s/area = \"1\", ballot = \"second\"/&$2/; s/area = \"2\", ballot = \"second\"/&, seats = 1/" cards.toml > both.toml
  acta audit plan both.toml | sed -n '/^assembly/,/^  e1/p'; }
both '' ', seats = 1'
both ', seats = 1, registered = 60' ', population = 90'
both ', seats = 1' ', seats = 2'
both ', seats = 1, population = 90' ', population = 91'
both ', registered = 60' ', seats = 1, registered = 61'
try 's/area = "1"/area = [""]/g'
try 's/, { id = "l2", area = "2", ballot = "second" }//'
try 's/ballot = "first"/ballot = "third"/g'
