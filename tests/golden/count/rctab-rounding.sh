# Five seats, 52 ballots of V, W, X, Y, Z and eight of B. The quota is 11; V to Y are elected with 52, 41, 30 and 19, and leave Z
# 8: a tie with B in exact arithmetic. Four decimals lose 0.0180 of it on the way (README.md, "ranked ballots").
{
  echo V,W,X,Y,Z,B
  for i in $(seq 52); do echo 1,2,3,4,5,; done
  for i in $(seq 8); do echo ,,,,,1; done
} > votes.csv
cat > config.json <<'JSON'
{ "tabulatorVersion": "2.0.1", "outputSettings": { "contestName": "Board" },
  "cvrFileSources": [ { "provider": "genericCsv", "filePath": "votes.csv", "firstVoteColumnIndex": 1, "firstVoteRowIndex": 2 } ],
  "candidates": [ { "name": "V" }, { "name": "W" }, { "name": "X" }, { "name": "Y" }, { "name": "Z" }, { "name": "B" } ],
  "rules": { "winnerElectionMode": "multiWinnerAllowMultipleWinnersPerRound", "numberOfWinners": 5,
             "tiebreakMode": "useCandidateOrder", "overvoteRule": "exhaustImmediately",
             "decimalPlacesForVoteArithmetic": 4, "maxSkippedRanksAllowed": "unlimited", "maxRankingsAllowed": "max" } }
JSON
acta count --rctab config.json
