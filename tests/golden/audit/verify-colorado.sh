# 300 cards, margin 60, one 1-vote overstatement, limit 5 %: -2 * 1.03905 (ln 0.05 + ln(1 - 1/2.0781)) / 0.2 = 37.95... up: 38; after
# 45 draws (1 - 0.2/2.0781)^45 / (1 - 1/2.0781) = 0.02029. The second row is Colorado's of 2024: 99. Cards: SHA-256 of "seed,k" modulo 300, plus 1.
cd audits
acta audit verify contest.csv contestComparison.csv
acta audit verify contestComparison.csv contest.csv --manifest ManifestUpload.csv --seed 40916355827310644209
acta audit verify contest.csv contestComparison.csv --manifest ManifestUpload.csv --seed 40916355827310644208 | grep -A 3 A301
# Six discrepancies in five draws, more cards with the contest than cards, one that no card shows.
sed 's/,45,0,1,0,0,/,5,1,3,1,1,/; s/,4746866,3239722,/,4746866,4746867,/; s/,0.03000000,0,0,0,/,0.03000000,9,0,1,/' contest.csv > counts.csv
acta audit verify counts.csv contestComparison.csv | grep -A 7 A304
