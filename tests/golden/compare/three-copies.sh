# Sheets followed over three copies: 1 never changes, 2 changes once, 3 twice, 4 comes late, 5 is gone in the last.
mkdir three && cd three
printf 'Station,Ames,Burr\n1,10,5\n2,10,5\n3,10,5\n5,10,5\n' > a.csv
printf 'Station,Ames,Burr\n1,10,5\n2,11,5\n3,11,5\n5,11,5\n' > b.csv
printf 'Station,Ames,Burr\n1,10,5\n2,11,5\n3,12,5\n4,10,5\n' > c.csv
cat > election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Three copies"
[[contest]]
id = "mayor"
name = "Mayor"
count = "c"
[[option]]
id = "ames"
name = "Ames"
[[option]]
id = "burr"
name = "Burr"
TOML
for id in a b c; do printf '[[source]]\nid = "%s"\nfile = "%s.csv"\n[[copy]]\nid = "%s"\npublished = "2031-05-0%d"\n[[copy.table]]\nsource = "%s"\nunit = "Station"\nvotes = { ames = "Ames", burr = "Burr" }\n' $id $id $id $(( $(printf '%d' "'$id") - 96 )) $id; done >> election.toml
acta compare election.toml | head -8
