# Voters went alike everywhere: Ames to Cole 80 %, home 20 %; Burr to Cole and Dale by halves; of those at home 10 % to Dale.
mkdir first
cat > first/s.csv <<'CSV'
Area,Unit,Electors,Ames,Burr
N,1,1000,400,100
S,1,1000,100,500
E,1,1000,300,300
W,1,2000,500,900
M,1,1000,200,50
X,1,500,100,100
CSV
cat > first/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "First"
[[source]]
id = "s"
file = "s.csv"
[[contest]]
id = "c"
name = "C"
[[option]]
id = "ames"
name = "Ames"
[[option]]
id = "burr"
name = "Burr"
[[copy]]
id = "final"
[[copy.table]]
source = "s"
areas = ["Area"]
unit = "Unit"
registered = "Electors"
votes = { ames = "Ames", burr = "Burr" }
TOML
mkdir second
cat > second/s.csv <<'CSV'
Area,Unit,Electors,Cole,Dale
N,1,1000,370,100
S,1,1000,330,290
E,1,1000,390,190
W,1,2000,850,510
M,1,1000,185,100
CSV
cat > second/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Second"
[[source]]
id = "s"
file = "s.csv"
[[contest]]
id = "c"
name = "C"
[[option]]
id = "cole"
name = "Cole"
[[option]]
id = "dale"
name = "Dale"
[[copy]]
id = "final"
[[copy.table]]
source = "s"
areas = ["Area"]
unit = "Unit"
registered = "Electors"
votes = { cole = "Cole", dale = "Dale" }
TOML
acta flows first second --replicates 20
acta flows first second --replicates 0 --level 0 --weighted --json | cut -c1-300
