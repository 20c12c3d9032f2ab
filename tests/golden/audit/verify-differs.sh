# Another seed: no ticket fits. A P-value with two digits exchanged, a decision turned round, a vote too many.
sed s/83916027/83916028/ audits/polling.csv > seed.csv
acta audit verify seed.csv --manifest Tamarack=audits/manifest.csv
sed 's/0.0719782746/0.0917782746/; s/,18,Yes,/,18,No,/; s/Ames: 8; Burr: 4/Ames: 9; Burr: 4/' audits/polling.csv > typed.csv
acta audit verify typed.csv
