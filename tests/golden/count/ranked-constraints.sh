# At most one of Ames and Burr: who is elected then, and what is refused.
cat > ward.blt <<'BLT'
4 2
6 1 0
5 2 4 0
1 4 0
0
"Ames"
"Burr"
"Cole"
"Dean"
"Ward"
BLT
cat > one.toml <<'TOML'
[[constraint]]
group = "North"
candidates = ["Ames", "Burr"]
most = 1
TOML
acta count ward.blt --law gb/scottish-local --constraints one.toml --steps
acta count ward.blt --law gb/scottish-local --constraints one.toml --json | python3 -c 'import json, sys
for one in json.load(sys.stdin)["passes"][0]["rounds"]: print(one["doomed"], one["guarded"])'
sed 's/most = 1/least = 3/' one.toml > three.toml
acta count ward.blt --law gb/scottish-local --constraints three.toml
sed 's/"Burr"/"Bur"/' one.toml > name.toml
acta count ward.blt --law gb/scottish-local --constraints name.toml
acta count ward.blt --law ie/dail --constraints one.toml --json | python3 -c 'import json, sys
print(json.load(sys.stdin)["passes"][0]["elected"])'
acta count ward.blt --law us/cambridge --seats 2 --constraints one.toml
sed 's/most/at_most/' one.toml > key.toml
acta count ward.blt --law gb/scottish-local --constraints key.toml
