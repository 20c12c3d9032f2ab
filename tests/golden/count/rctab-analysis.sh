# Ames 3, Burr 2, Cole 2. Burr goes: both ballots count for Ames, 5 of 7. Cole goes: his end, and Ames has 3 of 5 and Burr 2. Ames
# wins either way. One ballot of Ames's for Burr instead: 2, 3, 2; of the lowest two Ames goes, and Burr has 3 of 5. A log never
# replaces ballots.
printf 'Ames,Burr,Cole\n1,,\n1,,\n1,,\n2,1,\n2,1,\n,,1\n,,1\n' > votes.csv
cat > config.json <<'JSON'
{ "tabulatorVersion": "2.0.1", "outputSettings": { "contestName": "Mayor" },
  "cvrFileSources": [ { "provider": "genericCsv", "filePath": "votes.csv", "firstVoteColumnIndex": 1, "firstVoteRowIndex": 2 } ],
  "candidates": [ { "name": "Ames" }, { "name": "Burr" }, { "name": "Cole" } ],
  "rules": { "winnerElectionMode": "singleWinnerMajority", "numberOfWinners": 1, "tiebreakMode": "stopCountingAndAsk",
             "overvoteRule": "exhaustImmediately", "decimalPlacesForVoteArithmetic": 4, "maxSkippedRanksAllowed": 0,
             "maxRankingsAllowed": "max" } }
JSON
acta count --rctab config.json --tie-tree 10
acta count --rctab config.json --draw Cole --draw Burr --margins --ballot-log log.csv && cat log.csv
printf ',1,2\nAmes,3,5\nBurr,2,\nCole,2,1\nthreshold,4,4\n' > official.csv
acta count --rctab config.json --draw Cole --draw Burr --verify official.csv
acta count --rctab config.json --draw Cole --draw Burr --ballot-log votes.csv
cat votes.csv; ls *.csv*
cp votes.csv log.csv.part && sed 's/votes.csv/log.csv.part/' config.json > beside.json
acta count --rctab beside.json --draw Cole --draw Burr --ballot-log log.csv
cat log.csv.part
acta count --rctab config.json --families
acta count votes.csv --families --margins
acta count votes.csv --families --draw Ames
