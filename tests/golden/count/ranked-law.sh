# Two seats, 18 ballots, by the law of Scottish councils; stages worked out in README.md ("ranked ballots by a law").
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
acta count ward.blt --law gb/scottish-local --steps -o reports
ls reports
