# The page of an audit, and pictures of a plan of cards. Forty cards of cards-in-rounds.sh, sizes by formula (no chance in it): ln(1 / (0.9 0.05)) = 3.101;
# mayor, margin 20/40: ln(1 + 1.92484 (1/1.5 - 1/2)) = 0.2782, 12 cards; council, margin 9/15: ln(1 + 1.92484 (1/1.4 - 1/2)) = 0.3454, 9 cards. Risk of the mayor: there.
# One card is read as Burr where its record has Ann: 1 - 0. A page is the template with report.json in it; what a reader without scripts sees is told here.
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
name = "Council"
choices = ["Dee", "Eve"]
TOML
acta audit plan cards.toml --plots pictures > plan.txt
ls pictures
acta audit plan cards.toml --json | grep -o '"exact":true,"ends":\[[0-9]*\]'
acta audit plan cards.toml --state town.acta > plan.txt
acta audit report town.acta --page before.html
grep -o '<h1>Town</h1><p>Risk-limiting audit</p><p>Nothing was assessed yet' before.html
acta audit draw town.acta --seed "20 26" --sizes mayor=12 --sizes council=0 -o drawn.csv
awk -F, -v OFS=, 'NR == 1 { print; next } { k = substr($1, 2) + 0; north = $1 ~ /^N/
  $7 = north ? (k <= 18 ? "Ann" : "Burr") : (k <= 10 ? "Ann" : k == 11 ? "Burr" : "blank"); $8 = north ? "" : (k <= 12 ? "Dee" : "Eve"); print }' drawn.csv | sed '6s/Ann/Burr/' > paper.csv
acta audit enter town.acta paper.csv
acta audit assess town.acta | tail -2
acta audit report town.acta --page page.html -o report | head -2
grep -o '<h1>Town.*</ul><h2>' page.html
grep -o '"commands": \[[^]]*\]\|"acta audit [^"]*"' report/report.json
grep -o '"kind": "[a-z_]*"\|"overstatement": [0-9.]*' report/report.json
# Not over what it is made from, and not without a place to write to.
acta audit report town.acta --page cvr.csv
acta audit report town.acta --page town.acta
acta audit report town.acta
