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
# Fifty votes each: no sample confirms either. A ballot that was not found, and yet has a vote.
sed 's/Ames: 60; Burr: 40/Ames: 50; Burr: 50/' audits/polling.csv > tied.csv
acta audit verify tied.csv | grep -A 5 'A30[23]'
sed '0,/,AUDITED,/s//,NOT_FOUND,/' audits/polling.csv > lost.csv
acta audit verify lost.csv | grep -A 4 A304
# Batch D has two votes moved from Ames to Burr: its margin fell by 4, not 2; a total and a count of ballots that do not add up.
sed 's/,4,audit@/,2,audit@/; s/Totals,,300/Totals,,301/; s/Ames: 178; Burr: 122/Ames: 178; Burr: 121/' audits/batches.csv > sums.csv
acta audit verify sums.csv | grep -A 7 A304
