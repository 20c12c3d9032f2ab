# A sheet for every kind of difference, keys written in two ways, a key that two sheets share, sheets of one copy only.
mkdir two && cd two
cat > night.csv <<'CSV'
Area,Station,Electors,Ames,Burr,Cole,Valid
A,1,400,100,60,20,180
A,2,400,100,60,20,180
A,3,400,100,60,20,180
A,4,400,100,60,20,180
A,5,400,100,60,20,180
A,6,400,120,60,20,200
B,7,400,0,0,0,180
B,8,400,,,,
B,9,400,180,60,20,180
B,10,400,100,60,20,180
B,11,400,100,16,20,180
B,12,400,100,80,20,180
B,12,400,100,80,20,180
CSV
cat > final.csv <<'CSV'
Area,Station,Electors,Ames,Burr,Cole,Valid
A,001,400,100,60,20,180
A,002,400,60,100,20,180
A,003,400,95,65,20,180
A,004,400,700,60,20,180
A,005,400,10,60,20,180
A,006,410,120,60,20,200
B,007,400,100,60,20,180
B,008,400,100,60,20,180
B,009,400,100,60,20,180
B,010,400,90,55,19,164
B,011,400,100,61,20,180
B,012,400,100,80,20,200
B,013,400,50,90,20,160
CSV
cat > election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Two copies"
[[contest]]
id = "mayor"
name = "Mayor"
count = "final"
[[option]]
id = "ames"
name = "Ames"
[[option]]
id = "burr"
name = "Burr"
[[option]]
id = "cole"
name = "Cole"
[[source]]
id = "night"
file = "night.csv"
[[source]]
id = "final"
file = "final.csv"
[[copy]]
id = "night"
name = "Election night"
published = "2031-05-04T23:00"
kind = "preliminary"
[[copy.table]]
source = "night"
areas = ["Area"]
unit = "Station"
registered = "Electors"
valid = "Valid"
votes = { ames = "Ames", burr = "Burr", cole = "Cole" }
[[copy]]
id = "final"
name = "Final"
published = "2031-05-06"
[[copy.table]]
source = "final"
areas = ["Area"]
unit = "Station"
registered = "Electors"
valid = "Valid"
votes = { ames = "Ames", burr = "Burr", cole = "Cole" }
TOML
cd .. && acta compare two --csv two.csv --list 20 && acta compare two --json >/dev/null
cat two.csv
acta compare two --copies night
acta compare two --copies night,none
acta compare two --contest none
