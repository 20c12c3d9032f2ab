# Everything that can be wrong with what observe is given, each with a clear message and status 2.
acta observe plan
acta observe guess town
acta observe plan town
acta observe plan town --size 3 --strata Province
acta observe draw town --size 2
acta observe draw town --size 99 --seed x
acta observe draw town --size 2 --seed x --design cubic
acta observe draw town --size 2 --seed x --allocation fair
acta observe estimate town
echo 'station,stratum' > short.csv
acta observe estimate town --sample short.csv
row() { printf 'station,stratum,stratum_stations,probability,design\n%b' "$1" > sample.csv; acta observe estimate town --sample sample.csv; }
row ''
row 'North/1,North,3,0.5,stratified\nNorth/1,North,3,0.5,stratified\n'
row 'North/1,North,many,0.5,stratified\n'
row 'North/1,North,3,1.5,stratified\n'
row 'North/1,North,1,0.5,stratified\nNorth/2,North,1,0.5,stratified\n'
row 'nowhere,North,3,0.5,stratified\n'
acta observe draw town --size 2 --seed x -o sample.csv
acta observe estimate town --sample sample.csv --announced turnout
acta observe estimate town --sample sample.csv --announced nobody=3
acta observe estimate town --sample sample.csv --forms short.csv --station polling_station
acta observe estimate town --sample sample.csv --incidents short.csv --station stratum
acta observe plan council --size 3
