# The work flow with cards: forty of them, margins by hand (see cards.sh): mayor 12 cards of margin 0.5; the council, 15 cards of margin
# 0.6, is read where cards are drawn for the mayor. N18 is read as Burr where its record has Ann: risk 0.588248 after 12 cards. At
# that rate, 12 (ln 0.05 / ln 0.588 - 1) = 55.8, at most as many as before: 12 more. Risks 0.00487345 and, over the ten cards of the council that
# come first, 0.00836952: by a program of 20 lines in another language.
export SOURCE_DATE_EPOCH=1790000000
{
  echo 'card,batch,position,mayor:Ann,mayor:Burr,council:Dee,council:Eve'
  for k in $(seq 1 25); do if [ $k -le 18 ]; then echo "N$k,North,$k,1,0,,"; else echo "N$k,North,$k,0,1,,"; fi; done
  for k in $(seq 1 15); do
    if [ $k -le 10 ]; then m=1,0; elif [ $k -eq 11 ]; then m=0,1; else m=0,0; fi
    if [ $k -le 12 ]; then c=1,0; else c=0,1; fi
    echo "S$k,South,$k,$m,$c"
  done
} > cvr.csv
printf 'Container,Number of ballots\nSouth,15\nNorth,25\n' > manifest.csv
cat > cards.toml <<'TOML'
[audit]
name = "Town"
manifest = "manifest.csv"
cvr = { files = ["cvr.csv"] }
[[contest]]
id = "mayor"
choices = ["Ann", "Burr"]
[[contest]]
id = "council"
choices = ["Dee", "Eve"]
TOML
acta audit plan cards.toml --state town.acta --risk-limit 5%
acta audit plan cards.toml --state town.acta > plan.txt
tail -2 plan.txt | head -1
acta audit draw town.acta --seed "20 26" --sizes mayor=12,council=0 -o drawn.csv
fill() { awk -F, -v OFS=, 'NR == 1 { print; next }
  { k = substr($1, 2) + 0; north = $1 ~ /^N/
    $7 = north ? (k <= 18 ? "Ann" : "Burr") : (k <= 10 ? "Ann" : k == 11 ? "Burr" : "blank")
    $8 = north ? "" : (k <= 12 ? "Dee" : "Eve")
    print }' | sed "$1"; }
fill '6s/Ann/Burr/' < drawn.csv > first.csv
acta audit enter town.acta first.csv
acta audit assess town.acta
acta audit next town.acta -o more.csv
fill '' < more.csv > second.csv
acta audit enter town.acta second.csv
acta audit assess town.acta
acta audit report town.acta -o report
grep -o '"risk": [0-9.e-]*' report/report.json | tail -4 | uniq
echo >> manifest.csv
acta audit assess town.acta
