# One thing wrong at a time.
printf 'batch,cards\nA,4\n' > manifest.csv
printf 'card,batch,mayor:Ann,mayor:Burr\na,A,1,0\nb,A,1,0\nc,A,0,1\nd,A,1,0\n' > cvr.csv
cat > good.toml <<'TOML'
[audit]
manifest = "manifest.csv"
cvr = { format = "csv", files = ["cvr.csv"] }
[[contest]]
id = "mayor"
choices = ["Ann", "Burr"]
TOML
try() { sed "$1" good.toml > cards.toml; acta audit plan cards.toml; }
try 's/^cvr.*//'
try 's/manifest.csv/manifesto.csv/'
try 's/"csv"/"dominio"/'
try 's/^manifest = .*/&\nrisk_limit = 500/'
try 's/^manifest = .*/&\ncolumns = { batch = "box" }/'
try 's/^manifest = .*/&\nkind = "oneaudit"/'
try 's/"Burr"/"Burt"/'
try 's/"Burr"/"Ann"/'
try 's/"Burr"/"Blank"/'
try 's/"mayor"/"Order"/'
try 's/^id = "mayor"/id = "mayor"\nelected = ["Burr"]/'
try 's/^id = "mayor"/id = "mayor"\ncards = 3/'
try 's/^id = "mayor"/id = "mayor"\nwinners = 2/'
try 's/^id = "mayor"/id = "mayor"\ncolour = "red"/'
try 's/^\[\[contest.*/[[contest/'
printf 'batch,cards\nA,600000000\n' > manifest.csv; acta audit plan good.toml
printf 'batch,cards\nA,4\n' > manifest.csv
sed -i 's/c,A,0,1/c,A,0,2/' cvr.csv; acta audit plan good.toml
sed -i 's/c,A,0,2/a,A,0,1/' cvr.csv; acta audit plan good.toml
printf 'card,batch,mayor:Ann,mayor:Burr\na,A,1,0\nb,A,1,0\nc,A,0,1\nd,A,0,1\n' > cvr.csv; acta audit plan good.toml
printf 'card,batch,mayor:Ann,mayor:Burr\na,A,1,0\nb,A,1,0\nc,A,0,1\nd,A,1,0\n' > cvr.csv
acta audit draw good.toml
acta audit draw good.toml --seed 1 --sizes mayor=5
acta audit draw good.toml --seed 1 --sizes mayor
acta audit draw good.toml --seed 1 --sizes council=3
acta audit draw good.toml --seed 1 --draws 3
acta audit assess good.toml --seed 1 --sizes mayor=3 --risk-limit 1%
assess() { printf "$1" > paper.csv; acta audit assess good.toml --seed 1 --sizes mayor=4 --entries paper.csv; }
assess 'card,mayor\na,Ann\nb,Anne\n'
assess 'card,mayor\na,Ann\na,Ann\n'
assess 'card,mayor\nz,Ann\n'
assess 'card,senate\na,Ann\n'
assess 'card,mayor\n,Ann\n'
acta audit assess good.toml --seed 1 --sizes mayor=4 --entries nowhere.csv
