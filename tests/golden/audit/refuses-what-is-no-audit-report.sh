acta audit verify
acta audit verify nowhere.csv
acta audit verify audits/manifest.csv
printf '{"a": 1}' > a.json
acta audit verify a.json
head -c 900 audits/log.json > cut.json
acta audit verify cut.json
sed 's/Ames: 60; Burr: 40/Ames: 60; Burr 40/' audits/polling.csv > a.csv
acta audit verify a.csv
sed 's/Round Number,Contest Name/Round Number,Contest/' audits/polling.csv > b.csv
acta audit verify b.csv
sed 's/AUDITED,Burr/AUDITED,Cole/' audits/polling.csv > c.csv
acta audit verify c.csv
printf '\0\1\2' > d.csv
acta audit verify d.csv
acta audit verify audits/polling.csv --manifest a.json
