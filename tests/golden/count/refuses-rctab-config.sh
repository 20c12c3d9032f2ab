cat > config.json <<'JSON'
{ "tabulatorVersion": "2.0.1", "outputSettings": { "contestName": "Mayor" },
  "cvrFileSources": [ { "provider": "ess", "filePath": "votes.xlsx", "firstVoteRowIndex": 2 } ],
  "candidates": [ { "name": "Ames" }, { "name": "Burr", "aliases": [ "Ames" ] } ],
  "rules": { "winnerElectionMode": "singleWinnerMajority", "numberOfWinners": 2, "tiebreakMode": "useCandidateOrder",
             "overvoteRule": "exhaustImmediately", "decimalPlacesForVoteArithmetic": 4, "maxSkippedRanksAllowed": 0,
             "maxRankingsAllowed": "max" } }
JSON
acta count --rctab config.json
