# What an audit has to show of the paper for the elected: of one seat, for SHANGRLA too; of several; where there is none.
cat > mayor.blt <<'BLT'
4 1
42 1 2 0
26 2 1 0
20 3 2 0
11 4 3 0
1 0
0
"Ames"
"Burr"
"Cole"
"Dorn"
"Mayor"
BLT
acta count mayor.blt --law generic/irv --assertions --raire mayor.json | sed -n '/Assertions/,$p'
cat mayor.json
acta count mayor.blt --law generic/irv --assertions --risk-limit 10% --json | tail -c 900
# 99 valid: each of Ames' 42 is worth 1 - (1/3 + 1/99) / (42/99 - 0.02) - 0.00001 = 0.15041 or more to Burr: 26 + 6.32 to Cole's 20 + 11.
acta count mayor.blt --law gb/scottish-local --seats 2 --assertions | sed -n '/Assertions/,$p'
acta count mayor.blt --law gb/scottish-local --seats 2 --assertions --raire council.json
acta count mayor.blt --law generic/irv --risk-limit 10%
acta count mayor.blt --law generic/irv --raire mayor.json
acta count mayor.blt --law generic/irv --assertions --raire mayor.blt
acta count mayor.blt --law generic/irv --assertions --risk-limit 70%
printf '%s\n' '2 1' '3 1 0' '3 2 0' 0 '"Ames"' '"Burr"' '"Tie"' >tie.blt
acta count tie.blt --law generic/irv --draw Burr --draw Ames --assertions | sed -n '/Assertions/,$p'
