# A past election of 60 stations, a sample of 20 from a public seed, observers' sheets of it (one station did not report),
# forms, and announced figures: one that the sample allows and one that it does not.
mkdir past && cd past
awk -v OFS=, 'BEGIN { print "Area,Station,Electors,Ames,Burr,Cole"
  for (i = 1; i <= 60; ++i) { e = 200 + i % 7 * 20; v = int(e / 2) + i % 5; a = int(v * (i % 3 == 0 ? 0.6 : 0.45)); c = i % 4 * 3
    print (i % 3 == 0 ? "Hill" : "Vale"), i, e, a, v - a - c, c } }' > official.csv
cat > election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Sixty stations"
[[source]]
id = "official"
file = "official.csv"
[[source]]
id = "observers"
file = "observers.csv"
[[contest]]
id = "mayor"
name = "Mayor"
count = "official"
law = "./three"
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
id = "official"
[[copy.table]]
source = "official"
areas = ["Area"]
unit = "Station"
registered = "Electors"
votes = { ames = "Ames", burr = "Burr", cole = "Cole" }
[[copy]]
id = "observers"
kind = "observer"
[[copy.table]]
source = "observers"
areas = ["Area"]
unit = "Station"
registered = "Electors"
votes = { ames = "Ames", burr = "Burr", cole = "Cole" }
TOML
cp ../council/eight.toml three.toml
head -2 official.csv > observers.csv
acta observe plan election.toml --margin 1.5 --replicates 200 --seed 7
acta observe draw election.toml --size 20 --seed "83 19 60 44" -o sample.csv
head -4 sample.csv
cut -d, -f2 sample.csv | tail -n +2 | head -19 > drawn
awk -F, 'NR == FNR { drawn[$1] = 1; next } FNR == 1 || ($1 "/" $2) in drawn' drawn official.csv > observers.csv
{ echo "SubmissionDate,station,opened_on_time,observers_present"; awk '{ print "2031-05-04," $1 "," (NR % 4 ? "yes" : "no") "," NR % 3 }' drawn; echo "2031-05-04,nowhere,yes,1"; } > forms.csv
printf 'station,kind\nHill/33,queue\nHill/33,queue\nHill/36,queue\nVale/1,power cut\nnowhere,queue\n' > incidents.csv
acta observe estimate election.toml --sample sample.csv --announced turnout=50.9 --announced ames=70 --forms forms.csv --incidents incidents.csv --replicates 100
# The same in a record: the report compares what releases print.
printf '[[source]]\nid = "drawn"\nfile = "sample.csv"\n[[sample]]\nsource = "drawn"\n[[release]]\nid = "claimed"\nname = "Claimed"\nturnout = "61 %%"\n' >> election.toml
acta report election.toml -o page.html > /dev/null
acta check election.toml --all | grep -A3 O101
