# Every kind of fault of a manifest, with its cell: a count with a letter, one below zero, an empty box; a row of totals; a name twice, a
# name that differs by a zero; South 3 missing between 2 and 4; records of "Noth 1"; 3 records where the manifest has 2 cards, 1 where it has 4.
printf 'Box,Cards\nNorth 1,5\nNorth 2,2\nNorth 2,2\nNorth 02,0\nSouth 1,4\nSouth 2,x7\nSouth 4,-3\nTotal,13\n' > manifest.csv
printf 'card,batch,mayor:Ann,mayor:Burr\na,Noth 1,1,0\nb,North 2,1,0\nc,North 2,1,0\nd,North 2,0,1\ne,South 1,1,0\n' > cvr.csv
cat > cards.toml <<'TOML'
[audit]
name = "Faults"
manifest = "manifest.csv"
cvr = { format = "csv", files = ["cvr.csv"] }
[[contest]]
id = "mayor"
choices = ["Ann", "Burr"]
TOML
acta audit plan cards.toml
acta audit draw cards.toml --seed 1
# Mended, but for records that the manifest does not have.
printf 'Box,Cards\nNorth 1,1\nNorth 2,3\nSouth 1,1\n' > manifest.csv
acta audit draw cards.toml --seed 1
sed -i s/Noth/North/ cvr.csv
acta audit draw cards.toml --seed 1 --sizes mayor=2
