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
# The Senate's last seat: 5, 4, 1; the one goes to the second: 5 and 5. A lot alone decides (s 273(17)), not that Ames had more before.
printf '%s\n' '3 1' '5 1 0' '4 2 0' '1 3 2 0' 0 '"Ames"' '"Burr"' '"Cole"' '"Last seat"' >last.blt
acta count last.blt --law au/senate
acta count last.blt --law au/senate --draw Burr --draw Ames | grep -A14 Elected
