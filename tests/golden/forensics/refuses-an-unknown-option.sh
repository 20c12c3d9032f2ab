mkdir village && cd village
printf 'Station,Ames\n1,5\n' > sheets.csv
cat > election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Town"
[[source]]
id = "sheets"
file = "sheets.csv"
[[contest]]
id = "mayor"
name = "Mayor"
[[option]]
id = "ames"
name = "Ames"
[[copy]]
id = "final"
[[copy.table]]
source = "sheets"
unit = "Station"
votes = { ames = "Ames" }
TOML
acta forensics . --option burr
acta forensics . --copy first
acta forensics . --contest council
acta forensics . --plots sheets.csv
acta forensics . --calibrate many
