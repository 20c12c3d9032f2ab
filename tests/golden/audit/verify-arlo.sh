# Thirty draws from 100 ballots, 60 to 40 reported. Round 1: 8 to 4, so 1 / (1.2^8 0.8^4) = 0.5677930648; both rounds: 23 to 7, so
# 1 / (1.2^23 0.8^7) = 0.0719782746. Ticket numbers by the shell line in doc/methods/audit.md, "Drawing".
acta audit verify audits/polling.csv
acta audit verify --manifest Tamarack=audits/manifest.csv audits/polling.csv | tail -1
# Sheets of wards.sh: U = 6; five draws, of them three of a sheet with taint 0.04: (5/6)^5 / 0.96^3 = 0.4542344519.
acta audit verify audits/batches.csv --json
