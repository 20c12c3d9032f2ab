# Ties without the draw of lots, more seats than candidates, an official table that lacks candidates; one of a count that stopped, missing, with
# somebody who was no candidate, and sound.
printf '%s\n' '4 2' '5 1 0' '3 2 0' '2 3 0' '2 4 2 0' 0 '"Ames"' '"Burr"' '"Cole"' '"Dorn"' '"Ward"' >ward.blt
acta count ward.blt --law gb/scottish-local
acta count ward.blt --law gb/scottish-local --tie-tree 10
acta count ward.blt --law gb/scottish-local --tie-tree 10 --json | tail -c 250
acta count ward.blt --law gb/scottish-local --tie-tree 10 --rcvis a.json --date 2027-05-06
acta count ward.blt --law gb/scottish-local --tie-tree 10 --draw Dorn
acta count ward.blt --law gb/scottish-local --tie-tree 10 --draw Nobody
acta count ward.blt --law gb/scottish-local --seats 6
printf '%s\n' 'candidate,stage 1' 'Ames,5' 'Cole,2' 'quota,5' >official.csv
acta count ward.blt --law gb/scottish-local --draw Cole --draw Dorn --verify official.csv | grep -A9 Official
acta count ward.blt --law gb/scottish-local --tie-tree 10 --verify none.csv
printf '%s\n' 'candidate,stage 1' 'Ames,5' 'Eddy,2' >other.csv
acta count ward.blt --law gb/scottish-local --tie-tree 10 --verify other.csv
acta count ward.blt --law gb/scottish-local --tie-tree 10 --verify official.csv | tail -3
acta count ward.blt --law gb/scottish-local --tie-tree 10 --verify official.csv --json | tail -c 60
