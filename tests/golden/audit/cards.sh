# Forty cards, margins by hand. Mayor 28 to 8 of 40: 0.5, value without error 1 / (2 - 0.5) = 2/3; one draw adds
# ln(1 + 1.92484 / 6) = 0.27854 to ln T: ln(1 / (0.9 * 0.05)) = 3.10109 takes 12 cards. Council, on the 15 cards of South
# alone, 12 to 3: 0.6, 1 / 1.4 = 0.71429, 0.34519 a draw: 9 cards. Different cards: 15 * 9/15 + 25 * 12/40 = 16.5.
# Which cards: the smallest SHA-256 of "20 26,k", k = 1 to 25 for North, 26 to 40 for South.
# Risks by a program of 15 lines in another language: see README.md; with N18 wrong 0.5882, and 8 more cards bring it to 0.0335.
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
kind = "comparison"
risk_limit = 5
manifest = "manifest.csv"
cvr = { files = ["cvr.csv"] }
[[contest]]
id = "mayor"
name = "Mayor"
choices = ["Ann", "Burr"]
[[contest]]
id = "council"
name = "Council"
choices = ["Dee", "Eve"]
TOML
acta audit plan cards.toml
acta audit draw cards.toml --seed "20 26"
# What the records say, typed as seen on paper, but for one card: Burr where the record has Ann.
fill() { awk -F, -v OFS=, 'NR == 1 { print; next }
  { k = substr($1, 2) + 0; north = $1 ~ /^N/
    $7 = north ? (k <= 18 ? "Ann" : "Burr") : (k <= 10 ? "Ann" : k == 11 ? "Burr" : "blank")
    $8 = north ? "" : (k <= 12 ? "Dee" : "Eve")
    print }' | sed "$1"; }
acta audit draw cards.toml --seed "20 26" -o drawn.csv
fill '' < drawn.csv > same.csv
fill '6s/Ann/Burr/' < drawn.csv > other.csv
fill '4d' < drawn.csv > part.csv
acta audit assess cards.toml --seed "20 26" --sizes mayor=12,council=9 --entries same.csv
acta audit assess cards.toml --seed "20 26" --sizes mayor=12,council=9 --entries other.csv
acta audit assess cards.toml --seed "20 26" --sizes mayor=12,council=9 --entries part.csv
# No card is drawn for the council: its first six cards are all among those of the mayor.
acta audit draw cards.toml --seed "20 26" --sizes mayor=12 | fill '' > mayor.csv
acta audit assess cards.toml --seed "20 26" --sizes mayor=12 --entries mayor.csv
acta audit assess cards.toml --seed "20 26" --sizes mayor=12 --entries mayor.csv --json
