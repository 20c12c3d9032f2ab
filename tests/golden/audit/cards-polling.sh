# Polling of 200 cards, 130 to 60 reported: Kelly's bet for values 1, 0 and 1/2 is 2 (130 - 60) / 190 = 0.736842; a draw adds
# (130 ln 1.368421 + 60 ln 0.631579) / 200 = 0.0660177 to ln T: 3.10109 takes 47 on average with replacement. The first sample is
# the 0.9 quantile of 200 simulated audits: 65 in 20,000 simulated in another language, 59 to 73 within two errors of 200; at 50, 75 and 90 %
# 35, 50 and 66 in 6,000 simulated there.
# Then all 200 are read: paper says 120 to 70, which is enough; and 95 to 95, which is a tie.
printf 'batch,cards\nA,120\nB,80\n' > manifest.csv
cat > cards.toml <<'TOML'
[audit]
name = "Polling"
kind = "polling"
manifest = "manifest.csv"
[[contest]]
id = "mayor"
choices = ["Ann", "Burr"]
reported = { Ann = 130, Burr = 60 }
TOML
acta audit plan cards.toml
acta audit draw cards.toml --seed 7 --sizes mayor=3
read_all() { acta audit draw cards.toml --seed 7 --sizes mayor=200 | awk -F, -v OFS=, -v ann=$1 -v burr=$2 'NR == 1 { print; next }
  { $7 = NR - 1 <= ann ? "Ann" : NR - 1 <= ann + burr ? "burr" : "overvote"; print }' > paper.csv; }
read_all 120 70
acta audit assess cards.toml --seed 7 --sizes mayor=200 --entries paper.csv
read_all 95 95
acta audit assess cards.toml --seed 7 --sizes mayor=200 --entries paper.csv
