# Rounds for RCVis and the result as EML: one count by a law, the same by a configuration of RCTab.
export SOURCE_DATE_EPOCH=1810000000
cat > ward.blt <<'BLT'
4 2
6 1 2 0
3 4 1 3 0
5 2 0
4 3 0
0
"Ames"
"Burr"
"Cole"
"Dorn"
"Ward 1"
BLT
acta count ward.blt --law gb/scottish-local --rcvis ward.json --eml ward.xml --cdf cvr.json --date 2027-05-06 >/dev/null
cat ward.json ward.xml
acta count cvr.json --contest "Ward 1" --law gb/scottish-local --seats 2 | grep Elected
# The same ballots in two more forms, and from them.
acta count ward.blt --law gb/scottish-local --blt again.blt --rctab-csv ward_rctab_cvr.csv >/dev/null
cat again.blt; head -3 ward_rctab_cvr.csv
acta count again.blt --law gb/scottish-local | grep Elected
acta count ward_rctab_cvr.csv --law gb/scottish-local --seats 2 | grep Elected
printf '3 1\n-2\n2 1 2 0\n1 3 0\n0\n"A"\n"B"\n"C"\n"T"\n' >withdrawn.blt
acta count withdrawn.blt --law generic/irv --rctab-csv w.csv
acta count withdrawn.blt --law generic/irv --blt w.blt >/dev/null && cat w.blt
acta count ward.blt --law gb/scottish-local --blt ward.blt
printf '%s\n' 'id,Ames,Burr,Cole' '1,1,2,' '2,1,,' '3,,1,' '4,,1,2' '5,2,,1' >votes.csv
cat > config.json <<'JSON'
{ "tabulatorVersion": "2.0.1",
  "outputSettings": { "contestName": "Mayor", "contestDate": "2026-11-03", "contestJurisdiction": "Exampletown" },
  "cvrFileSources": [ { "provider": "genericCsv", "filePath": "votes.csv", "firstVoteColumnIndex": "2",
                        "firstVoteRowIndex": "2", "idColumnIndex": "1" } ],
  "candidates": [ { "name": "Ames" }, { "name": "Burr" }, { "name": "Cole" } ],
  "rules": { "winnerElectionMode": "singleWinnerMajority", "tiebreakMode": "useCandidateOrder",
             "overvoteRule": "exhaustImmediately", "maxSkippedRanksAllowed": "unlimited", "maxRankingsAllowed": "max",
             "numberOfWinners": "1", "decimalPlacesForVoteArithmetic": "4" } }
JSON
acta count --rctab config.json --rcvis mayor.json >/dev/null && cat mayor.json
# What must not be written, and what nothing says.
acta count ward.blt --law gb/scottish-local --cdf ward.blt
acta count ward.blt --law gb/scottish-local --ballot-log none/log.csv
acta count ward.blt --law gb/scottish-local --rcvis a.json --eml a.json --date 2027-05-06
acta count ward.blt --law gb/scottish-local --rcvis a.json
acta count ward.blt --law gb/scottish-local --rcvis a.json --date 2027-02-30
acta count ward.blt --families --rcvis a.json --date 2027-05-06
acta count --rctab config.json --rcvis votes.csv
acta count --rctab config.json --eml config.json
cp ward.blt 'Ward_1_detailed_report.csv'
acta count Ward_1_detailed_report.csv --format blt --law gb/scottish-local -o .
acta count ward.blt --law gb/scottish-local --rcvis a.json --date 2027-2-3
acta count ward.blt --law gb/scottish-local --date 2027-05-06
acta count ward.blt --date 2027-05-06
acta count ward.blt --families -o reports
sed 's/"contestDate": "2026-11-03", //' config.json > undated.json
acta count --rctab undated.json --rcvis a.json -o reports
sed 's/singleWinnerMajority/multiPassIrv/; s/"numberOfWinners": "1"/"numberOfWinners": "2"/' config.json > mayor-2.json
acta count --rctab mayor-2.json --rcvis mayor.json -o reports
acta count --rctab mayor-2.json --rcvis Mayor_1_detailed_report.json --eml Mayor_1_detailed_report-1.xml -o . >/dev/null && ls Mayor*
acta count ward.blt --law gb/scottish-local --rcvis Ward_1_detailed_report.json --date 2027-05-06 -o .
acta count ward.blt --law gb/scottish-local -o ward.json/reports
acta count ward.blt --law gb/scottish-local --ballot-log /dev/full
mkfifo pipe
acta count ward.blt --law gb/scottish-local --cdf pipe
acta count ward.blt --law gb/scottish-local --eml pipe --date 2027-05-06
ls -d a.json reports
# A log has the name of a second pass, which is known after the count: neither the log nor the ballots are written.
printf 'format = "acta-law"\nversion = 2\nname = "x"\n[ranked]\nmode = "multi_pass"\nseats = 2\nties = "candidate_order"\n' > passes.toml
acta count ward.blt --law passes.toml --rcvis pass.json --ballot-log pass-2.json --cdf pass.cdf --date 2027-05-06
ls pass*
