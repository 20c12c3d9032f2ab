# Two counties by hand. Adams, 40 cards with records, 28 to 8; Brown, 30 cards without, 16 to 10 as reported: 44 to 18 of 70
# cards, margin 26/70 = 37.14 %. Council in Adams alone: the audit of cards.sh's mayor, 12 draws of margin 0.5 at 5 %.
# Rates, bets and risks by a program of 60 lines in another language (a search for the largest least growth, and the least
# product over a grid): see README.md. Which cards: the smallest SHA-256 of "20 26/adams,k" and "20 26/brown,k".
export SOURCE_DATE_EPOCH=1790000000
{
  echo 'card,batch,position,mayor:Ann,mayor:Burr,council:Dee,council:Eve'
  for k in $(seq 1 40); do
    if [ $k -le 28 ]; then m=1,0,1,0; elif [ $k -le 36 ]; then m=0,1,0,1; else m=0,0,0,0; fi
    echo "A$k,North,$k,$m"
  done
} > adams.csv
printf 'batch,cards\nNorth,40\n' > adams-manifest.csv
printf 'batch,cards\nX,20\nY,10\n' > brown-manifest.csv
cat > cards.toml <<'TOML'
[audit]
name = "Two counties"
[[contest]]
id = "mayor"
choices = ["Ann", "Burr"]
elected = ["Ann"]
[[contest]]
id = "council"
choices = ["Dee", "Eve"]
[[stratum]]
id = "adams"
name = "Adams County"
manifest = "adams-manifest.csv"
cvr = { files = ["adams.csv"] }
[[stratum]]
id = "brown"
kind = "polling"
manifest = "brown-manifest.csv"
contests = ["mayor"]
reported = { mayor = { Ann = 16, Burr = 10 } }
TOML
acta audit plan cards.toml
acta audit plan cards.toml --json | grep -o '"strata":\[{"id":"adams","cards".*' | grep -o '"id":"[a-z]*","cards":[0-9]*,"rate":[0-9.]*,"bet":[0-9.]*,"first":[0-9]*' | sed 's/\(\.[0-9]\{6\}\)[0-9]*/\1/g'
acta audit draw cards.toml --seed "20 26" --sizes mayor=30,council=12 -o drawn.csv
cat drawn.csv
# What was reported, typed as seen on paper, but for one card of Adams: Burr where the record has Ann.
fill() { awk -F, -v OFS=, 'NR == 1 { print; next }
  { split($1, name, ":"); k = $4 + 0
    if (name[1] == "adams") $7 = k <= 28 ? "Ann" : k <= 36 ? "Burr" : "blank"
    else $7 = k % 2 ? "Ann" : k % 3 ? "Burr" : k % 4 ? "Ann" : "blank"
    $8 = name[1] == "adams" ? (k <= 28 ? "Dee" : k <= 36 ? "Eve" : "blank") : ""
    print }' | sed "$1"; }
fill '' < drawn.csv > same.csv
fill '3s/Ann/Burr/' < drawn.csv > other.csv
fill '3d' < drawn.csv > part.csv
acta audit assess cards.toml --seed "20 26" --sizes mayor=30,council=12 --entries same.csv
acta audit assess cards.toml --seed "20 26" --sizes mayor=30,council=12 --entries other.csv
acta audit assess cards.toml --seed "20 26" --sizes mayor=30,council=12 --entries part.csv | head -9
# The work flow.
acta audit plan cards.toml --state two.acta > plan.txt
acta audit draw two.acta --seed "20 26" --sizes mayor=12,council=0 -o first.csv
fill '' < first.csv > paper.csv
acta audit enter two.acta paper.csv
acta audit assess two.acta | tail -2
acta audit next two.acta --draws 18 -o second.csv
fill '' < second.csv > more.csv
acta audit enter two.acta more.csv
acta audit assess two.acta
acta audit list two.acta --round 2 | cmp - second.csv
acta audit report two.acta -o report | tail -1
# The commands of the report, with the rates of the log, draw the same cards.
grep '"acta audit ' report/report.json | sed 's/^ *"//; s/",\{0,1\}$//; s/\\"/"/g' > commands.sh
sed 's/\([a-z]":[0-9]*\)[0-9.]*/\1/g' commands.sh
sh commands.sh > said.txt && cut -d, -f1 first.csv second.csv | sort -u > ours && cut -d, -f1 drawn.csv | sort -u | cmp - ours
acta audit plan cards.toml --rates '{"mayor":{"adams":3,"brown":1},"council":{"adams":1}}' | grep 'mayor by\|stratum:'
acta audit plan cards.toml --rates '{"mayor":{"adams":3}}'
acta audit plan cards.toml --rates '{"mayor":{"adams":3,"brown":1,"clark":1},"council":{"adams":1}}'
acta audit plan cards.toml --rates '{"mayor":{"adams":0,"brown":1},"council":{"adams":1}}'
acta audit plan cards.toml --rates mayor=3
# One thing wrong at a time.
try() { sed "$1" cards.toml > wrong.toml; acta audit plan wrong.toml; }
try 's/^name = "Two.*/&\nkind = "polling"/'
try 's/^id = "brown"/id = "adams"/'
try 's/^id = "brown"/id = "a:b"/'
try 's/^contests = .*/contests = ["mayors"]/'
try 's/^reported.*//'
try 's/^reported.*/reported = { mayor = { Ann = 16, Cole = 10 } }/'
try 's/^reported.*/&\ncards = { council = 3 }/'
try 's/^reported.*/reported = { mayor = { Ann = 16, Burr = 36 } }/'
try 's/^reported.*/reported = { mayor = { Ann = 1, Burr = 29 } }/'
try 's/^id = "brown"/&\ndraws = 3/'
try 's/^id = "council"/&\ncards = 3/'
try 's/^id = "mayor"/&\nkind = "irv"/'
try 's/^\(choices = \["Dee.*\)/\1\n[[contest]]\nid = "judge"\nchoices = ["Fay", "Gus"]/' | head -3
printf 'card,mayor\nclark:A1,Ann\n' > paper.csv; acta audit assess cards.toml --seed 1 --sizes mayor=70 --entries paper.csv
printf 'card,mayor\nA1,Ann\n' > paper.csv; acta audit assess cards.toml --seed 1 --sizes mayor=70 --entries paper.csv
printf 'card,mayor,council\nbrown:X/1,Ann,Dee\n' > paper.csv; acta audit assess cards.toml --seed 1 --sizes mayor=70 --entries paper.csv
printf 'card,mayor\nbrown:X/1,Anna\n' > paper.csv; acta audit assess cards.toml --seed 1 --sizes mayor=70 --entries paper.csv
acta audit draw cards.toml --seed 1 --sizes mayor=71
