# Two copies: the later one has ten sheets that the earlier one lacks, all for Quin.
mkdir two
cat > two/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Sheets of the night and of the day"
[[source]]
id = "night"
file = "night.csv"
[[source]]
id = "day"
file = "day.csv"
[[contest]]
id = "mayor"
name = "Mayor"
[[option]]
id = "p"
name = "Pat"
[[option]]
id = "q"
name = "Quin"
[[copy]]
id = "night"
contest = "mayor"
[[copy.table]]
source = "night"
unit = "Station"
votes = { p = "Pat", q = "Quin" }
[[copy]]
id = "day"
contest = "mayor"
[[copy.table]]
source = "day"
unit = "Station"
votes = { p = "Pat", q = "Quin" }
TOML
awk -v OFS=, 'BEGIN { print "Station", "Pat", "Quin"; for (i = 1; i <= 30; ++i) print i, 150 + i, 90 + i * 7 % 20 }' > two/night.csv
awk -v OFS=, 'BEGIN { print "Station", "Pat", "Quin"; for (i = 1; i <= 30; ++i) print i, 150 + i, 90 + i * 7 % 20
  for (i = 31; i <= 40; ++i) print i, 0, 200 + i }' > two/day.csv
acta forensics two | grep -A12 C218
