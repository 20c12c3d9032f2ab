# A question that is none, an answer that is none, answers that do not fit, a law of tiers, seats that nobody states.
printf 'Ames,Burr\n1,2\n2,1\n1,\n' > votes.csv
law() { printf 'format = "acta-law"\nversion = 2\nname = "L"\n[ranked]\n%s\n' "$1" > law.toml; acta count votes.csv --law law.toml; echo "[$?]"; }
law 'quotas = "hare"'
law 'quota = "droop"'
law 'mode = "several_winners_per_round"
surplus = "every_nth"'
law 'seats = 1.5'
law 'mode = "several_winners_per_round"'
law 'mode = "single_winner"
[ranked.source]
quota = "s 7"'
acta count votes.csv --law il/knesset; echo "[$?]"
acta count votes.csv --law no/such; echo "[$?]"
acta count votes.txt --law generic/irv; echo "[$?]"
acta count votes.csv --law generic/irv --seats 2; echo "[$?]"
acta count votes.csv --law generic/irv --format bulletin; echo "[$?]"
acta count votes.csv --seats 2; echo "[$?]"
printf 'candidate,1\nAmes,2\nCole,1\n' > official.csv
acta count votes.csv --law generic/irv --verify official.csv; echo "[$?]"
printf 'candidate,1\nAmes,2\nBurr,one\n' > official.csv
acta count votes.csv --law generic/irv --verify official.csv; echo "[$?]"
acta count votes.csv --law generic/irv --by precinct; echo "[$?]"
acta count votes.csv --law generic/irv --by precinct -o reports; echo "[$?]"
printf 'format = "acta-law"\nversion = 2\nname = "L"\n[ranked]\nquota = "droop"\n' > law.toml
acta law check law.toml; echo "[$?]"
printf 'format = "acta-law"\nversion = 2\nname = "L"\n[ranked]\nmode = "single_winner"\n[[reading]]\nid = "other"\nname = "other"\nset = { "ranked.ties" = "coin" }\n' > law.toml
acta law check law.toml; echo "[$?]"
acta count votes.csv --law generic/meek --seats 1 --ballot-log log.gz
