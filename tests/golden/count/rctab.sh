# Two seats, 22 ballots; rounds worked out in README.md ("ranked ballots").
cat > votes.csv <<'CSV'
ballot,Ames,Burr,Cole,Dorn
1,1,2,,
2,1,2,,
3,1,2,,
4,1,2,,
5,1,2,,
6,1,2,,
7,1,,2,
8,1,,2,
9,1,,2,
10,,1,,
11,,1,,
12,,1,,
13,,1,,
14,,1,,
15,,,1,
16,,,1,
17,,,1,
18,,,1,
19,,,2,1
20,,,2,1
21,1,1,,
22,,,,
CSV
cat > council_config.json <<'JSON'
{ "tabulatorVersion": "2.0.1",
  "outputSettings": { "contestName": "Council", "contestDate": "2026-11-03", "contestJurisdiction": "Exampletown" },
  "cvrFileSources": [ { "provider": "genericCsv", "filePath": "votes.csv", "firstVoteColumnIndex": "2",
                        "firstVoteRowIndex": "2", "idColumnIndex": "1" } ],
  "candidates": [ { "name": "Ames" }, { "name": "Burr" }, { "name": "Cole" }, { "name": "Dorn" } ],
  "rules": { "winnerElectionMode": "multiWinnerAllowMultipleWinnersPerRound", "numberOfWinners": "2",
             "tiebreakMode": "stopCountingAndAsk", "overvoteRule": "exhaustImmediately",
             "decimalPlacesForVoteArithmetic": "4", "maxSkippedRanksAllowed": "unlimited", "maxRankingsAllowed": "max" } }
JSON
acta count --rctab council_config.json --steps -o reports
ls reports
cat reports/Council_detailed_report.csv
