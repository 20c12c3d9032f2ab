# Seats of lists and first rounds from cards. D'Hondt, five seats of 60, 28, 12: 60 30 28 20 15, so A 4, B 1 (next 14, 12).
# Margins of 100 cards: B's first before A's fifth 28 - 60/5 = 16 of 1 + 1/5: (16/100) / (1/5) of the assorter's mean, v = 0.8, u = 3; A's fourth
# before B's second 60/4 - 28/2 = 1 of 1/4 + 1/2: v = (1/100) / (1/2) = 0.02, u = 0.75: the hardest, v / u = 0.02667. Without error
# 1 / (2 - 0.02667) = 0.50676; ln(1 / (0.9 0.05)) = 3.101 over ln(1 + 1.92484 0.00676) = 0.01293: more than all cards by far (239.9).
# Bolivia's rule, 45 to 30 to 25: 5 points to spare over 40 % and over ten points ahead of B. By hand:
# above 40 %: v = (5/100) / 0.4, u = 1 / 0.8: v / u = 0.1; 10 ahead: (5/100) / 1.1, u = 1 / 1.1 (weights 0.9, -1.1): v / u = 0.05.
awk 'BEGIN { print "card,batch,council,mayor"; for (n = 1; n <= 100; ++n)
  print "c" n ",1," (n <= 60 ? "A" : n <= 88 ? "B" : "C") "," (n <= 45 ? "Ann" : n <= 75 ? "Burr" : "Cole") }' > cvr.csv
printf 'batch,cards\n1,100\n' > manifest.csv
cat > cards.toml <<'TOML'
[audit]
name = "Lists"
manifest = "manifest.csv"
cvr = { files = ["cvr.csv"] }
[[contest]]
id = "council"
kind = "dhondt"
winners = 5
choices = ["A", "B", "C"]
elected = ["A", "A", "A", "A", "B"]
cards = 100
[[contest]]
id = "mayor"
kind = "runoff"
lead_share = 40
lead = 10
choices = ["Ann", "Burr", "Cole"]
elected = ["Ann"]
cards = 100
TOML
acta audit plan cards.toml | tail -22
acta audit plan cards.toml --json | grep -o '"text":"[^"]*","margin":[0-9.]*,"upper":[0-9.]*' | sed 's/\(\.[0-9]\{6\}\)[0-9]*/\1/g'
try() { sed "$1" cards.toml > wrong.toml; acta audit plan wrong.toml > plan.txt; grep -h 'seat\|round' plan.txt | head -1; }
try 's/dhondt/sainte-lague/; s/"A", "A", "A", "A", "B"/"A", "A", "A", "B", "C"/'
try 's/winners = 5/winners = 5\nthreshold = 20/'
sed '/^lead/d; s/elected = \["Ann"\]/elected = ["Ann", "Burr"]/' cards.toml > second.toml
acta audit plan second.toml | grep -A8 'second round'
try 's/"A", "A", "A", "A", "B"/"A", "A", "A", "B", "B"/'
try 's/"A", "A", "A", "A", "B"/"A", "B"/'
try 's/winners = 5/winners = 5\nthreshold = 28/'
try 's/winners = 5/winners = 5\nvotes_for = 2/'
try 's/^lead = .*//'
try 's/kind = "runoff"/kind = "plurality"/'
try 's/^lead = .*/lead = 15/'
try 's/winners = 5/winners = 5\nlead = 5/'
# What is wrong with the manifest is told beside what may follow from it, and the cell of an entry.
printf 'batch,cards\n1,many\n' > manifest.csv
sed '/^cvr/d; s/^manifest = .*/&\nkind = "polling"/; s/^choices = \["A",.*/&\nreported = { A = 60, B = 28, C = 12 }/; s/^choices = \["Ann.*/&\nreported = { Ann = 45, Burr = 30, Cole = 25 }/' cards.toml > polling.toml
acta audit plan polling.toml
printf 'batch,cards\n1,100\n' > manifest.csv
printf 'card,council,mayor\nc7,A,Anne\n' > paper.csv
acta audit assess cards.toml --seed 1 --sizes mayor=100 --entries paper.csv
printf 'mayor,card\nAnn,d7\n' > paper.csv
acta audit assess cards.toml --seed 1 --sizes mayor=100 --entries paper.csv
printf 'card,position,mayor\nc7,8,Ann\n' > paper.csv
acta audit assess cards.toml --seed 1 --sizes mayor=100 --entries paper.csv | head -3
sed 's/^card,batch/card,position,batch/; s/^c\([0-9]*\),/c\1,\1,/' cvr.csv > placed.csv && sed 's/cvr.csv/placed.csv/' cards.toml > placed.toml
acta audit assess placed.toml --seed 1 --sizes mayor=100 --entries paper.csv
