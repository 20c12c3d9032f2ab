# The same ballots: every way to break ties, who else could be elected by how few ballots, official numbers with one
# rounded, one wrong and one that should be blank, and where ballots go.
cat > ward.blt <<'BLT'
4 2
6 1 2 0
3 4 1 3 0
5 2 0
4 3 0
0
"Ames"
"Burr"
"Cole"
"Dorn"
"Ward 1"
BLT
cat > official.csv <<'CSV'
candidate,stage 1,stage 2,stage 3,stage 4
Ames,6,9,7,7
Burr,5,5,6.3333,6.3333
Cole,4,5,4.66666,-
Dorn,3,3,-,-
quota,7,7,7,7
CSV
acta count ward.blt --law gb/scottish-local --tie-tree 100 --margins --verify official.csv --ballot-log paths.csv.gz
zcat paths.csv.gz
