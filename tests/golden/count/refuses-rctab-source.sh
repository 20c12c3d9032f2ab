# The second ballot gives Burr the rank "first"; then a candidate of the table is none of the configuration.
printf 'Ames,Burr\n1,2\n2,first\n' > votes.csv
cat > config.json <<'JSON'
{ "tabulatorVersion": "2.0.1", "outputSettings": { "contestName": "Mayor" },
  "cvrFileSources": [ { "provider": "genericCsv", "filePath": "votes.csv", "firstVoteColumnIndex": 1, "firstVoteRowIndex": 2 } ],
  "candidates": [ { "name": "Ames" } ],
  "rules": { "winnerElectionMode": "singleWinnerMajority", "numberOfWinners": 1, "tiebreakMode": "useCandidateOrder",
             "overvoteRule": "exhaustImmediately", "decimalPlacesForVoteArithmetic": 4, "maxSkippedRanksAllowed": 0,
             "maxRankingsAllowed": "max" } }
JSON
acta count --rctab config.json
printf 'Ames,Burr\n1,2\n2,1\n' > votes.csv
acta count --rctab config.json
rm votes.csv
acta count --rctab config.json
