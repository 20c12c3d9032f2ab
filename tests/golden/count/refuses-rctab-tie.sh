# Ames 3, Burr 2, Cole 2: nobody says who of Burr and Cole goes.
printf 'Ames,Burr,Cole\n1,,\n1,,\n1,,\n2,1,\n2,1,\n,,1\n,,1\n' > votes.csv
cat > config.json <<'JSON'
{ "tabulatorVersion": "2.0.1", "outputSettings": { "contestName": "Mayor" },
  "cvrFileSources": [ { "provider": "genericCsv", "filePath": "votes.csv", "firstVoteColumnIndex": 1, "firstVoteRowIndex": 2 } ],
  "candidates": [ { "name": "Ames" }, { "name": "Burr" }, { "name": "Cole" } ],
  "rules": { "winnerElectionMode": "singleWinnerMajority", "numberOfWinners": 1, "tiebreakMode": "stopCountingAndAsk",
             "overvoteRule": "exhaustImmediately", "decimalPlacesForVoteArithmetic": 4, "maxSkippedRanksAllowed": 0,
             "maxRankingsAllowed": "max" } }
JSON
acta count --rctab config.json
