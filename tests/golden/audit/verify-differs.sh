# Another seed: no ticket fits.
sed s/83916027/83916028/ audits/polling.csv > seed.csv
acta audit verify seed.csv --manifest Tamarack=audits/manifest.csv
# A hundred draws of a hundred ballots that elect Burr on paper: no full count confirms Ames. Where the audited votes elect Ames,
# whether the draws repeat ballots is not known without their list.
sed -e '/SAMPLED BALLOTS/,$d' -e /^1,Mayor/d -e 's/^2,Mayor.*/1,Mayor,Targeted,100,Yes,<0.0000000001,D,D,Ames: 40; Burr: 60/' audits/polling.csv > whole.csv
acta audit verify whole.csv
sed 's/Ames: 40; Burr: 60$/Ames: 60; Burr: 40/' whole.csv > unlisted.csv
acta audit verify unlisted.csv | grep -A 3 A302
# A P-value with two digits exchanged, a decision turned round, a vote too many.
sed 's/0.0719782746/0.0917782746/; s/,18,Yes,/,18,No,/; s/Ames: 8; Burr: 4/Ames: 9; Burr: 4/' audits/polling.csv > typed.csv
acta audit verify typed.csv
