# Twelve sheets of 100 ballots, each 80 to 20: margin 720, every bound (60 + 100) / 720 = 2/9, U = 8/3, 1 - 1/U = 0.625.
# To 5 %: ln 0.05 / ln 0.625 = 6.4, so 7 draws. All bounds in billionths, rounded up, are 222,222,223, and 12 of them
# 2,666,666,676; number k is SHA-256("83 19 60 44 02 71,k") modulo that, plus 1, and sheet A has the first 222,222,223
# numbers: printf '83 19 60 44 02 71,1' | sha256sum and so on give K E I E B C F K.
# Round 1, 3 draws: paper of I is 78 to 22: error 4 of at most 160, taint 0.025. 0.625^3 / 0.975 = 0.2504;
#   (ln 0.05 - ln 0.2504) / ln 0.625 = 3.43, so 4; at the rate so far 3 (ln 0.05 / ln 0.2504 - 1) = 3.49, at most 3. So 4.
# Round 2, 7 draws: paper of B is 60 to 40: error 40, taint 0.25. 0.625^7 / (0.975 0.75) = 0.05094; 1 more.
# Round 3, 8 draws: K again, nothing to fetch. 0.625^8 / (0.975 0.75) = 0.03184.
export SOURCE_DATE_EPOCH=1936000000
digests() { sed -E 's/[0-9a-f]{64}/DIGEST/g; s/  [0-9a-f]{16}  /  DIGEST  /'; }
mkdir ward
echo 'Station,Electors,Ballots,Ames,Burr' > ward/sheets.csv
for station in A B C D E F G H I J K L; do echo "$station,200,100,80,20" >> ward/sheets.csv; done
cat > ward/election.toml <<'TOML'
format = "acta-record"
version = 1
title = "Town"
[[source]]
id = "sheets"
file = "sheets.csv"
[[contest]]
id = "mayor"
name = "Mayor"
[[option]]
id = "ames"
name = "Ames"
[[option]]
id = "burr"
name = "Burr"
[[copy]]
id = "sheets"
[[copy.table]]
source = "sheets"
unit = "Station"
registered = "Electors"
ballots = "Ballots"
votes = { ames = "Ames", burr = "Burr" }
TOML
acta audit plan ward --plots pictures > plan.txt && ls pictures
acta audit plan ward --state town.acta | digests
acta audit ceremony town.acta | digests
acta audit draw town.acta --seed "83 19 60 44 02 71" --draws 3 -o round-1.csv
cat round-1.csv
printf 'sheet,Ames,Burr\nK,80,20\nE,80,20\nI,78,22\n' > paper-1.csv
acta audit enter town.acta paper-1.csv
acta audit assess town.acta
acta audit next town.acta -o round-2.csv
cat round-2.csv
sed 's/^B,.*/B,,100,1,5,40,60/; s/^C,.*/C,,100,1,6,80,20/' round-2.csv > paper-2.csv
acta audit enter town.acta paper-2.csv
acta audit assess town.acta
printf 'sheet;Ames;Burr\nB;60;40\nF;80;20\n' > correction.csv
acta audit enter town.acta correction.csv
acta audit assess town.acta
acta audit next town.acta -o round-3.csv
acta audit assess town.acta
acta audit assess town.acta --json | digests
acta audit log town.acta | digests
acta audit report town.acta -o report
cat report/entries.csv
cmp report/round-2-retrieval.csv round-2.csv && acta audit list town.acta --round 2 | cmp - round-2.csv && echo same
# The same log gives the same report; the folder can be moved as a whole.
mkdir moved && cp -r ward town.acta moved && acta audit report moved/town.acta -o again && diff -r report again && echo same
