# A table of ranks with precincts and a column behind the ranks; by precinct. Ames 3, Burr 2, Cole 2 of 7: a tie of the last, which the draw
# breaks: Burr goes, both ballots to Cole: 4 of 7. An overvote ends its ballot.
cat > votes.csv <<'CSV'
precinct,first,second,remark
North,Ames,undervote,a
North,Ames,Burr,b
South,Ames,Cole,c
South,Burr,Cole,d
North,Burr,Cole,e
North,Cole,,f
South,Cole,Ames,g
South,overvote,Ames,h
CSV
acta count votes.csv --law generic/irv --format rank-csv --first-column 2 --ranks 2 --precinct-column 1 --by precinct \
  --draw Cole --draw Burr -o reports
ls reports "reports/Tabulate by Precinct"
acta count votes.csv --law generic/irv --format rank-csv --first-column 2 --ranks 2
acta count votes.csv --law generic/irv --format rank-csv --first-column 2 --ranks 2 --draw Cole --draw Burr --tie-tree 10 --margins | tail -22
