# A small nation whose numbers were made so that each test has something to see, judged with honest elections beside it.
mkdir nation
awk 'BEGIN {
  OFS = ","
  print "Province", "Town", "Station", "Electors", "Ballots", "Ames", "Burr", "Cole"
  for (i = 1; i <= 1200; ++i) {
    town = int((i - 1) / 30); small = i % 4 == 0
    v = small ? 200 + i % 90 : 900 + (i * 37) % 700
    # small stations: nearly all vote, nearly all for Ames, by whole fives of per cents; the others vary
    t = small ? 80 + 5 * (i % 4) : 35 + (i * 7919) % 24
    s = small ? 85 + 5 * (int(i / 4) % 3) : 30 + (i * 104729) % 21
    r = int(v * t / 100); a = int(r * s / 100 + 0.5)
    if (!small) a = int(a / 5) * 5
    if (i % 3 == 1 && !small) a = int(a / 100) * 100 + 95
    c = town == 3 ? 12 : int((r - a) * (10 + i % 13) / 100)
    if (i > 1170) { v = 800; r = 400; a = 150; c = 50 }
    print "P" int(town / 10), "T" town, i, v, r, a, r - a - c, c
  }
}' > nation/sheets.csv
cat > nation/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Made to be seen"
[[source]]
id = "sheets"
file = "sheets.csv"
[[contest]]
id = "president"
name = "President"
[[option]]
id = "ames"
name = "Ames"
[[option]]
id = "burr"
name = "Burr"
[[option]]
id = "cole"
name = "Cole"
[[copy]]
id = "final"
[[copy.table]]
source = "sheets"
areas = ["Province", "Town"]
unit = "Station"
registered = "Electors"
ballots = "Ballots"
votes = { ames = "Ames", burr = "Burr", cole = "Cole" }
TOML
acta forensics nation --option ames --calibrate 99 --replicates 200
acta forensics nation --option ames --replicates 20 --plots pictures | tail -1
ls pictures
# Beside its own sheets as the earlier election: what is whole is whole both times, and nothing has changed. The record itself is
# refused; an election without a single station of the same key is neither compared with nor drawn.
mkdir before other
sed 's/Made to be seen/Before/' nation/election.toml > before/election.toml
cp nation/sheets.csv before
sed 's/Made to be seen/Elsewhere/' nation/election.toml > other/election.toml
sed '2,$s/,T\([0-9]*\),/,T\1,x/' nation/sheets.csv > other/sheets.csv
acta forensics nation --option ames --replicates 20 --before before | grep -A 28 F116
acta forensics nation --before nation
cp -r nation again
acta forensics nation --before before --before again
acta forensics nation --before before --before before
acta forensics nation --option ames --replicates 20 --before other --plots alone | grep -A 4 F116
acta forensics nation --option ames --replicates 20 --before before --before other --plots both | grep -A 5 F116
for pictures in alone both; do ls $pictures | grep -c elections; done
